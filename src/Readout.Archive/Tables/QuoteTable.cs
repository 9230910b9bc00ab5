using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>Quotations of the stories, each with the first report that carries it.</summary>
internal static class QuoteTable
{
    /// <summary>The newest quotations of those that a condition on <c>q</c> holds of.</summary>
    public static List<QuoteRow> Of(Session session, string where, int limit, params ReadOnlySpan<(string Name, object? Value)> values) => session.Rows($"""
        SELECT q.num, s.id, s.title, q.speaker, q.role, q.text, q.kind, q.day, a.id, c.start, c.stop
        FROM (SELECT * FROM quotes q WHERE {where} ORDER BY q.day DESC, q.num DESC LIMIT {limit}) q
        CROSS JOIN stories s ON s.num = q.story CROSS JOIN citations c ON c.fact = 'quote' AND c.num = q.num CROSS JOIN articles a ON a.num = c.article
        WHERE (c.article, c.start, c.stop) = (SELECT x.article, x.start, x.stop FROM citations x WHERE x.fact = 'quote' AND x.num = q.num ORDER BY x.article, x.start, x.stop LIMIT 1)
        ORDER BY q.day DESC, q.num DESC
        """, row => new QuoteRow(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Text(3), row.Text(4), row.GetString(5), row.GetString(6), row.GetInt32(7),
            new ArticleId(row.GetString(8)), new TextSpan(row.GetInt32(9), row.GetInt32(10))), values);
}
