using System.CommandLine;
using System.Text.Json;
using Readout.Archive;
using Readout.Exporting;
using Readout.Writing;

namespace Readout.Commands;

/// <summary><c>readout story</c>: the stories of the archive, or one of them.</summary>
internal static class StoryCommand
{
    public const string Name = "story";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout story", "the stories, those with many independent origins and new reports first"),
        ("readout story 5f3a90c1d2e4b687", "one story, as read prints it"),
        ("readout story --side FRA --limit 5", "the stories of a country"),
    ];

    public static Command Build(Terminal terminal)
    {
        var id = new Argument<string?>("id") { Description = "A story's id; left out, the stories are listed.", Arity = ArgumentArity.ZeroOrOne };
        var side = new Option<string?>("--side") { Description = "Only stories of this side (ISO 3166-1 alpha-3, or an organisation).", HelpName = "CODE" };
        var limit = new Option<int?>("--limit") { Description = "At most so many stories. [default: 20]", HelpName = "N", CustomParser = PageOptions.Number("--limit", 1, 500) };
        var format = new Option<string>("--format", "-f") { Description = "The form; a list is text or json.", HelpName = "text|markdown|html|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "html", "json");
        var evidence = new Option<bool>("--evidence") { Description = "Print beneath each line the exact words it stands on (text and markdown)." };
        var page = new PageOptions(terminal);
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Show the stories of the archive, or one of them.") { id, side, limit, format, evidence, page.Width, page.Color, archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            if (parsed.GetValue(id) is not { } wanted)
            {
                var sides = parsed.GetValue(side) is { } code ? new[] { code } : [];
                var rows = await kept.TodayAsync(new StoryFilter { Sides = sides, Limit = parsed.GetValue(limit) ?? 20 }, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(format) == "json") terminal.Output.WriteLine(JsonSerializer.Serialize(rows.Items, RowJson.Page));
                else foreach (var row in rows.Items) terminal.Output.WriteLine(PageReading.Shown($"{row.Id}  {row.Last?.ToString() ?? "no date",-10}  {row.Origins} of {row.Reports}  {row.Title}"));
                return ExitCode.Done;
            }

            if (await kept.StoryAsync(wanted, "", cancellation).ConfigureAwait(false) is not { } story)
            {
                terminal.Error.WriteLine($"readout: there is no story '{wanted}'; 'readout story' lists them.");
                return ExitCode.SomeFailed;
            }

            var articles = await StoryTexts.OfAsync(kept, story, cancellation).ConfigureAwait(false);
            var form = Enum.Parse<ReadoutFormat>(parsed.GetValue(format)!, ignoreCase: true);
            var text = ReadoutWriter.Write(new EditionReadout(story.Row.Last, [story.Readout], []), articles, form, page.Of(parsed, toFile: false) with { Evidence = parsed.GetValue(evidence) });
            await terminal.Output.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
