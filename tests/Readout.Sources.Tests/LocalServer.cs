using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Readout.Sources.Fetching;

namespace Readout.Tests.Sources;

/// <summary>What a server was asked.</summary>
internal sealed record Asked(string Path, IReadOnlyDictionary<string, string> Headers);

/// <summary>A server on loopback that says what a test wants it to say, byte for byte, well-formed or not.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<Asked, Stream, CancellationToken, Task>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly Task _serving;

    public LocalServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>Every request but those for robots.txt, in their order.</summary>
    public IReadOnlyList<Asked> Requests => [.. _asked.Where(a => a.Path != "/robots.txt")];

    public int RobotsRequests => _asked.Count(a => a.Path == "/robots.txt");

    public static FetcherOptions Options { get; } = new() { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")], HostDelay = TimeSpan.Zero };

    public string Url(string path = "/", string host = "127.0.0.1") => $"http://{host}:{Port}{path}";

    /// <summary>Answers a path by writing to the connection itself.</summary>
    public LocalServer On(string path, Func<Asked, Stream, CancellationToken, Task> answer)
    {
        _answers[path] = answer;
        return this;
    }

    public LocalServer On(string path, string body, string type = "text/html; charset=utf-8", string headers = "") => On(path, Encoding.UTF8.GetBytes(body), type, headers);

    public LocalServer On(string path, byte[] body, string type = "text/html", string headers = "") => On(path, async (_, stream, cancellation) =>
    {
        await WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n{headers}Connection: close\r\n\r\n", cancellation);
        await stream.WriteAsync(body, cancellation);
    });

    public LocalServer OnStatus(string path, int status, string headers = "") => On(path, (_, stream, cancellation) =>
        WriteAsync(stream, $"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n{headers}Connection: close\r\n\r\n", cancellation));

    public LocalServer Redirect(string path, string to, int status = 302) => OnStatus(path, status, $"Location: {to}\r\n");

    public static Task WriteAsync(Stream stream, string text, CancellationToken cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = AnswerAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                var first = (await reader.ReadLineAsync(_stop.Token) ?? "").Split(' ');
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
                {
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    headers[line[..colon]] = line[(colon + 1)..].Trim();
                }

                if (first.Length < 2) return;
                var asked = new Asked(first[1], headers);
                _asked.Enqueue(asked);
                if (_answers.TryGetValue(asked.Path, out var answer)) await answer(asked, stream, _stop.Token);
                else await WriteAsync(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", _stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Whoever asked has gone.
            }
        }
    }

    public override string ToString() => Port.ToString(CultureInfo.InvariantCulture);
}
