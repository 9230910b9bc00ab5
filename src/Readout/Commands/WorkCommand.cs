using System.CommandLine;
using Readout.Archive;
using Readout.Assisting;
using Readout.Notifying;
using Readout.Sources.Fetching;
using Readout.Workers.Collecting;
using Readout.Workers.Queueing;

namespace Readout.Commands;

/// <summary><c>readout work</c>: a part of the way from sources to alerts, beside other machines that do the rest.</summary>
internal static class WorkCommand
{
    public const string Name = "work";

    /// <summary>Between two looks whether another one still sends.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>The stages in the order of the way.</summary>
    private static readonly string[] Stages = ["collect", "read", "group", "tell"];

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout work --stages read --queue amqp://queue.example/ --database postgres://readout@base.example/readout", "read what others collect; start as many as there are machines"),
        ("readout work --stages collect,group,tell", "all but the reading, with the addresses from READOUT_QUEUE and READOUT_DATABASE"),
    ];

    public static Command Build(Terminal terminal)
    {
        var stages = new Option<string[]>("--stages")
        {
            Description = "What to do: visit sources, read pages, group reports into stories, send alerts. [default: all]",
            HelpName = string.Join(',', Stages),
            CustomParser = result =>
            {
                var words = result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToArray();
                foreach (var word in words.Except(Stages)) result.AddError($"there is no stage '{word}': {string.Join(", ", Stages)}.");
                return words;
            },
        };
        var every = new EveryOption();
        var atOnce = new Option<int?>("--at-once")
        {
            Description = "Pages read at once. [default: as many as there are cores, if the memory holds them]",
            HelpName = "NUMBER",
            CustomParser = PageOptions.Number("--at-once", 1, 1000),
        };
        var queue = new QueueOptions(isNeeded: true);
        var mail = new MailServerOptions();
        var network = new NetworkOptions();
        var assistant = new AssistantSettings();
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Do a part of the work beside other machines: RabbitMQ carries, PostgreSQL keeps.") { stages, every.Option, atOnce, archive.Data, archive.Database, Configuration.File() };
        queue.AddTo(command);
        mail.AddTo(command);
        network.AddTo(command);
        assistant.AddTo(command);
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: true, async kept =>
        {
            if (queue.Broker(parsed, terminal, Name, problem => Say(terminal, "queue", problem)) is not { } broker)
            {
                terminal.Error.WriteLine(QueueOptions.Missing);
                return ExitCode.WrongUsage;
            }

            var chosen = parsed.GetValue(stages) is { Length: > 0 } given ? given : Stages;
            var (fetching, reading) = network.Of(parsed);
            using var fetcher = new Fetcher(fetching, terminal.Time);
            using var phrasing = new Fetcher(Assistant.Fetching, terminal.Time);
            var asked = assistant.Of(parsed) is { } options ? new Assistant(options, phrasing, terminal.Time) : null;
            var engine = new ReadoutEngine();
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var tasks = new List<Task>();
            foreach (var stage in chosen)
            {
                tasks.Add(stage switch
                {
                    "collect" => new CollectStage(broker, kept, fetcher, reading, every.Of(parsed), terminal.Time)
                    {
                        Problem = (name, problem) => Say(terminal, name, problem),
                        Round = pages => Say(terminal, "collect", $"{pages} pages handed over"),
                    }.RunAsync(ended.Token),
                    "read" => new ReadStage(broker, kept, new ReportReader(engine), terminal.Time)
                    {
                        AtOnce = parsed.GetValue(atOnce) ?? ReadStage.AtOnceUsually,
                        Problem = (name, problem) => Say(terminal, name, problem),
                    }.RunAsync(ended.Token),
                    "group" => new GroupStage(broker, kept, engine, terminal.Time)
                    {
                        Note = note => Say(terminal, "group", note),
                        Phrase = asked?.Phrasing(problem => Say(terminal, "assistant", problem)),
                    }.RunAsync(ended.Token),
                    _ => TellAsync(kept, fetcher, mail.Root(parsed) ?? new Uri("http://localhost:5080/"), mail.Of(parsed), terminal, ended.Token),
                });
            }

            Say(terminal, "work", string.Join(", ", chosen));
            if (chosen.Contains("tell") && mail.Root(parsed) is null) Say(terminal, "tell", "links in alerts lead to http://localhost:5080/: --url gives another address");
            try
            {
                // Where one stage ends, the process does: it is not to go on with less than it was asked for.
                await Task.WhenAny(tasks).ConfigureAwait(false);
                await ended.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(tasks).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // Drained.
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task TellAsync(NewsArchive archive, Fetcher fetcher, Uri root, MailOptions? mail, Terminal terminal, CancellationToken cancellation)
    {
        var deliveries = new DeliveryLoop(archive, new MessageWriter(archive, root, terminal.Time), new WebhookSender(fetcher, root, terminal.Time), mail is null ? null : new MailSender(mail), terminal.Time)
        {
            Problem = (receiver, problem) => Say(terminal, Serving.ServerEvents.Safe(receiver, hostOnly: true), problem),
        };
        for (var told = false; ;)
        {
            try
            {
                var hold = await archive.HoldAsync(ArchiveWork.Telling, cancellation).ConfigureAwait(false);
                await using (hold.ConfigureAwait(false)) await deliveries.RunAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (ArchiveException waiting)
            {
                if (!told) Say(terminal, "tell", waiting.Message);
                told = true;
            }

            await Task.Delay(Between, terminal.Time, cancellation).ConfigureAwait(false);
        }
    }

    private static void Say(Terminal terminal, string about, string words) => terminal.Error.WriteLine(PageReading.Shown($"readout: {about}: {words}"));
}
