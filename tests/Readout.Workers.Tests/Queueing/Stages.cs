namespace Readout.Workers.Tests.Queueing;

/// <summary>What tests of stages share.</summary>
internal static class Stages
{
    /// <summary>A desk for the archive of a test: named after its schema.</summary>
    public static string DeskOf(string address) => address[(address.LastIndexOf('=') + 1)..];

    /// <summary>Stops stages and waits until they are drained.</summary>
    public static async Task EndAsync(CancellationTokenSource stop, IEnumerable<Task> stages)
    {
        await stop.CancelAsync();
        foreach (var stage in stages) await stage.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
