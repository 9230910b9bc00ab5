using System.Net;
using System.Text.Json;
using Readout.Documents;

namespace Readout.Sources.Feeds;

/// <summary>JSON Feed 1 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeed
{
    public static Feed Read(ReadOnlySpan<byte> bytes, Uri? address)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray(), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = document.RootElement;
            var home = Link(root, "home_page_url", address);
            var entries = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
                ? items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(i => Entry(i, address ?? (home is null ? null : new Uri(home)), Authors(root))).ToEquatableArray()
                : [];
            return new Feed(FeedFormat.JsonFeed, FeedText.Line(Word(root, "title")), entries) { Home = home };
        }
        catch (JsonException e)
        {
            return new Feed(FeedFormat.JsonFeed, "", []) { Problem = $"it is not valid JSON (line {e.LineNumber + 1})" };
        }
    }

    private static FeedEntry Entry(JsonElement item, Uri? address, EquatableArray<string> authors)
    {
        var published = Word(item, "date_published");
        var modified = Word(item, "date_modified");
        var day = FeedDates.Day(published);
        var own = Authors(item);
        var id = Word(item, "id");
        return new FeedEntry
        {
            Id = id,
            Url = Link(item, "url", address) ?? Link(item, "external_url", address) ?? (id is not null && id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? Link(item, "id", address) : null),
            Title = FeedText.Line(Word(item, "title")),
            Html = Word(item, "content_html"),
            Text = Word(item, "content_text"),
            Summary = WebUtility.HtmlEncode(Word(item, "summary")),
            Published = day ?? FeedDates.Day(modified),
            IsUpdate = day is null,
            WrongDate = day is null ? published ?? (FeedDates.Day(modified) is null ? modified : null) : null,
            Authors = own.IsEmpty ? authors : own,
        };
    }

    private static EquatableArray<string> Authors(JsonElement of)
    {
        if (of.ValueKind != JsonValueKind.Object) return [];
        IEnumerable<JsonElement> all = of.TryGetProperty("authors", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
            : of.TryGetProperty("author", out var one) ? [one] : [];
        return all.Where(a => a.ValueKind == JsonValueKind.Object).SelectMany(a => FeedText.Names(Word(a, "name"))).Distinct(StringComparer.Ordinal).ToEquatableArray();
    }

    private static string? Link(JsonElement of, string name, Uri? address)
    {
        var link = Word(of, name);
        return link is not null && (Uri.TryCreate(address, link, out var url) || Uri.TryCreate(link, UriKind.Absolute, out url)) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
    }

    private static string? Word(JsonElement of, string name)
    {
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out var value)) return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { } word && !string.IsNullOrWhiteSpace(word) ? word : null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a character in a string.
            return null;
        }
    }
}
