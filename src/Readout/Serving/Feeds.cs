using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Readout.Archive;
using Readout.Documents;
using Readout.Pages;
using Readout.Writing;

namespace Readout.Serving;

/// <summary>Lists as feeds: Atom (RFC 4287) and iCalendar (RFC 5545).</summary>
internal static class Feeds
{
    private const int LongestLine = 75;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Stories as an Atom feed.</summary>
    public static string Stories(string root, string self, IReadOnlyList<StoryRow> stories) => Feed("Readout: today", root, self, stories.Select(story => (
        Id: "urn:readout:story:" + story.Id,
        Title: story.Title.Length > 0 ? story.Title : "Untitled story",
        Link: $"{root}/stories/{story.Id}",
        Updated: story.Changed,
        Text: $"{story.Lead} ({Wording.Count(story.Origins, "original report")} of {Wording.Count(story.Reports, "report")})")));

    /// <summary>Contacts as an Atom feed, each with the words it stands on.</summary>
    public static string Contacts(string root, string self, IReadOnlyList<ContactRow> contacts, DateTimeOffset now) => Feed("Readout: contacts", root, self, contacts.Select(contact => (
        Id: "urn:readout:contact:" + contact.Story + ":" + contact.Id,
        Title: $"{contact.Status.Word()}: {Links.Parties(contact)}, {Links.Happening(contact)}{(contact.Start is { } start ? ", " + Wording.Dates(start, contact.End) : "")}",
        Link: $"{root}/stories/{contact.Story}",
        Updated: contact.Start is { } day ? new DateTimeOffset(day.First.ToDateTimeUnspecified(), TimeSpan.Zero) : now,
        Text: $"“{contact.Words}” ({Wording.Count(contact.Origins, "origin")})")));

    /// <summary>Alerts as an Atom feed, each with the words it stands on.</summary>
    public static string Alerts(string root, string self, IReadOnlyList<AlertRow> alerts) => Feed("Readout: alerts", root, self, alerts.Select(alert => (
        Id: $"urn:readout:alert:{alert.At.ToUnixTimeMilliseconds()}:{ContentHash.Of(alert.Key)}",
        Title: alert.Title,
        Link: root + alert.Path,
        Updated: alert.At,
        Text: string.Join(' ', alert.Evidence.Select(e => $"“{e.Quote}”{(e.Outlet is null ? "" : $" ({e.Outlet})")}").Prepend(alert.Detail)))));

    /// <summary>Contacts whose day is known as a calendar; what did not come about is marked as cancelled, what may come about as tentative.</summary>
    public static string Calendar(string root, IReadOnlyList<ContactRow> contacts, DateTimeOffset now)
    {
        var page = new StringBuilder();
        Line(page, "BEGIN:VCALENDAR");
        Line(page, "VERSION:2.0");
        Line(page, "PRODID:-//Readout//Contacts//EN");
        Line(page, "X-WR-CALNAME:Readout contacts");
        foreach (var contact in contacts)
        {
            if (contact.Start is not { ExactDay: { } first }) continue;
            var after = (contact.End?.ExactDay ?? first).PlusDays(1);
            Line(page, "BEGIN:VEVENT");
            Line(page, $"UID:{contact.Story}-{contact.Id}@readout");
            Line(page, "DTSTAMP:" + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line(page, "DTSTART;VALUE=DATE:" + first.ToString("uuuuMMdd", CultureInfo.InvariantCulture));
            Line(page, "DTEND;VALUE=DATE:" + after.ToString("uuuuMMdd", CultureInfo.InvariantCulture));
            Line(page, "SUMMARY:" + Escaped($"{Links.Parties(contact)}: {Links.Happening(contact)} ({contact.Status.Word()})"));
            Line(page, "DESCRIPTION:" + Escaped($"“{contact.Words}” {root}/stories/{contact.Story}"));
            if (contact.Place is { } place) Line(page, "LOCATION:" + Escaped(place));
            Line(page, "STATUS:" + contact.Status switch
            {
                ContactStatus.Held or ContactStatus.UnderWay or ContactStatus.Planned => "CONFIRMED",
                ContactStatus.Possible or ContactStatus.Proposed => "TENTATIVE",
                _ => "CANCELLED",
            });
            Line(page, "END:VEVENT");
        }

        Line(page, "END:VCALENDAR");
        return page.ToString();
    }

    private static string Feed(string title, string root, string self, IEnumerable<(string Id, string Title, string Link, DateTimeOffset Updated, string Text)> entries)
    {
        var all = entries.ToList();
        var updated = all.Count == 0 ? DateTimeOffset.UnixEpoch : all.Max(e => e.Updated);
        var feed = new XElement(Atom + "feed",
            new XElement(Atom + "title", title),
            new XElement(Atom + "id", root + self),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", root + self)),
            new XElement(Atom + "author", new XElement(Atom + "name", "Readout")),
            new XElement(Atom + "updated", Stamp(updated)),
            all.Select(entry => new XElement(Atom + "entry",
                new XElement(Atom + "id", entry.Id),
                new XElement(Atom + "title", Clean(entry.Title)),
                new XElement(Atom + "link", new XAttribute("href", entry.Link)),
                new XElement(Atom + "updated", Stamp(entry.Updated)),
                new XElement(Atom + "summary", Clean(entry.Text)))));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed;
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value is '\t' or '\n' or >= 0x20 && (r.Value & 0xFFFE) != 0xFFFE ? r.ToString() : "\uFFFD"));

    private static string Escaped(string text) => string.Concat(text.Where(c => c == '\n' || !char.IsControl(c)))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line, folded so that none is longer than 75 octets.</summary>
    private static void Line(StringBuilder page, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                page.Append("\r\n ");
                octets = 1;
            }

            page.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        page.Append("\r\n");
    }
}
