using Readout.Documents;

namespace Readout.Copies;

/// <summary>What an article shares with an earlier one.</summary>
/// <param name="Origin">The article it was copied from; its own id where it is no copy.</param>
/// <param name="Shared">The spans of its own text that were taken over, in order; empty where it is no copy.</param>
public sealed record Copy(ArticleId Origin, EquatableArray<TextSpan> Shared);

/// <summary>Reports that go back to one text.</summary>
/// <param name="Original">The earliest, or the one that stands for the agency the others credit.</param>
/// <param name="Agency">The agency credited by any of them, or null.</param>
/// <param name="Articles">All of them, the original first.</param>
public sealed record OriginGroup(ArticleId Original, string? Agency, EquatableArray<ArticleId> Articles);

/// <summary>Finds near-copies: articles are added in order of time and each is compared with those before it.</summary>
public sealed class CopyIndex
{
    /// <summary>Compares the article with all before it, then remembers it.</summary>
    public Copy Add(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new Copy(article.Id, []);
    }

    /// <summary>The articles added so far, grouped by what they go back to, in the order of their originals.</summary>
    public EquatableArray<OriginGroup> Groups() => [];
}
