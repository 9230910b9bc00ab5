using System.Net;
using System.Net.Security;

namespace Readout.Sources.Fetching;

/// <summary>How pages are fetched. The defaults are polite, and safe on a machine inside somebody's network.</summary>
public sealed record FetcherOptions
{
    /// <summary>The name that robots.txt knows the program by (RFC 9309, 2.2.1).</summary>
    public const string ProductToken = "Readout";

    /// <summary>Where a site's owner reads who is calling: the page or mail address of whoever collects; default none, and then the program is named alone.</summary>
    public string? Contact { get; init; }

    /// <summary>One's own networks, which may be connected to though they are not public; default none.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>An HTTP proxy to go through; default none, whatever the environment says. It must itself guard one's own network.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Whether robots.txt is asked for and obeyed; default yes.</summary>
    public bool ObeyRobots { get; init; } = true;

    /// <summary>Between the starts of two requests to one host; default 1 s. A longer <c>Crawl-delay</c> of robots.txt is kept.</summary>
    public TimeSpan HostDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests to one host at a time; default 2.</summary>
    public int HostConcurrency { get; init; } = 2;

    /// <summary>Redirects followed for one address; default 10.</summary>
    public int Redirects { get; init; } = 10;

    /// <summary>The largest body read, in bytes, packed and unpacked alike; default 20 MB.</summary>
    public long LargestBody { get; init; } = 20_000_000;

    /// <summary>To find the host and connect to it; default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Until the answer's headers are there, connecting included; default 20 s.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Until the answer is there as a whole; default 2 minutes.</summary>
    public TimeSpan WholeTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The slowest body that is waited for, in bytes per second over each <see cref="RateWindow"/>; default 200.</summary>
    public int SlowestRate { get; init; } = 200;

    /// <summary>The time over which the rate is taken; default 10 s.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A server that asks to wait (<c>Retry-After</c>) is waited for once, if not longer than this; default 30 s. Else the time is told in the result.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The header <c>User-Agent</c>: the program, what it is, and whom to ask where that is known.</summary>
    public string UserAgent => Contact is null ? $"{ProductToken}/{Version} (self-hosted news reader)" : $"{ProductToken}/{Version} (self-hosted news reader; +{Contact})";

    /// <summary>Names to addresses; the system's resolver unless a test gives another.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = static (host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation);

    /// <summary>Judges certificates in a test; the system's own judgement otherwise.</summary>
    internal RemoteCertificateValidationCallback? Certificates { get; init; }

    private static string Version { get; } = typeof(FetcherOptions).Assembly.GetName().Version?.ToString(2) ?? "0";
}
