using Readout.Documents;

namespace Readout.Sources.Feeds;

/// <summary>What a list of articles is written in.</summary>
public enum FeedFormat
{
    /// <summary>None that is known.</summary>
    None,

    /// <summary>RSS 0.90 to 0.94, 1.0 or 2.0.</summary>
    Rss,

    /// <summary>Atom 0.3 or 1.0 (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1 or 1.1.</summary>
    JsonFeed,

    /// <summary>A sitemap, with or without news.</summary>
    Sitemap,

    /// <summary>A list of sitemaps.</summary>
    SitemapIndex,

    /// <summary>A list of feeds (OPML): it holds no articles.</summary>
    Opml,
}

/// <summary>A feed or sitemap, as far as it could be read.</summary>
/// <param name="Format">What it is written in.</param>
/// <param name="Title">Its own title; empty where it has none.</param>
/// <param name="Entries">Its entries in their order.</param>
public sealed record Feed(FeedFormat Format, string Title, EquatableArray<FeedEntry> Entries)
{
    /// <summary>The address of the site it belongs to, where it names one.</summary>
    public string? Home { get; init; }

    /// <summary>The sitemaps that an index names, the newest first.</summary>
    public EquatableArray<string> Sitemaps { get; init; } = [];

    /// <summary>Why it could not be read, or not to its end, in words; what came before is kept.</summary>
    public string? Problem { get; init; }
}

/// <summary>One entry of a feed or sitemap. What it does not say is null.</summary>
public sealed record FeedEntry
{
    /// <summary>What the feed knows it by (guid, id).</summary>
    public string? Id { get; init; }

    /// <summary>The article's whole address.</summary>
    public string? Url { get; init; }

    /// <summary>The headline, without markup; empty where there is none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The article's text as HTML (<c>content:encoded</c>, Atom's <c>content</c>, <c>content_html</c>).</summary>
    public string? Html { get; init; }

    /// <summary>The article's text without markup (Atom's text content, <c>content_text</c>).</summary>
    public string? Text { get; init; }

    /// <summary>The summary as HTML (<c>description</c>, <c>summary</c>); some feeds put the whole text here.</summary>
    public string? Summary { get; init; }

    /// <summary>The day of publication; where only a day of change is named, that one.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>Whether <see cref="Published"/> is a day of change.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>What stands where a date should be and is none; null where all is well.</summary>
    public string? WrongDate { get; init; }

    /// <summary>The authors' names; addresses of mail are no names.</summary>
    public EquatableArray<string> Authors { get; init; } = [];

    /// <summary>The outlet that it was taken over from (<c>source</c>), or that a news sitemap names.</summary>
    public string? Outlet { get; init; }
}
