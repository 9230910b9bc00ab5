using Readout.Comparison;
using Readout.Copies;
using Readout.Documents;
using Readout.Language;
using Readout.Stories;

namespace Readout.Lab.Tasks;

/// <summary>Summaries of a few articles, by the same comparison that makes the readout.</summary>
internal static class Summaries
{
    public static void Predict(string input, string output)
    {
        var analyzer = new LanguageAnalyzer();
        Lines.Write(output, Lines.Read(input).Select(row =>
        {
            var reports = row.GetProperty("articles").EnumerateArray()
                .Select(a => analyzer.Analyze(new Article(a.Text("id"), null, a.Text("title"), a.Text("text"))))
                .Select(d => d with { People = [], Quotes = [], Attributions = [], Contacts = [], Topics = [] })
                .ToEquatableArray();
            var names = reports.DistinctBy(d => d.Article.Id).ToDictionary(d => d.Article.Id, d => d.Article.Name);
            var copies = new CopyIndex();
            foreach (var report in reports) copies.Add(report.Article);
            var story = new Story(new StoryId(row.Text("id")), "", reports, copies.Groups());
            var comparison = new StoryComparer { SummaryWords = row.GetProperty("words").GetInt32() }.Compare(story, null);
            return (object)new
            {
                id = row.Text("id"),
                sentences = comparison.Summary.Select(s => new
                {
                    text = s.Text,
                    cites = s.Evidence.Select(e => names[e.ArticleId]).Distinct().ToArray(),
                }).ToArray(),
            };
        }));
    }
}
