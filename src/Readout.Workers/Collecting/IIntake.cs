using Readout.Sources;

namespace Readout.Workers.Collecting;

/// <summary>Where what the sources bring goes: through this process, or to the queue.</summary>
public interface IIntake
{
    /// <summary>Takes all that the sources bring; when it returns, all of it is written, or handed over for certain.</summary>
    /// <param name="items">Pages and problems, in order.</param>
    /// <param name="source">The number of the source they come from; null where from none.</param>
    /// <param name="cancellation">Stops soon; what was taken by then is written, or handed over, before it throws.</param>
    Task CollectAsync(IAsyncEnumerable<SourceItem> items, long? source, CancellationToken cancellation);
}
