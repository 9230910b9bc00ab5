using System.Data.Common;
using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>How values stand in rows: days as yyyymmdd, moments as milliseconds since 1970, what holds or not as 1 or 0.</summary>
internal static class Sql
{
    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? Long(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static bool Flag(this DbDataReader row, int column) => row.GetInt64(column) != 0;

    public static PartialDate? Date(this DbDataReader row, int column) => PartialDate.Parse(row.Text(column));

    public static DateTimeOffset Moment(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? MomentOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Moment(column);

    /// <summary>The first day of a date as yyyymmdd; 0 where there is none.</summary>
    public static int Day(PartialDate? date) => date is { } known ? (known.First.Year * 10000) + (known.First.Month * 100) + known.First.Day : 0;

    /// <summary>The last day of a date as yyyymmdd.</summary>
    public static int LastDay(PartialDate date) => (date.Last.Year * 10000) + (date.Last.Month * 100) + date.Last.Day;
}
