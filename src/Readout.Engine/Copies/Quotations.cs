namespace Readout.Copies;

/// <summary>Finds which words of a text stand between quotation marks.</summary>
internal static class Quotations
{
    /// <summary>Marks the quoted words. A quotation ends at its mark; one that is never closed ends with its paragraph.</summary>
    public static void Mark(string text, WordSequence words)
    {
        var word = 0;
        var at = 0;
        while (word < words.Count)
        {
            var open = text.AsSpan(at).IndexOfAny("\"\u201C\u00AB\u201E");
            if (open < 0) return;
            open += at;
            var curly = text[open] != '"';
            if (!curly && !Opens(text, open))
            {
                at = open + 1;
                continue;
            }

            var close = Close(text, open + 1, curly);
            while (word < words.Count && words.Start(word) < open) word++;
            while (word < words.Count && words.Start(word) < close) words.Quote(word++);
            at = Math.Min(close + 1, text.Length);
        }
    }

    private static bool Opens(string text, int at) => at == 0 || (!char.IsLetterOrDigit(text[at - 1]) && text[at - 1] is not ('.' or ',' or '!' or '?'));

    private static int Close(string text, int from, bool curly)
    {
        for (var at = from; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n' && at + 1 < text.Length && text[at + 1] == '\n') return at;
            if (curly ? c is '\u201D' or '\u00BB' : c == '"') return at;
        }

        return text.Length;
    }
}
