using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Readout.Tests.Servers;

/// <summary>A RabbitMQ broker for the tests of one assembly, from the binaries that the machine has: its data lie in a folder of their own and are gone with the tests.</summary>
/// <remarks>
/// It starts when it is first asked for, and can be stopped, killed and started again on the same data. A shell holds it and reads from this process; where this
/// process ends in whatever way, the shell kills the broker and takes the folder away. Tests that need it are skipped where there are no binaries, unless
/// <c>READOUT_TEST_SERVERS=1</c> says that they must run.
/// </remarks>
public sealed class RabbitServer : IAsyncDisposable
{
    private const string Binary = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private const string Hold = """
        data=$(mktemp -d /tmp/readout-rabbit-XXXXXX)
        export HOME="$data" RABBITMQ_NODENAME="readout-$2@localhost" RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$2" RABBITMQ_DIST_PORT="$3" RABBITMQ_MNESIA_BASE="$data/db" \
          RABBITMQ_LOG_BASE="$data/log" RABBITMQ_ENABLED_PLUGINS_FILE="$data/plugins" RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+sbwt none" ERL_EPMD_ADDRESS=127.0.0.1
        server=
        start() {
          setsid "$1" >>"$data/out" 2>&1 </dev/null &
          server=$!
          for i in $(seq 600); do
            if (echo >"/dev/tcp/127.0.0.1/$2") 2>/dev/null && grep -q "completed with" "$data/out"; then echo started; return; fi
            kill -0 "$server" 2>/dev/null || break
            sleep 0.1
          done
          cat "$data/out" >&2
          exit 1
        }
        halt() {
          [ -n "$server" ] && kill "-$1" -- "-$server" 2>/dev/null && wait "$server" 2>/dev/null
          server=
          : >"$data/out"
        }
        trap 'halt KILL; rm -rf "$data"' EXIT
        start "$1" "$2"
        while read -r word; do
          case $word in
            stop) halt TERM; echo stopped ;;
            kill) halt KILL; echo stopped ;;
            start) start "$1" "$2" ;;
          esac
        done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Lazy<Task<int>> _port;
    private Process? _shell;

    public RabbitServer() => _port = new Lazy<Task<int>>(BeginAsync);

    /// <summary>The address of the broker; skips the test where there is none to be had.</summary>
    public async Task<Uri> AddressAsync()
    {
        var port = await _port.Value;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{port}/"));
    }

    /// <summary>Stops it as an operator would.</summary>
    public Task StopAsync() => TellAsync("stop", "stopped");

    /// <summary>Kills it.</summary>
    public Task KillAsync() => TellAsync("kill", "stopped");

    /// <summary>Starts it again on the data that it had.</summary>
    public Task StartAsync() => TellAsync("start", "started");

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
        await HearAsync(answer);
    }

    private async Task<int> BeginAsync()
    {
        if (!File.Exists(Binary))
        {
            const string Missing = "RabbitMQ is not installed: apt-get install rabbitmq-server";
            if (Environment.GetEnvironmentVariable("READOUT_TEST_SERVERS") == "1") Assert.Fail(Missing);
            Assert.Skip(Missing);
        }

        var port = FreePort();
        var start = new ProcessStartInfo("bash", ["-c", Hold, "readout", Binary, port.ToString(CultureInfo.InvariantCulture), FreePort().ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _shell = Process.Start(start)!;
        await HearAsync("started");
        return port;
    }

    private async Task HearAsync(string answer)
    {
        using var late = new CancellationTokenSource(Patience);
        if (await _shell!.StandardOutput.ReadLineAsync(late.Token) != answer) Assert.Fail("RabbitMQ does not do as it is told: " + await _shell.StandardError.ReadToEndAsync(late.Token));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
