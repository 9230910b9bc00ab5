using System.Diagnostics;
using System.Globalization;
using System.Text;
using Readout.Archive;
using Readout.Commands;
using Readout.Sources;
using Readout.Tests.Servers;
using Readout.Workers.Collecting;
using Readout.Workers.Queueing;

namespace Readout.Workers.Tests.Queueing;

/// <summary>Workers, broker and database die at random moments while reports flow: at the end all is as if nothing had happened.</summary>
/// <remarks><c>READOUT_TEST_FAULTS</c> says how many faults a run has; <c>READOUT_TEST_SEED</c> sets other moments.</remarks>
public sealed class FaultTests(RabbitServer rabbit, PostgresServer postgres) : IAsyncDisposable
{
    private const int Reports = 240;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly ReadoutEngine Engine = new();
    private static readonly int Faults = Number("READOUT_TEST_FAULTS", 2);

    private readonly string _folder = Directory.CreateTempSubdirectory("readout-faults").FullName;
    private readonly List<Worker> _workers = [];

    public enum Fault
    {
        ReaderKilled,
        GrouperKilled,
        CollectorKilled,
        BrokerStopped,
        DatabaseKilled,
        EverythingKilled,
    }

    public static TheoryData<Fault> AllFaults => [.. Enum.GetValues<Fault>()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        foreach (var worker in _workers) worker.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(AllFaults))]
    public async Task Whatever_dies_the_end_is_the_same(Fault fault)
    {
        var reports = Directory.CreateDirectory(Path.Combine(_folder, "reports")).FullName;
        InventedReports.Write(reports, Reports);
        var (alone, told) = await AloneAsync(reports);
        var address = await postgres.NewAddressAsync();
        var desk = Stages.DeskOf(address);
        await using (var archive = NewsArchive.Open(address, TimeProvider.System))
        {
            await archive.AddSourceAsync(new NewSource("folder", reports, "reports"), Token);
            await archive.SaveSearchAsync("", "Fish", "fishing", alert: true, Token);
        }

        var queue = (await rabbit.AddressAsync()).ToString();
        foreach (var stage in new[] { "group", "read", "read", "collect" }) _workers.Add(new Worker(stage, queue, address, desk, _folder).Start());
        var random = new Random(Number("READOUT_TEST_SEED", 3) + (int)fault);
        for (var i = 0; i < Faults; i++)
        {
            await Task.Delay(random.Next(500, 8000), Token);
            await HappenAsync(fault, random);
        }

        await DoneAsync(address);
        foreach (var worker in _workers) await worker.StopAsync();
        await using var after = NewsArchive.Open(address, TimeProvider.System);
        (await EndState.OfAsync(after, Token)).ShouldBe(alone);
        (await after.CheckAsync(Token)).ShouldBeEmpty();
        (await AlertsAsync(after)).ShouldBe(told);
        var broker = new Broker(await rabbit.AddressAsync(), new DeskQueues(desk), "test");
        (await new DeadLetters(broker).ListAsync(100, Token)).ShouldBeEmpty();
    }

    private async Task HappenAsync(Fault fault, Random random)
    {
        switch (fault)
        {
            case Fault.ReaderKilled:
                _workers[1 + random.Next(2)].KillAndStart();
                break;
            case Fault.GrouperKilled:
                _workers[0].KillAndStart();
                break;
            case Fault.CollectorKilled:
                _workers[3].KillAndStart();
                break;
            case Fault.BrokerStopped:
                await GoAndComeAsync(rabbit, random);
                break;
            case Fault.DatabaseKilled:
                await GoAndComeAsync(postgres, random);
                break;
            default:
                foreach (var worker in _workers) worker.KillAndStart();
                break;
        }
    }

    private static async Task GoAndComeAsync(HeldServer server, Random random)
    {
        await (random.Next(2) == 0 ? server.StopAsync() : server.KillAsync());
        await Task.Delay(random.Next(3000), Token);
        await server.StartAsync();
    }

    private async Task DoneAsync(string address)
    {
        var began = Stopwatch.StartNew();
        await using var archive = NewsArchive.Open(address, TimeProvider.System);
        while (true)
        {
            var progress = await archive.ProgressAsync(Token);
            var size = await archive.SizeAsync(Token);
            var visited = (await archive.SourcesAsync(Token))[0].Health.LastSuccess is not null;
            if (visited && progress.Written == progress.Given && size.Articles >= Reports) return;
            if (began.Elapsed > Patience || _workers.Exists(w => w.HasEnded)) Assert.Fail($"after {began.Elapsed} it is not done: {progress}, {size}\n{string.Join('\n', _workers.Select(w => w.Said))}");
            await Task.Delay(200, Token);
        }
    }

    private async Task<(string State, int Alerts)> AloneAsync(string reports)
    {
        await using var archive = NewsArchive.Open(Path.Combine(_folder, "alone.db"), TimeProvider.System);
        await archive.AddSourceAsync(new NewSource("folder", reports, "reports"), Token);
        await archive.SaveSearchAsync("", "Fish", "fishing", alert: true, Token);
        await using var collector = await Collector.OpenAsync(archive, Engine, TimeProvider.System, Token);
        await collector.CollectAsync(FileSource.ReadAsync([reports], Token), 1, Token);
        return (await EndState.OfAsync(archive, Token), await AlertsAsync(archive));
    }

    /// <summary>Of how many reports readers were told by the search that they kept: of each once, whichever came together.</summary>
    private static async Task<int> AlertsAsync(NewsArchive archive)
    {
        var alerts = (await archive.Alerts.ListAsync("", AlertKind.Search, limit: 500, cancellation: Token)).Items;
        alerts.SelectMany(a => a.Evidence).Select(e => e.Article).ShouldBeUnique();
        return alerts.Sum(a => int.Parse(a.Detail.Split(' ')[0], CultureInfo.InvariantCulture));
    }

    private static int Number(string variable, int usually) => int.Parse(Environment.GetEnvironmentVariable(variable) ?? usually.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A process of the program with one stage.</summary>
    private sealed class Worker(string stage, string queue, string database, string desk, string folder) : IDisposable
    {
        private readonly StringBuilder _said = new();
        private Process _process = null!;
        private bool _isStarted;

        public string Said
        {
            get
            {
                lock (_said) return $"[{stage}] {_said}";
            }
        }

        public bool HasEnded => _process.HasExited;

        public Worker Start()
        {
            _process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandTree).Assembly.Location, "work", "--stages", stage, "--queue", queue, "--database", database, "--desk", desk, "--every", "1", "--at-once", "2"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                WorkingDirectory = folder,
            })!;
            _process.ErrorDataReceived += (_, line) =>
            {
                lock (_said) _said.AppendLine(line.Data);
            };
            _process.BeginErrorReadLine();
            _process.BeginOutputReadLine();
            _isStarted = true;
            return this;
        }

        public void KillAndStart()
        {
            Kill();
            Start();
        }

        /// <summary>Asks it to stop, as an operator does: it drains.</summary>
        public async Task StopAsync()
        {
            if (_process.HasExited) return;
            using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await _process.WaitForExitAsync(late.Token);
        }

        public void Dispose()
        {
            if (_isStarted) Kill();
        }

        private void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }
    }
}
