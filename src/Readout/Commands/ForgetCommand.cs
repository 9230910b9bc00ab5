using System.CommandLine;
using NodaTime.Text;
using Readout.Archive;
using Readout.Documents;
using Readout.Workers.Collecting;
using Readout.Writing;

namespace Readout.Commands;

/// <summary><c>readout forget</c>: takes reports out of the archive for good.</summary>
internal static class ForgetCommand
{
    public const string Name = "forget";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout forget --source https://example.org/feed --dry-run", "how much would go"),
        ("readout forget --source https://example.org/feed", "forget all reports of a source and leave it alone from then on"),
        ("readout forget --before 2024-01-01", "forget what was published before that day; 'readout compact' gives the room back"),
    ];

    public static Command Build(Terminal terminal)
    {
        var source = new Option<string?>("--source") { Description = "Reports that came from this source.", HelpName = "ADDRESS" };
        var before = new Option<PartialDate?>("--before")
        {
            Description = "Reports published before this day, or collected before it where their day is not known.",
            HelpName = "DATE",
            CustomParser = result =>
            {
                var parsed = LocalDatePattern.Iso.Parse(result.Tokens[0].Value);
                if (parsed.Success) return new PartialDate(parsed.Value.Year, parsed.Value.Month, parsed.Value.Day);
                result.AddError($"--before takes a day such as 2024-01-01, not '{result.Tokens[0].Value}'.");
                return null;
            },
        };
        var dry = new Option<bool>("--dry-run", "-n") { Description = "Say what would go and change nothing." };
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Take reports out of the archive for good: their texts, and all that stories, contacts and alerts cite of them.") { source, before, dry, archive.Data, archive.Database };
        command.Validators.Add(result =>
        {
            if (result.GetResult(source) is null && result.GetResult(before) is null) result.AddError("Say what to forget: --source, --before, or both.");
        });
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            SourceRow? row = null;
            if (parsed.GetValue(source) is { } address)
            {
                row = (await kept.SourcesAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(s => s.Address == address || (s.Kind == "folder" && s.Address == Path.GetFullPath(address)));
                if (row is null)
                {
                    terminal.Error.WriteLine($"readout: there is no source '{address}': 'readout doctor' lists what there is.");
                    return ExitCode.SomeFailed;
                }
            }

            var what = new Forgetting(row?.Number, parsed.GetValue(before));
            var size = await kept.CountForgottenAsync(what, cancellation).ConfigureAwait(false);
            var told = $"{Wording.Count((int)size.Reports, "report")} in {Wording.Count((int)size.Versions, "version")}, told in {size.Stories} {(size.Stories == 1 ? "story" : "stories")}";
            if (parsed.GetValue(dry))
            {
                terminal.Output.WriteLine("Would forget " + told);
                return ExitCode.Done;
            }

            if (row is not null && parsed.GetValue(before) is null) await kept.PauseSourceAsync(row.Number, paused: true, cancellation).ConfigureAwait(false);
            var collector = await Collector.OpenAsync(kept, new ReadoutEngine(), terminal.Time, cancellation).ConfigureAwait(false);
            await using var closing = collector.ConfigureAwait(false);
            await collector.Desk.ForgetAsync(what, cancellation).ConfigureAwait(false);
            terminal.Output.WriteLine("Forgot " + told);
            return ExitCode.Done;
        }));
        return command;
    }
}
