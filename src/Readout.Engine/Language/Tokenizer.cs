using System.Collections.Frozen;
using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>
/// Cuts text into tokens after the conventions of Universal Dependencies for English: clitics ('s, n't), punctuation and the parts of a
/// hyphenated compound stand alone; abbreviations keep their stop; numbers, addresses and prefixed words ("non-proliferation") stay whole.
/// </summary>
internal static class Tokenizer
{
    private const int LongestAbbreviation = 16;

    private static readonly FrozenSet<string> Abbreviations =
        WordLists.Marked("abbreviations", "before").Concat(WordLists.Marked("abbreviations", "any")).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AbbreviationLookup = Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = new[]
    {
        "anti", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra", "macro", "mega", "micro", "mini", "mis", "multi",
        "neo", "non", "over", "para", "post", "pre", "pro", "pseudo", "re", "semi", "sub", "super", "trans", "ultra", "un", "under", "vice",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = new[]
    {
        "am", "pm", "a.m.", "p.m.", "km", "kg", "mph", "kph", "mm", "cm", "ft", "lb", "lbs", "GB", "MB", "kb", "MHz", "GHz", "bn", "mn", "hrs", "hr", "mins", "AM", "PM",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the tokens of one paragraph. Linear in its length.</summary>
    public static void Tokenize(string text, TextSpan paragraph, ImmutableArray<Token>.Builder tokens)
    {
        for (var start = paragraph.Start; start < paragraph.End;)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < paragraph.End && !char.IsWhiteSpace(text[end])) end++;
            Chunk(text, start, end, end == paragraph.End, tokens);
            start = end;
        }
    }

    /// <summary>Whether the token keeps its full stop: a listed abbreviation, an initial, or letters each with a stop.</summary>
    public static bool IsAbbreviation(ReadOnlySpan<char> token)
    {
        if (token.Length < 2 || token[^1] != '.') return false;
        if (token.Length <= LongestAbbreviation && AbbreviationLookup.Contains(token)) return true;
        if (token.Length == 2) return char.IsUpper(token[0]);
        if (token.Length % 2 != 0 || token.Length > LongestAbbreviation) return false;
        for (var i = 0; i < token.Length; i += 2)
        {
            if (!char.IsLetter(token[i]) || token[i + 1] != '.') return false;
        }

        return true;
    }

    /// <summary>A face made of signs: ":)", ";-)", ":D".</summary>
    internal static bool IsFace(ReadOnlySpan<char> chunk) =>
        chunk.Length is 2 or 3 && chunk[0] is ':' or ';' or '=' && (chunk.Length == 2 || chunk[1] is '-' or '\'') && chunk[^1] is ')' or '(' or 'D' or 'P' or 'p' or '/' or '|';

    private static void Chunk(string text, int start, int end, bool last, ImmutableArray<Token>.Builder tokens)
    {
        if (IsFace(text.AsSpan(start, end - start)))
        {
            Add(tokens, start, end);
            return;
        }

        while (start < end && !char.IsLetterOrDigit(text[start]) && !StartsWord(text, start, end)) start = Mark(text, start, end, tokens);
        if (start == end) return;
        var core = end;
        if (IsAddress(text.AsSpan(start, end - start)))
        {
            while (core > start && text[core - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '"' or '”' or '\'' or '’' or ')' or ']' or '>') core--;
            Add(tokens, start, core);
        }
        else
        {
            core = EndOfCore(text, start, end, last);
            Core(text, start, core, tokens);
        }

        for (var i = core; i < end;) i = Mark(text, i, end, tokens);
    }

    /// <summary>Signs that begin a word: .5, 's, '90s, @home, -5.</summary>
    private static bool StartsWord(string text, int at, int end) => text[at] switch
    {
        '.' => at + 1 < end && char.IsAsciiDigit(text[at + 1]),
        '\'' or '’' => at + 1 < end && (char.IsAsciiDigit(text[at + 1]) || Clitic(text.AsSpan(at, end - at)) == end - at),
        '@' => at + 1 < end && char.IsLetter(text[at + 1]),
        '_' => at + 1 < end && char.IsLetter(text[at + 1]),
        _ => false,
    };

    /// <summary>Adds one mark, or a run of stops, dashes or exclamations; returns its end.</summary>
    private static int Mark(string text, int at, int end, ImmutableArray<Token>.Builder tokens)
    {
        var next = at + 1;
        var sign = text[at];
        if (sign is '.' or '-' or '*' or '_' or '=' or '~') while (next < end && text[next] == sign) next++;
        else if (sign is '!' or '?') while (next < end && text[next] is '!' or '?') next++;
        else if (sign is '`' or '\'' && next < end && text[next] == sign) next++;
        else if (char.IsHighSurrogate(sign) && next < end && char.IsLowSurrogate(text[next])) next++;
        else if (char.IsLetterOrDigit(sign)) while (next < end && char.IsLetterOrDigit(text[next])) next++;
        Add(tokens, at, next);
        return next;
    }

    private static int EndOfCore(string text, int start, int end, bool last)
    {
        var core = end;
        while (core > start && !char.IsLetterOrDigit(text[core - 1]))
        {
            if (text[core - 1] == '.' && (core < 2 || core - 2 < start || text[core - 2] != '.'))
            {
                var from = core - 1;
                while (from > start && core - from <= LongestAbbreviation && text[from - 1] is not ('-' or '–' or '/' or '(' or '—')) from--;
                var word = text.AsSpan(from, core - from);
                if (IsAbbreviation(word) && !(last && core == end && word.Length == 2 && from == start)) break;
            }

            if (text[core - 1] == '$' && core - 1 > start && char.IsUpper(text[core - 2])) break;
            core--;
        }

        return core;
    }

    /// <summary>Web and mail addresses, file names apart.</summary>
    internal static bool IsAddress(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length < 5) return false;
        if (chunk.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || chunk.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return true;
        var at = chunk.IndexOf('@');
        return at > 0 && chunk[at..].IndexOf('.') > 1;
    }

    private static void Core(string text, int start, int end, ImmutableArray<Token>.Builder tokens)
    {
        if (start == end) return;
        var clitic = CliticAtEnd(text.AsSpan(start, end - start));
        var body = end - clitic;
        var from = start;
        var keepHyphens = Compound(text.AsSpan(start, body - start));
        for (var i = start; i < body; i++)
        {
            var sign = text[i];
            if (char.IsLetter(sign) || char.IsDigit(sign)) continue;
            if (i == from && from == start) continue;
            if (sign == '$' && i > from)
            {
                Add(tokens, from, i + 1);
                from = i + 1;
            }
            else if (Splits(text, i, start, body, keepHyphens))
            {
                Add(tokens, from, i);
                i = Mark(text, i, body, tokens);
                from = i--;
            }
            else if (sign is '\'' or '’' && InnerClitic(text, i, body) is var length and > 0)
            {
                Add(tokens, from, i);
                Add(tokens, i, i + length);
                from = i + length;
                i = from - 1;
            }
        }

        Word(text, from, body, tokens);
        Add(tokens, body, end);
    }

    /// <summary>A clitic before a hyphen or dash inside a chunk: "China's—and".</summary>
    private static int InnerClitic(string text, int at, int end)
    {
        var stop = at + 1;
        while (stop < end && char.IsLetter(text[stop]) && stop - at < 4) stop++;
        return stop < end && text[stop] is '-' or '—' or '–' or '/' && Clitic(text.AsSpan(at, stop - at)) == stop - at ? stop - at : 0;
    }

    private static bool Splits(string text, int at, int start, int end, bool keepHyphens)
    {
        var before = at > start ? text[at - 1] : '\0';
        var after = at + 1 < end ? text[at + 1] : '\0';
        switch (text[at])
        {
            case '-' or '\u2010' or '\u2011':
                return after == '-' || !keepHyphens;
            case '–' or '—' or '…' or '"' or '“' or '”' or '(' or ')' or '[' or ']' or '{' or '}' or ';' or '!' or '?' or '+' or '=' or '~' or '*' or '<' or '>' or '|' or '%' or '€' or '£' or '¥':
                return true;
            case '/':
                return char.IsLetter(before) && char.IsLetter(after) && end - start > 3;
            case ',' or ':':
                return !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after));
            case '.':
                return after == '.' || (char.IsLower(before) && char.IsUpper(after) && at + 2 < end && char.IsLower(text[at + 2]) && at - start > 2);
            default:
                return false;
        }
    }

    /// <summary>Whether the hyphens of a word stay inside it: a prefix before the first, a telephone number or a code.</summary>
    private static bool Compound(ReadOnlySpan<char> word)
    {
        var hyphen = word.IndexOf('-');
        if (hyphen <= 0) return false;
        if (Prefixes.Contains(word[..hyphen])) return word.Length > hyphen + 1;
        var hyphens = 0;
        foreach (var sign in word)
        {
            if (sign == '-') hyphens++;
            else if (!char.IsAsciiDigit(sign)) return false;
        }

        return hyphens >= 2 || (hyphen == 3 && word.Length == 8);
    }

    private static void Word(string text, int start, int end, ImmutableArray<Token>.Builder tokens)
    {
        var word = text.AsSpan(start, end - start);
        var cut = 0;
        if (word.Equals("cannot", StringComparison.OrdinalIgnoreCase) || word.Equals("gonna", StringComparison.OrdinalIgnoreCase)
            || word.Equals("wanna", StringComparison.OrdinalIgnoreCase) || word.Equals("gotta", StringComparison.OrdinalIgnoreCase)) cut = 3;
        else if (word.Length > 2 && char.IsAsciiDigit(word[0]))
        {
            var digits = word.LastIndexOfAnyInRange('0', '9') + 1;
            if (Units.Contains(word[digits..])) cut = digits;
        }

        Add(tokens, start, start + cut);
        Add(tokens, start + cut, end);
    }

    private static int CliticAtEnd(ReadOnlySpan<char> word)
    {
        if (word.Length < 3) return 0;
        if (word.Length > 3 && word[^1] is 't' or 'T' && word[^2] is '\'' or '’' && word[^3] is 'n' or 'N') return 3;
        var apostrophe = word.LastIndexOfAny('\'', '’');
        return apostrophe > 0 && !char.IsAsciiDigit(word[apostrophe - 1]) | word[^1] is not 's' ? Clitic(word[apostrophe..]) : 0;
    }

    /// <summary>The length of the clitic that the word is, or 0.</summary>
    private static int Clitic(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 3) return 0;
        return word[1..] is "s" or "S" or "d" or "D" or "m" or "M" or "ll" or "LL" or "re" or "RE" or "ve" or "VE" ? word.Length : 0;
    }

    private static void Add(ImmutableArray<Token>.Builder tokens, int start, int end)
    {
        if (end > start) tokens.Add(new Token(new TextSpan(start, end)));
    }
}
