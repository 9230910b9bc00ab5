using Readout.Documents;

namespace Readout.Copies;

/// <summary>What an article shares with an earlier one.</summary>
/// <param name="Origin">The article it was copied from; its own id where it is no copy.</param>
/// <param name="Shared">The spans of its own text that were taken over, in order; empty where it is no copy.</param>
public sealed record Copy(ArticleId Origin, EquatableArray<TextSpan> Shared);

/// <summary>Reports that go back to one text.</summary>
/// <param name="Original">The earliest, or the one that stands for the agency the others credit.</param>
/// <param name="Agency">The agency credited by any of them, or null.</param>
/// <param name="Articles">All of them, the original first.</param>
public sealed record OriginGroup(ArticleId Original, string? Agency, EquatableArray<ArticleId> Articles);

/// <summary>Finds near-copies: articles are added in order of time and each is compared with those before it.</summary>
/// <remarks>
/// Candidates share rare runs of five words (<see cref="ShingleIndex"/>); the passages shared with each are then aligned word by word
/// (<see cref="PassageAligner"/>), and a copy is what keeps enough of the shorter text outside quotations (<see cref="SharedText"/>): reprints are cut,
/// extended and edited so freely that a share of all runs (Broder, "On the resemblance and containment of documents", 1997) says little, while
/// containment in the shorter text stays high. Of a copy only what it adds is indexed, so a million reprints of one text cost no more than their
/// words. The index keeps two bytes a word, about eight bytes a chosen run of its own, and an article's id; not its text. Not safe for several threads.
/// </remarks>
public sealed class CopyIndex
{
    /// <summary>Candidates aligned for one article, those with most in common first.</summary>
    private const int MostCandidates = 6;

    /// <summary>A candidate shares at least so much: two chosen runs that nobody else holds.</summary>
    private const double LeastVotes = 0.9;

    private readonly ShingleIndex _shingles = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<ArticleId, int> _numbers = [];
    private readonly List<(uint Key, int Position)> _chosen = [];
    private readonly Dictionary<int, double> _votes = [];

    /// <summary>How many articles were added.</summary>
    public int Count => _entries.Count;

    /// <summary>Compares the article with all before it, then remembers it. An article added again is answered as at first.</summary>
    public Copy Add(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var words = WordSequence.Of(article.Text);
        ShingleIndex.Choose(words.Codes, _chosen);
        if (_numbers.TryGetValue(article.Id, out var known)) return Again(known, words, article.Text);
        var entry = new Entry(article, words.Codes.ToArray());
        var (origin, passages) = FindOrigin(entry, words);
        var number = _entries.Count;
        entry.Parent = origin < 0 ? number : origin;
        _entries.Add(entry);
        _numbers.Add(article.Id, number);
        Remember(number, words.Count, passages);
        return origin < 0 ? new Copy(article.Id, []) : new Copy(_entries[origin].Id, SharedText.Spans(passages, words, article.Text));
    }

    /// <summary>The articles added so far, grouped by what they go back to, in the order of their originals.</summary>
    public EquatableArray<OriginGroup> Groups() => OriginGroups.Of(Enumerable.Range(0, _entries.Count), _entries);

    /// <summary>The same for some of the articles; those never added are left out.</summary>
    public EquatableArray<OriginGroup> Groups(IEnumerable<ArticleId> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var numbers = articles.Select(id => _numbers.GetValueOrDefault(id, -1)).Where(number => number >= 0).Distinct().Order();
        return OriginGroups.Of(numbers, _entries);
    }

    private Copy Again(int number, WordSequence words, string text)
    {
        var entry = _entries[number];
        if (entry.Parent == number) return new Copy(entry.Id, []);
        var parent = _entries[entry.Parent];
        return new Copy(parent.Id, SharedText.Spans(new PassageAligner(entry.Codes).Align(parent.Codes), words, text));
    }

    private (int Origin, List<Passage> Passages) FindOrigin(Entry entry, WordSequence words)
    {
        var candidates = Candidates(out var common, words.Count);
        if (candidates.Count == 0) return (-1, []);
        var aligner = new PassageAligner(entry.Codes);
        var best = -1;
        var bestShared = default(SharedText);
        List<Passage> bestPassages = [];
        foreach (var number in candidates)
        {
            var other = _entries[number];
            var passages = aligner.Align(other.Codes);
            var shared = SharedText.Of(passages, words.Codes, common, other.Codes);
            if (!shared.IsCopy(entry.Agency is not null && entry.Agency == other.Agency, entry.Site is not null && entry.Site == other.Site)) continue;
            if (best >= 0 && (shared.Matched < bestShared.Matched || (shared.Matched == bestShared.Matched && number > best))) continue;
            (best, bestShared, bestPassages) = (number, shared, passages);
        }

        return (best, bestPassages);
    }

    /// <summary>The articles that share most of the rare runs; and which words belong to runs that too many share.</summary>
    private List<int> Candidates(out bool[] common, int words)
    {
        common = new bool[words];
        _votes.Clear();
        _shingles.Fetch(_chosen);
        Span<int> holders = stackalloc int[ShingleIndex.MostPostings];
        foreach (var (key, position) in _chosen)
        {
            var count = _shingles.Articles(key, holders);
            if (count == holders.Length)
            {
                common.AsSpan(position, ShingleIndex.Words).Fill(true);
                continue;
            }

            foreach (var number in holders[..count]) _votes[number] = _votes.GetValueOrDefault(number) + (1.0 / count);
        }

        if (_votes.Count == 0) return [];
        return _votes.Where(vote => vote.Value >= LeastVotes)
            .OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key)
            .Take(MostCandidates).Select(vote => vote.Key).ToList();
    }

    private void Remember(int number, int words, List<Passage> passages)
    {
        var taken = new bool[words];
        foreach (var passage in passages) taken.AsSpan(passage.Start, passage.End - passage.Start).Fill(true);
        Span<int> holders = stackalloc int[ShingleIndex.MostPostings];
        foreach (var (key, position) in _chosen)
        {
            if (!taken.AsSpan(position, ShingleIndex.Words).Contains(false)) continue;
            var count = _shingles.Articles(key, holders);
            if (count < holders.Length && !holders[..count].Contains(number)) _shingles.Add(key, number);
        }
    }

    /// <summary>What is kept of an article.</summary>
    internal sealed class Entry(Article article, ushort[] codes)
    {
        public ArticleId Id { get; } = article.Id;

        public ushort[] Codes { get; } = codes;

        public PartialDate? Published { get; } = article.Published.Date;

        public string? Agency { get; } = article.WireCredit?.Agency;

        public string? Site { get; } = article.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) ? string.Intern(address.Host) : null;

        /// <summary>The number of the article it was copied from; its own where it is no copy.</summary>
        public int Parent { get; set; }
    }
}
