namespace Readout.Stories;

/// <summary>Joins reports into stories from their pairwise likeness: agglomerative clustering by average linkage (Sokal and Michener 1958) over a sparse graph.</summary>
/// <remarks>The average keeps stories from chaining along one shared city or name. The result does not depend on the order of the edges.</remarks>
internal sealed class StoryLinkage
{
    /// <summary>Two stories this much alike are one.</summary>
    public const float Threshold = 0.19f;

    /// <summary>The part of the likeliest pair in the likeness of two stories; the rest is the average over all pairs.</summary>
    private const float LikeliestPart = 0.06f;

    private readonly SortedDictionary<int, Link>[] _links;
    private readonly List<int>[] _members;
    private readonly int[] _changes;
    private readonly PriorityQueue<(int A, int B, int AChanges, int BChanges), (float, int, int)> _queue = new();

    private readonly record struct Link(float Sum, float Likeliest)
    {
        public Link With(Link other) => new(Sum + other.Sum, MathF.Max(Likeliest, other.Likeliest));
    }

    private StoryLinkage(int reports)
    {
        _links = new SortedDictionary<int, Link>[reports];
        _members = new List<int>[reports];
        _changes = new int[reports];
        for (var report = 0; report < reports; report++)
        {
            _links[report] = [];
            _members[report] = [report];
        }
    }

    /// <summary>How much two groups are alike, from their pairs' sum, likeliest pair and number.</summary>
    public static float Likeness(float sum, float likeliest, long pairs) => ((1 - LikeliestPart) * sum / pairs) + (LikeliestPart * likeliest);

    /// <summary>The groups, each in ascending order, in the order of their first members.</summary>
    public static List<List<int>> Join(int reports, IEnumerable<(int A, int B, float Similarity)> pairs)
    {
        var linkage = new StoryLinkage(reports);
        foreach (var (a, b, similarity) in pairs)
        {
            var link = new Link(similarity, similarity);
            if (linkage._links[a].TryGetValue(b, out var known) && known.Sum >= similarity) continue;
            linkage._links[a][b] = link;
            linkage._links[b][a] = link;
        }

        return linkage.Run();
    }

    private List<List<int>> Run()
    {
        for (var a = 0; a < _links.Length; a++)
        {
            foreach (var b in _links[a].Keys)
            {
                if (a < b) Propose(a, b);
            }
        }

        while (_queue.TryDequeue(out var pair, out _))
        {
            if (_changes[pair.A] == pair.AChanges && _changes[pair.B] == pair.BChanges) Merge(pair.A, pair.B);
        }

        var groups = _members.Where(members => members.Count > 0).ToList();
        foreach (var group in groups) group.Sort();
        groups.Sort((a, b) => a[0].CompareTo(b[0]));
        return groups;
    }

    private void Propose(int a, int b)
    {
        if (a > b) (a, b) = (b, a);
        var link = _links[a][b];
        var likeness = Likeness(link.Sum, link.Likeliest, (long)_members[a].Count * _members[b].Count);
        if (likeness >= Threshold) _queue.Enqueue((a, b, _changes[a], _changes[b]), (-likeness, a, b));
    }

    private void Merge(int a, int b)
    {
        if (_links[a].Count < _links[b].Count) (a, b) = (b, a);
        _members[a].AddRange(_members[b]);
        _members[b] = [];
        _changes[a]++;
        _changes[b]++;
        _links[a].Remove(b);
        foreach (var (other, link) in _links[b])
        {
            if (other == a) continue;
            _links[other].Remove(b);
            var joined = _links[a].TryGetValue(other, out var known) ? known.With(link) : link;
            _links[a][other] = joined;
            _links[other][a] = joined;
        }

        _links[b] = [];
        foreach (var other in _links[a].Keys) Propose(a, other);
    }
}
