namespace Readout.Sources;

/// <summary>A stream that refuses to give more than so many bytes, however much it would unpack to.</summary>
/// <param name="inner">What it reads, unpacked.</param>
/// <param name="limit">The most it gives, in bytes; of lines, the longest that is given.</param>
/// <param name="raw">What comes before the unpacking, where that is known.</param>
internal sealed class LimitedStream(Stream inner, long limit, CountedStream? raw = null) : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private long _given;

    /// <summary>Whether all packed bytes were read: an error in unpacking is then a cut.</summary>
    public bool RawEnded => raw?.Ended is true;

    /// <summary>More would come than the limit allows.</summary>
    internal sealed class TooLongException() : IOException("too long");

    /// <summary>Reads on; 0 at the end.</summary>
    /// <exception cref="TooLongException">The limit is passed.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var read = await inner.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        _given += read;
        return _given > limit ? throw new TooLongException() : read;
    }

    /// <summary>All of it.</summary>
    /// <exception cref="TooLongException">The limit is passed.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAllAsync(CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (await ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read) whole.Write(buffer, 0, read);
        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    /// <summary>Its first bytes, so many at most; what comes behind them is left.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadStartAsync(int most, CancellationToken cancellation)
    {
        using var start = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (start.Length < most && await ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - start.Length)), cancellation).ConfigureAwait(false) is > 0 and var read)
            start.Write(buffer, 0, read);
        return start.GetBuffer().AsMemory(0, (int)start.Length);
    }

    /// <summary>Its lines, without their ends, the last one too where it has none; null for one beyond the limit. Only one line is held at a time.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>?> LinesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var line = new MemoryStream();
        var buffer = new byte[BufferSize];
        var tooLong = false;
        while (await inner.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            for (var start = 0; start < read;)
            {
                var end = buffer.AsSpan(start, read - start).IndexOf((byte)'\n');
                var length = end < 0 ? read - start : end;
                tooLong |= line.Length + length > limit;
                if (!tooLong) line.Write(buffer, start, length);
                if (end < 0) break;
                yield return tooLong ? default(ReadOnlyMemory<byte>?) : line.GetBuffer().AsMemory(0, (int)line.Length);
                line.SetLength(0);
                tooLong = false;
                start += end + 1;
            }
        }

        if (tooLong) yield return null;
        else if (line.Length > 0) yield return line.GetBuffer().AsMemory(0, (int)line.Length);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
