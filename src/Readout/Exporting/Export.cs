using System.Text;
using System.Text.Json;
using Readout.Archive;
using Readout.Commands;
using Readout.Documents;
using Readout.Sources.Feeds;
using Readout.Writing;

namespace Readout.Exporting;

/// <summary>Everything of a kind in a form, written as it is read, uncapped.</summary>
/// <remarks>What <c>reports</c> writes as JSON Lines and <c>sources</c> as OPML can be read again: <c>readout import</c>, <c>readout add</c>.</remarks>
internal sealed class Export(NewsArchive archive, Uri? root, TimeProvider time)
{
    private const int Rows = 1000;

    /// <summary>What there is: kind and form, the media type, and what it is. The first form of a kind is the usual one.</summary>
    public static IReadOnlyList<(string Kind, string Form, string MediaType, string Meaning)> Forms { get; } =
    [
        ("reports", "jsonl", "application/jsonl", "every version of every report with its text"),
        ("stories", "jsonl", "application/jsonl", "a row of each story"),
        ("stories", "readouts", "application/jsonl", "each story's whole readout, by docs/readout.schema.json"),
        ("stories", "markdown", "text/markdown; charset=utf-8", "each story told, with its evidence"),
        ("contacts", "csv", "text/csv; charset=utf-8", "the ledger with the words each contact stands on"),
        ("contacts", "jsonl", "application/jsonl", "the same as JSON Lines"),
        ("contacts", "ics", "text/calendar; charset=utf-8", "those whose day is known, as a calendar"),
        ("events", "gdelt", "text/tab-separated-values; charset=utf-8", "coded events in the columns of GDELT, with their evidence"),
        ("events", "icews", "text/tab-separated-values; charset=utf-8", "coded events in the columns of ICEWS, with their evidence"),
        ("events", "jsonl", "application/jsonl", "coded events as JSON Lines"),
        ("sources", "opml", "text/x-opml; charset=utf-8", "sources of the web as a list of feeds"),
        ("alerts", "jsonl", "application/jsonl", "one's alerts with their evidence"),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="kind">A kind of <see cref="Forms"/>.</param>
    /// <param name="form">One of its forms.</param>
    /// <param name="reader">Whose alerts.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public Task WriteAsync(string kind, string form, string reader, TextWriter output, CancellationToken cancellation) => (kind, form) switch
    {
        ("reports", _) => ReportsAsync(output, cancellation),
        ("stories", "jsonl") => StoriesAsync(row => LineAsync(output, row, cancellation), cancellation),
        ("stories", "readouts") => StoriesAsync(row => ReadoutAsync(row, output, cancellation), cancellation),
        ("stories", _) => StoriesAsync(row => MarkdownAsync(row, output, cancellation), cancellation),
        ("contacts", "csv") => ContactsCsvAsync(output, cancellation),
        ("contacts", "jsonl") => ContactsAsync(row => LineAsync(output, row, cancellation), cancellation),
        ("contacts", _) => CalendarAsync(output, cancellation),
        ("events", "gdelt") => EventsAsync(EventColumns.Gdelt, output, cancellation),
        ("events", "icews") => EventsAsync(EventColumns.Icews, output, cancellation),
        ("events", _) => EventLinesAsync(output, cancellation),
        ("sources", _) => SourcesAsync(output, cancellation),
        ("alerts", _) => AlertsAsync(reader, output, cancellation),
        _ => throw new ArgumentException($"there is no export of {kind} as {form}", nameof(kind)),
    };

    private async Task ReportsAsync(TextWriter output, CancellationToken cancellation)
    {
        await foreach (var row in archive.ArticlesAsync(cancellation).ConfigureAwait(false))
        {
            var article = row.Article;
            await LineAsync(output, new
            {
                id = article.Id.Value,
                url = article.Url,
                title = article.Title,
                published = article.Published.Date?.ToString(),
                source = article.Outlet,
                byline = article.Byline.ToArray(),
                text = article.Text,
                story = row.Story,
                newest = row.IsNewest,
            }, cancellation).ConfigureAwait(false);
        }
    }

    private async Task StoriesAsync(Func<StoryRow, Task> write, CancellationToken cancellation)
    {
        for (string? after = null; ;)
        {
            var page = await archive.TodayAsync(new StoryFilter { Limit = 500, After = after }, cancellation).ConfigureAwait(false);
            foreach (var row in page.Items) await write(row).ConfigureAwait(false);
            if (page.Next is null) return;
            after = page.Next;
        }
    }

    private async Task ReadoutAsync(StoryRow row, TextWriter output, CancellationToken cancellation)
    {
        if (await archive.StoryAsync(row.Id, "", cancellation).ConfigureAwait(false) is not { } story) return;
        using var json = JsonDocument.Parse(ReadoutJson.Write(new EditionReadout(story.Row.Last, [story.Readout], [])));
        await LineAsync(output, json.RootElement.GetProperty("stories")[0], cancellation).ConfigureAwait(false);
    }

    private async Task MarkdownAsync(StoryRow row, TextWriter output, CancellationToken cancellation)
    {
        if (await archive.StoryAsync(row.Id, "", cancellation).ConfigureAwait(false) is not { } story) return;
        var articles = await StoryTexts.OfAsync(archive, story, cancellation).ConfigureAwait(false);
        var text = ReadoutWriter.Write(new EditionReadout(story.Row.Last, [story.Readout], []), articles, ReadoutFormat.Markdown, new WritingOptions { Evidence = true });
        await output.WriteAsync((text + "\n").AsMemory(), cancellation).ConfigureAwait(false);
    }

    private async Task ContactsAsync(Func<ContactRow, Task> write, CancellationToken cancellation)
    {
        for (string? after = null; ;)
        {
            var page = await archive.ContactsAsync(new ContactFilter { Limit = Rows, After = after }, cancellation).ConfigureAwait(false);
            foreach (var row in page.Items) await write(row).ConfigureAwait(false);
            if (page.Next is null) return;
            after = page.Next;
        }
    }

    private async Task ContactsCsvAsync(TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync("id,story,kind,status,level,start,end,place,sides,people,origins,words".AsMemory(), cancellation).ConfigureAwait(false);
        await ContactsAsync(c =>
        {
            string?[] cells = [c.Id, c.Story, c.Kind.Word(), c.Status.Word(), c.Level.Word(), c.Start?.ToString(), c.End?.ToString(), c.Place, string.Join(';', c.Sides),
                string.Join(';', c.People), c.Origins.ToString(System.Globalization.CultureInfo.InvariantCulture), c.Words];
            return output.WriteLineAsync(string.Join(',', cells.Select(Csv)).AsMemory(), cancellation);
        }, cancellation).ConfigureAwait(false);
    }

    private async Task CalendarAsync(TextWriter output, CancellationToken cancellation)
    {
        var calendar = new CalendarWriter(output, root, time.GetUtcNow());
        calendar.Begin();
        await ContactsAsync(async contact =>
        {
            calendar.Add(contact);
            await output.FlushAsync(cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        calendar.End();
    }

    private async Task EventsAsync(EventColumns columns, TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync(columns.Head.AsMemory(), cancellation).ConfigureAwait(false);
        await foreach (var told in archive.EventsAsync(cancellation).ConfigureAwait(false)) await output.WriteLineAsync(columns.Line(told).AsMemory(), cancellation).ConfigureAwait(false);
    }

    private async Task EventLinesAsync(TextWriter output, CancellationToken cancellation)
    {
        await foreach (var told in archive.EventsAsync(cancellation).ConfigureAwait(false)) await LineAsync(output, told, cancellation).ConfigureAwait(false);
    }

    private async Task SourcesAsync(TextWriter output, CancellationToken cancellation)
    {
        var sources = (await archive.SourcesAsync(cancellation).ConfigureAwait(false)).Where(s => s.Kind == "web").Select(s => new OpmlOutline(s.Name, s.Address, null, s.Folder));
        await output.WriteLineAsync(Encoding.UTF8.GetString(Opml.Write("Readout sources", sources)).AsMemory(), cancellation).ConfigureAwait(false);
    }

    private async Task AlertsAsync(string reader, TextWriter output, CancellationToken cancellation)
    {
        for (string? after = null; ;)
        {
            var page = await archive.Alerts.ListAsync(reader, limit: 500, after: after, cancellation: cancellation).ConfigureAwait(false);
            foreach (var row in page.Items) await LineAsync(output, row, cancellation).ConfigureAwait(false);
            if (page.Next is null) return;
            after = page.Next;
        }
    }

    private static Task LineAsync<T>(TextWriter output, T row, CancellationToken cancellation) => output.WriteLineAsync(JsonSerializer.Serialize(row, RowJson.Line).AsMemory(), cancellation);

    /// <summary>A cell after RFC 4180; what a spreadsheet would take for a formula is made text.</summary>
    private static string Csv(string? cell)
    {
        if (cell is null) return "";
        if (cell is ['=' or '+' or '-' or '@' or '\t', ..]) cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
