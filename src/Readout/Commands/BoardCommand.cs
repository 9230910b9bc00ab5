using System.CommandLine;
using System.Text.Json;
using Readout.Documents;

namespace Readout.Commands;

/// <summary><c>readout board</c>: the channels between pairs of sides.</summary>
internal static class BoardCommand
{
    public const string Name = "board";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout board", "the pairs with most contacts: when last held, what is next"),
        ("readout board CHN USA --as-of 2023-06-18", "the channels of one pair by level, told for a day"),
    ];

    public static Command Build(Terminal terminal)
    {
        var pair = new Argument<string[]>("side") { Description = "None: all pairs; one side: its pairs; two sides: their channels.", Arity = new ArgumentArity(0, 2) };
        var asOf = ContactsCommand.Date("--as-of", "The day it is told for. [default: the newest date of publication]");
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Show the channels between pairs of sides.") { pair, asOf, archive.Data, archive.Database, archive.Format };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            var sides = parsed.GetValue(pair) ?? [];
            var day = parsed.GetValue(asOf) ?? await kept.NewestDayAsync(cancellation).ConfigureAwait(false);
            var json = archive.IsJson(parsed);
            if (sides.Length == 2)
            {
                var channels = await kept.ChannelsAsync(sides[0], sides[1], day, cancellation).ConfigureAwait(false);
                if (json) terminal.Output.WriteLine(JsonSerializer.Serialize(channels, RowJson.Page));
                foreach (var act in json || channels.Count == 0 ? [] : channels[0].Acts) terminal.Output.WriteLine(PageReading.Shown($"{act.Day}  {act.Text}"));
                foreach (var channel in json ? [] : channels)
                {
                    terminal.Output.WriteLine($"{channel.Level.Word()}: {channel.State.ToString().ToLowerInvariant()}");
                    foreach (var contact in channel.Contacts) terminal.Output.WriteLine(PageReading.Shown("  " + ContactsCommand.Line(contact)));
                }

                return ExitCode.Done;
            }

            var rows = await kept.BoardAsync(sides.FirstOrDefault(), day ?? new PartialDate(1), 100, cancellation).ConfigureAwait(false);
            if (json) terminal.Output.WriteLine(JsonSerializer.Serialize(rows, RowJson.Page));
            foreach (var row in json ? [] : rows)
                terminal.Output.WriteLine($"{row.First}–{row.Second}  {row.Contacts} contacts  last held {row.LastHeld?.Start?.ToString() ?? "never known"}  next {row.Next?.Start?.ToString() ?? "none known"}");
            return ExitCode.Done;
        }));
        return command;
    }
}
