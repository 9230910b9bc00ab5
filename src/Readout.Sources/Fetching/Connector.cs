using System.Net;
using System.Net.Sockets;

namespace Readout.Sources.Fetching;

/// <summary>An address that is not connected to.</summary>
internal sealed class RefusedAddressException(string message) : IOException(message);

/// <summary>Finds a host and connects to it, after judging the very address it connects to: neither a redirect nor a name that changes its address passes.</summary>
internal sealed class Connector(FetcherOptions options, TimeProvider time)
{
    private readonly AddressRules _rules = new(options.AllowedNetworks);

    /// <summary>Connects; for <see cref="SocketsHttpHandler.ConnectCallback"/>, which every connection goes through.</summary>
    /// <exception cref="RefusedAddressException">All addresses of the host are refused.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="SocketException">There is no such host, or it could not be reached.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var target = context.DnsEndPoint;
        using var late = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await options.Resolve(target.Host, either.Token).ConfigureAwait(false);
            if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
            var isProxy = options.Proxy is { } proxy && proxy.Port == target.Port && string.Equals(proxy.IdnHost, target.Host, StringComparison.OrdinalIgnoreCase);
            Exception? failure = null;
            string? refusal = null;
            foreach (var address in addresses)
            {
                if (!isProxy && _rules.Refusal(address) is { } words)
                {
                    refusal ??= words;
                    continue;
                }

                try
                {
                    return await ConnectAsync(new IPEndPoint(address, target.Port), either.Token).ConfigureAwait(false);
                }
                catch (SocketException e)
                {
                    failure ??= e;
                }
            }

            throw failure ?? new RefusedAddressException(refusal!);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("no connection");
        }
    }

    private static async Task<Stream> ConnectAsync(IPEndPoint target, CancellationToken cancellation)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Why a host given as an address is refused before anything is asked; null where it is not, or where it is a name.</summary>
    /// <remarks>With a proxy this is all that can be judged here: names are then found by the proxy.</remarks>
    public string? Refusal(Uri url) => IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var literal) ? _rules.Refusal(literal) : null;
}
