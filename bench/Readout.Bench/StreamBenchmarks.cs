using System.Globalization;
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

    /// <summary>
    /// Plain runs with what they keep, by processor time, over articles that are made as they are needed:
    /// <c>dotnet run -c Release --project bench/Readout.Bench -- growth [COUNT…]</c>. The first is a warm-up of its own.
    /// </summary>
    public static void Growth(IEnumerable<int> counts)
    {
        Console.WriteLine("| articles | what | a second | 99th percentile | kept, a million articles |");
        Console.WriteLine("|---:|---|---:|---:|---:|");
        foreach (var count in counts.Prepend(WarmUp))
        {
            var index = new CopyIndex();
            Run("copy check", count, article => index.Add(article));
            GC.KeepAlive(index);
            var stream = new StoryStream();
            Run("copy check and story", count, article => stream.Add(article));
            GC.KeepAlive(stream);
        }
    }

    private const int WarmUp = 3000;
    private const int Chunk = 1000;

    private static void Run(string what, int count, Action<Article> add)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var spent = TimeSpan.Zero;
        var times = new List<double>(count);
        foreach (var articles in ReportGenerator.Articles(count, 17).Chunk(Chunk))
        {
            foreach (var article in articles)
            {
                var start = Environment.CpuUsage.TotalTime;
                add(article);
                var time = Environment.CpuUsage.TotalTime - start;
                spent += time;
                times.Add(time.TotalMilliseconds);
            }
        }

        times.Sort();
        var p99 = times[count * 99 / 100];
        times = null;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count} | {what} | {count / spent.TotalSeconds:F0} | {p99:F2} ms | {kept / (double)count / 1000:F2} GB |"));
    }
}
