using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Readout.Archive;
using Readout.Documents;

namespace Readout.Bench;

/// <summary>An archive of as many invented reports as one likes, and how long each page takes over it.</summary>
internal static class ArchiveRun
{
    private const int Seed = 17;
    private const int Batch = 2000;
    private const int Rounds = 200;
    private const int WarmUp = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Fills the archive where it has not so many reports yet, and asks for its pages, or for those whose names hold some words.</summary>
    /// <param name="count">Reports.</param>
    /// <param name="place">The folder of a file, or the address of a database.</param>
    /// <param name="only">Words in the names of pages.</param>
    public static async Task RunAsync(int count, string place, string only)
    {
        var isServer = NewsArchive.IsAddress(place);
        if (!isServer) Directory.CreateDirectory(place);
        var stories = Invented(count);
        await using var archive = NewsArchive.Open(isServer ? place : Path.Combine(place, "readout.db"), TimeProvider.System);
        await FillAsync(archive, stories, count);
        var size = await archive.SizeAsync();
        Say($"{size.Reports} reports, {size.Stories} stories, {size.Contacts} contacts, {size.Quotes} quotations, {size.People} people, {size.Events} events: {size.Bytes / 1e9:F2} GB, {size.Bytes / (double)size.Articles:F0} bytes a report");
        await using var served = await ServedArchive.StartAsync(archive);
        await PagesAsync(archive, served, stories, only, new ServerProcessor(isServer ? new Uri(place).AbsolutePath.Trim('/') : ""));
    }

    /// <summary>The stories of an archive of so many reports: the same for the same number.</summary>
    public static InventedStories Invented(int count) => new(Seed, count, new LocalDate(2026, 11, 20));

    /// <summary>Goes on where an earlier run stopped: stories come in the same order, and what is known is passed over.</summary>
    private static async Task FillAsync(NewsArchive archive, InventedStories stories, int count)
    {
        var known = (await archive.SizeAsync()).Articles;
        var clock = Stopwatch.StartNew();
        var keeping = TimeSpan.Zero;
        var (reports, told, done) = (new List<CollectedReport>(), new List<ToldStory>(), 0L);
        foreach (var (story, ofStory) in stories.Until(count))
        {
            done += ofStory.Count;
            if (done > known)
            {
                reports.AddRange(ofStory);
                told.Add(story);
            }

            if (reports.Count < Batch && done < count) continue;
            if (reports.Count > 0)
            {
                var began = clock.Elapsed;
                await archive.KeepAsync(new CollectedBatch(reports, told, []));
                keeping += clock.Elapsed - began;
            }

            reports.Clear();
            told.Clear();
            if (done / (count / 20) != (done - Batch) / (count / 20)) Say($"{done} reports, {(done - known) / clock.Elapsed.TotalSeconds:F0} a second, {(done - known) / keeping.TotalSeconds:F0} a second written");
        }
    }

    private static async Task PagesAsync(NewsArchive archive, ServedArchive served, InventedStories stories, string only, ServerProcessor server)
    {
        var random = new Random(Seed);
        var sides = InventedStories.Sides;
        var day = await archive.NewestDayAsync() ?? throw new InvalidOperationException("The archive is empty.");
        var ids = new List<string>();
        for (string? after = null; ids.Count < 20_000;)
        {
            var page = await archive.TodayAsync(new StoryFilter { Limit = 500, After = after });
            ids.AddRange(page.Items.Select(s => s.Id));
            if ((after = page.Next) is null) break;
        }

        var large = new List<string>();
        for (string? after = null; large.Count < 20;)
        {
            var page = await archive.TodayAsync(new StoryFilter { Limit = 500, After = after });
            large.AddRange(page.Items.Where(s => s.Reports >= 100).Select(s => s.Id));
            if ((after = page.Next) is null) break;
        }

        Console.WriteLine("| page | asked | 50 % | 95 % | 99 % | processor, 50 % | 95 % | 99 % | bytes |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        await PageAsync("Today", () => "/");
        await PageAsync("Today of a side", () => "/?side=" + Side());
        await PageAsync("Today of two sides", () => $"/?side={Side()}&with={Side()}");
        await PageAsync("Today of a topic", () => "/?topic=trade");
        await PageAsync("Today since a day", () => $"/?since={Earlier(400)}");
        await PageAsync("Today until a day", () => $"/?until={Earlier(1900)}");
        await PageAsync("Today, unread", () => "/?unread=1");
        await PageAsync("Today, starred", () => "/?starred=1");
        await PageAsync("Story", () => "/stories/" + ids[random.Next(ids.Count)]);
        if (large.Count > 0) await PageAsync("Story of 100 to 400 reports", () => "/stories/" + large[random.Next(large.Count)]);
        await PageAsync("Board", () => "/board");
        await PageAsync("Board of a side", () => "/board?side=" + Side());
        await PageAsync("Pair", () => $"/board/{Side()}/{Side()}");
        await PageAsync("Pair with most contacts", () => $"/board/{sides[0]}/{sides[1]}");
        await PageAsync("Contacts", () => "/contacts");
        await PageAsync("Contacts of a side", () => "/contacts?side=" + Side());
        await PageAsync("Contacts of a pair", () => $"/contacts?side={Side()}&with={Side()}");
        await PageAsync("Contacts of a person", () => "/contacts?person=" + Uri.EscapeDataString(Person()));
        await PageAsync("Contacts by status and kind", () => $"/contacts?status={Any<ContactStatus>()}&kind={Any<ContactKind>()}");
        await PageAsync("Contacts by level, until a day", () => $"/contacts?level={Any<Level>()}&until={Earlier(1900)}");
        await PageAsync("People", () => "/people");
        await PageAsync("Person", () => "/people/" + random.Next(1, 15_000));
        await PageAsync("Search: rare word", () => Search(stories.Words[random.Next(20_000, 30_000)]));
        await PageAsync("Search: word", () => Search(stories.Words[random.Next(100, 5000)]));
        await PageAsync("Search: commonest word", () => Search(stories.Words[0]));
        await PageAsync("Search: three common words", () => Search($"{stories.Words[0]} {stories.Words[1]} {stories.Words[2]}"));
        await PageAsync("Search: common and rare word", () => Search($"{stories.Words[0]} {stories.Words[random.Next(20_000, 30_000)]}"));
        await PageAsync("Search: OR", () => Search($"{stories.Words[0]} OR {stories.Words[random.Next(100, 5000)]}"));
        await PageAsync("Search: word, not another", () => Search($"{stories.Words[0]} -{stories.Words[1]}"));
        await PageAsync("Search: phrase", () => Search($"\"{stories.Words[random.Next(20)]} {stories.Words[random.Next(20)]}\""));
        await PageAsync("Search: phrase that is nowhere", () => Search($"\"{stories.Words[0]} {stories.Words[29_999]} {stories.Words[29_998]}\""));
        await PageAsync("Search: beginning", () => Search(stories.Words[random.Next(100)][..2] + "*"));
        await PageAsync("Search: person", () => Search($"person:\"{Person()}\""));
        await PageAsync("Search: person and common word", () => Search($"person:\"{Person()}\" {stories.Words[0]}"));
        await PageAsync("Search: status", () => Search($"status:\"{Any<ContactStatus>().Word()}\""));
        await PageAsync("Search: status and level", () => Search("status:held level:leader"));
        await PageAsync("Search: status and common word", () => Search($"status:declined {stories.Words[0]}"));
        await PageAsync("Search: side", () => Search("side:" + Side()));
        await PageAsync("Search: pair and word", () => Search($"pair:{Side()}-{Side()} {stories.Words[random.Next(5000)]}"));
        await PageAsync("Search: topic", () => Search("topic:trade"));
        await PageAsync("Search: outlet", () => Search($"outlet:\"Outlet {random.Next(800)}\""));
        await PageAsync("Search: outlet and common word", () => Search($"outlet:\"Outlet {random.Next(800)}\" {stories.Words[0]}"));
        await PageAsync("Search: before a day", () => Search("before:" + Earlier(1900)));
        await PageAsync("Search: days and common word", () => Search($"after:{Earlier(1900)} before:{Earlier(1900)} {stories.Words[0]}"));
        await PageAsync("Search: said", () => Search("said:" + stories.Words[random.Next(2000)]));
        await PageAsync("Search: independent", () => Search("independent:>20"));
        await PageAsync("Search: not a side", () => Search($"-side:{Side()}"));

        string Side() => sides[(int)(random.NextDouble() * random.NextDouble() * sides.Count)];
        string Person() => stories.People[(int)(Math.Pow(random.NextDouble(), 3) * stories.People.Count)];
        string Earlier(int most) => day.First.PlusDays(-random.Next(most)).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        T Any<T>()
            where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
        static string Search(string words) => "/search?q=" + Uri.EscapeDataString(words);
        async Task PageAsync(string name, Func<string> path)
        {
            if (!name.Contains(only, StringComparison.OrdinalIgnoreCase)) return;
            var (times, processor, bytes) = (new List<double>(), new List<double>(), 0L);
            var clock = Stopwatch.StartNew();
            for (var round = -WarmUp; round < Rounds && (clock.Elapsed < Longest || times.Count == 0); round++)
            {
                if (round <= 0) server.Look();
                var before = server.Spent();
                var (time, spent, length) = await served.AskAsync(path());
                spent += server.Spent() - before;
                if (round < 0) continue;
                times.Add(time.TotalMilliseconds);
                processor.Add(spent.TotalMilliseconds);
                bytes += length;
            }

            times.Sort();
            processor.Sort();
            Say($"| {name} | {times.Count} | {At(times, 50):F1} ms | {At(times, 95):F1} ms | {At(times, 99):F1} ms | {At(processor, 50):F1} ms | {At(processor, 95):F1} ms | {At(processor, 99):F1} ms | {bytes / times.Count} |");

            static double At(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
