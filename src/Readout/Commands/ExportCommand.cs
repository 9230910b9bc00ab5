using System.CommandLine;
using Readout.Exporting;

namespace Readout.Commands;

/// <summary><c>readout export</c>: everything of a kind, streaming, without a cap.</summary>
internal static class ExportCommand
{
    public const string Name = "export";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout export reports", "every report as JSON Lines, which 'readout import' and 'readout read' take"),
        ("readout export contacts", "the ledger as CSV, each contact with the words it stands on"),
        ("readout export contacts --format ics", "the same as a calendar"),
        ("readout export events", "coded events, tab-separated in the columns that users of GDELT expect, with their evidence; --format icews for those of ICEWS"),
        ("readout export sources", "the sources as OPML, which 'readout add' and feed readers take"),
    ];

    public static Command Build(Terminal terminal)
    {
        var kinds = Export.Forms.Select(f => f.Kind).Distinct(StringComparer.Ordinal).ToArray();
        var what = new Argument<string>("what") { Description = "What to export.", HelpName = string.Join('|', kinds) };
        what.AcceptOnlyFromAmong(kinds);
        var form = new Option<string?>("--format", "-f")
        {
            Description = "The form. " + string.Join("; ", Export.Forms.GroupBy(f => f.Kind).Select(g => $"{g.Key}: {string.Join(", ", g.Select(f => f.Form))}")) + ". [default: the first]",
            HelpName = "FORM",
        };
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Write everything of a kind to standard output, uncapped.") { what, form, archive.Data, archive.Database };
        command.Validators.Add(result =>
        {
            if (result.GetValue(form) is { } asked && result.GetValue(what) is { } kind && !Export.Forms.Any(f => f.Kind == kind && f.Form == asked))
                result.AddError($"{kind} cannot be had as {asked}, but as {string.Join(", ", Export.Forms.Where(f => f.Kind == kind).Select(f => f.Form))}.");
        });
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            var kind = parsed.GetValue(what)!;
            var asked = parsed.GetValue(form) ?? Export.Forms.First(f => f.Kind == kind).Form;
            await new Export(kept, null, terminal.Time).WriteAsync(kind, asked, "", terminal.Output, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
