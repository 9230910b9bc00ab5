using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Readout.Archive;
using Readout.Documents;

namespace Readout.Commands;

/// <summary><c>readout export</c>: everything of a kind, streaming, without a cap.</summary>
internal static class ExportCommand
{
    public const string Name = "export";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout export reports", "every report as JSON Lines, which 'readout import' and 'readout read' take"),
        ("readout export contacts", "the ledger as CSV, each contact with the words it stands on"),
        ("readout export events", "coded events, tab-separated in the columns that users of GDELT expect, with their evidence"),
    ];

    private static readonly string[] EventColumns =
        ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "Actor1Code", "Actor2Code", "EventRootCode", "QuadClass", "GoldsteinScale", "DATEADDED", "SOURCEURL",
         "PloverType", "PloverMode", "Status", "Outlet", "Story", "Article", "Start", "End", "Quote"];

    private static readonly string[] ContactColumns = ["id", "story", "kind", "status", "level", "start", "end", "place", "sides", "people", "origins", "words"];

    public static Command Build(Terminal terminal)
    {
        var what = new Argument<string>("what") { Description = "What to export.", HelpName = "reports|contacts|events|stories" };
        what.AcceptOnlyFromAmong("reports", "contacts", "events", "stories");
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Write everything of a kind to standard output, uncapped.") { what, archive.Data };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            await (parsed.GetValue(what) switch
            {
                "reports" => ReportsAsync(kept, terminal.Output, cancellation),
                "contacts" => ContactsAsync(kept, terminal.Output, cancellation),
                "events" => EventsAsync(kept, terminal.Output, cancellation),
                _ => StoriesAsync(kept, terminal.Output, cancellation),
            }).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task ReportsAsync(NewsArchive archive, TextWriter output, CancellationToken cancellation)
    {
        await foreach (var row in archive.ArticlesAsync(cancellation).ConfigureAwait(false))
        {
            var article = row.Article;
            await output.WriteLineAsync(JsonSerializer.Serialize(new
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
            }, RowJson.Line).AsMemory(), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task StoriesAsync(NewsArchive archive, TextWriter output, CancellationToken cancellation)
    {
        for (string? after = null; ;)
        {
            var page = await archive.TodayAsync(new StoryFilter { Limit = 500, After = after }, cancellation).ConfigureAwait(false);
            foreach (var row in page.Items) await output.WriteLineAsync(JsonSerializer.Serialize(row, RowJson.Line).AsMemory(), cancellation).ConfigureAwait(false);
            if (page.Next is null) return;
            after = page.Next;
        }
    }

    private static async Task ContactsAsync(NewsArchive archive, TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync(string.Join(',', ContactColumns).AsMemory(), cancellation).ConfigureAwait(false);
        for (string? after = null; ;)
        {
            var page = await archive.ContactsAsync(new ContactFilter { Limit = 1000, After = after }, cancellation).ConfigureAwait(false);
            foreach (var c in page.Items)
            {
                string?[] cells = [c.Id, c.Story, c.Kind.Word(), c.Status.Word(), c.Level.Word(), c.Start?.ToString(), c.End?.ToString(), c.Place, string.Join(';', c.Sides),
                    string.Join(';', c.People), c.Origins.ToString(CultureInfo.InvariantCulture), c.Words];
                await output.WriteLineAsync(string.Join(',', cells.Select(Csv)).AsMemory(), cancellation).ConfigureAwait(false);
            }

            if (page.Next is null) return;
            after = page.Next;
        }
    }

    private static async Task EventsAsync(NewsArchive archive, TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync(string.Join('\t', EventColumns).AsMemory(), cancellation).ConfigureAwait(false);
        await foreach (var e in archive.EventsAsync(cancellation).ConfigureAwait(false))
        {
            var root = Enum.Parse<EventRoot>(e.Root);
            var date = e.Date ?? e.Published;
            object?[] cells = [e.Number, Digits(date, 8), Digits(date, 6), Digits(date, 4), e.Source, e.Target, root.CameoRoot(), root.Quad(), root.Score(), Digits(e.Published, 8), e.Url,
                root.ToString().ToUpperInvariant(), e.Mode, e.Status.ToUpperInvariant(), e.Outlet, e.Story, e.Article.Value, e.Span.Start, e.Span.End, e.Quote];
            var line = string.Join('\t', cells.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture)!.ReplaceLineEndings(" ").Replace('\t', ' ')));
            await output.WriteLineAsync(line.AsMemory(), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>As many digits of a date as are known, at most so many.</summary>
    private static string Digits(PartialDate? date, int most)
    {
        var digits = date?.ToString().Replace("-", "", StringComparison.Ordinal) ?? "";
        return digits.Length > most ? digits[..most] : digits;
    }

    /// <summary>A cell after RFC 4180; what a spreadsheet would take for a formula is made text.</summary>
    private static string Csv(string? cell)
    {
        if (cell is null) return "";
        if (cell is ['=' or '+' or '-' or '@' or '\t', ..]) cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
