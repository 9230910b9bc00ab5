using System.Diagnostics;
using Readout.Documents;
using Readout.Extraction;

namespace Readout.Lab.Tasks;

/// <summary>How many pages a CPU-second gives: pages unpacked in memory, one thread, warm, metadata included; beside it what parsing alone would give.</summary>
internal static class ExtractionSpeed
{
    private const int WarmPasses = 2;
    private const int Passes = 3;

    /// <summary>Measures each set and all of them together; CPU time is the whole process's, so that collecting garbage counts.</summary>
    public static int Run(string data, string[] sets)
    {
        var folders = sets.Length > 0 ? sets : ["scrapinghub", "wcxb", "naeb"];
        if (Array.Find(folders, set => !Directory.Exists(Path.Combine(data, set))) is { } missing)
        {
            Console.Error.WriteLine($"There is no folder {Path.Combine(data, missing)}: name the one that holds the sets of pages, such as ../shared/data/extraction.");
            return 2;
        }

        var pages = folders.ToDictionary(set => set, set => ExtractionTask.Pages(Path.Combine(data, set)).ToList(), StringComparer.Ordinal);
        var extractor = new ArticleExtractor();
        for (var pass = 0; pass < WarmPasses; pass++)
        {
            foreach (var page in pages.Values.SelectMany(p => p)) extractor.Extract(page);
        }

        var count = 0;
        var (spent, parsing) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var (set, list) in pages)
        {
            var best = Best(list, page => extractor.Extract(page));
            var parsed = Best(list, page => PageReading.Parse(TextDecoding.Decode(page.Content.Span, page.Charset, html: true)));
            Console.WriteLine(FormattableString.Invariant($"{set}: {list.Count / best.TotalSeconds:F0} pages a CPU-second, {list.Sum(p => (double)p.Content.Length) / 1e6 / best.TotalSeconds:F1} MB a CPU-second; parsed alone {list.Count / parsed.TotalSeconds:F0}"));
            count += list.Count;
            spent += best;
            parsing += parsed;
        }

        Console.WriteLine(FormattableString.Invariant($"all: {count / spent.TotalSeconds:F0} pages a CPU-second, parsed alone {count / parsing.TotalSeconds:F0}, the better of {Passes} passes"));
        return 0;
    }

    /// <summary>The least CPU time that a pass over the pages took.</summary>
    private static TimeSpan Best(List<FetchedPage> pages, Action<FetchedPage> work)
    {
        var best = TimeSpan.MaxValue;
        for (var pass = 0; pass < Passes; pass++)
        {
            GC.Collect();
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var page in pages) work(page);
            var took = Process.GetCurrentProcess().TotalProcessorTime - start;
            if (took < best) best = took;
        }

        return best;
    }
}
