using System.Globalization;
using System.Text;
using Readout.Sources.Fetching;

namespace Readout.Sources.Warc;

/// <summary>An HTTP answer as a crawler wrote it down: status, headers and body.</summary>
internal sealed record HttpMessage(int Status, string? MediaType, string? Charset, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads an answer and undoes transfer and content codings.</summary>
    /// <remarks>
    /// Many archives keep the headers of packed bodies though they unpacked them; a coding is undone only where the bytes bear it out.
    /// </remarks>
    /// <param name="block">The block of a record of type <c>response</c>.</param>
    /// <param name="limit">The largest body, in bytes, unpacked.</param>
    /// <param name="cancellation">Stops the unpacking.</param>
    /// <returns>The message, or why it cannot be read.</returns>
    public static async Task<(HttpMessage? Message, string? Problem)> ReadAsync(ReadOnlyMemory<byte> block, long limit, CancellationToken cancellation)
    {
        if (!block.Span.StartsWith("HTTP/"u8)) return (null, "its block is no HTTP answer");
        var (head, body) = Split(block);
        var lines = Encoding.Latin1.GetString(head.Span).Split('\n');
        var status = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, { Length: >= 3 } code, ..]
            && int.TryParse(code.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        string? Header(string name) => lines.Skip(1).Select(l => l.Split(':', 2)).FirstOrDefault(p => p.Length == 2 && p[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();

        var (media, charset) = Fetching.MediaType.Of(Header("Content-Type"));
        if (Header("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) is true) body = Unchunked(body);
        var codings = Header("Content-Encoding");
        if (codings is null || !Bears(body.Span, codings)) return (new HttpMessage(status, media, charset, body), null);
        try
        {
            using var packed = new MemoryStream(body.ToArray(), writable: false);
            var stream = await ContentCodings.DecodeAsync(packed, [codings], cancellation).ConfigureAwait(false);
            if (stream is null) return (null, $"its body is packed in a way that is not known ({codings})");
            await using var unpacked = stream.ConfigureAwait(false);
            body = await new LimitedStream(stream, limit).ReadAllAsync(cancellation).ConfigureAwait(false);
            return (new HttpMessage(status, media, charset, body), null);
        }
        catch (Exception e) when (ContentCodings.IsBroken(e))
        {
            return (null, "its packed body is broken or cut");
        }
        catch (LimitedStream.TooLongException)
        {
            return (null, $"its body unpacks to more than the {FileSource.Size(limit)} that are read at most");
        }
    }

    private static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body) Split(ReadOnlyMemory<byte> block)
    {
        var crlf = block.Span.IndexOf("\r\n\r\n"u8);
        var lf = block.Span.IndexOf("\n\n"u8);
        if (crlf >= 0 && (lf < 0 || crlf < lf)) return (block[..crlf], block[(crlf + 4)..]);
        return lf >= 0 ? (block[..lf], block[(lf + 2)..]) : (block, default);
    }

    /// <summary>Whether bytes look as the coding says; brotli has no mark, so text that begins as a page does is not taken for it.</summary>
    private static bool Bears(ReadOnlySpan<byte> body, string codings)
    {
        if (codings.Contains("gzip", StringComparison.OrdinalIgnoreCase)) return body.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        var text = body.TrimStart(" \t\r\n\uFEFF"u8);
        return text.IsEmpty || text[0] is not ((byte)'<' or (byte)'{');
    }

    /// <summary>The chunks put together (RFC 9112, 7.1); the body as it is where it is not in chunks, and as far as they go where they are cut.</summary>
    private static ReadOnlyMemory<byte> Unchunked(ReadOnlyMemory<byte> body)
    {
        using var whole = new MemoryStream(body.Length);
        var rest = body;
        while (true)
        {
            var end = rest.Span[..Math.Min(rest.Length, 1024)].IndexOf((byte)'\n');
            var line = end < 0 ? default : rest.Span[..end];
            var size = line.IndexOfAny((byte)';', (byte)'\r', (byte)' ') is >= 0 and var stop ? line[..stop] : line;
            if (size.Length is 0 or > 8 || !int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
                return whole.Length == 0 ? body : whole.ToArray();
            if (length == 0) return whole.ToArray();
            rest = rest[(end + 1)..];
            whole.Write(rest.Span[..Math.Min(length, rest.Length)]);
            if (rest.Length <= length) return whole.ToArray();
            rest = rest[length..];
            if (rest.Span is [(byte)'\r', ..]) rest = rest[1..];
            if (rest.Span is [(byte)'\n', ..]) rest = rest[1..];
        }
    }
}
