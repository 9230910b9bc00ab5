using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Readout.Tests.Notifying;

/// <summary>What a webhook was sent.</summary>
internal sealed record Posted(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>A webhook on loopback; it answers the given statuses one after the other, then 204. 0 hangs up without an answer.</summary>
internal sealed class WebhookSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Posted> _posted = new();
    private readonly Queue<int> _statuses;
    private readonly Task _serving;

    public WebhookSink(params int[] statuses)
    {
        _statuses = new Queue<int>(statuses);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hook";

    /// <summary>The body of its answers.</summary>
    public string Answer { get; init; } = "";

    public IReadOnlyList<Posted> Posted => [.. _posted];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var head = new StringBuilder();
                var one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) == 1) head.Append((char)one[0]);
                var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
                var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
                var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
                await stream.ReadExactlyAsync(body, _stop.Token);
                _posted.Enqueue(new Posted(lines[0].Split(' ')[1], headers, body));
                var status = _statuses.TryDequeue(out var next) ? next : 204;
                if (status == 0) continue;
                var answer = Encoding.UTF8.GetBytes(Answer);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} So\r\nLocation: /elsewhere\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n"), _stop.Token);
                await stream.WriteAsync(answer, _stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The other side has gone, or the test is over.
            }
        }
    }
}
