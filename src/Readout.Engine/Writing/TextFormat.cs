using System.Globalization;
using Readout.Documents;

namespace Readout.Writing;

/// <summary>The readout for a terminal.</summary>
internal sealed class TextFormat(WritingOptions options)
{
    private const int Indent = 2;

    /// <summary>Wide enough for "18–19 Jun 2023".</summary>
    private const int DateWidth = 14;

    /// <summary>Wide enough for the longest word of status.</summary>
    private const int StatusWidth = 9;

    private const int Gap = 2;

    /// <summary>Below this many columns, date and status stand on a line of their own.</summary>
    private const int NarrowPage = 64;

    private readonly TextPage _page = new(options.Width, options.Color);
    private readonly bool _narrow = options.Width < NarrowPage;

    public static string Write(EditionReadout edition, WritingOptions options)
    {
        var format = new TextFormat(options);
        format.Write(edition);
        return format._page.ToString();
    }

    private void Write(EditionReadout edition)
    {
        if (edition.Stories.Count == 0) _page.Paragraph(0, 0, new Run("No story was found in these reports."));
        if (edition.Stories.Count > 1) Overview(edition);
        for (var i = 0; i < edition.Stories.Count; i++)
        {
            if (i > 0) _page.Blank();
            Write(edition.Stories[i], edition.Stories.Count > 1 ? i + 1 : 0);
        }

        Channels(edition);
        var marks = new EditionMarks(edition);
        Section(RelationSections.Expected, RelationSections.Settled(edition), e => Expected(e, marks));
        Tensions(RelationSections.Shown(edition), marks);
    }

    private void Expected(ExpectationReadout expected, EditionMarks marks)
    {
        var date = expected.Date is { } day ? Wording.ShortDate(day) + ": " : "";
        _page.Paragraph(Indent, Indent + 2, new Run("• ", Ink.Faint), new Run(date + expected.Text + " "), new Run(marks.Marks(expected.Evidence), Ink.Mark),
            new Run(" " + RelationSections.Came(expected.Outcome), InkOf(expected.Outcome)));
        Evidence(expected.Evidence, marks, Indent + 2);
    }

    private void Tensions(IReadOnlyList<TensionReadout> tensions, EditionMarks marks)
    {
        if (tensions.Count == 0) return;
        Heading(RelationSections.Tension);
        foreach (var tension in tensions)
        {
            _page.Paragraph(Indent, Indent + 2, new Run(RelationSections.Pair(tension), Ink.Strong));
            foreach (var day in tension.Days)
            {
                _page.Paragraph(Indent + 2, Indent + 4, new Run(Wording.ShortDate(day.Date) + "  "), new Run(RelationSections.Mood(day), day.Changed ? Ink.Off : Ink.Faint));
                var events = options.All ? day.Events : [.. day.Events.Take(RelationSections.MostEvents)];
                foreach (var happened in events)
                {
                    _page.Paragraph(Indent + 4, Indent + 6, new Run("• ", Ink.Faint), new Run(happened.Text + " "), new Run(marks.Marks(happened.Evidence), Ink.Mark));
                    Evidence(happened.Evidence, marks, Indent + 6);
                }

                if (events.Count < day.Events.Count)
                    _page.Paragraph(Indent + 4, Indent + 6, new Run(string.Create(CultureInfo.InvariantCulture, $"… and {day.Events.Count - events.Count} more (--all shows them)"), Ink.Faint));
            }
        }
    }

    private void Overview(EditionReadout edition)
    {
        var asOf = edition.AsOf is { } day ? " as of " + Wording.Date(day) : "";
        _page.Paragraph(0, 0, new Run(Stories(edition.Stories.Count) + asOf, Ink.Strong));
        for (var i = 0; i < edition.Stories.Count; i++)
        {
            var story = edition.Stories[i];
            _page.Paragraph(Indent, Indent + 4, new Run(Number(i + 1), Ink.Mark), new Run(" " + Title(story)), new Run(" · " + Wording.Origins(story.Origins), Ink.Faint));
        }

        _page.Blank();
    }

    private void Write(StoryReadout story, int number)
    {
        var marks = new StoryMarks(story);
        _page.Rule();
        _page.Paragraph(0, 0, new Run((number > 0 ? Number(number) + " " : "") + Title(story), Ink.Strong));
        var published = Wording.Published(story);
        _page.Paragraph(0, 0, new Run((published is null ? "" : published + " · ") + Wording.Origins(story.Origins), Ink.Faint));
        _page.Rule();

        foreach (var sentence in story.Summary) Statement(sentence.Text, sentence.Cites, marks, 0, 0);
        if (StorySections.Phrased(story) is { } phrased) _page.Paragraph(0, 0, new Run(phrased, Ink.Faint));
        Contacts(story, marks);
        Quotes(story, marks);
        Section(StorySections.Shared, story.Claims.Shared, c => Statement(c.Text, c.Evidence, marks, origins: c.Origins));
        Section(story.Reports.Count > 1 ? StorySections.Sole : StorySections.Single, story.Claims.Sole, c => Statement(c.Text, c.Evidence, marks));
        Section(StorySections.Differing, story.Claims.Differing, d => Difference(d, marks));
        Section(StorySections.Timeline, StorySections.BeyondContacts(story), e => Entry(e, marks));
        Section(StorySections.Next, story.Next, e => Entry(e, marks));
        Topics(story, marks);
        Sources(story, marks);
    }

    private void Contacts(StoryReadout story, StoryMarks marks) => Section(StorySections.Contacts, options.All ? story.Contacts : StorySections.WeightiestFirst(story), contact =>
    {
        var date = contact.Start is { } start ? Wording.ShortDates(start, contact.End) : "no date";
        Run[] what = [new(Wording.Parties(contact), Ink.Strong), new(" · " + Wording.Happening(contact) + " "), new(marks.Marks(contact.Evidence), Ink.Mark)];
        Dated(date, contact.Status, what);
        var details = string.Join(" · ", Wording.Details(contact));
        if (details.Length > 0) Beneath(new Run(details, Ink.Faint));
        if (Wording.Refusal(contact) is { } refusal) Beneath(new Run(refusal));
        if (contact.History.Select(h => h.Status).Distinct().Count() > 1) Beneath([.. History(contact, marks)]);
        Evidence(contact.Evidence, marks, Text);
    });

    private static IEnumerable<Run> History(ContactReadout contact, StoryMarks marks)
    {
        yield return new Run("told as ", Ink.Faint);
        var first = true;
        foreach (var told in contact.History.GroupBy(h => h.Status))
        {
            if (!first) yield return new Run(", ", Ink.Faint);
            first = false;
            yield return new Run(told.Key.Word(), InkOf(told.Key));
            yield return new Run(" " + marks.Marks(told.Select(h => h.Evidence)), Ink.Mark);
        }
    }

    private void Quotes(StoryReadout story, StoryMarks marks)
    {
        string? speaker = null;
        Section(StorySections.Quotes, StorySections.BySpeaker(story), quote =>
        {
            var name = quote.Speaker ?? "Speaker not sure";
            if (name != speaker)
            {
                _page.Paragraph(Indent, Indent + 2, new Run(name, Ink.Strong), new Run(quote.Role is null ? "" : ", " + quote.Role, Ink.Faint));
                speaker = name;
            }

            Statement(Wording.Quoted(quote), quote.Evidence, marks, Indent + 2, Indent + 4);
        });
    }

    private void Difference(DifferenceReadout difference, StoryMarks marks)
    {
        _page.Paragraph(Indent, Indent + 2, new Run(difference.About, Ink.Strong));
        foreach (var value in difference.Values)
        {
            _page.Paragraph(Indent + 2, Indent + 4, new Run("≠ ", Ink.Open), new Run(value.Value + " "), new Run(marks.Marks(value.Evidence), Ink.Mark));
            Evidence(value.Evidence, marks, Indent + 4);
        }
    }

    private void Entry(TimelineReadout entry, StoryMarks marks)
    {
        Dated(entry.Date is { } date ? Wording.ShortDate(date) : "no date", entry.Status, new Run(entry.Text + " "), new Run(marks.Marks(entry.Evidence), Ink.Mark));
        Evidence(entry.Evidence, marks, Text);
    }

    private void Topics(StoryReadout story, StoryMarks marks)
    {
        foreach (var stance in StorySections.Stances)
        {
            var topics = story.Topics.Where(t => t.Stance == stance).ToList();
            if (topics.Count == 0) continue;
            Heading(StorySections.Topics(stance));
            var runs = new List<Run>();
            foreach (var topic in topics)
            {
                runs.Add(new Run((runs.Count > 0 ? " · " : "") + topic.Label + " "));
                runs.Add(new Run(marks.Marks(topic.Evidence), Ink.Mark));
            }

            _page.Paragraph(Indent, Indent, [.. runs]);
        }
    }

    private void Sources(StoryReadout story, StoryMarks marks)
    {
        Heading(StorySections.Sources, Wording.Origins(story.Origins));
        Limited(story.Reports, StorySections.SourceLimit, report =>
        {
            var mark = Number(marks.Number(report.File));
            var hanging = Indent + mark.Length + 1;
            _page.Paragraph(Indent, hanging, new Run(mark, Ink.Mark), new Run(" " + (report.Title.Length > 0 ? report.Title : report.File)));
            _page.Paragraph(hanging, hanging, new Run(string.Join(" · ", StorySections.About(report, marks)), Ink.Faint));
        });
    }

    private void Channels(EditionReadout edition)
    {
        if (edition.Channels.Count == 0) return;
        _page.Blank();
        _page.Rule();
        var asOf = edition.AsOf is { } day ? " as of " + Wording.Date(day) : "";
        _page.Paragraph(0, 0, new Run(StorySections.Channels.ToUpperInvariant(), Ink.Heading), new Run(asOf, Ink.Faint));
        var marks = new EditionMarks(edition);
        string? pair = null;
        Limited(edition.Channels, StorySections.Limit, channel =>
        {
            var name = Wording.Pair(channel);
            if (name != pair)
            {
                _page.Paragraph(Indent, Indent, new Run(name, Ink.Strong));
                foreach (var act in channel.Acts) _page.Paragraph(Indent + 2, Indent + 4, new Run(RelationSections.ActLine(act)), new Run(" " + marks.Marks(act.Evidence), Ink.Mark));
            }

            pair = name;
            var last = channel.LastHeld is { } held ? "last " + Wording.OnBoard(held) : "nothing held is known";
            var next = channel.Next is { } coming ? $"next {coming.Status.Word()}: {Wording.OnBoard(coming)}" : "nothing planned is known";
            if (_narrow)
            {
                _page.Paragraph(Indent + 2, Indent + 4, new Run(channel.Level.Word() + ": "), new Run(channel.State.Word(), InkOf(channel.State)), new Run($"; {last}; {next}", Ink.Faint));
                return;
            }

            const int LevelWidth = 17;
            var start = Indent + 2 + LevelWidth + Gap + StatusWidth + Gap;
            _page.Row(
                new Cell(Indent + 2, LevelWidth, new Run(channel.Level.Word())),
                new Cell(Indent + 2 + LevelWidth + Gap, StatusWidth, new Run(channel.State.Word().ToUpperInvariant(), InkOf(channel.State))),
                new Cell(start, _page.Width - start, new Run($"{last}; {next}")));
        });
    }

    private void Section<T>(string title, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0) return;
        Heading(title);
        Limited(items, StorySections.Limit, write);
    }

    private void Limited<T>(IReadOnlyList<T> items, int limit, Action<T> write)
    {
        var shown = options.All ? items.Count : StorySections.Shown(items.Count, limit);
        for (var i = 0; i < shown; i++) write(items[i]);
        if (shown < items.Count)
            _page.Paragraph(Indent, Indent, new Run(string.Create(CultureInfo.InvariantCulture, $"… and {items.Count - shown:#,0} more (--all shows them)"), Ink.Faint));
    }

    private void Heading(string title, string note = "")
    {
        _page.Blank();
        _page.Paragraph(0, 0, new Run(title.ToUpperInvariant(), Ink.Heading), new Run(" " + note, Ink.Faint));
    }

    private void Statement(string text, IReadOnlyList<Cite> cites, StoryMarks marks, int indent = Indent, int hanging = Indent + 2, int origins = 0)
    {
        var runs = new List<Run> { new(text + " "), new(marks.Marks(cites), Ink.Mark) };
        if (indent == Indent) runs.Insert(0, new Run("• ", Ink.Faint));
        if (origins > 1) runs.Add(new Run($" ({origins} origins)", Ink.Faint));
        _page.Paragraph(indent, hanging, [.. runs]);
        Evidence(cites, marks, hanging);
    }

    /// <summary>Where the text of dated rows starts.</summary>
    private int Text => _narrow ? Indent + 2 : Indent + DateWidth + Gap + StatusWidth + Gap;

    private void Dated(string date, ContactStatus? status, params Run[] what)
    {
        var word = new Run(status?.Word().ToUpperInvariant() ?? "", status is { } s ? InkOf(s) : Ink.Plain);
        if (_narrow)
        {
            _page.Paragraph(Indent, Indent, new Run(date + "  ", Ink.Faint), word);
            _page.Paragraph(Text, Text, what);
            return;
        }

        _page.Row(
            new Cell(Indent, DateWidth, new Run(date)),
            new Cell(Indent + DateWidth + Gap, StatusWidth, word),
            new Cell(Text, _page.Width - Text, what));
    }

    private void Beneath(params ReadOnlySpan<Run> runs) => _page.Paragraph(Text, Text, runs);

    private void Evidence(IReadOnlyList<Cite> cites, StoryMarks marks, int indent)
    {
        if (!options.Evidence) return;
        foreach (var cite in cites)
        {
            var mark = Number(marks.Number(cite.File)) + " ";
            _page.Paragraph(indent, indent + mark.Length, new Run(mark, Ink.Mark), new Run($"“{cite.Text}”", Ink.Faint));
        }
    }

    private void Evidence(IReadOnlyList<Cite> cites, EditionMarks marks, int indent)
    {
        if (!options.Evidence) return;
        foreach (var cite in cites)
        {
            var mark = $"[{marks.Label(cite.File)}] ";
            _page.Paragraph(indent, indent + mark.Length, new Run(mark, Ink.Mark), new Run($"“{cite.Text}”", Ink.Faint));
        }
    }

    private static string Title(StoryReadout story) => story.Title.Length > 0 ? story.Title : "Untitled story";

    private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    private static string Stories(int count) => count == 1 ? "1 story" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} stories");

    private static Ink InkOf(ContactStatus status) => status switch
    {
        ContactStatus.Held or ContactStatus.UnderWay => Ink.Done,
        ContactStatus.Planned => Ink.Coming,
        ContactStatus.Possible or ContactStatus.Proposed => Ink.Open,
        _ => Ink.Off,
    };

    private static Ink InkOf(Relations.Outcome outcome) => outcome switch
    {
        Relations.Outcome.Kept => Ink.Done,
        Relations.Outcome.PutOff or Relations.Outcome.Dropped => Ink.Off,
        _ => Ink.Open,
    };

    private static Ink InkOf(Relations.ChannelState state) => state switch
    {
        Relations.ChannelState.Open => Ink.Done,
        Relations.ChannelState.Strained => Ink.Open,
        Relations.ChannelState.Suspended => Ink.Off,
        _ => Ink.Faint,
    };
}
