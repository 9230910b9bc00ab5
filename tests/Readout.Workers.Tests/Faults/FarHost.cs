using System.Diagnostics;
using System.Globalization;

namespace Readout.Workers.Tests.Faults;

/// <summary>Another host, as a network namespace of this machine with a wire between them that can be cut: what is sent is lost then, and nobody is told.</summary>
internal sealed class FarHost : IAsyncDisposable
{
    private const string Nowhere = "02:00:00:00:00:00";

    private static int _made;

    private readonly string _name;
    private readonly string _near;
    private readonly string _far;
    private readonly string _net;

    private FarHost()
    {
        var number = (Environment.ProcessId + (Interlocked.Increment(ref _made) * 7919)) % 250;
        (_name, _near, _far, _net) = ($"readout-{number}", $"rdt{number}n", $"rdt{number}f", $"10.213.{number}.");
    }

    /// <summary>The address of this machine on the wire.</summary>
    public string Here => _net + "1";

    /// <summary>What runs a command there.</summary>
    public string[] Enter => ["ip", "netns", "exec", _name];

    /// <summary>Makes one; skips the test where that needs rights that it does not have, unless <c>READOUT_TEST_SERVERS=1</c> says that it must run.</summary>
    public static async Task<FarHost> MakeAsync()
    {
        var host = new FarHost();
        try
        {
            await host.IpAsync("netns", "add", host._name);
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            if (Environment.GetEnvironmentVariable("READOUT_TEST_SERVERS") == "1") throw;
            Assert.Skip("network namespaces cannot be made here: " + missing.Message);
        }

        await host.IpAsync("link", "add", host._near, "type", "veth", "peer", "name", host._far, "netns", host._name);
        await host.IpAsync("address", "add", host.Here + "/24", "dev", host._near);
        await host.IpAsync("link", "set", host._near, "up");
        await host.ThereAsync("address", "add", host._net + "2/24", "dev", host._far);
        await host.ThereAsync("link", "set", host._far, "up");
        await host.ThereAsync("link", "set", "lo", "up");
        return host;
    }

    /// <summary>From now on nothing arrives: each side sends to a card that is not there.</summary>
    public async Task CutAsync()
    {
        await IpAsync("neighbour", "replace", _net + "2", "lladdr", Nowhere, "dev", _near, "nud", "permanent");
        await ThereAsync("neighbour", "replace", Here, "lladdr", Nowhere, "dev", _far, "nud", "permanent");
    }

    /// <summary>The wire is whole again.</summary>
    public async Task MendAsync()
    {
        await IpAsync("neighbour", "delete", _net + "2", "dev", _near);
        await ThereAsync("neighbour", "delete", Here, "dev", _far);
    }

    public async ValueTask DisposeAsync() => await IpAsync("netns", "delete", _name);

    private Task ThereAsync(params string[] words) => IpAsync(["-netns", _name, .. words]);

    private async Task IpAsync(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", words) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"ip {string.Join(' ', words)}: {said.Trim()}"));
    }
}
