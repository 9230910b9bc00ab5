using System.Globalization;
using System.Text;
using Readout.Archive.Searching;
using Readout.Archive.Tables;
using Readout.Documents;

namespace Readout.Archive.Postgres;

/// <summary>Full text by the server's text search. Words are cut here, as FTS5 cuts them, so that both engines find the same; the server knows their stems.</summary>
internal sealed class PostgresFullText : FullText
{
    /// <summary>Of a longer text the beginning is searched: the server takes no more than a megabyte of words. In UTF-16 code units.</summary>
    private const int LongestText = 200_000;

    /// <summary>A hit in the headline weighs so much more than one in the body: of the weights D, C, B and A.</summary>
    private const string Weights = "'{0.125, 0.125, 0.125, 1.0}'";

    public static PostgresFullText Instance { get; } = new();

    public override string ArticlesLeftOut => "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM article_text d WHERE d.rowid = a.num)";

    /// <summary>What a table is asked for.</summary>
    public static string Expression(string table, string value) => $"to_tsquery('{(table == "person_text" ? "names" : "words")}', {value})";

    /// <summary>
    /// Words that are rare are ranked; of common ones, which tell little, the newest come first, those in the headline before the others. The server weighs by itself what to read first, but for
    /// one thing: it takes what is asked for to be spread evenly, and would look for the newest of few from the end of the archive on. So what fewest answer to is listed first.
    /// </summary>
    public override List<long> Find(Session session, string? text, List<QueryNode> rest, List<QueryWords> words, int limit, SearchBounds bounds)
    {
        var statement = new SearchStatement(this);
        var where = rest.Count == 0 ? "TRUE" : statement.All(rest);
        var listed = "";
        if (statement.Rarest(session, rest, bounds.Listed) is var (list, _))
        {
            listed = $"WITH listed AS MATERIALIZED ({list}) ";
            where = $"a.num IN (SELECT article FROM listed) AND {where}";
        }

        if (text is null) return session.Rows($"{listed}SELECT a.num FROM articles a WHERE a.is_newest = 1 AND {where} ORDER BY a.num DESC LIMIT {limit}", row => row.GetInt64(0), statement.Values);
        var isRare = words.All(word => IsRare(session, word, bounds));
        var value = statement.Value(text);
        var score = isRare ? $"ts_rank({Weights}, article_text.words, {Expression("article_text", value)}, 1)" : $"(ts_filter(article_text.words, '{{a}}') @@ {Expression("article_text", value)})::int";
        return session.Rows($"""
            {listed}SELECT num FROM (
              SELECT a.num AS num, {score} AS score FROM article_text JOIN articles a ON a.num = article_text.rowid
              WHERE article_text MATCH {value} AND a.is_newest = 1 AND {where} ORDER BY a.num DESC LIMIT {(isRare || rest.Count == 0 ? bounds.Ranked : limit)}) found
            ORDER BY score DESC, num DESC LIMIT {limit}
            """, row => row.GetInt64(0), statement.Values);
    }

    public override void AddArticle(Session session, long number, Article article) => session.Write(
        "INSERT INTO article_text (rowid, words) VALUES ($num, setweight(to_tsvector('words', $title), 'A') || to_tsvector('words', $body))",
        ("$num", number), ("$title", Cut(article.Title)), ("$body", Cut(article.Text)));

    public override void AddQuote(Session session, long number, string words) => session.Write("INSERT INTO quote_text (rowid, words) VALUES ($num, to_tsvector('words', $text))", ("$num", number), ("$text", Cut(words)));

    public override void AddPerson(Session session, long number, string name) => session.Write("INSERT INTO person_text (rowid, words) VALUES ($num, to_tsvector('names', $name))", ("$num", number), ("$name", Cut(name)));

    protected override string Phrase(string words, bool isPrefix)
    {
        var parts = Cut(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "" : $"({string.Join(" <-> ", parts.Select(p => $"'{p}'"))}{(isPrefix ? ":*" : "")})";
    }

    protected override string All(List<string> expressions) => string.Join(" & ", expressions);

    protected override string Any(List<string> expressions) => string.Join(" | ", expressions);

    protected override string Without(string wanted, string unwanted) => $"{wanted} & !{unwanted}";

    private static bool IsRare(Session session, QueryWords words, SearchBounds bounds)
    {
        var most = words.Text.Trim().Any(letter => !char.IsLetterOrDigit(letter)) ? bounds.RarePhrase : bounds.RareWord;
        return session.Number($"SELECT count(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH $words LIMIT {most + 1}) found", ("$words", session.Texts.Of(words))) <= most;
    }

    /// <summary>The words in lower case with a space between any two: letters and numbers of all scripts make them up, and signs over letters are left out.</summary>
    private static string Cut(string text)
    {
        var cut = new StringBuilder(text.Length);
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, LongestText)).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case <= UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                    cut.Append(Rune.ToLowerInvariant(rune));
                    break;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                    break;
                default:
                    if (cut.Length > 0 && cut[^1] != ' ') cut.Append(' ');
                    break;
            }
        }

        return cut.ToString();
    }
}
