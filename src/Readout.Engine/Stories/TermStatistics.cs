using System.Runtime.InteropServices;

namespace Readout.Stories;

/// <summary>In how many reports each term stands, and what a term is worth.</summary>
/// <remarks>The stream's own counts are added to those of general English, so that the first reports of a stream already know "said" from a name.</remarks>
internal sealed class TermStatistics
{
    /// <summary>At this number of reports a rare term has lost half of its special worth: a name that many reports hold tells stories apart no more.</summary>
    private const float RareReports = 3;

    /// <summary>At this number of reports in all, rareness has half of its worth: a few reports cannot tell what is rare.</summary>
    private const float ReportsToJudge = 50;

    private readonly Dictionary<uint, int> _counts = [];
    private int _reports;

    /// <summary>Counts a report's terms.</summary>
    public void Add(ReportTerm[] terms)
    {
        if (terms.Length > 0) _reports++;
        foreach (var term in terms) CollectionsMarshal.GetValueRefOrAddDefault(_counts, term.Key, out _)++;
    }

    /// <summary>Counts a report's terms no more; returns the keys that no report holds now.</summary>
    public List<uint> Remove(ReportTerm[] terms)
    {
        var gone = new List<uint>();
        if (terms.Length > 0) _reports--;
        foreach (var term in terms)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_counts, term.Key);
            if (--count > 0) continue;
            _counts.Remove(term.Key);
            gone.Add(term.Key);
        }

        return gone;
    }

    /// <summary>Inverse document frequency: the logarithm of how rare the term is; above zero for every term but those in all texts.</summary>
    public float Idf(uint key) => Idf(key, _counts.GetValueOrDefault(key));

    /// <summary>What a term that general English does not know adds when two reports share it; zero for common words.</summary>
    public float Rarity(uint key)
    {
        if (CommonTerms.Count(key) > 1) return 0;
        var count = _counts.GetValueOrDefault(key);
        var often = count / RareReports;
        return Idf(key, count) / (1 + (often * often)) * (_reports / (_reports + ReportsToJudge));
    }

    private float Idf(uint key, int count) => MathF.Max(0, MathF.Log((CommonTerms.Texts + _reports + 1) / (CommonTerms.Count(key) + MathF.Max(1, count))));
}
