using System.Globalization;
using Microsoft.Data.Sqlite;
using Readout.Archive.Searching;
using Readout.Documents;

namespace Readout.Archive.Sqlite;

/// <summary>Turns a search into one statement over reports, all values as parameters, and cuts the snippets.</summary>
/// <remarks>Of very many hits the newest <see cref="MostRanked"/> are ranked by their words; so a common word costs no more than a rare one.</remarks>
internal sealed class ReportSearch
{
    private const int MostRanked = 1000;
    private const int MostQuotes = 20;

    /// <summary>A hit in the headline weighs so much more than one in the body.</summary>
    private const string Weights = "8.0, 1.0";

    private readonly List<(string, object?)> _values = [];

    public static SearchAnswer Find(SqliteConnection connection, QueryNode query, string reader, int limit)
    {
        var search = new ReportSearch();
        var (text, rest) = Parted(query);
        var where = rest.Count == 0 ? "1" : search.All(rest);
        var sql = text is null
            ? $"SELECT a.num, 0.0 FROM articles a WHERE a.is_newest = 1 AND {where} ORDER BY a.num DESC LIMIT {limit}"
            : $"""
              SELECT num, score FROM (
                SELECT a.num AS num, bm25(article_text, {Weights}) AS score FROM article_text JOIN articles a ON a.num = article_text.rowid
                WHERE article_text MATCH {search.Value(text)} AND a.is_newest = 1 AND {where} ORDER BY article_text.rowid DESC LIMIT {MostRanked})
              ORDER BY score, num DESC LIMIT {limit}
              """;
        var found = connection.Rows(sql, row => row.GetInt64(0), [.. search._values]);
        var words = Words(query).ToList();
        var hits = found.ConvertAll(number => Hit(connection, number, words));
        var stories = hits.Select(h => h.Story).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => StoryTable.Row(connection, id, reader)).OfType<StoryRow>().ToList();
        var quotes = text is null ? [] : QuoteTable.Of(connection, "q.num IN (SELECT rowid FROM quote_text WHERE quote_text MATCH $words)", MostQuotes, ("$words", text));
        return new SearchAnswer(hits, stories, quotes);
    }

    /// <summary>The reports behind a number that answer a search and came in for the first time, in their order.</summary>
    public static List<(long Number, SearchHit Hit)> New(SqliteConnection connection, QueryNode query, long behind)
    {
        var search = new ReportSearch();
        var (text, rest) = Parted(query);
        var where = (rest.Count == 0 ? "1" : search.All(rest)) + (text is null ? "" : $" AND a.num IN (SELECT rowid FROM article_text WHERE article_text MATCH {search.Value(text)} AND rowid > {search.Value(behind)})");
        var found = connection.Rows($"""
            SELECT a.num FROM articles a WHERE a.num > {search.Value(behind)} AND a.is_newest = 1 AND {where}
              AND NOT EXISTS (SELECT 1 FROM articles old WHERE old.report = a.report AND old.num <= {search.Value(behind)}) ORDER BY a.num
            """, row => row.GetInt64(0), [.. search._values]);
        var words = Words(query).ToList();
        return found.ConvertAll(number => (number, Hit(connection, number, words)));
    }

    /// <summary>The part that full text answers alone, and the rest.</summary>
    private static (string? Text, List<QueryNode> Others) Parted(QueryNode query)
    {
        if (FullText.Of(query) is { } whole) return (whole, []);
        if (query is not QueryAll all) return (null, [query]);
        var texts = all.Parts.Where(p => FullText.Of(p) is not null).ToList();
        return texts.Count == 0 ? (null, [query]) : (FullText.Of(new QueryAll(texts)), [.. all.Parts.Except(texts)]);
    }

    private string All(IReadOnlyList<QueryNode> parts)
    {
        // Status, level and kind side by side are those of one contact.
        var ofContact = parts.OfType<QueryField>().Where(f => f.Name is "status" or "level" or "kind").ToList();
        var clauses = parts.Where(p => p is not QueryField field || !ofContact.Contains(field)).Select(One).ToList();
        if (ofContact.Count > 0)
            clauses.Add($"a.story IN (SELECT story FROM contacts c WHERE {string.Join(" AND ", ofContact.Select(f => $"c.{f.Name} = {Value(f.Value.ToLowerInvariant())}"))})");
        return $"({string.Join(" AND ", clauses)})";
    }

    private string One(QueryNode node) => node switch
    {
        QueryAll all => All(all.Parts),
        QueryAny any => $"({string.Join(" OR ", any.Parts.Select(One))})",
        QueryNot not => $"NOT coalesce({One(not.Part)}, 0)",
        QueryWords => $"a.num IN (SELECT rowid FROM article_text WHERE article_text MATCH {Value(FullText.Of(node))})",
        QueryField field => Field(field),
        _ => throw new InvalidOperationException("A part of a search that nobody translates: " + node.GetType().Name),
    };

    private string Field(QueryField field) => field.Name switch
    {
        "person" => $"a.num IN (SELECT article FROM person_mentions WHERE person IN (SELECT rowid FROM person_text WHERE person_text MATCH {Value(FullText.Words(field.Value))}))",
        "side" => $"a.num IN (SELECT article FROM article_tags WHERE tag = {Value("side:" + field.Value.ToUpperInvariant())})",
        "topic" => $"a.num IN (SELECT article FROM article_tags WHERE tag = {Value("topic:" + field.Value)} COLLATE NOCASE)",
        "pair" => $"a.story IN (SELECT story FROM story_tags WHERE tag = {Value("pair:" + string.Join('-', field.Value.ToUpperInvariant().Split('-', '/').Order(StringComparer.Ordinal)))})",
        "outlet" => $"a.outlet LIKE {Value("%" + field.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%")} ESCAPE '\\'",
        "before" => $"a.day < {Value(Sql.Day(PartialDate.Parse(field.Value)))}",
        "after" => $"a.day > {Value(Sql.LastDay(PartialDate.Parse(field.Value)!.Value))}",
        "said" => $"a.num IN (SELECT article FROM citations WHERE fact = 'quote' AND num IN (SELECT rowid FROM quote_text WHERE quote_text MATCH {Value(FullText.Words(field.Value))}))",
        "independent" => Independent(SearchQuery.Comparison(field.Value)!.Value),
        _ => $"a.story IN (SELECT story FROM contacts WHERE {field.Name} = {Value(field.Value.ToLowerInvariant())})",
    };

    private string Independent((string Operator, int Number) value) => $"a.story IN (SELECT num FROM stories WHERE origins {value.Operator} {Value(value.Number)})";

    private string Value(object? value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"$v{_values.Count}");
        _values.Add((name, value));
        return name;
    }

    private static SearchHit Hit(SqliteConnection connection, long number, List<QueryWords> words) => connection.Rows("""
        SELECT a.packed, s.id, coalesce(s.origins, 1) FROM articles a LEFT JOIN stories s ON s.num = a.story WHERE a.num = $num
        """, row =>
    {
        var article = PackedArticle.Unpack(row.GetFieldValue<byte[]>(0));
        var snippet = Snippet.Of(article.Text, words);
        return new SearchHit(article.Id, row.Text(1), article.Title, article.Outlet, article.Url, article.Published.Date, row.GetInt32(2), snippet.Text, snippet.Marks, snippet.At);
    }, ("$num", number))[0];

    /// <summary>The words that are searched for, those left out not among them.</summary>
    private static IEnumerable<QueryWords> Words(QueryNode node) => node switch
    {
        QueryWords words => [words],
        QueryAll all => all.Parts.SelectMany(Words),
        QueryAny any => any.Parts.SelectMany(Words),
        _ => [],
    };
}
