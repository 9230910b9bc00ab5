using System.Text.RegularExpressions;
using Readout.Documents;

namespace Readout.Extraction.Metadata;

/// <summary>Says what a page is: an article, a live blog, a listing of reports, a video's page, the open start of a paid article.</summary>
internal static partial class PageKindReader
{
    /// <summary>A video's page has no more text than this.</summary>
    private const int ShortText = 1200;

    /// <summary>What a paid article shows for nothing is no longer than this.</summary>
    private const int OpenStart = 2500;

    /// <summary>A listing shows at least so many headlines that are links.</summary>
    private const int ManyHeadlines = 12;

    /// <summary>A live blog has at least so many entries under an hour of their own.</summary>
    private const int ManyEntries = 4;

    /// <summary>The kind of an HTML page whose blocks were judged.</summary>
    public static PageKind Of(PageReading reading, string? url)
    {
        var page = reading.Metadata!;
        var blocks = reading.Tree.Blocks;
        var length = blocks.Sum(b => b.Role is "body" or "heading" ? b.Text.Length : 0);
        var live = page.Types.Contains("LiveBlogPosting") || LiveTitle().IsMatch(Start(reading.Title, 200));
        if (page.Types.Contains("LiveBlogPosting") || live && Entries(blocks) >= ManyEntries) return PageKind.LiveBlog;
        var article = page.Types.Any(t => t.EndsWith("Article", StringComparison.Ordinal) || t.EndsWith("Posting", StringComparison.Ordinal) || t == "Report")
            || string.Equals(page.First("og:type"), "article", StringComparison.OrdinalIgnoreCase);
        if (length < OpenStart && (page.Paywalled || AsksForPay(blocks))) return PageKind.PaywalledStub;
        var video = page.Types.Contains("VideoObject") || page.First("og:type")?.StartsWith("video", StringComparison.OrdinalIgnoreCase) == true;
        if (length < ShortText && (video && !article || VideoAddress().IsMatch(Start(url ?? page.Canonical ?? "", 300)))) return PageKind.Video;
        if (!article && (page.Types.Contains("CollectionPage") || IsSectionAddress(url ?? page.Canonical) || length < ShortText) && Headlines(blocks) >= ManyHeadlines && length < OpenStart) return PageKind.Listing;
        return PageKind.Article;
    }

    /// <summary>The kind of saved text: all but paywalls and live blogs look like articles there.</summary>
    public static PageKind OfLines(PageReading reading)
    {
        var blocks = reading.Tree.Blocks;
        if (LiveTitle().IsMatch(Start(reading.Title, 200)) && Entries(blocks) >= ManyEntries) return PageKind.LiveBlog;
        var length = blocks.Sum(b => b.Role is "body" or "heading" ? b.Text.Length : 0);
        return length < OpenStart && AsksForPay(blocks) ? PageKind.PaywalledStub : PageKind.Article;
    }

    private static string Start(string text, int length) => text.Length <= length ? text : text[..length];

    /// <summary>Right behind the text the page asks to pay for the rest.</summary>
    private static bool AsksForPay(List<PageBlock> blocks)
    {
        const int Behind = 6;
        const int Longest = 200;
        var last = blocks.FindLastIndex(b => b.Role == "body");
        for (var i = Math.Max(0, last - 1); i < Math.Min(blocks.Count, last + 1 + Behind); i++)
        {
            if (blocks[i].Text.Length <= Longest && Pay().IsMatch(blocks[i].Text)) return true;
        }

        return false;
    }

    /// <summary>Lines that begin with an hour, as each entry of a live blog does.</summary>
    private static int Entries(List<PageBlock> blocks) => blocks.Count(b => b.Text.Length <= 120 && Hour().IsMatch(b.Text));

    private static int Headlines(List<PageBlock> blocks)
    {
        const int Words = 5;
        const double MostlyLinks = 0.8;
        return blocks.Count(b => b.LinkShare >= MostlyLinks && b.Words >= Words);
    }

    /// <summary>A site's front or a section: no more than two short words of path.</summary>
    private static bool IsSectionAddress(string? url)
    {
        const int LongestPath = 30;
        return url is not null && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AbsolutePath is { Length: <= LongestPath } path
            && path.Count(c => c == '/') <= 3 && path.Count(c => c == '-') <= 1 && !path.Any(char.IsAsciiDigit);
    }

    [GeneratedRegex(@"\blive( blog| updates?| coverage|:)|\bliveblog\b|\bas it happened\b|^live\b.{0,4}[:|–—-]|\blive!?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LiveTitle();

    [GeneratedRegex(@"^\W*([01]?[0-9]|2[0-3])[:.h][0-5][0-9]\b|^\W*([0-9]+ ?(min|minutes|hours?|hrs?)\.? ago\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hour();

    [GeneratedRegex(@"://[^/]+/(.*/)?(videos?|watch)(/|$|\?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VideoAddress();

    [GeneratedRegex(@"\b(subscribe|sign (in|up)|log in|register|become a (member|subscriber)) to (continue|keep|read on|read (the|this) (full|rest|entire|article|story))|\bto (continue|keep) reading\b|\b(is|are) (only )?(for|available to) (paying |our )?(subscribers|members)( only)?\b|\balready a (subscriber|member)\?|\b(subscriber|premium)[- ](only|exclusive)\b|\bthis (article|story|content) is (reserved )?for (our )?(subscribers|members)|\bread the (full|rest of the) (article|story) (with|by) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pay();
}
