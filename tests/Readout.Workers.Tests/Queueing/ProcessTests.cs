using System.Diagnostics;
using System.Globalization;
using Readout.Tests.Servers;
using Readout.Workers.Tests.Faults;

namespace Readout.Workers.Tests.Queueing;

/// <summary>One, two and four processes that do everything come to what one process without a queue comes to.</summary>
/// <remarks><c>READOUT_TEST_REPORTS</c> says how many reports, <c>READOUT_TEST_PROCESSES</c> how many processes ("1 2 4"), beside one for each stage; what they took is written to the test's output.</remarks>
[Collection(nameof(FaultTests))]
public sealed class ProcessTests(RabbitServer rabbit, PostgresServer postgres, ITestOutputHelper output)
{
    private static readonly int Reports = int.Parse(Environment.GetEnvironmentVariable("READOUT_TEST_REPORTS") ?? "200", CultureInfo.InvariantCulture);

    public static TheoryData<string, int> Ways =>
        [.. (Environment.GetEnvironmentVariable("READOUT_TEST_PROCESSES") ?? "1 2 4").Split(' ').Select(times => ("collect,read,group,tell", int.Parse(times, CultureInfo.InvariantCulture))), ("collect read group tell", 1)];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Processes_however_many_come_to_what_one_alone_comes_to(string stages, int times)
    {
        await using var flow = await ReportFlow.BeginAsync(await postgres.NewAddressAsync(), await rabbit.AddressAsync(), Reports);
        var began = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
        {
            foreach (var process in stages.Split(' ')) flow.Work(process);
        }

        await flow.DoneAsync();
        var took = began.Elapsed;
        var alone = flow.Alone;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{times} times {stages}: {alone.Articles} articles in {took.TotalSeconds:F1} s, {alone.Articles / took.TotalSeconds:F1} a second; alone {alone.Took.TotalSeconds:F1} s, {alone.Articles / alone.Took.TotalSeconds:F1} a second"));
        foreach (var worker in flow.Workers) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {worker.Name}: {worker.Processor.TotalSeconds:F1} s of processor"));
        await flow.ShouldBeAsAloneAsync();
    }
}
