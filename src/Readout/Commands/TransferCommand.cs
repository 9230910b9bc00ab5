using System.CommandLine;
using System.Globalization;
using Readout.Archive;

namespace Readout.Commands;

/// <summary><c>readout transfer</c>: a whole archive into another database.</summary>
internal static class TransferCommand
{
    public const string Name = "transfer";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout transfer postgres://readout@db.example/readout", "bring the archive of this machine into PostgreSQL; PGPASSWORD or ~/.pgpass may hold the password"),
        ("readout transfer /var/lib/readout --database postgres://readout@db.example/readout", "and back into a folder"),
    ];

    public static Command Build(Terminal terminal)
    {
        var target = new Argument<string>("target") { Description = "A folder without an archive, or the address of a database without one." };
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Write the whole archive into another, empty one, row for row: all or nothing, while nobody collects. The archive itself stays as it is.") { target, archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async from =>
        {
            var named = parsed.GetValue(target)!;
            var to = ArchiveOptions.Open(NewsArchive.IsAddress(named) ? named : ArchiveOptions.FileOf(named), terminal, make: true);
            await using var closing = to.ConfigureAwait(false);
            await from.TransferAsync(to, (table, rows) => terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table}: {rows:N0}")), cancellation).ConfigureAwait(false);
            var size = await to.SizeAsync(cancellation).ConfigureAwait(false);
            terminal.Output.WriteLine($"{size.Reports} reports in {size.Articles} versions, {size.Stories} stories: all is in {to.Place}");
            return ExitCode.Done;
        }));
        return command;
    }
}
