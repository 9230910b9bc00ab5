using System.Globalization;

namespace Readout.Bench;

/// <summary>How many readers and desks so many articles a day need: a day of a fluid queue in steps of a second, with the costs measured elsewhere.</summary>
/// <remarks>
/// Articles come by chance (Poisson) around a wave over the day, and twice as many for half an hour after the peak, as when something happens. Readers take them in turn as one
/// pool; then each goes to the desk of its part, and a desk serves one after the other. What waits is served in the order in which it came, so the delay of what comes now is what waits before it.
/// </remarks>
internal static class CapacityRun
{
    private const int Day = 86_400;
    private const int BurstSeconds = 1800;
    private const int Seed = 11;

    /// <summary>Readers are planned to be so busy in the peak hour and no more.</summary>
    private const double BusyAtPeak = 0.7;

    public static void Run(string[] words)
    {
        var inputs = words.Where(w => w.Contains('=', StringComparison.Ordinal)).Select(w => w.Split('=', 2)).ToDictionary(w => w[0], w => double.Parse(w[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var known = new[] { "read", "group", "peak", "kilobytes", "largest" };
        if (inputs.Keys.Except(known).FirstOrDefault() is { } unknown) throw new ArgumentException($"there is no input '{unknown}': {string.Join(", ", known)}");
        var articles = words.Where(w => !w.Contains('=', StringComparison.Ordinal)).Select(w => double.Parse(w, CultureInfo.InvariantCulture)).DefaultIfEmpty(10_000_000).First();
        var read = inputs.GetValueOrDefault("read", 50) / 1000;
        var group = inputs.GetValueOrDefault("group", 8) / 1000;
        var peak = inputs.GetValueOrDefault("peak", 2);
        var kilobytes = inputs.GetValueOrDefault("kilobytes", 12);
        var largest = inputs.GetValueOrDefault("largest", 0);
        var mean = articles / Day;
        var readers = (int)Math.Ceiling(mean * peak * read / BusyAtPeak);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{articles:N0} articles a day: {mean:F1} a second, {mean * peak:F1} in the peak hour, {2 * mean * peak:F1} when something happens then"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"readers: {read * 1000:F1} ms of a core an article, {mean * read:F1} cores busy on average, {readers} planned; {articles * read / 3600:F0} core hours a day"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"desk: {group * 1000:F1} ms an article, full at {1 / group:F0} a second, {Day / group:N0} a day; room: {articles * kilobytes / 1_000_000:F0} GB a day"));
        Console.WriteLine();
        Console.WriteLine("| desks | busy | in the peak hour | longest queue | delay, 50 % | 99 % | longest |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        for (var desks = 1; desks <= 8; desks++)
        {
            // Parts are equal, but for the largest where one is named.
            var share = Math.Max(1.0 / desks, largest);
            var delays = Delays(mean, peak, readers / read, share, group, out var longestQueue);
            Array.Sort(delays);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {desks} | {mean * share * group:P0} | {mean * peak * share * group:P0} | {longestQueue:N0} | {Told(delays[delays.Length / 2])} | {Told(delays[delays.Length * 99 / 100])} | {Told(delays[^1])} |"));
            if (share > 1.0 / desks) break;
        }
    }

    /// <summary>The delay of what comes in each second, at the desk of the largest part.</summary>
    private static double[] Delays(double mean, double peak, double readSpeed, double share, double group, out double longestQueue)
    {
        var random = new Random(Seed);
        var delays = new double[Day];
        var (reading, grouping) = (0.0, 0.0);
        longestQueue = 0;
        for (var second = 0; second < Day; second++)
        {
            var wave = 1 + ((peak - 1) * Math.Sin(2 * Math.PI * second / Day));
            var burst = second >= Day / 4 && second < (Day / 4) + BurstSeconds ? 2 : 1;
            reading += Poisson(random, mean * wave * burst);
            var read = Math.Min(reading, readSpeed);
            reading -= read;
            grouping += read * share;
            delays[second] = (reading / readSpeed) + (grouping * group);
            grouping = Math.Max(0, grouping - (1 / group));
            longestQueue = Math.Max(longestQueue, grouping + reading);
        }

        return delays;
    }

    /// <summary>By the normal distribution, which is near enough for the numbers here.</summary>
    private static double Poisson(Random random, double mean) => Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))));

    private static string Told(double seconds) => seconds < 120 ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s") : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F0} min");
}
