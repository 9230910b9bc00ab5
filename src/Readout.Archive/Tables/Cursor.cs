using System.Globalization;

namespace Readout.Archive.Tables;

/// <summary>Where a list goes on: the sort value and number of its last row.</summary>
internal static class Cursor
{
    public static string Write(double value, long number) => string.Create(CultureInfo.InvariantCulture, $"{value:R}_{number}");

    /// <summary>What was written; zeros where the text is none.</summary>
    public static (double Value, long Number) Read(string? text) =>
        text?.Split('_') is [var value, var number] && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var sort)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (sort, row) : (0, 0);

    /// <summary>At most so many of the rows; there are more where one too many was read.</summary>
    public static RowPage<T> Page<T>(List<T> rows, int limit, Func<T, string> cursor)
    {
        if (rows.Count <= limit) return new RowPage<T>(rows, null);
        rows.RemoveRange(limit, rows.Count - limit);
        return new RowPage<T>(rows, rows.Count > 0 ? cursor(rows[^1]) : null);
    }
}
