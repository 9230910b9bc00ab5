using System.CommandLine;
using Readout.Archive;

namespace Readout.Commands;

/// <summary>The options of commands that use the archive, and the way into it: what is wrong with it ends as a line, not as a bug.</summary>
internal sealed class ArchiveOptions
{
    private const string FileName = "readout.db";

    public Option<string?> Data { get; } = new("--data", "-d")
    {
        Description = "The folder that the archive lies in. [default: READOUT_DATA, else a folder 'readout' of yours for programs' data]",
        HelpName = "FOLDER",
    };

    public Option<string?> Database { get; } = new("--database")
    {
        Description = "The PostgreSQL database that the archive lies in, instead of a folder: postgres://user:password@host:port/database?schema=name. [default: READOUT_DATABASE, or the file that READOUT_DATABASE_FILE names]",
        HelpName = "ADDRESS",
    };

    public Option<string> Format { get; } = new("--format", "-f") { Description = "For people or for programs.", HelpName = "text|json", DefaultValueFactory = _ => "text" };

    public ArchiveOptions() => Format.AcceptOnlyFromAmong("text", "json");

    /// <summary>Where the archive lies: its file, or the address of its database. What the command line names holds before what the environment does.</summary>
    /// <exception cref="ArchiveException">What should be an address is none.</exception>
    public string PlaceOf(ParseResult parsed, Terminal terminal)
    {
        var address = parsed.GetValue(Database);
        if (address is null && parsed.GetValue(Data) is null)
        {
            (address, var problem) = Configuration.FromEnvironment(Database.Name, terminal.Variable);
            if (problem is not null) throw new ArchiveException(problem);
        }

        if (address is null) return FileOf(parsed.GetValue(Data) ?? terminal.Variable("READOUT_DATA"));
        return NewsArchive.IsAddress(address) ? address : throw new ArchiveException("--database wants an address: postgres://user:password@host:port/database; a folder is named by --data");
    }

    /// <summary>The archive's file in a folder, or in the usual one.</summary>
    public static string FileOf(string? folder) => Path.Combine(
        string.IsNullOrEmpty(folder) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "readout") : folder, FileName);

    /// <summary>Whether the answer is for a program.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(Format) == "json";

    /// <summary>Does something with the archive.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where problems are told.</param>
    /// <param name="make">Whether to make an archive where there is none.</param>
    /// <param name="use">What is done; its result is the exit code.</param>
    public Task<int> WithAsync(ParseResult parsed, Terminal terminal, bool make, Func<NewsArchive, Task<int>> use) => TellingAsync(terminal, async () =>
    {
        var archive = Open(PlaceOf(parsed, terminal), terminal, make);
        await using (archive.ConfigureAwait(false)) return await use(archive).ConfigureAwait(false);
    });

    /// <summary>Opens an archive, making the folder of one that is to be made.</summary>
    public static NewsArchive Open(string place, Terminal terminal, bool make)
    {
        if (make && !NewsArchive.IsAddress(place)) Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return NewsArchive.Open(place, terminal.Time, make, note => terminal.Error.WriteLine("readout: " + note));
    }

    /// <summary>Does something that may fail as archives fail; why is told in one line.</summary>
    public static async Task<int> TellingAsync(Terminal terminal, Func<Task<int>> use)
    {
        try
        {
            return await use().ConfigureAwait(false);
        }
        catch (Exception problem) when (!terminal.Debug && problem is ArchiveException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"readout: {problem.Message.ReplaceLineEndings(" ")}");
            return ExitCode.SomeFailed;
        }
    }
}
