namespace Readout.Sources.Fetching;

/// <summary>Gives up on a body that comes too slowly: in each window of time there must be so many bytes.</summary>
internal sealed class RateGuard : IAsyncDisposable
{
    private readonly CancellationTokenSource _tooSlow = new();
    private readonly ITimer _timer;
    private long _before;

    public RateGuard(CountedStream body, FetcherOptions options, TimeProvider time)
    {
        var least = (long)(options.SlowestRate * options.RateWindow.TotalSeconds);
        _timer = time.CreateTimer(_ =>
        {
            var now = body.Count;
            if (now - Interlocked.Exchange(ref _before, now) < least && !body.Ended) _tooSlow.Cancel();
        }, null, options.RateWindow, options.RateWindow);
    }

    /// <summary>Cancelled as soon as a window was too slow.</summary>
    public CancellationToken TooSlow => _tooSlow.Token;

    /// <summary>Waits for a callback that runs, so that none comes after.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        _tooSlow.Dispose();
    }
}
