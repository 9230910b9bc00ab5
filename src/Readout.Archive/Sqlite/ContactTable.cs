using Microsoft.Data.Sqlite;
using Readout.Documents;
using Readout.Relations;

namespace Readout.Archive.Sqlite;

/// <summary>The ledger of contacts, and the board made of it.</summary>
internal static class ContactTable
{
    /// <summary>Contacts of one pair that its channels are made of: the newest.</summary>
    private const int MostOfPair = 5000;

    private static readonly Dictionary<string, ContactKind> Kinds = Enum.GetValues<ContactKind>().ToDictionary(k => k.Word());
    private static readonly Dictionary<string, ContactStatus> Statuses = Enum.GetValues<ContactStatus>().ToDictionary(s => s.Word());
    private static readonly Dictionary<string, Level> Levels = Enum.GetValues<Level>().ToDictionary(l => l.Word());

    public static List<ContactRow> List(SqliteConnection connection, string where, string order, int limit, params ReadOnlySpan<(string Name, object? Value)> values) => connection.Rows($"""
        SELECT c.num, c.id, s.id, s.title, c.kind, c.status, c.level, c.start, c.stop, c.place, c.sides, c.people, c.origins, c.words
        FROM contacts c JOIN stories s ON s.num = c.story WHERE {where} ORDER BY {order} LIMIT {limit}
        """, row => new ContactRow(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), Kinds[row.GetString(4)], Statuses[row.GetString(5)], Levels[row.GetString(6)],
            row.Date(7), row.Date(8), row.Text(9), Parts(row.GetString(10)), Parts(row.GetString(11)), row.GetInt32(12), row.GetString(13)), values);

    public static RowPage<ContactRow> Filtered(SqliteConnection connection, ContactFilter filter)
    {
        var limit = Math.Clamp(filter.Limit, 1, 10_000);
        var (day, number) = Cursor.Read(filter.After);
        var where = "($after = 0 OR (c.day, c.num) < ($day, $num)) AND ($kind IS NULL OR c.kind = $kind) AND ($status IS NULL OR c.status = $status) AND ($level IS NULL OR c.level = $level)";
        var sides = filter.Sides.Select(s => s.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (sides.Length == 2) where += " AND c.num IN (SELECT contact FROM contact_pairs WHERE first = $side0 AND second = $side1)";
        else for (var i = 0; i < sides.Length; i++) where += $" AND c.num IN (SELECT contact FROM contact_sides WHERE side = $side{i})";
        if (filter.Person is not null) where += " AND c.num IN (SELECT contact FROM contact_people WHERE person IN (SELECT rowid FROM person_text WHERE person_text MATCH $person))";
        if (filter.Since is not null) where += " AND c.day >= $since";
        if (filter.Until is not null) where += " AND c.day > 0 AND c.day <= $until";
        var values = new List<(string, object?)>
        {
            ("$after", filter.After is not null), ("$day", (long)day), ("$num", number), ("$kind", filter.Kind?.Word()), ("$status", filter.Status?.Word()), ("$level", filter.Level?.Word()),
            ("$person", filter.Person is { } person ? FullText.Words(person) : null), ("$since", Sql.Day(filter.Since)), ("$until", filter.Until is { } until ? Sql.LastDay(until) : 0),
        };
        values.AddRange(sides.Select((side, i) => ($"$side{i}", (object?)side)));
        var rows = List(connection, where, "c.day DESC, c.num DESC", limit + 1, [.. values]);
        return Cursor.Page(rows, limit, c => Cursor.Write(Sql.Day(c.Start), c.Number));
    }

    /// <summary>All pairs, those with most contacts first.</summary>
    public static List<PairRow> Pairs(SqliteConnection connection, string? side, int today, int limit)
    {
        var pairs = connection.Rows("SELECT first, second, contacts, held_day FROM pairs WHERE $side IS NULL OR first = $side OR second = $side ORDER BY contacts DESC, first, second LIMIT $limit",
            row => (First: row.GetString(0), Second: row.GetString(1), Contacts: row.GetInt32(2), Held: row.Long(3)), ("$side", side), ("$limit", limit));
        return pairs.ConvertAll(pair => new PairRow(pair.First, pair.Second, pair.Contacts,
            pair.Held is null ? null : First("p.day = $day AND c.status IN ('held', 'under way')", "c.origins DESC, c.num", pair.First, pair.Second, (int)pair.Held),
            First("p.day >= $day AND c.status IN ('planned', 'possible', 'proposed')", "p.day, c.num", pair.First, pair.Second, today)));

        ContactRow? First(string where, string order, string first, string second, int day) => List(connection,
            $"c.num = (SELECT p.contact FROM contact_pairs p JOIN contacts c ON c.num = p.contact WHERE p.first = $first AND p.second = $second AND {where} ORDER BY {order} LIMIT 1)",
            "c.num", 1, ("$first", first), ("$second", second), ("$day", day)).FirstOrDefault();
    }

    /// <summary>The channels of a pair by level, told for a day.</summary>
    public static List<ChannelRow> Channels(SqliteConnection connection, string first, string second, PartialDate? asOf)
    {
        if (string.CompareOrdinal(first, second) > 0) (first, second) = (second, first);
        var rows = List(connection, "c.num IN (SELECT contact FROM contact_pairs WHERE first = $first AND second = $second)", "c.day DESC, c.num DESC", MostOfPair, ("$first", first), ("$second", second));
        var byNumber = rows.ToDictionary(r => r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var pair = new[] { new Side(first), new Side(second) }.ToEquatableArray();
        var contacts = rows.Select(r => new Contact
        {
            Id = r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Kind = r.Kind,
            Status = r.Status,
            Evidence = [],
            Sides = pair,
            People = r.People.Select(p => new Participant(p, null, null)).ToEquatableArray(),
            Level = r.Level,
            Start = r.Start,
            End = r.End,
            Place = r.Place,
            IndependentOrigins = r.Origins,
        });
        return ChannelBoard.Of(contacts, asOf).Select(c => new ChannelRow(c.Level, c.State, Row(c.LastHeld), Row(c.Next), [.. c.Contacts.Select(x => byNumber[x.Id])],
            c.Record.UsualGap, c.Record.SinceLast, c.Record.Overdue)).ToList();

        ContactRow? Row(Contact? contact) => contact is null ? null : byNumber[contact.Id];
    }

    /// <summary>Counts a pair's contacts again.</summary>
    public static void Recount(SqliteConnection connection, string first, string second)
    {
        connection.Run("DELETE FROM pairs WHERE first = $first AND second = $second", ("$first", first), ("$second", second));
        connection.Run("""
            INSERT INTO pairs (first, second, contacts, held_day)
            SELECT $first, $second, count(*), max(CASE WHEN c.status IN ('held', 'under way') AND p.day > 0 THEN p.day END)
            FROM contact_pairs p JOIN contacts c ON c.num = p.contact WHERE p.first = $first AND p.second = $second HAVING count(*) > 0
            """, ("$first", first), ("$second", second));
    }

    /// <summary>A list within one column.</summary>
    public static string Joined(IEnumerable<string> parts) => string.Join('\n', parts);

    private static string[] Parts(string joined) => joined.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
