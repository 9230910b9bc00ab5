using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>Takes reports away with all that was read of them: texts, full text, mentions, events, citations, the evidence of alerts.</summary>
internal static class ForgottenReports
{
    /// <summary>The condition on <c>reports r</c> that names what is to go: whole reports, so that no version of one is left without the others.</summary>
    private static (string Where, (string, object?)[] Values) Condition(Forgetting what)
    {
        var clauses = new List<string>();
        var values = new List<(string, object?)>();
        if (what.Source is { } source)
        {
            clauses.Add("a.source = $source");
            values.Add(("$source", source));
        }

        if (what.Before is { } before)
        {
            clauses.Add("(a.day < $before OR (a.day IS NULL AND a.collected < $moment))");
            values.Add(("$before", Sql.Day(before)));
            values.Add(("$moment", new DateTimeOffset(before.First.ToDateTimeUnspecified(), TimeSpan.Zero).ToUnixTimeMilliseconds()));
        }

        if (clauses.Count == 0) throw new ArgumentException("It names nothing to forget.", nameof(what));
        return ($"r.num IN (SELECT a.report FROM articles a WHERE a.is_newest = 1 AND {string.Join(" AND ", clauses)})", [.. values]);
    }

    /// <summary>What would go.</summary>
    public static ForgottenSize Count(Session session, Forgetting what)
    {
        var (where, values) = Condition(what);
        return session.Rows($"""
            SELECT count(DISTINCT a.report), count(*), count(DISTINCT a.story) FROM articles a JOIN reports r ON r.num = a.report WHERE {where}
            """, row => new ForgottenSize(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), values)[0];
    }

    /// <summary>The oldest article versions that are to go, whole reports at a time, and the stories that tell of them.</summary>
    public static List<(ArticleId Article, string? Story)> Next(Session session, Forgetting what, int reports)
    {
        var (where, values) = Condition(what);
        return session.Rows($"""
            SELECT a.id, s.id FROM (SELECT r.num FROM reports r WHERE {where} ORDER BY r.num LIMIT $most) x JOIN articles a ON a.report = x.num LEFT JOIN stories s ON s.num = a.story ORDER BY a.num
            """, row => (new ArticleId(row.GetString(0)), row.Text(1)), [.. values, ("$most", reports)]);
    }

    /// <summary>Takes article versions away. Their stories must have been told without them, or be removed with them.</summary>
    public static void Remove(Session session, IReadOnlyList<ArticleId> articles)
    {
        foreach (var id in articles)
        {
            if (ArticleTable.NumberOf(session, id) is not { } number) continue;
            var report = session.Number("SELECT report FROM articles WHERE num = $num", ("$num", number));
            var people = session.Rows("SELECT person FROM person_mentions WHERE article = $num", row => row.GetInt64(0), ("$num", number));
            session.Write("DELETE FROM article_text WHERE rowid = $num", ("$num", number));
            session.Write("DELETE FROM articles WHERE num = $num", ("$num", number));
            session.Write("DELETE FROM reports WHERE num = $num AND NOT EXISTS (SELECT 1 FROM articles WHERE report = $num)", ("$num", report));
            foreach (var person in people) PersonTable.Recount(session, person);
        }
    }
}
