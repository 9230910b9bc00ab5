using System.Collections.Concurrent;

namespace Readout.Sources.Fetching;

/// <summary>Who may ask a host, and when: so many at a time, with a pause between two starts, and not before a host asked to be left alone.</summary>
internal sealed class HostTurns(TimeSpan delay, int concurrency, TimeProvider time)
{
    /// <summary>Above this many hosts, those that nobody asks and that ask for no pause are forgotten.</summary>
    private const int MostHosts = 10_000;

    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a turn. Dispose it when the answer is there.</summary>
    /// <param name="host">The host and port.</param>
    /// <param name="pause">Whether this is a request of its own, which keeps its distance from the one before.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<IDisposable> EnterAsync(string host, bool pause, CancellationToken cancellation)
    {
        if (_hosts.Count > MostHosts) Forget();
        var turns = Of(host);
        await turns.Slots.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var wait = pause ? turns.Take(time.GetUtcNow(), delay) : TimeSpan.Zero;
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
            return new Turn(turns.Slots);
        }
        catch
        {
            turns.Slots.Release();
            throw;
        }
    }

    /// <summary>The host does not want to be asked before then.</summary>
    public void NotBefore(string host, DateTimeOffset then) => Of(host).NotBefore(then);

    /// <summary>The host wants at least this long between two requests.</summary>
    public void Slower(string host, TimeSpan pause) => Of(host).Pause = pause;

    /// <summary>Before when the host is not to be asked; null where it may be asked now.</summary>
    public DateTimeOffset? ClosedUntil(string host) => _hosts.TryGetValue(host, out var turns) && turns.ClosedUntil > time.GetUtcNow() ? turns.ClosedUntil : null;

    private Host Of(string host) => _hosts.GetOrAdd(host, _ => new Host(concurrency));

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (name, host) in _hosts)
        {
            if (host.Slots.CurrentCount == concurrency && host.Next < now && host.ClosedUntil < now) _hosts.TryRemove(name, out _);
        }
    }

    private sealed class Host(int concurrency)
    {
        private readonly Lock _lock = new();

        public SemaphoreSlim Slots { get; } = new(concurrency, concurrency);

        public DateTimeOffset Next { get; private set; }

        public DateTimeOffset ClosedUntil { get; private set; }

        public TimeSpan Pause { get; set; }

        /// <summary>Reserves the next start; how long it is until then.</summary>
        public TimeSpan Take(DateTimeOffset now, TimeSpan delay)
        {
            lock (_lock)
            {
                var start = Next > now ? Next : now;
                Next = start + (Pause > delay ? Pause : delay);
                return start - now;
            }
        }

        public void NotBefore(DateTimeOffset then)
        {
            lock (_lock)
            {
                if (then > ClosedUntil) ClosedUntil = then;
            }
        }
    }

    private sealed class Turn(SemaphoreSlim slots) : IDisposable
    {
        private SemaphoreSlim? _slots = slots;

        public void Dispose() => Interlocked.Exchange(ref _slots, null)?.Release();
    }
}
