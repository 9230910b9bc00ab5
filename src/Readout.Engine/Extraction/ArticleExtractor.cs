using Readout.Documents;

namespace Readout.Extraction;

/// <summary>One block of a page and what was decided about it, for <c>explain</c>.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Role">What it was taken for: title, body, heading, caption, byline, date, furniture …</param>
/// <param name="Rule">The rule or feature that decided.</param>
public sealed record BlockDecision(string Text, string Role, string Rule);

/// <summary>What came of a page: an article, or the reason why there is none.</summary>
/// <param name="Article">The article, or null.</param>
/// <param name="Reason">Why there is none, in words for people; null where there is one.</param>
/// <param name="Blocks">What was decided, block by block, in the order of the page.</param>
public sealed record Extracted(Article? Article, string? Reason, EquatableArray<BlockDecision> Blocks);

/// <summary>Takes the article out of a page: HTML, or text saved with all its furniture.</summary>
public sealed class ArticleExtractor
{
    /// <summary>Takes the article out. Any bytes are answered: an article, or a reason.</summary>
    public Extracted Extract(FetchedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new Extracted(null, "extraction is not built yet", []);
    }
}
