using System.CommandLine;
using Readout.Sources;
using Readout.Workers.Collecting;

namespace Readout.Commands;

/// <summary><c>readout import</c>: files into the archive, once.</summary>
internal static class ImportCommand
{
    public const string Name = "import";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout import reports.jsonl", "what 'readout export reports' wrote, or any JSON Lines with text or html"),
        ("readout import crawl.warc.gz saved/", "pages of a crawl and of a folder"),
    ];

    public static Command Build(Terminal terminal)
    {
        var paths = PageReading.Paths("Files (.html, .htm, .txt, .jsonl, .warc, feeds; each also as .gz) and folders of them.");
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Read files into the archive.") { paths, archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: true, async kept =>
        {
            var collector = await Collector.OpenAsync(kept, new ReadoutEngine(), terminal.Time, cancellation).ConfigureAwait(false);
            await using var closing = collector.ConfigureAwait(false);
            collector.Problem = (name, problem) => terminal.Error.WriteLine(PageReading.Shown($"readout: {name}: {problem}"));
            await collector.CollectAsync(FileSource.ReadAsync(parsed.GetValue(paths)!, cancellation), null, cancellation).ConfigureAwait(false);
            terminal.Output.WriteLine(CollectCommand.Told(collector.Progress));
            return collector.Progress.Failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
        }));
        return command;
    }
}
