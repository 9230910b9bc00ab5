using System.Data.Common;

namespace Readout.Archive.Tables;

/// <summary>Sources and how they fared.</summary>
internal static class SourceTable
{
    private const string Columns = """
        s.num, s.kind, s.address, s.name, s.folder, s.paused, s.last_success, s.last_failure, s.last_problem, s.successes, s.failures, s.failures_in_a_row,
        s.not_before, s.etag, s.last_modified, (SELECT count(*) FROM articles a WHERE a.source = s.num)
        """;

    public static List<SourceRow> All(Session session) => session.Rows($"SELECT {Columns} FROM sources s ORDER BY s.folder, s.name, s.num", Row);

    public static SourceRow Add(Session session, NewSource source, DateTimeOffset now)
    {
        session.Write("INSERT INTO sources (kind, address, name, folder, added) VALUES ($kind, $address, $name, $folder, $now) ON CONFLICT (address) DO UPDATE SET name = $name, folder = $folder",
            ("$kind", source.Kind), ("$address", source.Address), ("$name", source.Name), ("$folder", source.Folder), ("$now", now.ToUnixTimeMilliseconds()));
        return session.Rows($"SELECT {Columns} FROM sources s WHERE s.address = $address", Row, ("$address", source.Address))[0];
    }

    public static bool Pause(Session session, long number, bool paused) =>
        session.Run("UPDATE sources SET paused = $paused WHERE num = $num", ("$paused", paused), ("$num", number)) > 0;

    public static bool Remove(Session session, long number) => session.Run("DELETE FROM sources WHERE num = $num", ("$num", number)) > 0;

    public static bool Visited(Session session, long number, VisitRecord visit) => session.Run("""
        UPDATE sources SET last_success = $success, last_failure = $failure, last_problem = $problem, successes = $successes, failures = $failures,
          failures_in_a_row = $row, not_before = $before, etag = $etag, last_modified = $modified WHERE num = $num
        """,
        ("$success", visit.LastSuccess?.ToUnixTimeMilliseconds()), ("$failure", visit.LastFailure?.ToUnixTimeMilliseconds()), ("$problem", visit.LastProblem),
        ("$successes", visit.Successes), ("$failures", visit.Failures), ("$row", visit.FailuresInARow), ("$before", visit.NotBefore?.ToUnixTimeMilliseconds()),
        ("$etag", visit.ETag), ("$modified", visit.LastModified), ("$num", number)) > 0;

    private static SourceRow Row(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Flag(5),
        new VisitRecord(row.MomentOrNull(6), row.MomentOrNull(7), row.Text(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.MomentOrNull(12), row.Text(13), row.Text(14)),
        row.GetInt64(15));
}
