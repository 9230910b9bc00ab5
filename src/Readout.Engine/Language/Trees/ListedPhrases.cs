using Readout.Documents;

namespace Readout.Language.Trees;

/// <summary>What the lists say of a token.</summary>
/// <param name="Word">The lists that hold the word, a bit each; 0: none.</param>
/// <param name="Phrase">The lists that hold the longest phrase of two tokens or more in which it stands.</param>
/// <param name="Place">Where in that phrase: 0 in none, 1 first, 2 inside, 3 last.</param>
internal readonly record struct Listing(uint Word, uint Phrase, byte Place);

/// <summary>Listed words and phrases, whatever their case, kept as hashes of their tokens.</summary>
/// <remarks>A phrase's beginnings are kept too, so that a text is looked through with little more than one question a token.</remarks>
internal sealed class ListedPhrases
{
    /// <summary>In tokens; longer phrases are not kept.</summary>
    public const int Longest = 6;

    /// <summary>The mark of a beginning that may go on.</summary>
    public const uint GoesOn = 1u << 31;

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const int LongestWord = 40;

    private readonly Dictionary<ulong, uint> _marks;

    /// <summary>A table of what <see cref="Of"/> made.</summary>
    public ListedPhrases(IReadOnlyList<(ulong Key, uint Marks)> entries)
    {
        Entries = entries;
        _marks = new Dictionary<ulong, uint>(entries.Count);
        foreach (var (key, marks) in entries) _marks[key] = marks;
    }

    public IReadOnlyList<(ulong Key, uint Marks)> Entries { get; }

    /// <summary>A table of nothing.</summary>
    public static ListedPhrases None { get; } = new([]);

    /// <summary>Makes a table.</summary>
    /// <param name="phrases">The tokens of each phrase and its list's bit; bit 31 is not free.</param>
    public static ListedPhrases Of(IEnumerable<(IReadOnlyList<string> Tokens, uint List)> phrases)
    {
        var marks = new Dictionary<ulong, uint>();
        foreach (var (tokens, list) in phrases)
        {
            if (tokens.Count is 0 or > Longest) continue;
            var key = Offset;
            for (var i = 0; i < tokens.Count; i++)
            {
                key = Step(key, tokens[i]);
                marks[key] = marks.GetValueOrDefault(key) | (i == tokens.Count - 1 ? list & ~GoesOn : GoesOn);
            }
        }

        return new ListedPhrases([.. marks.Select(m => (m.Key, m.Value)).OrderBy(m => m.Key)]);
    }

    /// <summary>Looks up the tokens of a sentence.</summary>
    public void Find(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Span<Listing> listings)
    {
        listings.Clear();
        if (_marks.Count == 0) return;
        var covered = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (char.IsLower(text[tokens[i].Span.Start])) continue;
            if (!_marks.TryGetValue(Step(Offset, tokens[i].Span.Of(text)), out var word)) continue;
            listings[i] = listings[i] with { Word = word & ~GoesOn };
            if (i < covered) continue;
            var marks = word;
            var key = Step(Offset, tokens[i].Span.Of(text));
            var (end, list) = (i, 0u);
            for (var next = i + 1; next < tokens.Length && (marks & GoesOn) != 0; next++)
            {
                key = Step(key, tokens[next].Span.Of(text));
                if (!_marks.TryGetValue(key, out marks)) break;
                if ((marks & ~GoesOn) != 0) (end, list) = (next + 1, marks & ~GoesOn);
            }

            for (var at = i; at < end; at++) listings[at] = listings[at] with { Phrase = list, Place = (byte)(at == i ? 1 : at == end - 1 ? 3 : 2) };
            covered = end;
        }
    }

    private static ulong Step(ulong key, ReadOnlySpan<char> word)
    {
        foreach (var c in word[..Math.Min(word.Length, LongestWord)]) key = (key ^ (c == '’' ? '\'' : char.ToLowerInvariant(c))) * Prime;
        return (key ^ ' ') * Prime;
    }
}
