using Microsoft.Data.Sqlite;
using Readout.Archive.Searching;

namespace Readout.Archive.Sqlite;

/// <summary>Finds the reports that answer a search, and cuts the snippets.</summary>
/// <remarks>
/// No search reads the whole archive, however common its words: what fewest reports answer to is read first, and the rest is asked of those. Where all of it is common, reports are
/// looked at from the newest on until there are enough. Hits are ranked by their words (BM25) where each of these stands in few reports; of common words, which tell little, the newest hits
/// come first, those with the words in the headline before the others.
/// </remarks>
internal static class ReportSearch
{
    /// <summary>Hits that are ranked: the newest.</summary>
    private const int MostRanked = 1000;

    /// <summary>A word that stands in more reports is common: to weigh it, all of them would have to be read.</summary>
    private const int MostOfRareWord = 5000;

    /// <summary>So many reports are listed by what a field says of them, before words are looked for in each; without words, the more the other.</summary>
    private const int MostListedForWords = 1000;
    private const int MostListed = 20_000;

    private const int MostQuotes = 20;

    /// <summary>A hit in the headline weighs so much more than one in the body.</summary>
    private const string Weights = "8.0, 1.0";

    public static SearchAnswer Find(SqliteConnection connection, QueryNode query, string reader, int limit)
    {
        var (text, rest) = Parted(query);
        var found = text is null ? ByFields(connection, rest, limit) : ByWords(connection, text, rest, Words(query).ToList(), limit);
        var words = Words(query).ToList();
        var hits = found.ConvertAll(number => Hit(connection, number, words));
        var stories = hits.Select(h => h.Story).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => StoryTable.Row(connection, id, reader)).OfType<StoryRow>().ToList();
        var quotes = text is null ? [] : QuoteTable.Of(connection, $"q.num IN (SELECT rowid FROM quote_text WHERE quote_text MATCH $words ORDER BY rowid DESC LIMIT {MostQuotes})", MostQuotes, ("$words", text));
        return new SearchAnswer(hits, stories, quotes);
    }

    /// <summary>The numbers of the reports that fields alone find, the newest first.</summary>
    private static List<long> ByFields(SqliteConnection connection, List<QueryNode> parts, int limit)
    {
        var statement = new SearchStatement();
        var where = statement.All(parts);
        var first = Rarest(connection, statement, parts, MostListed);
        var order = first is null && parts.OfType<QueryField>().Any(f => f.Name is "before" or "after") ? "a.day DESC, a.num DESC" : "a.num DESC";
        return connection.Rows($"SELECT a.num FROM articles a WHERE {Within(first)} AND a.is_newest = 1 AND {where} ORDER BY {order} LIMIT {limit}", row => row.GetInt64(0), statement.Values);
    }

    private static List<long> ByWords(SqliteConnection connection, string text, List<QueryNode> rest, List<QueryWords> words, int limit)
    {
        var statement = new SearchStatement();
        var match = statement.Value(text);
        var where = rest.Count == 0 ? "1" : statement.All(rest);
        if (rest.Count > 0 && Rarest(connection, statement, rest, MostListedForWords) is { } first)
        {
            return connection.Rows($"""
                SELECT a.num FROM articles a WHERE {Within(first)} AND a.is_newest = 1 AND {where} AND EXISTS (SELECT 1 FROM article_text WHERE article_text MATCH {match} AND rowid = a.num) ORDER BY a.num DESC LIMIT {limit}
                """, row => row.GetInt64(0), statement.Values);
        }

        if (words.All(word => IsRare(connection, word)))
        {
            return connection.Rows($"""
                SELECT num FROM (
                  SELECT a.num AS num, bm25(article_text, {Weights}) AS score FROM article_text CROSS JOIN articles a ON a.num = article_text.rowid
                  WHERE article_text MATCH {match} AND a.is_newest = 1 AND {where} ORDER BY article_text.rowid DESC LIMIT {MostRanked})
                ORDER BY score, num DESC LIMIT {limit}
                """, row => row.GetInt64(0), statement.Values);
        }

        var newest = connection.Rows($"""
            SELECT a.num FROM article_text CROSS JOIN articles a ON a.num = article_text.rowid
            WHERE article_text MATCH {match} AND a.is_newest = 1 AND {where} ORDER BY article_text.rowid DESC LIMIT {(rest.Count == 0 ? MostRanked : limit)}
            """, row => row.GetInt64(0), statement.Values);
        if (newest.Count == 0) return newest;
        var headed = connection.Rows("SELECT rowid FROM article_text WHERE article_text MATCH $text AND rowid >= $first ORDER BY rowid DESC",
            row => row.GetInt64(0), ("$text", $"{{title}} : ({text})"), ("$first", newest[^1])).ToHashSet();
        return [.. newest.OrderByDescending(headed.Contains).Take(limit)];
    }

    /// <summary>The list of the part that fewest reports answer to; null where each has more than so many, or none can be listed.</summary>
    private static string? Rarest(SqliteConnection connection, SearchStatement statement, List<QueryNode> parts, int most)
    {
        var (rarest, fewest) = ((string?)null, most + 1L);
        foreach (var list in parts.Select(statement.List).OfType<string>())
        {
            var count = connection.Number($"SELECT count(*) FROM (SELECT 1 FROM ({list}) LIMIT {fewest})", statement.Values);
            if (count < fewest) (rarest, fewest) = (list, count);
        }

        return rarest;
    }

    /// <summary>SQLite goes through such a list in its order, so no more of it is looked at than is shown.</summary>
    private static string Within(string? list) => list is null ? "1" : $"a.num IN ({list})";

    private static bool IsRare(SqliteConnection connection, QueryWords words) =>
        connection.Number($"SELECT count(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH $words LIMIT {MostOfRareWord + 1})", ("$words", FullText.Of(words))) <= MostOfRareWord;

    /// <summary>The reports behind a number that answer a search and came in for the first time, in their order.</summary>
    public static List<(long Number, SearchHit Hit)> New(SqliteConnection connection, QueryNode query, long behind)
    {
        var search = new SearchStatement();
        var (text, rest) = Parted(query);
        var where = (rest.Count == 0 ? "1" : search.All(rest)) + (text is null ? "" : $" AND a.num IN (SELECT rowid FROM article_text WHERE article_text MATCH {search.Value(text)} AND rowid > {search.Value(behind)})");
        var found = connection.Rows($"""
            SELECT a.num FROM articles a WHERE a.num > {search.Value(behind)} AND a.is_newest = 1 AND {where}
              AND NOT EXISTS (SELECT 1 FROM articles old WHERE old.report = a.report AND old.num <= {search.Value(behind)}) ORDER BY a.num
            """, row => row.GetInt64(0), search.Values);
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
