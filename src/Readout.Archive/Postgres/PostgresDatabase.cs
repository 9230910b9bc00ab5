using System.Data;
using Npgsql;
using Readout.Archive.Tables;

namespace Readout.Archive.Postgres;

/// <summary>A schema of a PostgreSQL database: any number of readers, each of which sees the last whole transaction, and one writer at a time, in whatever process.</summary>
/// <remarks>
/// Writers take turns by an advisory lock that lasts as long as the transaction; so numbers grow in the order in which rows can be seen, as lists and cursors need it, and no two batches
/// stand in each other's way. Locks are of the session's connection: between this and the server nothing may stand that hands connections around by transaction.
/// </remarks>
internal sealed class PostgresDatabase : Database
{
    private const int MostTries = 4;

    /// <summary>A search has other values each time, so its way is chosen for them; it is over before a second process of the server had begun to help.</summary>
    private const string ReaderOptions = "-c default_transaction_read_only=on -c plan_cache_mode=force_custom_plan -c jit=off -c max_parallel_workers_per_gather=0";

    /// <summary>A batch asks by keys for what it has just written, of which the server's statistics know nothing yet; so it is kept from reading whole tables.</summary>
    private const string WriterOptions = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    private readonly PostgresAddress _address;
    private readonly NpgsqlDataSource _readers;
    private readonly NpgsqlDataSource _writers;
    private readonly SemaphoreSlim _writing = new(1, 1);

    private PostgresDatabase(PostgresAddress address) =>
        (_address, _readers, _writers) = (address, NpgsqlDataSource.Create(address.Opening(ReaderOptions)), NpgsqlDataSource.Create(address.Opening(WriterOptions)));

    /// <summary>Opens the schema, bringing its tables up to date where needed; makes it where there is none, if it may.</summary>
    public static PostgresDatabase Open(PostgresAddress address, bool make, Action<string>? note)
    {
        try
        {
            using var connection = new NpgsqlConnection(address.Opening(pooled: false));
            connection.Open();
            PostgresSchema.BringUpToDate(connection, address, make, note);
        }
        catch (NpgsqlException problem)
        {
            throw Told(address, problem);
        }

        return new PostgresDatabase(address);
    }

    public override string Place => _address.ToString();

    /// <summary>A connection that was idle while the server went and came fails when it is first used: then all such ones are given up, and it is read once more.</summary>
    public override async Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancellation)
    {
        try
        {
            return await base.ReadAsync(read, cancellation).ConfigureAwait(false);
        }
        catch (ArchiveException problem) when (problem.InnerException is NpgsqlException lost && IsLost(lost))
        {
            _readers.Clear();
            return await base.ReadAsync(read, cancellation).ConfigureAwait(false);
        }
    }

    public override async Task<T> ReadThroughAsync<T>(Func<Session, ValueTask<T>> read, CancellationToken cancellation)
    {
        try
        {
            var connection = await _readers.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
            await using var ending = transaction.ConfigureAwait(false);
            using var session = new PostgresSession(connection);
            var result = await read(session).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return result;
        }
        catch (NpgsqlException problem)
        {
            throw Told(_address, problem);
        }
    }

    public override async Task<T> WriteAsync<T>(Func<Session, T> write, CancellationToken cancellation)
    {
        // Within this process one waits here, not on a connection.
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await WriteAgainAsync(write, inTurn: true, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override Task<T> WriteAsideAsync<T>(Func<Session, T> write, CancellationToken cancellation) => WriteAgainAsync(write, inTurn: false, cancellation);

    /// <summary>The lock is of a connection of its own, which the server closes with the process that held it, or when the way to that is cut.</summary>
    public override async Task<ArchiveHold?> HoldAsync(ArchiveWork work, CancellationToken cancellation)
    {
        try
        {
            if (await PostgresHold.TakeAsync(_address, work, cancellation).ConfigureAwait(false) is not { } hold) return null;
            try
            {
                // Writers take turns: when it is this one's, nobody writes who saw the hold as that of another.
                return await WriteAsync(_ => hold, cancellation).ConfigureAwait(false);
            }
            catch
            {
                await hold.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch (NpgsqlException problem)
        {
            throw Told(_address, problem);
        }
    }

    public override Task BackupAsync(string target, CancellationToken cancellation) =>
        throw new ArchiveException($"this archive lies on a PostgreSQL server: copy it with 'pg_dump --format=custom --schema={_address.Schema}', and bring the copy back with pg_restore");

    public override Task CompactAsync(CancellationToken cancellation) =>
        throw new ArchiveException("this archive lies on a PostgreSQL server, which gives back room by itself (autovacuum); VACUUM FULL gives it back to the disk");

    public override async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync().ConfigureAwait(false);
        await _writers.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    private async Task<T> WriteAgainAsync<T>(Func<Session, T> write, bool inTurn, CancellationToken cancellation)
    {
        try
        {
            for (var tries = 1; ; tries++)
            {
                var begun = false;
                try
                {
                    return await WriteOnceAsync(
                        session =>
                        {
                            begun = true;
                            return write(session);
                        },
                        inTurn,
                        cancellation).ConfigureAwait(false);
                }
                catch (NpgsqlException lost) when (tries == 1 && !begun && IsLost(lost))
                {
                    _writers.Clear();
                }
                catch (PostgresException problem) when (tries < MostTries && problem.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
                {
                    // Another transaction stood in the way; nothing of this one is left, so it is written again.
                }
            }
        }
        catch (NpgsqlException problem)
        {
            throw Told(_address, problem);
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<Session, T> write, bool inTurn, CancellationToken cancellation)
    {
        var connection = await _writers.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        using var session = new PostgresSession(connection);
        if (inTurn) session.Run("SELECT pg_advisory_xact_lock($key)", ("$key", _address.Lock("writing")));
        var result = write(session);
        session.Send();
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    /// <summary>Whether the way to the server broke, or the server is going or coming: what was asked may be asked again. What took too long would take so long again.</summary>
    private static bool IsLost(NpgsqlException problem) => problem is not PostgresException ? problem.InnerException is not TimeoutException
        : problem.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;

    /// <summary>What the server said in one line, or that it does not answer.</summary>
    private static ArchiveException Told(PostgresAddress address, NpgsqlException problem) => problem is PostgresException said
        ? new ArchiveException($"the database {address}: {said.MessageText}", problem)
        : new ArchiveException($"the database {address} does not answer: {(problem.InnerException ?? problem).Message}; what was not acknowledged was written as a whole or not at all", problem);
}
