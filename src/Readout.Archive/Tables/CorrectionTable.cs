namespace Readout.Archive.Tables;

/// <summary>What people set right, in order; nothing of it is ever taken away, only marked as undone.</summary>
internal static class CorrectionTable
{
    public static long Add(Session session, Correction correction, string who, DateTimeOffset now) => session.Insert("""
        INSERT INTO corrections (at, who, kind, story, other, articles, fact) VALUES ($at, $who, $kind, $story, $other, $articles, $fact)
        """,
        ("$at", now.ToUnixTimeMilliseconds()), ("$who", who), ("$kind", correction.Kind.ToString()), ("$story", correction.Story), ("$other", correction.Other),
        ("$articles", string.Join(' ', correction.Articles ?? [])), ("$fact", correction.Fact));

    public static bool Undo(Session session, long number, DateTimeOffset now) =>
        session.Run("UPDATE corrections SET undone = $now WHERE num = $num AND undone IS NULL", ("$now", now.ToUnixTimeMilliseconds()), ("$num", number)) > 0;

    public static List<CorrectionRow> All(Session session) => session.Rows("SELECT num, at, who, kind, story, other, articles, fact, undone FROM corrections ORDER BY num",
        row => new CorrectionRow(row.GetInt64(0), row.Moment(1), row.GetString(2),
            new Correction(Enum.Parse<CorrectionKind>(row.GetString(3)), row.GetString(4), row.Text(5), row.GetString(6).Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Text(7)), row.MomentOrNull(8)));
}
