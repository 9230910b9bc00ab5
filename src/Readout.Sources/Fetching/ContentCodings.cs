using System.IO.Compression;

namespace Readout.Sources.Fetching;

/// <summary>Undoes content codings (RFC 9110, 8.4.1): gzip, br, deflate, and several of them one upon another.</summary>
internal static class ContentCodings
{
    /// <summary>What is asked for.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <summary>More layers than this serve nothing but bombs.</summary>
    private const int MostLayers = 3;

    /// <summary>The stream behind its codings, or null where one is not known or there are too many.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="codings">The header's values, in the order in which the codings were applied.</param>
    /// <param name="cancellation">Ends the reading of the first bytes of a deflate stream.</param>
    public static async Task<Stream?> DecodeAsync(Stream body, IEnumerable<string> codings, CancellationToken cancellation)
    {
        var layers = codings.SelectMany(c => c.Split(',')).Select(c => c.Trim().ToUpperInvariant()).Where(c => c is not ("" or "IDENTITY" or "NONE")).Reverse().ToList();
        if (layers.Count > MostLayers) return null;
        foreach (var layer in layers)
        {
            switch (layer)
            {
                case "GZIP" or "X-GZIP":
                    body = new GZipStream(body, CompressionMode.Decompress);
                    break;
                case "BR":
                    body = new BrotliStream(body, CompressionMode.Decompress);
                    break;
                case "DEFLATE":
                    // The name means zlib's format; some servers send the bare one.
                    var start = new byte[2];
                    var read = await body.ReadAtLeastAsync(start, 2, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
                    var whole = new PrefixedStream(start.AsMemory(0, read), body);
                    body = read == 2 && IsZlib(start) ? new ZLibStream(whole, CompressionMode.Decompress) : new DeflateStream(whole, CompressionMode.Decompress);
                    break;
                default:
                    return null;
            }
        }

        return body;
    }

    /// <summary>Whether unpacking failed because of the data; brotli's stream has its own way to say so.</summary>
    public static bool IsBroken(Exception exception) => exception is InvalidDataException or InvalidOperationException;

    /// <summary>The two bytes that open a zlib stream (RFC 1950, 2.2).</summary>
    private static bool IsZlib(ReadOnlySpan<byte> start) => (start[0] & 0x0F) == 8 && ((start[0] << 8) + start[1]) % 31 == 0;
}
