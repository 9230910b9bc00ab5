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

    /// <summary>Joins a treebank and the gold names of the same documents; what is not found there stays unknown.</summary>
    /// <remarks>They are the same letters; only the spaces differ.</remarks>
    /// <param name="rows">The documents with their gold names, in any order; those that the treebank does not hold are given back.</param>
    public static TrainingText Of(Treebank bank, IEnumerable<JsonElement> rows, ListedPhrases lists, ICollection<TrainingText> others)
    {
        var (letters, places) = Letters(bank.Text);
        var tokenAt = new int[bank.Text.Length + 1];
        for (var i = 0; i < bank.Tokens.Length; i++) Array.Fill(tokenAt, i, bank.Tokens[i].Span.Start, bank.Tokens[i].Span.Length);
        var labels = new byte[bank.Tokens.Length];
        Array.Fill(labels, Unknown);
        foreach (var row in rows)
        {
            var text = OfNames(row, lists);
            var (inRow, rowPlaces) = Letters(text.Text);
            var offset = inRow.Length == 0 ? -1 : letters.IndexOf(inRow, StringComparison.Ordinal);
            if (offset < 0)
            {
                others.Add(text);
                continue;
            }

            var letterAt = new int[text.Text.Length];
            for (var i = 0; i < rowPlaces.Length; i++) letterAt[rowPlaces[i]] = i;
            for (var i = 0; i < text.Tokens.Length; i++)
            {
                var (start, end) = (letterAt[text.Tokens[i].Span.Start], letterAt[text.Tokens[i].Span.End - 1]);
                var (first, last) = (tokenAt[places[offset + start]], tokenAt[places[offset + end]]);
                if (text.Names![i] is Outside or Unknown)
                {
                    labels.AsSpan(first, last - first + 1).Fill(text.Names[i]);
                    continue;
                }

                // A name's tokens may be cut otherwise in the treebank: its labels are written when its last token is reached.
                if (!NameTags.IsLast(text.Names[i])) continue;
                var begin = i;
                while (begin > 0 && text.Names[begin - 1] is not (Outside or Unknown) && !NameTags.IsLast(text.Names[begin - 1])) begin--;
                first = tokenAt[places[offset + letterAt[text.Tokens[begin].Span.Start]]];
                for (var at = first; at <= last; at++) labels[at] = NameTags.Of(NameTags.TypeOf(text.Names[i]), at == first, at == last);
            }
        }

        return new TrainingText(bank.Text, bank.Tokens, bank.Sentences, bank.Words, labels);
    }

    private const byte Outside = NameTags.Outside;

    /// <summary>A text without its spaces, and where each letter stands.</summary>
    private static (string Letters, int[] Places) Letters(string text)
    {
        int[] places = [.. Enumerable.Range(0, text.Length).Where(i => !char.IsWhiteSpace(text[i]))];
        return (string.Concat(places.Select(i => text[i])), places);
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
