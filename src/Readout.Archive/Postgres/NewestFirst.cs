using System.Globalization;
using Readout.Archive.Searching;
using Readout.Archive.Tables;

namespace Readout.Archive.Postgres;

/// <summary>The order in which PostgreSQL is best asked for the reports that answer a search.</summary>
/// <remarks>
/// Its index of words knows no order: asked for a word, it finds all reports with it before the first is given. So it is asked for the newest blocks of reports, then for as many earlier ones
/// as are likely to hold what is still missing. The words of a report are read where it is ranked, and where a phrase is looked for among those with all its words. Hits are ranked
/// by their words where each of these stands in few reports; of common words, which tell little, the newest hits come first, those with the words in the headline before the others.
/// </remarks>
internal static class NewestFirst
{
    /// <summary>So many blocks are asked to begin with.</summary>
    private const int FirstBlocks = 2;

    /// <summary>Each time at most so many times as many as were asked before.</summary>
    private const int MostGrowth = 8;

    /// <summary>To look for words in one report costs as much as to pass over so many of the reports in which they stand.</summary>
    private const int CostOfLooking = 20;

    /// <summary>The numbers of the reports that fields alone find, the newest first.</summary>
    /// <remarks>The server takes what is asked for to be spread evenly, and would look for the newest of few from the end of the archive on. So what fewest answer to is listed first.</remarks>
    public static List<long> ByFields(Session session, List<QueryNode> parts, int limit, SearchBounds bounds)
    {
        var statement = new SearchStatement(session);
        var where = statement.All(parts);
        var (listed, within) = Within(statement.Rarest(parts, bounds.Listed)?.List);
        var order = listed.Length == 0 && parts.OfType<QueryField>().Any(f => f.Name is "before" or "after") ? "a.day DESC, a.num DESC" : "a.num DESC";
        return session.Rows($"{listed}SELECT a.num FROM articles a WHERE {within} AND a.is_newest = 1 AND {where} ORDER BY {order} LIMIT {limit}", row => row.GetInt64(0), statement.Values);
    }

    /// <summary>The numbers of the reports that words find, and fields perhaps among these.</summary>
    public static List<long> ByWords(Session session, QueryNode text, List<QueryNode> rest, List<QueryWords> words, int limit, SearchBounds bounds)
    {
        if (TextKeys.Of(session, text) is not { } keys) return [];
        var last = session.Number("SELECT max(rowid) FROM article_text");
        if (text is QueryWords alone && rest.Count == 0)
        {
            // How many there are and which are the newest is found in one go; versions that a newer one replaced are among them.
            var most = Math.Max(bounds.Rare(alone), bounds.Ranked);
            var all = Newest(session, keys, last, most + 1, new SearchStatement(session), "", "WHERE TRUE");
            var shown = session.Rows($"SELECT num FROM articles WHERE num IN ({session.Numbers("$numbers")}) AND is_newest = 1 ORDER BY num DESC LIMIT {bounds.Ranked}", row => row.GetInt64(0), ("$numbers", Session.List(all)));
            if (shown.Count == bounds.Ranked || all.Count <= most) return all.Count <= bounds.Rare(alone) ? Ranked(session, text, limit, shown) : Headed(session, text, limit, shown);
        }

        var isRare = words.All(word => IsRare(session, word, last, bounds));
        var wanted = isRare || rest.Count == 0 ? bounds.Ranked : limit;
        if (!isRare && rest.OfType<QueryField>().Where(f => f.Name is "before" or "after").ToList() is { Count: > 0 } fields && DayWords.Within(session, fields) is { } days)
        {
            if (days.Count == 0) return [];
            keys = keys.OnDays(days);
            rest = [.. rest.Except(fields)];
        }

        var statement = new SearchStatement(session);
        var where = rest.Count == 0 ? "TRUE" : statement.All(rest);
        var rarest = rest.Count == 0 ? null : statement.Rarest(rest, bounds.Listed);
        if (!isRare && rarest is var (list, count) && IsListFirst(session, keys, last, count, limit))
        {
            return Headed(session, text, limit, session.Rows($"""
                SELECT l.num FROM (SELECT DISTINCT article AS num FROM ({list}) listed ORDER BY num DESC OFFSET 0) l JOIN LATERAL (SELECT * FROM articles WHERE num = l.num OFFSET 0) a ON TRUE
                WHERE a.is_newest = 1 AND {where} AND {session.Texts.OfOne(text, statement)} ORDER BY l.num DESC LIMIT {limit}
                """, row => row.GetInt64(0), statement.Values));
        }

        // As a value the server looks it up in a table of hashes; as a condition it would go through the list for each hit, for it expects hardly any.
        var (listed, within) = Within(rarest?.List);
        if (rarest is not null) within = $"({within}) IS TRUE";
        var newest = Newest(session, keys, last, wanted, statement, listed, $"JOIN articles a ON a.num = article_text.rowid WHERE a.is_newest = 1 AND {within} AND {where}");
        return isRare ? Ranked(session, text, limit, newest) : Headed(session, text, limit, newest);
    }

    /// <summary>The newest articles that have the keys, as many as are wanted, looked for in ever larger parts of the archive from its end on.</summary>
    /// <remarks>The bound is a sum: the server would else go through the index of numbers for it.</remarks>
    private static List<long> Newest(Session session, TextKeys keys, long last, int wanted, SearchStatement statement, string listed, string among)
    {
        var found = new List<long>();
        var (before, blocks, asked) = (last + 1, (long)FirstBlocks, 0L);
        while (found.Count < wanted && before > 0)
        {
            var block = (before - 1) >> TextKeys.BitsOfBlock;
            var first = Math.Max(0, block - blocks + 1);
            var part = statement.Copy();
            var condition = (asked == 0 && first == 0 ? keys : keys.InBlocks(first, block)).Condition(part);
            found.AddRange(session.Rows($"{listed}SELECT article_text.rowid FROM article_text {among} AND {condition} AND article_text.rowid + 0 < {part.Value(before)} ORDER BY article_text.rowid DESC LIMIT {part.Value(wanted - found.Count)}", row => row.GetInt64(0), part.Values));
            asked += block - first + 1;
            before = first << TextKeys.BitsOfBlock;
            blocks = asked * Math.Clamp(2 * (wanted - found.Count) / Math.Max(1, found.Count), 1, MostGrowth);
        }

        return found;
    }

    /// <summary>A hit in the headline weighs eight times one in the body: of the weights D, C, B and A.</summary>
    private static List<long> Ranked(Session session, QueryNode text, int limit, List<long> numbers) => Scored(session, text, limit, numbers, "ts_rank('{{0.125, 0.125, 0.125, 1.0}}', words, {0}, 1)");

    private static List<long> Headed(Session session, QueryNode text, int limit, List<long> numbers) => Scored(session, text, limit, numbers, "(ts_filter(words, '{{a}}') @@ {0})::int");

    private static List<long> Scored(Session session, QueryNode text, int limit, List<long> numbers, string score) => numbers.Count == 0 ? numbers : session.Rows($"""
        SELECT rowid FROM (SELECT rowid, {string.Format(CultureInfo.InvariantCulture, score, PostgresFullText.Expression("article_text", "$words"))} AS score FROM article_text WHERE rowid IN ({session.Numbers("$numbers")})) found
        ORDER BY score DESC, rowid DESC LIMIT {limit}
        """, row => row.GetInt64(0), ("$words", session.Texts.Of(text)), ("$numbers", Session.List(numbers)));

    private static bool IsRare(Session session, QueryWords words, long last, SearchBounds bounds)
    {
        var most = bounds.Rare(words);
        return TextKeys.Of(session, words) is not { } keys || Newest(session, keys, last, most + 1, new SearchStatement(session), "", "WHERE TRUE").Count <= most;
    }

    /// <summary>Whether it is cheaper to look for the words in the reports of a list, the newest first, than to look the reports with these words up in it.</summary>
    private static bool IsListFirst(Session session, TextKeys keys, long last, long listed, int limit)
    {
        var block = last >> TextKeys.BitsOfBlock;
        var first = Math.Max(0, block - FirstBlocks + 1);
        var statement = new SearchStatement(session);
        var found = session.Number($"SELECT count(*) FROM article_text WHERE {keys.InBlocks(first, block).Condition(statement)}", statement.Values);
        var share = (double)found / (last + 1 - (first << TextKeys.BitsOfBlock));
        var looked = share > 0 ? Math.Min(listed, limit / share) : listed;
        var passed = Math.Min(share * last, (double)limit * last / Math.Max(1, listed));
        return looked * CostOfLooking <= passed;
    }

    private static (string Listed, string Within) Within(string? list) => list is null ? ("", "TRUE") : ($"WITH listed AS MATERIALIZED ({list}) ", "a.num IN (SELECT article FROM listed)");
}
