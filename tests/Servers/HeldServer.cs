using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Readout.Tests.Servers;

/// <summary>A server for the tests of one assembly, from the binaries that the machine has: its data lie in a folder of their own and are gone with the tests.</summary>
/// <remarks>
/// It starts when it is first asked for, and can be stopped, killed and started again on the same data. A shell holds it and reads from this process; where this process ends in
/// whatever way, the shell stops the server and takes the folder away. Tests that need it are skipped where there are no binaries, unless <c>READOUT_TEST_SERVERS=1</c> says that
/// they must run.
/// </remarks>
public abstract class HeldServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Lazy<Task<int>> _port;
    private Process? _shell;

    protected HeldServer() => _port = new Lazy<Task<int>>(BeginAsync);

    /// <summary>The address of this machine that it listens on.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>The folder in which its data lie.</summary>
    public string Disk { get; init; } = "/tmp";

    /// <summary>Its name for people, and the package that brings it.</summary>
    protected abstract (string Name, string Package) Of { get; }

    /// <summary>
    /// The shell's program. It gets what <see cref="Binaries"/> says, two free ports, <see cref="Listen"/> and <see cref="Disk"/>, starts the server, says "started", and does what it reads: <c>stop</c> and <c>kill</c>, answered by
    /// "stopped", and <c>start</c>.
    /// </summary>
    protected abstract string Hold { get; }

    /// <summary>Where its binaries are; null where there are none.</summary>
    protected abstract string? Binaries { get; }

    /// <summary>The user as whom it runs where the tests are root's; null where that may be root.</summary>
    protected virtual string? User => null;

    /// <summary>Stops it as an operator would.</summary>
    public Task StopAsync() => TellAsync("stop", "stopped");

    /// <summary>Stops it as a failing machine would.</summary>
    public Task KillAsync() => TellAsync("kill", "stopped");

    /// <summary>Starts it again on the data that it had, if it does not run; it answers when this returns.</summary>
    public Task StartAsync() => TellAsync("start", "started");

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_shell is null) return;
        _shell.StandardInput.Close();
        using var late = new CancellationTokenSource(Patience);
        await _shell.WaitForExitAsync(late.Token);
        _shell.Dispose();
    }

    /// <summary>The port that it listens on; skips the test where there is no server to be had.</summary>
    protected Task<int> PortAsync() => _port.Value;

    private async Task TellAsync(string word, string answer)
    {
        await _port.Value;
        await _shell!.StandardInput.WriteLineAsync(word);
        await _shell.StandardInput.FlushAsync();
        await HearAsync(answer);
    }

    private async Task<int> BeginAsync()
    {
        if (Binaries is not { } binaries)
        {
            var missing = $"{Of.Name} is not installed: apt-get install {Of.Package}";
            if (Environment.GetEnvironmentVariable("READOUT_TEST_SERVERS") == "1") Assert.Fail(missing);
            Assert.Skip(missing);
            return 0;
        }

        var port = FreePort();
        string[] command =
        [
            .. User is { } user && Environment.IsPrivilegedProcess ? ["runuser", "-u", user, "--"] : Array.Empty<string>(), "bash", "-c", Hold, "readout", binaries,
            port.ToString(CultureInfo.InvariantCulture), FreePort().ToString(CultureInfo.InvariantCulture),
            Listen, Disk,
        ];
        _shell = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        await HearAsync("started");
        return port;
    }

    private async Task HearAsync(string answer)
    {
        using var late = new CancellationTokenSource(Patience);
        if (await _shell!.StandardOutput.ReadLineAsync(late.Token) != answer) Assert.Fail($"{Of.Name} does not do as it is told: {await _shell.StandardError.ReadToEndAsync(late.Token)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
