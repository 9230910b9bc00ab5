using System.Globalization;
using Readout.Archive.Searching;
using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>Parts of a search as SQL, all values as parameters: as a condition on one report (<c>articles a</c>), and as the list of the reports it holds of.</summary>
internal sealed class SearchStatement(Session session)
{
    private readonly FullText _texts = session.Texts;
    private readonly List<(string, object?)> _values = [];

    /// <summary>The values of all that was written so far.</summary>
    public (string, object?)[] Values => [.. _values];

    /// <summary>A value as a parameter.</summary>
    public string Value(object? value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"$v{_values.Count}");
        _values.Add((name, value));
        return name;
    }

    /// <summary>That all parts hold of a report.</summary>
    public string All(IReadOnlyList<QueryNode> parts)
    {
        // Status, level and kind side by side are those of one contact.
        var ofContact = parts.OfType<QueryField>().Where(IsOfContact).ToList();
        var clauses = parts.Where(p => p is not QueryField field || !ofContact.Contains(field)).Select(One).ToList();
        if (ofContact.Count > 0) clauses.Add(Any($"contacts c WHERE c.story = a.story AND {string.Join(" AND ", ofContact.Select(f => $"c.{f.Name} = {Value(f.Value.ToLowerInvariant())}"))}"));
        return $"({string.Join(" AND ", clauses)})";
    }

    /// <summary>A statement that lists the reports a part holds of, as <c>article</c>; null where only looking at each report tells.</summary>
    public string? List(QueryNode node) => node switch
    {
        QueryAny any when any.Parts.Select(List).ToList() is var lists && !lists.Contains(null) => string.Join(" UNION ALL ", lists),
        QueryWords => _texts.Listed(session, node, this),
        QueryField { Name: "person" } field => $"SELECT article FROM person_mentions WHERE person IN ({People(field)})",
        QueryField { Name: "side" } field => $"SELECT article FROM article_tags WHERE tag = {Value("side:" + field.Value.ToUpperInvariant())}",
        QueryField { Name: "topic" } field => $"SELECT article FROM article_tags WHERE tag IN ({Topics(field)})",
        QueryField { Name: "pair" } field => $"SELECT x.num AS article FROM story_tags t CROSS JOIN articles x ON x.story = t.story WHERE t.tag = {Value(Pair(field))}",
        QueryField { Name: "outlet" } field => $"SELECT num AS article FROM articles WHERE outlet IN ({Outlets(field)})",
        QueryField { Name: "before" or "after" } field => $"SELECT num AS article FROM articles WHERE day {Day(field)}",
        QueryField { Name: "said" } field => $"SELECT x.article FROM quote_text q CROSS JOIN citations x ON x.fact = 'quote' AND x.num = q.rowid WHERE q.quote_text MATCH {Value(_texts.Said(field.Value))}",
        QueryField { Name: "independent" } field => $"SELECT x.num AS article FROM stories s CROSS JOIN articles x ON x.story = s.num WHERE s.origins {Independent(field)}",
        QueryField field when IsOfContact(field) => $"SELECT x.num AS article FROM contacts c CROSS JOIN articles x ON x.story = c.story WHERE c.{field.Name} = {Value(field.Value.ToLowerInvariant())}",
        _ => null,
    };

    /// <summary>The list of the part that fewest reports answer to; null where each has more than so many, or none can be listed.</summary>
    public (string List, long Count)? Rarest(List<QueryNode> parts, int most)
    {
        var (rarest, fewest) = (((string, long)?)null, most + 1L);
        foreach (var list in parts.Select(List).OfType<string>())
        {
            var count = session.Number($"SELECT count(*) FROM (SELECT 1 FROM ({list}) listed LIMIT {fewest}) counted", Values);
            if (count < fewest) (rarest, fewest) = ((list, count), count);
        }

        return rarest;
    }

    private string One(QueryNode node) => node switch
    {
        QueryAll or QueryAny when _texts.Of(node) is not null => _texts.OfOne(node, this),
        QueryAll all => All(all.Parts),
        QueryAny any => $"({string.Join(" OR ", any.Parts.Select(One))})",
        QueryNot not => $"({One(not.Part)}) IS NOT TRUE",
        QueryWords => _texts.OfOne(node, this),
        QueryField field => Field(field),
        _ => throw new InvalidOperationException("A part of a search that nobody translates: " + node.GetType().Name),
    };

    private string Field(QueryField field) => field.Name switch
    {
        "person" => Any($"person_mentions m WHERE m.article = a.num AND m.person IN ({People(field)})"),
        "side" => Any($"article_tags t WHERE t.tag = {Value("side:" + field.Value.ToUpperInvariant())} AND t.article = a.num"),
        "topic" => Any($"article_tags t WHERE t.article = a.num AND t.tag IN ({Topics(field)})"),
        "pair" => Any($"story_tags t WHERE t.story = a.story AND t.tag = {Value(Pair(field))}"),
        "outlet" => $"lower(a.outlet) LIKE {Value(Like(field))} ESCAPE '\\'",
        "before" or "after" => $"a.day {Day(field)}",
        "said" => Any($"citations x WHERE x.article = a.num AND x.fact = 'quote' AND EXISTS (SELECT 1 FROM quote_text WHERE quote_text MATCH {Value(_texts.Said(field.Value))} AND rowid = x.num)"),
        "independent" => Any($"stories s WHERE s.num = a.story AND s.origins {Independent(field)}"),
        _ => Any($"contacts c WHERE c.story = a.story AND c.{field.Name} = {Value(field.Value.ToLowerInvariant())}"),
    };

    /// <summary>That there is such a row. The bounds, which change nothing, have it asked report by report: PostgreSQL would else look for all reports of which it holds.</summary>
    private static string Any(string rows) => $"EXISTS (SELECT 1 FROM {rows} LIMIT 1 OFFSET 0)";

    /// <summary>Whether a part holds of all reports of its list whatever stands beside it.</summary>
    public static bool IsAskedAlone(QueryNode part) => part is QueryField field && !IsOfContact(field);

    private static bool IsOfContact(QueryField field) => field.Name is "status" or "level" or "kind";

    private string People(QueryField field) => $"SELECT rowid FROM person_text WHERE person_text MATCH {Value(_texts.Names(field.Value))}";

    /// <summary>The tags of a topic, however it is written. From tag to tag, not from report to report.</summary>
    private string Topics(QueryField field) => $"""
        WITH RECURSIVE known (tag) AS (SELECT min(tag) FROM article_tags WHERE tag >= 'topic:' UNION ALL SELECT (SELECT min(tag) FROM article_tags WHERE tag > known.tag) FROM known WHERE known.tag IS NOT NULL)
        SELECT tag FROM known WHERE tag = {Value("topic:" + field.Value)} COLLATE NOCASE
        """;

    /// <summary>The outlets whose names hold the words, from name to name.</summary>
    private string Outlets(QueryField field) => $"""
        WITH RECURSIVE known (name) AS (SELECT min(outlet) FROM articles UNION ALL SELECT (SELECT min(outlet) FROM articles WHERE outlet > known.name) FROM known WHERE known.name IS NOT NULL)
        SELECT name FROM known WHERE lower(name) LIKE {Value(Like(field))} ESCAPE '\'
        """;

    private static string Like(QueryField field) =>
        "%" + Lower(field.Value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    /// <summary>As both engines do it: letters beyond ASCII stay as they are.</summary>
    private static string Lower(string words) => string.Create(words.Length, words, static (lower, words) =>
    {
        for (var i = 0; i < words.Length; i++) lower[i] = char.IsAsciiLetterUpper(words[i]) ? (char)(words[i] | 0x20) : words[i];
    });

    private static string Pair(QueryField field) => "pair:" + string.Join('-', field.Value.ToUpperInvariant().Split('-', '/').Order(StringComparer.Ordinal));

    private string Day(QueryField field) => field.Name == "before" ? "< " + Value(Sql.Day(PartialDate.Parse(field.Value))) : "> " + Value(Sql.LastDay(PartialDate.Parse(field.Value)!.Value));

    private string Independent(QueryField field) => SearchQuery.Comparison(field.Value) is var (sign, number) ? $"{sign} {Value(number)}" : throw new InvalidOperationException("A number of origins that was not understood: " + field.Value);
}
