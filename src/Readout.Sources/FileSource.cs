using System.IO.Compression;
using System.Runtime.CompilerServices;
using Readout.Documents;
using Readout.Extraction;
using Readout.Sources.Feeds;
using Readout.Sources.Warc;

namespace Readout.Sources;

/// <summary>How files are read.</summary>
public sealed record FileSourceOptions
{
    /// <summary>The largest page read, in bytes, packed and unpacked alike; default 50 MB. A larger one is refused without being read.</summary>
    /// <remarks>Of JSON Lines each line counts as a page, of a WARC file each record; the files themselves may be of any size.</remarks>
    public long LargestFile { get; init; } = 50_000_000;
}

/// <summary>Reads pages from files and folders: <c>.txt</c>, <c>.html</c>, <c>.htm</c>, <c>.jsonl</c>, <c>.warc</c> and feeds, each also as <c>.gz</c>.</summary>
/// <remarks>Nothing is fetched: of a feed, what stands in it is read, be it a summary.</remarks>
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
            var items = file.Kind switch
            {
                FileKind.JsonLines => JsonLines.ReadAsync(file, options, cancellation),
                FileKind.Warc => ReadWarcAsync(file, options, cancellation),
                _ => ReadWholeAsync(file, options, cancellation),
            };
            await foreach (var item in items.ConfigureAwait(false)) yield return item;
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
    /// <remarks>The framework resolves a link that is given by a relative path against the root: it is made whole first.</remarks>
    private static string Final(string path) => File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    private static async IAsyncEnumerable<SourceItem> ReadWholeAsync(ListedFile file, FileSourceOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (bytes, problem) = await BytesAsync(file, options, cancellation).ConfigureAwait(false);
        if (problem is not null)
        {
            yield return new SourceItem(file.Name, null, problem);
        }
        else if (file.Kind == FileKind.Feed)
        {
            foreach (var item in FeedItems(file.Name, FeedReader.Read(bytes.Span))) yield return item;
        }
        else
        {
            yield return new SourceItem(file.Name, new FetchedPage(file.Name, bytes) { Form = file.Kind == FileKind.Html ? PageForm.Html : PageForm.FlatText }, null);
        }
    }

    /// <summary>What a feed itself holds of its entries, then what is wrong with it.</summary>
    private static IEnumerable<SourceItem> FeedItems(string file, Feed feed)
    {
        var number = 0;
        if (feed.Format is FeedFormat.Sitemap or FeedFormat.SitemapIndex && feed.Problem is null)
        {
            yield return new SourceItem(file, null, "a sitemap holds addresses, not articles: give the address that it lies at, and they are fetched");
            yield break;
        }

        foreach (var entry in feed.Entries)
        {
            var name = FeedPages.Name(entry, file, ++number);
            var page = FeedPages.Whole(entry, feed, name) ?? FeedPages.Part(entry, feed, name);
            yield return page is null ? new SourceItem(name, null, "the feed holds no text of it: give the article's address, and it is fetched")
                : new SourceItem(name, page, null) { Note = FeedPages.Note(entry) };
        }

        if (feed.Problem is { } problem) yield return new SourceItem(file, null, problem);
        else if (number == 0) yield return new SourceItem(file, null, "the feed has no entries");
    }

    private static async IAsyncEnumerable<SourceItem> ReadWarcAsync(ListedFile file, FileSourceOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        FileStream? stream = null;
        string? problem = null;
        try
        {
            stream = OpenRaw(file);
            if (stream is null) problem = "the file is empty";
        }
        catch (Exception e) when (Reason(e, options, null) is not null)
        {
            problem = Reason(e, options, null);
        }

        if (stream is null)
        {
            yield return new SourceItem(file.Name, null, problem);
            yield break;
        }

        await using var opened = stream.ConfigureAwait(false);
        await foreach (var item in WarcSource.ReadAsync(stream, file.Name, options.LargestFile, cancellation).ConfigureAwait(false)) yield return item;
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, string? Problem)> BytesAsync(ListedFile file, FileSourceOptions options, CancellationToken cancellation)
    {
        LimitedStream? stream = null;
        try
        {
            stream = Open(file, options, out var problem);
            if (stream is null) return (default, problem);
            var bytes = await stream.ReadAllAsync(cancellation).ConfigureAwait(false);
            if (bytes.Length == 0) return (default, "the file is empty");
            return TextDecoding.BinaryKind(bytes.Span) is { } kind ? (default, "the file is not text but " + kind) : (bytes, null);
        }
        catch (Exception e) when (Reason(e, options, stream) is not null)
        {
            return (default, Reason(e, options, stream));
        }
        finally
        {
            if (stream is not null) await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Opens a file, unpacking it where it is packed; null, and why, where its size forbids it.</summary>
    internal static LimitedStream? Open(ListedFile file, FileSourceOptions options, out string? problem)
    {
        var stream = OpenRaw(file);
        problem = stream is null ? "the file is empty"
            : stream.Length > options.LargestFile && file.Kind != FileKind.JsonLines ? $"the file holds {Size(stream.Length)}, more than the {Size(options.LargestFile)} that are read at most"
            : null;
        if (problem is not null)
        {
            stream?.Dispose();
            return null;
        }

        var raw = new CountedStream(stream!);
        return new LimitedStream(file.IsPacked ? new GZipStream(raw, CompressionMode.Decompress) : raw, options.LargestFile, raw);
    }

    /// <summary>The file's bytes as they lie; null where there are none. A pipe has no length, and to open one would wait for its writer.</summary>
    private static FileStream? OpenRaw(ListedFile file) => new FileInfo(Final(file.Path)).Length == 0 ? null
        : new FileStream(file.Path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });

    /// <summary>What went wrong with a file, in words; null for what is no fault of the file.</summary>
    /// <remarks>The framework names a cut only where its strict validation is on, which the build does for every program (<c>Directory.Build.props</c>).</remarks>
    internal static string? Reason(Exception exception, FileSourceOptions options, LimitedStream? stream) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "the file is gone: it was there when the folder was listed",
        UnauthorizedAccessException => "there is no permission to read it",
        InvalidDataException => stream?.RawEnded is true ? "the gzip data end too soon" : "the gzip data are broken",
        LimitedStream.TooLongException => $"it unpacks to more than the {Size(options.LargestFile)} that are read at most",
        IOException io => "it cannot be read: " + io.Message,
        _ => null,
    };

    internal static string Size(long bytes) => bytes >= 1_000_000
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
}
