using System.Runtime.InteropServices;

namespace Readout.Copies;

/// <summary>The words of a text as numbers, with where each stands and whether it stands between quotation marks.</summary>
/// <remarks>
/// A word's code is fifteen bits of the hash of its folded spelling; the top bit says that it is quoted. Two bytes a word are enough: passages are
/// compared by runs of words, and one chance meeting in 32,768 does not make a run. Offsets are UTF-16 code units, ends excluded.
/// </remarks>
internal sealed class WordSequence
{
    /// <summary>The part of a code that tells the word.</summary>
    public const ushort WordMask = 0x7FFF;

    private const ushort QuotedBit = 0x8000;
    private const uint HashSeed = 2166136261;
    private const uint HashPrime = 16777619;

    private readonly List<ushort> _codes;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private WordSequence(string text)
    {
        var guess = text.Length / 6;
        _codes = new List<ushort>(guess);
        _starts = new List<int>(guess);
        _ends = new List<int>(guess);
        Read(text);
        Quotations.Mark(text, this);
    }

    /// <summary>How many words.</summary>
    public int Count => _codes.Count;

    /// <summary>The codes, quoted bit included.</summary>
    public ReadOnlySpan<ushort> Codes => CollectionsMarshal.AsSpan(_codes);

    /// <summary>Reads the words of a text, in time linear in its length.</summary>
    public static WordSequence Of(string text) => new(text);

    /// <summary>Where a word begins.</summary>
    public int Start(int word) => _starts[word];

    /// <summary>Where a word ends, excluded.</summary>
    public int End(int word) => _ends[word];

    /// <summary>Whether a code's word stands between quotation marks.</summary>
    public static bool IsQuoted(ushort code) => (code & QuotedBit) != 0;

    /// <summary>Marks a word as quoted.</summary>
    public void Quote(int word) => _codes[word] |= QuotedBit;

    private void Read(string text)
    {
        Span<char> letters = stackalloc char[Spelling.LongestWord];
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var length = 0;
            while (at < text.Length)
            {
                var c = text[at];
                var letter = Spelling.FoldWord(c);
                if (letter != 0)
                {
                    if (length < letters.Length) letters[length++] = letter;
                    at++;
                    if (StandsAlone(c)) break;
                    continue;
                }

                var next = Joint(text, start, at);
                if (next == at) break;
                at = next;
            }

            Add(letters[..Spelling.Respell(letters[..length])], start, at);
        }
    }

    /// <summary>Scripts written without spaces: each sign is a word.</summary>
    private static bool StandsAlone(char c) => c is >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF';

    /// <summary>Where the word goes on behind an apostrophe, an abbreviation's stop, a number's comma or a hyphen at a line's end; <paramref name="at"/> where it ends.</summary>
    private static int Joint(string text, int start, int at)
    {
        if (at + 1 >= text.Length) return at;
        var c = text[at];
        var before = text[at - 1];
        var after = text[at + 1];
        if (c is '\'' or '\u2019') return char.IsLetter(after) ? at + 1 : at;
        if (c is '.' && char.IsLetter(before) && char.IsLetter(after))
        {
            var single = at - start == 1 || text[at - 2] == '.';
            var singleNext = at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2]);
            return single && singleNext ? at + 1 : at;
        }

        if (c is '.' or ',' && char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) return at + 1;
        if (c == '\u00AD') return at + 1;
        if (c != '-' || !char.IsLetter(before)) return at;
        var line = at + 1;
        while (line < text.Length && line - at < 4 && char.IsWhiteSpace(text[line])) line++;
        return line > at + 1 && line < text.Length && char.IsLower(text[line]) ? line : at;
    }

    private void Add(ReadOnlySpan<char> letters, int start, int end)
    {
        var hash = HashSeed;
        foreach (var letter in letters) hash = (hash ^ letter) * HashPrime;
        hash ^= hash >> 15;
        _codes.Add((ushort)(hash & WordMask));
        _starts.Add(start);
        _ends.Add(end);
    }
}
