namespace Readout.Documents;

/// <summary>The exact words of one article that a statement stands on; <c>article.Text[Span] == Quote</c> always.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Span">Where in <see cref="Article.Text"/>.</param>
/// <param name="Quote">The words there.</param>
public sealed record Citation(ArticleId ArticleId, TextSpan Span, string Quote)
{
    /// <summary>Cites a passage.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span ends behind the text.</exception>
    /// <exception cref="ArgumentException">The span is empty: nothing can stand on no words.</exception>
    public static Citation Of(Article article, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (span.IsEmpty) throw new ArgumentException("A citation needs at least one code unit of text.", nameof(span));
        return new Citation(article.Id, span, span.Of(article.Text));
    }

    /// <summary>Whether the article is the one cited and still says so.</summary>
    public bool HoldsIn(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article.Id == ArticleId && Span.End <= article.Text.Length && Span.Of(article.Text.AsSpan()).SequenceEqual(Quote);
    }
}
