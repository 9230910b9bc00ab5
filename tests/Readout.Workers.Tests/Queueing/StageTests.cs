using Readout.Archive;
using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Tests.Servers;
using Readout.Workers.Collecting;
using Readout.Workers.Queueing;

[assembly: AssemblyFixture(typeof(RabbitServer))]
[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Readout.Workers.Tests.Queueing;

/// <summary>The same reports through one process and through the stages come to the same.</summary>
public sealed class StageTests(RabbitServer rabbit, PostgresServer postgres) : IAsyncDisposable
{
    private const int Reports = 300;

    private static readonly ReadoutEngine Engine = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("readout-stages").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Readers_however_many_come_to_what_one_process_comes_to(int readers)
    {
        var alone = await AloneAsync();
        var address = await postgres.NewAddressAsync();
        await using var archive = NewsArchive.Open(address, TimeProvider.System);
        var queues = new DeskQueues(Stages.DeskOf(address));
        var broker = new Broker(await rabbit.AddressAsync(), queues, "test");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stages = new List<Task> { new GroupStage(broker, archive, Engine, TimeProvider.System).RunAsync(stop.Token) };
        for (var i = 0; i < readers; i++) stages.Add(new ReadStage(broker, archive, new ReportReader(Engine), TimeProvider.System) { AtOnce = 2 }.RunAsync(stop.Token));
        var done = DoneAsync();
        await await Task.WhenAny([done, .. stages]);
        done.IsCompletedSuccessfully.ShouldBeTrue();
        await Stages.EndAsync(stop, stages);
        (await EndState.OfAsync(archive, Token)).ShouldBe(alone);
        (await archive.CheckAsync(Token)).ShouldBeEmpty();

        async Task DoneAsync()
        {
            await HandAsync(broker, archive, queues);
            await WrittenAsync(archive);
        }
    }

    [Fact]
    public async Task Of_two_who_collect_and_two_who_group_one_waits_and_takes_over()
    {
        var address = await postgres.NewAddressAsync();
        await using var archive = NewsArchive.Open(address, TimeProvider.System);
        var reports = Directory.CreateDirectory(Path.Combine(_folder, "reports")).FullName;
        InventedReports.Write(reports, 40);
        await archive.AddSourceAsync(new NewSource("folder", reports, "reports"), Token);
        var broker = new Broker(await rabbit.AddressAsync(), new DeskQueues(Stages.DeskOf(address)), "test");
        using var fetcher = new Fetcher(new FetcherOptions(), TimeProvider.System);
        using var first = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var second = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reader = new ReadStage(broker, archive, new ReportReader(Engine), TimeProvider.System).RunAsync(reading.Token);
        var one = Pair(first.Token);
        await Task.Delay(1000, Token);
        var other = Pair(second.Token);
        await WaitAsync(40);
        await Task.Delay(1000, Token);
        (await archive.ProgressAsync(Token)).Given.ShouldBe(41);
        InventedReports.Write(reports, 60);
        await Stages.EndAsync(first, one);
        await WaitAsync(60);
        (await archive.CheckAsync(Token)).ShouldBeEmpty();
        await Stages.EndAsync(second, other);
        await Stages.EndAsync(reading, [reader]);

        List<Task> Pair(CancellationToken stop) =>
        [
            new GroupStage(broker, archive, Engine, TimeProvider.System).RunAsync(stop),
            new CollectStage(broker, archive, fetcher, new WebSourceOptions(), TimeSpan.FromMinutes(1), TimeProvider.System).RunAsync(stop),
        ];

        async Task WaitAsync(int articles)
        {
            for (var tries = 0; (await archive.SizeAsync(Token)).Articles < articles || (await archive.ProgressAsync(Token)) is var p && p.Written < p.Given; tries++)
            {
                tries.ShouldBeLessThan(600, $"{(await archive.SizeAsync(Token)).Articles} of {articles} articles came");
                await Task.Delay(100, Token);
            }
        }
    }

    private static async Task HandAsync(Broker broker, NewsArchive archive, DeskQueues queues)
    {
        await using var connection = await broker.ConnectAsync(Token);
        await using var intake = await QueueIntake.OpenAsync(archive, connection, queues, TimeProvider.System, static (_, _) => { }, Token);
        await intake.CollectAsync(InventedReports.ItemsAsync(Reports), null, Token);
    }

    /// <summary>Waits until all that was handed over is written.</summary>
    private static async Task WrittenAsync(NewsArchive archive)
    {
        for (var progress = await archive.ProgressAsync(Token); progress.Written < progress.Given; progress = await archive.ProgressAsync(Token)) await Task.Delay(100, Token);
    }

    private async Task<string> AloneAsync()
    {
        await using var archive = NewsArchive.Open(Path.Combine(_folder, "alone.db"), TimeProvider.System);
        await using var collector = await Collector.OpenAsync(archive, Engine, TimeProvider.System, Token);
        await collector.CollectAsync(InventedReports.ItemsAsync(Reports), null, Token);
        return await EndState.OfAsync(archive, Token);
    }
}
