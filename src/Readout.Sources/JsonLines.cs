using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Readout.Documents;

namespace Readout.Sources;

/// <summary>Reads JSON Lines: one object a line with <c>text</c> (a body alone) or <c>html</c> (a page), and what is known of it.</summary>
/// <remarks>Names read: id, url, title, text, html, published or date, source or outlet, byline or authors (a string or a list).</remarks>
internal static class JsonLines
{
    /// <summary>The lines in order; a broken one is an item with a problem that names its number, the others are read.</summary>
    public static async IAsyncEnumerable<SourceItem> ReadAsync(ListedFile file, FileSourceOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        LimitedStream? stream = null;
        string? problem;
        try
        {
            stream = FileSource.Open(file, options, out problem);
        }
        catch (Exception e) when (FileSource.Reason(e, options, null) is not null)
        {
            problem = FileSource.Reason(e, options, null);
        }

        if (stream is null)
        {
            yield return new SourceItem(file.Name, null, problem);
            yield break;
        }

        await using var opened = stream.ConfigureAwait(false);
        await using var lines = stream.LinesAsync(cancellation).GetAsyncEnumerator(cancellation);
        var number = 0;
        var any = false;
        while (true)
        {
            string? broken = null;
            try
            {
                if (!await lines.MoveNextAsync().ConfigureAwait(false)) break;
            }
            catch (Exception e) when (FileSource.Reason(e, options, stream) is not null)
            {
                broken = $"{FileSource.Reason(e, options, stream)} (behind line {number})";
            }

            if (broken is not null)
            {
                yield return new SourceItem(file.Name, null, broken);
                yield break;
            }

            number++;
            if (lines.Current is not { } current)
            {
                any = true;
                yield return new SourceItem($"{file.Name}:{number}", null, $"line {number} holds more than the {FileSource.Size(options.LargestFile)} that are read at most");
                continue;
            }

            var line = WithoutMark(current);
            if (IsBlank(line.Span)) continue;
            any = true;
            yield return Item(file.Name, number, line);
        }

        if (!any) yield return new SourceItem(file.Name, null, "the file holds no lines");
    }

    private static SourceItem Item(string file, int number, ReadOnlyMemory<byte> line)
    {
        var place = $"{file}:{number}";
        var name = place;
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object) return new SourceItem(place, null, $"line {number} is JSON but no object");
            if (Word(row, "id") is { } id) name = id;
            var html = Word(row, "html");
            var text = Word(row, "text");
            if (html is null && text is null) return new SourceItem(place, null, $"line {number} has neither \"text\" nor \"html\"");
            var published = Word(row, "published") ?? Word(row, "date");
            var page = new FetchedPage(name, Encoding.UTF8.GetBytes(text ?? html!))
            {
                Url = Word(row, "url"),
                Form = text is not null ? PageForm.CleanText : PageForm.Html,
                Charset = "utf-8",
                Given = new GivenMetadata
                {
                    Title = Word(row, "title"),
                    Outlet = Word(row, "source") ?? Word(row, "outlet"),
                    Published = published is { Length: >= 10 } ? PartialDate.Parse(published[..10]) : PartialDate.Parse(published),
                    Byline = Words(row, "byline") ?? Words(row, "authors") ?? Words(row, "author") ?? [],
                },
            };
            return new SourceItem(name, page, null);
        }
        catch (JsonException e)
        {
            return new SourceItem(place, null, $"line {number} is not valid JSON (at byte {e.BytePositionInLine ?? 0} of the line)");
        }
        catch (InvalidOperationException)
        {
            return new SourceItem(place, null, $"line {number} holds half a character in a string");
        }
    }

    private static string? Word(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } word ? word : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    } : null;

    private static EquatableArray<string>? Words(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).Where(v => v.Length > 0).ToEquatableArray();
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } word
            ? word.Split([", ", "; ", " and "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToEquatableArray()
            : null;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) => line.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? line[3..] : line;

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
