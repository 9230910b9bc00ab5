using Readout.Archive;
using Readout.Documents;

namespace Readout.Exporting;

/// <summary>The articles that a story of the archive is told from.</summary>
internal static class StoryTexts
{
    /// <summary>The articles by the names that the readout has for them: all, or those of the first reports.</summary>
    public static async Task<Dictionary<string, Article>> OfAsync(NewsArchive archive, StoryPage story, CancellationToken cancellation, int most = int.MaxValue)
    {
        var articles = await archive.ArticlesAsync([.. story.Readout.Reports.Take(most).Select(r => new ArticleId(r.Id))], cancellation).ConfigureAwait(false);
        var byId = articles.DistinctBy(a => a.Id).ToDictionary(a => a.Id.Value, StringComparer.Ordinal);
        return story.Readout.Reports.Where(r => byId.ContainsKey(r.Id)).ToDictionary(r => r.File, r => byId[r.Id], StringComparer.Ordinal);
    }
}
