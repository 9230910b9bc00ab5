using Npgsql;
using Readout.Archive.Tables;

namespace Readout.Archive.Postgres;

/// <summary>Brings a schema's tables up to date, forward only: <c>Schema/001.sql</c>, <c>002.sql</c> … each once, all in one transaction.</summary>
internal static class PostgresSchema
{
    /// <summary>The oldest version of the server that has all that is used.</summary>
    private const int OldestServer = 13;

    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<string> Steps { get; } = SchemaSteps.Load("Postgres");

    /// <summary>Makes the schema where there is none, if it may, and runs the steps that it has not seen.</summary>
    /// <exception cref="ArchiveException">There is none, it was written by a newer version of the program, or the server is of no use.</exception>
    public static void BringUpToDate(NpgsqlConnection connection, PostgresAddress address, bool make, Action<string>? note)
    {
        var found = Version(connection, address);
        if (found == Steps.Count) return;
        if (found == 0 && !make) throw new ArchiveException($"there is no archive in {address}: 'readout add' or 'readout serve' makes one");
        if (connection.PostgreSqlVersion.Major < OldestServer) throw new ArchiveException($"{address}: PostgreSQL {OldestServer} or newer is needed, this is {connection.PostgreSqlVersion}");
        using var transaction = connection.BeginTransaction();
        // One at a time in the whole database: the extension is everybody's.
        Run(connection, "SELECT pg_advisory_xact_lock(hashtext('readout:schema'))");
        var version = Version(connection, address);
        if (version > Steps.Count)
            throw new ArchiveException($"this archive was written by a newer version of the program (its tables are of version {version}, this one knows {Steps.Count}): use that version");
        if (version == 0) Prepare(connection, address);
        else if (version < Steps.Count) note?.Invoke($"the archive's tables are brought from version {version} to {Steps.Count}; until that is done it stays as it was");
        for (var step = version; step < Steps.Count; step++) Run(connection, Steps[step]);
        Run(connection, $"DELETE FROM archive_version; INSERT INTO archive_version VALUES ({Steps.Count})");
        transaction.Commit();
    }

    /// <summary>What the first step builds on: the schema, and the extension that takes the signs off letters, wherever in the database it is.</summary>
    private static void Prepare(NpgsqlConnection connection, PostgresAddress address)
    {
        if (Value(connection, "SHOW server_encoding") is not "UTF8") throw new ArchiveException($"{address}: the database must be encoded in UTF8");
        if (Value(connection, "SELECT 1 FROM pg_namespace WHERE nspname = $1", address.Schema) is null) Run(connection, $"CREATE SCHEMA \"{address.Schema}\"");
        Run(connection, "CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public");
        var extension = Value(connection, "SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'unaccent'");
        Run(connection, $"SET LOCAL search_path TO \"{address.Schema}\", \"{extension}\"");
    }

    private static int Version(NpgsqlConnection connection, PostgresAddress address) => Value(connection, "SELECT to_regclass($1)::text", $"\"{address.Schema}\".archive_version") is null ? 0
        : Convert.ToInt32(Value(connection, $"SELECT coalesce(max(version), 0) FROM \"{address.Schema}\".archive_version"), System.Globalization.CultureInfo.InvariantCulture);

    private static void Run(NpgsqlConnection connection, string sql)
    {
        // A step may read all of a large archive.
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    private static object? Value(NpgsqlConnection connection, string sql, string? value = null)
    {
        using var command = new NpgsqlCommand(sql, connection);
        if (value is not null) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        return command.ExecuteScalar() is { } found and not DBNull ? found : null;
    }
}
