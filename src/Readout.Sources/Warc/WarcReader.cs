using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Readout.Documents;

namespace Readout.Sources.Warc;

/// <summary>Reads WARC files as a stream: packed with gzip record by record, as a whole, or not at all.</summary>
/// <remarks>
/// At most one block is held, so that memory does not grow with the file. A file cut in mid-record gives all records before the cut, then one that
/// names it; where bytes are no record, reading goes on at the next line that begins one.
/// </remarks>
public static class WarcReader
{
    /// <summary>More fields than this are no record's.</summary>
    private const int MostHeaders = 200;

    /// <summary>The records in their order. A broken one has a <see cref="WarcRecord.Problem"/>; the stream stays the caller's.</summary>
    /// <param name="stream">The file, packed or not: its first bytes say which.</param>
    /// <param name="largestBlock">The largest block held, in bytes; a larger one is passed over and named.</param>
    /// <param name="wanted">Which records' blocks are held, told by their headers; others have none.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async IAsyncEnumerable<WarcRecord> ReadAsync(Stream stream, long largestBlock, Func<WarcRecord, bool> wanted,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(wanted);
        var raw = new CountedStream(stream);
        var start = new byte[2];
        var have = await raw.ReadAtLeastAsync(start, 2, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        var whole = new PrefixedStream(start.AsMemory(0, have), raw);
        var packed = have == 2 && start is [0x1F, 0x8B];
        var unpacked = packed ? new GZipStream(whole, CompressionMode.Decompress, leaveOpen: true) : (Stream)whole;
        await using var closing = unpacked.ConfigureAwait(false);
        var records = new RecordStream(unpacked);
        var number = 0L;
        while (true)
        {
            WarcRecord? record;
            var ends = false;
            try
            {
                record = await NextAsync(records, number + 1, largestBlock, wanted, cancellation).ConfigureAwait(false);
            }
            catch (InvalidDataException)
            {
                record = Broken(number + 1, [], raw.Ended ? "the file is cut: its packed data end too soon" : "its packed data are broken here; what comes behind cannot be read");
                ends = true;
            }
            catch (IOException e)
            {
                record = Broken(number + 1, [], "it cannot be read on: " + e.Message);
                ends = true;
            }

            if (record is null) yield break;
            number = record.Number;
            yield return record;
            if (ends) yield break;
        }
    }

    private static async ValueTask<WarcRecord?> NextAsync(RecordStream records, long number, long largestBlock, Func<WarcRecord, bool> wanted, CancellationToken cancellation)
    {
        var lost = false;
        while (true)
        {
            if (await records.LineAsync(cancellation).ConfigureAwait(false) is not { } line)
                return lost ? Broken(number, [], "the bytes here, up to the file's end, are no record") : null;
            if (line.Span.StartsWith("WARC/"u8)) break;
            lost |= line.Span.IndexOfAnyExcept(" \t\r\n\0"u8) >= 0;
        }

        var headers = await HeadersAsync(records, cancellation).ConfigureAwait(false);
        if (headers is null) return Broken(number, [], "the file is cut within the headers of this record");
        var record = new WarcRecord(number, headers.ToEquatableArray(), default) { Problem = lost ? "before it stand bytes that are no record" : null };
        if (!long.TryParse(record["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return record with { Problem = "it does not say how long it is (Content-Length)" };
        if (!wanted(record))
        {
            return await records.SkipAsync(length, cancellation).ConfigureAwait(false) == length ? record : Cut(record, length);
        }

        if (length > largestBlock)
        {
            var skipped = await records.SkipAsync(length, cancellation).ConfigureAwait(false);
            return skipped < length ? Cut(record, length) : record with { Problem = $"it holds {FileSource.Size(length)}, more than the {FileSource.Size(largestBlock)} that are read at most" };
        }

        // Grown as it comes: what a cut file announces need not be there.
        var block = new byte[Math.Min(length, 64 * 1024)];
        var have = 0;
        while (have < length)
        {
            if (have == block.Length) Array.Resize(ref block, (int)Math.Min(length, block.Length * 4L));
            var read = await records.ReadAsync(block.AsMemory(have), cancellation).ConfigureAwait(false);
            if (read == 0) return Cut(record, length);
            have += read;
        }

        return record with { Block = block };
    }

    /// <summary>The named fields up to the empty line; null where the file ends before it. A line that begins with white space goes on with the one before (1.0).</summary>
    private static async ValueTask<List<(string Name, string Value)>?> HeadersAsync(RecordStream records, CancellationToken cancellation)
    {
        var headers = new List<(string Name, string Value)>();
        while (await records.LineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (line.IsEmpty) return headers;
            var text = Encoding.UTF8.GetString(line.Span);
            var colon = text.IndexOf(':');
            if (text[0] is ' ' or '\t' && headers.Count > 0) headers[^1] = (headers[^1].Name, $"{headers[^1].Value} {text.Trim()}".Trim());
            else if (colon > 0 && headers.Count < MostHeaders) headers.Add((text[..colon].Trim(), text[(colon + 1)..].Trim()));
        }

        return null;
    }

    private static WarcRecord Cut(WarcRecord record, long length) => record with { Problem = $"the file is cut within this record, which should hold {FileSource.Size(length)}" };

    private static WarcRecord Broken(long number, EquatableArray<(string Name, string Value)> headers, string problem) => new(number, headers, default) { Problem = problem };
}
