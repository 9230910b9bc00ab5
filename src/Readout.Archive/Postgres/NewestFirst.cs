using System.Globalization;
using Readout.Archive.Searching;
using Readout.Archive.Tables;

namespace Readout.Archive.Postgres;

/// <summary>The order in which PostgreSQL is best asked for the reports that answer a search.</summary>
/// <remarks>
/// Its index of words knows no order: asked for a word, it finds all reports with it before the first is given. So it is asked for the newest blocks of reports, then for as many earlier ones
/// as are likely to hold what is still missing. What few reports answer to is listed, and the lists are compared here. The words of a report are read where it is ranked, and where a phrase is
/// looked for among those that may have it. Hits are ranked by their words where each of these stands in few reports; of common words, which tell little, the newest hits come first, those
/// with the words in the headline before the others.
/// </remarks>
internal static class NewestFirst
{
    /// <summary>So many blocks are asked to begin with.</summary>
    private const int FirstBlocks = 2;

    /// <summary>Each time at most so many times as many as before, and no more than are likely to hold so many hits.</summary>
    private const int MostGrowth = 8;
    private const int HitsAtOnce = 4096;

    /// <summary>What more reports answer to is not listed: to go through the reports from the newest on costs less.</summary>
    private const int MostListed = 10_000;

    /// <summary>To look for words in one report costs as much as to pass over so many of the reports in which they stand.</summary>
    private const int CostOfLooking = 20;

    /// <summary>The numbers of the reports that fields alone find, the newest first.</summary>
    public static List<long> ByFields(Session session, List<QueryNode> parts, int limit, SearchBounds bounds)
    {
        if (Listed(session, parts, bounds) is var (numbers, rest)) return Kept(session, numbers, rest, limit);
        var statement = new SearchStatement(session);
        var where = statement.All(parts);
        var order = parts.OfType<QueryField>().Any(f => f.Name is "before" or "after") ? "a.day DESC, a.num DESC" : "a.num DESC";
        return session.Rows($"SELECT a.num FROM articles a WHERE a.is_newest = 1 AND {where} ORDER BY {order} LIMIT {limit}", row => row.GetInt64(0), statement.Values);
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
            var all = Newest(session, keys, last).Take(most + 1).ToList();
            var shown = Kept(session, all, [], bounds.Ranked);
            if (shown.Count == bounds.Ranked || all.Count <= most) return all.Count <= bounds.Rare(alone) ? Ranked(session, text, limit, shown) : Headed(session, text, limit, shown);
        }

        var isRare = words.All(word => IsRare(session, word, last, bounds));
        var wanted = isRare || rest.Count == 0 ? bounds.Ranked : limit;
        var share = 0.0;
        if (!isRare && rest.Count > 0)
        {
            share = Share(session, keys, last);
            if (rest.OfType<QueryField>().Where(f => f.Name is "before" or "after").ToList() is { Count: > 0 } fields && DayWords.Within(session, fields) is { } days)
            {
                if (days.Count == 0) return [];
                keys = keys.OnDays(days);
                rest = [.. rest.Except(fields)];
            }
        }

        var hits = Newest(session, keys, last, share);
        if (Listed(session, rest, bounds) is var (numbers, others))
        {
            if (!isRare && IsListFirst(share, last, numbers.Count, limit)) return Headed(session, text, limit, Kept(session, numbers, [.. rest, text], limit));
            var oldest = numbers.Count == 0 ? long.MaxValue : numbers[^1];
            var listed = numbers.ToHashSet();
            (hits, rest) = (hits.TakeWhile(number => number >= oldest).Where(listed.Contains), others);
        }

        var found = Kept(session, hits, rest, wanted);
        return isRare ? Ranked(session, text, limit, found) : Headed(session, text, limit, found);
    }

    /// <summary>The numbers of all articles that have the keys, the newest first, looked for in ever larger parts of the archive from its end on.</summary>
    /// <param name="session">Where they are looked for.</param>
    /// <param name="keys">What they have.</param>
    /// <param name="last">The newest number.</param>
    /// <param name="share">The share of articles that are at least to be expected to have them, from 0 to 1.</param>
    private static IEnumerable<long> Newest(Session session, TextKeys keys, long last, double share = 0)
    {
        var (blocks, found) = ((long)FirstBlocks, 0);
        for (var block = last >> TextKeys.BitsOfBlock; block >= 0;)
        {
            var first = Math.Max(0, block - blocks + 1);
            var part = InBlocks(session, keys, first, block);
            foreach (var number in part) yield return number;
            found += part.Count;
            block = first - 1;
            var likely = Math.Max(share, found / (double)(last + 1 - (first << TextKeys.BitsOfBlock)));
            blocks = Math.Clamp((long)(HitsAtOnce / Math.Max(likely, 1e-9)) >> TextKeys.BitsOfBlock, FirstBlocks, blocks * MostGrowth);
        }
    }

    private static List<long> InBlocks(Session session, TextKeys keys, long first, long last)
    {
        var statement = new SearchStatement(session);
        return session.Rows($"SELECT rowid FROM article_text WHERE {keys.InBlocks(first, last).Condition(statement)} ORDER BY rowid DESC", row => row.GetInt64(0), statement.Values);
    }

    /// <summary>Which of these are the newest versions of their reports and hold what else is asked, as many as are wanted, in their order.</summary>
    private static List<long> Kept(Session session, IEnumerable<long> numbers, List<QueryNode> rest, int wanted)
    {
        var kept = new List<long>();
        var statement = new SearchStatement(session);
        var where = rest.Count == 0 ? "TRUE" : statement.All(rest);
        using var next = numbers.GetEnumerator();
        var atOnce = wanted + (wanted / 2);
        for (var looked = new List<long>(); kept.Count < wanted; looked.Clear(), atOnce = Math.Min(atOnce * 2, HitsAtOnce))
        {
            while (looked.Count < atOnce && next.MoveNext()) looked.Add(next.Current);
            if (looked.Count == 0) break;
            kept.AddRange(session.Rows($"SELECT a.num FROM articles a WHERE a.num IN ({session.Numbers("$numbers")}) AND a.is_newest = 1 AND {where} ORDER BY a.num DESC LIMIT {wanted}",
                row => row.GetInt64(0), [.. statement.Values, ("$numbers", Session.List(looked))]).Take(wanted - kept.Count));
        }

        return kept;
    }

    /// <summary>The reports that all parts hold of which few answer to, the newest first, and the parts that are still to be asked of them; null where no part has few.</summary>
    private static (List<long> Numbers, List<QueryNode> Others)? Listed(Session session, List<QueryNode> parts, SearchBounds bounds)
    {
        var most = Math.Min(bounds.Listed, MostListed);
        var (numbers, rest) = ((HashSet<long>?)null, new List<QueryNode>());
        foreach (var part in parts)
        {
            var statement = new SearchStatement(session);
            if (statement.List(part) is { } list && session.Rows($"SELECT article FROM ({list}) listed LIMIT {most + 1}", row => row.GetInt64(0), statement.Values) is { } found && found.Count <= most)
            {
                if (numbers is null) numbers = [.. found];
                else numbers.IntersectWith(found);
                if (SearchStatement.IsAskedAlone(part)) continue;
            }

            rest.Add(part);
        }

        return numbers is null ? null : ([.. numbers.OrderDescending()], rest);
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
        return TextKeys.Of(session, words) is not { } keys || Newest(session, keys, last).Take(most + 1).Count() <= most;
    }

    /// <summary>The share of the newest articles that have the keys, from 0 to 1.</summary>
    private static double Share(Session session, TextKeys keys, long last)
    {
        var block = last >> TextKeys.BitsOfBlock;
        var first = Math.Max(0, block - FirstBlocks + 1);
        return InBlocks(session, keys, first, block).Count / (double)(last + 1 - (first << TextKeys.BitsOfBlock));
    }

    /// <summary>Whether it is cheaper to look for the words in the reports of a list, the newest first, than to look the reports with these words up in it.</summary>
    private static bool IsListFirst(double share, long last, long listed, int limit)
    {
        var looked = share > 0 ? Math.Min(listed, limit / share) : listed;
        var passed = Math.Min(share * last, (double)limit * last / Math.Max(1, listed));
        return looked * CostOfLooking <= passed;
    }
}
