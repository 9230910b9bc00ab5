using Readout.Archive.Searching;

namespace Readout.Archive.Tables;

/// <summary>Finds the reports that answer a search, and cuts the snippets.</summary>
internal static class ReportSearch
{
    private const int MostQuotes = 20;

    public static SearchAnswer Find(Session session, QueryNode query, string reader, int limit, SearchBounds bounds)
    {
        var (text, rest) = Parted(session.Texts, query);
        var words = Words(query).ToList();
        var hits = Hits(session, session.Texts.Find(session, text, rest, words, limit, bounds), words).ConvertAll(found => found.Hit);
        var stories = StoryTable.Rows(session, [.. hits.Select(h => h.Story).OfType<string>().Distinct(StringComparer.Ordinal)], reader);
        var quotes = text is null ? [] : QuoteTable.Of(session, $"q.num IN ({session.Numbers("$numbers")})", MostQuotes, ("$numbers", Session.List(session.Texts.Quotes(session, text, MostQuotes))));
        return new SearchAnswer(hits, stories, quotes);
    }

    /// <summary>The reports behind a number that answer a search and came in for the first time, in their order.</summary>
    public static List<(long Number, SearchHit Hit)> New(Session session, QueryNode query, long behind)
    {
        var search = new SearchStatement(session);
        var (text, rest) = Parted(session.Texts, query);
        var where = (rest.Count == 0 ? "TRUE" : search.All(rest)) + (text is null ? "" : $" AND a.num IN (SELECT rowid FROM article_text WHERE article_text MATCH {search.Value(session.Texts.Of(text))} AND rowid > {search.Value(behind)})");
        var found = session.Rows($"""
            SELECT a.num FROM articles a WHERE a.num > {search.Value(behind)} AND a.is_newest = 1 AND {where}
              AND NOT EXISTS (SELECT 1 FROM articles old WHERE old.report = a.report AND old.num <= {search.Value(behind)}) ORDER BY a.num
            """, row => row.GetInt64(0), search.Values);
        return Hits(session, found, [.. Words(query)]);
    }

    /// <summary>The part that full text answers alone, and the rest.</summary>
    private static (QueryNode? Text, List<QueryNode> Others) Parted(FullText texts, QueryNode query)
    {
        if (texts.Of(query) is not null) return (query, []);
        if (query is not QueryAll all) return (null, [query]);
        var answered = all.Parts.Where(p => texts.Of(p) is not null).ToList();
        if (answered.Count == 0) return (null, [query]);
        return (answered is [var alone] ? alone : new QueryAll(answered), [.. all.Parts.Except(answered)]);
    }

    /// <summary>The hits of these numbers, in their order.</summary>
    private static List<(long Number, SearchHit Hit)> Hits(Session session, List<long> numbers, List<QueryWords> words)
    {
        var hits = session.Rows($"""
            SELECT a.num, a.packed, s.id, coalesce(s.origins, 1) FROM articles a LEFT JOIN stories s ON s.num = a.story WHERE a.num IN ({session.Numbers("$numbers")})
            """, row =>
        {
            var article = PackedArticle.Unpack(row.GetFieldValue<byte[]>(1));
            var snippet = Snippet.Of(article.Text, words);
            return (Number: row.GetInt64(0), Hit: new SearchHit(article.Id, row.Text(2), article.Title, article.Outlet, article.Url, article.Published.Date, row.GetInt32(3), snippet.Text, snippet.Marks, snippet.At));
        }, ("$numbers", Session.List(numbers))).ToDictionary(found => found.Number);
        return numbers.ConvertAll(number => hits[number]);
    }

    /// <summary>The words that are searched for, those left out not among them.</summary>
    private static IEnumerable<QueryWords> Words(QueryNode node) => node switch
    {
        QueryWords words => [words],
        QueryAll all => all.Parts.SelectMany(Words),
        QueryAny any => any.Parts.SelectMany(Words),
        _ => [],
    };
}
