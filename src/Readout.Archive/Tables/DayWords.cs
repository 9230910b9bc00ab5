using System.Globalization;
using Readout.Archive.Searching;
using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>Days as words of the full text: a report bears its day, its month and its year, so that words between two days are found without looking at the reports of other days.</summary>
/// <remarks>Such a word begins with a letter that no text has (of Unicode's private use), which the full text takes for a letter like others.</remarks>
internal static class DayWords
{
    /// <summary>Days that are more words than these are asked of each report instead.</summary>
    private const int MostWords = 200;

    /// <summary>With this such a word begins.</summary>
    public const char Mark = '\uE000';

    private const int PerYear = 10_000;
    private const int PerMonth = 100;

    /// <summary>The words of a day yyyymmdd; none where it is not known.</summary>
    public static string Of(long? day) =>
        day is { } known and > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Mark}{known:00000000} {Mark}{known / PerMonth:000000} {Mark}{known / PerYear:0000}") : "";

    /// <summary>The words of the days that all of these fields leave; null where there are too many.</summary>
    public static List<string>? Within(Session session, List<QueryField> fields) => Left(session, fields) is var (first, last) && Between(first, last) is { Count: <= MostWords } words ? words : null;

    /// <summary>The first and the last day that all of these fields leave, those before and behind all reports not among them; the last before the first where there is none.</summary>
    public static (int First, int Last) Left(Session session, List<QueryField> fields)
    {
        var first = (int)session.Number("SELECT min(day) FROM articles WHERE day > 0");
        var last = (int)session.Number("SELECT max(day) FROM articles");
        foreach (var field in fields)
        {
            var date = PartialDate.Parse(field.Value)!.Value;
            if (field.Name == "before") last = Math.Min(last, Sql.Day(date) - 1);
            else first = Math.Max(first, Sql.LastDay(date) + 1);
        }

        return (first, last);
    }

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
