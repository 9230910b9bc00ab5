using Readout.Documents;

namespace Readout.Sources.Feeds;

/// <summary>RSS 0.9x, 1.0 and 2.0: one vocabulary with small differences; entries stand in the channel or beside it.</summary>
internal static class RssFeed
{
    public static Feed Read(XmlPart root, Uri? address)
    {
        var channel = root.AnyChild("channel") ?? root;
        var home = channel.Resolve(channel.Child("link")?.Text, address);
        var document = address ?? (home is null ? null : new Uri(home));
        var items = channel.Children.Concat(channel == root ? [] : root.Children).Where(p => p is { Name: "item", IsWhole: true });
        return new Feed(FeedFormat.Rss, FeedText.Line(channel.Child("title")?.Text), items.Select(i => Entry(i, document)).ToEquatableArray()) { Home = home };
    }

    private static FeedEntry Entry(XmlPart item, Uri? document)
    {
        var id = item.Child("guid") is { } guid && guid.Text.Trim() is { Length: > 0 } told ? told : null;
        var isAddress = item.Child("guid")?.Attribute("isPermaLink") is not "false" && id is not null && id.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        var atom = item.Children.FirstOrDefault(c => c is { Name: "link", Namespace: XmlPart.AtomNamespace } && c.Attribute("rel") is null or "alternate");
        var url = item.Resolve(item.AnyChild("origLink")?.Text, document) ?? item.Resolve(item.Child("link")?.Text, document)
            ?? item.Resolve(atom?.Attribute("href"), document) ?? (isAddress ? item.Resolve(id, document) : null);
        var date = (item.Child("pubDate") ?? item.AnyChild("date") ?? item.AnyChild("published"))?.Text.Trim();
        var day = FeedDates.Day(date);
        var authors = item.Children.Where(c => c.Name == "creator").ToList();
        if (authors.Count == 0) authors = [.. item.Children.Where(c => c.Name == "author" && c.Namespace == item.Namespace)];
        return new FeedEntry
        {
            Id = id,
            Url = url,
            Title = FeedText.Line((item.Child("title") ?? item.AnyChild("title"))?.Text),
            Html = NotBlank(item.AnyChild("encoded")?.Text),
            Summary = NotBlank(item.Child("description")?.Text ?? item.AnyChild("summary")?.Text),
            Published = day,
            WrongDate = day is null && date is { Length: > 0 } ? date : null,
            Authors = authors.SelectMany(a => FeedText.Names(a.Text)).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            Outlet = FeedText.Line(item.Child("source")?.Text) is { Length: > 0 } source ? source : null,
        };
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
