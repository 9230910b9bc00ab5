using System.Diagnostics;
using Readout.Extraction;

namespace Readout.Lab.Tasks;

/// <summary>How many pages a CPU-second gives: pages unpacked in memory, one thread, warm, metadata included.</summary>
internal static class ExtractionSpeed
{
    private const int WarmPasses = 3;
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
            foreach (var page in pages.Values.SelectMany(p => p).Take(400)) extractor.Extract(page);
        }

        var count = 0;
        var spent = TimeSpan.Zero;
        foreach (var (set, list) in pages)
        {
            var best = TimeSpan.MaxValue;
            for (var pass = 0; pass < Passes; pass++)
            {
                GC.Collect();
                var start = Process.GetCurrentProcess().TotalProcessorTime;
                foreach (var page in list) extractor.Extract(page);
                var took = Process.GetCurrentProcess().TotalProcessorTime - start;
                if (took < best) best = took;
            }

            Console.WriteLine(FormattableString.Invariant($"{set}: {list.Count / best.TotalSeconds:F0} pages a CPU-second, {list.Sum(p => (double)p.Content.Length) / 1e6 / best.TotalSeconds:F1} MB a CPU-second"));
            count += list.Count;
            spent += best;
        }

        Console.WriteLine(FormattableString.Invariant($"all: {count / spent.TotalSeconds:F0} pages a CPU-second, the better of {Passes} passes"));
        return 0;
    }
}
