using Readout.Archive.Searching;

namespace Readout.Archive.Sqlite;

/// <summary>Words as expressions of FTS5; quotation marks keep whatever people type from being taken for its operators.</summary>
internal static class FullText
{
    /// <summary>The beginnings of all of these words, in any order.</summary>
    public static string Words(string words)
    {
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit)).Select(w => Quoted(w) + " *").ToList();
        return parts.Count == 0 ? "\"\"" : string.Join(" AND ", parts);
    }

    /// <summary>All of these words, in any order, each as it is written or with an asterisk behind it for its beginning.</summary>
    public static string Said(string words)
    {
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit)).Select(w => Quoted(w.TrimEnd('*')) + (w.EndsWith('*') ? " *" : ""));
        return string.Join(" AND ", parts);
    }

    /// <summary>The expression of a part of a search that is about the text alone; null where another field is in it, or where nothing in it must stand in the text.</summary>
    public static string? Of(QueryNode node)
    {
        switch (node)
        {
            case QueryWords words:
                return Quoted(words.Text) + (words.IsPrefix ? " *" : "");
            case QueryAny any:
                var choices = any.Parts.Select(Of).ToList();
                return choices.Contains(null) ? null : $"({string.Join(" OR ", choices)})";
            case QueryAll all:
                var wanted = all.Parts.Where(p => p is not QueryNot).Select(Of).ToList();
                var unwanted = all.Parts.OfType<QueryNot>().Select(p => Of(p.Part)).ToList();
                if (wanted.Count == 0 || wanted.Contains(null) || unwanted.Contains(null)) return null;
                var positive = $"({string.Join(" AND ", wanted)})";
                return unwanted.Count == 0 ? positive : $"({positive} NOT ({string.Join(" OR ", unwanted)}))";
            default:
                return null;
        }
    }

    private static string Quoted(string words) => $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
