using System.Buffers;
using System.Collections.Frozen;

namespace Readout.Comparison;

/// <summary>Judges a sentence that somebody else worded: does it say anything that its evidence does not?</summary>
/// <remarks>
/// By words, not by meaning: names, numbers, days, months and words that tell what became of a contact must stand in the evidence in the same form, a denial must be one there
/// too, and most of the content must come from there. A sentence that fails is to be dropped; one that passes may still turn its evidence's meaning, so it is shown with it.
/// </remarks>
public static class PhrasingCheck
{
    /// <summary>In words.</summary>
    private const int Longest = 70;

    private const int Fewest = 3;

    /// <summary>So much of the content words must stand in the evidence.</summary>
    private const double LeastShared = 0.75;

    /// <summary>Words that tell whether and how something took place, and numbers in letters: each must be there in the same form.</summary>
    private static readonly FrozenSet<string> Telling = ("will would shall may might could should must plans plan planned planning intends intended expected expects due possible possibly likely unlikely proposed proposes offered "
        + "invited agreed agrees agree refused refuses declined declines rejected rejects postponed delayed suspended cancelled canceled scrapped broke broken severed resumed restored recalled expelled summoned "
        + "met meet meets meeting held hold holds visited visit visits visiting called call calls spoke talks talked arrived arrives left leave signed sign signs announced confirmed denied denies warned threatened ended ends began begins "
        + "killed kill kills died dead wounded injured arrested released won lost failed fails first second third last next "
        + "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion trillion half double both all none every "
        + "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today yesterday tomorrow tonight "
        + "increased decreased rose fell more less fewer higher lower before after since until").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Marks = SearchValues.Create("<>[]{}|`*_#\\");

    private static readonly FrozenSet<string> Denials = FrozenSet.ToFrozenSet(["not", "no", "never", "nobody", "none", "without", "neither", "nor", "cannot"], StringComparer.Ordinal);

    /// <summary>Why the sentence is not to be shown, in words; null where nothing is against it.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="evidence">The words of reports that it is to stand on.</param>
    public static string? Objection(string sentence, IReadOnlyCollection<string> evidence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.Count == 0) return "it cites nothing";
        if (sentence.AsSpan().ContainsAny(Marks) || sentence.Contains("://", StringComparison.Ordinal) || sentence.Any(char.IsControl)) return "it holds marks that no sentence needs";
        var words = Words(sentence);
        if (words.Count is < Fewest or > Longest) return "it is no sentence of usual length";
        var cited = evidence.Select(Words).ToList();
        var told = cited.SelectMany(w => w).ToList();
        var known = told.Select(w => w.Plain).ToHashSet(StringComparer.Ordinal);
        var terms = told.Select(w => Terms.Read(w.Plain, out _)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var (content, shared) = (0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var (word, capital) = words[i];
            var isKnown = known.Contains(word);
            if (char.IsDigit(word[0]) && !isKnown) return $"the number {word} is not in the words it cites";
            if (Telling.Contains(word) && !isKnown) return $"“{word}” is not in the words it cites";
            var term = Terms.Read(word, out var isContent);
            if (capital && !isKnown && (i > 0 || isContent)) return $"the name {word} is not in the words it cites";
            if (term is null || !isContent) continue;
            content++;
            if (isKnown || terms.Contains(term)) shared++;
        }

        if (shared < LeastShared * content) return "too much of it is not in the words it cites";
        var denied = words.Exists(w => IsDenial(w.Plain));
        if (denied && !told.Exists(w => IsDenial(w.Plain))) return "it denies what the words it cites do not deny";
        if (!denied && cited.TrueForAll(e => e.Exists(w => IsDenial(w.Plain)))) return "the words it cites deny something, and it does not";
        return null;
    }

    private static bool IsDenial(string word) => Denials.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>The words in small letters, with straight apostrophes and without separators in numbers; and whether each was written with a capital.</summary>
    private static List<(string Plain, bool Capital)> Words(string text)
    {
        var words = new List<(string, bool)>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (i > start && i + 1 < text.Length && IsInner(text, i)))) i++;
            if (i == start)
            {
                i++;
                continue;
            }

            var word = text[start..i].Replace('’', '\'').ToLowerInvariant();
            if (char.IsDigit(word[0])) word = word.Replace(",", "", StringComparison.Ordinal);
            else if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
            words.Add((word, char.IsUpper(text[start])));
        }

        return words;
    }

    private static bool IsInner(string text, int at) =>
        text[at] is '\'' or '’' && char.IsLetter(text[at + 1]) || text[at] is '.' or ',' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);
}
