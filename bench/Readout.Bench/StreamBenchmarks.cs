using BenchmarkDotNet.Attributes;
using Readout.Copies;
using Readout.Documents;
using Readout.Stories;

namespace Readout.Bench;

/// <summary>Copy check and story stream over a seeded stream; memory is what stays when all was added.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class StreamBenchmarks
{
    private Article[] _articles = [];

    [Params(10_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _articles = ReportGenerator.Articles(Count, 17).ToArray();

    [Benchmark]
    public int CopyCheck()
    {
        var index = new CopyIndex();
        foreach (var article in _articles) index.Add(article);
        return index.Count;
    }

    [Benchmark]
    public int StoryAdd()
    {
        var stream = new StoryStream();
        foreach (var article in _articles) stream.Add(article);
        return _articles.Length;
    }

    /// <summary>One plain run with what it keeps, by processor time: <c>dotnet run -c Release --project bench/Readout.Bench -- growth [COUNT…]</c>.</summary>
    public static void Growth(IEnumerable<int> counts)
    {
        foreach (var count in counts)
        {
            var articles = ReportGenerator.Articles(count, 17).ToArray();
            foreach (var round in new[] { "warm-up", "measured" })
            {
                var before = GC.GetTotalMemory(forceFullCollection: true);
                var watch = Environment.CpuUsage.TotalTime;
                var index = new CopyIndex();
                var copies = articles.Count(article => index.Add(article).Origin != article.Id);
                Console.WriteLine($"{round} copies {count}: {count / (Environment.CpuUsage.TotalTime - watch).TotalSeconds:F0} articles/s, {(GC.GetTotalMemory(true) - before) / 1e6:F1} MB kept, {copies} copies");
                GC.KeepAlive(index);

                before = GC.GetTotalMemory(forceFullCollection: true);
                var times = new List<double>(count);
                var stream = new StoryStream();
                watch = Environment.CpuUsage.TotalTime;
                foreach (var article in articles)
                {
                    var start = Environment.CpuUsage.TotalTime;
                    stream.Add(article);
                    times.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
                }

                times.Sort();
                Console.WriteLine($"{round} stories {count}: {count / (Environment.CpuUsage.TotalTime - watch).TotalSeconds:F0} articles/s, 99 % within {times[count * 99 / 100]:F2} ms, {(GC.GetTotalMemory(true) - before) / 1e6:F1} MB kept");
                watch = Environment.CpuUsage.TotalTime;
                var stories = stream.Clusters().Count;
                Console.WriteLine($"{round} settle {count}: {count / (Environment.CpuUsage.TotalTime - watch).TotalSeconds:F0} articles/s, {stories} stories");
            }
        }
    }
}
