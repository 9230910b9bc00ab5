using System.Collections.Frozen;
using System.Globalization;
using Readout.Documents;

namespace Readout.Sources.Feeds;

/// <summary>Reads the days that feeds write: RFC 822 and 2822, ISO 8601 and RFC 3339, and what is near to them. The day is that of the zone it is written in.</summary>
internal static class FeedDates
{
    /// <summary>Before this nothing was published that a feed could tell of; such a date is a machine's zero.</summary>
    private const int FirstYear = 1900;

    private static readonly FrozenDictionary<string, int> Months = Enumerable.Range(1, 12)
        .ToFrozenDictionary(m => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(m), m => m, StringComparer.OrdinalIgnoreCase);

    /// <summary>The day; null where the text is none.</summary>
    public static PartialDate? Day(string? text)
    {
        var date = text.AsSpan().Trim();
        if (date.Length is < 4 or > 100) return null;
        var found = char.IsAsciiDigit(date[0]) && char.IsAsciiDigit(date[1]) && char.IsAsciiDigit(date[2]) && char.IsAsciiDigit(date[3]) ? Iso(date) : Words(date);
        return found is { Year: >= FirstYear } && found != new PartialDate(1970, 1, 1) ? found : null;
    }

    /// <summary><c>2031-04-22T18:00:00Z</c>, <c>2031-04-22</c>, <c>2031-04</c>, <c>2031</c>, <c>2031/4/22</c>, <c>20310422</c>.</summary>
    private static PartialDate? Iso(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('T', 't', ' ');
        if (end > 0) text = text[..end];
        Span<char> parts = stackalloc char[10];
        if (text.Length == 8 && text.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            text[..4].CopyTo(parts);
            text[4..6].CopyTo(parts[5..]);
            text[6..].CopyTo(parts[8..]);
            parts[4] = parts[7] = '-';
            return PartialDate.TryParse(parts, out var packed) ? packed : null;
        }

        Span<Range> ranges = stackalloc Range[4];
        var count = text.SplitAny(ranges, "-/.");
        if (count > 3 || !Number(text[ranges[0]], out var year) || year is < 1 or > 9999) return null;
        int month = 0, day = 0;
        if (count > 1 && !Number(text[ranges[1]], out month) || count > 2 && !Number(text[ranges[2]], out day)) return null;
        return Date(year, count > 1 ? month : null, count > 2 ? day : null);
    }

    /// <summary><c>Tue, 22 Apr 2031 18:00:00 GMT</c>, <c>22-Apr-31</c>, <c>April 22, 2031</c>; a wrong weekday does not matter.</summary>
    private static PartialDate? Words(ReadOnlySpan<char> text)
    {
        int? day = null, month = null, year = null;
        foreach (var range in text.SplitAny(" ,-/\t\r\n\u00A0"))
        {
            var word = text[range].TrimEnd('.');
            if (word.IsEmpty) continue;
            if (word.Contains(':')) break;
            if (char.IsAsciiDigit(word[0]))
            {
                var digits = word.IndexOfAnyExceptInRange('0', '9') is > 0 and var end ? word[..end] : word;
                if (!Number(digits, out var number)) return null;
                if (day is null && digits.Length <= 2) day = number;
                else if (year is null && month is not null) year = digits.Length == 4 ? number : digits.Length == 2 ? number + (number < 50 ? 2000 : 1900) : null;
            }
            else if (month is null && word.Length >= 3 && Months.TryGetValue(word[..3].ToString(), out var named))
            {
                month = named;
            }

            if (year is not null) break;
        }

        return year is null || month is null || day is null ? null : Date(year.Value, month, day);
    }

    private static PartialDate? Date(int year, int? month, int? day) =>
        PartialDate.Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}{(month is null ? "" : $"-{month:00}")}{(day is null ? "" : $"-{day:00}")}"));

    private static bool Number(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
