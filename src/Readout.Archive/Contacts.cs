using Readout.Documents;
using Readout.Relations;

namespace Readout.Archive;

/// <summary>A contact of the ledger.</summary>
/// <param name="Number">Its row.</param>
/// <param name="Id">Its id, as in the readout of its story.</param>
/// <param name="Story">The story that tells of it.</param>
/// <param name="StoryTitle">That story's title.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Level">The level.</param>
/// <param name="Start">When it began or is to begin.</param>
/// <param name="End">When it ended.</param>
/// <param name="Place">Where.</param>
/// <param name="Sides">The sides, the one that travels, refuses or writes first.</param>
/// <param name="People">Who took part.</param>
/// <param name="Origins">How many independent origins tell of it.</param>
/// <param name="Words">The first words it stands on.</param>
public sealed record ContactRow(
    long Number, string Id, string Story, string StoryTitle, ContactKind Kind, ContactStatus Status, Level Level, PartialDate? Start, PartialDate? End,
    string? Place, IReadOnlyList<string> Sides, IReadOnlyList<string> People, int Origins, string Words);

/// <summary>Which contacts. What is null is not asked for.</summary>
public sealed record ContactFilter
{
    /// <summary>Sides that all take part; two make a pair.</summary>
    public IReadOnlyList<string> Sides { get; init; } = [];

    /// <summary>The kind.</summary>
    public ContactKind? Kind { get; init; }

    /// <summary>The status.</summary>
    public ContactStatus? Status { get; init; }

    /// <summary>The level.</summary>
    public Level? Level { get; init; }

    /// <summary>Somebody who takes part: words of the name.</summary>
    public string? Person { get; init; }

    /// <summary>On this day or later; contacts without a date are left out.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>On this day or earlier; contacts without a date are left out.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>At most so many rows, 1 to 10,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where to go on (<see cref="RowPage{T}.Next"/>).</summary>
    public string? After { get; init; }
}

/// <summary>A pair of the board.</summary>
/// <param name="First">The side whose code comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="Contacts">How many contacts are known.</param>
/// <param name="LastHeld">The newest one held; null where none is known.</param>
/// <param name="Next">The next one planned, possible or proposed from the day asked for on; null where none is known.</param>
public sealed record PairRow(string First, string Second, int Contacts, ContactRow? LastHeld, ContactRow? Next);

/// <summary>The channel of a pair on one level.</summary>
/// <param name="Level">The level.</param>
/// <param name="State">How it stands.</param>
/// <param name="LastHeld">The newest contact held; null where none is known.</param>
/// <param name="Next">The next one planned or possible; null where none is known.</param>
/// <param name="Contacts">All of them.</param>
/// <param name="UsualGap">Days between two contacts held; null where too few are known.</param>
/// <param name="SinceLast">Days since the last one held; null where its day is not known.</param>
/// <param name="Overdue">Days by which that exceeds the usual gap; null where there is none.</param>
public sealed record ChannelRow(
    Level Level, ChannelState State, ContactRow? LastHeld, ContactRow? Next, IReadOnlyList<ContactRow> Contacts, int? UsualGap = null, int? SinceLast = null, int? Overdue = null)
{
    /// <summary>What the two did to the channels between them, the same on each of their channels: the newest, the newest first.</summary>
    public IReadOnlyList<ActRow> Acts { get; init; } = [];
}

/// <summary>Something a side did to its channels with another.</summary>
/// <param name="Act">What.</param>
/// <param name="Source">Who did it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Day">When.</param>
/// <param name="Text">A line for people.</param>
/// <param name="Evidence">The words of reports that tell it.</param>
public sealed record ActRow(ChannelAct Act, string Source, string Target, PartialDate Day, string Text, IReadOnlyList<Citation> Evidence);

/// <summary>Somebody whom reports name.</summary>
/// <param name="Number">Its row.</param>
/// <param name="Name">The fullest name.</param>
/// <param name="Role">The role in the words of the newest report that tells it.</param>
/// <param name="Side">The side acted for, by the newest report that tells it.</param>
/// <param name="Reports">How many reports name the person.</param>
public sealed record PersonRow(long Number, string Name, string? Role, string? Side, int Reports);

/// <summary>A person with roles over time, words and contacts.</summary>
public sealed record PersonPage(PersonRow Row, IReadOnlyList<RoleRow> Roles, IReadOnlyList<QuoteRow> Quotes, IReadOnlyList<ContactRow> Contacts);

/// <summary>A role that reports gave a person, from their first to their newest day.</summary>
public sealed record RoleRow(string? Role, string? Side, int Reports, string? First, string? Last);

/// <summary>A quotation of the archive.</summary>
/// <param name="Number">Its row.</param>
/// <param name="Story">The story that holds it.</param>
/// <param name="StoryTitle">That story's title.</param>
/// <param name="Speaker">Who said it; null where not sure.</param>
/// <param name="Role">In what role.</param>
/// <param name="Text">The words.</param>
/// <param name="Kind">"direct", "mixed" or "indirect".</param>
/// <param name="Day">The day of its newest report, as yyyymmdd; 0 where not known.</param>
/// <param name="Article">The first report that carries it.</param>
/// <param name="Span">Where in that report's text.</param>
public sealed record QuoteRow(
    long Number, string Story, string StoryTitle, string? Speaker, string? Role, string Text, string Kind, int Day, ArticleId Article, TextSpan Span);
