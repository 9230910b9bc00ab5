using System.Diagnostics;
using System.Globalization;
using Readout.Tests.Servers;
using Readout.Workers.Tests.Faults;

namespace Readout.Workers.Tests.Queueing;

/// <summary>One, two and four processes that do everything come to what one process without a queue comes to.</summary>
/// <remarks><c>READOUT_TEST_REPORTS</c> says how many reports; what they took is written to the test's output.</remarks>
[Collection(nameof(FaultTests))]
public sealed class ProcessTests(RabbitServer rabbit, PostgresServer postgres, ITestOutputHelper output)
{
    private static readonly int Reports = int.Parse(Environment.GetEnvironmentVariable("READOUT_TEST_REPORTS") ?? "200", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Processes_however_many_come_to_what_one_alone_comes_to(int processes)
    {
        await using var flow = await ReportFlow.BeginAsync(await postgres.NewAddressAsync(), await rabbit.AddressAsync(), Reports);
        var began = Stopwatch.StartNew();
        for (var i = 0; i < processes; i++) flow.Work("collect,read,group,tell");
        await flow.DoneAsync();
        var took = began.Elapsed;
        var processor = flow.Workers.Aggregate(TimeSpan.Zero, (sum, w) => sum + w.Processor);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{processes} processes: {flow.Alone.Articles} articles in {took.TotalSeconds:F1} s, {flow.Alone.Articles / took.TotalSeconds:F0} a second, {processor.TotalSeconds:F1} s of processor in them; alone {flow.Alone.Took.TotalSeconds:F1} s, {flow.Alone.Articles / flow.Alone.Took.TotalSeconds:F0} a second"));
        await flow.ShouldBeAsAloneAsync();
    }
}
