using System.Diagnostics;
using System.Globalization;
using Readout.Archive;
using Readout.Sources;
using Readout.Workers.Collecting;
using Readout.Workers.Queueing;
using Readout.Workers.Tests.Queueing;

namespace Readout.Workers.Tests.Faults;

/// <summary>Reports on their way through processes of the program, and what must come of them, whatever happens on the way.</summary>
internal sealed class ReportFlow : IAsyncDisposable
{
    private const string Matter = "fishing";

    private static readonly ReadoutEngine Engine = new();
    private static readonly Dictionary<int, Task<EndOfAll>> Ends = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("readout-flow").FullName;
    private readonly List<WorkerProcess> _workers = [];
    private readonly string _database;
    private readonly Uri _queue;
    private readonly int _reports;
    private readonly Receiver _receiver = new();
    private readonly TimeSpan _patience;

    private ReportFlow(string database, Uri queue, int reports)
    {
        (_database, _queue, _reports) = (database, queue, reports);
        _patience = TimeSpan.FromMinutes(4) + TimeSpan.FromMilliseconds(100 * reports);
    }

    /// <summary>The processes, in the order in which they were started.</summary>
    public IReadOnlyList<WorkerProcess> Workers => _workers;

    /// <summary>What one process alone makes of the same reports, and how long that took it.</summary>
    public EndOfAll Alone { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes the archive, with a source of the samples and so many invented reports, and a reader who is told of some of them by a webhook.</summary>
    /// <param name="before">Starts what runs before this program opens the archive.</param>
    public static async Task<ReportFlow> BeginAsync(string database, Uri queue, int reports, Func<ReportFlow, Task>? before = null)
    {
        var flow = new ReportFlow(database, queue, reports);
        var folder = Directory.CreateDirectory(Path.Combine(flow._folder, "reports")).FullName;
        Samples(Path.Combine(folder, "a"));
        InventedReports.Write(folder, reports);
        Task<EndOfAll>? alone;
        lock (Ends)
        {
            if (!Ends.TryGetValue(reports, out alone)) Ends[reports] = alone = AloneAsync(folder, Path.Combine(flow._folder, "alone.db"));
        }

        flow.Alone = await alone;
        if (before is not null) await before(flow);
        await using var archive = NewsArchive.Open(database, TimeProvider.System);
        await PrepareAsync(archive, folder);
        (await archive.Alerts.AddReceiverAsync("", "webhook", flow._receiver.Address, "each", "secret", Token)).ShouldBeTrue();
        return flow;
    }

    /// <summary>Starts a process that does these stages.</summary>
    public WorkerProcess Work(string stages, FarHost? on = null, string? program = null) =>
        Begin(program ?? WorkerProcess.Newest, ["work", "--stages", stages, "--queue", _queue.ToString(), "--database", _database, "--desk", Stages.DeskOf(_database), "--every", "1", "--at-once", "2", "--allow-network", "127.0.0.0/8"], on);

    /// <summary>Starts the web app beside them.</summary>
    public WorkerProcess Serve(int port) =>
        Begin(WorkerProcess.Newest, ["serve", "--port", port.ToString(CultureInfo.InvariantCulture), "--queue", _queue.ToString(), "--database", _database, "--desk", Stages.DeskOf(_database)], null);

    /// <summary>Starts the program as one process that does everything.</summary>
    public WorkerProcess ServeAlone(int port) => Begin(WorkerProcess.Newest, ["serve", "--port", port.ToString(CultureInfo.InvariantCulture), "--database", _database, "--every", "1", "--allow-network", "127.0.0.0/8"], null);

    /// <summary>Waits until all is done and sent.</summary>
    public async Task DoneAsync()
    {
        var began = Stopwatch.StartNew();
        await using var archive = NewsArchive.Open(_database, TimeProvider.System);
        while (true)
        {
            var progress = await archive.ProgressAsync(Token);
            if (progress.Written == progress.Given && (await archive.SourcesAsync(Token))[0].Health.LastSuccess is not null
                && (await archive.SizeAsync(Token)).Articles >= Alone.Articles && (await archive.Alerts.AllReceiversAsync(Token)).All(r => r.Waiting == 0)) return;
            if (began.Elapsed > _patience || _workers.Exists(w => w.HasEnded))
                Assert.Fail($"after {began.Elapsed} it is not done: {progress}, {await archive.SizeAsync(Token)}\n{string.Join('\n', _workers.Select(w => w.Said))}");
            await Task.Delay(200, Token);
        }
    }

    /// <summary>Waits until so many reports are written.</summary>
    public async Task WrittenAsync(int reports)
    {
        await using var archive = NewsArchive.Open(_database, TimeProvider.System);
        while ((await archive.SizeAsync(Token)).Articles < reports) await Task.Delay(50, Token);
    }

    /// <summary>All is as if nothing had happened: each report is there once, in the same stories, and its reader was told once.</summary>
    /// <param name="again">So many deliveries at most may have come twice, by the same key: of those under way when their sender died.</param>
    public async Task ShouldBeAsAloneAsync(int again = 0)
    {
        await DoneAsync();
        foreach (var worker in _workers) await worker.StopAsync();
        await using var archive = NewsArchive.Open(_database, TimeProvider.System);
        var end = await EndState.OfAsync(archive, Token);
        if (end != Alone.State) Assert.Fail(FirstDifference(end, Alone.State));
        (await archive.CheckAsync(Token)).ShouldBeEmpty();
        var alerts = await AlertsAsync(archive);
        alerts.SelectMany(a => a.Evidence).Select(e => e.Article).ShouldBeUnique();
        Told(alerts).ShouldBe(Alone.Told);
        _receiver.Came.Count.ShouldBe(alerts.Count);
        _receiver.Came.Values.Sum(count => count - 1).ShouldBeLessThanOrEqualTo(again);
        (await new DeadLetters(new Broker(_queue, new DeskQueues(Stages.DeskOf(_database)), "test")).ListAsync(100, Token)).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers) worker.Dispose();
        await _receiver.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The repository's samples, which come before the invented reports.</summary>
    private static void Samples(string folder)
    {
        var samples = Path.Combine(Repository.Root, "samples");
        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".html" or ".txt"))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task PrepareAsync(NewsArchive archive, string reports)
    {
        await archive.AddSourceAsync(new NewSource("folder", reports, "reports"), Token);
        await archive.SaveSearchAsync("", "Fish", Matter, alert: true, Token);
    }

    private static async Task<EndOfAll> AloneAsync(string reports, string file)
    {
        await using var archive = NewsArchive.Open(file, TimeProvider.System);
        await PrepareAsync(archive, reports);
        var began = Stopwatch.StartNew();
        await using (var collector = await Collector.OpenAsync(archive, Engine, TimeProvider.System, Token)) await collector.CollectAsync(FileSource.ReadAsync([reports], Token), 1, Token);
        var took = began.Elapsed;
        return new EndOfAll(await EndState.OfAsync(archive, Token), Told(await AlertsAsync(archive)), (await archive.SizeAsync(Token)).Articles, took);
    }

    private static async Task<List<AlertRow>> AlertsAsync(NewsArchive archive)
    {
        var alerts = new List<AlertRow>();
        for (var after = (string?)null; ;)
        {
            var page = await archive.Alerts.ListAsync("", AlertKind.Search, limit: 500, after, Token);
            alerts.AddRange(page.Items);
            if (page.Next is null) return alerts;
            after = page.Next;
        }
    }

    /// <summary>Of how many reports the reader was told, whichever came together.</summary>
    private static int Told(List<AlertRow> alerts) => alerts.Sum(a => int.Parse(a.Detail.Split(' ')[0], CultureInfo.InvariantCulture));

    private static string FirstDifference(string end, string alone)
    {
        var at = end.Zip(alone).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"at {at} of {end.Length} and {alone.Length} characters:\n{Around(end)}\nalone:\n{Around(alone)}";

        string Around(string text) => text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 300)];
    }

    private WorkerProcess Begin(string program, string[] command, FarHost? on)
    {
        var worker = WorkerProcess.Start(program, command, on);
        _workers.Add(worker);
        return worker;
    }
}

/// <summary>What comes of reports.</summary>
/// <param name="State">All that the archive tells.</param>
/// <param name="Told">Of how many the reader was told.</param>
/// <param name="Articles">How many are kept.</param>
/// <param name="Took">How long the way to the archive took.</param>
internal sealed record EndOfAll(string State, int Told, long Articles, TimeSpan Took);
