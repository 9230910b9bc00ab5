using System.IO.Compression;
using System.Runtime.CompilerServices;
using Readout.Documents;
using Readout.Extraction;

namespace Readout.Sources;

/// <summary>One thing a source brought: a page, or the reason why there is none.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Page">The page, or null.</param>
/// <param name="Problem">Why there is none, in words for people; null where there is one.</param>
public sealed record SourceItem(string Name, FetchedPage? Page, string? Problem);

/// <summary>How files are read.</summary>
public sealed record FileSourceOptions
{
    /// <summary>The largest file read, in bytes, packed and unpacked alike; default 50 MB. A larger one is refused without being read.</summary>
    public long LargestFile { get; init; } = 50_000_000;
}

/// <summary>Reads pages from files and folders: <c>.txt</c>, <c>.html</c>, <c>.htm</c>, <c>.jsonl</c>, each also as <c>.gz</c>.</summary>
public static class FileSource
{
    /// <summary>Reads the files named and those in the folders named, in ordinal order of their names. A bad file is an item with a problem.</summary>
    /// <param name="paths">Files and folders; folders are read with all below them, hidden files left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IAsyncEnumerable<SourceItem> ReadAsync(IEnumerable<string> paths, CancellationToken cancellation = default) =>
        ReadAsync(paths, new FileSourceOptions(), cancellation);

    /// <summary>Reads the files named and those in the folders named, in ordinal order of their names. A bad file is an item with a problem.</summary>
    /// <param name="paths">Files and folders; folders are read with all below them, hidden files left out.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async IAsyncEnumerable<SourceItem> ReadAsync(IEnumerable<string> paths, FileSourceOptions options,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        var (files, problems) = FileList.Of(paths);
        foreach (var problem in problems) yield return problem;
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.Form == PageForm.CleanText)
            {
                await foreach (var item in JsonLines.ReadAsync(file, options, cancellation).ConfigureAwait(false)) yield return item;
            }
            else
            {
                yield return await ReadWholeAsync(file, options, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether a reading of these paths would read that file, links followed.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="file">The path of a file, which need not exist.</param>
    public static bool Reads(IEnumerable<string> paths, string file)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentException.ThrowIfNullOrEmpty(file);
        try
        {
            var target = Final(file);
            return File.Exists(target) && FileList.Of(paths).Files.Exists(f => Final(f.Path) == target);
        }
        catch (IOException)
        {
            // Links that lead in a circle lead to no file.
            return false;
        }
    }

    /// <summary>The whole path of a file, or of the file that a link leads to.</summary>
    private static string Final(string path) => Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);

    internal const string CutShort = "the gzip data end too soon";

    private static async Task<SourceItem> ReadWholeAsync(ListedFile file, FileSourceOptions options, CancellationToken cancellation)
    {
        try
        {
            var stream = Open(file, options, out var problem);
            if (stream is null) return new SourceItem(file.Name, null, problem);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = await stream.ReadAllAsync(cancellation).ConfigureAwait(false);
                if (IsCut(file, stream.Given)) return new SourceItem(file.Name, null, CutShort);
                if (bytes.Length == 0) return new SourceItem(file.Name, null, "the file is empty");
                if (TextDecoding.BinaryKind(bytes.Span) is { } kind) return new SourceItem(file.Name, null, "the file is not text but " + kind);
                return new SourceItem(file.Name, new FetchedPage(file.Name, bytes) { Form = file.Form }, null);
            }
        }
        catch (Exception e) when (Reason(e, options) is not null)
        {
            return new SourceItem(file.Name, null, Reason(e, options));
        }
    }

    /// <summary>Opens a file, unpacking it where it is packed; null, and why, where its size forbids it.</summary>
    internal static LimitedStream? Open(ListedFile file, FileSourceOptions options, out string? problem)
    {
        // A pipe has no length, and to open one would wait for its writer.
        if (new FileInfo(Final(file.Path)).Length == 0)
        {
            problem = "the file is empty";
            return null;
        }

        var stream = new FileStream(file.Path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });
        problem = stream.Length > options.LargestFile ? $"the file holds {Size(stream.Length)}, more than the {Size(options.LargestFile)} that are read at most"
            : null;
        if (problem is not null)
        {
            stream.Dispose();
            return null;
        }

        return new LimitedStream(file.IsPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream, options.LargestFile);
    }

    /// <summary>Whether packed data end before their end: the last four bytes hold the length modulo 2^32 (RFC 1952, 2.3.1), and there is no second member.</summary>
    /// <remarks>The framework's own stream takes the end of a cut file for the end of the data.</remarks>
    internal static bool IsCut(ListedFile file, long unpacked)
    {
        if (!file.IsPacked) return false;
        var bytes = File.ReadAllBytes(file.Path).AsSpan();
        return bytes.Length < 18 || System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) != (uint)unpacked
            && bytes[1..].IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) < 0;
    }

    /// <summary>What went wrong with a file, in words; null for what is no fault of the file.</summary>
    internal static string? Reason(Exception exception, FileSourceOptions options) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "the file is gone: it was there when the folder was listed",
        UnauthorizedAccessException => "there is no permission to read it",
        InvalidDataException => "the gzip data are broken",
        LimitedStream.TooLongException => $"it unpacks to more than the {Size(options.LargestFile)} that are read at most",
        EndOfStreamException => CutShort,
        IOException io => "it cannot be read: " + io.Message,
        _ => null,
    };

    internal static string Size(long bytes) => bytes >= 1_000_000
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
}
