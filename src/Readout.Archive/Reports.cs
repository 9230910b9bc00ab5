using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Archive;

/// <summary>A report that came in, read, and the story it was put into.</summary>
/// <param name="Document">The report with all its layers.</param>
/// <param name="Source">The source it came from; null where from none that is kept.</param>
public sealed record CollectedReport(Document Document, long? Source);

/// <summary>A story as it is told now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reports">All article versions in it, those that a newer version replaced included.</param>
/// <param name="Readout">What its newest versions come to.</param>
public sealed record ToldStory(StoryId Id, IReadOnlyList<ArticleId> Reports, StoryReadout Readout);

/// <summary>What is written at once: all of it or nothing.</summary>
/// <param name="Reports">New article versions in order of collection.</param>
/// <param name="Stories">The stories that they changed.</param>
/// <param name="Gone">Stories that are no more, and what they became.</param>
public sealed record CollectedBatch(IReadOnlyList<CollectedReport> Reports, IReadOnlyList<ToldStory> Stories, IReadOnlyList<(StoryId Story, StoryId Became)> Gone)
{
    /// <summary>The article, of this batch or an earlier one, up to which the stories are settled; null where that is as it was.</summary>
    public ArticleId? Settled { get; init; }

    /// <summary>The hold under which it is written; null where nobody else can be at work.</summary>
    public ArchiveHold? Under { get; init; }

    /// <summary>The page of the intake up to which all is written with this batch; null where nothing came by the intake.</summary>
    public long? Written { get; init; }
}

/// <summary>How far the way from pages to stories is.</summary>
/// <param name="Settled">The number of the article up to which the stories are settled.</param>
/// <param name="Given">The last number given to a page of the intake; numbers begin at 1. The intake is used where several machines read.</param>
/// <param name="Handed">Pages up to this number are with the queue for certain.</param>
/// <param name="Written">Up to this number it is written what came of the pages.</param>
public sealed record CollectionProgress(long Settled, long Given, long Handed, long Written);

/// <summary>Which reports are to be forgotten; what both say must hold.</summary>
/// <param name="Source">The source they came from; null where from any.</param>
/// <param name="Before">Published before this day, or collected, where no day is known; null where whenever.</param>
public sealed record Forgetting(long? Source, PartialDate? Before);

/// <summary>How much is forgotten.</summary>
/// <param name="Reports">Reports.</param>
/// <param name="Versions">Their versions.</param>
/// <param name="Stories">Stories that are told anew without them, or are no more.</param>
public sealed record ForgottenSize(long Reports, long Versions, long Stories);

/// <summary>An article version of the archive.</summary>
/// <param name="Article">The article.</param>
/// <param name="Story">Its story; null where none was told yet.</param>
/// <param name="Collected">When it came in.</param>
/// <param name="IsNewest">Whether no newer version of the same report came in.</param>
/// <param name="Source">The source's number; null where from none.</param>
/// <param name="Number">Counts the versions in the order in which they came in.</param>
public sealed record ArticleRow(Article Article, string? Story, DateTimeOffset Collected, bool IsNewest, long? Source, long Number);

/// <summary>A report in a list, its newest version.</summary>
public sealed record ReportRow(ArticleId Id, string? Url, string Title, string? Outlet, PartialDate? Published, string? Language, string? Story, DateTimeOffset Collected);

/// <summary>How much is in the archive.</summary>
public sealed record ArchiveSize(long Articles, long Reports, long Stories, long Contacts, long Quotes, long People, long Events, long Bytes);

/// <summary>What was coded from one sentence of a report: a row of event data with its evidence.</summary>
public sealed record EventRow(
    long Number, string Root, string? Mode, string Source, string Target, string Status, PartialDate? Date, PartialDate? Published, ArticleId Article,
    string? Url, string? Outlet, string? Story, TextSpan Span, string Quote);

/// <summary>What one process at a time does for an archive.</summary>
public enum ArchiveWork
{
    /// <summary>Puts reports into stories and writes them.</summary>
    Collecting,

    /// <summary>Visits the sources, where others collect what it brings.</summary>
    Visiting,

    /// <summary>Sends alerts and digests.</summary>
    Telling,
}
