using Readout.Archive;
using Readout.Documents;

namespace Readout.Exporting;

/// <summary>The articles that a story of the archive is told from.</summary>
internal static class StoryTexts
{
    /// <summary>The articles by the names that the readout has for them.</summary>
    public static async Task<Dictionary<string, Article>> OfAsync(NewsArchive archive, StoryPage story, CancellationToken cancellation)
    {
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        foreach (var report in story.Readout.Reports)
        {
            if (await archive.ArticleAsync(new ArticleId(report.Id), cancellation).ConfigureAwait(false) is { } row) articles[report.File] = row.Article;
        }

        return articles;
    }
}
