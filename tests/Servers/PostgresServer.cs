using System.Globalization;

namespace Readout.Tests.Servers;

/// <summary>A PostgreSQL server of its own, a schema for each test.</summary>
/// <remarks>What it acknowledged is with the system when it is killed, as it must be where that is tested; it need not survive the machine.</remarks>
public sealed class PostgresServer : HeldServer
{
    private const string Debian = "/usr/lib/postgresql";

    private int _schemas;

    protected override (string Name, string Package) Of => ("PostgreSQL", "postgresql");

    /// <summary>It does not make its data as root.</summary>
    protected override string? User => "postgres";

    protected override string Hold => """
        bin=$1 port=$2 listen=$4
        data=$(mktemp -d "$5/readout-postgres-XXXXXX")
        server=
        launch() {
          "$bin/postgres" -D "$data" -p "$port" -c listen_addresses="$listen" -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=300 -c logging_collector=off >>"$data/log" 2>&1 </dev/null &
          server=$!
        }
        start() {
          for i in $(seq 300); do
            { [ -n "$server" ] && kill -0 $server 2>/dev/null; } || launch
            if "$bin/pg_isready" -q -h "$listen" -p "$port" -U postgres; then echo started; return; fi
            sleep 0.1
          done
          tail -50 "$data/log" >&2
          exit 1
        }
        halt() {
          [ -n "$server" ] && kill "-$1" $server 2>/dev/null && wait $server 2>/dev/null
          server=
        }
        trap 'halt QUIT; rm -rf "$data"' EXIT
        "$bin/initdb" -D "$data" -E UTF8 --locale=C -U postgres -A trust -N >"$data.log" 2>&1 || { cat "$data.log" >&2; exit 1; }
        rm -f "$data.log"
        echo "host all all $listen/24 trust" >>"$data/pg_hba.conf"
        start
        while read -r word; do
          case $word in
            stop) halt INT; echo stopped ;;
            kill) halt QUIT; echo stopped ;;
            start) start ;;
          esac
        done
        """;

    /// <summary>Where Debian puts the newest version.</summary>
    protected override string? Binaries => !Directory.Exists(Debian) ? null
        : Directory.GetDirectories(Debian).Select(v => Path.Combine(v, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb"))).MaxBy(b => int.Parse(Path.GetFileName(Path.GetDirectoryName(b))!, CultureInfo.InvariantCulture));

    /// <summary>The address of a schema of its own for one test; skips the test where there is no server to be had.</summary>
    public async Task<string> NewAddressAsync()
    {
        var port = await PortAsync();
        return $"postgres://postgres@{Listen}:{port}/postgres?schema=test_{Interlocked.Increment(ref _schemas)}";
    }
}
