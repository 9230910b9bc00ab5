using Readout.Archive;
using Readout.Sources;
using Readout.Sources.Fetching;

namespace Readout.Workers.Collecting;

/// <summary>Visits the sources of an archive and keeps how they fared.</summary>
public sealed class CollectRounds(NewsArchive archive, IIntake intake, Fetcher fetcher, WebSourceOptions reading, TimeProvider time)
{
    private const int AtOnce = 4;

    /// <summary>Visits each source that is not paused: folders one after the other, then addresses, a few at once.</summary>
    public async Task OnceAsync(CancellationToken cancellation)
    {
        var sources = (await archive.SourcesAsync(cancellation).ConfigureAwait(false)).Where(s => !s.Paused).ToList();
        foreach (var folder in sources.Where(s => s.Kind == "folder")) await FolderAsync(folder, cancellation).ConfigureAwait(false);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(sources.Where(s => s.Kind == "web"), parallel, async (source, token) => await WebAsync(source, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task FolderAsync(SourceRow source, CancellationToken cancellation)
    {
        string? problem = null;
        var pages = 0;
        await intake.CollectAsync(Watched(FileSource.ReadAsync([source.Address], cancellation)), source.Number, cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var health = source.Health;
        await archive.RecordVisitAsync(source.Number, pages == 0 && problem is not null
            ? health with { LastFailure = now, LastProblem = problem, Failures = health.Failures + 1, FailuresInARow = health.FailuresInARow + 1 }
            : health with { LastSuccess = now, Successes = health.Successes + 1, FailuresInARow = 0 }, cancellation).ConfigureAwait(false);

        async IAsyncEnumerable<SourceItem> Watched(IAsyncEnumerable<SourceItem> items)
        {
            await foreach (var item in items.ConfigureAwait(false))
            {
                if (item.Page is null) problem ??= item.Problem;
                else pages++;
                yield return item;
            }
        }
    }

    private async Task WebAsync(SourceRow source, CancellationToken cancellation)
    {
        var health = source.Health;
        var validators = health.ETag is null && health.LastModified is null ? null : new CacheValidators(health.ETag, health.LastModified);
        var states = new SourceStates([new SourceState(source.Address, validators,
            new SourceHealth(health.LastSuccess, health.LastFailure, health.LastProblem, health.Successes, health.Failures, health.FailuresInARow), health.NotBefore)]);
        var web = new WebSource(fetcher, states, reading with { IsKnown = url => archive.KnowsAsync(url, CancellationToken.None).GetAwaiter().GetResult() });
        await intake.CollectAsync(web.ReadAsync([source.Address], cancellation), source.Number, cancellation).ConfigureAwait(false);

        // Not before all of it is written: else a run that breaks off would not see the rest again.
        var state = states.Of(source.Address);
        await archive.RecordVisitAsync(source.Number, new VisitRecord(state.Health.LastSuccess, state.Health.LastFailure, state.Health.LastProblem, state.Health.Successes,
            state.Health.Failures, state.Health.FailuresInARow, state.NotBefore, state.Validators?.ETag, state.Validators?.LastModified), cancellation).ConfigureAwait(false);
    }
}
