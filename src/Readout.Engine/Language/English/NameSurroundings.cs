namespace Readout.Language.English;

/// <summary>A stretch of words written large in a row.</summary>
/// <param name="First">Index of its first word.</param>
/// <param name="Last">Index of its last word.</param>
internal readonly record struct CapitalRun(int First, int Last);

/// <summary>Where else a document has a word, and what stands there: what one mention leaves open another tells (Krishnan and Manning 2006).</summary>
internal sealed class NameSurroundings
{
    /// <summary>Other mentions of a word that are looked at.</summary>
    public const int Most = 4;

    private const int LongestRun = 8;
    private const int FewestInitials = 2;

    private readonly Dictionary<uint, List<int>> _mentions = [];
    private readonly Dictionary<ulong, int> _initials = [];
    private readonly CapitalRun[] _runs;

    /// <param name="hashes">For each word the hash of its form in small letters.</param>
    public NameSurroundings(string text, List<NameWord> words, List<int> sentenceOf, uint[] hashes)
    {
        _runs = new CapitalRun[words.Count];
        for (var first = 0; first < words.Count;)
        {
            var last = first;
            if (!words[first].Is(WordForm.Capital))
            {
                first++;
                continue;
            }

            while (last + 1 < words.Count && last + 1 - first < LongestRun && sentenceOf[last + 1] == sentenceOf[first] && words[last + 1].Is(WordForm.Capital)) last++;
            for (var at = first; at <= last; at++)
            {
                _runs[at] = new CapitalRun(first, last);
                if (!words[at].Is(WordForm.Letter) || words[at].Is(WordForm.Initial)) continue;
                if (!_mentions.TryGetValue(hashes[at], out var mentions)) _mentions.Add(hashes[at], mentions = []);
                if (mentions.Count <= Most) mentions.Add(at);
            }

            AddInitials(text, words, sentenceOf, first);
            first = last + 1;
        }
    }

    /// <summary>The stretch of words written large in which the word stands.</summary>
    public CapitalRun RunOf(int at) => _runs[at];

    /// <summary>Up to <see cref="Most"/> places where the same word is written large, the word itself among them.</summary>
    public List<int>? MentionsOf(uint hash) => _mentions.GetValueOrDefault(hash);

    /// <summary>The last word of a name whose words begin with these letters ("WHO": Organization), or -1.</summary>
    public int SpelledOut(ReadOnlySpan<char> letters)
    {
        var key = 0ul;
        foreach (var letter in letters) key = Step(key, letter);
        return _initials.GetValueOrDefault(key, -1);
    }

    /// <summary>Every beginning of the initials of a run, small words between left out: "World Health Organization", "Bank of England".</summary>
    private void AddInitials(string text, List<NameWord> words, List<int> sentenceOf, int first)
    {
        var (key, count) = (0ul, 0);
        for (var at = first; at < words.Count && count < LongestRun && sentenceOf[at] == sentenceOf[first]; at++)
        {
            var word = words[at].Span.Of(text.AsSpan());
            if (!words[at].Is(WordForm.Capital))
            {
                if (word is "of" or "and" or "for" or "the" or "on" or "in" or "&") continue;
                break;
            }

            if (words[at].Is(WordForm.AllCapitals)) break;
            key = Step(key, word[0]);
            if (++count >= FewestInitials) _initials.TryAdd(key, at);
        }
    }

    /// <summary>The hash of letters and one more.</summary>
    private static ulong Step(ulong key, char letter) => (key + letter) * 0x9E3779B97F4A7C15;
}
