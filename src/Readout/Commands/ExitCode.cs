namespace Readout.Commands;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Done = 0;

    /// <summary>Some inputs failed, each named on standard error; or the result could not be made or written.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int WrongUsage = 2;

    /// <summary>Stopped by Ctrl+C (128 + SIGINT, as shells say it).</summary>
    public const int Cancelled = 130;
}
