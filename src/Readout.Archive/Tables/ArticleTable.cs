using System.Data.Common;
using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>Article versions, and what was found in each by itself.</summary>
internal static class ArticleTable
{
    /// <summary>A side named so often in a report is one that the report is about.</summary>
    private const int OftenNamed = 2;

    /// <summary>An index takes no keys without bound. The article itself keeps all of it.</summary>
    private const int LongestOutlet = 500;

    /// <summary>Writes a version; its number, and whether it is new. One that is known already is left as it is.</summary>
    public static (long Number, bool IsNew) Add(Session session, CollectedReport collected, DateTimeOffset now)
    {
        var article = collected.Document.Article;
        if (NumberOf(session, article.Id) is { } known) return (known, false);
        var address = ReportAddress.Of(article);
        session.Write("INSERT INTO reports (address) VALUES ($address) ON CONFLICT DO NOTHING", ("$address", address));
        var report = session.Number("SELECT num FROM reports WHERE address = $address", ("$address", address));
        session.Write("UPDATE articles SET is_newest = 0 WHERE report = $report", ("$report", report));
        var number = session.Insert("""
            INSERT INTO articles (id, report, is_newest, source, collected, url, title, outlet, language, published, day, packed)
            VALUES ($id, $report, 1, (SELECT num FROM sources WHERE num = $source), $now, $url, $title, $outlet, $language, $published, $day, $packed)
            """,
            ("$id", article.Id.Value), ("$report", report), ("$source", collected.Source), ("$now", now.ToUnixTimeMilliseconds()), ("$url", article.Url), ("$title", article.Title),
            ("$outlet", article.Outlet is { Length: > LongestOutlet } outlet ? outlet[..LongestOutlet] : article.Outlet), ("$language", article.Language), ("$published", article.Published.Date?.ToString()),
            ("$day", article.Published.Date is { } date ? Sql.Day(date) : null), ("$packed", PackedArticle.Pack(article)));
        session.Texts.AddArticle(session, number, article);
        foreach (var tag in Tags(collected.Document))
            session.Write("INSERT INTO article_tags (tag, article) VALUES ($tag, $article) ON CONFLICT DO NOTHING", ("$tag", tag), ("$article", number));
        foreach (var person in collected.Document.People.DistinctBy(p => p.Name, StringComparer.Ordinal)) AddMention(session, number, person, article.Published.Date);
        foreach (var told in collected.Document.Events) AddEvent(session, number, told);
        return (number, true);
    }

    public static long? NumberOf(Session session, ArticleId id) =>
        session.Value("SELECT num FROM articles WHERE id = $id", ("$id", id.Value)) is { } number ? (long)number : null;

    /// <summary>The numbers of article versions and when each came in; those that are not in the archive are not among them.</summary>
    public static Dictionary<string, (long Number, long Collected)> Known(Session session, IEnumerable<ArticleId> ids) => session.Rows(
        $"SELECT id, num, collected FROM articles WHERE id IN ({session.Words("$ids")})", row => (Id: row.GetString(0), Number: row.GetInt64(1), Collected: row.GetInt64(2)),
        ("$ids", Session.List(ids.Select(id => id.Value)))).ToDictionary(row => row.Id, row => (row.Number, row.Collected), StringComparer.Ordinal);

    public static ArticleRow? Find(Session session, ArticleId id) => session.Rows("""
        SELECT a.packed, s.id, a.collected, a.is_newest, a.source, a.num FROM articles a LEFT JOIN stories s ON s.num = a.story WHERE a.id = $id
        """, Row, ("$id", id.Value)).FirstOrDefault();

    /// <summary>Versions in order of collection, from behind a number on.</summary>
    public static List<ArticleRow> After(Session session, long number, int limit) => session.Rows("""
        SELECT a.packed, s.id, a.collected, a.is_newest, a.source, a.num FROM articles a LEFT JOIN stories s ON s.num = a.story WHERE a.num > $num ORDER BY a.num LIMIT $limit
        """, Row, ("$num", number), ("$limit", limit));

    /// <summary>Newest versions in order of collection.</summary>
    public static RowPage<ReportRow> List(Session session, int limit, string? after)
    {
        var rows = session.Rows("""
            SELECT a.num, a.id, a.url, a.title, a.outlet, a.published, a.language, s.id, a.collected FROM articles a LEFT JOIN stories s ON s.num = a.story
            WHERE a.num > $after AND a.is_newest = 1 ORDER BY a.num LIMIT $limit
            """, row => (Number: row.GetInt64(0), Row: new ReportRow(new ArticleId(row.GetString(1)), row.Text(2), row.GetString(3), row.Text(4), row.Date(5), row.Text(6), row.Text(7), row.Moment(8))),
            ("$after", Cursor.Read(after).Number), ("$limit", limit + 1));
        var page = Cursor.Page(rows, limit, r => Cursor.Write(0, r.Number));
        return new RowPage<ReportRow>([.. page.Items.Select(r => r.Row)], page.Next);
    }

    /// <summary>Those of the articles that are not, or will not be, the newest version of their report.</summary>
    public static HashSet<ArticleId> Replaced(Session session, IReadOnlyList<ArticleId> articles, IReadOnlyList<Article> coming)
    {
        var newest = new Dictionary<string, ArticleId>(StringComparer.Ordinal);
        foreach (var article in coming) newest[ReportAddress.Of(article)] = article.Id;
        var addresses = coming.DistinctBy(a => a.Id).ToDictionary(a => a.Id, ReportAddress.Of);
        var here = session.Rows($"SELECT a.id, r.address, a.is_newest FROM articles a JOIN reports r ON r.num = a.report WHERE a.id IN ({session.Words("$ids")})",
            row => (Id: new ArticleId(row.GetString(0)), Address: row.GetString(1), IsNewest: row.Flag(2)), ("$ids", Session.List(articles.Select(a => a.Value)))).ToDictionary(row => row.Id);
        var replaced = new HashSet<ArticleId>();
        foreach (var id in articles)
        {
            if (!addresses.TryGetValue(id, out var address))
            {
                if (!here.TryGetValue(id, out var row)) continue;
                if (!row.IsNewest) replaced.Add(id);
                address = row.Address;
            }

            if (newest.TryGetValue(address, out var newer) && newer != id) replaced.Add(id);
        }

        return replaced;
    }

    /// <summary>All versions of a report, the newest first.</summary>
    public static List<ArticleRow> Versions(Session session, ArticleId id) => session.Rows("""
        SELECT a.packed, s.id, a.collected, a.is_newest, a.source, a.num FROM articles a LEFT JOIN stories s ON s.num = a.story
        WHERE a.report = (SELECT report FROM articles WHERE id = $id) ORDER BY a.num DESC
        """, Row, ("$id", id.Value));

    public static List<EventRow> Events(Session session, long after, int limit) => session.Rows("""
        SELECT e.num, e.root, e.mode, e.source, e.target, e.status, e.date, a.published, a.id, a.url, a.outlet, s.id, e.start, e.stop, a.packed
        FROM events e JOIN articles a ON a.num = e.article LEFT JOIN stories s ON s.num = a.story WHERE e.num > $after AND a.is_newest = 1 ORDER BY e.num LIMIT $limit
        """, row =>
        {
            var span = new TextSpan(row.GetInt32(12), row.GetInt32(13));
            return new EventRow(row.GetInt64(0), row.GetString(1), row.Text(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Date(6), row.Date(7),
                new ArticleId(row.GetString(8)), row.Text(9), row.Text(10), row.Text(11), span, span.Of(PackedArticle.Unpack(row.GetFieldValue<byte[]>(14)).Text));
        }, ("$after", after), ("$limit", limit));

    private static ArticleRow Row(DbDataReader row) =>
        new(PackedArticle.Unpack(row.GetFieldValue<byte[]>(0)), row.Text(1), row.Moment(2), row.Flag(3), row.Long(4), row.GetInt64(5));

    /// <summary>What a report is about, for the fields of a search: sides and topics.</summary>
    private static IEnumerable<string> Tags(Document document)
    {
        var named = document.Names.Where(n => n.Side is not null).GroupBy(n => n.Side!.Value.Code, StringComparer.Ordinal).Where(g => g.Count() >= OftenNamed).Select(g => g.Key);
        var acting = document.Contacts.SelectMany(c => c.Sides).Select(s => s.Code);
        return named.Concat(acting).Select(s => "side:" + s).Concat(document.Topics.Select(t => "topic:" + t.Label)).Distinct(StringComparer.Ordinal);
    }

    private static void AddMention(Session session, long article, Person person, PartialDate? published)
    {
        var number = PersonTable.NumberOf(session, person.Name);
        session.Write("INSERT INTO person_mentions (person, article, role, side, level, published) VALUES ($person, $article, $role, $side, $level, $published)",
            ("$person", number), ("$article", article), ("$role", person.Role), ("$side", person.Side?.Code), ("$level", person.Level.Word()), ("$published", published?.ToString()));
        session.Write("""
            UPDATE persons SET reports = reports + 1,
              role = CASE WHEN role IS NULL OR $day >= coalesce(last_day, 0) THEN coalesce($role, role) ELSE role END,
              side = CASE WHEN side IS NULL OR $day >= coalesce(last_day, 0) THEN coalesce($side, side) ELSE side END,
              last_day = CASE WHEN $day > coalesce(last_day, 0) THEN $day ELSE coalesce(last_day, 0) END WHERE num = $num
            """, ("$role", person.Role), ("$side", person.Side?.Code), ("$day", Sql.Day(published)), ("$num", number));
    }

    private static void AddEvent(Session session, long article, CodedEvent told) => session.Run("""
        INSERT INTO events (article, root, mode, source, target, status, date, start, stop) VALUES ($article, $root, $mode, $source, $target, $status, $date, $start, $stop)
        """,
        ("$article", article), ("$root", told.Root.ToString()), ("$mode", told.Mode), ("$source", told.Source.Side.Code), ("$target", told.Target.Side.Code),
        ("$status", told.Status.ToString()), ("$date", told.Date?.ToString()), ("$start", told.Evidence.Span.Start), ("$stop", told.Evidence.Span.End));
}
