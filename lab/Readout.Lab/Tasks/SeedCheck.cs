using System.Globalization;
using System.Text.Json;
using Readout.Comparison;
using Readout.Documents;
using Readout.Relations;
using Readout.Sources;

namespace Readout.Lab.Tasks;

/// <summary>Compares the readout of a folder with its gold where the scorers do not: the board's channels, claims of all and of one, differences.</summary>
/// <remarks>Gold's claims are a reader's own words: one is found where a sentence told as shared or as sole holds most of its content words and cites one of its reports.</remarks>
internal static class SeedCheck
{
    /// <summary>The part of a gold claim's content words that a told sentence holds.</summary>
    private const double MostWords = 0.6;

    public static int Run(string folder)
    {
        var engine = new ReadoutEngine();
        var files = new Dictionary<ArticleId, string>();
        var documents = new List<Document>();
        foreach (var page in FileSource.ReadAsync([folder]).ToBlockingEnumerable().Select(item => item.Page).OfType<FetchedPage>())
        {
            if (engine.Extract(page).Article is not { } article) continue;
            files[article.Id] = Path.GetFileName(page.Name);
            documents.Add(engine.Read(article));
        }

        using var gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "gold.json")));
        var edition = engine.Tell(documents);
        Channels(edition, gold.RootElement.GetProperty("channels"));
        var story = edition.Stories[0];
        Claims("told by all", gold.RootElement.GetProperty("claims_all_share").EnumerateArray().Select(c => c.GetString() ?? ""), story.Shared, files);
        Claims("told by one", gold.RootElement.GetProperty("claims_only_one").EnumerateArray().Select(c => $"{c.GetProperty("claim").GetString()} ({c.GetProperty("report").GetString()})"), story.Sole, files);
        foreach (var expectation in edition.Expectations) Console.WriteLine($"expected: {ContactLine.Sentence(expectation.Contact)} {expectation.Outcome}");
        foreach (var tension in edition.Tensions.Where(t => t.Days.Count > 1)) Console.WriteLine($"tension {tension.First} {tension.Second}: {string.Join(' ', tension.Days.Select(d => $"{d.Day:MM-dd}:{d.Score.ToString("F1", CultureInfo.InvariantCulture)}"))}");
        return 0;
    }

    private static void Channels(Edition edition, JsonElement gold)
    {
        var right = 0;
        foreach (var row in gold.EnumerateArray())
        {
            var pair = row.GetProperty("pair").EnumerateArray().Select(side => side.GetString()).ToArray();
            var channel = edition.Channels.FirstOrDefault(c => c.First.Code == pair[0] && c.Second.Code == pair[1] && c.Level.Word() == row.GetProperty("level").GetString());
            var last = channel?.LastHeld?.Start is { } start && PartialDate.Parse(row.TextOrNull("last_held")) is { } told && start.Agrees(told);
            var next = row.TextOrNull("next") is null || channel?.Next is not null;
            var state = row.TextOrNull("state") is not { } word || channel?.State == ChannelState.Strained == word.StartsWith("strained", StringComparison.Ordinal);
            right += last && next && state ? 1 : 0;
            Console.WriteLine($"channel {row.GetProperty("level").GetString()}: last {last} ({channel?.LastHeld?.Start}), next {next} ({(channel?.Next is { } coming ? ContactLine.Sentence(coming) : "none")}), state {state} ({channel?.State})");
        }

        Console.WriteLine($"channels: {right} of {gold.GetArrayLength()}");
    }

    private static void Claims(string what, IEnumerable<string> gold, IReadOnlyList<Claim> told, Dictionary<ArticleId, string> files)
    {
        var (found, all) = (0, 0);
        foreach (var claim in gold)
        {
            all++;
            var open = claim.LastIndexOf('(');
            var reports = claim[(open + 1)..].TrimEnd(')').Split(", ");
            var words = Words(claim[..open]);
            var best = told
                .Where(t => t.Evidence.Any(e => reports.Any(r => files[e.ArticleId].StartsWith(r, StringComparison.Ordinal))))
                .Select(t => (t.Text, Share: words.Count(word => t.Evidence.Any(e => Words(e.Quote).Contains(word))) / (double)words.Count))
                .OrderByDescending(t => t.Share)
                .FirstOrDefault();
            if (best.Share >= MostWords) found++;
            Console.WriteLine($"{what}: {(best.Share >= MostWords ? "found" : "missed")} {best.Share:F2} {claim}\n    {best.Text}");
        }

        Console.WriteLine($"{what}: {found} of {all}");
    }

    private static HashSet<string> Words(string text) =>
        [.. text.Split([' ', ',', '.', '’', '\'', '“', '”', '-', '–', '—', '"', ';'], StringSplitOptions.RemoveEmptyEntries).Select(word => Terms.Of(word)).OfType<string>()];
}
