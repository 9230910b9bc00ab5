using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Readout.Archive;
using Readout.Documents;
using Readout.Sources;
using Readout.Workers.Collecting;

namespace Readout.Bench;

/// <summary>Pages through the whole way into an archive, beside the engine alone over the same pages: both on all cores, by processor time and by the clock.</summary>
internal static class IngestRun
{
    private const int Seed = 17;
    private const int WarmUp = 100;

    public static async Task RunAsync(int count)
    {
        await IntoArchiveAsync(Pages(WarmUp, Seed + 1));
        Engine(Pages(WarmUp, Seed + 1));
        var pages = Pages(count, Seed);
        Console.WriteLine("| what | pages | a second of processor time | by the clock |");
        Console.WriteLine("|---|---:|---:|---:|");
        var alone = Timed("engine: extraction, language, facts, stories told once", count, () => Engine(pages));
        var whole = await TimedAsync("collector: the same, told as they come, into the archive", count, () => IntoArchiveAsync(pages));
        Say($"into the archive: {alone / whole:P0} of the engine's own speed");
    }

    /// <summary>Pages as sites have them: stories of one to five reports, a third of the reports reprints, some with a meeting.</summary>
    private static List<FetchedPage> Pages(int count, int seed) => [.. ReportGenerator.Articles(count, seed).Zip(MeetingReports.Articles(count, seed)).Select((both, at) =>
    {
        var (article, meeting) = both;
        var url = string.Create(CultureInfo.InvariantCulture, $"https://outlet{at % 700}.example/{seed}/{at}");
        var said = string.Join("\n\n", meeting.Text.Split("\n\n").Skip(1).Take(2));
        var paragraphs = string.Concat((article.Text.Trim() + "\n\n" + said).Split("\n\n").Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>"));
        var html = $"""
            <!DOCTYPE html><html lang="en"><head><title>{article.Title}</title><meta property="article:published_time" content="{article.Published.Date}"></head>
            <body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{article.Title}</h1>{paragraphs}</article><footer>All rights reserved.</footer></body></html>
            """;
        return new FetchedPage(url, Encoding.UTF8.GetBytes(html)) { Url = url };
    })];

    private static int Engine(List<FetchedPage> pages)
    {
        var engine = new ReadoutEngine();
        var documents = new Document?[pages.Count];
        Parallel.For(0, pages.Count, at => documents[at] = engine.Extract(pages[at]).Article is { } article ? engine.Read(article) : null);
        return engine.Tell(documents.OfType<Document>()).Stories.Count;
    }

    private static async Task IntoArchiveAsync(List<FetchedPage> pages)
    {
        var folder = Directory.CreateTempSubdirectory("readout-bench-");
        await using (var archive = NewsArchive.Open(Path.Combine(folder.FullName, "readout.db"), TimeProvider.System))
        {
            await using var collector = await Collector.OpenAsync(archive, new ReadoutEngine(), TimeProvider.System, CancellationToken.None);
            await collector.CollectAsync(pages.Select(page => new SourceItem(page.Name, page, null)).ToAsyncEnumerable(), null, CancellationToken.None);
        }

        folder.Delete(recursive: true);
    }

    private static double Timed(string what, int count, Action run)
    {
        var (clock, start) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        run();
        return Told(what, count, clock.Elapsed, Environment.CpuUsage.TotalTime - start);
    }

    private static async Task<double> TimedAsync(string what, int count, Func<Task> run)
    {
        var (clock, start) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await run();
        return Told(what, count, clock.Elapsed, Environment.CpuUsage.TotalTime - start);
    }

    private static double Told(string what, int count, TimeSpan clock, TimeSpan processor)
    {
        Say($"| {what} | {count} | {count / processor.TotalSeconds:F0} | {count / clock.TotalSeconds:F0} |");
        return processor.TotalSeconds;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
