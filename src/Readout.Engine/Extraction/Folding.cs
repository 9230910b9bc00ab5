using System.Globalization;
using System.Text;

namespace Readout.Extraction;

/// <summary>White space and unseen characters made plain, so that the same words are the same text.</summary>
internal static class Folding
{
    /// <summary>One line: each run of white space is one space, none at the ends; zero-width marks and controls are gone, a lone surrogate is U+FFFD.</summary>
    public static string Line(ReadOnlySpan<char> text)
    {
        if (IsPlain(text)) return text.ToString();
        var line = new StringBuilder(text.Length);
        AppendTo(line, text);
        if (line.Length > 0 && line[^1] == ' ') line.Length--;
        return line.ToString();
    }

    /// <summary>Appends folded text to a line under way: no space at its start, none doubled.</summary>
    public static void AppendTo(StringBuilder line, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var plain = PlainRun(text[i..]);
            if (plain > 0)
            {
                line.Append(text.Slice(i, plain));
                i += plain;
                if (i == text.Length) return;
            }

            var c = text[i];
            if (IsSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                line.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                line.Append('\uFFFD');
            }
            else if (!IsUnseen(c))
            {
                line.Append(c);
            }
        }
    }

    /// <summary>How many characters from the start on stay as they are: ASCII words with one space between them.</summary>
    private static int PlainRun(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && (IsPlain(text[i]) || text[i] == ' ' && i > 0 && i + 1 < text.Length && IsPlain(text[i + 1]))) i++;
        return i;
    }

    private static bool IsPlain(char c) => c is > ' ' and < '\u007F';

    /// <summary>Whether the character parts words: Unicode's spaces, tabs and line ends, the no-break ones too.</summary>
    public static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r') or '\u0085' or '\u00A0' || c > '\u1000' && (char.IsWhiteSpace(c) || c == '\u2800');

    /// <summary>Zero-width space, word joiner, byte order mark, soft hyphen, direction marks and control characters. Joiners are kept: scripts need them.</summary>
    private static bool IsUnseen(char c) => c is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E')
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Control;

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] == ' ' || text[^1] == ' ') return text.IsEmpty;
        var space = false;
        foreach (var c in text)
        {
            if (c is < ' ' or > '\u007E') return false;
            if (c == ' ' && space) return false;
            space = c == ' ';
        }

        return true;
    }
}
