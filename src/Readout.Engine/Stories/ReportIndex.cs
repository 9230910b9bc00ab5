using System.Runtime.InteropServices;

namespace Readout.Stories;

/// <summary>Finds the reports most like one: an inverted index over each report's weightiest terms.</summary>
internal sealed class ReportIndex
{
    /// <summary>Terms of a report that are looked up, and that it is found by.</summary>
    private const int MostTerms = 48;

    /// <summary>The newest holders of a term that are looked at; bounds the cost of a common term.</summary>
    private const int MostHolders = 400;

    /// <summary>Reports compared wholly.</summary>
    private const int MostCandidates = 48;

    private readonly Dictionary<uint, List<(int Report, float Weight)>> _holders = [];
    private float[] _votes = new float[64];
    private readonly List<int> _touched = [];

    /// <summary>The best so far; the least of them is the first to go.</summary>
    private readonly PriorityQueue<int, (float Votes, int Earlier)> _best = new();

    /// <summary>The candidates for a report, the likeliest first.</summary>
    public int[] Candidates(ReportVector vector)
    {
        _touched.Clear();
        foreach (var (key, weight) in Weightiest(vector))
        {
            if (!_holders.TryGetValue(key, out var holders)) continue;
            var from = Math.Max(0, holders.Count - MostHolders);
            foreach (var (report, theirs) in CollectionsMarshal.AsSpan(holders)[from..])
            {
                if (_votes[report] == 0) _touched.Add(report);
                _votes[report] += weight * theirs;
            }
        }

        foreach (var report in _touched)
        {
            var rank = (_votes[report], -report);
            if (_best.Count < MostCandidates) _best.Enqueue(report, rank);
            else if (_best.TryPeek(out _, out var least) && rank.CompareTo(least) > 0) _best.DequeueEnqueue(report, rank);
            _votes[report] = 0;
        }

        var candidates = new int[_best.Count];
        for (var at = candidates.Length - 1; at >= 0; at--) candidates[at] = _best.Dequeue();
        return candidates;
    }

    /// <summary>Adds a report; numbers ascend.</summary>
    public void Add(int report, ReportVector vector)
    {
        if (report >= _votes.Length) Array.Resize(ref _votes, Math.Max(report + 1, _votes.Length * 2));
        foreach (var (key, weight) in Weightiest(vector))
        {
            ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(_holders, key, out _);
            holders ??= [];
            holders.Add((report, weight));
            if (holders.Count > MostHolders * 2) holders.RemoveRange(0, MostHolders);
        }
    }

    private static ReadOnlySpan<(uint Key, float Weight)> Weightiest(ReportVector vector)
    {
        var terms = new (uint Key, float Weight)[vector.Keys.Length];
        for (var at = 0; at < terms.Length; at++) terms[at] = (vector.Keys[at], vector.Body[at]);
        Array.Sort(terms, (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Key.CompareTo(b.Key));
        return terms.AsSpan(0, Math.Min(MostTerms, terms.Length));
    }
}
