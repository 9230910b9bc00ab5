namespace Readout.Sources.Warc;

/// <summary>Lines, blocks and gaps of a stream, through one buffer.</summary>
internal sealed class RecordStream(Stream inner)
{
    /// <summary>A longer line is no header.</summary>
    private const int LongestLine = 64 * 1024;

    private readonly byte[] _buffer = new byte[2 * LongestLine];
    private int _start;
    private int _end;

    /// <summary>The next line without its end; null at the end of the stream. Of a line too long only the start is given, and the rest follows as lines.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> LineAsync(CancellationToken cancellation)
    {
        for (var looked = 0; ;)
        {
            var end = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = _buffer.AsMemory(_start, looked + end);
                _start += looked + end + 1;
                return line.Span is [.., (byte)'\r'] ? line[..^1] : line;
            }

            looked = _end - _start;
            if (looked >= LongestLine || !await FillAsync(cancellation).ConfigureAwait(false))
            {
                if (looked == 0) return null;
                var rest = _buffer.AsMemory(_start, looked);
                _start = _end;
                return rest;
            }
        }
    }

    /// <summary>Reads into a buffer as much as it holds, less only at the end of the stream.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellation)
    {
        var have = Math.Min(into.Length, _end - _start);
        _buffer.AsMemory(_start, have).CopyTo(into);
        _start += have;
        return have + (have == into.Length ? 0 : await inner.ReadAtLeastAsync(into[have..], into.Length - have, throwOnEndOfStream: false, cancellation).ConfigureAwait(false));
    }

    /// <summary>Passes over so many bytes; how many there were, less only at the end of the stream.</summary>
    public async ValueTask<long> SkipAsync(long count, CancellationToken cancellation)
    {
        var left = count;
        while (left > 0)
        {
            if (_start == _end && !await FillAsync(cancellation).ConfigureAwait(false)) break;
            var here = (int)Math.Min(left, _end - _start);
            _start += here;
            left -= here;
        }

        return count - left;
    }

    /// <summary>Reads on behind what is there; false at the end of the stream.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        var read = await inner.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}
