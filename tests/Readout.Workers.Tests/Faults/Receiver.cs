using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Readout.Workers.Tests.Faults;

/// <summary>Receives what is sent to a webhook, slowly, and keeps how often each delivery came.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, int> _came = new(StringComparer.Ordinal);
    private readonly Task _receiving;

    public Receiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _receiving = ReceiveAsync();
    }

    public string Address { get; }

    /// <summary>How often each delivery came.</summary>
    public IReadOnlyDictionary<string, int> Came => _came;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Close();
    }

    private async Task ReceiveAsync()
    {
        while (_listener.IsListening)
        {
            var got = await _listener.GetContextAsync();
            _came.AddOrUpdate(got.Request.Headers["Readout-Delivery"] ?? "", 1, (_, count) => count + 1);
            // A moment in which the sender can die: it has arrived, and the sender does not know it yet.
            await Task.Delay(100);
            try
            {
                got.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                // The sender is no more.
            }
        }
    }
}
