using Readout.Documents;

namespace Readout.Archive;

/// <summary>A report that a search found.</summary>
/// <param name="Article">The article version.</param>
/// <param name="Story">Its story, or null.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Outlet">Its outlet.</param>
/// <param name="Url">Its address.</param>
/// <param name="Published">Its date.</param>
/// <param name="Origins">How many independent origins its story has.</param>
/// <param name="Snippet">Words of its text around what was found.</param>
/// <param name="Marks">Where in <paramref name="Snippet"/> the words stand that were searched for.</param>
/// <param name="At">Where the snippet begins in the article's text, in UTF-16 code units.</param>
public sealed record SearchHit(
    ArticleId Article, string? Story, string Title, string? Outlet, string? Url, PartialDate? Published, int Origins, string Snippet, IReadOnlyList<TextSpan> Marks, int At);

/// <summary>What a search came to.</summary>
/// <param name="Reports">The best and newest reports.</param>
/// <param name="Stories">Their stories, each once, in the order of their best report.</param>
/// <param name="Quotes">Quotations that hold the words.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Reports, IReadOnlyList<StoryRow> Stories, IReadOnlyList<QuoteRow> Quotes);

/// <summary>A search kept under a name.</summary>
public sealed record SavedSearch(long Number, string Name, string Query, bool Alert);
