using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Readout.Archive;
using Readout.Commands;
using Readout.Serving;
using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Tests.Commands;

namespace Readout.Tests.Serving;

/// <summary>The real server on a free port of this machine, over an archive of its own; asked byte by byte, so that a test sets every header.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private Task _running = Task.CompletedTask;

    public required NewsArchive Archive { get; init; }

    public int Port { get; private set; }

    public string Folder => Path.GetDirectoryName(Archive.Place)!;

    private readonly StringWriter _errors = new() { NewLine = "\n" };

    /// <summary>Where it writes its log and what people are to read as problems; as the synchronized writer it is, it is locked while it writes.</summary>
    private TextWriter Errors { get; }

    private RunningServer() => Errors = TextWriter.Synchronized(_errors);

    /// <summary>What it wrote there so far.</summary>
    public string ErrorText()
    {
        lock (Errors) return _errors.ToString();
    }

    public static Task<RunningServer> StartAsync(params (string Name, string Text)[] reports) => StartAsync(options => options, reports);

    public static Task<RunningServer> StartAsync(Func<ServerOptions, ServerOptions> change, params (string Name, string Text)[] reports) => StartAsync(change, TimeProvider.System, reports);

    public static async Task<RunningServer> StartAsync(Func<ServerOptions, ServerOptions> change, TimeProvider time, params (string Name, string Text)[] reports)
    {
        var place = new Workplace();
        var server = new RunningServer { Archive = NewsArchive.Open(Path.Combine(place.Folder, "readout.db"), TimeProvider.System) };
        foreach (var (name, text) in reports) place.Put("in/" + name, text);
        if (reports.Length > 0) await server.Archive.AddSourceAsync(new NewSource("folder", Path.Combine(place.Folder, "in"), "in"), Token);
        var terminal = new Terminal { Output = TextWriter.Synchronized(server._output), Error = server.Errors, Time = time };
        var options = new ServerOptions(IPAddress.Loopback, 0, TimeSpan.FromHours(1), new FetcherOptions(), new WebSourceOptions());
        server._running = ReadoutServer.RunAsync(server.Archive, change(options), terminal, server._stop.Token);
        while (server.Port == 0)
        {
            if (server._running.IsCompleted) await server._running;
            await Task.Delay(20, Token);
            if (server._output.ToString().Split(':')[^1].Trim() is { Length: > 0 } port && int.TryParse(port, out var number)) server.Port = number;
        }

        while ((await server.Archive.SizeAsync(Token)).Reports < reports.Length) await Task.Delay(50, Token);
        return server;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<Answer> GetAsync(string path, params string[] headers) => AskAsync("GET", path, null, headers);

    /// <summary>As a form of the app's own page sends it.</summary>
    public Task<Answer> PostAsync(string path, string form, params string[] headers) => AskAsync("POST", path, form, [$"Origin: http://127.0.0.1:{Port}", .. headers]);

    /// <summary>As a program sends it to the API.</summary>
    public Task<Answer> SendAsync(string method, string path, string? json, string token) =>
        AskAsync(method, path, json, ["Authorization: Bearer " + token, .. json is null ? Array.Empty<string>() : ["Content-Type: application/json"]]);

    /// <summary>A token kept for a reader.</summary>
    public async Task<string> TokenAsync(string scopes, string reader = "")
    {
        var key = SecretKey.New("readout_");
        await Archive.Access.AddTokenAsync(reader, "test", scopes, SecretKey.Hash(key), Token);
        return key;
    }

    /// <summary>Signs in; the header that goes with each request from then on.</summary>
    public async Task<string> SignInAsync(string name, string password)
    {
        var answer = await PostAsync("/login", $"name={Uri.EscapeDataString(name)}&password={Uri.EscapeDataString(password)}");
        if (answer.Status != 303) throw new InvalidOperationException($"Signing in was answered by {answer.Status}.");
        return "Cookie: " + answer.Header("Set-Cookie")!.Split(';')[0];
    }

    public async Task<Answer> AskAsync(string method, string path, string? form, string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, Token);
        await using var stream = client.GetStream();
        var body = Encoding.UTF8.GetBytes(form ?? "");
        var host = headers.Any(h => h.StartsWith("Host:", StringComparison.Ordinal)) ? "" : $"Host: 127.0.0.1:{Port}\r\n";
        var head = $"{method} {path} HTTP/1.1\r\n{host}Connection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}";
        if (form is not null && !headers.Any(h => h.StartsWith("Content-Type:", StringComparison.Ordinal))) head += "Content-Type: application/x-www-form-urlencoded\r\n";
        if (form is not null) head += $"Content-Length: {body.Length}\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + "\r\n"), Token);
        await stream.WriteAsync(body, Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(Token);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return new Answer(int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), text[..end], text[(end + 4)..]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // That is how it is stopped.
        }

        var folder = Folder;
        await Archive.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        _output.Dispose();
        _stop.Dispose();
    }
}

/// <summary>An answer as it came over the wire.</summary>
internal sealed record Answer(int Status, string Head, string Body)
{
    /// <summary>The body without the lengths of its chunks.</summary>
    public string Text
    {
        get
        {
            if (Header("Transfer-Encoding") != "chunked") return Body;
            var bytes = Encoding.UTF8.GetBytes(Body);
            using var whole = new MemoryStream();
            for (var at = 0; ;)
            {
                var end = bytes.AsSpan(at).IndexOf("\r\n"u8) + at;
                var length = int.Parse(Encoding.ASCII.GetString(bytes, at, end - at), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
                if (length == 0) return Encoding.UTF8.GetString(whole.ToArray());
                whole.Write(bytes, end + 2, length);
                at = end + 2 + length + 2;
            }
        }
    }

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Header(string name) => Head.Split("\r\n").FirstOrDefault(h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
