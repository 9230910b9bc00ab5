using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Readout.Archive;
using Readout.Commands;
using Readout.Serving;
using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Workers.Collecting;

namespace Readout.Bench;

/// <summary>The app over an archive on a free port of this machine, in this process; its collector stands over an archive of its own, which is empty, so that nothing is read beside it.</summary>
internal sealed class ServedArchive : IAsyncDisposable
{
    private readonly CollectSignal _signal = new();
    private readonly string _beside = Directory.CreateTempSubdirectory("readout-bench-").FullName;
    private readonly HttpClient _client;
    private NewsArchive? _empty;
    private Collector? _collector;
    private WebApplication? _app;

    private ServedArchive() => _client = Client();

    public Uri Root { get; private set; } = new("http://127.0.0.1");

    public static async Task<ServedArchive> StartAsync(NewsArchive archive)
    {
        var served = new ServedArchive();
        served._empty = NewsArchive.Open(Path.Combine(served._beside, "readout.db"), TimeProvider.System);
        served._collector = await Collector.OpenAsync(served._empty, new ReadoutEngine(), TimeProvider.System, CancellationToken.None);
        var terminal = new Terminal { Output = Console.Out, Error = Console.Error };
        var options = new ServerOptions(IPAddress.Loopback, 0, TimeSpan.FromHours(1), new FetcherOptions(), new WebSourceOptions());
        served._app = ReadoutServer.Build(archive, served._collector, served._signal, options, terminal);
        await served._app.StartAsync();
        served.Root = new Uri(served._app.Urls.First());
        return served;
    }

    /// <summary>A client of one connection: what it asks is this process.</summary>
#pragma warning disable RS0030 // The fetcher refuses addresses of this machine, rightly; here nothing else is asked.
    public static HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 1 });
#pragma warning restore RS0030

    /// <summary>Asks for a page as a browser does; how long it took to the last byte, the processor time of it (this side's included), and how many bytes there were.</summary>
    public async Task<(TimeSpan Time, TimeSpan Processor, long Bytes)> AskAsync(string path)
    {
        var (start, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        using var answer = await _client.GetAsync(new Uri(Root, path));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound)) throw new InvalidOperationException($"{path} was answered by {answer.StatusCode}.");
        return (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - spent, bytes.Length);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        if (_collector is not null) await _collector.DisposeAsync();
        if (_empty is not null) await _empty.DisposeAsync();
        _signal.Dispose();
        _client.Dispose();
        Directory.Delete(_beside, recursive: true);
    }
}
