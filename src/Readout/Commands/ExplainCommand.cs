using System.CommandLine;
using Readout.Writing;

namespace Readout.Commands;

/// <summary><c>readout explain</c>: every stage of one page, to see where a wrong result comes from.</summary>
internal static class ExplainCommand
{
    public const string Name = "explain";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout explain report.html", "how each block, date, name, quotation and contact of one page was found"),
        ("readout explain report.html --color always | less -R", "the same, to leaf through"),
    ];

    public static Command Build(Terminal terminal)
    {
        var paths = PageReading.Paths("The page: a file (.html, .htm, .txt, .jsonl, .warc, a feed; each also as .gz) or an address (https://…), which is fetched.");
        var page = new PageOptions(terminal);
        var network = new NetworkOptions();
        var command = new Command(Name, "Show every stage of one page, step by step.") { paths, page.Width, page.Color };
        network.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = page.Of(parsed, toFile: false);
            var (fetching, webReading) = network.Of(parsed);
            var reading = new PageReading(new ReadoutEngine(), terminal, fetching, webReading);
            var pages = await reading.ReadAsync(parsed.GetValue(paths)!, keep: true, cancellation).ConfigureAwait(false);
            foreach (var read in pages)
            {
                if (read.Page is not { } fetched) continue;
                var text = PageExplanation.Write(fetched, read.Extracted, read.Document, options);
                await terminal.Output.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
            }

            if (pages.Count == 0) terminal.Error.WriteLine("readout: there is no page there (.html, .htm, .txt, .jsonl, .warc, feeds, or these as .gz).");
            return reading.Report(pages) || pages.Count == 0 ? ExitCode.SomeFailed : ExitCode.Done;
        });
        return command;
    }
}
