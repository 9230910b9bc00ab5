using System.CommandLine;
using Microsoft.Data.Sqlite;
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

    public Option<string> Format { get; } = new("--format", "-f") { Description = "For people or for programs.", HelpName = "text|json", DefaultValueFactory = _ => "text" };

    public ArchiveOptions() => Format.AcceptOnlyFromAmong("text", "json");

    /// <summary>The archive's file.</summary>
    public string FileOf(ParseResult parsed, Terminal terminal)
    {
        var folder = parsed.GetValue(Data) ?? terminal.Variable("READOUT_DATA");
        if (string.IsNullOrEmpty(folder)) folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "readout");
        return Path.Combine(folder, FileName);
    }

    /// <summary>Whether the answer is for a program.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(Format) == "json";

    /// <summary>Does something with the archive.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where problems are told.</param>
    /// <param name="make">Whether to make an archive where there is none.</param>
    /// <param name="use">What is done; its result is the exit code.</param>
    public async Task<int> WithAsync(ParseResult parsed, Terminal terminal, bool make, Func<NewsArchive, Task<int>> use)
    {
        var file = FileOf(parsed, terminal);
        try
        {
            if (make) Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            else if (!File.Exists(file)) throw new ArchiveException($"there is no archive in {Path.GetDirectoryName(file)}: 'readout add' or 'readout serve' makes one, --data names another folder");
            var archive = NewsArchive.Open(file, terminal.Time);
            await using (archive.ConfigureAwait(false)) return await use(archive).ConfigureAwait(false);
        }
        catch (Exception problem) when (!terminal.Debug && problem is ArchiveException or SqliteException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"readout: {(problem is SqliteException ? $"the archive {file}: " : "")}{problem.Message.ReplaceLineEndings(" ")}");
            return ExitCode.SomeFailed;
        }
    }
}
