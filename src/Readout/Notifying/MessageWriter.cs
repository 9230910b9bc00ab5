using System.Globalization;
using System.Net;
using System.Text;
using Readout.Archive;
using Readout.Documents;
using Readout.Pages;
using Readout.Writing;

namespace Readout.Notifying;

/// <summary>Writes what is sent to people: an alert, or a digest of a day or week. Everything in it leads to its words.</summary>
internal sealed class MessageWriter(NewsArchive archive, Uri root, TimeProvider time)
{
    private const int MostStories = 8;
    private const int MostContacts = 10;
    private const int MostAlerts = 40;

    private static readonly ContactStatus[] Coming = [ContactStatus.Planned, ContactStatus.Possible, ContactStatus.Proposed];
    private static readonly ContactStatus[] Off = [ContactStatus.Postponed, ContactStatus.Cancelled, ContactStatus.Declined];

    /// <summary>One alert.</summary>
    public Message Alert(AlertRow alert)
    {
        var page = new MessagePage(alert.Title);
        page.Paragraph(alert.Detail);
        Evidence(page, alert);
        page.Link("Open it", new Uri(root, alert.Path));
        return page.End(alert.Title, Footer);
    }

    /// <summary>A digest of what came since a time; null where there is nothing to tell.</summary>
    public async Task<Message?> DigestAsync(ReceiverRow receiver, (long After, long Last) span, DateTimeOffset since, CancellationToken cancellation)
    {
        var isWeekly = receiver.Rhythm == "weekly";
        var alerts = (await archive.Alerts.BetweenAsync(receiver.Reader, span.After, span.Last, cancellation).ConfigureAwait(false)).Reverse().ToList();
        var stories = (await archive.TodayAsync(new StoryFilter { Reader = receiver.Reader, Limit = 100 }, cancellation).ConfigureAwait(false)).Items.Where(s => s.Changed >= since).ToList();
        if (alerts.Count == 0 && stories.Count == 0) return null;
        var today = await archive.NewestDayAsync(cancellation).ConfigureAwait(false);
        var ahead = today is null ? [] : await ContactsAsync(new ContactFilter { Since = today }, Coming, cancellation).ConfigureAwait(false);
        var first = today?.Last.PlusDays(isWeekly ? -7 : -1);
        var off = first is not { } day ? [] : await ContactsAsync(new ContactFilter { Since = new PartialDate(day.Year, day.Month, day.Day) }, Off, cancellation).ConfigureAwait(false);

        var heading = $"Readout, {(isWeekly ? "the week to " : "")}{time.GetUtcNow().ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}";
        var page = new MessagePage(heading);
        page.Paragraph($"{Stories(stories.Count)} {(stories.Count == 1 ? "is" : "are")} new or changed; {Wording.Count(alerts.Count, "alert")} of what you follow.");
        if (alerts.Count > 0)
        {
            page.Section("What you follow");
            foreach (var alert in alerts.Take(MostAlerts))
            {
                page.Item(alert.Title, alert.Detail, new Uri(root, alert.Path));
                Evidence(page, alert);
            }

            if (alerts.Count > MostAlerts) page.Link($"{alerts.Count - MostAlerts} more", new Uri(root, "/alerts"));
        }

        if (stories.Count > 0)
        {
            page.Section(isWeekly ? "Stories of the week" : "Stories of the day");
            foreach (var story in stories.Take(MostStories)) page.Item(story.Title.Length > 0 ? story.Title : "Untitled story", story.Lead, new Uri(root, "/stories/" + story.Id), About(story));
        }

        Contacts(page, "What comes next", [.. ahead.OrderBy(c => c.Start)]);
        Contacts(page, "Put off, declined, cancelled", off);
        page.Link("Today's stories", root);
        return page.End($"{heading}: {Stories(stories.Count)}, {Wording.Count(alerts.Count, "alert")}", Footer);
    }

    private Uri Footer => new(root, "/alerts");

    private void Contacts(MessagePage page, string title, List<ContactRow> contacts)
    {
        if (contacts.Count == 0) return;
        page.Section(title);
        foreach (var contact in contacts.Take(MostContacts))
        {
            page.Item($"{(contact.Start is { } start ? Wording.Dates(start, contact.End) : "No date")}, {contact.Status.Word()}: {Links.Parties(contact)}, {Links.Happening(contact)}", "", new Uri(root, "/stories/" + contact.Story));
            page.Quote(contact.Words, null, null);
        }
    }

    private async Task<List<ContactRow>> ContactsAsync(ContactFilter filter, ContactStatus[] statuses, CancellationToken cancellation)
    {
        var rows = new List<ContactRow>();
        foreach (var status in statuses) rows.AddRange((await archive.ContactsAsync(filter with { Status = status }, cancellation).ConfigureAwait(false)).Items);
        return rows.DistinctBy(c => (c.Id, c.Status)).ToList();
    }

    private void Evidence(MessagePage page, AlertRow alert)
    {
        foreach (var words in alert.Evidence) page.Quote(words.Quote, words.Outlet, new Uri(root, Links.Passage(words.Article, words.Span)));
    }

    private static string Stories(int number) => number == 1 ? "1 story" : string.Create(CultureInfo.InvariantCulture, $"{number:#,0} stories");

    private static string About(StoryRow story) => string.Join(" · ", new[]
    {
        story.Reports == 1 ? "1 report" : $"{Wording.Count(story.Reports, "report")}, {story.Origins} original",
        story.Contacts > 0 ? Wording.Count(story.Contacts, "contact") : null,
        story.Differing > 0 ? "differ on " + Wording.Count(story.Differing, "point") : null,
    }.OfType<string>());
}

/// <summary>A message while it is written, as text and as HTML at once.</summary>
internal sealed class MessagePage
{
    private const int TextWidth = 78;

    private const string Quoting = "margin:.3em 0 .8em;padding-left:.8em;border-left:3px solid #b9a98a;font-style:italic";

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();

    public MessagePage(string title)
    {
        _text.Append(title).Append('\n').Append('=', Math.Min(title.Length, TextWidth)).Append("\n\n");
        _html.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"><title>")
            .Append(Html(title)).Append("</title></head><body style=\"max-width:40em;margin:1.5em auto;padding:0 1em;font:16px/1.5 Georgia,serif\"><h1 style=\"font-size:1.4em;line-height:1.25\">").Append(Html(title)).Append("</h1>");
    }

    public void Section(string title)
    {
        _text.Append('\n').Append(title.ToUpperInvariant()).Append("\n\n");
        _html.Append("<h2 style=\"font-size:1.05em;margin:1.6em 0 .4em;border-top:1px solid #b9a98a;padding-top:.8em\">").Append(Html(title)).Append("</h2>");
    }

    public void Paragraph(string words)
    {
        if (words.Length == 0) return;
        Wrapped(words, "");
        _text.Append('\n');
        _html.Append("<p>").Append(Html(words)).Append("</p>");
    }

    public void Item(string title, string words, Uri link, string? about = null)
    {
        Wrapped(title, "* ", "  ");
        if (words.Length > 0) Wrapped(words, "  ");
        if (about is not null) Wrapped(about, "  ");
        _text.Append("  ").Append(link.AbsoluteUri).Append("\n\n");
        _html.Append("<p style=\"margin:.9em 0 .3em\"><a href=\"").Append(Html(link.AbsoluteUri)).Append("\"><strong>").Append(Html(title)).Append("</strong></a>");
        if (words.Length > 0) _html.Append("<br>").Append(Html(words));
        if (about is not null) _html.Append("<br><small>").Append(Html(about)).Append("</small>");
        _html.Append("</p>");
    }

    public void Quote(string words, string? outlet, Uri? link)
    {
        words = words.ReplaceLineEndings(" ");
        Wrapped($"“{words}”{(outlet is null ? "" : " — " + outlet)}", "  > ");
        if (link is not null) _text.Append("    ").Append(link.AbsoluteUri).Append('\n');
        _text.Append('\n');
        _html.Append("<blockquote style=\"").Append(Quoting).Append("\">“").Append(Html(words)).Append('”');
        if (link is not null) _html.Append(" <a style=\"font-style:normal\" href=\"").Append(Html(link.AbsoluteUri)).Append("\">").Append(Html(outlet ?? "in its report")).Append("</a>");
        _html.Append("</blockquote>");
    }

    public void Link(string words, Uri link)
    {
        _text.Append(words).Append(": ").Append(link.AbsoluteUri).Append('\n');
        _html.Append("<p><a href=\"").Append(Html(link.AbsoluteUri)).Append("\">").Append(Html(words)).Append("</a></p>");
    }

    public Message End(string subject, Uri settings)
    {
        _text.Append("\n-- \nWhat is sent, and where: ").Append(settings.AbsoluteUri).Append('\n');
        _html.Append("<hr><p><small><a href=\"").Append(Html(settings.AbsoluteUri)).Append("\">What is sent, and where</a></small></p></body></html>");
        return new Message(subject, _text.ToString(), _html.ToString());
    }

    private void Wrapped(string words, string first, string? rest = null)
    {
        var line = new StringBuilder(first);
        var isEmpty = true;
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + word.Length + 1 > TextWidth)
            {
                _text.Append(line).Append('\n');
                line.Clear().Append(rest ?? first);
                isEmpty = true;
            }

            if (!isEmpty) line.Append(' ');
            line.Append(word);
            isEmpty = false;
        }

        _text.Append(line).Append('\n');
    }

    private static string Html(string words) => WebUtility.HtmlEncode(words);
}
