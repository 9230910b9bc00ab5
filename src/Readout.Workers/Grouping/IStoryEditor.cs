using Readout.Archive;

namespace Readout.Workers.Grouping;

/// <summary>Where people's corrections go: to the desk of this process, or to the archive, whose desk works elsewhere.</summary>
public interface IStoryEditor
{
    /// <summary>Keeps a correction; its number. The stories it changes are told anew, at once or by whoever has the desk.</summary>
    Task<long> CorrectAsync(Correction correction, string who, CancellationToken cancellation);

    /// <summary>Takes a correction back; false where there is none that holds.</summary>
    Task<bool> UndoAsync(long number, CancellationToken cancellation);

    /// <summary>Forgets reports for good; how many versions went.</summary>
    /// <exception cref="ArchiveException">The desk works elsewhere, and forgets nothing while it does.</exception>
    Task<int> ForgetAsync(Forgetting what, CancellationToken cancellation);
}

/// <summary>The desk works in another process: it looks for corrections in the archive by itself.</summary>
/// <param name="archive">The archive.</param>
public sealed class DistantDesk(NewsArchive archive) : IStoryEditor
{
    /// <inheritdoc/>
    public Task<long> CorrectAsync(Correction correction, string who, CancellationToken cancellation) => archive.CorrectAsync(correction, who, cancellation);

    /// <inheritdoc/>
    public Task<bool> UndoAsync(long number, CancellationToken cancellation) => archive.UndoAsync(number, cancellation);

    /// <inheritdoc/>
    public Task<int> ForgetAsync(Forgetting what, CancellationToken cancellation) =>
        Task.FromException<int>(new ArchiveException("reports are forgotten while nobody collects: stop the workers of the stage 'group', then use 'readout forget'"));
}
