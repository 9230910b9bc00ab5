namespace Readout.Workers.Collecting;

/// <summary>Has the sources visited at once instead of when their time comes: a source was added or taken up again.</summary>
public sealed class CollectSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);
    private readonly Lock _raising = new();

    /// <summary>Asks for a visit; asking twice before it begins is asking once.</summary>
    public void Raise()
    {
        lock (_raising)
        {
            if (_raised.CurrentCount == 0) _raised.Release();
        }
    }

    /// <summary>Waits until the time has passed or a visit is asked for.</summary>
    public async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_raised.WaitAsync(done.Token), Task.Delay(time, clock, done.Token)).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose() => _raised.Dispose();
}
