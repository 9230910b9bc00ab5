using System.Collections.Concurrent;

namespace Readout.Sources.Fetching;

/// <summary>The robots.txt of each site, asked for once and kept for a while; whoever comes meanwhile waits for the same answer.</summary>
internal sealed class RobotsCache(Func<Uri, Task<(RobotsRules Rules, string? Trouble)>> fetch, TimeProvider time, TimeSpan kept, TimeSpan failureKept)
{
    /// <summary>Above this many sites all are forgotten: to ask again is cheaper than to grow for ever.</summary>
    private const int MostSites = 10_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<Kept>>> _sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules of an address's site (scheme, host and port); <c>Trouble</c> says why they could not be had, where they could not.</summary>
    public async Task<(RobotsRules Rules, string? Trouble)> OfAsync(Uri url, CancellationToken cancellation)
    {
        var site = url.GetLeftPart(UriPartial.Authority);
        if (_sites.Count > MostSites) _sites.Clear();
        while (true)
        {
            var lazy = _sites.GetOrAdd(site, s => new Lazy<Task<Kept>>(() => AskAsync(new Uri(s + "/robots.txt"))));
            var answer = await lazy.Value.WaitAsync(cancellation).ConfigureAwait(false);
            if (answer.Until > time.GetUtcNow()) return (answer.Rules, answer.Trouble);
            _sites.TryRemove(KeyValuePair.Create(site, lazy));
        }
    }

    private async Task<Kept> AskAsync(Uri url)
    {
        var (rules, trouble) = await fetch(url).ConfigureAwait(false);
        return new Kept(rules, trouble, time.GetUtcNow() + (trouble is null ? kept : failureKept));
    }

    private sealed record Kept(RobotsRules Rules, string? Trouble, DateTimeOffset Until);
}
