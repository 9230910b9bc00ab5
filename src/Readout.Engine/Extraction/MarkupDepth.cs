using System.Text;

namespace Readout.Extraction;

/// <summary>Looks at markup without parsing it: whether it is HTML at all, and whether it nests so deeply that a tree of it would cost too much.</summary>
/// <remarks>A tree builder looks through all open elements at many tags (HTML Standard, 13.2.4.2), so its time grows with the square of the depth.</remarks>
internal static class MarkupDepth
{
    /// <summary>No page written by people comes near it; browsers themselves stop at 512.</summary>
    private const int Deepest = 1500;
    private const int Window = 2000;

    /// <summary>Whether the text is HTML rather than text: it has a document's marks, or tags throughout.</summary>
    public static bool LooksLikeHtml(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Window)).TrimStart();
        if (head.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return true;
        if (head.Contains("<head", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase)) return true;
        return head.Length > 0 && head[0] == '<' && head.Contains("</", StringComparison.Ordinal);
    }

    /// <summary>Whether more elements are open at once somewhere than any honest page has.</summary>
    public static bool IsTooDeep(string text)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        var span = text.AsSpan();
        for (var at = span.IndexOf('<'); at >= 0;)
        {
            span = span[(at + 1)..];
            var closing = !span.IsEmpty && span[0] == '/';
            var name = Name(closing ? span[1..] : span);
            if (name.Length > 0 && !IsVoid(name))
            {
                names.TryGetValue(name, out var count);
                if (closing && count > 0)
                {
                    names[name] = count - 1;
                    depth--;
                }
                else if (!closing && !ClosesItself(name))
                {
                    names[name] = count + 1;
                    if (++depth > Deepest) return true;
                }
            }

            at = span.IndexOf('<');
        }

        return false;
    }

    /// <summary>The text without tags, each tag of a block a line end. For pages too deep to parse; scripts and styles are dropped.</summary>
    public static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length / 2);
        var span = text.AsSpan();
        while (!span.IsEmpty)
        {
            var tag = span.IndexOf('<');
            if (tag < 0) tag = span.Length;
            plain.Append(span[..tag]);
            span = span[tag..];
            if (span.IsEmpty) break;
            var name = Name(span[1..].TrimStart('/'));
            if (name.Length > 0 && !IsInline(name)) plain.Append('\n');
            var close = span.IndexOf('>');
            if (name.Length == 0 && (span.Length < 2 || span[1] is not ('!' or '?' or '/')) || close < 0)
            {
                if (name.Length == 0) plain.Append('<');
                span = span[1..];
                continue;
            }

            var hidden = span[1] != '/' && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase));
            span = span[(close + 1)..];
            if (!hidden) continue;
            var end = span.IndexOf("</", StringComparison.Ordinal);
            span = end < 0 ? [] : span[end..];
        }

        return System.Net.WebUtility.HtmlDecode(plain.ToString());
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        const int Longest = 30;
        var end = 0;
        while (end < text.Length && end < Longest && char.IsAsciiLetterOrDigit(text[end])) end++;
        return end > 0 && char.IsAsciiLetter(text[0]) ? text[..end] : [];
    }

    private static bool IsVoid(ReadOnlySpan<char> name) => name is "br" or "img" or "meta" or "link" or "input" or "hr" or "source" or "wbr" or "area" or "base" or "col"
        or "embed" or "param" or "track" or "BR" or "IMG" or "META" or "LINK" or "INPUT" or "HR" or "path" or "use" or "rect" or "circle" or "polygon" or "line" or "stop" or "ellipse";

    /// <summary>Elements whose end tags may be left out: the next of the kind closes the last, so they do not pile up by themselves.</summary>
    private static bool ClosesItself(ReadOnlySpan<char> name) => name is "p" or "li" or "dt" or "dd" or "option" or "tr" or "td" or "th" or "P" or "LI" or "DT" or "DD" or "OPTION" or "TR" or "TD" or "TH";

    private static bool IsInline(ReadOnlySpan<char> name) => name is "a" or "b" or "i" or "em" or "strong" or "span" or "font" or "u" or "small" or "sup" or "sub" or "abbr" or "mark" or "cite" or "code";
}
