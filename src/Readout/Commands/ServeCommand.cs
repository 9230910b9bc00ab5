using System.CommandLine;
using Readout.Serving;

namespace Readout.Commands;

/// <summary><c>readout serve</c>: the web app, with the collector in it.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout serve samples/", "open the app on a folder of reports"),
        ("readout serve --port 8080 --every 30", "serve what is in the archive and visit its sources every half hour"),
        ("readout serve --database postgres://… --queue amqp://…", "serve what workers on other machines collect, read and group ('readout work')"),
        ("readout serve --listen 0.0.0.0 --url https://readout.example", "serve others, who sign in; 'readout account NAME --role admin' first"),
    ];

    public static Command Build(Terminal terminal)
    {
        var paths = new Argument<string[]>("path") { Description = "Folders and addresses that become sources, if they are none yet.", Arity = ArgumentArity.ZeroOrMore };
        var listening = new ListenOptions();
        var every = new EveryOption();
        var retention = new Option<int?>("--retention")
        {
            Description = "Days for which reports are kept; older ones are forgotten for good. [default: for ever]",
            HelpName = "DAYS",
            CustomParser = PageOptions.Number("--retention", 1, 100_000),
        };
        var mail = new MailServerOptions();
        var operating = new OperatingOptions();
        var network = new NetworkOptions();
        var assistant = new AssistantSettings();
        var queue = new QueueOptions(isNeeded: false);
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Serve the web app and collect, in one process.") { paths, every.Option, retention, archive.Data, archive.Database };
        listening.AddTo(command);
        mail.AddTo(command);
        operating.AddTo(command);
        network.AddTo(command);
        assistant.AddTo(command);
        queue.AddTo(command);
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: true, async kept =>
        {
            if (await listening.RefusalAsync(parsed, kept, cancellation).ConfigureAwait(false) is { } refusal)
            {
                terminal.Error.WriteLine("readout: " + refusal);
                return ExitCode.SomeFailed;
            }

            var failed = false;
            foreach (var path in parsed.GetValue(paths) ?? [])
            {
                var (found, problem) = await AddCommand.SourcesAsync(path, null, cancellation).ConfigureAwait(false);
                foreach (var source in found) await kept.AddSourceAsync(source, cancellation).ConfigureAwait(false);
                if (problem is null) continue;
                terminal.Error.WriteLine($"readout: {path}: {problem}");
                failed = true;
            }

            if (failed) return ExitCode.SomeFailed;
            var (fetching, reading) = network.Of(parsed);
            var options = new ServerOptions(listening.Address(parsed), listening.Port(parsed), every.Of(parsed), fetching, reading)
            {
                Access = listening.Access(parsed),
                Root = mail.Root(parsed),
                Mail = mail.Of(parsed),
                Assistant = assistant.Of(parsed),
                Retention = parsed.GetValue(retention),
                Log = operating.Log(parsed),
                Telemetry = operating.Collector(parsed),
                IsWorkElsewhere = queue.Broker(parsed, terminal, Name, static _ => { }) is not null,
            };
            await ReadoutServer.RunAsync(kept, options, terminal, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
