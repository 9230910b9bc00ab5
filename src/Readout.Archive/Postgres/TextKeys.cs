using System.Globalization;
using Readout.Archive.Searching;
using Readout.Archive.Tables;

namespace Readout.Archive.Postgres;

/// <summary>A search in the keys by which articles are found (<c>text_keys</c> in the schema).</summary>
/// <param name="Expression">What the index is asked.</param>
/// <param name="Exact">What the words of each article so found are asked too, for the keys leave some too many; null where they are exact.</param>
internal sealed record TextKeys(string Expression, string? Exact)
{
    /// <summary>Articles of one block have numbers that differ in their last so many bits.</summary>
    public const int BitsOfBlock = 10;

    private const char Beginning = '\uE001';
    private const char Block = '\uE002';

    /// <summary>Eight blocks have a key together, eight such again, and eight of those: by these letters.</summary>
    private const string Larger = "bcd";
    private const int BitsOfLarger = 3;

    /// <summary>Longer beginnings are looked up among the words.</summary>
    private const int LongestBeginning = 3;

    /// <summary>The days and the blocks of the articles that are asked for, each by itself: then the index leaps from one to the other and to the words, and does not go through what lies between.</summary>
    private string? _days, _blocks;

    /// <summary>The keys of a part of a search that is about the text alone; null where there is no word in it.</summary>
    public static TextKeys? Of(Session session, QueryNode node) =>
        Part(session, node) is var (expression, isExact) ? new TextKeys(expression, isExact ? null : session.Texts.Of(node)) : null;

    /// <summary>Only articles of these days, as the full text writes them.</summary>
    public TextKeys OnDays(IEnumerable<string> days) => this with { _days = string.Join(" | ", days.Select(Quoted)) };

    /// <summary>Only articles of these blocks, both included.</summary>
    public TextKeys InBlocks(long first, long last)
    {
        var keys = new List<string>();
        for (var block = first; block <= last;)
        {
            var larger = 0;
            while (larger < Larger.Length && Size(larger + 1) is var size && block % size == 0 && block + size - 1 <= last) larger++;
            keys.Add(string.Create(CultureInfo.InvariantCulture, $"'{Block}{(larger == 0 ? "" : Larger[(larger - 1)..larger])}{block / Size(larger)}'"));
            block += Size(larger);
        }

        return this with { _blocks = string.Join(" | ", keys) };

        static long Size(int larger) => 1L << (larger * BitsOfLarger);
    }

    /// <summary>The numbers of the articles, or of the quotations, that have the keys, as <c>rowid</c>.</summary>
    public string Rows(SearchStatement statement, bool ofQuotes = false)
    {
        var (table, day) = ofQuotes ? ("quote_text", "0") : ("article_text", "day");
        var asked = new[] { Expression, _days, _blocks }.OfType<string>().Select(keys => $"text_keys(words, rowid, {day}) @@ {statement.Value(keys)}::tsquery");
        return $"SELECT rowid FROM {table} WHERE {string.Join(" AND ", Exact is null ? asked : asked.Append($"{table} MATCH {statement.Value(Exact)}"))}";
    }

    /// <summary>What can be asked of a part; where that is not exact, more articles have it than answer, never fewer.</summary>
    private static (string Expression, bool IsExact)? Part(Session session, QueryNode node)
    {
        switch (node)
        {
            case QueryWords words:
                return Words(session, words);
            case QueryAny any:
                var choices = any.Parts.Select(p => Part(session, p)).OfType<(string Expression, bool IsExact)>().ToList();
                return choices.Count == 0 ? null : ($"({string.Join(" | ", choices.Select(c => c.Expression))})", choices.All(c => c.IsExact));
            case QueryAll all:
                var wanted = all.Parts.Where(p => p is not QueryNot).Select(p => Part(session, p)).OfType<(string Expression, bool IsExact)>().ToList();
                var unwanted = all.Parts.OfType<QueryNot>().Select(p => Part(session, p.Part)).OfType<(string Expression, bool IsExact)>().ToList();
                if (wanted.Count == 0) return null;
                var expressions = wanted.Select(w => w.Expression).Concat(unwanted.Where(u => u.IsExact).Select(u => $"!{u.Expression}"));
                return ($"({string.Join(" & ", expressions)})", wanted.Concat(unwanted).All(p => p.IsExact));
            default:
                throw new InvalidOperationException("A part of a search that is not about the text alone: " + node.GetType().Name);
        }
    }

    /// <summary>A word as it is, a phrase by its words and each two of them that stand one behind the other, a beginning by itself.</summary>
    private static (string Expression, bool IsExact)? Words(Session session, QueryWords words)
    {
        var text = PostgresFullText.Cut(words.Text).Trim();
        var begun = words.IsPrefix ? text[(text.LastIndexOf(' ') + 1)..] : "";
        var whole = text[..^begun.Length].Trim();
        var keys = Keys(session, whole).ConvertAll(Quoted);
        var isExact = begun.Length == 0 ? !whole.Contains(' ', StringComparison.Ordinal) : whole.Length == 0;

        // The server stems a beginning too.
        if (begun.Length > 0 && Keys(session, begun) is [var stem])
        {
            var isShort = stem.EnumerateRunes().Count() <= LongestBeginning;
            keys.Add(isShort ? Quoted(Beginning + stem) : Quoted(stem) + ":*");
        }
        else
        {
            isExact &= begun.Length == 0;
        }

        return keys.Count == 0 ? null : ($"({string.Join(" & ", keys)})", isExact);
    }

    /// <summary>The stems of words and their pairs, as the index has them.</summary>
    private static List<string> Keys(Session session, string words) => words.Length == 0 ? [] : session.Rows($"""
        SELECT key FROM unnest(tsvector_to_array(text_keys(to_tsvector('words', $words), 0, 0))) key WHERE left(key, 1) NOT IN ('{DayWords.Mark}', '{Beginning}', '{Block}')
        """, row => row.GetString(0), ("$words", words));

    private static string Quoted(string key) => $"'{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
