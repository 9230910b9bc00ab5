using System.Globalization;
using System.Text;
using Readout.Archive;
using Readout.Documents;
using Readout.Pages;

namespace Readout.Exporting;

/// <summary>Contacts whose day is known as iCalendar (RFC 5545), one after the other; what did not come about is marked as cancelled, what may come about as tentative.</summary>
internal sealed class CalendarWriter(TextWriter output, Uri? root, DateTimeOffset now)
{
    private const int LongestLine = 75;

    public void Begin()
    {
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Readout//Contacts//EN");
        Line("X-WR-CALNAME:Readout contacts");
    }

    public void Add(ContactRow contact)
    {
        if (contact.Start is not { ExactDay: { } first }) return;
        var after = (contact.End?.ExactDay ?? first).PlusDays(1);
        Line("BEGIN:VEVENT");
        Line($"UID:{contact.Story}-{contact.Id}@readout");
        Line("DTSTAMP:" + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Line("DTSTART;VALUE=DATE:" + first.ToString("uuuuMMdd", CultureInfo.InvariantCulture));
        Line("DTEND;VALUE=DATE:" + after.ToString("uuuuMMdd", CultureInfo.InvariantCulture));
        Line("SUMMARY:" + Escaped($"{Links.Parties(contact)}: {Links.Happening(contact)} ({contact.Status.Word()})"));
        Line("DESCRIPTION:" + Escaped($"“{contact.Words}”{(root is null ? "" : " " + new Uri(root, "/stories/" + contact.Story))}"));
        if (contact.Place is { } place) Line("LOCATION:" + Escaped(place));
        Line("STATUS:" + contact.Status switch
        {
            ContactStatus.Held or ContactStatus.UnderWay or ContactStatus.Planned => "CONFIRMED",
            ContactStatus.Possible or ContactStatus.Proposed => "TENTATIVE",
            _ => "CANCELLED",
        });
        Line("END:VEVENT");
    }

    public void End() => Line("END:VCALENDAR");

    private static string Escaped(string text) => string.Concat(text.Where(c => c == '\n' || !char.IsControl(c)))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line, folded so that none is longer than 75 octets.</summary>
    private void Line(string line)
    {
        var page = new StringBuilder();
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

        output.Write(page.Append("\r\n"));
    }
}
