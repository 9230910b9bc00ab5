namespace Readout.Commands;

/// <summary>Where the program writes, and what it knows of the other side.</summary>
internal sealed record Terminal
{
    /// <summary>The results and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Problems and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether somebody reads the output as it comes, rather than a file or another program.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether somebody reads the problems as they come.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The columns of the terminal; null where there is none.</summary>
    public int? Columns { get; init; }

    /// <summary>Variables of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The names of all variables of the environment.</summary>
    public Func<IEnumerable<string>> VariableNames { get; init; } = () => [];

    /// <summary>Waits, never for anything that shows in a result.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether <c>READOUT_DEBUG=1</c> asks for stack traces.</summary>
    public bool Debug => Variable("READOUT_DEBUG") == "1";

    public static Terminal OfProcess(TextWriter output, TextWriter error) => new()
    {
        Output = output,
        Error = error,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Columns = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth,
        Variable = Environment.GetEnvironmentVariable,
        VariableNames = () => Environment.GetEnvironmentVariables().Keys.Cast<string>(),
    };
}
