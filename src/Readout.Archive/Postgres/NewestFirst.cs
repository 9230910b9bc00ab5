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
    /// <summary>So many blocks or days are asked to begin with.</summary>
    private const int FirstParts = 2;

    /// <summary>Each time at most so many times as many as before.</summary>
    private const int MostGrowth = 8;

    /// <summary>Fewer hits are not looked for at once.</summary>
    private const int LeastAtOnce = 100;

    /// <summary>More reports are not looked at together.</summary>
    private const int MostAtOnce = 2000;

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
        var isAlone = text is QueryWords && words.Count == 1;
        var rare = isAlone ? bounds.Rare(words[0]) : 0;
        var most = Math.Max(bounds.Ranked, rare);

        // Of one word it is known with its first hits whether it is rare.
        using var coming = Newest(session, keys, last, most + 1).GetEnumerator();
        var first = isAlone ? Take(coming, most + 1) : [];
        var hits = first.Concat(Rest(coming));
        var isRare = isAlone ? first.Count <= rare : words.All(word => IsRare(session, word, last, bounds));
        var days = rest.OfType<QueryField>().Where(f => f.Name is "before" or "after").ToList();
        var wanted = isRare || rest.Count == days.Count ? bounds.Ranked : limit;
        if (Listed(session, rest, bounds) is var (numbers, others))
        {
            if (!isRare)
            {
                var share = isAlone ? first.Count / (double)(last + 1 - first[^1]) : Share(session, keys, last);
                if (IsListFirst(share, last, numbers.Count, limit)) return Headed(session, text, limit, Kept(session, numbers, [.. others, text], wanted));
            }

            var listed = numbers.ToHashSet();
            (hits, rest) = (hits.Where(listed.Contains), others);
        }
        else if (!isRare && days.Count > 0)
        {
            hits = Latest(session, keys, DayWords.Left(session, days), wanted);
            rest = [.. rest.Except(days)];
        }

        var found = Kept(session, hits, rest, wanted);
        return isRare ? Ranked(session, text, limit, found) : Headed(session, text, limit, found);
    }

    /// <summary>The numbers of the newest quotations in which words stand.</summary>
    public static List<long> Quotes(Session session, QueryNode words, int limit) =>
        TextKeys.Of(session, words) is { } keys ? [.. Newest(session, keys, session.Number("SELECT coalesce(max(rowid), 0) FROM quote_text"), limit, ofQuotes: true).Take(limit)] : [];

    /// <summary>The numbers of all articles that have the keys, the newest first.</summary>
    private static IEnumerable<long> Newest(Session session, TextKeys keys, long last, int wanted, bool ofQuotes = false) =>
        Backwards(0, last >> TextKeys.BitsOfBlock, wanted, (from, to) => With(session, keys.InBlocks(from, to), ofQuotes));

    /// <summary>Those of some days, the latest days first. Days are counted as if all months had 31.</summary>
    private static IEnumerable<long> Latest(Session session, TextKeys keys, (int First, int Last) days, int wanted)
    {
        return Backwards(Count(days.First), Count(days.Last), wanted, (from, to) => With(session, keys.OnDays(DayWords.Between(Day(from), Day(to)))));

        static long Count(int day) => (((day / 10_000 * 12) + (day / 100 % 100) - 1) * 31) + (day % 100) - 1;
        static int Day(long count) => (int)((count / (12 * 31) * 10_000) + (((count / 31 % 12) + 1) * 100) + (count % 31) + 1);
    }

    /// <summary>What is found in a row of parts, from the last on: ever more parts at once, but no more than are likely to hold what is still wanted, or, where that was not enough, as many again.</summary>
    private static IEnumerable<long> Backwards(long first, long last, int wanted, Func<long, long, List<long>> find)
    {
        var (parts, found) = ((long)FirstParts, 0);
        for (var next = last; next >= first;)
        {
            var from = Math.Max(first, next - parts + 1);
            var some = find(from, next);
            foreach (var number in some) yield return number;
            found += some.Count;
            var missing = Math.Max(wanted - found, Math.Max(found, LeastAtOnce));
            parts = Math.Clamp(found == 0 ? long.MaxValue : missing * (last - from + 1) * 5 / 4 / found, 1, parts * MostGrowth);
            next = from - 1;
        }
    }

    private static List<long> Take(IEnumerator<long> coming, int most)
    {
        var taken = new List<long>();
        while (taken.Count < most && coming.MoveNext()) taken.Add(coming.Current);
        return taken;
    }

    private static IEnumerable<long> Rest(IEnumerator<long> coming)
    {
        while (coming.MoveNext()) yield return coming.Current;
    }

    private static List<long> With(Session session, TextKeys keys, bool ofQuotes = false)
    {
        var statement = new SearchStatement(session);
        return session.Rows($"{keys.Rows(statement, ofQuotes)} ORDER BY rowid DESC", row => row.GetInt64(0), statement.Values);
    }

    /// <summary>Which of these are the newest versions of their reports and hold what else is asked, as many as are wanted, in their order.</summary>
    private static List<long> Kept(Session session, IEnumerable<long> numbers, List<QueryNode> rest, int wanted)
    {
        var kept = new List<long>();
        var statement = new SearchStatement(session);
        var where = rest.Count == 0 ? "TRUE" : statement.All(rest);
        using var next = numbers.GetEnumerator();
        var atOnce = wanted + (wanted / 2);
        for (var looked = new List<long>(); kept.Count < wanted; looked.Clear(), atOnce = Math.Min(atOnce * 2, MostAtOnce))
        {
            while (looked.Count < atOnce && next.MoveNext()) looked.Add(next.Current);
            if (looked.Count == 0) break;
            var held = session.Rows($"SELECT a.num FROM articles a WHERE a.num IN ({session.Numbers("$numbers")}) AND a.is_newest = 1 AND {where}",
                row => row.GetInt64(0), [.. statement.Values, ("$numbers", Session.List(looked))]).ToHashSet();
            kept.AddRange(looked.Where(held.Contains).Take(wanted - kept.Count));
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
        return TextKeys.Of(session, words) is not { } keys || Newest(session, keys, last, most + 1).Take(most + 1).Count() <= most;
    }

    /// <summary>The share of the newest articles that have the keys, from 0 to 1.</summary>
    private static double Share(Session session, TextKeys keys, long last)
    {
        var block = last >> TextKeys.BitsOfBlock;
        var first = Math.Max(0, block - FirstParts + 1);
        return With(session, keys.InBlocks(first, block)).Count / (double)(last + 1 - (first << TextKeys.BitsOfBlock));
    }

    /// <summary>Whether it is cheaper to look for the words in the reports of a list, the newest first, than to look the reports with these words up in it.</summary>
    private static bool IsListFirst(double share, long last, long listed, int limit)
    {
        var looked = share > 0 ? Math.Min(listed, limit / share) : listed;
        var passed = Math.Min(share * last, (double)limit * last / Math.Max(1, listed));
        return looked * CostOfLooking <= passed;
    }
}
