namespace Readout.Sources.Fetching;

/// <summary>Fetches addresses of the web: the one place from which the program speaks to the network.</summary>
/// <remarks>
/// The way of a request: the address is judged (http or https, a port of the web); robots.txt is asked, once a day and host; the host's turn is
/// waited for; the name is found, and each address behind it judged at the moment of connecting (<see cref="Connector"/>); redirects go
/// the same way, hop by hop; the body is unpacked while it comes, up to a limit and not slower than a rate. Whatever goes wrong is a
/// <see cref="FetchResult.Problem"/> in words. One fetcher serves many threads, and all that share politeness share it.
/// </remarks>
public sealed class Fetcher : IDisposable
{
    /// <summary>Robots.txt may be kept a day (RFC 9309, 2.4).</summary>
    private static readonly TimeSpan RobotsKept = TimeSpan.FromHours(24);

    /// <summary>One that could not be had is asked for again after this.</summary>
    private static readonly TimeSpan RobotsFailureKept = TimeSpan.FromMinutes(10);

    /// <summary>How long a host is left alone that said "too many requests" and no time.</summary>
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    /// <summary>A wish to be left alone for longer is taken for a mistake.</summary>
    private static readonly TimeSpan LongestNotBefore = TimeSpan.FromDays(7);

    private readonly FetcherOptions _options;
    private readonly TimeProvider _time;
    private readonly Connector _connector;
    private readonly HostTurns _turns;
    private readonly RobotsCache _robots;
    private readonly Exchange _exchange;

    /// <summary>A fetcher.</summary>
    /// <param name="options">Limits and manners.</param>
    /// <param name="time">The clock that delays and timeouts go by.</param>
    public Fetcher(FetcherOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _options = options;
        _time = time;
        _connector = new Connector(options, time);
        _turns = new HostTurns(options.HostDelay, options.HostConcurrency, time);
        _exchange = new Exchange(options, time, _connector);
        _robots = new RobotsCache(FetchRobotsAsync, time, RobotsKept, RobotsFailureKept);
    }

    /// <summary>The largest body read, in bytes.</summary>
    internal long LargestBody => _options.LargestBody;

    /// <summary>The clock it goes by.</summary>
    internal TimeProvider Time => _time;

    /// <summary>Fetches an address.</summary>
    /// <param name="address">An absolute http or https address.</param>
    /// <param name="known">What an earlier answer was known by: an unchanged one is not sent again. Null to have it in any case.</param>
    /// <param name="cancellation">Stops the fetching; the only thing that throws.</param>
    public async Task<FetchResult> FetchAsync(string address, CacheValidators? known = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url)) return new FetchResult(address, address) { Problem = "it is no whole address (https://…)" };
        return await FollowAsync(address, url, known, isRobots: false, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a body to an address, which is judged like one that is fetched from; redirects are not followed, and robots.txt is not asked, being for pages.</summary>
    /// <param name="address">An absolute http or https address.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="headers">Further headers.</param>
    /// <param name="readAnswer">Whether the body of the answer is wanted; else only its status is read.</param>
    /// <param name="cancellation">Stops the sending; the only thing that throws.</param>
    /// <returns>A result without a problem where the server answered with a status of success.</returns>
    public async Task<FetchResult> PostAsync(string address, ReadOnlyMemory<byte> body, string mediaType, IEnumerable<KeyValuePair<string, string>> headers, bool readAnswer = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(headers);
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url)) return new FetchResult(address, address) { Problem = "it is no whole address (https://…)" };
        var result = new FetchResult(address, url.AbsoluteUri);
        if (AddressProblem(url) is { } unfit) return result with { Problem = unfit };
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        var answer = await _exchange.PostAsync(result, content, headers, readAnswer, cancellation).ConfigureAwait(false);
        return answer.RetryAfter is { } wait ? answer.Result with { NotBefore = _time.GetUtcNow() + (wait < LongestNotBefore ? wait : LongestNotBefore) } : answer.Result;
    }

    /// <summary>The sitemaps that a site's robots.txt names.</summary>
    internal async Task<IReadOnlyList<string>> SitemapsAsync(Uri site, CancellationToken cancellation) =>
        AddressProblem(site) is null ? (await _robots.OfAsync(site, cancellation).ConfigureAwait(false)).Rules.Sitemaps : [];

    /// <inheritdoc/>
    public void Dispose() => _exchange.Dispose();

    private async Task<FetchResult> FollowAsync(string address, Uri url, CacheValidators? known, bool isRobots, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waited = false;
        string? host = null;
        while (true)
        {
            var result = new FetchResult(address, url.AbsoluteUri);
            if (AddressProblem(url) is { } unfit) return result with { Problem = seen.Count == 0 ? unfit : $"it leads to {Shown(url)}: {unfit}" };
            if (_options.ObeyRobots && !isRobots)
            {
                var (rules, trouble) = await _robots.OfAsync(url, cancellation).ConfigureAwait(false);
                if (trouble is not null) return result with { Problem = trouble };
                if (!rules.Allows(url)) return result with { Problem = $"robots.txt of {url.Host} does not allow it" };
                if (rules.Delay > TimeSpan.Zero) _turns.Slower(url.Authority, rules.Delay);
            }

            if (_turns.ClosedUntil(url.Authority) is { } closed)
                return result with { NotBefore = closed, Problem = $"{url.Host} asked not to be called before {Exchange.Shown(closed)}" };

            Answer answer;
            using (await _turns.EnterAsync(url.Authority, pause: !isRobots && host != url.Authority, cancellation).ConfigureAwait(false))
            {
                answer = await _exchange.AskAsync(result, known, isRobots ? RobotsRules.LargestFile + 1 : null, cancellation).ConfigureAwait(false);
            }

            host = url.Authority;
            if (answer.RetryAfter is { } retry)
            {
                if (retry > LongestNotBefore) retry = LongestNotBefore;
                if (!waited && retry <= _options.LongestWait)
                {
                    waited = true;
                    await Task.Delay(retry, _time, cancellation).ConfigureAwait(false);
                    continue;
                }

                var then = _time.GetUtcNow() + retry;
                _turns.NotBefore(url.Authority, then);
                return answer.Result with { NotBefore = then, Problem = $"{answer.Result.Problem}; it asks to wait until {Exchange.Shown(then)}" };
            }

            if (answer.Result.Status is 429)
            {
                var then = _time.GetUtcNow() + UsualWait;
                _turns.NotBefore(url.Authority, then);
                return answer.Result with { NotBefore = then };
            }

            if (answer.Location is not { } location) return answer.Result;
            seen.Add(url.AbsoluteUri);
            if (!Uri.TryCreate(url, location, out var next) || WithoutFragment(next) is not { } target) return answer.Result with { Problem = "it leads to something that is no address" };

            if (seen.Contains(target.AbsoluteUri)) return answer.Result with { Problem = $"its redirects go in a circle (back to {Shown(target)})" };
            if (seen.Count > _options.Redirects) return answer.Result with { Problem = $"it was redirected more than {_options.Redirects} times" };
            url = target;
        }
    }

    /// <summary>Robots.txt: below 400 its rules, 4xx no rules at all, else (and for 429) nothing may be fetched for now (RFC 9309, 2.3.1).</summary>
    private async Task<(RobotsRules Rules, string? Trouble)> FetchRobotsAsync(Uri url)
    {
        var result = await FollowAsync(url.AbsoluteUri, url, null, isRobots: true, CancellationToken.None).ConfigureAwait(false);
        return result switch
        {
            { Problem: null } => (RobotsRules.Parse(result.Content.Span, FetcherOptions.ProductToken), null),
            { Status: >= 400 and < 500 and not 429 } => (RobotsRules.AllowAll, null),
            { Status: >= 200 and < 300, Content.IsEmpty: true } => (RobotsRules.AllowAll, null),
            { Status: null } => (RobotsRules.DisallowAll, result.Problem),
            _ => (RobotsRules.DisallowAll, $"robots.txt of {url.Host} could not be read, so nothing is fetched there: {result.Problem}"),
        };
    }

    private string? AddressProblem(Uri url)
    {
        if (url.Scheme is not ("http" or "https")) return "only http and https addresses are fetched";
        if (url.Host.Length == 0) return "it names no host";
        if (url.UserInfo.Length > 0) return "it holds a name or password, which are not sent";
        if (!WebPorts.IsSane(url.Port)) return $"port {url.Port} belongs to another service than the web";
        try
        {
            return _connector.Refusal(url);
        }
        catch (UriFormatException)
        {
            // The framework takes some hosts for addresses that it cannot spell (IDNA).
            return "its host is no name that there can be";
        }
    }

    /// <summary>The address without the part behind <c>#</c>, which is never sent; null where that is none.</summary>
    private static Uri? WithoutFragment(Uri url) =>
        Uri.TryCreate(url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped), UriKind.Absolute, out var bare) ? bare : null;

    private static string Shown(Uri url) => url.UserInfo.Length > 0 ? url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : url.AbsoluteUri;
}
