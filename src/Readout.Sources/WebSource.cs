using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Readout.Documents;
using Readout.Extraction;
using Readout.Sources.Feeds;
using Readout.Sources.Fetching;
using Readout.Sources.Warc;

namespace Readout.Sources;

/// <summary>How addresses are read.</summary>
public sealed record WebSourceOptions
{
    /// <summary>The most articles fetched for one feed, sitemap or site, in the order in which it names them; default 100.</summary>
    public int MostPages { get; init; } = 100;

    /// <summary>Addresses read at a time; default 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Articles not to fetch, told by their addresses, because they are known; default none.</summary>
    public Func<string, bool> IsKnown { get; init; } = static _ => false;
}

/// <summary>Reads addresses of the web: a page; a feed or sitemap with the articles it names; or a site, whose feeds are found.</summary>
/// <remarks>
/// An address at the root of a host is a site: the feeds its page links to are tried, then the usual places, then the sitemaps of news; where there
/// are none, the page itself is read. An entry whose whole text stands in the feed is not fetched. Items come in the order of the addresses, whatever
/// the order in which they were fetched, and no more is fetched ahead than a few items for each address.
/// </remarks>
public sealed class WebSource(Fetcher fetcher, SourceStates states, WebSourceOptions options)
{
    /// <summary>Items fetched ahead of the reader, for one address.</summary>
    private const int Ahead = 8;

    /// <summary>Feeds and sitemaps tried for one site, or sitemaps for one index.</summary>
    private const int MostTries = 16;

    /// <summary>Reads the addresses. What cannot be had is an item with a problem; a feed that did not change since its last visit gives none.</summary>
    public async IAsyncEnumerable<SourceItem> ReadAsync(IReadOnlyList<string> addresses, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lanes = addresses.Select(_ => Channel.CreateBounded<SourceItem>(Ahead)).ToList();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = stop.Token };
        var work = Parallel.ForEachAsync(Enumerable.Range(0, addresses.Count), parallel, (i, token) => FillAsync(addresses[i], lanes[i].Writer, token));
        try
        {
            foreach (var lane in lanes)
            {
                await foreach (var item in lane.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false)) yield return item;
            }
        }
        finally
        {
            // A reader that leaves early ends what is still being fetched.
            await stop.CancelAsync().ConfigureAwait(false);
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask FillAsync(string address, ChannelWriter<SourceItem> lane, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in OneAsync(address, cancellation).ConfigureAwait(false)) await lane.WriteAsync(item, cancellation).ConfigureAwait(false);
            lane.Complete();
        }
        catch (Exception e)
        {
            // The reader of the lane throws it on.
            lane.Complete(e);
        }
    }

    private async IAsyncEnumerable<SourceItem> OneAsync(string address, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (result, problem) = await VisitAsync(address, cancellation).ConfigureAwait(false);
        if (problem is not null) yield return new SourceItem(address, null, problem);
        if (problem is not null || result.NotModified) yield break;
        var format = FeedReader.FormatOf(result.Content.Span);
        if (format == FeedFormat.Opml)
        {
            yield return new SourceItem(address, null, "it is a list of feeds (OPML): give the addresses of the feeds you want");
        }
        else if (format != FeedFormat.None)
        {
            await foreach (var item in EntriesAsync(address, result, cancellation).ConfigureAwait(false)) yield return item;
        }
        else if (IsSite(result) && await DiscoverAsync(result, cancellation).ConfigureAwait(false) is var (feedAddress, feed))
        {
            await foreach (var item in EntriesAsync(feedAddress, feed, cancellation).ConfigureAwait(false)) yield return item;
            states.Record(feed, fetcher.Time.GetUtcNow());

            // The page's own validators would hide what is new in the feed.
            result = result with { Validators = null };
        }
        else
        {
            yield return Item(address, result, null);
        }

        // Not before all was handed on: else a run that breaks off would lose what it did not hand on.
        states.Record(result, fetcher.Time.GetUtcNow());
    }

    /// <summary>Fetches a source, unless it does not want to be asked yet; a failure is recorded at once.</summary>
    private async Task<(FetchResult Result, string? Problem)> VisitAsync(string address, CancellationToken cancellation)
    {
        var state = states.Of(address);
        if (state.NotBefore is { } then && then > fetcher.Time.GetUtcNow())
            return (new FetchResult(address, address), $"it asked not to be called before {Exchange.Shown(then)}");
        var result = await fetcher.FetchAsync(address, state.Validators, cancellation).ConfigureAwait(false);
        if (result.Problem is null) result = await UnpackedAsync(result, cancellation).ConfigureAwait(false);
        if (result.Problem is not null || result.NotModified) states.Record(result, fetcher.Time.GetUtcNow());
        return (result, result.Problem);
    }

    /// <summary>Sitemaps come packed as files, which is no coding of the transport.</summary>
    private async Task<FetchResult> UnpackedAsync(FetchResult result, CancellationToken cancellation)
    {
        if (!result.Content.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return result;
        try
        {
            using var packed = new MemoryStream(result.Content.ToArray(), writable: false);
            var stream = new LimitedStream(new GZipStream(packed, CompressionMode.Decompress), fetcher.LargestBody);
            await using var closing = stream.ConfigureAwait(false);
            return result with { Content = await stream.ReadAllAsync(cancellation).ConfigureAwait(false) };
        }
        catch (InvalidDataException)
        {
            return result with { Problem = "its packed data are broken or cut" };
        }
        catch (LimitedStream.TooLongException)
        {
            return result with { Problem = $"it unpacks to more than the {FileSource.Size(fetcher.LargestBody)} that are read at most" };
        }
    }

    /// <summary>The articles that a feed, a sitemap or an index of sitemaps names.</summary>
    private async IAsyncEnumerable<SourceItem> EntriesAsync(string address, FetchResult result, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (result.NotModified) yield break;
        var feed = FeedReader.Read(result.Content.Span, result.Charset, result.Url);
        if (feed.Format == FeedFormat.SitemapIndex) feed = await GatherAsync(feed, cancellation).ConfigureAwait(false);
        var left = feed.Entries.Where(e => e.Url is null || !options.IsKnown(e.Url)).ToList();
        var number = 0;
        foreach (var entry in left.Take(options.MostPages))
        {
            var item = await EntryAsync(entry, feed, FeedPages.Name(entry, address, ++number), cancellation).ConfigureAwait(false);
            if (number == options.MostPages && left.Count > number) item = WithNote(item, $"{address} names {left.Count - number} more, which are not fetched");
            yield return item;
        }

        if (feed.Problem is { } problem) yield return new SourceItem(address, null, problem);
        else if (feed.Entries.IsEmpty) yield return new SourceItem(address, null, "it has no entries");
    }

    private async Task<SourceItem> EntryAsync(FeedEntry entry, Feed feed, string name, CancellationToken cancellation)
    {
        var item = FeedPages.Whole(entry, feed, name) is { } whole ? new SourceItem(name, whole, null)
            : entry.Url is { } url ? Item(name, await fetcher.FetchAsync(url, null, cancellation).ConfigureAwait(false), FeedPages.OfLink(entry))
            : FeedPages.Part(entry, feed, name) is { } part ? new SourceItem(name, part, null)
            : new SourceItem(name, null, "the feed gives neither its address nor its text");
        return FeedPages.Note(entry) is { } note ? WithNote(item, note) : item;
    }

    /// <summary>An index as one sitemap: news and the newest first, until there is enough.</summary>
    private async Task<Feed> GatherAsync(Feed index, CancellationToken cancellation)
    {
        var entries = new List<FeedEntry>();
        string? problem = index.Sitemaps.IsEmpty ? index.Problem ?? "the index names no sitemaps" : index.Problem;
        foreach (var address in index.Sitemaps.Take(MostTries))
        {
            var (result, trouble) = await VisitAsync(address, cancellation).ConfigureAwait(false);
            if (trouble is not null) problem ??= $"{address}: {trouble}";
            else if (!result.NotModified) entries.AddRange(FeedReader.Read(result.Content.Span, result.Charset, result.Url).Entries);
            if (entries.Count >= options.MostPages) break;
        }

        return index with { Entries = entries.ToEquatableArray(), Problem = problem };
    }

    /// <summary>The first feed or sitemap of a site that has entries; null where it has none.</summary>
    private async Task<(string Address, FetchResult Feed)?> DiscoverAsync(FetchResult site, CancellationToken cancellation)
    {
        var url = new Uri(site.Url);
        var sitemaps = await fetcher.SitemapsAsync(url, cancellation).ConfigureAwait(false);
        var candidates = FeedDiscovery.Links(site.Content.Span, site.Charset, url)
            .Concat(FeedDiscovery.CommonPaths.Select(p => new Uri(url, p).AbsoluteUri))
            .Concat(sitemaps.Where(s => s.Contains("news", StringComparison.OrdinalIgnoreCase)))
            .Concat(FeedDiscovery.CommonSitemaps.Select(p => new Uri(url, p).AbsoluteUri))
            .Concat(sitemaps)
            .Distinct(StringComparer.Ordinal).Take(MostTries);
        foreach (var candidate in candidates)
        {
            var result = await fetcher.FetchAsync(candidate, states.Of(candidate).Validators, cancellation).ConfigureAwait(false);
            if (result.NotModified) return (candidate, result);
            if (result.Problem is null) result = await UnpackedAsync(result, cancellation).ConfigureAwait(false);
            if (result.Problem is not null) continue;
            var feed = FeedReader.Read(result.Content.Span, result.Charset, result.Url);
            if (!feed.Entries.IsEmpty || !feed.Sitemaps.IsEmpty) return (candidate, result);
        }

        return null;
    }

    private static bool IsSite(FetchResult result) => WarcSource.Form(result.MediaType) is PageForm.Html && new Uri(result.Url).PathAndQuery is "/" or "";

    private static SourceItem Item(string name, FetchResult result, GivenMetadata? given)
    {
        if (result.Problem is { } problem) return new SourceItem(name, null, problem);
        if (TextDecoding.BinaryKind(result.Content.Span) is { } kind) return new SourceItem(name, null, $"it is no page but {kind}");
        if (result.MediaType is { } type && (type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal)))
            return new SourceItem(name, null, $"it is no page ({type})");
        return new SourceItem(name, new FetchedPage(name, result.Content) { Url = result.Url, Form = WarcSource.Form(result.MediaType) ?? PageForm.Unknown, Charset = result.Charset, Given = given }, null);
    }

    private static SourceItem WithNote(SourceItem item, string note) => item with { Note = item.Note is null ? note : $"{item.Note}; {note}" };
}
