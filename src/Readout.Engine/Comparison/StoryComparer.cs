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
        var (past, next) = TimelineBuilder.Of(reports, table, claims, contacts, asOf);
        return new StoryComparison
        {
            Story = story,
            Contacts = contacts,
            Quotes = new QuoteMerger(reports).Merge(),
            Shared = claims.Shared(),
            Sole = claims.Sole(contacts),
            Differing = new DifferenceFinder(reports, table).Find(contacts),
            Timeline = past,
            Next = next,
            Topics = Topics(reports),
            Summary = new Summarizer(reports, table, claims).Write(SummaryWords),
        };
    }

    /// <summary>Topics by how many reports name them; the stance is the one that most origins give.</summary>
    private static EquatableArray<StoryTopic> Topics(ReportIndex reports) => Enumerable.Range(0, reports.Reports.Length)
        .SelectMany(r => reports.Reports[r].Topics.Select(t => (Report: r, Topic: t)))
        .GroupBy(t => t.Topic.Label, StringComparer.Ordinal)
        .OrderByDescending(g => g.Select(t => t.Report).Distinct().Count())
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new StoryTopic(g.Key, Stance(reports, g), reports.InOrder(g.SelectMany(t =>
            t.Topic.Mentions.Select(m => Citation.Of(reports.Reports[t.Report].Article, m))))))
        .ToEquatableArray();

    private static TopicStance Stance(ReportIndex reports, IEnumerable<(int Report, Topic Topic)> told) => told
        .GroupBy(t => t.Topic.Stance)
        .OrderBy(g => g.Key == TopicStance.Neutral)
        .ThenByDescending(g => reports.CountOrigins(g.Select(t => t.Report)))
        .ThenBy(g => g.Key)
        .First().Key;
}
