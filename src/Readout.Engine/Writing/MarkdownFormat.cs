using System.Globalization;
using System.Text;
using Readout.Documents;

namespace Readout.Writing;

/// <summary>The readout as Markdown. A mark links to the report's address, by a text fragment to the very words, where the address is known.</summary>
internal sealed class MarkdownFormat(WritingOptions options)
{
    /// <summary>A text fragment names so many words at each end of a passage; longer links break in too many readers.</summary>
    private const int FragmentWords = 5;

    private readonly StringBuilder _page = new();
    private Dictionary<string, string> _addresses = [];
    private StoryMarks _marks = null!;

    public static string Write(EditionReadout edition, WritingOptions options)
    {
        var format = new MarkdownFormat(options);
        format.Write(edition);
        return format._page.ToString();
    }

    private void Write(EditionReadout edition)
    {
        _addresses = edition.Stories.SelectMany(s => s.Reports)
            .Where(r => StorySections.WebAddress(r.Url) is not null)
            .DistinctBy(r => r.File)
            .ToDictionary(r => r.File, r => StorySections.WebAddress(r.Url)!.Replace("&", "&amp;", StringComparison.Ordinal), StringComparer.Ordinal);
        if (edition.Stories.Count == 0) Paragraph("No story was found in these reports.");
        foreach (var story in edition.Stories) Write(story);
        var marks = new EditionMarks(edition);
        Channels(edition, marks);
        Relations(edition, marks);
    }

    private void Relations(EditionReadout edition, EditionMarks marks)
    {
        Section(RelationSections.Expected, RelationSections.Settled(edition), expected =>
        {
            var date = expected.Date is { } day ? Wording.ShortDate(day) + ": " : "";
            Line($"- {date}{Escaped(expected.Text)} {Marks(expected.Evidence, marks)} *{RelationSections.Came(expected.Outcome)}*");
            Evidence(expected.Evidence, marks, "  - ");
        });
        var tensions = RelationSections.Shown(edition);
        if (tensions.Count == 0) return;
        Paragraph("## " + RelationSections.Tension);
        foreach (var tension in tensions)
        {
            Paragraph("### " + Escaped(RelationSections.Pair(tension)));
            foreach (var day in tension.Days)
            {
                Line($"- **{Wording.ShortDate(day.Date)}** {Escaped(RelationSections.Mood(day))}");
                var events = options.All ? day.Events : [.. day.Events.Take(RelationSections.MostEvents)];
                foreach (var happened in events)
                {
                    Line($"  - {Escaped(happened.Text)} {Marks(happened.Evidence, marks)}");
                    Evidence(happened.Evidence, marks, "    - ");
                }

                if (events.Count < day.Events.Count) Line(string.Create(CultureInfo.InvariantCulture, $"  - *… and {day.Events.Count - events.Count} more (`--all` shows them)*"));
            }

            _page.Append('\n');
        }
    }

    private string Marks(IEnumerable<Cite> cites, EditionMarks marks) => string.Concat(marks.Firsts(cites).Select(c => Mark(marks.Label(c.File), c)));

    private void Evidence(IReadOnlyList<Cite> cites, EditionMarks marks, string before)
    {
        if (!options.Evidence) return;
        foreach (var cite in cites) Line($"{before}{Mark(marks.Label(cite.File), cite)} “{Escaped(cite.Text)}”");
    }

    private void Write(StoryReadout story)
    {
        _marks = new StoryMarks(story);
        Paragraph("# " + Escaped(story.Title.Length > 0 ? story.Title : "Untitled story"));
        var published = Wording.Published(story);
        Paragraph($"*{(published is null ? "" : published + " · ")}{Wording.Origins(story.Origins)}*");
        if (story.Summary.Count > 0) Paragraph(string.Join(' ', story.Summary.Select(s => Escaped(s.Text) + " " + Marks(s.Cites))));
        if (StorySections.Phrased(story) is { } phrased) Paragraph($"*{Escaped(phrased)}*");
        foreach (var sentence in story.Summary) Evidence(sentence.Cites, "- ");
        if (options.Evidence && story.Summary.Count > 0) _page.Append('\n');

        Contacts(story);
        Quotes(story);
        Section(StorySections.Shared, story.Claims.Shared, c => Item(c.Text, c.Evidence, c.Origins > 1 ? $" *({c.Origins} origins)*" : ""));
        Section(story.Reports.Count > 1 ? StorySections.Sole : StorySections.Single, story.Claims.Sole, c => Item(c.Text, c.Evidence));
        Section(StorySections.Differing, story.Claims.Differing, difference =>
        {
            Line($"- **{Escaped(difference.About)}**");
            foreach (var value in difference.Values)
            {
                Line($"  - {Escaped(value.Value)} {Marks(value.Evidence)}");
                Evidence(value.Evidence, "    - ");
            }
        });
        Section(StorySections.Timeline, StorySections.BeyondContacts(story), Entry);
        Section(StorySections.Next, story.Next, Entry);
        foreach (var stance in StorySections.Stances)
        {
            var topics = story.Topics.Where(t => t.Stance == stance).ToList();
            if (topics.Count == 0) continue;
            Paragraph("## " + StorySections.Topics(stance));
            Paragraph(string.Join(" · ", topics.Select(t => Escaped(t.Label) + " " + Marks(t.Evidence))));
        }

        Paragraph("## " + StorySections.Sources);
        Paragraph(Wording.Origins(story.Origins) + ".");
        Limited(story.Reports, StorySections.SourceLimit, report =>
        {
            var title = Escaped(report.Title.Length > 0 ? report.Title : report.File);
            var linked = _addresses.TryGetValue(report.File, out var address) ? $"[{title}]({address})" : title;
            var about = StorySections.About(report, _marks, withPlace: address is null);
            Line(string.Create(CultureInfo.InvariantCulture, $"{_marks.Number(report.File)}. {linked}{(about.Count > 0 ? " — " : "")}{Escaped(string.Join(" · ", about))}"));
        });
        _page.Append('\n');
    }

    private void Contacts(StoryReadout story)
    {
        if (story.Contacts.Count == 0) return;
        Paragraph("## " + StorySections.Contacts);
        Line("| When | Status | Who | What | Sources |");
        Line("| --- | --- | --- | --- | --- |");
        Limited(options.All ? story.Contacts : StorySections.WeightiestFirst(story), StorySections.Limit, contact =>
        {
            var date = contact.Start is { } start ? Wording.Dates(start, contact.End) : "no date";
            var what = string.Join("; ", [Wording.Happening(contact), .. Wording.Details(contact)]);
            if (Wording.Refusal(contact) is { } refusal) what += "; " + refusal;
            Line($"| {date} | **{contact.Status.Word()}** | {Escaped(Wording.Parties(contact))} | {Escaped(what)} | {Marks(contact.Evidence)} |");
        }, inTable: true);
        _page.Append('\n');
        foreach (var contact in options.Evidence ? story.Contacts : []) Evidence(contact.Evidence, "- ");
        if (options.Evidence) _page.Append('\n');
    }

    private void Quotes(StoryReadout story) => Section(StorySections.Quotes, StorySections.BySpeaker(story), quote =>
    {
        var speaker = quote.Speaker is null ? "Speaker not sure" : $"**{Escaped(quote.Speaker)}**";
        var role = quote.Role is null ? "" : ", " + Escaped(quote.Role);
        Line($"- {speaker}{role}: {Escaped(Wording.Quoted(quote))} {Marks(quote.Evidence)}");
        Evidence(quote.Evidence, "  - ");
    });

    private void Entry(TimelineReadout entry)
    {
        var date = entry.Date is { } day ? Wording.Date(day) : "no date";
        var status = entry.Status is { } word ? $" ({word.Word()})" : "";
        Line($"- **{date}**{status}: {Escaped(entry.Text)} {Marks(entry.Evidence)}");
        Evidence(entry.Evidence, "  - ");
    }

    private void Channels(EditionReadout edition, EditionMarks marks)
    {
        if (edition.Channels.Count == 0) return;
        Paragraph("# " + StorySections.Channels);
        if (edition.AsOf is { } day) Paragraph($"*As of {Wording.Date(day)}.*");
        Line("| Sides | Level | State | Last held | Next |");
        Line("| --- | --- | --- | --- | --- |");
        Limited(edition.Channels, StorySections.Limit, channel =>
        {
            var last = channel.LastHeld is { } held ? Wording.OnBoard(held) : "none known";
            var next = channel.Next is { } coming ? $"{coming.Status.Word()}: {Wording.OnBoard(coming)}" : "none known";
            Line($"| {Escaped(Wording.Pair(channel))} | {channel.Level.Word()} | **{channel.State.Word()}** | {Escaped(last)} | {Escaped(next)} |");
        }, inTable: true);
        _page.Append('\n');
        foreach (var act in edition.Channels.DistinctBy(Wording.Pair).SelectMany(c => c.Acts))
        {
            Line($"- {Escaped(RelationSections.ActLine(act))} {Marks(act.Evidence, marks)}");
            Evidence(act.Evidence, marks, "  - ");
        }
    }

    private void Section<T>(string title, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0) return;
        Paragraph("## " + title);
        Limited(items, StorySections.Limit, write);
        _page.Append('\n');
    }

    private void Limited<T>(IReadOnlyList<T> items, int limit, Action<T> write, bool inTable = false)
    {
        var shown = options.All ? items.Count : StorySections.Shown(items.Count, limit);
        for (var i = 0; i < shown; i++) write(items[i]);
        if (shown == items.Count) return;
        if (inTable) _page.Append('\n');
        Line(string.Create(CultureInfo.InvariantCulture, $"{(inTable ? "" : "- ")}*… and {items.Count - shown:#,0} more (`--all` shows them)*"));
    }

    private void Item(string text, IReadOnlyList<Cite> cites, string after = "")
    {
        Line($"- {Escaped(text)} {Marks(cites)}{after}");
        Evidence(cites, "  - ");
    }

    private void Evidence(IReadOnlyList<Cite> cites, string before)
    {
        if (!options.Evidence) return;
        foreach (var cite in cites) Line($"{before}{Mark(_marks.Number(cite.File), cite)} “{Escaped(cite.Text)}”");
    }

    private string Marks(IEnumerable<Cite> cites) => string.Concat(_marks.Firsts(cites).Select(f => Mark(f.Number, f.Cite)));

    private string Mark(int number, Cite cite) => Mark(number.ToString(CultureInfo.InvariantCulture), cite);

    private string Mark(string label, Cite cite)
    {
        var mark = $"\\[{label}\\]";
        return _addresses.TryGetValue(cite.File, out var address) ? $"[{mark}]({address}{Fragment(address, cite.Text)})" : mark;
    }

    /// <summary>A text fragment (WICG Scroll To Text Fragment): the first words of the passage and its last.</summary>
    private static string Fragment(string address, string passage)
    {
        if (address.Contains('#', StringComparison.Ordinal)) return "";
        var words = passage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "";
        var start = Encoded(words.Take(FragmentWords));
        return words.Length <= 2 * FragmentWords ? "#:~:text=" + Encoded(words) : $"#:~:text={start},{Encoded(words.TakeLast(FragmentWords))}";
    }

    /// <summary>Percent-encoded; a hyphen too, for it has a meaning in text fragments, and brackets, for they have one in Markdown.</summary>
    private static string Encoded(IEnumerable<string> words) => Uri.EscapeDataString(string.Join(' ', words))
        .Replace("-", "%2D", StringComparison.Ordinal)
        .Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal);

    private void Line(string text) => _page.Append(text).Append('\n');

    private void Paragraph(string text) => _page.Append(text).Append("\n\n");

    /// <summary>Words of a report as plain text of Markdown, on one line.</summary>
    internal static string Escaped(string text)
    {
        var printable = DisplayWidth.Printable(text).Trim();
        var escaped = new StringBuilder(printable.Length + 8);
        var digits = 0;
        foreach (var letter in printable)
        {
            var special = letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '&' or '$'
                || (escaped.Length == 0 && letter is '#' or '+' or '-' or '=')
                || (digits == escaped.Length && digits > 0 && letter is '.' or ')');
            if (char.IsAsciiDigit(letter) && digits == escaped.Length) digits++;
            if (special) escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
