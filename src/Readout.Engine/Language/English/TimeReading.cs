namespace Readout.Language.English;

/// <summary>What kind of expression was read.</summary>
internal enum TimeShape
{
    /// <summary>A calendar date: year, month or day, some of them perhaps unsaid.</summary>
    Calendar,

    /// <summary>A weekday.</summary>
    Weekday,

    /// <summary>A season, perhaps with its year.</summary>
    Season,

    /// <summary>A quarter of a year.</summary>
    Quarter,

    /// <summary>A decade or century, by the digits of its value.</summary>
    Era,

    /// <summary>A unit counted from the day of publication or from the narrative: "last month", "the next day", "two days ago".</summary>
    Shifted,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Something that recurs.</summary>
    Recurring,

    /// <summary>A time of day by the clock.</summary>
    Clock,

    /// <summary>Now, the past, the future as a whole.</summary>
    Reference,
}

/// <summary>Which side of the anchor an expression points to by its own words.</summary>
internal enum Direction
{
    /// <summary>It does not say; the tense decides.</summary>
    Unsaid,

    /// <summary>"last Sunday".</summary>
    Back,

    /// <summary>"this Sunday".</summary>
    Same,

    /// <summary>"next Sunday".</summary>
    Ahead,
}

/// <summary>A time expression as its words read, before any anchor is known. Tokens: first included, end excluded.</summary>
internal sealed record TimeReading(int First, int End, TimeShape Shape)
{
    public int? Year { get; init; }

    public int? Month { get; init; }

    public int? Day { get; init; }

    /// <summary>The last day of a range of days, in <see cref="LastMonth"/> or the same month.</summary>
    public int? LastDay { get; init; }

    public int? LastMonth { get; init; }

    /// <summary>Whether the year counts before Christ.</summary>
    public bool BeforeChrist { get; init; }

    /// <summary>1 Monday to 7 Sunday.</summary>
    public int Weekday { get; init; }

    public Direction Direction { get; init; }

    /// <summary>Letters of ISO 8601 or TIMEX3: a unit (D, W, M, Y, DE …), a season (SP …); for <see cref="TimeShape.Era"/> the whole value.</summary>
    public string? Unit { get; init; }

    /// <summary>How many units; null where the words do not count.</summary>
    public double? Count { get; init; }

    /// <summary>How many units from the anchor.</summary>
    public int Shift { get; init; }

    /// <summary>Whether the anchor is the narrative ("the following day"), not the day of publication.</summary>
    public bool FromNarrative { get; init; }

    /// <summary>MO, AF, EV, NI, MI: a part of the day.</summary>
    public string? DayPart { get; init; }

    public int Hour { get; init; }

    public int Minute { get; init; }
}
