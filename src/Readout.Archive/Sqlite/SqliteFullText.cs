using Readout.Archive.Searching;
using Readout.Archive.Tables;
using Readout.Documents;

namespace Readout.Archive.Sqlite;

/// <summary>Full text by FTS5; quotation marks keep whatever people type from being taken for its operators.</summary>
internal sealed class SqliteFullText : FullText
{
    public static SqliteFullText Instance { get; } = new();

    public override string ArticlesLeftOut => "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM article_text_docsize d WHERE d.id = a.num)";

    public override string Listed(Session session, QueryNode words, SearchStatement statement) => $"SELECT rowid AS article FROM article_text WHERE article_text MATCH {statement.Value(Of(words))}";

    public override string OfOne(QueryNode words, SearchStatement statement) => $"EXISTS (SELECT 1 FROM article_text WHERE article_text MATCH {statement.Value(Of(words))} AND rowid = a.num)";

    public override List<long> Find(Session session, QueryNode? text, List<QueryNode> rest, List<QueryWords> words, int limit, SearchBounds bounds) =>
        text is null ? RarestFirst.ByFields(session, rest, limit, bounds) : RarestFirst.ByWords(session, text, rest, words, limit, bounds);

    public override List<long> Quotes(Session session, QueryNode words, int limit) =>
        session.Rows($"SELECT rowid FROM quote_text WHERE quote_text MATCH $words ORDER BY rowid DESC LIMIT {limit}", row => row.GetInt64(0), ("$words", Of(words)));

    public override void AddArticle(Session session, long number, Article article) => session.Run("INSERT INTO article_text (rowid, title, body, days) VALUES ($num, $title, $body, $days)",
        ("$num", number), ("$title", article.Title), ("$body", article.Text), ("$days", DayWords.Of(Sql.Day(article.Published.Date))));

    public override void AddQuote(Session session, long number, string words) => session.Run("INSERT INTO quote_text (rowid, text) VALUES ($num, $text)", ("$num", number), ("$text", words));

    public override void AddPerson(Session session, long number, string name) => session.Run("INSERT INTO person_text (rowid, name) VALUES ($num, $name)", ("$num", number), ("$name", name));

    protected override string Phrase(string words, bool isPrefix) => $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(isPrefix ? " *" : "")}";

    protected override string All(List<string> expressions) => expressions.Count == 0 ? "\"\"" : string.Join(" AND ", expressions);

    protected override string Any(List<string> expressions) => string.Join(" OR ", expressions);

    protected override string Without(string wanted, string unwanted) => $"{wanted} NOT {unwanted}";
}
