using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Readout.Sources.Fetching;
using Readout.Tests.Servers;

namespace Readout.Workers.Tests.Faults;

/// <summary>Workers, the web app, broker, database, disk and network fail at random moments while reports flow: at the end all is as if nothing had happened.</summary>
/// <remarks><c>READOUT_TEST_FAULTS</c> says how many faults a run has; <c>READOUT_TEST_SEED</c> sets other moments.</remarks>
[CollectionDefinition(nameof(FaultTests), DisableParallelization = true)]
[Collection(nameof(FaultTests))]
public sealed class FaultTests(RabbitServer rabbit, PostgresServer postgres)
{
    private const int Reports = 240;
    private const int DiskMegabytes = 400;

    private static readonly int Faults = Number("READOUT_TEST_FAULTS", 2);

    public enum Fault
    {
        ReaderKilled,
        GrouperKilled,
        CollectorKilled,
        SenderKilled,
        WebAppKilled,
        BrokerStopped,
        DatabaseKilled,
        EverythingKilled,
    }

    public static TheoryData<Fault> AllFaults => [.. Enum.GetValues<Fault>()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AllFaults))]
    public async Task Whatever_dies_the_end_is_the_same(Fault fault)
    {
        await using var flow = await ReportFlow.BeginAsync(await postgres.NewAddressAsync(), await rabbit.AddressAsync(), Reports);
        foreach (var stage in new[] { "group", "read", "read", "collect", "tell" }) flow.Work(stage);
        var port = FreePort();
        if (fault is Fault.WebAppKilled or Fault.EverythingKilled) flow.Serve(port);
        var random = RandomOf(fault);
        for (var i = 0; i < Faults; i++)
        {
            await Task.Delay(random.Next(500, 8000), Token);
            await HappenAsync(fault, flow, random);
        }

        if (fault is Fault.WebAppKilled or Fault.EverythingKilled) await AnswersAsync(port);
        await flow.ShouldBeAsAloneAsync(again: fault is Fault.SenderKilled or Fault.EverythingKilled or Fault.DatabaseKilled ? Faults : 0);
    }

    [Fact]
    public async Task A_web_app_that_collects_goes_on_when_its_database_comes_back()
    {
        await using var flow = await ReportFlow.BeginAsync(await postgres.NewAddressAsync(), await rabbit.AddressAsync(), Reports);
        var port = FreePort();
        flow.ServeAlone(port);
        await flow.WrittenAsync(1);
        await GoAndComeAsync(postgres, RandomOf(Fault.EverythingKilled + 5));
        await flow.ShouldBeAsAloneAsync(again: Faults);
    }

    [Fact]
    public async Task A_network_that_is_cut_for_a_while_changes_nothing()
    {
        await using var far = await FarHost.MakeAsync();
        await using var database = new PostgresServer { Listen = far.Here };
        await using var queue = new RabbitServer { Listen = far.Here };
        await using var flow = await ReportFlow.BeginAsync(await database.NewAddressAsync(), await queue.AddressAsync(), Reports);
        foreach (var stage in new[] { "group", "read", "collect" }) flow.Work(stage, far);
        foreach (var stage in new[] { "read", "tell" }) flow.Work(stage);
        await flow.WrittenAsync(1);
        var random = RandomOf(Fault.EverythingKilled + 1);
        for (var i = 0; i < Faults; i++)
        {
            await Task.Delay(random.Next(500, 5000), Token);
            await far.CutAsync();
            await Task.Delay(random.Next(500, 15000), Token);
            await far.MendAsync();
        }

        await flow.ShouldBeAsAloneAsync();
    }

    [Fact]
    public async Task Others_take_over_from_those_to_whom_the_network_is_cut()
    {
        await using var far = await FarHost.MakeAsync();
        await using var database = new PostgresServer { Listen = far.Here };
        await using var queue = new RabbitServer { Listen = far.Here };
        await using var flow = await ReportFlow.BeginAsync(await database.NewAddressAsync(), await queue.AddressAsync(), Reports);
        foreach (var stage in new[] { "group", "read", "collect" }) flow.Work(stage, far);
        await flow.WrittenAsync(1);
        foreach (var stage in new[] { "group", "read", "collect", "tell" }) flow.Work(stage);
        await Task.Delay(RandomOf(Fault.EverythingKilled + 2).Next(3000), Token);
        await far.CutAsync();
        await flow.DoneAsync();
        await far.MendAsync();

        // Those who were cut off come to know it, and nothing that they still hold is written.
        await Task.Delay(5000, Token);
        await flow.ShouldBeAsAloneAsync();
    }

    [Fact]
    public async Task A_database_whose_disk_is_full_loses_nothing()
    {
        await using var disk = await SmallDisk.MakeAsync(DiskMegabytes);
        await using var database = new PostgresServer { Disk = disk.Folder };
        await using var flow = await ReportFlow.BeginAsync(await database.NewAddressAsync(), await rabbit.AddressAsync(), Reports);
        foreach (var stage in new[] { "group", "read", "read", "collect", "tell" }) flow.Work(stage);
        var random = RandomOf(Fault.EverythingKilled + 3);
        for (var i = 0; i < Faults; i++)
        {
            await Task.Delay(random.Next(500, 8000), Token);
            disk.Fill();
            await Task.Delay(random.Next(1000, 6000), Token);
            disk.Clear();

            // Where it had no room for its log, it ended, and is started again.
            await database.StartAsync();
        }

        await flow.ShouldBeAsAloneAsync(again: Faults);
    }

    /// <summary>
    /// As the page on workers tells it: the old ones run when the new version first opens the archive, and are then replaced one by one.
    /// By hand <c>READOUT_TEST_OLD</c> names the program file of an older version; else each worker is replaced by its like.
    /// </summary>
    [Fact]
    public async Task Workers_are_replaced_one_by_one_while_reports_flow()
    {
        var old = Environment.GetEnvironmentVariable("READOUT_TEST_OLD") ?? WorkerProcess.Newest;
        await using var flow = await ReportFlow.BeginAsync(await postgres.NewAddressAsync(), await rabbit.AddressAsync(), Reports, before: async flow =>
        {
            foreach (var stage in new[] { "read", "collect", "tell", "read", "group" }) await flow.Work(stage, program: old).StartedAsync();
        });
        var random = RandomOf(Fault.EverythingKilled + 4);
        await flow.WrittenAsync(1);
        foreach (var worker in flow.Workers.ToList())
        {
            await worker.ReplaceAsync(WorkerProcess.Newest);
            await Task.Delay(random.Next(2000), Token);
        }

        await flow.ShouldBeAsAloneAsync();
    }

    private static Random RandomOf(Fault fault) => new(Number("READOUT_TEST_SEED", 3) + (int)fault);

    private async Task HappenAsync(Fault fault, ReportFlow flow, Random random)
    {
        switch (fault)
        {
            case Fault.ReaderKilled:
                flow.Workers[1 + random.Next(2)].KillAndStart();
                break;
            case Fault.GrouperKilled:
                flow.Workers[0].KillAndStart();
                break;
            case Fault.CollectorKilled:
                flow.Workers[3].KillAndStart();
                break;
            case Fault.SenderKilled:
                flow.Workers[4].KillAndStart();
                break;
            case Fault.WebAppKilled:
                flow.Workers[5].KillAndStart();
                break;
            case Fault.BrokerStopped:
                await GoAndComeAsync(rabbit, random);
                break;
            case Fault.DatabaseKilled:
                await GoAndComeAsync(postgres, random);
                break;
            default:
                foreach (var worker in flow.Workers) worker.KillAndStart();
                break;
        }
    }

    private static async Task GoAndComeAsync(HeldServer server, Random random)
    {
        await (random.Next(2) == 0 ? server.StopAsync() : server.KillAsync());
        await Task.Delay(random.Next(3000), Token);
        await server.StartAsync();
    }

    private static async Task AnswersAsync(int port)
    {
        using var fetcher = new Fetcher(new FetcherOptions { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")], ObeyRobots = false }, TimeProvider.System);
        for (var tries = 0; ; tries++)
        {
            var answer = await fetcher.FetchAsync($"http://127.0.0.1:{port}/", null, Token);
            if (answer.Status == 200) return;
            tries.ShouldBeLessThan(300, $"{answer.Status} {answer.Problem}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static int Number(string variable, int usually) => int.Parse(Environment.GetEnvironmentVariable(variable) ?? usually.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
