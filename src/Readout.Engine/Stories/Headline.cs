using Readout.Documents;

namespace Readout.Stories;

/// <summary>Chooses a story's title among the headlines of its reports.</summary>
/// <remarks>Words weigh what they weigh in general English: the same reports come to the same title, whatever else a stream holds or has let go.</remarks>
internal static class Headline
{
    /// <summary>In reports; of a larger story the first are compared.</summary>
    private const int MostCompared = 40;

    private static readonly TermStatistics English = new();

    /// <summary>The headline most like the other reports' headlines and openings; the first of equal ones. Empty where no report has one.</summary>
    /// <param name="reports">In the story's order.</param>
    public static string Of(IEnumerable<Article> reports)
    {
        var compared = reports.Take(MostCompared).Select(report => (report.Title, Terms: ReportVector.Of(TermsOf(report), English))).ToList();
        var best = "";
        var most = -1f;
        foreach (var report in compared.Where(report => report.Title.Length > 0))
        {
            var central = compared.Where(other => other.Terms != report.Terms).Sum(other => StorySimilarity.OfHeadline(report.Terms, other.Terms));
            if (central <= most) continue;
            (best, most) = (report.Title, central);
        }

        return best;
    }

    private static ReportTerm[] TermsOf(Article report) => [.. ReportTerms.Of(report).Where(term => term.Lead > 0)];
}
