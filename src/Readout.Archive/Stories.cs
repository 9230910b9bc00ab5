using Readout.Documents;
using Readout.Writing;

namespace Readout.Archive;

/// <summary>Some rows and where the next ones begin.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Given back as <c>After</c>, brings the next rows; null at the end.</param>
public sealed record RowPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A story in a list.</summary>
/// <param name="Id">Its stable id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lead">The first sentence of its summary; empty where it has none.</param>
/// <param name="Reports">How many reports.</param>
/// <param name="Outlets">How many outlets.</param>
/// <param name="Origins">How many independent origins.</param>
/// <param name="Contacts">How many diplomatic contacts it tells of.</param>
/// <param name="Differing">On how many points its reports differ.</param>
/// <param name="First">The day of its first report, where known.</param>
/// <param name="Last">The day of its newest report, where known.</param>
/// <param name="Changed">When it last changed.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="IsRead">Whether the reader saw this version.</param>
/// <param name="IsStarred">Whether the reader marked it.</param>
public sealed record StoryRow(
    string Id, string Title, string Lead, int Reports, int Outlets, int Origins, int Contacts, int Differing, PartialDate? First, PartialDate? Last,
    DateTimeOffset Changed, long Version, bool IsRead, bool IsStarred);

/// <summary>Which stories. What is null or false is not asked for.</summary>
public sealed record StoryFilter
{
    /// <summary>Sides that all occur (ISO 3166-1 alpha-3, or an organisation's short name).</summary>
    public IReadOnlyList<string> Sides { get; init; } = [];

    /// <summary>A topic's label.</summary>
    public string? Topic { get; init; }

    /// <summary>Newest report on this day or later.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Newest report on this day or earlier.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>Only what the reader has not seen as it stands now.</summary>
    public bool Unread { get; init; }

    /// <summary>Only what the reader marked.</summary>
    public bool Starred { get; init; }

    /// <summary>Who reads: an account's name; empty on a machine of one's own.</summary>
    public string Reader { get; init; } = "";

    /// <summary>At most so many rows, 1 to 500.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where to go on (<see cref="RowPage{T}.Next"/>).</summary>
    public string? After { get; init; }
}

/// <summary>A story with all that is kept of it.</summary>
/// <param name="Row">As in a list.</param>
/// <param name="Readout">The readout; its reports name their article ids.</param>
/// <param name="History">How it changed, the newest first.</param>
public sealed record StoryPage(StoryRow Row, StoryReadout Readout, IReadOnlyList<StoryChange> History);

/// <summary>How a story stands: two answers are the same where nothing that its page shows has changed between them.</summary>
/// <param name="Id">Its id; that of the story which a story asked for went into.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="Corrections">Grows with each correction that is made or taken back, of whichever story.</param>
/// <param name="Unseen">How many alerts the reader has not seen.</param>
public sealed record StoryState(string Id, long Version, long Corrections, int Unseen);

/// <summary>A change of a story.</summary>
/// <param name="Number">Counts all changes of the archive.</param>
/// <param name="Story">The story.</param>
/// <param name="At">When it was noticed.</param>
/// <param name="Kind">"founded", "reports", "origin", "contradiction", "contact", "title", "correction" or "gone".</param>
/// <param name="Detail">What changed, in words.</param>
public sealed record StoryChange(long Number, string Story, DateTimeOffset At, string Kind, string Detail);

/// <summary>What a person sets right.</summary>
public enum CorrectionKind
{
    /// <summary>Two stories are one.</summary>
    Merge,

    /// <summary>These reports are a story of their own.</summary>
    Split,

    /// <summary>These reports belong to another story.</summary>
    Move,

    /// <summary>This statement is wrong and is not shown.</summary>
    RejectFact,
}

/// <summary>A correction by a person, kept for good.</summary>
/// <param name="Kind">What is set right.</param>
/// <param name="Story">The story it is about; of a merge, the one that stays.</param>
/// <param name="Other">Of a merge, the story that goes; of a move, where to.</param>
/// <param name="Articles">The reports split off or moved.</param>
/// <param name="Fact">The evidence of the statement rejected: kind, article and span, as <see cref="FactKey"/> writes them.</param>
public sealed record Correction(CorrectionKind Kind, string Story, string? Other = null, IReadOnlyList<string>? Articles = null, string? Fact = null);

/// <summary>A correction as it is kept.</summary>
/// <param name="Number">Counts all corrections.</param>
/// <param name="At">When it was made.</param>
/// <param name="Who">By whom; empty on a machine of one's own.</param>
/// <param name="Correction">What was set right.</param>
/// <param name="Undone">When it was taken back; null where it holds.</param>
public sealed record CorrectionRow(long Number, DateTimeOffset At, string Who, Correction Correction, DateTimeOffset? Undone);

/// <summary>Names a statement by the first words it stands on, which stay the same when the story is told anew.</summary>
public static class FactKey
{
    /// <summary>The key of a statement of a story ("contact", "quote", "claim") by its first evidence.</summary>
    public static string Of(string kind, StoryReadout story, Cite evidence)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(evidence);
        var report = story.Reports.First(r => r.File == evidence.File);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}:{report.Id}:{evidence.Start}-{evidence.End}");
    }
}
