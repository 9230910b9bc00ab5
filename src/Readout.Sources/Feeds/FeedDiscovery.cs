using Readout.Extraction;

namespace Readout.Sources.Feeds;

/// <summary>Finds a site's feeds: those its page links to, then the places where publishing systems put them.</summary>
internal static class FeedDiscovery
{
    /// <summary>Where feeds lie most often, tried in this order when a page links to none.</summary>
    public static readonly string[] CommonPaths = ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/all.rss"];

    /// <summary>Where sitemaps of news lie, when robots.txt names none.</summary>
    public static readonly string[] CommonSitemaps = ["/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml"];

    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "application/rdf+xml", "text/xml", "application/xml"];

    /// <summary>The feeds that a page names in <c>link rel=alternate</c>, in their order; those of comments left out.</summary>
    public static IReadOnlyList<string> Links(ReadOnlySpan<byte> page, string? charset, Uri address)
    {
        var html = TextDecoding.Decode(page, charset, html: true);
        var at = address;
        var links = new List<string>();
        foreach (var tag in HtmlTags.Of(html, "base", "link"))
        {
            if (tag["href"] is not { Length: > 0 } href) continue;
            if (tag.Name == "base")
            {
                if (Uri.TryCreate(address, href, out var told)) at = told;
                continue;
            }

            var relations = (tag["rel"] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var isFeed = relations.Contains("feed", StringComparer.OrdinalIgnoreCase)
                || relations.Contains("alternate", StringComparer.OrdinalIgnoreCase) && FeedTypes.Contains(tag["type"]?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);
            if (!isFeed || (tag["title"] ?? "").Contains("comment", StringComparison.OrdinalIgnoreCase) || href.Contains("/comments/", StringComparison.OrdinalIgnoreCase)
                || href.Contains("/wp-json/", StringComparison.OrdinalIgnoreCase) || href.Contains("oembed", StringComparison.OrdinalIgnoreCase)) continue;
            if (Uri.TryCreate(at, href, out var url) && url.Scheme is "http" or "https" && !links.Contains(url.AbsoluteUri)) links.Add(url.AbsoluteUri);
        }

        return links;
    }
}
