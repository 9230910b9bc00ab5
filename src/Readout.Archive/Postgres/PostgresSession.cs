using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Readout.Archive.Tables;

namespace Readout.Archive.Postgres;

/// <summary>A connection to the server within a transaction. The library keeps statements ready on it.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : Session, IDisposable
{
    /// <summary>Statements that are sent together at most.</summary>
    private const int MostWaiting = 500;

    private readonly NpgsqlBatch _waiting = connection.CreateBatch();

    public override FullText Texts => PostgresFullText.Instance;

    public override int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Add(sql, values);
        Send();
        return (int)command.RecordsAffected;
    }

    /// <summary>Waits for others: the way to the server costs more than the statement.</summary>
    public override void Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Add(sql, values);
        if (_waiting.BatchCommands.Count >= MostWaiting) Send();
    }

    public override IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> row)
    {
        Send();
        using var command = new NpgsqlCommand(PostgresStatement.Of(sql).Text, connection);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return row(reader);
    }

    /// <summary>Sends what waits.</summary>
    public void Send()
    {
        if (_waiting.BatchCommands.Count == 0) return;
        try
        {
            _waiting.ExecuteNonQuery();
        }
        finally
        {
            _waiting.BatchCommands.Clear();
        }
    }

    public override long? InsertNew(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Value(sql + " RETURNING num", values) as long?;

    public override void Fill(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        Send();
        using var importer = connection.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            importer.StartRow();
            foreach (var value in row)
            {
                switch (value)
                {
                    case null: importer.WriteNull(); break;
                    case string text: importer.Write(PostgresStatement.Storable(text), NpgsqlDbType.Text); break;
                    case long number: importer.Write(number, NpgsqlDbType.Bigint); break;
                    case double number: importer.Write(number, NpgsqlDbType.Double); break;
                    case byte[] bytes: importer.Write(bytes, NpgsqlDbType.Bytea); break;
                    default: throw new InvalidOperationException("A value of a type that the tables do not hold: " + value.GetType().Name);
                }
            }
        }

        importer.Complete();
    }

    public override void NumberOn(string table) =>
        Run($"SELECT setval(pg_get_serial_sequence('{table}', 'num'), coalesce(max(num), 0) + 1, false) FROM {table}");

    public override List<string> Columns(string table) => Rows(
        "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $table ORDER BY column_name COLLATE \"C\"", row => row.GetString(0), ("$table", table));

    public override string Numbers(string value) => $"SELECT item::bigint FROM json_array_elements_text({value}::json) AS item";

    public override string Words(string value) => $"SELECT item FROM json_array_elements_text({value}::json) AS item";

    public override long Bytes() => Number("SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'");

    /// <summary>The server sees to its own files and to what points to what; an index that was not built to its end is all that can be seen from here.</summary>
    public override IEnumerable<string> Damages() => Rows("""
        SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = current_schema()::regnamespace AND NOT i.indisvalid
        """, row => $"the index {row.GetString(0)} is not whole: REINDEX INDEX {row.GetString(0)}");

    public void Dispose() => _waiting.Dispose();

    /// <summary>What waits goes with the statement that is answered; itself it answers nothing.</summary>
    protected override T Read<T>(string sql, ReadOnlySpan<(string Name, object? Value)> values, Func<DbDataReader, T> read)
    {
        Add(sql, values);
        try
        {
            using var reader = _waiting.ExecuteReader();
            return read(reader);
        }
        finally
        {
            _waiting.BatchCommands.Clear();
        }
    }

    private NpgsqlBatchCommand Add(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var statement = PostgresStatement.Of(sql);
        var command = new NpgsqlBatchCommand(statement.Text);
        statement.Add(command.Parameters, values);
        _waiting.BatchCommands.Add(command);
        return command;
    }
}
