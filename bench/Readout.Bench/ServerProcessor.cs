using System.Globalization;

namespace Readout.Bench;

/// <summary>The processor time of a PostgreSQL server for one database, where it runs on this machine and Linux tells it; none elsewhere.</summary>
internal sealed class ServerProcessor(string database)
{
    private List<string> _processes = [];

    /// <summary>Looks which processes serve the database now.</summary>
    public void Look() => _processes = database.Length == 0 || !Directory.Exists("/proc") ? [] : [.. Directory.EnumerateDirectories("/proc").Where(Serves)];

    /// <summary>What they have spent so far.</summary>
    public TimeSpan Spent()
    {
        var nanoseconds = 0L;
        foreach (var process in _processes)
        {
            if (Text(Path.Combine(process, "schedstat")).Split(' ') is [var spent, ..] && long.TryParse(spent, CultureInfo.InvariantCulture, out var known)) nanoseconds += known;
        }

        return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    /// <summary>A server process names itself: postgres, user, database, client.</summary>
    private bool Serves(string process) => Text(Path.Combine(process, "cmdline")).Split(' ') is ["postgres:", _, var name, ..] && name == database;

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
