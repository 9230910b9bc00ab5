using System.CommandLine;
using Readout.Archive;
using Readout.Sources.Fetching;
using Readout.Workers.Collecting;

namespace Readout.Commands;

/// <summary><c>readout collect</c>: visits the sources and keeps what is new.</summary>
internal static class CollectCommand
{
    public const string Name = "collect";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout collect --once", "visit every source once and end"),
        ("readout collect --every 30", "visit them every half hour until stopped"),
    ];

    public static Command Build(Terminal terminal)
    {
        var once = new Option<bool>("--once") { Description = "Visit every source once and end." };
        var every = new EveryOption();
        var network = new NetworkOptions();
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Visit the sources and keep what is new.") { once, every.Option, archive.Data, archive.Database, Configuration.File() };
        network.AddTo(command);
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            var (fetching, reading) = network.Of(parsed);
            var collector = await Collector.OpenAsync(kept, new ReadoutEngine(), terminal.Time, cancellation).ConfigureAwait(false);
            await using var closing = collector.ConfigureAwait(false);
            collector.Problem = (name, problem) => terminal.Error.WriteLine(PageReading.Shown($"readout: {name}: {problem}"));
            using var fetcher = new Fetcher(fetching, terminal.Time);
            var rounds = new CollectRounds(kept, collector, fetcher, reading, terminal.Time);
            do
            {
                try
                {
                    await rounds.OnceAsync(cancellation).ConfigureAwait(false);
                    terminal.Output.WriteLine(Told(collector.Progress));
                    await terminal.Output.FlushAsync(cancellation).ConfigureAwait(false);
                }
                catch (ArchiveException broken) when (!parsed.GetValue(once))
                {
                    terminal.Error.WriteLine($"readout: {broken.Message}; the next round tries again");
                }

                if (parsed.GetValue(once)) break;
                await Task.Delay(every.Of(parsed), terminal.Time, cancellation).ConfigureAwait(false);
            }
            while (true);
            return collector.Progress.Failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
        }));
        return command;
    }

    /// <summary>How far a collecting is, in one line.</summary>
    public static string Told(CollectProgress progress) => $"{progress.Seen} pages: {progress.Kept} new, {progress.Known} known, {progress.Failed} failed";
}
