using System.Runtime.InteropServices;

namespace Readout.Stories;

/// <summary>Finds the reports most like one: an inverted index over each report's weightiest terms.</summary>
internal sealed class ReportIndex
{
    /// <summary>Terms of a report that are looked up, and that it is found by.</summary>
    private const int MostTerms = 48;

    /// <summary>The newest holders of a term that are looked at; bounds the cost of a common term.</summary>
    private const int MostHolders = 256;

    /// <summary>Holders looked at for one report in all, those of its weightiest terms first.</summary>
    private const int MostPostings = 4000;

    /// <summary>Reports compared wholly.</summary>
    private const int MostCandidates = 48;

    /// <summary>A candidate with fewer votes shares no more than common words.</summary>
    private const float LeastVotes = 0.004f;

    /// <summary>A report with this part of the likeliest one's votes is about as like.</summary>
    private const float AsLike = 0.4f;

    private readonly Dictionary<uint, List<(int Report, float Weight)>> _holders = [];
    private readonly List<int> _touched = [];
    private float[] _votes = new float[64];
    private int _newest = -1;

    /// <summary>The best so far; the least of them is the first to go.</summary>
    private readonly PriorityQueue<int, (float Votes, int Earlier)> _best = new();

    /// <summary>Of those about as like to the last report asked for as the likeliest, the part that was among its candidates: below one in the midst of a very large story.</summary>
    public float Sight { get; private set; } = 1;

    /// <summary>Reports before this number are not found any more.</summary>
    public int Oldest { get; set; }

    /// <summary>The terms by which a report finds others and is found.</summary>
    public static (uint Key, float Weight)[] TermsOf(ReportVector vector) => vector.Weightiest(MostTerms);

    /// <summary>The candidates for a report of these terms, the likeliest first.</summary>
    public int[] Candidates((uint Key, float Weight)[] terms)
    {
        Vote(terms);
        var most = 0f;
        foreach (var report in _touched) most = MathF.Max(most, _votes[report - Oldest]);
        var alike = 0;
        var least = LeastVotes;
        foreach (var report in _touched)
        {
            var votes = _votes[report - Oldest];
            _votes[report - Oldest] = 0;
            if (votes >= most * AsLike) alike++;
            if (votes < least) continue;
            var rank = (votes, -report);
            if (_best.Count < MostCandidates) _best.Enqueue(report, rank);
            else if (_best.TryPeek(out _, out var last) && rank.CompareTo(last) > 0) _best.DequeueEnqueue(report, rank);
            if (_best.Count == MostCandidates && _best.TryPeek(out _, out var worst)) least = worst.Votes;
        }

        Sight = alike <= MostCandidates ? 1 : (float)MostCandidates / alike;
        var candidates = new int[_best.Count];
        for (var at = candidates.Length - 1; at >= 0; at--) candidates[at] = _best.Dequeue();
        return candidates;
    }

    /// <summary>Each newest holder of a term gets a vote by the product of its weights, the weightiest terms first.</summary>
    private void Vote((uint Key, float Weight)[] terms)
    {
        _touched.Clear();
        if (_votes.Length <= _newest - Oldest) Array.Resize(ref _votes, (_newest - Oldest + 1) * 2);
        var left = MostPostings;
        foreach (var (key, weight) in terms)
        {
            if (left <= 0) break;
            if (!_holders.TryGetValue(key, out var list)) continue;
            var holders = CollectionsMarshal.AsSpan(list);
            if (holders.Length > MostHolders) holders = holders[^MostHolders..];
            left -= holders.Length;
            for (var at = holders.Length - 1; at >= 0 && holders[at].Report >= Oldest; at--)
            {
                ref var votes = ref _votes[holders[at].Report - Oldest];
                if (votes == 0) _touched.Add(holders[at].Report);
                votes += weight * holders[at].Weight;
            }
        }
    }

    /// <summary>Adds a report; numbers ascend.</summary>
    public void Add(int report, (uint Key, float Weight)[] terms)
    {
        _newest = report;
        foreach (var (key, weight) in terms)
        {
            ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(_holders, key, out _);
            holders ??= new List<(int, float)>(1);
            if (holders.Count >= MostHolders * 2) holders.RemoveRange(0, MostHolders);
            holders.Add((report, weight));
        }
    }

    /// <summary>Forgets a term that no report in sight holds.</summary>
    public void Forget(uint key) => _holders.Remove(key);
}
