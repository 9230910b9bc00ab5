using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Readout.Documents;

namespace Readout.Writing;

/// <summary>The readout as one self-contained page: no script, nothing loaded; a mark opens the report's own text beside it, at the words.</summary>
internal sealed class HtmlFormat
{
    /// <summary>So many citations of one report are linked in one place: the first by the report's number, the others by letters.</summary>
    private const int CitesPerReport = 4;

    /// <summary>So much of the cited words shows when the pointer rests on a mark.</summary>
    private const int HintLength = 280;

    /// <summary>Keeps a mark on the line of the word it follows.</summary>
    private const string Before = "&nbsp;";

    private readonly HtmlPage _page = new();
    private readonly EditionReadout _edition;
    private readonly Dictionary<string, Article> _articles;
    private readonly Dictionary<string, (string Id, int Number, ReportReadout Report, int Order)> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<TextSpan>> _cited = new(StringComparer.Ordinal);
    private readonly bool _single;
    private readonly HtmlBounds? _bounds;
    private StoryMarks _marks = null!;

    private HtmlFormat(EditionReadout edition, Dictionary<string, Article> articles, HtmlBounds? bounds)
    {
        _bounds = bounds;
        _edition = edition;
        _articles = articles;
        _single = edition.Stories.Count == 1;
        for (var story = 0; story < edition.Stories.Count; story++)
        {
            var reports = edition.Stories[story].Reports;
            for (var i = 0; i < reports.Count; i++)
                _reports.TryAdd(reports[i].File, (string.Create(CultureInfo.InvariantCulture, $"s{story + 1}r{i + 1}"), i + 1, reports[i], _reports.Count));
        }
    }

    public static string Write(EditionReadout edition, Dictionary<string, Article> articles)
    {
        var parts = Parts(edition, articles, null);
        var style = StyleSheet + parts.Style;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var title = edition.Stories.Count switch { 0 => "Readout", 1 => Title(edition.Stories[0]), _ => $"{edition.Stories.Count} stories" };
        var page = new HtmlPage()
            .Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")).Line()
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Raw("<meta name=\"generator\" content=\"Readout\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Element("title", null, title).Line()
            .Raw("<style>").Raw(style).Raw("</style>\n</head>\n<body>\n<span id=\"close\"></span>\n<header class=\"masthead\"><strong>Readout</strong>");
        if (edition.AsOf is { } day) page.Raw("<span>As of ").Raw(Time(day)).Raw("</span>");
        return page.Raw("</header>\n<main>\n").Raw(parts.Main).Raw("</main>\n").Raw(parts.Texts).Raw("</body>\n</html>\n").ToString();
    }

    /// <summary>The parts of the page that another page may hold.</summary>
    public static HtmlParts Parts(EditionReadout edition, Dictionary<string, Article> articles, HtmlBounds? bounds)
    {
        var format = new HtmlFormat(edition, articles, bounds);
        format.Body();
        var texts = new HtmlPage();
        var cut = new SortedSet<string>(StringComparer.Ordinal);
        format.Texts(texts, cut);
        return new HtmlParts(format._page.ToString(), texts.ToString(), string.Concat(cut.Select(id => $":root:has(#{id}:target) .{id} {{ background: var(--mark); }}\n")));
    }

    /// <summary>The style sheet of the page.</summary>
    public static string StyleSheet { get; } = Style();

    private static string Style()
    {
        using var stream = typeof(HtmlFormat).Assembly.GetManifestResourceStream("Readout.Writing.readout.css")
            ?? throw new InvalidOperationException("The style sheet is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private void Body()
    {
        if (_edition.Stories.Count == 0) _page.Raw("<h1>No story was found in these reports</h1>\n");
        if (_edition.Stories.Count > 1) Contents();
        for (var i = 0; i < _edition.Stories.Count; i++) Story(_edition.Stories[i], i + 1);
        Channels();
        Relations();
    }

    private void Relations()
    {
        var expected = RelationSections.Settled(_edition);
        if (expected.Count > 0)
        {
            _page.Raw("<section class=\"channels\" id=\"expected\">").Element("h2", null, RelationSections.Expected).Raw("\n<ul>\n");
            foreach (var expectation in expected)
            {
                _page.Raw("<li>");
                if (expectation.Date is { } day) _page.Raw(Time(day)).Text(": ");
                _page.Text(expectation.Text).Raw(Before).Raw(Cites(expectation.Evidence)).Raw(" ").Element("span", "detail", RelationSections.Came(expectation.Outcome)).Raw("</li>\n");
            }

            _page.Raw("</ul>\n</section>\n");
        }

        var tensions = RelationSections.Shown(_edition);
        if (tensions.Count == 0) return;
        _page.Raw("<section class=\"channels\" id=\"tension\">").Element("h2", null, RelationSections.Tension).Line();
        foreach (var tension in tensions)
        {
            _page.Element("h3", null, RelationSections.Pair(tension)).Raw("\n<ul>\n");
            foreach (var day in tension.Days)
            {
                _page.Raw("<li>").Raw(Time(day.Date)).Raw(" ").Element(day.Changed ? "strong" : "span", "detail", RelationSections.Mood(day)).Raw("<ul class=\"readings\">");
                foreach (var happened in day.Events) _page.Raw("<li>").Text(happened.Text).Raw(Before).Raw(Cites(happened.Evidence)).Raw("</li>");
                _page.Raw("</ul></li>\n");
            }

            _page.Raw("</ul>\n");
        }

        _page.Raw("</section>\n");
    }

    private void Contents()
    {
        _page.Raw("<nav class=\"contents\" aria-label=\"Stories\">").Element("h1", null, $"{_edition.Stories.Count} stories").Raw("<ol>\n");
        for (var i = 0; i < _edition.Stories.Count; i++)
        {
            var story = _edition.Stories[i];
            _page.Raw("<li><span>").Open("a", ("href", $"#s{i + 1}")).Text(Title(story)).Close("a").Raw(" ").Element("small", null, Wording.Origins(story.Origins)).Raw("</span></li>\n");
        }

        _page.Raw("</ol></nav>\n");
    }

    private void Story(StoryReadout story, int number)
    {
        _marks = new StoryMarks(story);
        var heading = _single ? "h1" : "h2";
        _page.Open("article", ("class", "story"), ("id", $"s{number}")).Raw("\n<header>").Element(heading, null, Title(story));
        var published = Wording.Published(story);
        _page.Element("p", "deck", (published is null ? "" : published + " · ") + Wording.Origins(story.Origins)).Raw("</header>\n");
        if (story.Summary.Count > 0)
        {
            _page.Raw("<p class=\"gist\">");
            foreach (var sentence in story.Summary) _page.Text(sentence.Text).Raw(Before).Raw(Cites(sentence.Cites)).Raw(" ");
            _page.Raw("</p>\n");
            if (StorySections.Phrased(story) is { } phrased) _page.Element("p", "deck", phrased).Raw("\n");
        }

        Part(StorySections.Contacts, StorySections.WeightiestFirst(story), Contact);
        Part(StorySections.Quotes, Speakers(story), Speaker);
        Part(StorySections.Shared, story.Claims.Shared, claim => Claim(claim, claim.Origins > 1 ? $"{claim.Origins} origins" : null));
        Part(story.Reports.Count > 1 ? StorySections.Sole : StorySections.Single, story.Claims.Sole, claim => Claim(claim, null));
        Part(StorySections.Differing, story.Claims.Differing, Difference);
        Part(StorySections.Timeline, StorySections.BeyondContacts(story), Entry);
        Part(StorySections.Next, story.Next, Entry);
        foreach (var stance in StorySections.Stances)
        {
            Part(StorySections.Topics(stance), [.. story.Topics.Where(t => t.Stance == stance)],
                topic => _page.Text(topic.Label).Raw(Before).Raw(Cites(topic.Evidence)), "topics");
        }

        Part(StorySections.Sources, story.Reports, Source, "sources", StorySections.SourceLimit);
        _page.Raw("</article>\n");
    }

    private void Contact(ContactReadout contact)
    {
        Dated(contact.Start, contact.End, contact.Status);
        _page.Raw("<div><p>").Element("span", "who", Wording.Parties(contact)).Text(" · " + Wording.Happening(contact)).Raw(Before).Raw(Cites(contact.Evidence)).Raw("</p>");
        var details = Wording.Details(contact);
        if (details.Count > 0) _page.Element("p", "detail", string.Join(" · ", details));
        if (Wording.Refusal(contact) is { } refusal) _page.Element("p", "detail", refusal);
        if (contact.History.Select(h => h.Status).Distinct().Count() > 1)
        {
            _page.Raw("<p class=\"detail\">told as ");
            var told = contact.History.GroupBy(h => h.Status).ToList();
            for (var i = 0; i < told.Count; i++)
                _page.Text((i > 0 ? ", " : "") + told[i].Key.Word()).Raw(Before).Raw(Cites([.. told[i].Select(h => h.Evidence)]));
            _page.Raw("</p>");
        }

        _page.Raw("</div></div>");
    }

    private static List<List<QuoteReadout>> Speakers(StoryReadout story) =>
        [.. StorySections.BySpeaker(story).GroupBy(q => q.Speaker).Select(g => g.ToList())];

    private void Speaker(List<QuoteReadout> quotes)
    {
        var role = quotes.Select(q => q.Role).FirstOrDefault(r => r is not null);
        _page.Raw("<p class=\"speaker\">").Text(quotes[0].Speaker ?? "Speaker not sure");
        if (role is not null) _page.Element("span", null, ", " + role);
        _page.Raw("</p>");
        foreach (var quote in quotes)
            _page.Open("p", ("class", "said")).Text(Wording.Quoted(quote)).Raw(Before).Raw(Cites(quote.Evidence)).Close("p").Line();
    }

    private void Claim(ClaimReadout claim, string? note)
    {
        _page.Text(claim.Text).Raw(Before).Raw(Cites(claim.Evidence));
        if (note is not null) _page.Raw(" ").Element("span", "detail", note);
    }

    private void Difference(DifferenceReadout difference)
    {
        _page.Element("p", "about", difference.About).Raw("<ul class=\"readings\">");
        foreach (var value in difference.Values) _page.Raw("<li>").Text(value.Value).Raw(Before).Raw(Cites(value.Evidence)).Raw("</li>");
        _page.Raw("</ul>");
    }

    private void Entry(TimelineReadout entry)
    {
        Dated(entry.Date, null, entry.Status);
        _page.Raw("<p>").Text(entry.Text).Raw(Before).Raw(Cites(entry.Evidence)).Raw("</p></div>");
    }

    private void Dated(PartialDate? start, PartialDate? end, ContactStatus? status)
    {
        _page.Raw("<div class=\"dated\"><div class=\"when\">");
        if (start is { } first) _page.Open("time", ("datetime", first.ToString())).Text(Wording.ShortDates(first, end)).Close("time");
        else _page.Raw("<span class=\"undated\">no date</span>");
        if (status is { } word) _page.Raw(Status(word.Word()));
        _page.Raw("</div>");
    }

    private void Source(ReportReadout report)
    {
        var (_, number, _, _) = _reports[report.File];
        _page.Element("span", "number", number.ToString(CultureInfo.InvariantCulture)).Raw("<div><p>").Open("a", ("href", Address(report, null))).Text(Title(report)).Close("a").Raw("</p>")
            .Raw("<p class=\"detail\">").Text(string.Join(" · ", StorySections.About(report, _marks, withPlace: false)));
        Place(_page, report);
        _page.Raw("</p></div>");
    }

    private static void Place(HtmlPage page, ReportReadout report)
    {
        if (StorySections.WebAddress(report.Url) is { } address)
            page.Text(" · ").Open("a", ("href", address), ("rel", "noopener noreferrer nofollow")).Text("original page").Close("a");
        else page.Text(" · " + report.File);
    }

    private void Channels()
    {
        if (_edition.Channels.Count == 0) return;
        _page.Raw("<section class=\"channels\" id=\"channels\" aria-label=\"Channels\">\n<table>").Element("caption", null, StorySections.Channels)
            .Raw("\n<thead><tr><th scope=\"col\">Sides</th><th scope=\"col\">Level</th><th scope=\"col\">State</th><th scope=\"col\">Last held</th><th scope=\"col\">Next</th></tr></thead>\n<tbody>\n");
        string? pair = null;
        foreach (var channel in _edition.Channels)
        {
            if (channel.Acts.Count > 0 && Wording.Pair(channel) != pair)
            {
                _page.Raw("<tr>").Open("th", ("scope", "row")).Text(Wording.Pair(channel)).Raw("</th><td colspan=\"4\"><ul>");
                foreach (var act in channel.Acts) _page.Raw("<li>").Text(RelationSections.ActLine(act)).Raw(Before).Raw(Cites(act.Evidence)).Raw("</li>");
                _page.Raw("</ul></td></tr>\n");
            }

            pair = Wording.Pair(channel);
            _page.Raw("<tr>").Open("th", ("scope", "row")).Text(Wording.Pair(channel)).Close("th")
                .Element("td", null, channel.Level.Word()).Raw("<td>").Raw(Status(channel.State.Word())).Raw("</td>");
            OnBoard("Last held", channel.LastHeld, "none known", withStatus: false);
            OnBoard("Next", channel.Next, "none known", withStatus: true);
            _page.Raw("</tr>\n");
        }

        _page.Raw("</tbody></table>\n</section>\n");
    }

    private void OnBoard(string label, ChannelContactReadout? contact, string none, bool withStatus)
    {
        _page.Open("td", ("data-label", label));
        if (contact is null) _page.Text(none);
        else _page.Text((withStatus ? contact.Status.Word() + ": " : "") + Wording.OnBoard(contact)).Raw(Before).Raw(Cites(contact.Evidence));
        _page.Raw("</td>");
    }

    /// <summary>A section of a story; what is more than a reader takes in at a glance opens on demand.</summary>
    private void Part<T>(string title, IReadOnlyList<T> items, Action<T> write, string? style = null, int limit = StorySections.Limit)
    {
        if (items.Count == 0) return;
        var heading = _single ? "h2" : "h3";
        _page.Raw("<section class=\"part\">").Element(heading, null, title).Raw("<div class=\"body\">");
        var shown = StorySections.Shown(items.Count, limit);
        List(items.Take(shown));
        if (shown < items.Count)
        {
            _page.Raw("<details class=\"more\">").Element("summary", null, string.Create(CultureInfo.InvariantCulture, $"{items.Count - shown:#,0} more"));
            List(items.Skip(shown));
            _page.Raw("</details>");
        }

        _page.Raw("</div></section>\n");

        void List(IEnumerable<T> some)
        {
            _page.Open("ul", ("class", style)).Line();
            foreach (var item in some)
            {
                _page.Raw("<li>");
                write(item);
                _page.Raw("</li>\n");
            }

            _page.Raw("</ul>");
        }
    }

    /// <summary>The links to the words; each passage linked is marked in its report's text.</summary>
    private string Cites(IReadOnlyList<Cite> cites)
    {
        var links = new HtmlPage().Raw("<span class=\"cites\">");
        var most = _bounds?.Cites ?? int.MaxValue;
        var byReport = cites.Where(c => _reports.ContainsKey(c.File)).GroupBy(c => c.File).OrderBy(g => _reports[g.Key].Number).ToList();
        foreach (var ofReport in byReport.Take(most))
        {
            var (_, number, report, _) = _reports[ofReport.Key];
            var passages = ofReport.DistinctBy(c => (c.Start, c.End)).Take(CitesPerReport).ToList();
            for (var i = 0; i < passages.Count; i++)
            {
                var cite = passages[i];
                if (!_cited.TryGetValue(cite.File, out var spans)) _cited.Add(cite.File, spans = []);
                spans.Add(new TextSpan(cite.Start, cite.End));
                var mark = i == 0 ? number.ToString(CultureInfo.InvariantCulture) : ((char)('a' + i)).ToString();
                links.Open("a", ("class", "cite"), ("href", Address(report, new TextSpan(cite.Start, cite.End))),
                    ("title", $"{report.Outlet ?? report.File}: “{Cut(cite.Text)}”"),
                    ("aria-label", $"Source {number}{(i == 0 ? "" : mark)}: {report.Outlet ?? report.File}")).Text(mark).Close("a");
            }
        }

        if (byReport.Count > most) links.Raw(" ").Element("span", "detail", string.Create(CultureInfo.InvariantCulture, $"and {byReport.Count - most:#,0} more"));
        return links.Close("span").ToString();
    }

    /// <summary>Where a report is read, or a passage of it: on this page, or elsewhere.</summary>
    private string Address(ReportReadout report, TextSpan? passage)
    {
        var (id, number, _, _) = _reports[report.File];
        if (_bounds is { } bounds && number > bounds.Texts) return bounds.Elsewhere(report, passage);
        return "#" + (passage is { } span ? ReportMarks.Id(id, span.Start, span.End) : id);
    }

    private void Texts(HtmlPage page, ISet<string> cut)
    {
        if (_edition.Stories.Count == 0) return;
        page.Raw("<section class=\"texts\" aria-label=\"The reports in their own words\">\n<h2>The reports in their own words</h2>\n");
        foreach (var (file, (id, number, report, _)) in _reports.Where(r => r.Value.Number <= (_bounds?.Texts ?? int.MaxValue)).OrderBy(r => r.Value.Order))
        {
            page.Open("article", ("class", "report"), ("id", id), ("tabindex", "0"), ("lang", Language(report)))
                .Raw("\n<header><h3>").Text(string.Create(CultureInfo.InvariantCulture, $"[{number}] {Title(report)}")).Raw("</h3><p class=\"detail\">")
                .Text(string.Join(" · ", new[] { report.Outlet, report.Published is { } date ? Wording.Date(date) : null, report.Byline.Count > 0 ? "by " + Wording.And(report.Byline) : null }.OfType<string>()));
            Place(page, report);
            page.Raw("</p><a class=\"close\" href=\"#close\">Close</a></header>\n");
            ReportMarks.Write(page, _articles[file].Text, id, _cited.GetValueOrDefault(file, []), cut);
            page.Raw("</article>\n");
        }

        page.Raw("</section>\n");
    }

    private static string Title(StoryReadout story) => story.Title.Length > 0 ? story.Title : "Untitled story";

    private static string Title(ReportReadout report) => report.Title.Length > 0 ? report.Title : report.File;

    private static string Status(string word) => $"<span class=\"status {word.Replace(" ", "", StringComparison.Ordinal)}\">{word}</span>";

    private static string Time(PartialDate date) => $"<time datetime=\"{date}\">{Wording.Date(date)}</time>";

    /// <summary>A report's language as an attribute, where it is a plain code and not the page's own.</summary>
    private static string? Language(ReportReadout report) =>
        report.Language is { Length: 2 or 3 } code && code != "en" && code.All(char.IsAsciiLetterLower) ? code : null;

    private static string Cut(string text)
    {
        if (text.Length <= HintLength) return text;
        var end = char.IsHighSurrogate(text[HintLength - 1]) ? HintLength - 1 : HintLength;
        return text[..end] + "…";
    }
}
