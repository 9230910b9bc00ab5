using System.Globalization;
using Readout.Archive.Searching;
using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>The words of a text around the first that were searched for.</summary>
internal static class Snippet
{
    private const int Length = 240;
    private const int Before = 60;
    /// <summary>What an English word may end in beside its stem; the full text knows such forms for one word.</summary>
    private static readonly string[] Endings = ["ing", "ed", "es", "s"];

    private const int ShortestStem = 3;

    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public static (string Text, IReadOnlyList<TextSpan> Marks, int At) Of(string text, IReadOnlyList<QueryWords> words)
    {
        var spans = words.SelectMany(w => Places(text, w)).Order().ToList();
        var start = spans.Count == 0 ? 0 : Math.Max(0, spans[0].Start - Before);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
        var end = Math.Min(text.Length, start + Length);
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && end - start < 2 * Length) end++;
        var marks = spans.Where(s => s.Start >= start && s.End <= end).Select(s => s.Moved(-start)).ToList();
        return (text[start..end], marks, start);
    }

    private static IEnumerable<TextSpan> Places(string text, QueryWords words)
    {
        var sought = Stem(words.Text.Trim());
        for (var at = 0; at < text.Length;)
        {
            var found = CultureInfo.InvariantCulture.CompareInfo.IndexOf(text.AsSpan(at), sought, Loosely, out var length);
            if (found < 0 || length == 0) yield break;
            var end = at + found + length;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            var span = new TextSpan(at + found, end);
            at = end;
            var tail = text.AsSpan(span.Start + length, end - span.Start - length);
            var closed = words.IsPrefix || tail.IsEmpty || IsEnding(tail) || tail is "e";
            if (closed && (span.Start == 0 || !char.IsLetterOrDigit(text[span.Start - 1]))) yield return span;
        }
    }

    private static bool IsEnding(ReadOnlySpan<char> tail)
    {
        foreach (var ending in Endings)
        {
            if (tail.Equals(ending, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static string Stem(string words)
    {
        foreach (var ending in Endings)
        {
            if (words.Length - ending.Length >= ShortestStem && words.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return words[..^ending.Length];
        }

        return words.Length > ShortestStem && words[^1] is 'e' ? words[..^1] : words;
    }
}
