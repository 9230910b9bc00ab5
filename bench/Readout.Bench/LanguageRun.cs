using System.Diagnostics;
using System.Globalization;
using Readout.Documents;
using Readout.Facts;
using Readout.Language;

namespace Readout.Bench;

/// <summary>One plain run over files of reports: what the models cost to load and to keep, and words a second of processor time (one thread, and what the runtime does beside it).</summary>
internal static class LanguageRun
{
    private const int Rounds = 3;

    public static void Run(IReadOnlyList<string> paths)
    {
        var articles = paths.Count == 0 ? [.. SampleReports.Texts().Select((text, at) => new Article($"sample{at}", null, "", text))] : paths.SelectMany(SampleReports.Articles).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var analyzer = new LanguageAnalyzer();
        analyzer.Analyze(new Article("first", null, "", "The ministers met in Lund on Monday."));
        Say($"first sentence, models loaded: {clock.Elapsed.TotalSeconds:F2} s; kept: {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F0} MB; working set: {Environment.WorkingSet / 1e6:F0} MB");

        var facts = new FactReader();
        for (var round = 1; round <= Rounds; round++)
        {
            var words = 0;
            var analysis = TimeSpan.Zero;
            var reading = TimeSpan.Zero;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            foreach (var article in articles)
            {
                var start = Environment.CpuUsage.TotalTime;
                var document = analyzer.Analyze(article);
                var analyzed = Environment.CpuUsage.TotalTime;
                facts.Read(document);
                analysis += analyzed - start;
                reading += Environment.CpuUsage.TotalTime - analyzed;
                words += document.Tokens.Count;
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Say($"round {round}: {articles.Count} articles, {words} words; language {words / analysis.TotalSeconds:F0} words/s; facts {words / reading.TotalSeconds:F0} words/s; both {words / (analysis + reading).TotalSeconds:F0} words/s; {allocated / (double)Math.Max(1, words):F0} bytes allocated a word");
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
