using System.Globalization;

namespace Readout.Archive.Sqlite;

/// <summary>Days as words of the full text: a report bears its day, its month and its year, so that words between two days are found without looking at the reports of other days.</summary>
/// <remarks>Such a word begins with a letter that no text has (of Unicode's private use), which the full text takes for a letter like others.</remarks>
internal static class DayWords
{
    private const char Mark = '\uE000';

    private const int PerYear = 10_000;
    private const int PerMonth = 100;

    /// <summary>The words of a day yyyymmdd; none where it is not known.</summary>
    public static string Of(long? day) =>
        day is { } known and > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Mark}{known:00000000} {Mark}{known / PerMonth:000000} {Mark}{known / PerYear:0000}") : "";

    /// <summary>The fewest years, months and days that make up all days from one to another, both included, as words; none where there is no such day.</summary>
    public static List<string> Between(int first, int last)
    {
        var words = new List<string>();
        for (var year = first / PerYear; year <= last / PerYear; year++)
        {
            var start = year * PerYear;
            if (first <= start + 101 && last >= start + 1231)
            {
                words.Add(string.Create(CultureInfo.InvariantCulture, $"{Mark}{year:0000}"));
                continue;
            }

            for (var month = (year * PerMonth) + 1; month <= (year * PerMonth) + 12; month++)
            {
                if (first <= (month * PerMonth) + 1 && last >= (month * PerMonth) + 31) words.Add(string.Create(CultureInfo.InvariantCulture, $"{Mark}{month:000000}"));
                else Days(month, words);
            }
        }

        return words;

        void Days(int month, List<string> words)
        {
            for (var day = Math.Max(first, (month * PerMonth) + 1); day <= Math.Min(last, (month * PerMonth) + 31); day++)
                words.Add(string.Create(CultureInfo.InvariantCulture, $"{Mark}{day:00000000}"));
        }
    }
}
