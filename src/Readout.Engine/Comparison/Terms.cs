using System.Collections.Frozen;

namespace Readout.Comparison;

/// <summary>The terms that sentences are compared by: content words without their endings, and numbers.</summary>
internal static class Terms
{
    private static readonly FrozenSet<string> FunctionWords = (
        "a about above after again against all almost alone along already also although always am amid among an and another any anyone anything are around "
        + "as at away back be because become been before being behind below beside between both but by came can cannot come could did do does doing done "
        + "down during each either else enough even ever every few for from further get gets getting give given go goes going gone got had has have having "
        + "he her here hers herself him himself his how however i if in into is it its itself just keep kept last later latest least less let like made "
        + "make makes making many may me might mine more most mostly mr mrs ms much must my myself near neither never new next no nobody none nor not "
        + "nothing now of off often on once one only onto or other others our ours out over own part per perhaps put quite rather really said same saw say "
        + "saying says see seem seemed seems several shall she should since so some someone something soon still such take taken than that the their theirs "
        + "them themselves then there therefore these they thing things this those though through thus to today together told too took toward towards two "
        + "under until up upon us use used very via was way we well went were what when where whether which while who whole whom whose why will with within "
        + "without would yet you your yours s t ll re ve d m according added tell tells monday tuesday wednesday thursday friday saturday sunday")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that tell the same of contacts and of what became of them; each class counts as its first word.</summary>
    private static readonly FrozenDictionary<string, string> OneMeaning = Classes(
        "visit trip travel journey", "meet met meeting talk discuss discussion", "postpone delay defer", "cancel scrap", "call phone telephone",
        "official officer", "kill dead death die", "us usa american america", "uk british britain", "china chinese", "russia russian", "percent %");

    /// <summary>The term of a token, or null where it carries no content.</summary>
    public static string? Of(ReadOnlySpan<char> token) => Read(token, out var content) is { } term && content ? term : null;

    /// <summary>The term of any word, function words too; null for punctuation.</summary>
    public static string? Read(ReadOnlySpan<char> token, out bool content)
    {
        const int Longest = 64;
        content = true;
        if (token.IsEmpty || token.Length > Longest) return null;
        Span<char> letters = stackalloc char[token.Length];
        var length = 0;
        var digits = false;
        foreach (var letter in token)
        {
            if (char.IsAsciiDigit(letter)) digits = true;
            if (char.IsLetterOrDigit(letter)) letters[length++] = PersonNames.Fold(letter);
            else if (letter == '%') return "percent";
            else if (digits && letter is '.') letters[length++] = '.';
        }

        var word = letters[..length].TrimEnd('.');
        if (word.IsEmpty) return null;
        if (digits) return new string(word);
        var plain = new string(word);
        if (plain == "us" && token is ['U', ..]) return "us";
        if (FunctionWords.Contains(plain))
        {
            content = false;
            return plain;
        }

        var stem = Stem(plain);
        return OneMeaning.GetValueOrDefault(stem, stem);
    }

    /// <summary>Whether a term is a number.</summary>
    public static bool IsNumber(string term) => char.IsAsciiDigit(term[0]);

    /// <summary>Takes off plural, participle and adverb endings; coarse, but the same for the forms of one word.</summary>
    private static string Stem(string word)
    {
        if (word.Length <= 3) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) word = word[..^3] + "y";
        else if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)) word = word[..^2];
        else if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) word = word[..^1];

        if (word.EndsWith("ingly", StringComparison.Ordinal) || word.EndsWith("edly", StringComparison.Ordinal)) word = word[..^2];
        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5) word = Bare(word[..^3]);
        else if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4) word = Bare(word[..^2]);
        else if (word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 5) word = word[..^2];
        if (word.Length > 4 && word[^1] == 'e') word = word[..^1];
        if (word.Length > 3 && word[^1] == 'y') word = word[..^1] + "i";
        return word;
    }

    /// <summary>Undoubles the last consonant: "planned" and "plan".</summary>
    private static string Bare(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e') ? stem[..^1] : stem;

    private static FrozenDictionary<string, string> Classes(params string[] classes) => classes
        .Select(c => c.Split(' '))
        .SelectMany(words => words.Select(w => (Word: Stem(w), First: words[0])))
        .DistinctBy(w => w.Word)
        .ToFrozenDictionary(w => w.Word, w => w.First, StringComparer.Ordinal);
}
