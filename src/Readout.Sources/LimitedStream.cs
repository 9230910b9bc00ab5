namespace Readout.Sources;

/// <summary>A stream that refuses to give more than so many bytes, however much it would unpack to.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    /// <summary>How many bytes it gave so far.</summary>
    public long Given { get; private set; }

    /// <summary>More would come than the limit allows.</summary>
    internal sealed class TooLongException() : IOException("too long");

    /// <summary>Reads on; 0 at the end.</summary>
    /// <exception cref="TooLongException">The limit is passed.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var read = await inner.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        Given += read;
        return Given > limit ? throw new TooLongException() : read;
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

    /// <summary>Its lines, without their ends, the last one too where it has none. Only one line is held at a time.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var line = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (await ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            for (var start = 0; start < read;)
            {
                var end = buffer.AsSpan(start, read - start).IndexOf((byte)'\n');
                line.Write(buffer, start, end < 0 ? read - start : end);
                if (end < 0) break;
                yield return line.GetBuffer().AsMemory(0, (int)line.Length);
                line.SetLength(0);
                start += end + 1;
            }
        }

        if (line.Length > 0) yield return line.GetBuffer().AsMemory(0, (int)line.Length);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
