using System.Diagnostics;
using System.Globalization;
using System.Net;
using Readout.Archive;

namespace Readout.Bench;

/// <summary>Many readers of one story at once: how many answers a second, and that each is whole.</summary>
internal static class LoadRun
{
    private const int Connections = 64;

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(string folder)
    {
        await using var archive = NewsArchive.Open(Path.Combine(folder, "readout.db"), TimeProvider.System);
        await using var served = await ServedArchive.StartAsync(archive);
        var story = (await archive.TodayAsync(new StoryFilter { Limit = 50 })).Items.MinBy(s => Math.Abs(s.Reports - 5)) ?? throw new InvalidOperationException("The archive is empty: run 'archive' first.");
        var address = new Uri(served.Root, "/stories/" + story.Id);
        using var first = ServedArchive.Client();
        var expected = (await first.GetByteArrayAsync(address)).Length;
        var (answers, errors) = (0, 0);
        var (clock, spent) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(ReadAsync)));
        var (seconds, processor) = (clock.Elapsed.TotalSeconds, Environment.CpuUsage.TotalTime - spent);
        var sorted = times.SelectMany(t => t).Order().ToList();
        Say($"{answers} answers of {expected} bytes over {Connections} connections in {seconds:F1} s: {answers / seconds:F0} a second, {errors} errors; 50 % within {sorted[sorted.Count / 2]:F1} ms, 99 % within {sorted[sorted.Count * 99 / 100]:F1} ms");
        Say($"processor time of an answer, the readers' side included: {processor.TotalMilliseconds / Math.Max(1, answers):F2} ms");

        async Task<List<double>> ReadAsync()
        {
            using var client = ServedArchive.Client();
            var own = new List<double>();
            while (clock.Elapsed < Lasts)
            {
                var start = Stopwatch.GetTimestamp();
                try
                {
                    using var answer = await client.GetAsync(address);
                    var isWhole = (await answer.Content.ReadAsByteArrayAsync()).Length == expected && answer.StatusCode == HttpStatusCode.OK;
                    Interlocked.Increment(ref isWhole ? ref answers : ref errors);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref errors);
                }

                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return own;
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
