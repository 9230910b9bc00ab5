using System.Data.Common;

namespace Readout.Archive.Tables;

/// <summary>People by the fullest name that reports give.</summary>
internal static class PersonTable
{
    private const int MostQuotes = 100;
    private const int MostContacts = 100;

    public static long NumberOf(Session session, string name)
    {
        if (session.Value("SELECT num FROM persons WHERE name = $name", ("$name", name)) is long known) return known;
        var number = session.Insert("INSERT INTO persons (name) VALUES ($name)", ("$name", name));
        session.Texts.AddPerson(session, number, name);
        return number;
    }

    /// <summary>A person after a report that named it is gone: nobody where no other report, contact or quotation does.</summary>
    public static void Recount(Session session, long number)
    {
        session.Write("""
            UPDATE persons SET (reports, last_day) = (SELECT count(*), max(a.day) FROM person_mentions m JOIN articles a ON a.num = m.article WHERE m.person = $num),
              (role, side) = (SELECT m.role, m.side FROM person_mentions m WHERE m.person = $num ORDER BY m.role IS NULL, m.published DESC NULLS LAST LIMIT 1) WHERE num = $num
            """, ("$num", number));
        if (session.Number("""
            SELECT EXISTS (SELECT 1 FROM person_mentions WHERE person = $num) OR EXISTS (SELECT 1 FROM contact_people WHERE person = $num) OR EXISTS (SELECT 1 FROM quotes WHERE person = $num)
            """, ("$num", number)) == 1) return;
        session.Write("DELETE FROM person_text WHERE rowid = $num", ("$num", number));
        session.Write("DELETE FROM persons WHERE num = $num", ("$num", number));
    }

    public static RowPage<PersonRow> List(Session session, string? words, string? side, int limit, string? after)
    {
        var (reports, number) = Cursor.Read(after);
        var rows = session.Rows($"""
            SELECT p.num, p.name, p.role, p.side, p.reports FROM persons p
            WHERE p.reports > 0 AND ($after = 0 OR (p.reports, p.num) < ($reports, $num)) AND (p.side = $side OR $side IS NULL)
              {(words is null ? "" : "AND p.num IN (SELECT rowid FROM person_text WHERE person_text MATCH $words)")}
            ORDER BY p.reports DESC, p.num DESC LIMIT $limit
            """, Row, ("$after", after is not null), ("$reports", (long)reports), ("$num", number), ("$side", side), ("$limit", limit + 1), ("$words", words is null ? null : session.Texts.Names(words)));
        return Cursor.Page(rows, limit, p => Cursor.Write(p.Reports, p.Number));
    }

    public static PersonPage? Find(Session session, long number)
    {
        var row = session.Rows("SELECT num, name, role, side, reports FROM persons WHERE num = $num", Row, ("$num", number)).FirstOrDefault();
        if (row is null) return null;
        var roles = session.Rows("""
            SELECT role, side, count(*), min(published), max(published) FROM person_mentions WHERE person = $num GROUP BY role, side ORDER BY max(published) DESC NULLS LAST, count(*) DESC
            """, r => new RoleRow(r.Text(0), r.Text(1), r.GetInt32(2), r.Text(3), r.Text(4)), ("$num", number));
        return new PersonPage(row, roles, QuoteTable.Of(session, "q.person = $person", MostQuotes, ("$person", number)),
            ContactTable.List(session, "contact_people p CROSS JOIN contacts c ON c.num = p.contact", "p.person = $person", "p.day DESC, p.contact DESC", MostContacts, ("$person", number)));
    }

    private static PersonRow Row(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.Text(2), row.Text(3), row.GetInt32(4));
}
