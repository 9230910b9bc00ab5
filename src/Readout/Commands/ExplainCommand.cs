using System.CommandLine;
using Readout.Documents;
using Readout.Writing;

namespace Readout.Commands;

/// <summary><c>readout explain</c>: every stage of one page, to see where a wrong result comes from.</summary>
internal static class ExplainCommand
{
    public const string Name = "explain";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout explain report.html", "how each block, date, name, quotation and contact of one page was found"),
        ("readout explain report.html --why 2", "which words tell the second contact, what each says by itself, and how they came together"),
        ("readout explain report.html --why \"Lind meeting\"", "the same for all contacts with these words, and for sentences that were dropped"),
        ("readout explain report.html --color always | less -R", "the same, to leaf through"),
    ];

    public static Command Build(Terminal terminal)
    {
        var paths = PageReading.Paths("The page: a file (.html, .htm, .txt, .jsonl, .warc, a feed; each also as .gz) or an address (https://…), which is fetched.");
        var page = new PageOptions(terminal);
        var why = new Option<string?>("--why") { Description = "Trace one contact: its number in the steps, its id, or words of it.", HelpName = "contact" };
        why.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && string.IsNullOrWhiteSpace(word)) result.AddError("--why takes a contact's number, its id, or words of it.");
        });
        var network = new NetworkOptions();
        var command = new Command(Name, "Show every stage of one page, step by step.") { paths, why, page.Width, page.Color };
        network.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = page.Of(parsed, toFile: false);
            var (fetching, webReading) = network.Of(parsed);
            var reading = new PageReading(new ReadoutEngine(), terminal, fetching, webReading);
            var pages = await reading.ReadAsync(parsed.GetValue(paths)!, keep: true, cancellation).ConfigureAwait(false);
            var wanted = parsed.GetValue(why);
            var found = false;
            foreach (var read in pages)
            {
                if (read.Page is not { } fetched) continue;
                var text = wanted is null ? PageExplanation.Write(fetched, read.Extracted, read.Document, options) : Why(reading.Engine, read.Document, wanted, options);
                if (text is null) continue;
                found = true;
                await terminal.Output.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
            }

            if (pages.Count == 0) terminal.Error.WriteLine("readout: there is no page there (.html, .htm, .txt, .jsonl, .warc, feeds, or these as .gz).");
            else if (wanted is not null && !found && pages.Any(p => p.Document is not null)) terminal.Error.WriteLine($"readout: no contact and no dropped sentence answers to '{PageReading.Shown(wanted)}'; without --why, explain shows the contacts with their numbers.");
            return reading.Report(pages) || !found ? ExitCode.SomeFailed : ExitCode.Done;
        });
        return command;
    }

    private static string? Why(ReadoutEngine engine, Document? document, string wanted, WritingOptions options) =>
        document is null ? null : PageExplanation.Why(document, engine.TraceContacts(document), wanted, options);
}
