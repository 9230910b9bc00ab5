using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;

namespace Readout.Commands;

/// <summary>The commands of the program, and how it ends: with a result, a named problem or a hint, never with a stack trace.</summary>
internal static class CommandTree
{
    /// <summary>A command that stops of itself on Ctrl+C has this long before the process ends without it.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    /// <summary>One that writes to the archive ends its batch first.</summary>
    private static readonly TimeSpan StopWritingWithin = TimeSpan.FromSeconds(30);

    private static Dictionary<string, IReadOnlyList<(string Line, string Meaning)>> Examples { get; } = new(StringComparer.Ordinal)
    {
        [ReadCommand.Name] = ReadCommand.Examples,
        [ExplainCommand.Name] = ExplainCommand.Examples,
        [ServeCommand.Name] = ServeCommand.Examples,
        [AddCommand.Name] = AddCommand.Examples,
        [CollectCommand.Name] = CollectCommand.Examples,
        [WorkCommand.Name] = WorkCommand.Examples,
        [QueueCommand.Name] = QueueCommand.Examples,
        [SearchCommand.Name] = SearchCommand.Examples,
        [StoryCommand.Name] = StoryCommand.Examples,
        [ContactsCommand.Name] = ContactsCommand.Examples,
        [BoardCommand.Name] = BoardCommand.Examples,
        [ExportCommand.Name] = ExportCommand.Examples,
        [ImportCommand.Name] = ImportCommand.Examples,
        [TransferCommand.Name] = TransferCommand.Examples,
        [ForgetCommand.Name] = ForgetCommand.Examples,
        [AccessCommands.AccountName] = AccessCommands.AccountExamples,
        [AccessCommands.TokenName] = AccessCommands.TokenExamples,
        [DoctorCommand.Name] = DoctorCommand.Examples,
        [McpCommand.Name] = McpCommand.Examples,
        ["backup"] = [("readout backup readout-monday.db", "copy the whole archive while it is in use")],
        ["restore"] = [("readout restore readout-monday.db", "put a copy in the archive's place; what was there is kept beside it")],
        ["check"] = [("readout check", "whether every text, story and citation is as it was written")],
        ["compact"] = [("readout compact", "give back the room of what is no more")],
    };

    public static RootCommand Build(Terminal terminal)
    {
        var root = new RootCommand("Reads many news reports of one happening and gives one readout in which every line stands on exact words of a report.")
        {
            ReadCommand.Build(terminal),
            ExplainCommand.Build(terminal),
            ServeCommand.Build(terminal),
            AddCommand.Build(terminal),
            CollectCommand.Build(terminal),
            WorkCommand.Build(terminal),
            QueueCommand.Build(terminal),
            SearchCommand.Build(terminal),
            StoryCommand.Build(terminal),
            ContactsCommand.Build(terminal),
            BoardCommand.Build(terminal),
            ExportCommand.Build(terminal),
            ImportCommand.Build(terminal),
            TransferCommand.Build(terminal),
            ForgetCommand.Build(terminal),
            AccessCommands.Account(terminal),
            AccessCommands.Token(terminal),
            McpCommand.Build(terminal),
            DoctorCommand.Build(terminal),
            KeepingCommands.Backup(terminal),
            KeepingCommands.Restore(terminal),
            KeepingCommands.Check(terminal),
            KeepingCommands.Compact(terminal),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = "Show help and examples.";
                help.Action = new HelpWithExamples((HelpAction)help.Action!);
            }
            else if (option is VersionOption version)
            {
                version.Description = "Show the version.";
                version.Action = new VersionLine();
            }
        }

        return root;
    }

    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        try
        {
            var code = await InvokeAsync(args, terminal, cancellation).ConfigureAwait(false);
            await terminal.Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            return code;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("readout: stopped.");
            return ExitCode.Cancelled;
        }
        catch (IOException broken) when (IsClosedPipe(broken))
        {
            return ExitCode.Done;
        }
        catch (Exception problem) when (!terminal.Debug && problem is (IOException or UnauthorizedAccessException))
        {
            // Sources and files to be written name their own problems; this is the standard output, full or closed.
            terminal.Error.WriteLine("readout: the result could not be written: " + problem.Message.ReplaceLineEndings(" "));
            return ExitCode.SomeFailed;
        }
        catch (Exception bug) when (!terminal.Debug)
        {
            terminal.Error.WriteLine($"readout: this should not have happened: {OneLine(bug)}");
            terminal.Error.WriteLine("This is a bug; please report it. READOUT_DEBUG=1 shows where it was.");
            return ExitCode.SomeFailed;
        }
        catch (Exception bug)
        {
            terminal.Error.WriteLine(bug.ToString());
            return ExitCode.SomeFailed;
        }
    }

    /// <summary>A message as one line for people.</summary>
    public static string OneLine(Exception exception) => $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";

    private static async Task<int> InvokeAsync(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        var root = Build(terminal);
        var (whole, trouble) = Configuration.Extend(args, root, terminal.Variable);
        if (trouble is not null)
        {
            terminal.Error.WriteLine("readout: " + trouble);
            return ExitCode.WrongUsage;
        }

        var parsed = root.Parse(whole);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            foreach (var message in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal)) terminal.Error.WriteLine("readout: " + message);
            var command = parsed.CommandResult.Command;
            terminal.Error.WriteLine($"Try 'readout {(command is RootCommand ? "" : command.Name + " ")}--help'.");
            return ExitCode.WrongUsage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = parsed.CommandResult.Command.Name is ServeCommand.Name or CollectCommand.Name or WorkCommand.Name or ImportCommand.Name or ForgetCommand.Name ? StopWritingWithin : StopWithin,
        };
        return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
    }

    /// <summary>The reader of the output has gone (EPIPE; ERROR_BROKEN_PIPE and ERROR_NO_DATA on Windows).</summary>
    private static bool IsClosedPipe(IOException exception) => (exception.HResult & 0xFFFF) is 32 or 109 or 232;

    private sealed class VersionLine : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            parseResult.InvocationConfiguration.Output.WriteLine("readout " + version.Split('+')[0]);
            return ExitCode.Done;
        }
    }

    private sealed class HelpWithExamples(HelpAction help) : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            IReadOnlyList<(string Line, string Meaning)> examples = Examples.GetValueOrDefault(parseResult.CommandResult.Command.Name)
                ?? [ReadCommand.Examples[0], ServeCommand.Examples[0], ExplainCommand.Examples[0]];
            output.WriteLine("Examples:");
            foreach (var (line, meaning) in examples)
            {
                output.WriteLine("  " + line);
                output.WriteLine("      " + meaning);
            }

            output.WriteLine();
            output.WriteLine("Exit codes: 0 done; 1 some inputs failed, each named on standard error; 2 wrong usage; 130 stopped.");
            return ExitCode.Done;
        }
    }
}
