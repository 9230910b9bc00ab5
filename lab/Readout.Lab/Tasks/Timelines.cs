using Readout.Comparison;
using Readout.Documents;
using Readout.Language;

namespace Readout.Lab.Tasks;

/// <summary>Timelines of many articles on one topic: a folder a topic, a line of its task file a timeline.</summary>
internal static class Timelines
{
    public static void Predict(string input, string output) => Lines.Write(output, Directory.GetDirectories(input).Order(StringComparer.Ordinal).SelectMany(Topic));

    private static IEnumerable<object> Topic(string folder)
    {
        var analyzer = new LanguageAnalyzer();
        var builder = new TimelineBuilder(Lines.Read(Path.Combine(folder, "articles.jsonl.gz"))
            .AsParallel()
            .AsOrdered()
            .Select(row => analyzer.Analyze(new Article(row.Text("id"), null, row.Text("title"), Paragraphs(row.Text("text")))
            {
                Published = new Publication(PartialDate.Parse(row.TextOrNull("published")?[..10]), DateSource.Given, Confidence.High, null),
            })));
        foreach (var task in Lines.Read(Path.Combine(folder, "task.jsonl")))
        {
            var entries = builder.OfDays(PartialDate.Parse(task.Text("from"))!.Value, PartialDate.Parse(task.Text("to"))!.Value,
                task.GetProperty("dates").GetInt32(), task.GetProperty("sentences_per_date").GetInt32());
            yield return new
            {
                topic = task.Text("topic"),
                timeline = entries.GroupBy(e => e.Date!.Value).Select(g => new { date = g.Key.ToString(), sentences = g.Select(e => e.Text).ToArray() }).ToArray(),
            };
        }
    }

    /// <summary>The set has one sentence a line; each stands as a paragraph of its own.</summary>
    private static string Paragraphs(string text) => string.Join("\n\n", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
