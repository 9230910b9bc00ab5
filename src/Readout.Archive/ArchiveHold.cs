using Readout.Archive.Tables;

namespace Readout.Archive;

/// <summary>A work on an archive that is kept from others until this is given back, this process ends, or the database gives the process up because the way to it is cut.</summary>
/// <remarks>
/// What is written under a hold is written only while the database still knows it, and whoever takes a hold waits for what was being written under the one before. So nothing that
/// one read when it took up the work is changed by the one before it.
/// </remarks>
public abstract class ArchiveHold : IAsyncDisposable
{
    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Whether the database still knows it; asked within the transaction that writes.</summary>
    internal abstract bool IsHeld(Session session);
}
