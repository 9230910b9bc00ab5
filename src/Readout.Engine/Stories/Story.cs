using Readout.Copies;
using Readout.Documents;

namespace Readout.Stories;

/// <summary>Names a story: a hash of the id of the article that founded it.</summary>
public readonly record struct StoryId(string Value)
{
    /// <summary>The id of the story that an article founds.</summary>
    public static StoryId FoundedBy(ArticleId article) => new(ContentHash.Of("story", article.Value));

    /// <summary>The sixteen hexadecimal digits.</summary>
    public override string ToString() => Value;
}

/// <summary>A story as the stream knows it: which articles it has, without their words.</summary>
/// <param name="Id">Its stable id.</param>
/// <param name="Reports">Its reports, by date of publication, those without one last, then by id.</param>
/// <param name="Origins">What they go back to; each report is in exactly one group.</param>
public sealed record StoryCluster(StoryId Id, EquatableArray<ArticleId> Reports, EquatableArray<OriginGroup> Origins)
{
    /// <summary>The story with its reports' documents, each of which must be among those given.</summary>
    public Story With(IReadOnlyDictionary<ArticleId, Document> documents) => Story.Of(Id, Reports.Select(id => documents[id]).ToEquatableArray(), Origins);
}

/// <summary>Reports of one happening.</summary>
/// <param name="Id">Its stable id.</param>
/// <param name="Title">The most central headline of its reports.</param>
/// <param name="Reports">Its reports, by date of publication, then by id.</param>
/// <param name="Origins">What they go back to; each report is in exactly one group.</param>
public sealed record Story(StoryId Id, string Title, EquatableArray<Document> Reports, EquatableArray<OriginGroup> Origins)
{
    /// <summary>The story of these reports, under the headline that is most like the others' headlines and openings.</summary>
    /// <param name="id">Its stable id.</param>
    /// <param name="reports">Its reports, by date of publication, then by id.</param>
    /// <param name="origins">What they go back to.</param>
    public static Story Of(StoryId id, EquatableArray<Document> reports, EquatableArray<OriginGroup> origins) =>
        new(id, Headline.Of(reports.Select(report => report.Article)), reports, origins);
}

/// <summary>A report that left one story for another.</summary>
/// <param name="Report">Which.</param>
/// <param name="From">The story it was in; nothing may be left of it.</param>
/// <param name="To">The story it is in now.</param>
public readonly record struct StoryMove(ArticleId Report, StoryId From, StoryId To);

/// <summary>What a person said of stories, kept for good: some reports belong together, others do not belong to them.</summary>
/// <param name="Together">Reports of one story, at least one.</param>
/// <param name="Apart">Reports that are not of that story; may be empty.</param>
/// <param name="Id">The id that the story of <paramref name="Together"/> is to have.</param>
public sealed record StoryCorrection(EquatableArray<ArticleId> Together, EquatableArray<ArticleId> Apart, StoryId Id);

/// <summary>How much of a stream is compared with what comes: the newest reports, by count and by days.</summary>
/// <param name="Reports">The newest reports to come.</param>
/// <param name="Days">Reports of so many days before the stream's own day, which is the middle one of the days of the last reports to come.</param>
public sealed record StoryWindow(int Reports = StoryWindow.UsualReports, int Days = StoryWindow.UsualDays)
{
    /// <summary>Reports kept in sight unless said otherwise.</summary>
    public const int UsualReports = 100_000;

    /// <summary>Days kept in sight unless said otherwise.</summary>
    public const int UsualDays = 1000;

    /// <summary>No bound: for a folder of reports that is read once.</summary>
    public static StoryWindow Everything { get; } = new(int.MaxValue, int.MaxValue);
}
