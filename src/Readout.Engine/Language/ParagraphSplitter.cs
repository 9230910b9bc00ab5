using System.Collections.Immutable;
using Readout.Documents;

namespace Readout.Language;

/// <summary>Cuts a text into paragraphs at its line breaks.</summary>
internal static class ParagraphSplitter
{
    private const int LongestHeading = 100;
    private const int MostHeadingWords = 14;

    public static ImmutableArray<Paragraph> Split(string text)
    {
        var paragraphs = ImmutableArray.CreateBuilder<Paragraph>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r', '\u2029');
            var end = length < 0 ? text.Length : start + length;
            var (first, last) = (start, end);
            while (first < last && char.IsWhiteSpace(text[first])) first++;
            while (first < last && char.IsWhiteSpace(text[last - 1])) last--;
            if (first < last) paragraphs.Add(new Paragraph(new TextSpan(first, last), KindOf(text.AsSpan(first, last - first))));
            start = end + 1;
        }

        return paragraphs.DrainToImmutable();
    }

    private static ParagraphKind KindOf(ReadOnlySpan<char> line)
    {
        if (IsListItem(line)) return ParagraphKind.ListItem;
        if (line.Length > LongestHeading || line.Count(' ') >= MostHeadingWords) return ParagraphKind.Body;
        var end = line.TrimEnd("\"'”’)]");
        return end.IsEmpty || end[^1] is '.' or '!' or '…' or ',' or ';' or ':' || (end[^1] == '?' && line[0] is '"' or '“')
            || !(char.IsUpper(line[0]) || char.IsDigit(line[0]) || line[0] is '"' or '“' or '\'' or '‘') ? ParagraphKind.Body : ParagraphKind.Heading;
    }

    /// <summary>A bullet, a dash or a number with a stop or bracket, and a space behind it.</summary>
    private static bool IsListItem(ReadOnlySpan<char> line)
    {
        if (line.Length < 3) return false;
        if (line[0] is '•' or '▪' or '●' or '◦' or '‣' or '·' or '■' or '►') return true;
        if (line[0] is '-' or '*' or '–' or '—' && line[1] == ' ') return true;
        var digits = 0;
        while (digits < 3 && digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        return digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }
}
