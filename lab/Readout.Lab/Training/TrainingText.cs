using System.Collections.Immutable;
using System.Text.Json;
using Readout.Documents;
using Readout.Lab.Tasks;
using Readout.Language;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>A text that the network learns from, with what is known of its tokens.</summary>
/// <param name="Words">Lemmas, tags and trees, or null.</param>
/// <param name="Names">Labels of <see cref="NameTags"/>, or null; <see cref="Unknown"/> where nobody said.</param>
internal sealed record TrainingText(string Text, Token[] Tokens, Sentence[] Sentences, Treebank.Word[]? Words, byte[]? Names)
{
    /// <summary>The label of a token of which it is not known whether it is part of a name.</summary>
    public const byte Unknown = byte.MaxValue;

    /// <summary>Whether somebody annotated it.</summary>
    public bool IsGold => Words is not null || Names is not null;

    public static TrainingText Of(Treebank bank) => new(bank.Text, bank.Tokens, bank.Sentences, bank.Words, null);

    /// <summary>A text without annotation, cut into tokens and sentences by the engine.</summary>
    public static TrainingText Plain(string text)
    {
        var paragraphs = ParagraphSplitter.Split(text);
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var first = tokens.Count;
            Tokenizer.Tokenize(text, paragraphs[i].Span, tokens);
            SentenceSplitter.Split(text, tokens, first, i, sentences);
        }

        return new TrainingText(text, [.. tokens], [.. sentences], null, null);
    }

    /// <summary>A row of a gold file of names: {"text","types","names":[{"start","end","type"}]}.</summary>
    /// <remarks>Where the types leave out "other", tokens of an other and small adjectives of states are unknown: corpora differ there.</remarks>
    public static TrainingText OfNames(JsonElement row, ListedPhrases lists)
    {
        var plain = Plain(row.Text("text"));
        var labels = new byte[plain.Tokens.Length];
        var others = row.GetProperty("types").EnumerateArray().Any(type => type.GetString() == "other");
        if (!others)
        {
            var listings = new Listing[plain.Tokens.Length];
            lists.Find(plain.Text, plain.Tokens, listings);
            for (var i = 0; i < labels.Length; i++)
            {
                if (((listings[i].Word | listings[i].Phrase) & EnglishLists.Others) != 0) labels[i] = Unknown;
            }
        }

        foreach (var name in row.GetProperty("names").EnumerateArray())
        {
            var (start, end) = (name.GetProperty("start").GetInt32(), name.GetProperty("end").GetInt32());
            var first = Array.FindIndex(plain.Tokens, token => token.Span.End > start);
            var last = Array.FindLastIndex(plain.Tokens, token => token.Span.Start < end);
            for (var i = first; i >= 0 && i <= last; i++) labels[i] = NameTags.Of(TypeOf(name.Text("type")), i == first, i == last);
        }

        return plain with { Names = labels };
    }

    /// <summary>The type that a gold file means.</summary>
    public static NameType TypeOf(string type) => type switch
    {
        "person" => NameType.Person,
        "organization" => NameType.Organization,
        "place" => NameType.Place,
        _ => NameType.Other,
    };
}
