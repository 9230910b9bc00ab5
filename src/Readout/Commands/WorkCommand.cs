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

    private const int MinutesUsually = 15;

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
        var every = new Option<int?>("--every")
        {
            Description = $"Minutes between two visits to the sources. [default: {MinutesUsually}]",
            HelpName = "MINUTES",
            CustomParser = PageOptions.Number("--every", 1, 10_080),
        };
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
        var command = new Command(Name, "Do a part of the work beside other machines: RabbitMQ carries, PostgreSQL keeps.") { stages, every, atOnce, archive.Data, archive.Database, Configuration.File() };
        queue.AddTo(command);
        mail.AddTo(command);
        network.AddTo(command);
        assistant.AddTo(command);
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: true, async kept =>
        {
            if (queue.Broker(parsed, terminal, Name, problem => Say(terminal, "queue", problem)) is not { } broker)
            {
                terminal.Error.WriteLine("readout: which queue? --queue amqp://user:password@host/, or READOUT_QUEUE.");
                return ExitCode.WrongUsage;
            }

            var chosen = parsed.GetValue(stages) is { Length: > 0 } given ? given : Stages;
            var (fetching, reading) = network.Of(parsed);
            using var fetcher = new Fetcher(fetching, terminal.Time);
            using var phrasing = new Fetcher(Assistant.Fetching, terminal.Time);
            var asked = assistant.Of(parsed) is { } options ? new Assistant(options, phrasing, terminal.Time) : null;
            var engine = new ReadoutEngine();
            var tasks = new List<Task>();
            foreach (var stage in chosen)
            {
                tasks.Add(stage switch
                {
                    "collect" => new CollectStage(broker, kept, fetcher, reading, TimeSpan.FromMinutes(parsed.GetValue(every) ?? MinutesUsually), terminal.Time)
                    {
                        Problem = (name, problem) => Say(terminal, name, problem),
                        Round = pages => Say(terminal, "collect", $"{pages} pages handed over"),
                    }.RunAsync(cancellation),
                    "read" => Reader(parsed.GetValue(atOnce)).RunAsync(cancellation),
                    "group" => new GroupStage(broker, kept, engine, terminal.Time)
                    {
                        Note = note => Say(terminal, "group", note),
                        Phrase = asked is null ? null : async (story, token) =>
                        {
                            var (phrased, problem) = await asked.PhraseAsync(story, token).ConfigureAwait(false);
                            if (problem is not null) Say(terminal, "assistant", problem);
                            return phrased;
                        },
                    }.RunAsync(cancellation),
                    _ => TellAsync(kept, fetcher, mail.Root(parsed) ?? new Uri("http://localhost:5080/"), mail.Of(parsed), terminal, cancellation),
                });
            }

            Say(terminal, "work", string.Join(", ", chosen));
            if (chosen.Contains("tell") && mail.Root(parsed) is null) Say(terminal, "tell", "links in alerts lead to http://localhost:5080/: --url gives another address");
            try
            {
                await Task.WhenAll(tasks).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // Drained.
            }

            return ExitCode.Done;

            ReadStage Reader(int? most) => most is { } number
                ? new ReadStage(broker, kept, new ReportReader(engine), terminal.Time) { AtOnce = number, Problem = (name, problem) => Say(terminal, name, problem) }
                : new ReadStage(broker, kept, new ReportReader(engine), terminal.Time) { Problem = (name, problem) => Say(terminal, name, problem) };
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
