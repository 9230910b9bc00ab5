using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;
using Readout.Language.Trees;

namespace Readout.Tests.Language.Trees;

public sealed class TreeModelTests
{
    [Fact]
    public void A_model_survives_being_written_and_read()
    {
        var model = Small();
        using var stream = new MemoryStream();
        TreeModelFile.Write(model, stream);
        stream.Position = 0;
        var read = TreeModel.Load(stream);
        stream.Position.ShouldBe(stream.Length);
        read.Names.Relations.ShouldBe(model.Names.Relations);
        read.Network.Keys.ShouldBe(model.Network.Keys);
        using var again = new MemoryStream();
        TreeModelFile.Write(read, again);
        again.Length.ShouldBe(stream.Length);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused() =>
        Should.Throw<InvalidDataException>(() => TreeModel.Load(new MemoryStream(new byte[100])));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void A_model_cut_short_is_refused_with_a_clear_message(double share)
    {
        using var stream = new MemoryStream();
        TreeModelFile.Write(Small(), stream);
        var error = Should.Throw<InvalidDataException>(() => TreeModel.Load(new MemoryStream(stream.ToArray()[..(int)(stream.Length * share)])));
        error.Message.ShouldContain("damaged");
    }

    [Fact]
    public void A_damaged_model_is_refused_or_read_but_never_breaks_otherwise()
    {
        using var stream = new MemoryStream();
        TreeModelFile.Write(Small(), stream);
        for (var at = 0; at < Math.Min(stream.Length, 400); at++)
        {
            var bytes = stream.ToArray();
            bytes[at] ^= 0xFF;
            try
            {
                TreeModel.Load(new MemoryStream(bytes));
            }
            catch (InvalidDataException)
            {
                // what is asked for
            }
        }
    }

    [Fact]
    public void A_sentence_is_parsed_the_same_alone_and_among_others()
    {
        var model = Small();
        string[] lines = ["The two ministers met .", "Nobody knew why , and nobody asked .", "Rain ."];
        var together = Parse(model, string.Join('\n', lines));
        var from = 0;
        foreach (var line in lines)
        {
            var alone = Parse(model, line);
            for (var i = 0; i < alone.Count; i++)
            {
                together.Tag(from + i).ShouldBe(alone.Tag(i));
                together.Relation(from + i).ShouldBe(alone.Relation(i));
                together.Heads[from + i].ShouldBe(alone.Heads[i] < 0 ? -1 : from + alone.Heads[i]);
            }

            from += alone.Count;
        }
    }

    [Fact]
    public void No_input_throws_and_every_sentence_gets_one_tree()
    {
        var model = Small();
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => HasOneTreeASentence(Parse(model, text ?? ""), text ?? "")).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("\ud800 \udc00\ud800 \u202e \u0000")]
    public void Odd_text_gets_trees(string text) => HasOneTreeASentence(Parse(Small(), text), text).ShouldBeTrue();

    [Fact]
    public void A_sentence_of_thousands_of_tokens_gets_one_tree()
    {
        var text = string.Join(' ', Enumerable.Range(0, 3000).Select(i => i % 7 == 0 ? "and" : "word" + i));
        HasOneTreeASentence(Parse(Small(), text), text).ShouldBeTrue();
    }

    [Fact]
    public void Tokens_outside_of_sentences_stand_alone()
    {
        var parsed = Small().Parse("a b", [new Token(new TextSpan(0, 1)), new Token(new TextSpan(2, 3))], []);
        parsed.Heads.ShouldBe([-1, -1]);
        parsed.Universal.ShouldBe([UniversalTag.X, UniversalTag.X]);
    }

    /// <summary>Splits at spaces and line ends.</summary>
    internal static ParsedTokens Parse(TreeModel model, string text)
    {
        var (tokens, sentences) = Split(text);
        return model.Parse(text, tokens, sentences);
    }

    private static (Token[] Tokens, Sentence[] Sentences) Split(string text)
    {
        List<Token> tokens = [];
        List<Sentence> sentences = [];
        var first = 0;
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || text[i] is ' ' or '\n';
            if (!ends && start < 0) start = i;
            if (ends && start >= 0)
            {
                tokens.Add(new Token(new TextSpan(start, i)));
                start = -1;
            }

            if ((i == text.Length || text[i] == '\n') && tokens.Count > first)
            {
                sentences.Add(new Sentence(new TextSpan(tokens[first].Span.Start, tokens[^1].Span.End), first, tokens.Count, 0));
                first = tokens.Count;
            }
        }

        return ([.. tokens], [.. sentences]);
    }

    private static bool HasOneTreeASentence(ParsedTokens parsed, string text)
    {
        foreach (var sentence in Split(text).Sentences)
        {
            var heads = parsed.Heads[sentence.FirstToken..sentence.EndToken];
            if (heads.Count(h => h == -1) != 1) return false;
            if (heads.Any(h => h != -1 && (h < sentence.FirstToken || h >= sentence.EndToken))) return false;
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                var at = i;
                for (var steps = 0; at != -1; steps++, at = parsed.Heads[at])
                {
                    if (steps > heads.Length) return false;
                }
            }
        }

        return true;
    }

    /// <summary>An untrained network: its trees are trees all the same.</summary>
    private static TreeModel Small(string words = "two ministers")
    {
        var network = new TreeNetwork(new TreeShape(16, 16, 2, 48, 16, 16, 16), [1, 2, 3]);
        var seed = 1;
        foreach (var weights in network.Dense.Append(network.TokenVectors)) MatrixProductTests.Numbers(weights.Length, seed++).CopyTo(weights, 0);
        return new TreeModel(network, new TreeNames(["NN", "VB", "DT"], ["root", "nsubj", "obj", "parataxis"]), new Lemmas([], []), ListedPhrases.Of([(words.Split(' '), 1u)]));
    }
}
