using Readout.Archive.Searching;
using Readout.Archive.Tables;

namespace Readout.Archive.Sqlite;

/// <summary>The order in which SQLite is best asked for the reports that answer a search.</summary>
/// <remarks>
/// No search reads the whole archive, however common its words: what fewest reports answer to is read first, and the rest is asked of those. Where all of it is common, reports are
/// looked at from the newest on until there are enough. Hits are ranked by their words (BM25) where each of these stands in few reports; of common words, which tell little, the newest hits
/// come first, those with the words in the headline before the others.
/// </remarks>
internal static class RarestFirst
{
    /// <summary>From so many of the newest hits it is judged how many there are.</summary>
    private const int Sample = 200;

    /// <summary>To look for words in one report costs as much as to pass over so many of the reports in which they stand.</summary>
    private const int CostOfLooking = 25;

    /// <summary>A hit in the headline weighs so much more than one in the body.</summary>
    private const string Weights = "8.0, 1.0, 0.0";

    /// <summary>The numbers of the reports that fields alone find, the newest first.</summary>
    public static List<long> ByFields(Session session, List<QueryNode> parts, int limit, SearchBounds bounds)
    {
        var statement = new SearchStatement(session);
        var where = statement.All(parts);
        var first = statement.Rarest(parts, bounds.Listed)?.List;
        var order = first is null && parts.OfType<QueryField>().Any(f => f.Name is "before" or "after") ? "a.day DESC, a.num DESC" : "a.num DESC";
        return session.Rows($"SELECT a.num FROM articles a WHERE {Within(first)} AND a.is_newest = 1 AND {where} ORDER BY {order} LIMIT {limit}", row => row.GetInt64(0), statement.Values);
    }

    /// <summary>The numbers of the reports that words find, and fields perhaps among these.</summary>
    public static List<long> ByWords(Session session, QueryNode text, List<QueryNode> rest, List<QueryWords> words, int limit, SearchBounds bounds)
    {
        var statement = new SearchStatement(session);
        var where = rest.Count == 0 ? "TRUE" : statement.All(rest);
        var match = session.Texts.Of(text)!;
        if (words.All(word => IsRare(session, word, bounds)))
        {
            return session.Rows($"""
                SELECT num FROM (
                  SELECT a.num AS num, bm25(article_text, {Weights}) AS score FROM article_text CROSS JOIN articles a ON a.num = article_text.rowid
                  WHERE article_text MATCH {statement.Value(match)} AND a.is_newest = 1 AND {where} ORDER BY article_text.rowid DESC LIMIT {bounds.Ranked})
                ORDER BY score, num DESC LIMIT {limit}
                """, row => row.GetInt64(0), statement.Values);
        }

        var days = rest.OfType<QueryField>().Where(f => f.Name is "before" or "after").ToList();
        if (days.Count > 0 && DayWords.Within(session, days) is { } dayWords)
        {
            if (dayWords.Count == 0) return [];
            match = $"({match}) AND days : ({string.Join(" OR ", dayWords)})";
            rest = [.. rest.Except(days)];
            statement = new SearchStatement(session);
            where = rest.Count == 0 ? "TRUE" : statement.All(rest);
        }

        if (rest.Count > 0 && statement.Rarest(rest, bounds.Listed) is var (list, listed))
        {
            if (IsListFirst(session, match, listed, limit))
            {
                return session.Rows($"""
                    SELECT a.num FROM articles a WHERE {Within(list)} AND a.is_newest = 1 AND {where}
                      AND EXISTS (SELECT 1 FROM article_text WHERE article_text MATCH {statement.Value(match)} AND rowid = a.num) ORDER BY a.num DESC LIMIT {limit}
                    """, row => row.GetInt64(0), statement.Values);
            }

            // The sign keeps SQLite from asking the full text for each of the list by itself.
            where = $"+article_text.rowid IN ({list}) AND {where}";
        }

        var newest = session.Rows($"""
            SELECT a.num FROM article_text CROSS JOIN articles a ON a.num = article_text.rowid
            WHERE article_text MATCH {statement.Value(match)} AND {where} AND a.is_newest = 1 ORDER BY article_text.rowid DESC LIMIT {(rest.Count == 0 ? bounds.Ranked : limit)}
            """, row => row.GetInt64(0), statement.Values);
        if (newest.Count == 0) return newest;
        var headed = session.Rows("SELECT rowid FROM article_text WHERE article_text MATCH $text AND rowid BETWEEN $first AND $last",
            row => row.GetInt64(0), ("$text", $"{{title}} : ({session.Texts.Of(text)})"), ("$first", newest[^1]), ("$last", newest[0])).ToHashSet();
        return [.. newest.OrderByDescending(headed.Contains).Take(limit)];
    }

    /// <summary>Whether it is cheaper to look for the words in the reports of a list, the newest first, than to look the reports with these words up in it.</summary>
    private static bool IsListFirst(Session session, string match, long listed, int limit)
    {
        var last = session.Number("SELECT max(num) FROM articles");
        var (found, first) = session.Rows($"SELECT count(*), min(rowid) FROM (SELECT rowid FROM article_text WHERE article_text MATCH $match ORDER BY rowid DESC LIMIT {Sample})",
            row => (row.GetInt64(0), row.Long(1) ?? 0), ("$match", match))[0];
        var share = found < Sample ? (double)found / last : (double)found / (last - first + 1);
        var looked = share > 0 ? Math.Min(listed, limit / share) : listed;
        var passed = Math.Min(share * last, (double)limit * last / listed);
        return looked * CostOfLooking <= passed;
    }

    /// <summary>SQLite goes through such a list in its order, so no more of it is looked at than is shown.</summary>
    private static string Within(string? list) => list is null ? "TRUE" : $"a.num IN ({list})";

    private static bool IsRare(Session session, QueryWords words, SearchBounds bounds)
    {
        var most = bounds.Rare(words);
        return session.Number($"SELECT count(*) FROM (SELECT 1 FROM article_text WHERE article_text MATCH $words LIMIT {most + 1})", ("$words", session.Texts.Of(words))) <= most;
    }
}
