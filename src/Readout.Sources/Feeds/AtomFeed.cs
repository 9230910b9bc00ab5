using Readout.Documents;

namespace Readout.Sources.Feeds;

/// <summary>Atom 1.0 (RFC 4287) and its draft 0.3.</summary>
internal static class AtomFeed
{
    public static Feed Read(XmlPart root, Uri? address)
    {
        var entries = root.Children.Where(p => p is { Name: "entry", IsWhole: true }).Select(e => Entry(e, address));
        return new Feed(FeedFormat.Atom, Line(root.Child("title")), entries.ToEquatableArray()) { Home = Link(root, address) };
    }

    private static FeedEntry Entry(XmlPart entry, Uri? address)
    {
        var id = entry.Child("id")?.Text.Trim();
        var published = (entry.Child("published") ?? entry.Child("issued"))?.Text.Trim();
        var updated = (entry.Child("updated") ?? entry.Child("modified"))?.Text.Trim();
        var day = FeedDates.Day(published);
        var source = entry.Child("source");
        var authors = entry.Children.Where(c => c.Name == "author").ToList();
        if (authors.Count == 0 && source is not null) authors = [.. source.Children.Where(c => c.Name == "author")];
        var (html, text) = Content(entry.Child("content"));
        var (summary, words) = Content(entry.Child("summary"));
        return new FeedEntry
        {
            Id = id is { Length: > 0 } ? id : null,
            Url = Link(entry, address) ?? (id is not null && id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? entry.Resolve(id, address) : null),
            Title = Line(entry.Child("title")),
            Html = html,
            Text = text,
            Summary = summary ?? (words is null ? null : System.Net.WebUtility.HtmlEncode(words)),
            Published = day ?? FeedDates.Day(updated),
            IsUpdate = day is null,
            WrongDate = day is null && (published is { Length: > 0 } ? published : FeedDates.Day(updated) is null ? updated : null) is { Length: > 0 } wrong ? wrong : null,
            Authors = authors.SelectMany(a => FeedText.Names(a.Child("name")?.Text)).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            Outlet = Line(source?.Child("title")) is { Length: > 0 } outlet ? outlet : null,
        };
    }

    /// <summary>The page itself: a link without <c>rel</c> or with <c>alternate</c>, of HTML before others.</summary>
    private static string? Link(XmlPart part, Uri? address)
    {
        var links = part.Children.Where(c => c.Name == "link" && c.Namespace == part.Namespace && c.Attribute("rel") is null or "alternate" or "").ToList();
        var best = links.Find(l => l.Attribute("type") is null or "text/html" or "application/xhtml+xml") ?? links.FirstOrDefault();
        return best?.Resolve(best.Attribute("href"), address);
    }

    /// <summary>A text construct as HTML or as text (RFC 4287, 3.1 and 4.1.3); what is neither, or lies elsewhere, is left.</summary>
    private static (string? Html, string? Text) Content(XmlPart? part)
    {
        if (part is null || part.Attribute("src") is not null) return default;
        var (html, text) = (part.Attribute("type")?.ToLowerInvariant(), part.Attribute("mode")) switch
        {
            ("xhtml" or "application/xhtml+xml", not "escaped") => (part.Markup, null),
            ("html" or "text/html" or "xhtml" or "application/xhtml+xml", _) => (part.Children.Any() ? part.Markup : part.Text, null),
            (null or "text" or "text/plain" or "", "escaped") => (part.Text, null),
            (null or "text" or "text/plain" or "", _) => part.Children.Any() ? (part.Markup, null) : ((string?)null, part.Text),
            _ => ((string?)null, (string?)null),
        };
        return (string.IsNullOrWhiteSpace(html) ? null : html, string.IsNullOrWhiteSpace(text) ? null : text);
    }

    private static string Line(XmlPart? part)
    {
        var (html, text) = Content(part);
        return text is null ? FeedText.Line(html) : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
