using Microsoft.Data.Sqlite;
using Readout.Archive.Searching;
using Readout.Documents;

namespace Readout.Archive.Sqlite;

/// <summary>Finds the reports that answer a search, and cuts the snippets.</summary>
/// <remarks>
/// No search reads the whole archive, however common its words: what fewest reports answer to is read first, and the rest is asked of those. Where all of it is common, reports are
/// looked at from the newest on until there are enough. Hits are ranked by their words (BM25) where each of these stands in few reports; of common words, which tell little, the newest hits
/// come first, those with the words in the headline before the others.
/// </remarks>
internal static class ReportSearch
{
    /// <summary>From so many of the newest hits it is judged how many there are.</summary>
    private const int Sample = 200;

    /// <summary>To look for words in one report costs as much as to pass over so many of the reports in which they stand.</summary>
    private const int CostOfLooking = 25;

    /// <summary>Days that are more words than these are asked of each report instead.</summary>
    private const int MostDayWords = 200;

    private const int MostQuotes = 20;

    /// <summary>A hit in the headline weighs so much more than one in the body.</summary>
    private const string Weights = "8.0, 1.0, 0.0";

    public static SearchAnswer Find(SqliteConnection connection, QueryNode query, string reader, int limit, SearchBounds? within = null)
    {
        var bounds = within ?? new SearchBounds();
        var (text, rest) = Parted(query);
        var words = Words(query).ToList();
        var found = text is null ? ByFields(connection, rest, limit, bounds) : ByWords(connection, text, rest, words, limit, bounds);
        var hits = found.ConvertAll(number => Hit(connection, number, words));
        var stories = hits.Select(h => h.Story).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => StoryTable.Row(connection, id, reader)).OfType<StoryRow>().ToList();
        var quotes = text is null ? [] : QuoteTable.Of(connection, $"q.num IN (SELECT rowid FROM quote_text WHERE quote_text MATCH $words ORDER BY rowid DESC LIMIT {MostQuotes})", MostQuotes, ("$words", text));
        return new SearchAnswer(hits, stories, quotes);
    }

    /// <summary>The numbers of the reports that fields alone find, the newest first.</summary>
    private static List<long> ByFields(SqliteConnection connection, List<QueryNode> parts, int limit, SearchBounds bounds)
    {
        var statement = new SearchStatement();
        var where = statement.All(parts);
        var first = Rarest(connection, statement, parts, bounds.Listed)?.List;
        var order = first is null && parts.OfType<QueryField>().Any(f => f.Name is "before" or "after") ? "a.day DESC, a.num DESC" : "a.num DESC";
        return connection.Rows($"SELECT a.num FROM articles a WHERE {Within(first)} AND a.is_newest = 1 AND {where} ORDER BY {order} LIMIT {limit}", row => row.GetInt64(0), statement.Values);
    }

    /// <summary>The numbers of the reports that words find, and fields perhaps among these.</summary>
    private static List<long> ByWords(SqliteConnection connection, string text, List<QueryNode> rest, List<QueryWords> words, int limit, SearchBounds bounds)
    {
        var statement = new SearchStatement();
        var where = rest.Count == 0 ? "1" : statement.All(rest);
        if (words.All(word => IsRare(connection, word, bounds)))
        {
            return connection.Rows($"""
                SELECT num FROM (
                  SELECT a.num AS num, bm25(article_text, {Weights}) AS score FROM article_text CROSS JOIN articles a ON a.num = article_text.rowid
                  WHERE article_text MATCH {statement.Value(text)} AND a.is_newest = 1 AND {where} ORDER BY article_text.rowid DESC LIMIT {bounds.Ranked})
                ORDER BY score, num DESC LIMIT {limit}
                """, row => row.GetInt64(0), statement.Values);
        }

        var match = text;
        var days = rest.OfType<QueryField>().Where(f => f.Name is "before" or "after").ToList();
        if (days.Count > 0 && DaysOf(connection, days) is { Count: <= MostDayWords } dayWords)
        {
            if (dayWords.Count == 0) return [];
            match = $"({text}) AND days : ({string.Join(" OR ", dayWords)})";
            rest = [.. rest.Except(days)];
            statement = new SearchStatement();
            where = rest.Count == 0 ? "1" : statement.All(rest);
        }

        if (rest.Count > 0 && Rarest(connection, statement, rest, bounds.Listed) is var (list, listed))
        {
            if (IsListFirst(connection, match, listed, limit))
            {
                return connection.Rows($"""
                    SELECT a.num FROM articles a WHERE {Within(list)} AND a.is_newest = 1 AND {where}
                      AND EXISTS (SELECT 1 FROM article_text WHERE article_text MATCH {statement.Value(match)} AND rowid = a.num) ORDER BY a.num DESC LIMIT {limit}
                    """, row => row.GetInt64(0), statement.Values);
            }

            // The sign keeps SQLite from asking the full text for each of the list by itself.
            where = $"+article_text.rowid IN ({list}) AND {where}";
        }

        var newest = connection.Rows($"""
            SELECT a.num FROM article_text CROSS JOIN articles a ON a.num = article_text.rowid
            WHERE article_text MATCH {statement.Value(match)} AND {where} AND a.is_newest = 1 ORDER BY article_text.rowid DESC LIMIT {(rest.Count == 0 ? bounds.Ranked : limit)}
            """, row => row.GetInt64(0), statement.Values);
        if (newest.Count == 0) return newest;
        var headed = connection.Rows("SELECT rowid FROM article_text WHERE article_text MATCH $text AND rowid BETWEEN $first AND $last",
            row => row.GetInt64(0), ("$text", $"{{title}} : ({text})"), ("$first", newest[^1]), ("$last", newest[0])).ToHashSet();
        return [.. newest.OrderByDescending(headed.Contains).Take(limit)];
    }

    /// <summary>Whether it is cheaper to look for the words in the reports of a list, the newest first, than to look the reports with these words up in it.</summary>
    private static bool IsListFirst(SqliteConnection connection, string match, long listed, int limit)
    {
        var last = connection.Number("SELECT max(num) FROM articles");
        var (found, first) = connection.Rows($"SELECT count(*), min(rowid) FROM (SELECT rowid FROM article_text WHERE article_text MATCH $match ORDER BY rowid DESC LIMIT {Sample})",
            row => (row.GetInt64(0), row.Long(1) ?? 0), ("$match", match))[0];
        var share = found < Sample ? (double)found / last : (double)found / (last - first + 1);
        var looked = share > 0 ? Math.Min(listed, limit / share) : listed;
        var passed = Math.Min(share * last, (double)limit * last / listed);
        return looked * CostOfLooking <= passed;
    }

    /// <summary>The words of the days that all of these fields leave, those before and behind all reports not among them.</summary>
    private static List<string> DaysOf(SqliteConnection connection, List<QueryField> fields)
    {
        var first = (int)connection.Number("SELECT min(day) FROM articles WHERE day > 0");
        var last = (int)connection.Number("SELECT max(day) FROM articles");
        foreach (var field in fields)
        {
            var date = PartialDate.Parse(field.Value)!.Value;
            if (field.Name == "before") last = Math.Min(last, Sql.Day(date) - 1);
            else first = Math.Max(first, Sql.LastDay(date) + 1);
        }

        return DayWords.Between(first, last);
    }

    /// <summary>The list of the part that fewest reports answer to; null where each has more than so many, or none can be listed.</summary>
    private static (string List, long Count)? Rarest(SqliteConnection connection, SearchStatement statement, List<QueryNode> parts, int most)
    {
        var (rarest, fewest) = (((string, long)?)null, most + 1L);
        foreach (var list in parts.Select(statement.List).OfType<string>())
        {
            var count = connection.Number($"SELECT count(*) FROM (SELECT 1 FROM ({list}) LIMIT {fewest})", statement.Values);
            if (count < fewest) (rarest, fewest) = ((list, count), count);
        }

        return rarest;
    }

    /// <summary>SQLite goes through such a list in its order, so no more of it is looked at than is shown.</summary>
    private static string Within(string? list) => list is null ? "1" : $"a.num IN ({list})";

    private static bool IsRare(SqliteConnection connection, QueryWords words, SearchBounds bounds)
    {
        var most = words.Text.Trim().Any(letter => !char.IsLetterOrDigit(letter)) ? bounds.RarePhrase : bounds.RareWord;
        return connection.Number($"SELECT count(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH $words LIMIT {most + 1})", ("$words", FullText.Of(words))) <= most;
    }

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
