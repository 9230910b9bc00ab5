using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Readout.Archive.Tables;

namespace Readout.Archive.Sqlite;

/// <summary>The database file: one writer at a time, readers beside it that see the last whole transaction.</summary>
/// <remarks>
/// Write-ahead logging with <c>synchronous=FULL</c>: what a transaction acknowledged is on the disk. Writers of other processes are waited for. SQLite is
/// synchronous beneath, so reading runs on the caller's thread and is kept short.
/// </remarks>
internal sealed class SqliteDatabase : Database
{
    private const int BusyMilliseconds = 15_000;

    private readonly string _path;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SqliteSession _writer;

    private SqliteDatabase(string path, SqliteSession writer) => (_path, _writer) = (path, writer);

    /// <summary>Opens the file, making its tables where that is wanted and bringing them up to date where needed.</summary>
    public static SqliteDatabase Open(string path, bool make, Action<string>? note)
    {
        SqliteConnection? connection = null;
        try
        {
            var writer = Connect(path);
            connection = writer.Connection;
            if (!make && Migrations.Version(writer) == 0) throw new ArchiveException($"{path} holds no archive");
            writer.Run("PRAGMA journal_mode = WAL");
            Migrations.Run(writer, note);
            return new SqliteDatabase(path, writer);
        }
        catch (Exception problem)
        {
            connection?.Dispose();
            if (problem is SqliteException broken) throw Told(path, broken);
            throw;
        }
    }

    public override string Place => _path;

    public override async Task<T> ReadThroughAsync<T>(Func<Session, ValueTask<T>> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SqliteSession? reader = null;
        try
        {
            if (!_readers.TryTake(out reader))
            {
                reader = Connect(_path);
                reader.Run("PRAGMA query_only = 1");
            }

            reader.Run("BEGIN");
            var result = await read(reader).ConfigureAwait(false);
            reader.Run("COMMIT");
            _readers.Add(reader);
            return result;
        }
        catch (Exception problem)
        {
            if (reader is not null) await reader.DisposeAsync().ConfigureAwait(false);
            if (problem is SqliteException broken) throw Told(_path, broken);
            throw;
        }
    }

    public override Task<T> WriteAsync<T>(Func<Session, T> write, CancellationToken cancellation) => AloneAsync(writer => writer.Whole(write), cancellation);

    /// <summary>A file beside the archive is held open; it goes with whoever holds it.</summary>
    public override Task<ArchiveHold?> HoldAsync(ArchiveWork work, CancellationToken cancellation) => Task.FromResult(Hold(_path, work));

    /// <summary>The same for a file that is not opened; null where another process holds it.</summary>
    public static ArchiveHold? Hold(string path, ArchiveWork work)
    {
        try
        {
            return new FileHold(new FileStream(path + "." + work.ToString().ToLowerInvariant(), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public override async Task BackupAsync(string target, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var part = target + ".part";
        File.Delete(part);

        // By whatever way the folder was named: what is made there is seen beside the archive if it is the archive's own.
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_path))!, Path.GetFileName(part));
        var wasBeside = File.Exists(beside);
        await File.Create(part).DisposeAsync().ConfigureAwait(false);
        if (!wasBeside && File.Exists(beside) && string.Equals(Path.GetFileName(target), Path.GetFileName(_path), StringComparison.OrdinalIgnoreCase))
        {
            File.Delete(part);
            throw new ArchiveException("the copy would take the archive's own place: name another file");
        }

        try
        {
            var source = Connect(_path);
            await using var closing = source.ConfigureAwait(false);
            source.Run("VACUUM INTO $path", ("$path", part));
            File.Move(part, target, overwrite: true);
        }
        catch (SqliteException broken)
        {
            throw Told(_path, broken);
        }
    }

    /// <summary>What it runs may not stand in a transaction.</summary>
    public override Task CompactAsync(CancellationToken cancellation) => AloneAsync(writer =>
    {
        writer.Run("INSERT INTO article_text (article_text) VALUES ('optimize')");
        writer.Run("PRAGMA optimize");
        writer.Run("VACUUM");
        return writer.Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }, cancellation);

    public override async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var reader)) await reader.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    private async Task<T> AloneAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return work(_writer);
        }
        catch (SqliteException broken)
        {
            throw Told(_path, broken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private static ArchiveException Told(string path, SqliteException broken) => new($"the archive {path}: {broken.Message}", broken);

    private static SqliteSession Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true }.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Run($"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A file is held as long as this process lives.</summary>
    private sealed class FileHold(FileStream file) : ArchiveHold
    {
        public override ValueTask DisposeAsync() => file.DisposeAsync();

        internal override bool IsHeld(Session session) => true;
    }
}
