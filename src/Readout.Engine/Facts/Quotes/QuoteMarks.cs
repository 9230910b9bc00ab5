using Readout.Documents;

namespace Readout.Facts.Quotes;

/// <summary>A passage between quotation marks; a quotation over paragraphs comes as one passage for each.</summary>
/// <param name="Inner">Without the marks.</param>
/// <param name="Outer">With the marks that stand there.</param>
/// <param name="Continues">Whether it goes on from the passage before, left open at the end of its paragraph.</param>
internal readonly record struct QuotedPassage(TextSpan Inner, TextSpan Outer, bool Continues);

/// <summary>Finds the passages between quotation marks: one pass over the text, nesting one deep, apostrophes told from marks.</summary>
/// <remarks>
/// A mark left open at the end of a paragraph is a quotation only where the next paragraph opens again, as printers do; else the writer
/// forgot the closing mark, and nobody knows where the words end: no passage. Single marks count only in a text without double ones.
/// </remarks>
internal static class QuoteMarks
{
    /// <summary>Between single straight marks no quotation is longer, in UTF-16 code units: bounds the search for the closing one.</summary>
    private const int LongestSingle = 1500;

    public static List<QuotedPassage> Find(string text)
    {
        var found = new List<QuotedPassage>();
        var singles = !HasDoubles(text);
        var open = -1;
        var openWidth = 1;
        var closer = '\0';
        var continues = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                if (open >= 0)
                {
                    var next = i;
                    while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
                    var reopened = next < text.Length && IsOpener(text, next, singles, out _, out var again) && again == closer;
                    if (reopened) Add(found, open, openWidth, i, 0, continues);
                    open = -1;
                    continues = reopened;
                }

                while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1])) i++;
                continue;
            }

            if (open < 0)
            {
                if (IsOpener(text, i, singles, out var width, out var expected))
                {
                    (open, openWidth, closer) = (i, width, expected);
                    i += width - 1;
                }
                else if (!char.IsWhiteSpace(c))
                {
                    continues = false;
                }

                continue;
            }

            var closing = CloserWidth(text, i, closer);
            if (closing == 0)
            {
                if (closer == '”' && c == '“')
                {
                    (open, openWidth, continues) = (i, 1, false);
                }

                continue;
            }

            Add(found, open, openWidth, i, closing, continues);
            (open, continues) = (-1, false);
            i += closing - 1;
        }

        return found;
    }

    private static bool HasDoubles(string text) => text.AsSpan().IndexOfAny("\"“”„«") >= 0 || text.Contains("''", StringComparison.Ordinal);

    private static void Add(List<QuotedPassage> found, int open, int openWidth, int end, int closeWidth, bool continues)
    {
        var inner = new TextSpan(open + openWidth, end);
        if (!inner.IsEmpty) found.Add(new QuotedPassage(inner, new TextSpan(open, end + closeWidth), continues));
    }

    private static bool IsOpener(string text, int at, bool singles, out int width, out char closer)
    {
        width = 1;
        closer = '\0';
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        switch (text[at])
        {
            case '“' or '„':
                closer = '”';
                return true;
            case '«':
                closer = '»';
                return true;
            case '"':
                closer = '"';
                return StandsFree(before) && !char.IsWhiteSpace(after);
            case '\'' when after == '\'' || (text[at] == '`' && after == '`'):
                (width, closer) = (2, '\'');
                return StandsFree(before) && at + 2 < text.Length && !char.IsWhiteSpace(text[at + 2]);
            case '`' when after == '`':
                (width, closer) = (2, '\'');
                return true;
            case '‘' when singles:
                closer = '’';
                return StandsFree(before) && char.IsLetter(after);
            case '\'' when singles:
                closer = '’';
                return StandsFree(before) && char.IsUpper(after) && ClosesLater(text, at + 1);
            default:
                return false;
        }
    }

    private static bool StandsFree(char before) => char.IsWhiteSpace(before) || before is '(' or '[' or '—' or '–' or '-' or '“' or '‘' or '/' or ':';

    private static bool ClosesLater(string text, int from)
    {
        for (var i = from; i < Math.Min(text.Length, from + LongestSingle) && text[i] != '\n'; i++)
        {
            if (CloserWidth(text, i, '’') > 0) return true;
        }

        return false;
    }

    private static int CloserWidth(string text, int at, char closer)
    {
        var c = text[at];
        switch (closer)
        {
            case '”':
                return c is '”' or '"' ? 1 : 0;
            case '\'':
                return c == '\'' && at + 1 < text.Length && text[at + 1] == '\'' ? 2 : c == '"' ? 1 : 0;
            case '’':
                if (c is not ('’' or '\'')) return 0;
                var after = at + 1 < text.Length ? text[at + 1] : ' ';
                return !char.IsLetterOrDigit(after) && at > 0 && (text[at - 1] is ',' or '.' or '?' or '!' or '…' || text[at - 1] != 's') ? 1 : 0;
            default:
                return c == closer ? 1 : 0;
        }
    }
}
