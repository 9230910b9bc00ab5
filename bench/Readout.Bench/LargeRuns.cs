using System.Diagnostics;
using System.Globalization;
using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Bench;

/// <summary>What a stream must bear: the same text over and over, and one story that everybody tells.</summary>
internal static class LargeRuns
{
    private const int Parts = 4;

    /// <summary>So many prints of one text at as many addresses: cost of a print as they grow, the story at the end, what is kept.</summary>
    public static void Copies(int count)
    {
        var text = ReportGenerator.Articles(1, 17).First().Text;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var stream = new StoryStream();
        for (var part = 0; part < Parts; part++)
        {
            var start = Environment.CpuUsage.TotalTime;
            for (var at = count / Parts * part; at < count / Parts * (part + 1); at++)
                stream.Add(new Article("copy", string.Create(CultureInfo.InvariantCulture, $"https://outlet{at % 5000}.example/{at}"), "One text", text));
            Say($"copies {count / Parts * part}-{count / Parts * (part + 1)}: {count / Parts / (Environment.CpuUsage.TotalTime - start).TotalSeconds:F0} a second");
        }

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        var settle = Environment.CpuUsage.TotalTime;
        var stories = stream.Clusters();
        Say($"{stories.Count} story, {stories[0].Reports.Count} reports, {stories[0].Origins.Count} origin; told in {(Environment.CpuUsage.TotalTime - settle).TotalSeconds:F1} s; kept {kept / 1e9:F2} GB");
        GC.KeepAlive(stream);
    }

    /// <summary>So many reports of one meeting, each from the first word to the page: time of each step, size of each format.</summary>
    public static void Story(int count)
    {
        var engine = new ReadoutEngine();
        var clock = Stopwatch.StartNew();
        var documents = MeetingReports.Articles(count, 17).Select(engine.Read).ToList();
        Say($"{count} reports read in {clock.Elapsed.TotalSeconds:F0} s, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB");
        clock.Restart();
        var start = Environment.CpuUsage.TotalTime;
        var edition = engine.Tell(documents);
        Say($"told in {(Environment.CpuUsage.TotalTime - start).TotalSeconds:F1} s of processor time, {clock.Elapsed.TotalSeconds:F1} s in all, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB");
        var largest = edition.Stories[0];
        Say($"{edition.Stories.Count} stories; the largest: {largest.Story.Reports.Count} reports, {largest.Story.Origins.Count} origins, {largest.Contacts.Count} contacts, {largest.Quotes.Count} quotations, {largest.Shared.Count} shared, {largest.Sole.Count} sole, {largest.Differing.Count} differing, {largest.Summary.Count} sentences of summary");
        foreach (var format in Enum.GetValues<ReadoutFormat>())
        {
            clock.Restart();
            var written = ReadoutWriter.Write(edition, format, new WritingOptions());
            Say($"{format}: {written.Length / 1e6:F2} million letters in {clock.Elapsed.TotalSeconds:F1} s");
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
