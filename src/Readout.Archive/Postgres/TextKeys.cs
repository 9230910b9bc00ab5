using System.Text;
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

    /// <summary>Longer beginnings are looked up among the words.</summary>
    private const int LongestBeginning = 3;

    /// <summary>The keys of a part of a search that is about the text alone; null where there is no word in it.</summary>
    public static TextKeys? Of(Session session, QueryNode node) =>
        Part(session, node) is var (expression, isExact) ? new TextKeys(expression, isExact ? null : session.Texts.Of(node)) : null;

    /// <summary>Only articles of these days, as the full text writes them.</summary>
    public TextKeys OnDays(IEnumerable<string> days) => this with { Expression = $"{Expression} & ({string.Join(" | ", days.Select(Quoted))})" };

    /// <summary>Only articles of these blocks.</summary>
    public TextKeys InBlocks(long first, long last)
    {
        var blocks = new StringBuilder();
        for (var block = first; block <= last; block++) blocks.Append(blocks.Length == 0 ? "'" : " | '").Append(Block).Append(block).Append('\'');
        return this with { Expression = $"{Expression} & ({blocks})" };
    }

    /// <summary>The condition on <c>article_text</c>, the two values by their names.</summary>
    public string Condition(string expression, string exact) =>
        $"text_keys(article_text.words, article_text.rowid, article_text.day) @@ {expression}::tsquery" + (Exact is null ? "" : $" AND article_text MATCH {exact}");

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

    /// <summary>A word as it is, a phrase by its words, a beginning by itself.</summary>
    private static (string Expression, bool IsExact)? Words(Session session, QueryWords words)
    {
        var text = PostgresFullText.Cut(words.Text).Trim();
        var begun = words.IsPrefix ? text[(text.LastIndexOf(' ') + 1)..] : "";
        var keys = Stems(session, text[..^begun.Length]).ConvertAll(Quoted);
        var isExact = keys.Count + (begun.Length > 0 ? 1 : 0) <= 1 && !text[..^begun.Length].Trim().Contains(' ', StringComparison.Ordinal);

        // The server stems a beginning too.
        if (begun.Length > 0 && Stems(session, begun) is [var stem]) keys.Add(stem.EnumerateRunes().Count() <= LongestBeginning ? Quoted(Beginning + stem) : Quoted(stem) + ":*");
        else isExact &= begun.Length == 0;
        return keys.Count == 0 ? null : ($"({string.Join(" & ", keys)})", isExact);
    }

    private static List<string> Stems(Session session, string words) => words.Length == 0 ? []
        : session.Rows("SELECT unnest(tsvector_to_array(to_tsvector('words', $words)))", row => row.GetString(0), ("$words", words));

    private static string Quoted(string key) => $"'{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
