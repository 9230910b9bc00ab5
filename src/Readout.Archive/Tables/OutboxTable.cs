using System.Data.Common;

namespace Readout.Archive.Tables;

/// <summary>Who is sent something, and what is still to be sent.</summary>
internal static class OutboxTable
{
    private const string Columns = """
        r.num, r.reader, r.kind, r.address, r.rhythm, r.secret, r.added, r.paused,
        (SELECT count(*) FROM outbox x WHERE x.receiver = r.num AND x.state = 'waiting'), (SELECT count(*) FROM outbox x WHERE x.receiver = r.num AND x.state = 'failed'),
        (SELECT problem FROM outbox x WHERE x.receiver = r.num AND x.state <> 'sent' AND problem IS NOT NULL ORDER BY num DESC LIMIT 1)
        """;

    public static List<ReceiverRow> Receivers(Session session, string? reader) =>
        session.Rows($"SELECT {Columns} FROM receivers r WHERE r.reader = $reader OR $reader IS NULL ORDER BY r.kind, r.address, r.rhythm", Row, ("$reader", reader));

    public static bool AddReceiver(Session session, string reader, string kind, string address, string rhythm, string secret, DateTimeOffset now) => session.Run("""
        INSERT INTO receivers (reader, kind, address, rhythm, secret, added) VALUES ($reader, $kind, $address, $rhythm, $secret, $now) ON CONFLICT DO NOTHING
        """, ("$reader", reader), ("$kind", kind), ("$address", address), ("$rhythm", rhythm), ("$secret", secret), ("$now", now.ToUnixTimeMilliseconds())) > 0;

    public static bool Pause(Session session, string reader, long number, bool paused, DateTimeOffset now)
    {
        if (session.Run("UPDATE receivers SET paused = $paused WHERE num = $num AND reader = $reader", ("$paused", paused), ("$num", number), ("$reader", reader)) == 0) return false;
        if (!paused)
        {
            session.Write("UPDATE outbox SET state = 'waiting', tries = 0, due = $now WHERE receiver = $num AND state = 'failed'", ("$num", number), ("$now", now.ToUnixTimeMilliseconds()));
        }

        return true;
    }

    public static List<Delivery> Due(Session session, DateTimeOffset now, bool withMail, int limit) => session.Rows($"""
        SELECT {Columns}, o.num, o.key, o.alert, o.digest, o.tries FROM outbox o JOIN receivers r ON r.num = o.receiver
        WHERE o.state = 'waiting' AND o.due <= $now AND r.paused = 0 AND ($mail = 1 OR r.kind <> 'mail') ORDER BY o.num LIMIT $limit
        """, row => (Alert: row.Long(13), Delivery: new Delivery(row.GetInt64(11), $"readout-{row.GetInt64(0)}-{row.GetInt64(6)}-{row.GetString(12)}", Row(row), null, row.Text(14), row.GetInt32(15))),
        ("$now", now.ToUnixTimeMilliseconds()), ("$mail", withMail), ("$limit", limit))
        .ConvertAll(due => due.Alert is { } alert ? due.Delivery with { Alert = AlertTable.Find(session, alert) } : due.Delivery);

    public static (long After, long Last) DigestSpan(Session session, long receiver)
    {
        var last = session.Number("SELECT coalesce(max(num), 0) FROM alerts");
        if (session.Value("SELECT max(last_alert) FROM outbox WHERE receiver = $receiver AND digest IS NOT NULL", ("$receiver", receiver)) is long told) return (told, last);
        return (session.Number("SELECT coalesce(max(num), 0) FROM alerts WHERE at < (SELECT added FROM receivers WHERE num = $receiver)", ("$receiver", receiver)), last);
    }

    public static bool AddDigest(Session session, long receiver, string key, string digest, (long After, long Last) span, DateTimeOffset now) => session.Run("""
        INSERT INTO outbox (receiver, key, digest, first_alert, last_alert, added, due) VALUES ($receiver, $key, $digest, $first, $last, $now, $now) ON CONFLICT DO NOTHING
        """, ("$receiver", receiver), ("$key", key), ("$digest", digest), ("$first", span.After), ("$last", span.Last), ("$now", now.ToUnixTimeMilliseconds())) > 0;

    /// <summary>What arrived keeps its key, so that it is not put in again, and gives up its text.</summary>
    public static bool Sent(Session session, long delivery) =>
        session.Run("UPDATE outbox SET state = 'sent', problem = NULL, digest = CASE WHEN digest IS NULL THEN NULL ELSE '' END WHERE num = $num", ("$num", delivery)) > 0;

    public static bool Failed(Session session, long delivery, string problem, DateTimeOffset? again) => session.Run("""
        UPDATE outbox SET tries = tries + 1, problem = $problem, due = coalesce($again, due), state = CASE WHEN $again IS NULL THEN 'failed' ELSE 'waiting' END WHERE num = $num
        """, ("$problem", problem), ("$again", again?.ToUnixTimeMilliseconds()), ("$num", delivery)) > 0;

    private static ReceiverRow Row(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Moment(6),
        row.Flag(7), row.GetInt32(8), row.GetInt32(9), row.Text(10));
}
