using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Readout.Tests.Servers;

/// <summary>A PostgreSQL server for the tests of one assembly, from the binaries that the machine has: its data lie in a folder of their own and are gone with the tests.</summary>
/// <remarks>
/// It starts when it is first asked for. A shell holds it and reads from this process; where this process ends in whatever way, the shell stops the server and takes the folder away.
/// Tests that need it are skipped where there are no binaries, unless <c>READOUT_TEST_SERVERS=1</c> says that they must run.
/// </remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Hold = """
        data=$(mktemp -d /tmp/readout-postgres-XXXXXX)
        server=
        start() {
          "$1/postgres" -D "$data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c logging_collector=off >>"$data/log" 2>&1 </dev/null &
          server=$!
          for i in $(seq 300); do
            if "$1/pg_isready" -q -h 127.0.0.1 -p "$2" -U postgres; then echo started; return; fi
            kill -0 $server 2>/dev/null || break
            sleep 0.1
          done
          cat "$data/log" >&2
          exit 1
        }
        halt() {
          [ -n "$server" ] && kill "-$1" $server 2>/dev/null && wait $server 2>/dev/null
          server=
        }
        trap 'halt QUIT; rm -rf "$data"' EXIT
        "$1/initdb" -D "$data" -E UTF8 --locale=C -U postgres -A trust -N >"$data.log" 2>&1 || { cat "$data.log" >&2; exit 1; }
        rm -f "$data.log"
        start "$1" "$2"
        while read -r word; do
          case $word in
            stop) halt INT; echo stopped ;;
            kill) halt QUIT; echo stopped ;;
            start) start "$1" "$2" ;;
          esac
        done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lazy<Task<int>> _port;
    private Process? _shell;
    private int _schemas;

    public PostgresServer() => _port = new Lazy<Task<int>>(StartAsync);

    /// <summary>The address of a schema of its own for one test; skips the test where there is no server to be had.</summary>
    public async Task<string> NewAddressAsync()
    {
        var port = await _port.Value;
        return $"postgres://postgres@127.0.0.1:{port}/postgres?schema=test_{Interlocked.Increment(ref _schemas)}";
    }

    /// <summary>Stops it as an operator would: sessions are ended.</summary>
    public Task StopAsync() => TellAsync("stop", "stopped");

    /// <summary>Stops it as a failing machine would; it recovers from its log.</summary>
    public Task KillAsync() => TellAsync("kill", "stopped");

    /// <summary>Starts it again on the data that it had.</summary>
    public Task StartAgainAsync() => TellAsync("start", "started");

    public async ValueTask DisposeAsync()
    {
        if (_shell is null) return;
        _shell.StandardInput.Close();
        using var late = new CancellationTokenSource(Patience);
        await _shell.WaitForExitAsync(late.Token);
        _shell.Dispose();
    }

    private async Task TellAsync(string word, string answer)
    {
        await _port.Value;
        await _shell!.StandardInput.WriteLineAsync(word);
        await _shell.StandardInput.FlushAsync();
        using var late = new CancellationTokenSource(Patience);
        if (await _shell.StandardOutput.ReadLineAsync(late.Token) != answer) Assert.Fail("PostgreSQL does not do as it is told: " + await _shell.StandardError.ReadToEndAsync(late.Token));
    }

    private async Task<int> StartAsync()
    {
        if (Binaries() is not { } folder)
        {
            const string Missing = "PostgreSQL is not installed: apt-get install postgresql";
            if (Environment.GetEnvironmentVariable("READOUT_TEST_SERVERS") == "1") Assert.Fail(Missing);
            Assert.Skip(Missing);
            return 0;
        }

        var port = FreePort();
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] command = [.. Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : Array.Empty<string>(), "bash", "-c", Hold, "readout", folder, $"{port}"];
        start.FileName = command[0];
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        _shell = Process.Start(start)!;
        using var late = new CancellationTokenSource(Patience);
        var line = await _shell.StandardOutput.ReadLineAsync(late.Token);
        if (line != "started") Assert.Fail("PostgreSQL does not start: " + await _shell.StandardError.ReadToEndAsync(late.Token));
        return port;
    }

    /// <summary>Where Debian puts the newest version; null where there is none.</summary>
    private static string? Binaries() => !Directory.Exists("/usr/lib/postgresql") ? null
        : Directory.GetDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb"))).MaxBy(b => int.Parse(Path.GetFileName(Path.GetDirectoryName(b))!, System.Globalization.CultureInfo.InvariantCulture));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
