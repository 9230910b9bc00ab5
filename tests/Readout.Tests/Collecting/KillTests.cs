using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Readout.Archive;
using Readout.Commands;
using Readout.Tests.Commands;

namespace Readout.Tests.Collecting;

/// <summary>The program is killed at random moments while it takes reports in.</summary>
public sealed class KillTests : IDisposable
{
    private const int Reports = 200;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_kill_at_any_moment_loses_nothing_and_doubles_nothing()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("READOUT_TEST_KILLS") ?? "4", CultureInfo.InvariantCulture);
        var input = Write();
        var random = new Random(11);
        for (var (killed, filled) = (0, 0); killed < kills; filled++) killed += await FillAsync(Path.Combine(_place.Folder, $"data{filled}"), input, random, kills - killed);
    }

    /// <summary>Takes all reports into an archive of their own, killed as often as chance will, and looks at it each time; how often that was.</summary>
    private async Task<int> FillAsync(string data, string input, Random random, int mostKills)
    {
        var (killed, kept) = (0, 0L);
        Directory.CreateDirectory(data);
        await using (var archive = Open(data))
        {
            await archive.SaveSearchAsync("", "Boats", "boats", alert: true, TestContext.Current.CancellationToken);
            await archive.Alerts.AddReceiverAsync("", "webhook", "https://desk.example/hook", "each", "secret", TestContext.Current.CancellationToken);
        }

        while (killed < mostKills && await IsKilledAsync(input, data, random.Next(300, 6000)))
        {
            killed++;
            kept = await CheckAsync(data, atLeast: kept);
        }

        (await _place.RunAsync("import", input, "--data", data)).ShouldBe(ExitCode.Done, _place.Error);
        (await CheckAsync(data, atLeast: kept)).ShouldBe(Reports);
        return killed;
    }

    private static NewsArchive Open(string data) => NewsArchive.Open(Path.Combine(data, "readout.db"), TimeProvider.System);

    /// <summary>Whether the import was killed after so many milliseconds, not done before.</summary>
    private static async Task<bool> IsKilledAsync(string input, string data, int after)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandTree).Assembly.Location, "import", input, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(after));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            process.ExitCode.ShouldBe(ExitCode.Done);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return true;
        }
    }

    /// <summary>Nothing is damaged, nothing that was there is gone, nothing is there twice; how many reports there are.</summary>
    private static async Task<long> CheckAsync(string data, long atLeast)
    {
        await using var archive = Open(data);
        (await archive.CheckAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        var size = await archive.SizeAsync(TestContext.Current.CancellationToken);
        size.Articles.ShouldBeGreaterThanOrEqualTo(atLeast);
        size.Articles.ShouldBe(size.Reports);
        await TellsOfEachOnceAsync(archive, size.Articles);
        return size.Articles;
    }

    /// <summary>The alerts tell of every report that was kept, of none twice, and each waits to be sent once.</summary>
    private static async Task TellsOfEachOnceAsync(NewsArchive archive, long reports)
    {
        var alerts = await archive.Alerts.BetweenAsync("", 0, long.MaxValue, TestContext.Current.CancellationToken);
        alerts.Sum(a => int.Parse(a.Detail.Split(' ')[0], CultureInfo.InvariantCulture)).ShouldBe((int)reports);
        var waiting = await archive.Alerts.DueAsync(int.MaxValue, cancellation: TestContext.Current.CancellationToken);
        waiting.Select(d => d.Alert!.Number).ShouldBe(alerts.Select(a => a.Number), ignoreOrder: true);
        waiting.Select(d => d.Key).ShouldBeUnique();
    }

    private string Write()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < Reports; i++)
        {
            lines.Append(JsonSerializer.Serialize(new
            {
                url = $"https://herald.example/{i}",
                title = $"Ministers meet in Port {i}",
                published = "2031-04-22",
                source = "Herald",
                text = $"The Norwegian foreign minister, Mara Lind, met her Chilean counterpart in Port {i} on Tuesday for talks on {i} boats.\n\n“We counted {i} boats,” said Lind.",
            })).Append('\n');
        }

        return _place.Put("reports.jsonl", lines.ToString());
    }
}
