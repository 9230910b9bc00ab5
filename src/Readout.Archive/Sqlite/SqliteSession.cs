using System.Data.Common;
using Microsoft.Data.Sqlite;
using Readout.Archive.Tables;

namespace Readout.Archive.Sqlite;

/// <summary>A connection to the file. Statements are kept ready on it, so transactions are begun and ended by statements, not by the library's objects.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : Session, IAsyncDisposable
{
    /// <summary>Statements that are kept ready; what is written with ever other words is made anew.</summary>
    private const int MostReady = 300;

    private readonly Dictionary<string, SqliteCommand> _ready = [];

    /// <summary>The connection itself.</summary>
    public SqliteConnection Connection => connection;

    public override FullText Texts => SqliteFullText.Instance;

    /// <summary>Writes all of it or nothing. Statements that are kept ready know no transactions of the library, so these are begun and ended by statements too.</summary>
    public T Whole<T>(Func<SqliteSession, T> write)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = write(this);
            Run("COMMIT");
            return result;
        }
        catch
        {
            // Where the file itself failed, SQLite has taken it back already.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0) Run("ROLLBACK");
            throw;
        }
    }

    public override int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Command(sql, values);
        var changed = command.ExecuteNonQuery();
        Keep(command);
        return changed;
    }

    public override IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> row)
    {
        using var command = Command(sql, []);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return row(reader);
    }

    public override long? InsertNew(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Run(sql, values) == 0 ? null : Number("SELECT last_insert_rowid()");

    public override void Fill(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "$" + c))})";
        foreach (var row in rows) Run(sql, [.. columns.Select((column, i) => ("$" + column, row[i]))]);
    }

    /// <summary>SQLite numbers on behind the last row by itself.</summary>
    public override void NumberOn(string table)
    {
    }

    public override List<string> Columns(string table) => Rows("SELECT name FROM pragma_table_info($table) ORDER BY name", row => row.GetString(0), ("$table", table));

    public override string Numbers(string value) => $"SELECT value FROM json_each({value})";

    public override string Words(string value) => Numbers(value);

    public override long Bytes() => Number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");

    public override IEnumerable<string> Damages() =>
    [
        .. Rows("PRAGMA integrity_check", row => row.GetString(0)).Where(line => line != "ok"),
        .. Rows("PRAGMA foreign_key_check", row => $"a row of {row.GetString(0)} points to nothing"),
    ];

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    protected override T Read<T>(string sql, ReadOnlySpan<(string Name, object? Value)> values, Func<DbDataReader, T> read)
    {
        var command = Command(sql, values);
        T result;
        using (var reader = command.ExecuteReader()) result = read(reader);
        Keep(command);
        return result;
    }

    /// <summary>A statement with its values. Nobody else has it until it is kept again: rows may ask for rows by the same words.</summary>
    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (_ready.Remove(sql, out var command))
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
    private void Keep(SqliteCommand command)
    {
        if (_ready.Count >= MostReady || !_ready.TryAdd(command.CommandText, command)) command.Dispose();
    }
}
