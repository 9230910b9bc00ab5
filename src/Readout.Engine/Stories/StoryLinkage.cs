namespace Readout.Stories;

/// <summary>Joins reports into stories from their pairwise likeness: agglomerative clustering by average linkage (Sokal and Michener 1958) over a sparse graph.</summary>
/// <remarks>The average keeps stories from chaining along one shared city or name. The result does not depend on the order of the edges.</remarks>
internal sealed class StoryLinkage
{
    /// <summary>Two stories this much alike are one.</summary>
    public const float Threshold = 0.19f;

    private readonly SortedDictionary<int, StoryLikeness>[] _links;
    private readonly List<int>[] _members;
    private readonly int[] _changes;
    private readonly int[] _into;
    private readonly float[] _sight;
    private readonly HashSet<int>?[] _apart;
    private readonly PriorityQueue<(int A, int B, int AChanges, int BChanges), (float, int, int)> _queue = new();

    private StoryLinkage(float[] sight)
    {
        var reports = sight.Length;
        _sight = [.. sight];
        _links = new SortedDictionary<int, StoryLikeness>[reports];
        _members = new List<int>[reports];
        _changes = new int[reports];
        _into = [.. Enumerable.Range(0, reports)];
        _apart = new HashSet<int>?[reports];
        for (var report = 0; report < reports; report++)
        {
            _links[report] = [];
            _members[report] = [report];
        }
    }

    /// <summary>The groups, each in ascending order, in the order of their first members.</summary>
    /// <param name="sight">For each report, how many of those that might be alike were compared, as a part of all.</param>
    /// <param name="pairs">How much pairs of them are alike.</param>
    /// <param name="held">What holds whatever the likeness: reports that are together, and apart from others; the first of two that contradict each other holds.</param>
    public static List<List<int>> Join(float[] sight, IEnumerable<(int A, int B, float Similarity)> pairs, IEnumerable<(List<int> Together, List<int> Apart)> held)
    {
        var linkage = new StoryLinkage(sight);
        foreach (var (a, b, similarity) in pairs)
        {
            var link = new StoryLikeness(similarity, similarity, 1);
            if (linkage._links[a].TryGetValue(b, out var known) && known.Sum >= similarity) continue;
            linkage._links[a][b] = link;
            linkage._links[b][a] = link;
        }

        foreach (var (together, apart) in held) linkage.Hold(together, apart);
        return linkage.Run();
    }

    private void Hold(List<int> together, List<int> apart)
    {
        foreach (var report in together.Skip(1))
        {
            var (a, b) = (Group(together[0]), Group(report));
            if (a != b && !AreApart(a, b)) Merge(a, b, propose: false);
        }

        foreach (var report in apart)
        {
            var (a, b) = (Group(together[0]), Group(report));
            if (a == b) continue;
            (_apart[a] ??= []).Add(b);
            (_apart[b] ??= []).Add(a);
        }
    }

    private bool AreApart(int a, int b) => _apart[a] is { } others && others.Contains(b);

    /// <summary>The group that a report is in.</summary>
    private int Group(int report)
    {
        while (_into[report] != report) report = _into[report] = _into[_into[report]];
        return report;
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
            if (_changes[pair.A] == pair.AChanges && _changes[pair.B] == pair.BChanges) Merge(pair.A, pair.B, propose: true);
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
        var likeness = link.Of(_members[a].Count, _members[b].Count, MathF.Max(_sight[a], _sight[b]));
        if (likeness >= Threshold && !AreApart(a, b)) _queue.Enqueue((a, b, _changes[a], _changes[b]), (-likeness, a, b));
    }

    private void Merge(int a, int b, bool propose)
    {
        if (_links[a].Count < _links[b].Count) (a, b) = (b, a);
        var (reports, others) = (_members[a].Count, _members[b].Count);
        _sight[a] = ((_sight[a] * reports) + (_sight[b] * others)) / (reports + others);
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
        _into[b] = a;
        foreach (var other in _apart[b] ?? [])
        {
            _apart[other]!.Remove(b);
            _apart[other]!.Add(a);
            (_apart[a] ??= []).Add(other);
        }

        if (!propose) return;
        foreach (var other in _links[a].Keys) Propose(a, other);
    }
}
