using Readout.Documents;
using Readout.Stories;

namespace Readout.Comparison;

/// <summary>Compares the reports of a story. Reports need all layers of Language and Facts.</summary>
public sealed class StoryComparer
{
    /// <summary>The longest summary, in words.</summary>
    public int SummaryWords { get; init; } = 80;

    /// <summary>Compares; what lies after <paramref name="asOf"/> is still to come.</summary>
    public StoryComparison Compare(Story story, PartialDate? asOf)
    {
        ArgumentNullException.ThrowIfNull(story);
        var reports = new ReportIndex(story);
        var table = new PassageTable(reports);
        var claims = new ClaimAligner(reports, table);
        var contacts = new ContactMerger(reports, new PlaceNames(reports)).Merge();
        return new StoryComparison
        {
            Story = story,
            Contacts = contacts,
            Quotes = new QuoteMerger(reports).Merge(),
            Shared = claims.Shared(),
            Sole = claims.Sole(),
            Summary = new Summarizer(reports, table).Choose(SummaryWords)
                .Select(p => new SummarySentence(table.Cite(p).Quote, claims.Evidence(p, claims.Support(p).Select(s => s.Passage))))
                .ToEquatableArray(),
        };
    }
}
