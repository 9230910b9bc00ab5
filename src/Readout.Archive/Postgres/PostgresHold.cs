using Npgsql;
using Readout.Archive.Tables;

namespace Readout.Archive.Postgres;

/// <summary>An advisory lock that lasts as long as its connection.</summary>
internal sealed class PostgresHold : ArchiveHold
{
    private readonly NpgsqlConnection _connection;
    private readonly int _process;
    private readonly long _key;

    private PostgresHold(NpgsqlConnection connection, long key) => (_connection, _process, _key) = (connection, connection.ProcessID, key);

    /// <summary>Takes the lock; null where another one has it.</summary>
    /// <exception cref="NpgsqlException">The server does not answer.</exception>
    public static async Task<PostgresHold?> TakeAsync(PostgresAddress address, ArchiveWork work, CancellationToken cancellation)
    {
        var key = address.Lock(work.ToString().ToLowerInvariant());
        var connection = new NpgsqlConnection(address.Opening(pooled: false));
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = key } } };
            if (await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true) return new PostgresHold(connection, key);
            await connection.DisposeAsync().ConfigureAwait(false);
            return null;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>The server shows the number of such a lock in two halves (PostgreSQL manual, "pg_locks").</summary>
    internal override bool IsHeld(Session session) => session.Number("""
        SELECT count(*) FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND pid = $process AND objsubid = 1 AND classid::bigint = (($key >> 32) & 4294967295) AND objid::bigint = ($key & 4294967295)
        """, ("$process", _process), ("$key", _key)) > 0;
}
