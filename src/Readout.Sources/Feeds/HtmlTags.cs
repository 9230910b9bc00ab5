using System.Buffers;
using System.Net;
using System.Text;

namespace Readout.Sources.Feeds;

/// <summary>One tag of HTML: its name in small letters, and its attributes.</summary>
internal sealed record HtmlTag(string Name, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>An attribute's value, trimmed; null where it is not there.</summary>
    public string? this[string attribute] => Attributes.TryGetValue(attribute, out var value) ? value.Trim() : null;
}

/// <summary>Reads the tags and the text of HTML without building a tree: linear, whatever the nesting. Articles are read by the engine, not here.</summary>
internal static class HtmlTags
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n=/>");

    private static readonly string[] Paragraphs = ["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "section", "article", "figure", "pre"];

    /// <summary>The text, a line for each paragraph, white space folded; scripts and styles left out.</summary>
    public static IEnumerable<string> Lines(string html)
    {
        var text = new StringBuilder();
        string? hidden = null;
        for (var i = 0; i < html.Length;)
        {
            var open = NextTag(html, i);
            if (hidden is null) text.Append(html, i, (open < 0 ? html.Length : open) - i);
            if (open < 0) break;
            i = End(html, open);
            var name = Name(html, open, out var closes);
            if (hidden is not null)
            {
                if (closes && name == hidden) hidden = null;
            }
            else if (!closes && name is "script" or "style")
            {
                hidden = name;
            }
            else if (Paragraphs.Contains(name))
            {
                text.Append('\n');
            }
        }

        return WebUtility.HtmlDecode(text.ToString()).Split('\n').Select(Folded).Where(l => l.Length > 0);
    }

    /// <summary>The opening tags of the names given, in their order.</summary>
    public static IEnumerable<HtmlTag> Of(string html, params string[] names)
    {
        for (var open = NextTag(html, 0); open >= 0; open = NextTag(html, End(html, open)))
        {
            var name = Name(html, open, out var closes);
            if (!closes && names.Contains(name)) yield return new HtmlTag(name, Attributes(html.AsSpan(open + 1 + name.Length, End(html, open) - open - 1 - name.Length)));
        }
    }

    public static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Where the next tag, comment or declaration begins; −1 where there is none.</summary>
    private static int NextTag(string html, int from)
    {
        for (var i = from < html.Length ? html.IndexOf('<', from) : -1; i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            if (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!' or '?') return i;
        }

        return -1;
    }

    /// <summary>Where a tag or comment ends; one that never ends takes the rest.</summary>
    private static int End(string html, int open)
    {
        var end = html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal) ? html.IndexOf("-->", open + 4, StringComparison.Ordinal) + 2 : html.IndexOf('>', open);
        return end <= open ? html.Length : end + 1;
    }

    private static string Name(string html, int open, out bool closes)
    {
        closes = html[open + 1] == '/';
        var start = open + (closes ? 2 : 1);
        var end = start;
        while (end < html.Length && end - start < 16 && char.IsAsciiLetterOrDigit(html[end])) end++;
        return html[start..end].ToLowerInvariant();
    }

    private static Dictionary<string, string> Attributes(ReadOnlySpan<char> tag)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            tag = tag.TrimStart(" \t\r\n/");
            if (tag.IsEmpty || tag[0] == '>') return attributes;
            var end = tag.IndexOfAny(NameEnds);
            if (end == 0) end = 1;
            var name = tag[..(end < 0 ? tag.Length : end)].ToString();
            tag = (end < 0 ? [] : tag[end..]).TrimStart();
            var value = "";
            if (tag is ['=', ..])
            {
                tag = tag[1..].TrimStart();
                var quoted = !tag.IsEmpty && tag[0] is '"' or '\'';
                var close = quoted ? tag[1..].IndexOf(tag[0]) : tag.IndexOfAny(" \t\r\n>");
                if (close < 0) close = quoted ? tag.Length - 1 : tag.Length;
                value = WebUtility.HtmlDecode((quoted ? tag[1..(close + 1)] : tag[..close]).ToString());
                tag = tag[Math.Min(tag.Length, quoted ? close + 2 : close)..];
            }

            attributes.TryAdd(name, value);
        }
    }
}
