using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Readout.Documents;

namespace Readout.Archive.Sqlite;

/// <summary>Statements with their values apart from their text, always.</summary>
internal static class Sql
{
    /// <summary>Statements of one connection that are kept ready; what is written with ever other words is made anew.</summary>
    private const int MostReady = 300;

    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Ready = [];

    /// <summary>Runs a statement; how many rows it changed.</summary>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Command(connection, sql, values);
        var changed = command.ExecuteNonQuery();
        Keep(connection, command);
        return changed;
    }

    /// <summary>Writes all of it or nothing. Statements that are kept ready know no transactions of the library, so these are begun and ended by statements too.</summary>
    public static T Whole<T>(this SqliteConnection connection, Func<SqliteConnection, T> write)
    {
        connection.Run("BEGIN IMMEDIATE");
        try
        {
            var result = write(connection);
            connection.Run("COMMIT");
            return result;
        }
        catch
        {
            // Where the file itself failed, SQLite has taken it back already.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0) connection.Run("ROLLBACK");
            throw;
        }
    }

    /// <summary>The first value of the first row, or null where there is none.</summary>
    public static object? Value(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Command(connection, sql, values);
        var value = command.ExecuteScalar();
        Keep(connection, command);
        return value is DBNull ? null : value;
    }

    /// <summary>A whole number; 0 where there is none.</summary>
    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        connection.Value(sql, values) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>All rows.</summary>
    public static List<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Command(connection, sql, values);
        var rows = new List<T>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) rows.Add(row(reader));
        }

        Keep(connection, command);
        return rows;
    }

    /// <summary>Inserts a row; its number.</summary>
    public static long Insert(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        connection.Run(sql, values);
        return connection.Number("SELECT last_insert_rowid()");
    }

    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? Long(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static PartialDate? Date(this SqliteDataReader row, int column) => PartialDate.Parse(row.Text(column));

    public static DateTimeOffset Moment(this SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? MomentOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Moment(column);

    /// <summary>The first day of a date as yyyymmdd; 0 where there is none.</summary>
    public static int Day(PartialDate? date) => date is { } known ? (known.First.Year * 10000) + (known.First.Month * 100) + known.First.Day : 0;

    /// <summary>The last day of a date as yyyymmdd.</summary>
    public static int LastDay(PartialDate date) => (date.Last.Year * 10000) + (date.Last.Month * 100) + date.Last.Day;

    /// <summary>A statement with its values. Nobody else has it until it is kept again: rows may ask for rows by the same words.</summary>
    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (Ready.GetOrCreateValue(connection).Remove(sql, out var command))
        {
            command.Parameters.Clear();
        }
        else
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
        }

        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    /// <summary>Keeps a statement ready; the connection closes it when it is closed itself.</summary>
    private static void Keep(SqliteConnection connection, SqliteCommand command)
    {
        var ready = Ready.GetOrCreateValue(connection);
        if (ready.Count >= MostReady || !ready.TryAdd(command.CommandText, command)) command.Dispose();
    }
}
