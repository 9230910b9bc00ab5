namespace Readout.Archive.Tables;

/// <summary>What an archive is kept in: whole transactions, and what each engine does in a way of its own.</summary>
/// <remarks>What goes wrong beneath comes out as an <see cref="ArchiveException"/> that names the place. Statements run on the caller's thread and are kept short.</remarks>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Where it is, without what opens it.</summary>
    public abstract string Place { get; }

    /// <summary>Reads; what others write meanwhile is not seen.</summary>
    public virtual Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancellation) => ReadThroughAsync(session => new ValueTask<T>(read(session)), cancellation);

    /// <summary>The same where reading waits for something else, as for another database to be written.</summary>
    public abstract Task<T> ReadThroughAsync<T>(Func<Session, ValueTask<T>> read, CancellationToken cancellation);

    /// <summary>Writes all of it or nothing; when this returns, it is on the disk. An engine may have to write once more, so the same must come of it.</summary>
    public abstract Task<T> WriteAsync<T>(Func<Session, T> write, CancellationToken cancellation);

    /// <summary>The same beside whoever writes, where the engine can: for what gives out no numbers and changes a row that others only read, or change in one step.</summary>
    public virtual Task<T> WriteAsideAsync<T>(Func<Session, T> write, CancellationToken cancellation) => WriteAsync(write, cancellation);

    /// <summary>Keeps others from a work and waits for what the one before was writing; null where another one does it.</summary>
    public abstract Task<ArchiveHold?> HoldAsync(ArchiveWork work, CancellationToken cancellation);

    /// <summary>A copy of the whole as it stands now, while others read and write.</summary>
    public abstract Task BackupAsync(string target, CancellationToken cancellation);

    /// <summary>Gives back the room of what is no more and puts the full text in order.</summary>
    public abstract Task CompactAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
