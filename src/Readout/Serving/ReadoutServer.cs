using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Readout.Api;
using Readout.Archive;
using Readout.Assisting;
using Readout.Commands;
using Readout.Documents;
using Readout.Notifying;
using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Workers.Collecting;
using Readout.Workers.Grouping;

namespace Readout.Serving;

/// <summary>Where and how to serve.</summary>
/// <param name="Address">The address to listen on.</param>
/// <param name="Port">The port; 0 takes a free one.</param>
/// <param name="Every">The time between two visits to the sources.</param>
/// <param name="Fetching">How pages are fetched.</param>
/// <param name="Reading">How addresses are read.</param>
internal sealed record ServerOptions(IPAddress Address, int Port, TimeSpan Every, FetcherOptions Fetching, WebSourceOptions Reading)
{
    /// <summary>The address by which others reach the app, for links in what is sent; null where it is the one listened on.</summary>
    public Uri? Root { get; init; }

    /// <summary>Days for which reports are kept; null where for ever.</summary>
    public int? Retention { get; init; }

    /// <summary>Whether workers collect, group and send alerts, and this process only shows.</summary>
    public bool IsWorkElsewhere { get; init; }

    /// <summary>What the log is told, and how.</summary>
    public LogOptions Log { get; init; } = new();

    /// <summary>Where traces and metrics are sent; null where nowhere.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>How people and programs are known.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>The mail server; null where nothing is sent by mail.</summary>
    public MailOptions? Mail { get; init; }

    /// <summary>The language model that phrases gists; null where none is asked.</summary>
    public AssistantOptions? Assistant { get; init; }
}

/// <summary>The web server and the collector in one process, over one archive.</summary>
internal static class ReadoutServer
{
    private const int LargestForm = 256 * 1024;

    /// <summary>After a round that the archive broke, the next one comes so soon.</summary>
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(15);

    /// <summary>Serves until it is stopped; a batch that is being written is written to its end.</summary>
    public static async Task RunAsync(NewsArchive archive, ServerOptions options, Terminal terminal, CancellationToken cancellation)
    {
        if (options.IsWorkElsewhere)
        {
            await ShowAsync(archive, options, terminal, cancellation).ConfigureAwait(false);
            return;
        }

        var engine = new ReadoutEngine();
        var collector = await Collector.OpenAsync(archive, engine, terminal.Time, cancellation).ConfigureAwait(false);
        await using var closing = collector.ConfigureAwait(false);
        using var signal = new CollectSignal();
        using var fetcher = new Fetcher(options.Fetching, terminal.Time);
        using var phrasing = new Fetcher(Assistant.Fetching, terminal.Time);

        var app = Build(archive, collector, signal, options, terminal);
        await using var stopping = app.ConfigureAwait(false);
        var log = app.Logger;
        collector.Problem = (name, problem) => log.PageFailed(ServerEvents.Safe(name), problem);
        if (options.Assistant is { } asked) collector.Desk.Phrase = new Assistant(asked, phrasing, terminal.Time).Phrasing(log.NotPhrased);
        Telemetry.Watch(collector);
        var addresses = await StartAsync(app, terminal, cancellation).ConfigureAwait(false);
        var rounds = new CollectRounds(archive, collector, fetcher, options.Reading, terminal.Time);
        var root = options.Root ?? new Uri(addresses.First());
        var deliveries = new DeliveryLoop(archive, new MessageWriter(archive, root, terminal.Time), new WebhookSender(fetcher, root, terminal.Time), options.Mail is { } mail ? new MailSender(mail) : null, terminal.Time)
        {
            Problem = (receiver, problem) => log.NotDelivered(ServerEvents.Safe(receiver, hostOnly: true), problem),
        };
        var sending = deliveries.RunAsync(cancellation);
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var next = options.Every;
                try
                {
                    if (options.Retention is { } days) await ForgetAsync(collector, days, terminal.Time, cancellation).ConfigureAwait(false);
                    using (Telemetry.Activities.StartActivity("collect")) await rounds.OnceAsync(cancellation).ConfigureAwait(false);
                    var progress = collector.Progress;
                    log.Collected(progress.Seen, progress.Kept, progress.Known, progress.Failed);
                }
                catch (ArchiveException broken)
                {
                    // A full disk, a server that went: what is kept is shown meanwhile, and nothing that sources have is lost.
                    log.NotCollected(broken.Message);
                    next = next < SoonAgain ? next : SoonAgain;
                }

                await signal.WaitAsync(next, terminal.Time, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Shows what workers elsewhere bring into the archive.</summary>
    private static async Task ShowAsync(NewsArchive archive, ServerOptions options, Terminal terminal, CancellationToken cancellation)
    {
        using var signal = new CollectSignal();
        var app = Build(archive, null, signal, options, terminal);
        await using var stopping = app.ConfigureAwait(false);
        await StartAsync(app, terminal, cancellation).ConfigureAwait(false);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Starts the app and says where it is.</summary>
    private static async Task<ICollection<string>> StartAsync(WebApplication app, Terminal terminal, CancellationToken cancellation)
    {
        await app.StartAsync(cancellation).ConfigureAwait(false);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var address in addresses) await terminal.Output.WriteLineAsync($"Readout is at {address}".AsMemory(), cancellation).ConfigureAwait(false);
        await terminal.Output.FlushAsync(cancellation).ConfigureAwait(false);
        return addresses;
    }

    private static Task<int> ForgetAsync(Collector collector, int days, TimeProvider time, CancellationToken cancellation)
    {
        var oldest = LocalDate.FromDateTime(time.GetUtcNow().UtcDateTime).PlusDays(-days);
        collector.Oldest = oldest;
        return collector.Desk.ForgetAsync(new Forgetting(null, new PartialDate(oldest.Year, oldest.Month, oldest.Day)), cancellation);
    }

    /// <summary>The app with all its addresses, not started yet.</summary>
    public static WebApplication Build(NewsArchive archive, Collector? collector, CollectSignal signal, ServerOptions options, Terminal terminal)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(options.Log.Least).AddProvider(new LineLog(terminal.Error, options.Log, terminal.Time));
        // It warns of keys that are kept nowhere, as is meant here.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (options.Telemetry is { } telemetry) Telemetry.AddTo(builder.Services, telemetry);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Services.AddSingleton(archive).AddSingleton(signal).AddSingleton(terminal.Time).AddSingleton(options).AddSingleton<StoryShelf>().AddScoped<Visitor>();
        builder.Services.AddSingleton<IStoryEditor>(collector is null ? new DistantDesk(archive) : collector.Desk);
        if (collector is not null) builder.Services.AddSingleton(collector);
        builder.Services.AddRazorComponents();
        builder.Services.AddRateLimiter(limits => RateLimits.Set(limits, options.Access));
        ApiRoutes.AddTo(builder.Services);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var app = builder.Build();
        var log = app.Logger;
        app.Use((context, next) => RequestGuard.TimedAsync(context, next, log, terminal.Time));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => RequestGuard.BrokenAsync(context, log), SuppressDiagnosticsCallback = failed => failed.Exception is ArchiveException });
        app.Use(RequestGuard.CheckAsync);
        app.UseRateLimiter();
        app.Use(AccessControl.CheckAsync);
        app.Use(EntityTags.CheckAsync);
        app.UseWhen(context => AccessControl.IsApi(context.Request), api => api.UseStatusCodePages());
        app.MapGet("/healthz", () => "alive\n").WithMetadata(new NeededRole(Role.Nobody));
        app.MapGet("/readyz", async (NewsArchive kept, CancellationToken token) =>
        {
            // A file that was taken away can be read on as long as it is open; what is written then is lost.
            if (!NewsArchive.IsAddress(kept.Place) && !File.Exists(kept.Place)) throw new ArchiveException($"the archive {kept.Place} is no longer there");
            await kept.NewestDayAsync(token).ConfigureAwait(false);
            return Results.Text("ready\n");
        }).WithMetadata(new NeededRole(Role.Nobody));
        PageRoutes.Map(app);
        ChangeRoutes.Map(app);
        AlertRoutes.Map(app);
        AccountRoutes.Map(app, options.Access);
        ApiRoutes.Map(app);
        return app;
    }
}
