using Microsoft.Data.Sqlite;

namespace Readout.Archive.Sqlite;

/// <summary>People by the fullest name that reports give.</summary>
internal static class PersonTable
{
    private const int MostQuotes = 200;

    public static long NumberOf(SqliteConnection connection, string name)
    {
        if (connection.Value("SELECT num FROM persons WHERE name = $name", ("$name", name)) is long known) return known;
        var number = connection.Insert("INSERT INTO persons (name) VALUES ($name)", ("$name", name));
        connection.Run("INSERT INTO person_text (rowid, name) VALUES ($num, $name)", ("$num", number), ("$name", name));
        return number;
    }

    public static RowPage<PersonRow> List(SqliteConnection connection, string? words, string? side, int limit, string? after)
    {
        var (reports, number) = Cursor.Read(after);
        var rows = connection.Rows($"""
            SELECT p.num, p.name, p.role, p.side, p.reports FROM persons p
            WHERE p.reports > 0 AND ($after = 0 OR (p.reports, p.num) < ($reports, $num)) AND ($side IS NULL OR p.side = $side)
              {(words is null ? "" : "AND p.num IN (SELECT rowid FROM person_text WHERE person_text MATCH $words)")}
            ORDER BY p.reports DESC, p.num DESC LIMIT $limit
            """, Row, ("$after", after is not null), ("$reports", (long)reports), ("$num", number), ("$side", side), ("$limit", limit + 1), ("$words", words is null ? null : FullText.Words(words)));
        return Cursor.Page(rows, limit, p => Cursor.Write(p.Reports, p.Number));
    }

    public static PersonPage? Find(SqliteConnection connection, long number)
    {
        var row = connection.Rows("SELECT num, name, role, side, reports FROM persons WHERE num = $num", Row, ("$num", number)).FirstOrDefault();
        if (row is null) return null;
        var roles = connection.Rows("""
            SELECT m.role, m.side, count(*), min(a.published), max(a.published) FROM person_mentions m JOIN articles a ON a.num = m.article
            WHERE m.person = $num GROUP BY m.role, m.side ORDER BY max(a.day) DESC, count(*) DESC
            """, r => new RoleRow(r.Text(0), r.Text(1), r.GetInt32(2), r.Text(3), r.Text(4)), ("$num", number));
        return new PersonPage(row, roles, QuoteTable.Of(connection, "q.person = $person", MostQuotes, ("$person", number)),
            ContactTable.List(connection, "c.num IN (SELECT contact FROM contact_people WHERE person = $person)", "c.day DESC, c.num DESC", MostQuotes, ("$person", number)));
    }

    private static PersonRow Row(SqliteDataReader row) => new(row.GetInt64(0), row.GetString(1), row.Text(2), row.Text(3), row.GetInt32(4));
}
