using NodaTime;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>How far a contact has come.</summary>
internal enum Phase
{
    /// <summary>Held or under way.</summary>
    Done,

    /// <summary>Planned, possible or proposed.</summary>
    Ahead,

    /// <summary>Postponed, cancelled or declined.</summary>
    Off,
}

/// <summary>A contact as one report tells it, with what the comparison needs of it worked out.</summary>
internal sealed class ContactMention
{
    /// <summary>A report may tell of a meeting on the evening before it is dated.</summary>
    private const int Slack = 1;

    /// <summary>A visit under way began or ends within this many days of the report.</summary>
    private const int UnderWay = 7;

    public ContactMention(int report, int origin, PartialDate? published, Contact contact)
    {
        Report = report;
        Origin = origin;
        Published = published;
        Contact = contact;
        Phase = PhaseOf(contact.Status);
        Names = contact.People.Select(p => PersonNames.Words(p.Name)).ToArray();
        (First, Last) = Interval(published, contact);
    }

    public int Report { get; }

    public int Origin { get; }

    public PartialDate? Published { get; }

    public Contact Contact { get; }

    public Phase Phase { get; }

    /// <summary>The words of the names of <see cref="Contact.People"/>, one for one.</summary>
    public string[][] Names { get; }

    /// <summary>The first day on which it can lie.</summary>
    public LocalDate First { get; }

    /// <summary>The last day on which it can lie.</summary>
    public LocalDate Last { get; }

    /// <summary>Whether the report dates it.</summary>
    public bool Dated => Contact.Start is not null;

    /// <summary>Whether the report dates it to the day.</summary>
    public bool DatedToTheDay => Contact.Start?.Day is not null;

    /// <summary>Whether its date lies after the report: a plan dated to the day of its report bears the day on which it was made.</summary>
    public bool IsAhead => Contact.Start is { } start && (Published is not { } published || start.Last > published.Last);

    /// <summary>How much it says: the fullest mentions found the contacts that the others join.</summary>
    public int Fullness => (2 * Math.Min(Names.Length, 4)) + (DatedToTheDay ? 4 : Dated ? 2 : 0) + (Contact.Place is null ? 0 : 1)
        + (Contact.Sides.Count > 1 ? 1 : 0) + (Phase == Phase.Done ? 1 : 0);

    public static Phase PhaseOf(ContactStatus status) => status switch
    {
        ContactStatus.Held or ContactStatus.UnderWay => Phase.Done,
        ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed => Phase.Ahead,
        _ => Phase.Off,
    };

    /// <summary>The days a contact can lie on: its own dates, narrowed by what the day of publication allows for its status.</summary>
    private static (LocalDate First, LocalDate Last) Interval(PartialDate? published, Contact contact)
    {
        var first = contact.Start?.First ?? LocalDate.MinIsoValue;
        var last = contact.Start?.Last ?? LocalDate.MaxIsoValue;
        if (contact.Start is not null && contact.End is { } end && end.Last > last) last = end.Last;
        if (published is not { } day || contact.Start?.Day is not null) return (first, last);

        var (earliest, latest) = contact.Status switch
        {
            ContactStatus.UnderWay => (Moved(day.First, -UnderWay), Moved(day.Last, UnderWay)),
            ContactStatus.Held => (LocalDate.MinIsoValue, Moved(day.Last, Slack)),
            _ when PhaseOf(contact.Status) == Phase.Ahead => (day.First, LocalDate.MaxIsoValue),
            _ => (LocalDate.MinIsoValue, LocalDate.MaxIsoValue),
        };
        var narrowedFirst = LocalDate.Max(first, earliest);
        var narrowedLast = LocalDate.Min(last, latest);
        return narrowedFirst <= narrowedLast ? (narrowedFirst, narrowedLast) : (first, last);
    }

    /// <summary>Moves a day; days of years 1 to 9999 stay within the calendar's range but at its very ends.</summary>
    private static LocalDate Moved(LocalDate day, int by)
    {
        if (by > 0 && day.Year == 9999) return LocalDate.MaxIsoValue;
        return day.PlusDays(by);
    }
}
