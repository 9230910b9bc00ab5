using System.CommandLine;
using System.Globalization;
using System.Text;
using Readout.Archive;
using Readout.Documents;
using Readout.Notifying;

namespace Readout.Commands;

/// <summary><c>readout doctor</c>: whether everything that the program needs is there.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    /// <summary>With less room a disk fills within days.</summary>
    private const long LeastRoom = 1L << 30;

    private const int FailuresThatCount = 3;
    private const string Sample = "The foreign ministers of Norway and Chile met in Oslo on 22 April 2031. “We spoke plainly,” said Mara Lind, the Norwegian foreign minister, after the talks.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout doctor", "look over the engine, the archive, its sources and what is to be sent"),
        ("readout doctor --smtp smtp://mail.example:587", "whether the mail server answers and takes name and password, too; nothing is sent"),
    ];

    public static Command Build(Terminal terminal)
    {
        var archive = new ArchiveOptions();
        var mail = new MailServerOptions();
        var command = new Command(Name, "Look whether everything that the program needs is there and well.") { archive.Data, archive.Database };
        mail.AddTo(command);
        command.Options.Add(Configuration.File());
        command.SetAction((parsed, cancellation) => ArchiveOptions.TellingAsync(terminal, async () =>
        {
            var findings = new List<(string What, string? Problem)> { ("the engine reads a sample", Engine()) };
            var place = archive.PlaceOf(parsed, terminal);
            var isServer = NewsArchive.IsAddress(place);
            if (!isServer) findings.Add((string.Create(CultureInfo.InvariantCulture, $"there is room where the archive lies ({Path.GetDirectoryName(place)})"), Room(place)));
            if (mail.Of(parsed) is { } server) findings.Add(($"the mail server answers{(server.User is null ? "" : " and takes name and password")}", await MailAsync(new MailSender(server), cancellation).ConfigureAwait(false)));
            findings.AddRange(Configuration.Unknown(parsed.RootCommandResult.Command, terminal.VariableNames()).Select(name => (name, (string?)"no command has such an option")));
            if (isServer || File.Exists(place))
            {
                var opened = await archive.WithAsync(parsed, terminal, make: false, kept => ArchiveAsync(kept, findings, cancellation)).ConfigureAwait(false);
                if (opened != ExitCode.Done) findings.Add(("the archive opens", "it does not, as was told"));
            }
            else findings.Add(("there is no archive yet: 'readout serve' makes one", null));
            foreach (var (what, problem) in findings) terminal.Output.WriteLine(PageReading.Shown(problem is null ? $"ok  {what}" : $"!!  {what}: {problem}"));
            return findings.Any(f => f.Problem is not null) ? ExitCode.SomeFailed : ExitCode.Done;
        }));
        return command;
    }

    private static string? Engine()
    {
        var engine = new ReadoutEngine();
        var article = engine.Extract(new FetchedPage("sample.txt", Encoding.UTF8.GetBytes("Ministers meet\n\n" + Sample))).Article;
        if (article is null) return "it found no article: the program's files are not whole";
        return engine.Read(article).Contacts.Count > 0 ? null : "it found no contact: the models are not whole";
    }

    private static string? Room(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        while (!Directory.Exists(folder)) folder = Path.GetDirectoryName(folder)!;
        try
        {
            var probe = Path.Combine(folder, ".readout-doctor");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var free = new DriveInfo(folder).AvailableFreeSpace;
            return free >= LeastRoom ? null : $"only {free >> 20} MB are free";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return problem.Message;
        }
    }

    private static async Task<string?> MailAsync(MailSender sender, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        try
        {
            return await sender.TryAsync(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "it did not answer within ten seconds";
        }
    }

    private static async Task<int> ArchiveAsync(NewsArchive archive, List<(string What, string? Problem)> findings, CancellationToken cancellation)
    {
        var size = await archive.SizeAsync(cancellation).ConfigureAwait(false);
        findings.Add((string.Create(CultureInfo.InvariantCulture, $"the archive opens: {size.Reports:N0} reports, {size.Stories:N0} stories, {size.Bytes >> 20} MB ('readout check' reads all of it)"), null));
        foreach (var source in (await archive.SourcesAsync(cancellation).ConfigureAwait(false)).Where(s => !s.Paused && s.Health.FailuresInARow >= FailuresThatCount))
            findings.Add(($"source {Serving.ServerEvents.Safe(source.Address)}", $"failed {source.Health.FailuresInARow} times in a row: {source.Health.LastProblem}"));
        foreach (var receiver in await archive.Alerts.AllReceiversAsync(cancellation).ConfigureAwait(false))
            if (receiver.Failed > 0 || receiver.Problem is not null) findings.Add(($"alerts to {Serving.ServerEvents.Safe(receiver.Address, hostOnly: true)}", $"{receiver.Failed} given up, {receiver.Waiting} waiting: {receiver.Problem}"));
        return ExitCode.Done;
    }
}
