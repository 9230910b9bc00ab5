using Readout.Documents;
using Readout.Relations;
using Readout.Writing;

namespace Readout.Archive.Tables;

/// <summary>The ledger of contacts, and the board made of it.</summary>
internal static class ContactTable
{
    /// <summary>Contacts of one pair that its channels are made of: the newest.</summary>
    private const int MostOfPair = 1000;

    /// <summary>Acts of one pair that are shown with their words: the newest.</summary>
    private const int MostActs = 50;

    private const int MostQuoted = 5;

    private static readonly Dictionary<string, ContactKind> Kinds = Enum.GetValues<ContactKind>().ToDictionary(k => k.Word());
    private static readonly Dictionary<string, ContactStatus> Statuses = Enum.GetValues<ContactStatus>().ToDictionary(s => s.Word());
    private static readonly Dictionary<string, Level> Levels = Enum.GetValues<Level>().ToDictionary(l => l.Word());

    /// <summary>Contacts from tables among which <c>contacts c</c> is.</summary>
    public static List<ContactRow> List(Session session, string from, string where, string order, int limit, params ReadOnlySpan<(string Name, object? Value)> values) => session.Rows($"""
        SELECT c.num, c.id, s.id, s.title, c.kind, c.status, c.level, c.start, c.stop, c.place, c.sides, c.people, c.origins, c.words
        FROM {from} CROSS JOIN stories s ON s.num = c.story WHERE {where} ORDER BY {order} LIMIT {limit}
        """, row => new ContactRow(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), Kinds[row.GetString(4)], Statuses[row.GetString(5)], Levels[row.GetString(6)],
            row.Date(7), row.Date(8), row.Text(9), Parts(row.GetString(10)), Parts(row.GetString(11)), row.GetInt32(12), row.GetString(13)), values);

    public static RowPage<ContactRow> Filtered(Session session, ContactFilter filter)
    {
        var limit = Math.Clamp(filter.Limit, 1, 10_000);
        var (day, number) = Cursor.Read(filter.After);
        var sides = filter.Sides.Select(s => s.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal).ToArray();
        var values = new List<(string, object?)>();

        // What is asked for most closely gives the order, so that no more is read than is shown.
        var by = sides.Length > 0 ? "p" : "c";
        var from = sides.Length switch
        {
            0 => "contacts c",
            2 => "contact_pairs p CROSS JOIN contacts c ON c.num = p.contact",
            _ => "contact_sides p CROSS JOIN contacts c ON c.num = p.contact",
        };
        var row = sides.Length > 0 ? "p.contact" : "c.num";
        var where = sides.Length switch { 0 => "TRUE", 2 => "p.first = $side0 AND p.second = $side1", _ => "p.side = $side0" };
        for (var i = 0; i < sides.Length; i++) values.Add(($"$side{i}", sides[i]));
        for (var i = 1; i < sides.Length && sides.Length > 2; i++) where += $" AND EXISTS (SELECT 1 FROM contact_sides x WHERE x.contact = c.num AND x.side = $side{i})";
        if (filter.After is not null) Add($"({by}.day, {row}) < ($day, $num)", ("$day", (long)day), ("$num", number));
        if (filter.Kind is { } kind) Add("c.kind = $kind", ("$kind", kind.Word()));
        if (filter.Status is { } status) Add("c.status = $status", ("$status", status.Word()));
        if (filter.Level is { } level) Add("c.level = $level", ("$level", level.Word()));
        if (filter.Person is { } person) Add("c.num IN (SELECT contact FROM contact_people WHERE person IN (SELECT rowid FROM person_text WHERE person_text MATCH $person))", ("$person", session.Texts.Names(person)));
        if (filter.Since is { } since) Add($"{by}.day >= $since", ("$since", Sql.Day(since)));
        if (filter.Until is { } until) Add($"{by}.day > 0 AND {by}.day <= $until", ("$until", Sql.LastDay(until)));
        var rows = List(session, from, where, $"{by}.day DESC, {row} DESC", limit + 1, [.. values]);
        return Cursor.Page(rows, limit, c => Cursor.Write(Sql.Day(c.Start), c.Number));

        void Add(string clause, params ReadOnlySpan<(string, object?)> given)
        {
            where += " AND " + clause;
            values.AddRange(given);
        }
    }

    /// <summary>All pairs, those with most contacts first.</summary>
    public static List<PairRow> Pairs(Session session, string? side, int today, int limit)
    {
        const string OfPair = "SELECT p.contact FROM contact_pairs p CROSS JOIN contacts c ON c.num = p.contact WHERE p.first = q.first AND p.second = q.second";
        var pairs = session.Rows($"""
            SELECT q.first, q.second, q.contacts,
              ({OfPair} AND p.day = q.held_day AND c.status IN ('held', 'under way') ORDER BY c.origins DESC, c.num LIMIT 1),
              ({OfPair} AND p.day >= $today AND c.status IN ('planned', 'possible', 'proposed') ORDER BY p.day, p.contact LIMIT 1)
            FROM (SELECT * FROM pairs WHERE {(side is null ? "TRUE" : "first = $side OR second = $side")} ORDER BY contacts DESC, first, second LIMIT $limit) q ORDER BY q.contacts DESC, q.first, q.second
            """, row => (First: row.GetString(0), Second: row.GetString(1), Contacts: row.GetInt32(2), Held: row.Long(3), Next: row.Long(4)), ("$side", side), ("$today", today), ("$limit", limit));
        var numbers = pairs.SelectMany(p => new[] { p.Held, p.Next }).OfType<long>().Distinct().ToList();
        var contacts = List(session, "contacts c", $"c.num IN ({session.Numbers("$numbers")})", "c.num", numbers.Count, ("$numbers", Session.List(numbers))).ToDictionary(c => c.Number);
        return pairs.ConvertAll(pair => new PairRow(pair.First, pair.Second, pair.Contacts, Row(pair.Held), Row(pair.Next)));

        ContactRow? Row(long? number) => number is { } known ? contacts[known] : null;
    }

    /// <summary>The channels of a pair by level, told for a day.</summary>
    public static List<ChannelRow> Channels(Session session, string first, string second, PartialDate? asOf)
    {
        if (string.CompareOrdinal(first, second) > 0) (first, second) = (second, first);
        var rows = List(session, "contact_pairs p CROSS JOIN contacts c ON c.num = p.contact", "p.first = $first AND p.second = $second", "p.day DESC, p.contact DESC", MostOfPair, ("$first", first), ("$second", second));
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
        var channels = ChannelBoard.Of(contacts, asOf, ChannelActs.Between(session, first, second));
        var acts = channels.Take(1).SelectMany(c => c.Acts).Take(MostActs).Select(Told).ToList();
        return channels.Select(c => new ChannelRow(c.Level, c.State, Row(c.LastHeld), Row(c.Next), [.. c.Contacts.Select(x => byNumber[x.Id])],
            c.Record.UsualGap, c.Record.SinceLast, c.Record.Overdue)
        {
            Acts = acts,
        }).ToList();

        ActRow Told(PairEvent act) => new(act.Act!.Value, act.Source.Code, act.Target.Code, new PartialDate(act.Day), Wording.Sentence(act),
            [.. act.Evidence.Take(MostQuoted).Select(e => ArticleTable.Find(session, e.ArticleId) is { } row ? Citation.Of(row.Article, e.Span) : null).OfType<Citation>()]);

        ContactRow? Row(Contact? contact) => contact is null ? null : byNumber[contact.Id];
    }

    /// <summary>Counts a pair's contacts again.</summary>
    public static void Recount(Session session, string first, string second)
    {
        session.Write("DELETE FROM pairs WHERE first = $first AND second = $second", ("$first", first), ("$second", second));
        session.Write("""
            INSERT INTO pairs (first, second, contacts, held_day)
            SELECT $first, $second, count(*), max(CASE WHEN c.status IN ('held', 'under way') AND p.day > 0 THEN p.day END)
            FROM contact_pairs p JOIN contacts c ON c.num = p.contact WHERE p.first = $first AND p.second = $second HAVING count(*) > 0
            """, ("$first", first), ("$second", second));
    }

    /// <summary>A list within one column.</summary>
    public static string Joined(IEnumerable<string> parts) => string.Join('\n', parts);

    private static string[] Parts(string joined) => joined.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
