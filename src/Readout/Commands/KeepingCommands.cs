using System.CommandLine;
using Readout.Archive;

namespace Readout.Commands;

/// <summary><c>readout backup</c>, <c>restore</c>, <c>check</c> and <c>compact</c>: keeping the archive.</summary>
internal static class KeepingCommands
{
    public static Command Backup(Terminal terminal)
    {
        var target = new Argument<string>("file") { Description = "Where the copy is written, whole or not at all." };
        var archive = new ArchiveOptions();
        var command = new Command("backup", "Copy the archive, also while it is in use.") { target, archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            await kept.BackupAsync(Path.GetFullPath(parsed.GetValue(target)!), cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Restore(Terminal terminal)
    {
        var source = new Argument<string>("file") { Description = "A copy that 'readout backup' wrote." };
        var archive = new ArchiveOptions();
        var command = new Command("restore", "Put a copy in the archive's place, once all of it is found well and while nothing uses it; the old one is kept beside it.") { source, archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => ArchiveOptions.TellingAsync(terminal, async () =>
        {
            var file = archive.PlaceOf(parsed, terminal);
            if (NewsArchive.IsAddress(file)) throw new ArchiveException("an archive on a PostgreSQL server is copied with pg_dump and brought back with pg_restore");
            var copy = parsed.GetValue(source)!;
            if (!File.Exists(copy))
            {
                terminal.Error.WriteLine($"readout: there is no file '{copy}'.");
                return ExitCode.SomeFailed;
            }

            var part = $"{file}.{Environment.ProcessId}.restoring";
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            ArchiveFile.Remove(part);
            try
            {
                File.Copy(copy, part);
                int code;
                var opened = ArchiveOptions.Open(part, terminal, make: false);
                await using (opened.ConfigureAwait(false)) code = await CheckAsync(opened, terminal, cancellation).ConfigureAwait(false);
                if (code != ExitCode.Done)
                {
                    terminal.Error.WriteLine("readout: the copy is not whole: nothing was changed");
                    return code;
                }

                if (await ArchiveFile.ReplaceAsync(file, part).ConfigureAwait(false) is { } before) terminal.Error.WriteLine($"readout: what was there is kept as {before}");
                return ExitCode.Done;
            }
            finally
            {
                ArchiveFile.Remove(part);
            }
        }));
        return command;
    }

    public static Command Check(Terminal terminal)
    {
        var archive = new ArchiveOptions();
        var command = new Command("check", "Look whether every text, story and citation is as it was written.") { archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, kept => CheckAsync(kept, terminal, cancellation)));
        return command;
    }

    public static Command Compact(Terminal terminal)
    {
        var archive = new ArchiveOptions();
        var command = new Command("compact", "Give back the room of what is no more and put the full text in order.") { archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            await kept.CompactAsync(cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<int> CheckAsync(NewsArchive archive, Terminal terminal, CancellationToken cancellation)
    {
        var problems = await archive.CheckAsync(cancellation).ConfigureAwait(false);
        foreach (var problem in problems) terminal.Error.WriteLine("readout: " + problem);
        var size = await archive.SizeAsync(cancellation).ConfigureAwait(false);
        terminal.Output.WriteLine($"{size.Reports} reports in {size.Articles} versions, {size.Stories} stories, {size.Contacts} contacts, {size.Quotes} quotations: {(problems.Count == 0 ? "all is well" : $"{problems.Count} problems")}");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }
}
