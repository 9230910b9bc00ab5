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

    public static PostgresFullText Instance { get; } = new();

    public override string ArticlesLeftOut => "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM article_text d WHERE d.rowid = a.num)";

    /// <summary>What a table is asked for.</summary>
    public static string Expression(string table, string value) => $"to_tsquery('{(table == "person_text" ? "names" : "words")}', {value})";

    public override string Listed(Session session, QueryNode words, SearchStatement statement) => TextKeys.Of(session, words) is { } keys
        ? $"SELECT rowid AS article FROM ({keys.Rows(statement)}) found"
        : "SELECT num AS article FROM articles WHERE FALSE";

    /// <summary>As a value of the row, not as a condition that the server may turn around: it would read all words of all articles for it.</summary>
    public override string OfOne(QueryNode words, SearchStatement statement) => $"(SELECT {Expression("article_text", statement.Value(Of(words)))} @@ article_text.words FROM article_text WHERE article_text.rowid = a.num)";

    public override List<long> Find(Session session, QueryNode? text, List<QueryNode> rest, List<QueryWords> words, int limit, SearchBounds bounds) =>
        text is null ? NewestFirst.ByFields(session, rest, limit, bounds) : NewestFirst.ByWords(session, text, rest, words, limit, bounds);

    public override List<long> Quotes(Session session, QueryNode words, int limit) => NewestFirst.Quotes(session, words, limit);

    public override void AddArticle(Session session, long number, Article article) => session.Write(
        "INSERT INTO article_text (rowid, day, words) VALUES ($num, $day, setweight(to_tsvector('words', $title), 'A') || to_tsvector('words', $body))",
        ("$num", number), ("$day", Sql.Day(article.Published.Date)), ("$title", Cut(article.Title)), ("$body", Cut(article.Text)));

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

    /// <summary>The words in lower case with a space between any two: letters and numbers of all scripts make them up, and signs over letters are left out.</summary>
    public static string Cut(string text)
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
