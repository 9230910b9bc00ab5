using NodaTime;
using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Archive.Tables;

/// <summary>Writes a story as it is told now: its row, its facts with their citations, its tags, and what changed.</summary>
internal sealed class StoryWriter(Session session, DateTimeOffset now)
{
    /// <summary>A story needs twice the origins to stand as high as one that is so many days newer.</summary>
    private const double DaysPerDoubling = 2;

    /// <summary>A side is a story's own when one of so many of its reports is about it.</summary>
    private const int ReportsPerSide = 3;

    private const int LongestWords = 400;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly HashSet<(string First, string Second)> _pairs = [];

    /// <summary>The readout of a story as JSON, packed.</summary>
    public static byte[] Pack(StoryReadout readout) => Packing.Pack(ReadoutJson.Write(new EditionReadout(null, [readout], [])));

    public static StoryReadout Unpack(byte[] packed) => ReadoutJson.Read(Packing.UnpackText(packed)).Stories[0];

    /// <summary>How high a story stands: by its independent origins and its newest day.</summary>
    public static double Heat(int origins, LocalDate newest) => Math.Log2(Math.Max(1, origins)) + (Period.DaysBetween(Epoch, newest) / DaysPerDoubling);

    /// <summary>Writes a story in place of what it was before.</summary>
    public void Write(ToldStory told)
    {
        var readout = told.Readout;
        var before = session.Rows("SELECT num, origins, differing, reports, version FROM stories WHERE id = $id",
            row => (Number: row.GetInt64(0), Origins: row.GetInt32(1), Differing: row.GetInt32(2), Reports: row.GetInt32(3), Version: row.GetInt64(4)), ("$id", told.Id.Value));
        var first = readout.Reports.Min(r => r.Published);
        var last = readout.Reports.Max(r => r.Published);
        var known = ArticleTable.Known(session, told.Reports.Concat(readout.Reports.Select(r => new ArticleId(r.Id))).Distinct());
        var came = Came(told.Reports, known);
        var day = last is { } dated && dated.Last < came ? dated.Last : came;
        var heat = Heat(readout.Origins.Independent, day);
        (string, object?)[] values =
        [
            ("$id", told.Id.Value), ("$title", readout.Title), ("$lead", readout.Summary.Count > 0 ? readout.Summary[0].Text : ""), ("$reports", readout.Reports.Count),
            ("$outlets", readout.Origins.Outlets), ("$origins", readout.Origins.Independent), ("$contacts", readout.Contacts.Count), ("$differing", readout.Claims.Differing.Count),
            ("$first", first?.ToString()), ("$last", last?.ToString()), ("$day", (day.Year * 10000) + (day.Month * 100) + day.Day),
            ("$now", now.ToUnixTimeMilliseconds()), ("$heat", heat), ("$readout", Pack(readout)),
        ];
        long number;
        if (before is [var old])
        {
            number = old.Number;
            session.Write("""
                UPDATE stories SET title = $title, lead = $lead, reports = $reports, outlets = $outlets, origins = $origins, contacts = $contacts, differing = $differing, first = $first,
                  last = $last, last_day = $day, changed = $now, version = version + 1, heat = $heat, readout = $readout WHERE id = $id
                """, values);
            if (readout.Origins.Independent > old.Origins) Note(told.Id.Value, "origin", $"{old.Origins} → {readout.Origins.Independent} independent origins");
            else if (readout.Reports.Count != old.Reports) Note(told.Id.Value, "reports", $"{old.Reports} → {readout.Reports.Count} reports");
            if (readout.Claims.Differing.Count > old.Differing) Note(told.Id.Value, "contradiction", readout.Claims.Differing[^1].About);
            NoteContacts(told.Id.Value, number, readout);
            Clear(number);
        }
        else
        {
            number = session.Insert("""
                INSERT INTO stories (id, title, lead, reports, outlets, origins, contacts, differing, first, last, last_day, changed, version, heat, readout)
                VALUES ($id, $title, $lead, $reports, $outlets, $origins, $contacts, $differing, $first, $last, $day, $now, 1, $heat, $readout)
                """, values);
            session.Write("DELETE FROM gone_stories WHERE id = $id", ("$id", told.Id.Value));
            Note(told.Id.Value, "founded", readout.Title);
        }

        session.Write($"UPDATE articles SET story = $story WHERE num IN ({session.Numbers("$articles")})",
            ("$story", number), ("$articles", Session.List(told.Reports.Where(r => known.ContainsKey(r.Value)).Select(r => known[r.Value].Number))));
        var articles = readout.Reports.ToDictionary(r => r.File, r => (Number: known.TryGetValue(r.Id, out var article) ? article.Number : (long?)null, r.Published), StringComparer.Ordinal);
        foreach (var contact in readout.Contacts) AddContact(number, contact, articles);
        foreach (var quote in readout.Quotes) AddQuote(number, quote, articles);
        foreach (var tag in Tags(number, readout))
            session.Write("INSERT INTO story_tags (tag, heat, story) VALUES ($tag, $heat, $story) ON CONFLICT DO NOTHING", ("$tag", tag), ("$heat", heat), ("$story", number));
    }

    /// <summary>A story that is no more: its address leads on to what it became.</summary>
    public void Remove(StoryId story, StoryId became)
    {
        var number = session.Number("SELECT num FROM stories WHERE id = $id", ("$id", story.Value));
        session.Write("UPDATE gone_stories SET became = $became WHERE became = $id", ("$became", became.Value), ("$id", story.Value));
        session.Write("INSERT INTO gone_stories (id, became) VALUES ($id, $became) ON CONFLICT (id) DO UPDATE SET became = $became", ("$id", story.Value), ("$became", became.Value));
        MoveMarks(story, became);
        if (number == 0) return;
        Take(number);
        Note(story.Value, "gone", became.Value);
    }

    /// <summary>A story whose reports are all forgotten: nothing is left of it but that corrections named it.</summary>
    public void Remove(StoryId story)
    {
        session.Write("DELETE FROM marks WHERE story = $id", ("$id", story.Value));
        session.Write("DELETE FROM story_changes WHERE story = $id", ("$id", story.Value));
        session.Write("DELETE FROM gone_stories WHERE became = $id", ("$id", story.Value));
        if (session.Number("SELECT num FROM stories WHERE id = $id", ("$id", story.Value)) is > 0 and var number) Take(number);
    }

    private void Take(long number)
    {
        Clear(number);
        session.Write("UPDATE articles SET story = NULL WHERE story = $story", ("$story", number));
        session.Write("DELETE FROM stories WHERE num = $story", ("$story", number));
    }

    /// <summary>A star stays with what was starred; what the story became is not read by that.</summary>
    private void MoveMarks(StoryId story, StoryId became)
    {
        session.Write("""
            INSERT INTO marks (reader, story, read_version, starred) SELECT reader, $became, 0, 1 FROM marks WHERE story = $id AND starred = 1 ON CONFLICT (reader, story) DO UPDATE SET starred = 1
            """, ("$id", story.Value), ("$became", became.Value));
        session.Write("DELETE FROM marks WHERE story = $id", ("$id", story.Value));
    }

    /// <summary>Brings the board up to date with all that was written.</summary>
    public void Finish()
    {
        foreach (var (first, second) in _pairs) ContactTable.Recount(session, first, second);
        _pairs.Clear();
    }

    public void Note(string story, string kind, string detail) => session.Run("INSERT INTO story_changes (story, at, kind, detail) VALUES ($story, $at, $kind, $detail)",
        ("$story", story), ("$at", now.ToUnixTimeMilliseconds()), ("$kind", kind), ("$detail", detail));

    /// <summary>The day on which the newest of the reports came in: none is newer than that, whatever date it bears.</summary>
    private static LocalDate Came(IReadOnlyList<ArticleId> reports, Dictionary<string, (long Number, long Collected)> known)
    {
        var newest = reports.Max(r => known.GetValueOrDefault(r.Value).Collected);
        return Instant.FromUnixTimeMilliseconds(newest).InUtc().Date;
    }

    private void NoteContacts(string id, long story, StoryReadout readout)
    {
        var statuses = session.Rows("SELECT id, status FROM contacts WHERE story = $story", row => (Id: row.GetString(0), Status: row.GetString(1)), ("$story", story))
            .DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Status, StringComparer.Ordinal);
        foreach (var contact in readout.Contacts)
        {
            if (statuses.TryGetValue(contact.Id, out var was) && was != contact.Status.Word())
                Note(id, "contact", $"{contact.Kind.Word()} {string.Join("–", contact.Sides)}: {was} → {contact.Status.Word()}");
        }
    }

    /// <summary>Takes away what was derived from the story as it was.</summary>
    private void Clear(long story)
    {
        foreach (var pair in session.Rows("SELECT DISTINCT p.first, p.second FROM contact_pairs p JOIN contacts c ON c.num = p.contact WHERE c.story = $story", row => (row.GetString(0), row.GetString(1)), ("$story", story)))
            _pairs.Add(pair);
        session.Write("DELETE FROM citations WHERE fact = 'contact' AND num IN (SELECT num FROM contacts WHERE story = $story)", ("$story", story));
        session.Write("DELETE FROM citations WHERE fact = 'quote' AND num IN (SELECT num FROM quotes WHERE story = $story)", ("$story", story));
        session.Write("DELETE FROM quote_text WHERE rowid IN (SELECT num FROM quotes WHERE story = $story)", ("$story", story));
        session.Write("DELETE FROM quotes WHERE story = $story", ("$story", story));
        session.Write("DELETE FROM contacts WHERE story = $story", ("$story", story));
        session.Write("DELETE FROM story_tags WHERE story = $story", ("$story", story));
    }

    private void AddContact(long story, ContactReadout contact, Dictionary<string, (long? Number, PartialDate? Published)> articles)
    {
        var day = Sql.Day(contact.Start);
        var number = session.Insert("""
            INSERT INTO contacts (id, story, kind, status, level, start, stop, day, place, sides, people, origins, words)
            VALUES ($id, $story, $kind, $status, $level, $start, $stop, $day, $place, $sides, $people, $origins, $words)
            """,
            ("$id", contact.Id), ("$story", story), ("$kind", contact.Kind.Word()), ("$status", contact.Status.Word()), ("$level", contact.Level.Word()), ("$start", contact.Start?.ToString()),
            ("$stop", contact.End?.ToString()), ("$day", day), ("$place", contact.Place), ("$sides", ContactTable.Joined(contact.Sides)), ("$people", ContactTable.Joined(contact.People)),
            ("$origins", contact.IndependentOrigins), ("$words", Cut(contact.Evidence[0].Text)));
        var sides = contact.Sides.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        foreach (var side in sides)
            session.Write("INSERT INTO contact_sides (side, day, contact) VALUES ($side, $day, $contact)", ("$side", side), ("$day", day), ("$contact", number));
        foreach (var (first, second) in Pairs(sides))
        {
            session.Write("INSERT INTO contact_pairs (first, second, day, contact) VALUES ($first, $second, $day, $contact)", ("$first", first), ("$second", second), ("$day", day), ("$contact", number));
            _pairs.Add((first, second));
        }

        foreach (var person in contact.People)
            session.Write("INSERT INTO contact_people (person, day, contact) VALUES ($person, $day, $contact) ON CONFLICT DO NOTHING", ("$person", PersonTable.NumberOf(session, person)), ("$day", day), ("$contact", number));
        Cite("contact", number, contact.Evidence, articles);
    }

    private void AddQuote(long story, QuoteReadout quote, Dictionary<string, (long? Number, PartialDate? Published)> articles)
    {
        var newest = quote.Evidence.Max(e => articles[e.File].Published);
        var number = session.Insert("""
            INSERT INTO quotes (story, person, speaker, role, kind, text, day) VALUES ($story, (SELECT num FROM persons WHERE name = $speaker), $speaker, $role, $kind, $text, $day)
            """,
            ("$story", story), ("$speaker", quote.Speaker), ("$role", quote.Role), ("$kind", quote.Kind switch { QuoteKind.Direct => "direct", QuoteKind.Mixed => "mixed", _ => "indirect" }),
            ("$text", quote.Text), ("$day", Sql.Day(newest)));
        session.Texts.AddQuote(session, number, quote.Text);
        Cite("quote", number, quote.Evidence, articles);
    }

    private void Cite(string fact, long number, IReadOnlyList<Cite> evidence, Dictionary<string, (long? Number, PartialDate? Published)> articles)
    {
        foreach (var cite in evidence)
        {
            if (articles[cite.File].Number is not { } article) throw new ArchiveException($"the story cites '{cite.File}', which is not in the archive");
            session.Write("INSERT INTO citations (fact, num, article, start, stop) VALUES ($fact, $num, $article, $start, $stop) ON CONFLICT DO NOTHING",
                ("$fact", fact), ("$num", number), ("$article", article), ("$start", cite.Start), ("$stop", cite.End));
        }
    }

    private List<string> Tags(long story, StoryReadout readout)
    {
        var sides = session.Rows("""
            SELECT substr(t.tag, 6) FROM articles a JOIN article_tags t ON t.article = a.num WHERE a.story = $story AND substr(t.tag, 1, 5) = 'side:' GROUP BY t.tag HAVING count(*) * $per >= $reports
            """, row => row.GetString(0), ("$story", story), ("$per", ReportsPerSide), ("$reports", readout.Reports.Count));
        var all = sides.Concat(readout.Contacts.SelectMany(c => c.Sides)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return
        [
            .. all.Select(s => "side:" + s),
            .. Pairs(all).Select(p => $"sides:{p.First}-{p.Second}"),
            .. readout.Contacts.SelectMany(c => Pairs([.. c.Sides.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])).Distinct().Select(p => $"pair:{p.First}-{p.Second}"),
            .. readout.Topics.Select(t => "topic:" + t.Label),
        ];
    }

    private static IEnumerable<(string First, string Second)> Pairs(string[] sides)
    {
        for (var i = 0; i < sides.Length; i++)
        {
            for (var j = i + 1; j < sides.Length; j++) yield return (sides[i], sides[j]);
        }
    }

    private static string Cut(string words) => words.Length <= LongestWords ? words : words[..(char.IsHighSurrogate(words[LongestWords - 1]) ? LongestWords - 1 : LongestWords)] + "…";
}
