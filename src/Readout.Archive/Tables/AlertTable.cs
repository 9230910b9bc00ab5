using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>Alerts with the words they stand on, and what each reader has seen of them.</summary>
internal static class AlertTable
{
    private const string Columns = "num, key, at, kind, title, detail, path";

    /// <summary>Writes an alert and what is to be sent of it; nothing where the reader was told already.</summary>
    public static void Add(Session session, string reader, NewAlert alert, DateTimeOffset now)
    {
        if (session.InsertNew("""
            INSERT INTO alerts (reader, key, at, kind, title, detail, path) VALUES ($reader, $key, $now, $kind, $title, $detail, $path) ON CONFLICT DO NOTHING
            """, ("$reader", reader), ("$key", alert.Key), ("$now", now.ToUnixTimeMilliseconds()), ("$kind", alert.Kind.ToString()), ("$title", alert.Title), ("$detail", alert.Detail),
            ("$path", alert.Path)) is not { } number) return;
        for (var i = 0; i < alert.Evidence.Count; i++)
        {
            var citation = alert.Evidence[i];
            session.Write("INSERT INTO alert_evidence (alert, place, article, start, stop, quote) SELECT $alert, $place, num, $start, $stop, $quote FROM articles WHERE id = $id",
                ("$alert", number), ("$place", i), ("$start", citation.Span.Start), ("$stop", citation.Span.End), ("$quote", citation.Quote), ("$id", citation.ArticleId.Value));
        }

        session.Write("""
            INSERT INTO outbox (receiver, key, alert, added, due) SELECT num, 'alert-' || $alert, $alert, $now, $now FROM receivers WHERE reader = $reader AND rhythm = 'each'
            """, ("$alert", number), ("$now", now.ToUnixTimeMilliseconds()), ("$reader", reader));
    }

    public static RowPage<AlertRow> List(Session session, string reader, AlertKind? kind, int limit, string? after)
    {
        var (_, number) = Cursor.Read(after);
        var rows = Rows(session, $"SELECT {Columns} FROM alerts WHERE reader = $reader AND (kind = $kind OR $kind IS NULL) AND ($after = 0 OR num < $after) ORDER BY num DESC LIMIT $limit",
            ("$reader", reader), ("$kind", kind?.ToString()), ("$after", number), ("$limit", limit + 1));
        return Cursor.Page(rows, limit, a => Cursor.Write(0, a.Number));
    }

    public static List<AlertRow> Between(Session session, string reader, long after, long last) => Rows(session,
        $"SELECT {Columns} FROM alerts WHERE reader = $reader AND num > $after AND num <= $last ORDER BY num", ("$reader", reader), ("$after", after), ("$last", last));

    public static AlertRow? Find(Session session, long number) => Rows(session, $"SELECT {Columns} FROM alerts WHERE num = $num", ("$num", number)).FirstOrDefault();

    public static int Unseen(Session session, string reader) => (int)session.Number("SELECT count(*) FROM alerts WHERE reader = $reader AND num > $seen",
        ("$reader", reader), ("$seen", Seen(session, reader)));

    public static long Seen(Session session, string reader) => session.Number("SELECT alert FROM alerts_seen WHERE reader = $reader", ("$reader", reader));

    public static bool See(Session session, string reader, long number) => session.Run("""
        INSERT INTO alerts_seen (reader, alert) VALUES ($reader, $num) ON CONFLICT (reader) DO UPDATE SET alert = CASE WHEN alerts_seen.alert < $num THEN $num ELSE alerts_seen.alert END
        """, ("$reader", reader), ("$num", number)) > 0;

    private static List<AlertRow> Rows(Session session, string sql, params ReadOnlySpan<(string Name, object? Value)> values) => session.Rows(sql, row => new AlertRow(
        row.GetInt64(0), row.GetString(1), row.Moment(2), Enum.Parse<AlertKind>(row.GetString(3)), row.GetString(4), row.GetString(5), row.GetString(6), []), values)
        .ConvertAll(alert => alert with { Evidence = Evidence(session, alert.Number) });

    private static List<AlertEvidence> Evidence(Session session, long alert) => session.Rows(
        "SELECT a.id, e.start, e.stop, e.quote, a.outlet FROM alert_evidence e JOIN articles a ON a.num = e.article WHERE e.alert = $num ORDER BY e.place",
        row => new AlertEvidence(new ArticleId(row.GetString(0)), new TextSpan(row.GetInt32(1), row.GetInt32(2)), row.GetString(3), row.Text(4)), ("$num", alert));
}

/// <summary>Something to be told, before it has a number.</summary>
internal sealed record NewAlert(AlertKind Kind, string Key, string Title, string Detail, string Path, IReadOnlyList<Citation> Evidence);
