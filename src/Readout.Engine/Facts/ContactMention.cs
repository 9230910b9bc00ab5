using Readout.Documents;

namespace Readout.Facts;

/// <summary>One place in a report that tells of a contact, before mentions of the same contact are brought together.</summary>
internal sealed class ContactMention
{
    public required ContactKind Kind { get; set; }

    public required ContactStatus Status { get; set; }

    /// <summary>Whether words say the status; else it is the reading that claims least.</summary>
    public required bool Sure { get; set; }

    public required string Rule { get; set; }

    /// <summary>Indexes into the cast: who travels, speaks first or is named first.</summary>
    public List<int> First { get; init; } = [];

    /// <summary>Whom they meet.</summary>
    public List<int> Second { get; init; } = [];

    /// <summary>The level that the words for a group tell ("the two foreign ministers"), where nobody is named.</summary>
    public Level GroupLevel { get; init; }

    /// <summary>The body of states in whose name the first side acts, or null.</summary>
    public Side? Mandate { get; set; }

    public Side? FirstSide { get; set; }

    public Side? SecondSide { get; set; }

    /// <summary>Sides beyond the two, where more than two states meet and nobody is named.</summary>
    public List<Side> MoreSides { get; init; } = [];

    public PartialDate? Start { get; set; }

    public PartialDate? End { get; set; }

    /// <summary>Whether the date was printed with the mention and not taken from a heading.</summary>
    public bool OwnDate { get; set; }

    /// <summary>Whether words say that it is another one ("to meet again"): it is none of those told as held.</summary>
    public bool Again { get; set; }

    /// <summary>Whether those met are rebels or an opposition, and so nobody of their state's government.</summary>
    public bool WithRebels { get; set; }

    /// <summary>Whether those named sit between the parties: the place tells whose talks they are.</summary>
    public bool Mediated { get; set; }

    public string? Place { get; set; }

    /// <summary>The country of the place, where it is known.</summary>
    public Side? PlaceSide { get; set; }

    public string? Venue { get; set; }

    public string? Duration { get; set; }

    public string? Occasion { get; set; }

    public Side? DeclinedBy { get; set; }

    public string? Reason { get; set; }

    /// <summary>The words that name it, or null.</summary>
    public TextSpan? Words { get; init; }

    public List<TextSpan> Evidence { get; init; } = [];

    public List<int> Sentences { get; init; } = [];

    public IEnumerable<int> People => First.Concat(Second);
}
