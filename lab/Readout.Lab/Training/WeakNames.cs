using Readout.Documents;
using Readout.Language;
using Readout.Language.English;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Labels of names for a treebank that has none: what the engine's lists and patterns are sure of, where the gold tags agree.</summary>
/// <remarks>
/// A token that the treebank does not call a proper noun is outside; one that it does call so and of which the patterns are not sure is unknown
/// (distant supervision, Mintz et al. 2009, with its gaps left open).
/// </remarks>
internal static class WeakNames
{
    /// <summary>The type of a run of proper nouns that the lists give it without contradiction, or null.</summary>
    private static NameType? TypeOf(ReadOnlySpan<Listing> run)
    {
        var (first, last) = (run[0].Word, run[^1].Word);
        if (run.Length == 1) return Only(first) is var single && single == NameType.Person && (first & EnglishLists.GivenNames) == 0 ? null : single;
        if ((last & EnglishLists.OrganizationLast) != 0) return NameType.Organization;
        if ((last & EnglishLists.PlaceLast) != 0) return NameType.Place;
        if (run[0].Place == 1 && run[^1].Place == 3 && Only(run[0].Phrase) is { } listed) return listed;
        var given = (first & EnglishLists.GivenNames) != 0 && (last & EnglishLists.Persons) != 0 && (last & (EnglishLists.Organizations | EnglishLists.Common)) == 0;
        return run.Length <= 3 && given ? NameType.Person : null;
    }

    private static NameType? Only(uint lists)
    {
        if ((lists & (EnglishLists.Common | EnglishLists.Others)) != 0) return null;
        return ((lists & EnglishLists.Persons) != 0, (lists & EnglishLists.Places) != 0, (lists & EnglishLists.Organizations) != 0) switch
        {
            (true, false, false) => NameType.Person,
            (false, true, false) => NameType.Place,
            (false, false, true) => NameType.Organization,
            _ => null,
        };
    }

    public static TrainingText Add(TrainingText text, ListedPhrases lists)
    {
        if (text.Words is not { } words) return text;
        var paragraphs = text.Sentences.Select(s => new Paragraph(s.Span, ParagraphKind.Body)).ToArray();
        var sentences = text.Sentences.Select((s, i) => s with { Paragraph = i }).ToArray();
        var plain = new HashSet<TextSpan>();
        var names = NameFinder.ByPatterns(text.Text, [.. paragraphs], [.. sentences], [.. text.Tokens], plain, out _, out _);
        var labels = new byte[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Universal is "PROPN" or "X" || words[i].Tag is "NNP" or "NNPS" or "ADD" or "GW" or "AFX") labels[i] = TrainingText.Unknown;
        }

        // Small words and adjectives between or before proper nouns may be parts of a name: "Bank of England", "Red Cross".
        var proper = labels.Select(label => label == TrainingText.Unknown).ToArray();
        foreach (var sentence in text.Sentences)
        {
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (proper[i] || !(Proper(sentence, i - 1) || Proper(sentence, i + 1))) continue;
                if (words[i].Form is "," or "." or "\"" or "(" or ")" or "'s" or "and" or "said" || words[i].Universal is "VERB" or "AUX" or "PRON") continue;
                if ((Proper(sentence, i - 1) && Proper(sentence, i + 1)) || char.IsUpper(words[i].Form[0]) || words[i].Universal is "NUM" or "PUNCT" or "ADP") labels[i] = TrainingText.Unknown;
            }
        }

        var at = 0;
        foreach (var name in names)
        {
            while (at < words.Length && text.Tokens[at].Span.End <= name.Span.Start) at++;
            var first = at;
            var end = first;
            while (end < words.Length && text.Tokens[end].Span.Start < name.Span.End) end++;
            var content = Enumerable.Range(first, end - first).Where(i => words[i].Universal is not ("ADP" or "DET" or "CCONJ" or "PUNCT" or "PART")).ToList();
            var sure = name.Type != NameType.Other && (name.Side is not null || plain.Contains(name.Span) || Gazetteer.Find(name.Span.Of(text.Text.AsSpan())) is not null);
            var agrees = content.Count > 0 && content.All(i => labels[i] == TrainingText.Unknown) && !ProperBeyond(first, end);
            for (var i = first; i < end; i++)
                labels[i] = sure && agrees ? NameTags.Of(name.Type, i == first, i == end - 1) : TrainingText.Unknown;
        }

        var listings = new Listing[words.Length];
        foreach (var sentence in text.Sentences)
        {
            var all = listings.AsSpan()[sentence.FirstToken..sentence.EndToken];
            lists.Find(text.Text, text.Tokens.AsSpan()[sentence.FirstToken..sentence.EndToken], all);
            for (var first = sentence.FirstToken; first < sentence.EndToken; first++)
            {
                var end = first;
                while (end < sentence.EndToken && words[end].Universal == "PROPN" && labels[end] == TrainingText.Unknown) end++;
                if (end == first) continue;
                if (!Goes(sentence, first - 1) && !Goes(sentence, end) && TypeOf(listings.AsSpan()[first..end]) is { } type)
                {
                    for (var i = first; i < end; i++) labels[i] = NameTags.Of(type, i == first, i == end - 1);
                }

                first = end;
            }
        }

        return text with { Names = labels };

        // Whether what stands beside a run may belong to it.
        bool Goes(Sentence sentence, int i) =>
            i >= sentence.FirstToken && i < sentence.EndToken && (proper[i] || words[i].Form is "of" or "&" or "for" or "-" or "/" || (char.IsUpper(words[i].Form[0]) && i > sentence.FirstToken));

        bool Proper(Sentence sentence, int i) => i >= sentence.FirstToken && i < sentence.EndToken && proper[i];

        // A proper noun right before or behind, in one name by the tree, makes the patterns' reading doubtful.
        bool ProperBeyond(int first, int end) =>
            (first > 0 && proper[first - 1] && Glued(first - 1, first)) || (end < words.Length && end > 0 && proper[end] && Glued(end - 1, end));

        bool Glued(int a, int b) => words[a].Relation is "flat" or "compound" || words[b].Relation is "flat" or "compound";
    }
}
