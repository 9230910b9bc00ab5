using Readout.Documents;
using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction.Metadata;

public sealed class PageKindTests
{
    [Fact]
    public void A_report_is_an_article() => Html(Page()).Article!.Kind.ShouldBe(PageKind.Article);

    [Fact]
    public void What_calls_itself_a_live_blog_is_one() =>
        Html(Page("""<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Talks live"}</script>""")).Kind.ShouldBe(PageKind.LiveBlog);

    [Fact]
    public void A_live_headline_over_entries_by_the_hour_is_a_live_blog()
    {
        var entries = string.Concat(Enumerable.Range(10, 6).Select(hour => $"<h3>{hour}:30</h3><p>{First}</p><p>{Second}</p>"));
        Html(Page(inside: entries).Replace("<h1>", "<h1>Live updates: ", StringComparison.Ordinal)).Kind.ShouldBe(PageKind.LiveBlog);
    }

    [Theory]
    [InlineData("Subscribe to continue reading")]
    [InlineData("This article is for subscribers only")]
    [InlineData("Already a subscriber? Sign in")]
    public void A_page_that_asks_to_pay_behind_a_short_text_is_a_stub(string line) => Html(Page(behind: $"<p>{line}</p>")).Kind.ShouldBe(PageKind.PaywalledStub);

    [Fact]
    public void A_section_front_is_a_listing()
    {
        var links = string.Concat(Enumerable.Range(1, 20).Select(i => $"<h3><a href=\"/{i}\">Harbor council votes on ferry line number {i} again</a></h3><p><a href=\"/{i}\">More on this</a></p>"));
        var page = Html($"<html><head><title>World | The Harbor Post</title><meta property=\"og:type\" content=\"website\"></head><body><h1>World</h1>{links}</body></html>", "https://harbor.example/world");
        page.Kind.ShouldBe(PageKind.Listing);
    }

    [Fact]
    public void A_video_with_a_line_below_it_is_a_video_page() =>
        Html($"<html><head><meta property=\"og:type\" content=\"video.other\"></head><body><h1>{Title}</h1><video src=\"a.mp4\"></video><p>{First}</p></body></html>").Kind.ShouldBe(PageKind.Video);

    [Fact]
    public void Section_canonical_address_and_change_are_read()
    {
        var article = Html(Page("""<meta property="article:section" content="World"><link rel="canonical" href="https://harbor.example/talks"><meta property="article:modified_time" content="2024-06-05T08:00:00Z">""")).Article!;
        article.Section.ShouldBe("World");
        article.Canonical.ShouldBe("https://harbor.example/talks");
        article.Modified.Date.ShouldBe(PartialDate.Parse("2024-06-05"));
    }
}
