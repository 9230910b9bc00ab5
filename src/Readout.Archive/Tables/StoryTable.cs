using System.Data.Common;

namespace Readout.Archive.Tables;

/// <summary>Stories as lists and pages show them, with the reader's marks.</summary>
internal static class StoryTable
{
    private const int MostChanges = 200;

    /// <summary>So far stories of a tag are counted, to begin with the rarest.</summary>
    private const int MostCounted = 20_000;

    /// <summary>So little may heat be off by the arithmetic of days.</summary>
    private const double Slack = 0.001;

    private const string Columns = """
        s.id, s.title, s.lead, s.reports, s.outlets, s.origins, s.contacts, s.differing, s.first, s.last, s.changed, s.version, CASE WHEN m.read_version >= s.version THEN 1 ELSE 0 END,
        coalesce(m.starred, 0), s.heat, s.num
        """;

    public static RowPage<StoryRow> List(Session session, StoryFilter filter)
    {
        var limit = Math.Clamp(filter.Limit, 1, 500);
        var (heat, number) = Cursor.Read(filter.After);
        string[] tags = [.. Sides(filter), .. filter.Topic is { } topic ? ["topic:" + topic] : Array.Empty<string>()];
        // A reader has starred few stories: they are looked through. Else those with the rarest tag are, or all, in the list's own order.
        var byTag = tags.Length > 0 && !filter.Starred;
        var from = filter.Starred ? "marks m CROSS JOIN stories s ON s.id = m.story"
            : (byTag ? "story_tags t CROSS JOIN stories s ON s.num = t.story" : "stories s") + " LEFT JOIN marks m ON m.story = s.id AND m.reader = $reader";
        var sort = byTag ? "t" : "s";
        var key = byTag ? "t.story" : "s.num";
        if (tags.Length > 1) tags = [.. tags.OrderBy(tag => session.Number($"SELECT count(*) FROM (SELECT 1 FROM story_tags WHERE tag = $tag LIMIT {MostCounted}) counted", ("$tag", tag)))];
        var where = (filter.After is null ? "TRUE" : $"({sort}.heat, {key}) < ($heat, $num)") + (byTag ? " AND t.tag = $tag0" : "");
        for (var i = byTag ? 1 : 0; i < tags.Length; i++) where += $" AND EXISTS (SELECT 1 FROM story_tags x WHERE x.story = {key} AND x.tag = $tag{i})";

        // Heat grows with the newest day: so a day bounds it, and what is too new or too old for the answer is not read.
        if (filter.Since is not null) where += $" AND s.last_day >= $since AND {sort}.heat >= $coolest";
        if (filter.Until is not null) where += $" AND s.last_day <= $until AND {sort}.heat <= $hottest";
        if (filter.Unread) where += " AND coalesce(m.read_version, 0) < s.version";
        if (filter.Starred) where += " AND m.reader = $reader AND m.starred = 1";
        var values = new List<(string, object?)>
        {
            ("$heat", heat), ("$num", number), ("$reader", filter.Reader), ("$limit", limit + 1), ("$since", Sql.Day(filter.Since)),
            ("$until", filter.Until is { } until ? Sql.LastDay(until) : 0), ("$coolest", filter.Since is { } first ? StoryWriter.Heat(1, first.First) - Slack : 0),
            ("$hottest", filter.Until is { } last ? StoryWriter.Heat((int)session.Number("SELECT max(origins) FROM stories"), last.Last) + Slack : 0),
        };
        values.AddRange(tags.Select((tag, i) => ($"$tag{i}", (object?)tag)));
        var rows = session.Rows($"SELECT {Columns} FROM {from} WHERE {where} ORDER BY {sort}.heat DESC, {key} DESC LIMIT $limit",
            row => (Row: Row(row), Cursor: Cursor.Write(row.GetDouble(14), row.GetInt64(15))), [.. values]);
        var page = Cursor.Page(rows, limit, r => r.Cursor);
        return new RowPage<StoryRow>([.. page.Items.Select(r => r.Row)], page.Next);
    }

    /// <summary>The tags of all sides asked for: two and two, where there are more than one, for two that are both common may be rare together.</summary>
    private static IEnumerable<string> Sides(StoryFilter filter)
    {
        var sides = filter.Sides.Select(s => s.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return sides.Length == 1 ? ["side:" + sides[0]] : sides.Zip(sides.Skip(1), (first, second) => $"sides:{first}-{second}");
    }

    /// <summary>How a story stands, also by the id of one that went into it.</summary>
    public static StoryState? State(Session session, string id, string reader)
    {
        var found = Became(session, id);
        return session.Value("SELECT version FROM stories WHERE id = $id", ("$id", found)) is not long version ? null
            : new StoryState(found, version, session.Number("SELECT count(*) + count(undone) FROM corrections"), AlertTable.Unseen(session, reader));
    }

    /// <summary>The story that a story went into; its own id where it did not.</summary>
    private static string Became(Session session, string id) => session.Value("SELECT became FROM gone_stories WHERE id = $id", ("$id", id)) as string ?? id;

    /// <summary>A story, also by the id of one that went into it.</summary>
    public static StoryPage? Find(Session session, string id, string reader)
    {
        var found = Became(session, id);
        var row = session.Rows($"SELECT {Columns}, s.readout FROM stories s LEFT JOIN marks m ON m.story = s.id AND m.reader = $reader WHERE s.id = $id",
            r => (Row: Row(r), Packed: r.GetFieldValue<byte[]>(16)), ("$id", found), ("$reader", reader));
        return row is [var (story, packed)] ? new StoryPage(story, StoryWriter.Unpack(packed), Changes(session, found, 0, MostChanges)) : null;
    }

    public static StoryRow? Row(Session session, string id, string reader) =>
        session.Rows($"SELECT {Columns} FROM stories s LEFT JOIN marks m ON m.story = s.id AND m.reader = $reader WHERE s.id = $id", Row, ("$id", id), ("$reader", reader)).FirstOrDefault();

    /// <summary>The stories of these ids, in their order; those that are not there are left out.</summary>
    public static List<StoryRow> Rows(Session session, List<string> ids, string reader)
    {
        var rows = session.Rows($"SELECT {Columns} FROM stories s LEFT JOIN marks m ON m.story = s.id AND m.reader = $reader WHERE s.id IN ({session.Words("$ids")})",
            Row, ("$ids", Session.List(ids)), ("$reader", reader)).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    /// <summary>Changes, the newest first; of one story or of all.</summary>
    public static List<StoryChange> Changes(Session session, string? story, long after, int limit) => session.Rows(
        $"SELECT num, story, at, kind, detail FROM story_changes WHERE num > $after {(story is null ? "" : "AND story = $story")} ORDER BY num DESC LIMIT $limit",
        row => new StoryChange(row.GetInt64(0), row.GetString(1), row.Moment(2), row.GetString(3), row.GetString(4)), ("$after", after), ("$story", story), ("$limit", limit));

    public static void Mark(Session session, string reader, string story, bool? read, bool? starred) => session.Run("""
        INSERT INTO marks (reader, story, read_version, starred)
        VALUES ($reader, $story, CASE WHEN $read = 1 THEN (SELECT version FROM stories WHERE id = $story) ELSE 0 END, coalesce($starred, 0))
        ON CONFLICT (reader, story) DO UPDATE SET
          read_version = CASE WHEN $read IS NULL THEN marks.read_version WHEN $read = 1 THEN (SELECT version FROM stories WHERE id = $story) ELSE 0 END,
          starred = coalesce($starred, marks.starred)
        """, ("$reader", reader), ("$story", story), ("$read", read), ("$starred", starred));

    private static StoryRow Row(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6),
        row.GetInt32(7), row.Date(8), row.Date(9), row.Moment(10), row.GetInt64(11), row.Flag(12), row.Flag(13));
}
