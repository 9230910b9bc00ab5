using Readout.Documents;
using Readout.Stories;

namespace Readout.Comparison;

/// <summary>The reports of a story in their canonical order, and which origin each goes back to.</summary>
/// <remarks>Reports are ordered by date of publication (none last), then by id, whatever order the story gives; a report given twice counts once.</remarks>
internal sealed class ReportIndex
{
    private readonly Dictionary<ArticleId, int> _numbers = [];
    private readonly int[] _origins;

    public ReportIndex(Story story)
    {
        Reports = story.Reports
            .DistinctBy(d => d.Article.Id)
            .OrderBy(d => d.Article.Published.Date is null)
            .ThenBy(d => d.Article.Published.Date)
            .ThenBy(d => d.Article.Id)
            .ToArray();
        for (var i = 0; i < Reports.Length; i++) _numbers[Reports[i].Article.Id] = i;

        _origins = new int[Reports.Length];
        Array.Fill(_origins, -1);
        var groups = 0;
        foreach (var group in story.Origins)
        {
            foreach (var article in group.Articles)
            {
                if (_numbers.TryGetValue(article, out var report) && _origins[report] < 0) _origins[report] = groups;
            }

            groups++;
        }

        for (var i = 0; i < _origins.Length; i++)
        {
            if (_origins[i] < 0) _origins[i] = groups++;
        }

        Origins = _origins.Distinct().Count();
    }

    /// <summary>All reports in canonical order.</summary>
    public Document[] Reports { get; }

    /// <summary>How many independent origins the reports have.</summary>
    public int Origins { get; }

    /// <summary>The number of a report in <see cref="Reports"/>.</summary>
    public int NumberOf(ArticleId article) => _numbers[article];

    /// <summary>The origin a report goes back to, as a number from 0.</summary>
    public int OriginOf(int report) => _origins[report];

    /// <summary>When a report was published, or null.</summary>
    public PartialDate? PublishedOf(int report) => Reports[report].Article.Published.Date;

    /// <summary>How many independent origins stand behind some reports.</summary>
    public int CountOrigins(IEnumerable<int> reports) => reports.Select(r => _origins[r]).Distinct().Count();

    /// <summary>Citations without repeats, in the order of their reports, then of the text.</summary>
    public EquatableArray<Citation> InOrder(IEnumerable<Citation> citations) =>
        citations.Distinct().OrderBy(c => _numbers[c.ArticleId]).ThenBy(c => c.Span).ToEquatableArray();
}
