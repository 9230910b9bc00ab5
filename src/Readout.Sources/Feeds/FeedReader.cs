using System.Text;
using Readout.Extraction;

namespace Readout.Sources.Feeds;

/// <summary>Reads feeds and sitemaps, and makes the best of broken ones.</summary>
/// <remarks>
/// Bytes are decoded as pages are; XML is cleaned in one pass (<see cref="XmlCleaning"/>) and parsed without DTDs or a resolver; what stood before
/// an error is kept and the error named. Nothing is fetched here, and links are made whole against <c>xml:base</c> and the feed's own address.
/// </remarks>
public static class FeedReader
{
    /// <summary>A feed tells what it is within so many bytes.</summary>
    private const int SniffedBytes = 64 * 1024;

    /// <summary>What the bytes are: by their first element or, for JSON Feed, by the version they name.</summary>
    public static FeedFormat FormatOf(ReadOnlySpan<byte> bytes)
    {
        var text = Decode(bytes[..Math.Min(bytes.Length, SniffedBytes)], null).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text is ['{', ..]) return text.Contains("jsonfeed.org/version/", StringComparison.Ordinal) || text.Contains("jsonfeed.org\\/version\\/", StringComparison.Ordinal) ? FeedFormat.JsonFeed : FeedFormat.None;
        var name = XmlCleaning.RootName(text);
        return name[(name.IndexOf(':') + 1)..] switch
        {
            "rss" or "RDF" => FeedFormat.Rss,
            "feed" => FeedFormat.Atom,
            "urlset" => FeedFormat.Sitemap,
            "sitemapindex" => FeedFormat.SitemapIndex,
            "opml" => FeedFormat.Opml,
            _ => FeedFormat.None,
        };
    }

    /// <summary>Reads a feed or sitemap.</summary>
    /// <param name="bytes">The bytes, unpacked.</param>
    /// <param name="charset">The character set that the transport named, or null.</param>
    /// <param name="address">The feed's own address, for relative links; null for a file.</param>
    public static Feed Read(ReadOnlySpan<byte> bytes, string? charset = null, string? address = null)
    {
        var format = FormatOf(bytes);
        var url = Uri.TryCreate(address, UriKind.Absolute, out var whole) ? whole : null;
        if (format == FeedFormat.None) return Broken("it is no feed that is known (RSS, Atom, JSON Feed, sitemap)");
        if (format == FeedFormat.Opml) return Broken("it is a list of feeds (OPML), not of articles");
        if (format == FeedFormat.JsonFeed) return JsonFeed.Read(bytes, url);
        var (root, problem) = Parse(bytes, charset);
        if (root is null) return Broken(problem);
        var feed = format switch
        {
            FeedFormat.Rss => RssFeed.Read(root, url),
            FeedFormat.Atom => AtomFeed.Read(root, url),
            FeedFormat.Sitemap => Sitemap.Read(root, url),
            _ => Sitemap.ReadIndex(root, url),
        };
        return problem is null ? feed : feed with { Problem = $"{problem}; the {feed.Entries.Count} entries before it are kept" };

        Feed Broken(string? why) => new(format, "", []) { Problem = why };
    }

    /// <summary>The root of XML bytes, and what is wrong with them.</summary>
    internal static (XmlPart? Root, string? Problem) Parse(ReadOnlySpan<byte> bytes, string? charset) => XmlPart.Parse(XmlCleaning.Cleaned(Decode(bytes, charset)));

    private static string Decode(ReadOnlySpan<byte> bytes, string? charset) => TextDecoding.Decode(bytes, charset ?? Declared(bytes), html: false);

    /// <summary>The encoding of an XML declaration, or null. (RFC 7303: the transport's word comes before it.)</summary>
    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 200)]);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        var at = end < 0 ? -1 : head.IndexOf("encoding", 0, end, StringComparison.Ordinal);
        if (at < 0) return null;
        var value = head[(at + 8)..end].TrimStart(' ', '=', '\t');
        return value.Length > 2 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is > 1 and var close ? value[1..close] : null;
    }
}
