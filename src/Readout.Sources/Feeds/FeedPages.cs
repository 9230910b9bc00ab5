using System.Net;
using System.Text;
using Readout.Documents;

namespace Readout.Sources.Feeds;

/// <summary>Makes pages of a feed's entries: of the text that stands in the feed itself, or of its summary.</summary>
internal static class FeedPages
{
    /// <summary>Content of at least so many characters that does not say it goes on elsewhere is an article; a shorter one is a teaser.</summary>
    private const int ShortestContent = 600;

    /// <summary>A description is a summary by its name: it must be longer to be taken for the article.</summary>
    private const int ShortestDescription = 1500;

    /// <summary>A summary of fewer characters tells nothing.</summary>
    private const int ShortestSummary = 60;

    /// <summary>What publishing systems put behind every summary.</summary>
    private static readonly string[] Tails = ["Continue reading", "Read more", "Read full article", "Keep reading", "Full story"];

    /// <summary>The page of an entry whose whole text stands in the feed; null where it does not.</summary>
    public static FetchedPage? Whole(FeedEntry entry, Feed feed, string name)
    {
        if (entry.Text is { Length: >= ShortestContent } text && !FeedText.IsCut(text)) return Page(entry, feed, name, text, PageForm.CleanText);
        foreach (var (html, shortest) in new[] { (entry.Html, ShortestContent), (entry.Summary, ShortestDescription) })
        {
            if (html is null || html.Length < shortest) continue;
            var plain = FeedText.Plain(html);
            if (plain.Length < shortest || FeedText.IsCut(plain)) continue;
            var title = WebUtility.HtmlEncode(entry.Title);
            return Page(entry, feed, name, $"<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>\n{html}\n</article></body></html>", PageForm.Html);
        }

        return null;
    }

    /// <summary>The page of an entry of which the feed holds a part only; null where even that says nothing.</summary>
    public static FetchedPage? Part(FeedEntry entry, Feed feed, string name)
    {
        var parts = new[] { entry.Text, entry.Html is null ? null : FeedText.Plain(entry.Html), entry.Summary is null ? null : FeedText.Plain(entry.Summary) };
        var longest = parts.Select(p => WithoutTail(p ?? "")).MaxBy(p => p.Length)!;
        return longest.Length < ShortestSummary ? null : Page(entry, feed, name, longest, PageForm.CleanText);
    }

    /// <summary>What the feed says of an article whose page is fetched: the page itself knows its title and authors better.</summary>
    public static GivenMetadata OfLink(FeedEntry entry) => new() { Outlet = entry.Outlet, Published = entry.IsUpdate ? null : entry.Published };

    /// <summary>What a person calls an entry.</summary>
    public static string Name(FeedEntry entry, string feed, int number) => entry.Url ?? $"{feed}#{number}";

    /// <summary>What is amiss with an entry that is read all the same; null where nothing is.</summary>
    public static string? Note(FeedEntry entry) => entry.WrongDate is { } wrong ? $"its date is none: '{(wrong.Length > 60 ? wrong[..60] + "…" : wrong)}'" : null;

    private static FetchedPage Page(FeedEntry entry, Feed feed, string name, string text, PageForm form) =>
        new(name, Encoding.UTF8.GetBytes(text))
        {
            Url = entry.Url,
            Form = form,
            Charset = "utf-8",
            Given = new GivenMetadata
            {
                Title = entry.Title.Length > 0 ? entry.Title : null,
                Outlet = entry.Outlet ?? (feed.Title.Length > 0 ? feed.Title : null),
                Published = entry.Published,
                Byline = entry.Authors,
            },
        };

    private static string WithoutTail(string plain)
    {
        plain = plain.TrimEnd();
        var last = plain.LastIndexOf('\n') + 1;
        var line = plain.AsSpan(last);
        var isTail = line.StartsWith("The post ", StringComparison.Ordinal) && line.Contains(" appeared first on ", StringComparison.Ordinal);
        foreach (var tail in Tails) isTail |= line.Length < 80 && line.StartsWith(tail, StringComparison.OrdinalIgnoreCase);
        return isTail ? plain[..last].TrimEnd() : plain;
    }
}
