using System.Globalization;
using Readout.Documents;
using Readout.Language.English;
using Readout.Relations;

namespace Readout.Writing;

/// <summary>The phrases that all formats for people share: dates, durations, who met whom, how many origins.</summary>
public static class Wording
{
    /// <summary>What most tools take for the narrow no-break reading of a range: an en dash.</summary>
    private const string Dash = "–";

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>"18 June 2023", "June 2023", "2023".</summary>
    public static string Date(PartialDate date) => Date(date, Months);

    /// <summary>"18 Jun 2023", "Jun 2023", "2023".</summary>
    public static string ShortDate(PartialDate date) => Date(date, ShortMonths);

    /// <summary>"18–19 June 2023", "30 June – 2 July 2023"; the one date where there is no other.</summary>
    public static string Dates(PartialDate start, PartialDate? end) => Dates(start, end, Months);

    /// <summary>As <see cref="Dates(PartialDate, PartialDate?)"/>, months cut to three letters.</summary>
    public static string ShortDates(PartialDate start, PartialDate? end) => Dates(start, end, ShortMonths);

    /// <summary>"PT5H30M" as "5 h 30 min", "PT0.5H" as "30 min"; as it is where it is no ISO 8601 duration.</summary>
    public static string Duration(string duration)
    {
        if (!duration.StartsWith('P')) return duration;
        var parts = new List<string>();
        var time = false;
        for (var at = 1; at < duration.Length; at++)
        {
            if (duration[at] == 'T' && !time)
            {
                time = true;
                continue;
            }

            var digits = duration.AsSpan(at).IndexOfAnyExceptInRange('.', '9');
            if (digits is < 1 or > 6 || !double.TryParse(duration.AsSpan(at, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return duration;
            at += digits;
            var unit = (duration[at], time) switch
            {
                ('Y', false) => "year",
                ('M', false) => "month",
                ('W', false) => "week",
                ('D', false) => "day",
                ('H', true) => "h",
                ('M', true) => "min",
                ('S', true) => "s",
                _ => null,
            };
            if (unit is null) return duration;
            if (unit == "h" && number % 1 is > 0 and var rest)
            {
                if (number >= 1) parts.Add(Amount(Math.Floor(number), unit));
                (number, unit) = (Math.Round(rest * 60), "min");
            }

            parts.Add(Amount(number, unit));
        }

        return parts.Count == 0 ? duration : string.Join(' ', parts);
    }

    private static string Amount(double number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:0.##} {unit}{(number != 1 && unit is "year" or "month" or "week" or "day" ? "s" : "")}");

    /// <summary>"1 report", "3 reports".</summary>
    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {thing}{(number == 1 ? "" : "s")}");

    /// <summary>"5 outlets, 3 original reports".</summary>
    public static string Origins(OriginsReadout origins) => $"{Count(origins.Outlets, "outlet")}, {Count(origins.Independent, "original report")}";

    /// <summary>The span of the reports' own dates, those known to the day where there are any; null where none is known.</summary>
    public static string? Published(StoryReadout story)
    {
        var dates = story.Reports.Where(r => r.Published is not null).Select(r => r.Published!.Value).Order().ToList();
        if (dates.Count == 0) return null;
        if (dates.Exists(d => d.Day is not null)) dates.RemoveAll(d => d.Day is null);
        return dates[0] == dates[^1] ? Date(dates[0]) : Dates(dates[0], dates[^1]);
    }

    /// <summary>Who: "Ana Reyes (NOR) with Ole Berg (SUD)"; the sides where no people are named.</summary>
    public static string Parties(ContactReadout contact)
    {
        var joint = contact.Kind == ContactKind.Letter ? " to " : " with ";
        if (contact.Participants.Count == 0) return contact.Sides.Count == 0 ? "Parties not named" : And([.. contact.Sides.Select(Side)]);
        var groups = contact.Participants.GroupBy(p => p.Side).Select(g => And([.. g.Select(p => p.Name)]) + (g.Key is null ? "" : $" ({Side(g.Key)})")).ToList();
        var absent = contact.Sides.Where(s => contact.Participants.All(p => p.Side != s)).ToList();
        if (contact.Kind != ContactKind.Visit && groups.Count == 1 && absent.Count > 0) groups.Add(And([.. absent.Select(Side)]));
        return string.Join(joint, groups);
    }

    /// <summary>What: "meeting in Beijing", "visit to Norland", "video call".</summary>
    public static string Happening(ContactReadout contact)
    {
        var kind = contact.Kind.Word();
        if (contact.Place is not { } place) return kind;
        return contact.Kind == ContactKind.Visit ? $"{kind} to {place}" : $"{kind} in {place}";
    }

    /// <summary>What else is known of a contact, each a short phrase.</summary>
    public static List<string> Details(ContactReadout contact)
    {
        var details = new List<string>();
        if (contact.Level != Level.Other) details.Add(contact.Level.Word() + " level");
        if (contact.Venue is { } venue) details.Add(venue);
        if (contact.Duration is { } duration) details.Add(Duration(duration));
        if (contact.Occasion is { } occasion) details.Add("on the sidelines: " + occasion);
        if (contact.IndependentOrigins > 1) details.Add($"{contact.IndependentOrigins} origins");
        return details;
    }

    /// <summary>Why a contact did not come about: "by Norland: “the storm”"; null where nothing is told.</summary>
    public static string? Refusal(ContactReadout contact)
    {
        var by = contact.DeclinedBy is { } side ? $"{contact.Status.Word()} by {Side(side)}" : null;
        var why = contact.Reason is { } reason ? $"“{reason}”" : null;
        return by is null ? why : why is null ? by : $"{by}: {why}";
    }

    /// <summary>A side by its usual name: "Norway" for "NOR"; a code that names no state stays as it is.</summary>
    public static string Side(string code) => Gazetteer.NameOf(new Side(code));

    /// <summary>"China – United States".</summary>
    public static string Pair(ChannelReadout channel) => string.Join($" {Dash} ", channel.Pair.Select(Side));

    /// <summary>"a, b and c".</summary>
    public static string And(IReadOnlyList<string> items) =>
        items.Count <= 1 ? items.FirstOrDefault("") : string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1];

    /// <summary>A quotation with the marks it needs: direct words are set in quotation marks, the others stand as printed.</summary>
    public static string Quoted(QuoteReadout quote) => quote.Kind == QuoteKind.Direct ? $"“{quote.Text}”" : quote.Text;

    /// <summary>A contact on the board: "18 June 2023, meeting in Beijing".</summary>
    public static string OnBoard(ChannelContactReadout contact)
    {
        var kind = contact.Kind.Word() + (contact.Place is null ? "" : contact.Kind == ContactKind.Visit ? $" to {contact.Place}" : $" in {contact.Place}");
        return contact.Start is { } start ? $"{Dates(start, contact.End)}, {kind}" : $"{kind}, no date";
    }

    private static readonly string[] ShortMonths = [.. Months.Select(m => m[..3])];

    private static string Date(PartialDate date, string[] months)
    {
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        if (date.Month is not { } month) return year;
        return date.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day} {months[month - 1]} {year}") : $"{months[month - 1]} {year}";
    }

    private static string Dates(PartialDate start, PartialDate? end, string[] months)
    {
        if (end is not { } last || last == start) return Date(start, months);
        if (start.Year != last.Year || start.Month is not { } month || last.Month is null) return $"{Date(start, months)} {Dash} {Date(last, months)}";
        if (month != last.Month) return $"{(start.Day is { } d ? $"{d} " : "")}{months[month - 1]} {Dash} {Date(last, months)}";
        return start.Day is { } first && last.Day is not null ? $"{first}{Dash}{Date(last, months)}" : Date(start.Day is null ? start : last, months);
    }

    /// <summary>A line for people: "China blamed the United States".</summary>
    public static string Sentence(PairEvent happened)
    {
        var (source, target) = (Gazetteer.NameOf(happened.Source), Gazetteer.NameOf(happened.Target));
        return happened.Act switch
        {
            ChannelAct.DiplomatsExpelled => $"{source} expelled diplomats of {target}",
            ChannelAct.EnvoysRecalled => $"{source} recalled envoys from {target}",
            ChannelAct.EnvoysReturned => $"{source} sent envoys back to {target}",
            ChannelAct.AmbassadorSummoned => $"{source} summoned the ambassador of {target}",
            ChannelAct.RelationsSevered => $"{source} severed relations with {target}",
            ChannelAct.RelationsDowngraded => $"{source} downgraded relations with {target}",
            ChannelAct.RelationsRestored => $"{source} and {target} took up relations",
            ChannelAct.MissionClosed => $"{source} closed an embassy or consulate, its own in {target} or one of {target}",
            ChannelAct.MissionOpened => $"{source} opened an embassy or consulate in {target}",
            ChannelAct.HotlineCut => $"{source} cut a hotline with {target}",
            ChannelAct.HotlineOpened => $"{source} and {target} opened a hotline",
            _ => $"{source} {Verb(happened.Root)} {target}",
        };
    }

    private static string Verb(EventRoot root) => root switch
    {
        EventRoot.Agree => "agreed with",
        EventRoot.Consult => "talked with",
        EventRoot.Support => "backed",
        EventRoot.Cooperate => "worked together with",
        EventRoot.Aid => "helped",
        EventRoot.Concede => "gave way to",
        EventRoot.Retreat => "drew back before",
        EventRoot.Request => "made demands on",
        EventRoot.Accuse => "blamed",
        EventRoot.Reject => "turned down",
        EventRoot.Threaten => "warned",
        EventRoot.Protest => "protested against",
        EventRoot.Sanction => "cut back relations with",
        EventRoot.Mobilize => "readied forces against",
        EventRoot.Coerce => "put pressure on",
        _ => "attacked",
    };
}
