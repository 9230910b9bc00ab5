using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>Looks whether the archive holds what it promises.</summary>
internal static class Checks
{
    private const int MostNamed = 20;

    private const int Batch = 500;

    /// <summary>Everything that is wrong, in words; empty where all is well.</summary>
    public static List<string> Run(Session session)
    {
        var problems = session.Damages().Take(2 * MostNamed).ToList();
        Count("articles in no story", "SELECT count(*) FROM articles WHERE story IS NULL");
        Count("reports with no or several newest versions", "SELECT count(*) FROM (SELECT report FROM articles GROUP BY report HAVING sum(is_newest) <> 1) wrong");
        Count("stories without a report", "SELECT count(*) FROM stories s WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.story = s.num)");
        Count("contacts without a citation", "SELECT count(*) FROM contacts c WHERE NOT EXISTS (SELECT 1 FROM citations x WHERE x.fact = 'contact' AND x.num = c.num)");
        Count("quotations without a citation", "SELECT count(*) FROM quotes q WHERE NOT EXISTS (SELECT 1 FROM citations x WHERE x.fact = 'quote' AND x.num = q.num)");
        Count("citations of facts that are no more", """
            SELECT count(*) FROM citations x WHERE (x.fact = 'contact' AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.num = x.num))
              OR (x.fact = 'quote' AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.num = x.num))
            """);
        Count("articles not in the full text", session.Texts.ArticlesLeftOut);
        Texts(session, problems);
        Stories(session, problems);
        return problems;

        void Count(string what, string sql)
        {
            if (session.Number(sql) is > 0 and var count) problems.Add($"{count} {what}");
        }
    }

    /// <summary>Every text is the one that its id names.</summary>
    private static void Texts(Session session, List<string> problems)
    {
        for (var after = 0L; ;)
        {
            var rows = session.Rows("SELECT num, id, packed FROM articles WHERE num > $after ORDER BY num LIMIT $limit",
                row => (Number: row.GetInt64(0), Id: row.GetString(1), Packed: row.GetFieldValue<byte[]>(2)), ("$after", after), ("$limit", Batch));
            if (rows.Count == 0) return;
            foreach (var row in rows)
            {
                try
                {
                    if (PackedArticle.Unpack(row.Packed).Id.Value != row.Id) problems.Add($"the text of article {row.Id} is not the one it had");
                }
                catch (ArchiveException)
                {
                    problems.Add($"the text of article {row.Id} cannot be unpacked");
                }
            }

            after = rows[^1].Number;
        }
    }

    /// <summary>Every citation of every readout stands in the text it names.</summary>
    private static void Stories(Session session, List<string> problems)
    {
        foreach (var id in session.Rows("SELECT id FROM stories", row => row.GetString(0)))
        {
            var readout = StoryTable.Find(session, id, "")!.Readout;
            var texts = readout.Reports.ToDictionary(r => r.File, r => ArticleTable.Find(session, new ArticleId(r.Id))?.Article.Text, StringComparer.Ordinal);
            var cites = readout.Contacts.SelectMany(c => c.Evidence).Concat(readout.Quotes.SelectMany(q => q.Evidence)).Concat(readout.Summary.SelectMany(s => s.Cites))
                .Concat(readout.Claims.Shared.Concat(readout.Claims.Sole).SelectMany(c => c.Evidence));
            var broken = cites.Count(c => texts.GetValueOrDefault(c.File) is not { } text || c.End > text.Length || !text.AsSpan(c.Start, c.End - c.Start).SequenceEqual(c.Text));
            if (broken > 0) problems.Add($"{broken} citations of story {id} do not hold");
        }
    }
}
