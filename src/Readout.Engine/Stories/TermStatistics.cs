namespace Readout.Stories;

/// <summary>In how many reports each term stands, and what a term is worth.</summary>
/// <remarks>The stream's own counts are added to those of general English, so that the first reports of a stream already know "said" from a name.</remarks>
internal sealed class TermStatistics
{
    /// <summary>At this number of reports a rare term has lost half of its special worth: a name that many reports hold tells stories apart no more.</summary>
    private const float RareReports = 3;

    /// <summary>At this number of reports in all, rareness has half of its worth: a few reports cannot tell what is rare.</summary>
    private const float ReportsToJudge = 50;

    /// <summary>Logarithms are looked up as far as this count.</summary>
    private const int Counted = 4096;

    private static readonly float[] Logarithms = [.. Enumerable.Range(0, Counted).Select(count => MathF.Log(count))];

    private readonly TermCounts _counts = new();
    private float _all = MathF.Log(CommonTerms.Texts + 1);
    private int _reports;

    /// <summary>Counts a report's terms.</summary>
    public void Add(ReportTerm[] terms)
    {
        if (terms.Length > 0) Count(1);
        _counts.Fetch(terms);
        foreach (var term in terms) _counts.Add(term.Key);
    }

    /// <summary>Counts a report's terms no more; returns the keys that no report holds now.</summary>
    public List<uint> Remove(ReportTerm[] terms)
    {
        var gone = new List<uint>();
        if (terms.Length > 0) Count(-1);
        _counts.Fetch(terms);
        foreach (var term in terms)
        {
            if (_counts.Remove(term.Key)) gone.Add(term.Key);
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
        var (count, common) = _counts.Of(key);
        var idf = MathF.Max(0, _all - Logarithm(common + Math.Max(1, count)));
        if (common > 1) return (idf, 0);
        var often = count / RareReports;
        return (idf, idf / (1 + (often * often)) * (_reports / (_reports + ReportsToJudge)));
    }

    private static float Logarithm(int count) => count < Counted ? Logarithms[count] : MathF.Log(count);

    private void Count(int more)
    {
        _reports += more;
        _all = MathF.Log(CommonTerms.Texts + _reports + 1);
    }
}
