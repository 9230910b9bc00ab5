namespace Readout.Documents;

/// <summary>What kind of contact.</summary>
public enum ContactKind
{
    /// <summary>Somebody travels to another state.</summary>
    Visit,

    /// <summary>A meeting in person.</summary>
    Meeting,

    /// <summary>A telephone call.</summary>
    Call,

    /// <summary>A meeting by video link.</summary>
    VideoCall,

    /// <summary>A letter or message.</summary>
    Letter,
}

/// <summary>What became of a contact.</summary>
public enum ContactStatus
{
    /// <summary>It took place.</summary>
    Held,

    /// <summary>It is going on.</summary>
    UnderWay,

    /// <summary>Fixed, agreed, expected on a day.</summary>
    Planned,

    /// <summary>It may come about.</summary>
    Possible,

    /// <summary>Offered or asked for, not answered.</summary>
    Proposed,

    /// <summary>Put off.</summary>
    Postponed,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>Refused.</summary>
    Declined,
}

/// <summary>The words of the output for kinds and states of contacts.</summary>
public static class ContactWords
{
    /// <summary>The kind in the words of the output, such as "video call".</summary>
    public static string Word(this ContactKind kind) => kind switch
    {
        ContactKind.Visit => "visit",
        ContactKind.Meeting => "meeting",
        ContactKind.Call => "call",
        ContactKind.VideoCall => "video call",
        _ => "letter",
    };

    /// <summary>The status in the words of the output, such as "under way".</summary>
    public static string Word(this ContactStatus status) => status switch
    {
        ContactStatus.Held => "held",
        ContactStatus.UnderWay => "under way",
        ContactStatus.Planned => "planned",
        ContactStatus.Possible => "possible",
        ContactStatus.Proposed => "proposed",
        ContactStatus.Postponed => "postponed",
        ContactStatus.Cancelled => "cancelled",
        _ => "declined",
    };
}

/// <summary>Somebody who takes part in a contact.</summary>
/// <param name="Name">The fullest name known.</param>
/// <param name="Role">The role in a report's own words, or null.</param>
/// <param name="Side">The side acted for, or null.</param>
public sealed record Participant(string Name, string? Role, Side? Side);

/// <summary>One report's word on a contact's status.</summary>
/// <param name="Status">What it says.</param>
/// <param name="Published">When it said so, where that is known.</param>
/// <param name="Evidence">The words.</param>
public sealed record StatusReport(ContactStatus Status, PartialDate? Published, Citation Evidence);

/// <summary>A diplomatic contact, as one report tells it or as the reports of a story tell it together.</summary>
public sealed record Contact
{
    /// <summary>A hash that names it; the same input gives the same id.</summary>
    public required string Id { get; init; }

    /// <summary>What kind.</summary>
    public required ContactKind Kind { get; init; }

    /// <summary>What became of it, by the newest report that tells.</summary>
    public required ContactStatus Status { get; init; }

    /// <summary>The words it stands on: whole sentences or headings, at least one.</summary>
    public required EquatableArray<Citation> Evidence { get; init; }

    /// <summary>What each report said of its status, in order of publication.</summary>
    public EquatableArray<StatusReport> History { get; init; } = [];

    /// <summary>The sides; the one that travels, refuses or writes stands first.</summary>
    public EquatableArray<Side> Sides { get; init; } = [];

    /// <summary>Who took part, those of the first side first.</summary>
    public EquatableArray<Participant> People { get; init; } = [];

    /// <summary>The level of the channel.</summary>
    public Level Level { get; init; }

    /// <summary>When it began or is to begin.</summary>
    public PartialDate? Start { get; init; }

    /// <summary>When it ended, where it lasted more than a day.</summary>
    public PartialDate? End { get; init; }

    /// <summary>The town, or the country where no town is told.</summary>
    public string? Place { get; init; }

    /// <summary>The building or grounds.</summary>
    public string? Venue { get; init; }

    /// <summary>How long, as an ISO 8601 duration.</summary>
    public string? Duration { get; init; }

    /// <summary>The event at whose side it took place.</summary>
    public string? Occasion { get; init; }

    /// <summary>Labels of its topics.</summary>
    public EquatableArray<string> Topics { get; init; } = [];

    /// <summary>Who declined, postponed or cancelled.</summary>
    public Side? DeclinedBy { get; init; }

    /// <summary>Why it was declined, postponed or cancelled, in a report's own words.</summary>
    public string? Reason { get; init; }

    /// <summary>The rule that found it, for <c>explain</c>.</summary>
    public string? Rule { get; init; }

    /// <summary>How many independent origins tell of it; 1 within one report.</summary>
    public int IndependentOrigins { get; init; } = 1;
}
