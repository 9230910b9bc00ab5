namespace Readout.Archive.Tables;

/// <summary>Writes all rows of one archive into another, empty one, whatever databases the two are.</summary>
internal static class Transfer
{
    /// <summary>So many rows of a table are written until it is told again how many there are.</summary>
    private const int Often = 20_000;

    /// <summary>The one row of this table is there from the beginning.</summary>
    private const string Progress = "progress";

    /// <summary>All tables but those of the full text, those before others that these point to.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "sources", "stories", "gone_stories", "reports", "articles", "article_tags", "story_tags", "events", "persons", "person_mentions", "contacts", "contact_sides", "contact_pairs",
        "contact_people", "pairs", "quotes", "citations", "story_changes", "corrections", "marks", "searches", "tokens", "alerts", "alert_evidence", "alerts_seen", "follows", "receivers",
        "outbox", "accounts", "sessions", Progress,
    ];

    /// <exception cref="ArchiveException">The other one is not empty.</exception>
    public static bool Run(Session source, Session target, Action<string, long> progress, CancellationToken cancellation)
    {
        if (All.FirstOrDefault(table => table != Progress && target.Number($"SELECT EXISTS (SELECT 1 FROM {table})") == 1) is { } full)
            throw new ArchiveException($"the archive that is to be written to holds something already ({full}): name another one, or take that one away");
        target.Write($"DELETE FROM {Progress}");
        foreach (var table in All)
        {
            var columns = source.Columns(table);
            if (!columns.SequenceEqual(target.Columns(table), StringComparer.Ordinal)) throw new InvalidOperationException($"The table {table} has other columns here than there.");
            var order = columns.Contains("num") ? " ORDER BY num" : "";
            var rows = source.Stream($"SELECT {string.Join(", ", columns)} FROM {table}{order}", row =>
            {
                var values = new object?[columns.Count];
                for (var i = 0; i < values.Length; i++) values[i] = row.IsDBNull(i) ? null : row.GetValue(i);
                return values;
            });
            target.Fill(table, columns, Told(table, rows));
            if (columns.Contains("num")) target.NumberOn(table);
        }

        foreach (var (number, packed) in Told("full text", source.Stream("SELECT num, packed FROM articles ORDER BY num", row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)))))
            target.Texts.AddArticle(target, number, PackedArticle.Unpack(packed));
        foreach (var (number, words) in source.Stream("SELECT num, text FROM quotes ORDER BY num", row => (row.GetInt64(0), row.GetString(1)))) target.Texts.AddQuote(target, number, words);
        foreach (var (number, name) in source.Stream("SELECT num, name FROM persons ORDER BY num", row => (row.GetInt64(0), row.GetString(1)))) target.Texts.AddPerson(target, number, name);
        return true;

        IEnumerable<T> Told<T>(string what, IEnumerable<T> rows)
        {
            var written = 0L;
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return row;
                if (++written % Often == 0) progress(what, written);
            }

            if (written % Often != 0) progress(what, written);
        }
    }
}
