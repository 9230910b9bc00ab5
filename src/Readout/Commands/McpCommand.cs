using System.CommandLine;
using Readout.Mcp;

namespace Readout.Commands;

/// <summary><c>readout mcp</c>: the archive for assistants, over standard input and output.</summary>
internal static class McpCommand
{
    public const string Name = "mcp";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout mcp", "let an assistant that speaks the Model Context Protocol read the archive: search, story, contacts, board, quote, evidence"),
    ];

    public static Command Build(Terminal terminal)
    {
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Answer an assistant over standard input and output (Model Context Protocol); it can read and change nothing.") { archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            await McpTools.RunAsync(kept, input, output, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
