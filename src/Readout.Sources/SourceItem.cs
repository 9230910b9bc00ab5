using Readout.Documents;

namespace Readout.Sources;

/// <summary>One thing a source brought: a page, or the reason why there is none.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Page">The page, or null.</param>
/// <param name="Problem">Why there is none, in words for people; null where there is one.</param>
public sealed record SourceItem(string Name, FetchedPage? Page, string? Problem)
{
    /// <summary>What is amiss though there is a page (a date that is none, a part that is missing), in words; null where nothing is.</summary>
    public string? Note { get; init; }
}
