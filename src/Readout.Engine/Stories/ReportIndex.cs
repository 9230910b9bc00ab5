using System.Runtime.InteropServices;

namespace Readout.Stories;

/// <summary>Finds the reports most like one: an inverted index over each report's weightiest terms.</summary>
internal sealed class ReportIndex
{
    /// <summary>When a report comes, one with less than this part of the likeliest one's votes is not compared: the story that it is of has likelier reports.</summary>
    public const float WorthAtOnce = 0.25f;

    /// <summary>The same when the stream settles, where nothing may be missed.</summary>
    public const float WorthSettling = 0.1f;

    /// <summary>Terms of a report that are looked up, and that it is found by.</summary>
    private const int MostTerms = 48;

    /// <summary>The newest holders of a term that are looked at; bounds the cost of a common term.</summary>
    private const int MostHolders = 256;

    /// <summary>Holders looked at for one report in all, those of its weightiest terms first.</summary>
    private const int MostPostings = 2000;

    /// <summary>Reports compared wholly.</summary>
    private const int MostCandidates = 48;

    /// <summary>A candidate with fewer votes shares no more than common words.</summary>
    private const float LeastVotes = 0.01f;

    /// <summary>A report with this part of the likeliest one's votes is about as like.</summary>
    private const float AsLike = 0.4f;

    private readonly Dictionary<uint, List<(int Report, float Weight)>> _holders = [];
    private readonly int[] _touched = new int[MostPostings + MostHolders + 1];
    private readonly List<(int Report, float Weight)>?[] _asked = new List<(int, float)>?[MostTerms];
    private float[] _votes = new float[64];
    private int _newest = -1;

    /// <summary>The best so far: votes above, as the bits of a number that is not negative are in its order; beneath them what puts the earlier of two equals first.</summary>
    private readonly Largest _best = new(MostCandidates);

    /// <summary>Of those about as like to the last report asked for as the likeliest, the part that was among its candidates: below one in the midst of a very large story.</summary>
    public float Sight { get; private set; } = 1;

    /// <summary>Reports before this number are not found any more.</summary>
    public int Oldest { get; set; }

    /// <summary>The terms by which a report finds others and is found.</summary>
    public static (uint Key, float Weight)[] TermsOf(ReportVector vector) => vector.Weightiest(MostTerms);

    /// <summary>The candidates for a report of these terms, the likeliest first; none that has less than the part <paramref name="worth"/> of the likeliest one's votes.</summary>
    public int[] Candidates((uint Key, float Weight)[] terms, float worth)
    {
        var touched = _touched.AsSpan(0, Vote(terms));
        var most = 0f;
        foreach (var report in touched) most = MathF.Max(most, _votes[report - Oldest]);
        var alike = 0;
        _best.Clear();
        foreach (var report in touched)
        {
            ref var own = ref _votes[report - Oldest];
            var votes = own;
            own = 0;
            if (votes < LeastVotes || votes < most * worth) continue;
            if (votes >= most * AsLike) alike++;
            _best.Offer(((ulong)BitConverter.SingleToUInt32Bits(votes) << 32) | ~(uint)report);
        }

        Sight = alike <= MostCandidates ? 1 : (float)MostCandidates / alike;
        var candidates = new int[_best.Count];
        for (var at = 0; at < candidates.Length; at++) candidates[at] = (int)~(uint)_best.Values[at];
        return candidates;
    }

    /// <summary>Each newest holder of a term gets a vote by the product of its weights, the weightiest terms first; how many were touched.</summary>
    private int Vote((uint Key, float Weight)[] terms)
    {
        if (_votes.Length <= _newest - Oldest) Array.Resize(ref _votes, (_newest - Oldest + 1) * 2);

        // All lists are found before the first is read: the memory answers many questions at once.
        for (var at = 0; at < terms.Length; at++) _asked[at] = _holders.GetValueOrDefault(terms[at].Key);
        var (votes, touched, count) = (_votes, _touched, 0);
        var left = MostPostings;
        for (var term = 0; term < terms.Length && left > 0; term++)
        {
            if (_asked[term] is not { } list) continue;
            var holders = CollectionsMarshal.AsSpan(list);
            if (holders.Length > MostHolders) holders = holders[^MostHolders..];
            left -= holders.Length;
            var weight = terms[term].Weight;
            for (var at = holders.Length - 1; at >= 0 && holders[at].Report >= Oldest; at--)
            {
                ref var own = ref votes[holders[at].Report - Oldest];
                touched[count] = holders[at].Report;
                count += own == 0 ? 1 : 0;
                own += weight * holders[at].Weight;
            }
        }

        return count;
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
