using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Readout.Archive.Sqlite;

/// <summary>The database file: one writer at a time, readers beside it that see the last whole transaction.</summary>
/// <remarks>
/// Write-ahead logging with <c>synchronous=FULL</c>: what a transaction acknowledged is on the disk. Writers of other processes are waited for. SQLite is
/// synchronous beneath, so reading runs on the caller's thread and is kept short.
/// </remarks>
internal sealed class ArchiveFile : IAsyncDisposable
{
    private const int BusyMilliseconds = 15_000;

    private readonly string _path;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly SqliteConnection _writer;

    private ArchiveFile(string path, SqliteConnection writer) => (_path, _writer) = (path, writer);

    /// <summary>Opens the file, making it and bringing its tables up to date where needed.</summary>
    public static ArchiveFile Open(string path)
    {
        var writer = Connect(path);
        try
        {
            writer.Run("PRAGMA journal_mode = WAL");
            Migrations.Run(writer);
            return new ArchiveFile(path, writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string Path => _path;

    /// <summary>Reads; what others write meanwhile is not seen.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_readers.TryTake(out var connection))
        {
            connection = Connect(_path);
            connection.Run("PRAGMA query_only = 1");
        }

        try
        {
            connection.Run("BEGIN");
            var result = read(connection);
            connection.Run("COMMIT");
            _readers.Add(connection);
            return result;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes all of it or nothing; when this returns, it is on the disk.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return _writer.Whole(write);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs what may not stand in a transaction (VACUUM, a checkpoint).</summary>
    public async Task AloneAsync(Action<SqliteConnection> work, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            work(_writer);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>A copy of the whole as it stands now, while others read and write.</summary>
    public async Task BackupAsync(string target, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var source = Connect(_path);
        var part = target + ".part";
        File.Delete(part);
        source.Run("VACUUM INTO $path", ("$path", part));
        File.Move(part, target, overwrite: true);
        await Task.CompletedTask.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var reader)) await reader.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true }.ToString());
        try
        {
            connection.Open();
            connection.Run($"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
