using Readout.Documents;

namespace Readout.Sources.Feeds;

/// <summary>Sitemaps (sitemaps.org) with the extension for news.</summary>
internal static class Sitemap
{
    public static Feed Read(XmlPart root, Uri? address) =>
        new(FeedFormat.Sitemap, "", root.Children.Where(p => p is { Name: "url", IsWhole: true }).Select(u => Entry(u, address)).Where(e => e.Url is not null).ToEquatableArray());

    /// <summary>The sitemaps of an index: those for news first, then by the day of their last change.</summary>
    public static Feed ReadIndex(XmlPart root, Uri? address)
    {
        var sitemaps = root.Children.Where(p => p is { Name: "sitemap", IsWhole: true })
            .Select(s => (Url: s.Resolve(s.AnyChild("loc")?.Text, address), Day: FeedDates.Day(s.AnyChild("lastmod")?.Text)))
            .Where(s => s.Url is not null)
            .OrderByDescending(s => s.Url!.Contains("news", StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(s => s.Day);
        return new Feed(FeedFormat.SitemapIndex, "", []) { Sitemaps = sitemaps.Select(s => s.Url!).Distinct(StringComparer.Ordinal).ToEquatableArray() };
    }

    private static FeedEntry Entry(XmlPart url, Uri? address)
    {
        var news = url.AnyChild("news");
        var date = news?.AnyChild("publication_date")?.Text.Trim();
        var changed = url.AnyChild("lastmod")?.Text.Trim();
        var day = FeedDates.Day(date);
        return new FeedEntry
        {
            Url = url.Resolve(url.Children.FirstOrDefault(c => c.Name == "loc" && c.Namespace == url.Namespace)?.Text, address),
            Title = FeedText.Line(news?.AnyChild("title")?.Text),
            Published = day ?? FeedDates.Day(changed),
            IsUpdate = day is null,
            WrongDate = day is null && (date ?? (FeedDates.Day(changed) is null ? changed : null)) is { Length: > 0 } wrong ? wrong : null,
            Outlet = FeedText.Line(news?.AnyChild("publication")?.AnyChild("name")?.Text) is { Length: > 0 } name ? name : null,
        };
    }
}
