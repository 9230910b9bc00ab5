using Readout.Comparison;
using Readout.Documents;
using Readout.Extraction;
using Readout.Facts;
using Readout.Language;
using Readout.Stories;

namespace Readout;

/// <summary>The whole way, in order: page, article, document, stories, comparison, board. Pure: no clock, no network, no files.</summary>
/// <remarks>One engine may be used by several threads at once.</remarks>
public sealed class ReadoutEngine
{
    private readonly ArticleExtractor _extractor = new();
    private readonly LanguageAnalyzer _language = new();
    private readonly FactReader _facts = new();
    private readonly StoryComparer _comparer = new();

    /// <summary>A page's article, or the reason why there is none.</summary>
    public Extracted Extract(FetchedPage page) => _extractor.Extract(page);

    /// <summary>An article with all layers of language and facts.</summary>
    public Document Read(Article article) => _facts.Read(_language.Analyze(article));

    /// <summary>How each place of a report that speaks of a contact was read.</summary>
    public IReadOnlyList<ContactTrace> TraceContacts(Document document) => _facts.TraceContacts(document);

    /// <summary>The readout of a set of documents; their order does not matter, and of a report given in several versions the newest counts.</summary>
    public Edition Tell(IEnumerable<Document> documents, PartialDate? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var inOrder = documents
            .DistinctBy(d => d.Article.Id)
            .GroupBy(d => ArticleVersions.ReportKey(d.Article), StringComparer.Ordinal)
            .Select(Newest)
            .OrderBy(d => d.Article.Published.Date is null)
            .ThenBy(d => d.Article.Published.Date?.First)
            .ThenBy(d => d.Article.Id);
        var stream = new StoryStream(StoryWindow.Everything);
        var byId = new Dictionary<ArticleId, Document>();
        foreach (var document in inOrder)
        {
            byId.Add(document.Article.Id, document);
            stream.Add(document.Article);
        }

        var stories = stream.Clusters().Select(cluster => Dated(cluster.With(byId))).ToList();
        var day = asOf ?? stories.SelectMany(s => s.Reports).Select(d => d.Article.Published.Date).Max();
        return Edition.Of(day, stories.Select(story => _comparer.Compare(story, day)).ToEquatableArray());
    }

    private static Document Newest(IEnumerable<Document> versions)
    {
        var given = versions.ToList();
        var newest = ArticleVersions.NewestFirst(given.Select(d => d.Article)).First();
        return given.Find(d => d.Article.Id == newest.Id)!;
    }

    /// <summary>One story compared, for whoever keeps stories; told for its newest day of publication where no other is asked for.</summary>
    public StoryComparison Compare(Story story, PartialDate? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(story);
        var dated = Dated(story);
        return _comparer.Compare(dated, asOf ?? dated.Reports.Select(d => d.Article.Published.Date).Max());
    }

    /// <summary>The story with its undated reports dated from the others; those that gained a date are read again, so that their times resolve.</summary>
    private Story Dated(Story story)
    {
        var undated = story.Reports.Where(d => d.Article.Published.Date is null).Select(d => d.Article.Id).ToHashSet();
        if (undated.Count == 0) return story;
        var settled = StoryDates.Settle(story);
        return settled with
        {
            Reports = settled.Reports
                .Select(d => undated.Contains(d.Article.Id) && d.Article.Published.Date is not null ? Read(d.Article) : d)
                .ToEquatableArray(),
        };
    }
}
