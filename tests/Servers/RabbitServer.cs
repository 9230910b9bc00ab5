namespace Readout.Tests.Servers;

/// <summary>A RabbitMQ broker of its own.</summary>
public sealed class RabbitServer : HeldServer
{
    private const string Binary = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    protected override (string Name, string Package) Of => ("RabbitMQ", "rabbitmq-server");

    protected override string Hold => """
        data=$(mktemp -d "$5/readout-rabbit-XXXXXX")
        echo "loopback_users = none" >"$data/rabbitmq.conf"
        export HOME="$data" RABBITMQ_CONFIG_FILE="$data/rabbitmq" RABBITMQ_NODENAME="readout-$2@localhost" RABBITMQ_NODE_IP_ADDRESS="$4" RABBITMQ_NODE_PORT="$2" RABBITMQ_DIST_PORT="$3" RABBITMQ_MNESIA_BASE="$data/db" \
          RABBITMQ_LOG_BASE="$data/log" RABBITMQ_ENABLED_PLUGINS_FILE="$data/plugins" RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+sbwt none" ERL_EPMD_ADDRESS=127.0.0.1
        server=
        listen=$4
        start() {
          setsid "$1" >>"$data/out" 2>&1 </dev/null &
          server=$!
          for i in $(seq 600); do
            if (echo >"/dev/tcp/$listen/$2") 2>/dev/null && grep -q "completed with" "$data/out"; then echo started; return; fi
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

    protected override string? Binaries => File.Exists(Binary) ? Binary : null;

    /// <summary>The address of the broker; skips the test where there is none to be had.</summary>
    public async Task<Uri> AddressAsync()
    {
        var port = await PortAsync();
        return new Uri($"amqp://guest:guest@{Listen}:{port}/");
    }
}
