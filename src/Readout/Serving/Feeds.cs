using System.Globalization;
using System.Xml.Linq;
using Readout.Archive;
using Readout.Documents;
using Readout.Pages;
using Readout.Writing;

namespace Readout.Serving;

/// <summary>Lists as feeds: Atom (RFC 4287).</summary>
internal static class Feeds
{
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
}
