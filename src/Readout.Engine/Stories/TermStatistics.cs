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

    /// <summary>What a term is worth.</summary>
    /// <returns>
    /// Its inverse document frequency, the logarithm of how rare it is: above zero for every term but those in all texts. And its rarity: what a term
    /// that general English does not know adds when two reports share it; zero for common words.
    /// </returns>
    public (float Idf, float Rarity) Of(uint key)
    {
        var count = _counts.GetValueOrDefault(key);
        var common = CommonTerms.Count(key);
        var idf = MathF.Max(0, MathF.Log((CommonTerms.Texts + _reports + 1) / (common + MathF.Max(1, count))));
        if (common > 1) return (idf, 0);
        var often = count / RareReports;
        return (idf, idf / (1 + (often * often)) * (_reports / (_reports + ReportsToJudge)));
    }
}
