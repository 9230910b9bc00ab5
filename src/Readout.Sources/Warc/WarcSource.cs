using System.Runtime.CompilerServices;
using Readout.Documents;

namespace Readout.Sources.Warc;

/// <summary>The pages of a WARC file: answers with status 200 that are HTML or text, resources, and texts converted from pages.</summary>
internal static class WarcSource
{
    private static readonly string[] Types = ["response", "resource", "conversion"];

    /// <summary>The pages in their order; records that are no pages (pictures, redirects, requests) are passed over, broken ones named.</summary>
    public static async IAsyncEnumerable<SourceItem> ReadAsync(Stream stream, string name, long largestPage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var any = false;
        await foreach (var record in WarcReader.ReadAsync(stream, largestPage, IsWanted, cancellation).ConfigureAwait(false))
        {
            any = true;
            var place = $"{name}: record {record.Number}{(record.TargetUri is { } url ? $" ({url})" : "")}";
            if (record.Problem is { } problem) yield return new SourceItem(place, null, problem);
            if (record.Block.IsEmpty || !IsWanted(record)) continue;
            var (page, reason) = await PageAsync(record, largestPage, cancellation).ConfigureAwait(false);
            if (reason is not null) yield return new SourceItem(place, null, reason);
            else if (page is not null) yield return new SourceItem(page.Name, page, null) { Note = record["WARC-Truncated"] is { } why ? $"the crawler kept only a part of it ({why})" : null };
        }

        if (!any) yield return new SourceItem(name, null, "the file holds no WARC records");
    }

    private static bool IsWanted(WarcRecord record) => Types.Contains(record.Type)
        && record["Content-Type"] is var type && (record.Type != "response" || type is null || type.StartsWith("application/http", StringComparison.OrdinalIgnoreCase));

    private static async Task<(FetchedPage? Page, string? Problem)> PageAsync(WarcRecord record, long limit, CancellationToken cancellation)
    {
        var url = record.TargetUri;
        var name = url ?? record["WARC-Record-ID"]?.Trim('<', '>') ?? $"record {record.Number}";
        if (record.Type != "response")
        {
            var (type, charset) = Fetching.MediaType.Of(record["Content-Type"]);
            return (Form(type) is { } told ? new FetchedPage(name, record.Block) { Url = url, Form = told, Charset = charset } : null, null);
        }

        var (message, problem) = await HttpMessage.ReadAsync(record.Block, limit, cancellation).ConfigureAwait(false);
        if (message is null) return (null, problem);
        if (message.Status != 200 || message.Body.IsEmpty || Form(message.MediaType) is not { } form) return (null, null);
        return (new FetchedPage(name, message.Body) { Url = url, Form = form, Charset = message.Charset }, null);
    }

    /// <summary>What bytes of a media type are to the engine; null where they are no page.</summary>
    internal static PageForm? Form(string? mediaType) => mediaType switch
    {
        "text/html" or "application/xhtml+xml" => PageForm.Html,
        "text/plain" => PageForm.FlatText,
        null => PageForm.Unknown,
        _ => null,
    };
}
