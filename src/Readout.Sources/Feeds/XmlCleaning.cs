using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Readout.Sources.Feeds;

/// <summary>Makes XML of what feeds send for it, in one pass and before anything is parsed.</summary>
/// <remarks>
/// What stands before the first element is dropped (white space, warnings of a server's scripts, the declaration, the DOCTYPE with all it
/// declares); names of characters that only HTML knows become the characters; a bare <c>&amp;</c> or <c>&lt;</c> is escaped; characters that
/// XML forbids are dropped. Nothing is ever loaded or expanded.
/// </remarks>
internal static class XmlCleaning
{
    private const int LongestEntity = 32;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    /// <summary>The text, fit for a parser; empty where there is no element in it.</summary>
    public static string Cleaned(string text)
    {
        var start = Root(text);
        if (start < 0) return "";
        var clean = new StringBuilder(text.Length - start + 64);
        for (var i = start; i < text.Length;)
        {
            var rest = text.AsSpan(i);
            var plain = rest.IndexOfAny('&', '<');
            if (plain < 0) plain = rest.Length;
            Append(clean, rest[..plain]);
            i += plain;
            if (i == text.Length) break;
            i += text[i] == '&' ? Reference(clean, text.AsSpan(i)) : Markup(clean, text.AsSpan(i));
        }

        return clean.ToString();
    }

    /// <summary>The name of the first element, prefix included; empty where there is none.</summary>
    public static ReadOnlySpan<char> RootName(string text)
    {
        var start = Root(text);
        if (start < 0) return "";
        var name = text.AsSpan(start + 1);
        var end = name.IndexOfAny(NameEnds);
        return end < 0 ? name : name[..end];
    }

    /// <summary>Where the first element begins; −1 where there is none.</summary>
    private static int Root(string text)
    {
        for (var i = text.IndexOf('<'); i >= 0 && i < text.Length - 1; i = i < text.Length ? text.IndexOf('<', i) : -1)
        {
            var rest = text.AsSpan(i);
            if (char.IsLetter(rest[1]) || rest[1] == '_') return i;
            var end = rest.StartsWith("<!--", StringComparison.Ordinal) ? After(rest, 4, "-->")
                : rest.StartsWith("<?", StringComparison.Ordinal) ? After(rest, 2, "?>")
                : rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? DocumentType(rest)
                : 1;
            if (end < 0) return -1;
            i += end;
        }

        return -1;
    }

    /// <summary>The length of a DOCTYPE with its declarations; −1 where it does not end.</summary>
    private static int DocumentType(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '\'':
                    var quote = text[(i + 1)..].IndexOf(text[i]);
                    if (quote < 0) return -1;
                    i += quote + 1;
                    break;
                case '<' when text[i..].StartsWith("<!--", StringComparison.Ordinal):
                    var end = After(text[i..], 4, "-->");
                    if (end < 0) return -1;
                    i += end - 1;
                    break;
                case '<':
                    depth++;
                    break;
                case '>' when --depth == 0:
                    return i + 1;
            }
        }

        return -1;
    }

    private static int After(ReadOnlySpan<char> text, int start, string end)
    {
        var at = text[start..].IndexOf(end, StringComparison.Ordinal);
        return at < 0 ? -1 : start + at + end.Length;
    }

    /// <summary>Writes what begins with <c>&lt;</c>; how many characters it took.</summary>
    private static int Markup(StringBuilder clean, ReadOnlySpan<char> text)
    {
        var whole = text.StartsWith("<!--", StringComparison.Ordinal) ? After(text, 4, "-->")
            : text.StartsWith("<![CDATA[", StringComparison.Ordinal) ? After(text, 9, "]]>")
            : text.StartsWith("<?", StringComparison.Ordinal) ? After(text, 2, "?>")
            : 0;
        if (whole > 0)
        {
            // Comments and instructions say nothing to a reader of feeds, and "--" within them is an error.
            if (text[1] == '!' && text[2] == '[') Append(clean, text[..whole]);
            return whole;
        }

        // What never ends takes the rest: to look for its end again and again would take for ever.
        if (whole < 0) return text.Length;
        if (text.Length == 1 || !(char.IsLetter(text[1]) || text[1] is '/' or '_' or '!' or ':'))
        {
            clean.Append("&lt;");
            return 1;
        }

        Append(clean, text[..1]);
        return 1;
    }

    /// <summary>Writes what begins with <c>&amp;</c>; how many characters it took.</summary>
    private static int Reference(StringBuilder clean, ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end > 1)
        {
            var name = text[1..end];
            if (name is "amp" or "lt" or "gt" or "quot" or "apos")
            {
                clean.Append(text[..(end + 1)]);
                return end + 1;
            }

            if (name[0] == '#')
            {
                var hex = name.Length > 1 && name[1] is 'x' or 'X';
                if (int.TryParse(name[(hex ? 2 : 1)..], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    if (Rune.IsValid(number) && IsAllowed((char)Math.Min(number, 0xFFFD))) clean.Append(CultureInfo.InvariantCulture, $"&#{number};");
                    return end + 1;
                }
            }
            else
            {
                var whole = text[..(end + 1)].ToString();
                var character = WebUtility.HtmlDecode(whole);
                if (character != whole)
                {
                    clean.Append(character);
                    return end + 1;
                }
            }
        }

        clean.Append("&amp;");
        return 1;
    }

    private static void Append(StringBuilder clean, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var good = 0;
            while (good < text.Length && IsAllowed(text[good]))
            {
                if (!char.IsSurrogate(text[good])) good++;
                else if (char.IsHighSurrogate(text[good]) && good + 1 < text.Length && char.IsLowSurrogate(text[good + 1])) good += 2;
                else break;
            }

            clean.Append(text[..good]);
            text = text[Math.Min(good + 1, text.Length)..];
        }
    }

    private static bool IsAllowed(char c) => c is '\t' or '\n' or '\r' or >= ' ' and <= '\uFFFD';
}
