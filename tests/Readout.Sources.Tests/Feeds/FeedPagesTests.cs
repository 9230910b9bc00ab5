using System.Text;
using Readout.Documents;
using Readout.Extraction;
using Readout.Sources.Feeds;

namespace Readout.Tests.Sources.Feeds;

public sealed class FeedPagesTests
{
    private const string Paragraphs = """
        <p>The foreign ministers of Norway and Chile met in Port Selm on Tuesday, the first meeting of the two in more than two years.</p>
        <p>“We spoke plainly about the fishing grounds,” said Mara Lind, the Norwegian foreign minister, after three hours of talks at the Customs House.</p>
        <p>The two sides agreed to speak again by telephone in May, officials said, and to leave the question of the seized boat to their deputies.</p>
        <p>Neither side said when the next full round would be held. A fishermen's union in Ulmen called the outcome a start, and asked for more boats at sea.</p>
        <p>The harbour was quiet that evening, and the delegations left by ferry before the wind rose again over the outer islands.</p>
        """;

    private static readonly Feed Feed = new(FeedFormat.Rss, "The Selm Herald", []);

    [Fact]
    public void A_whole_text_in_the_feed_is_the_page_and_reads_as_the_article()
    {
        var entry = new FeedEntry { Title = "Ministers meet in Port Selm", Html = Paragraphs, Published = new PartialDate(2031, 4, 22), Authors = ["Ann Bell"], Url = "https://herald.example/talks" };
        var page = FeedPages.Whole(entry, Feed, "x")!;
        page.Given.ShouldBe(new GivenMetadata { Title = "Ministers meet in Port Selm", Outlet = "The Selm Herald", Published = new PartialDate(2031, 4, 22), Byline = ["Ann Bell"] });
        var article = new ArticleExtractor().Extract(page).Article!;
        article.Title.ShouldBe("Ministers meet in Port Selm");
        article.Text.Split("\n\n").Length.ShouldBe(5);
        article.Text.ShouldStartWith("The foreign ministers");
        article.Text.ShouldEndWith("outer islands.");
    }

    [Fact]
    public void The_outlet_it_was_taken_from_comes_before_the_feeds_own_name() =>
        FeedPages.Whole(new FeedEntry { Html = Paragraphs, Outlet = "North Wire" }, Feed, "x")!.Given!.Outlet.ShouldBe("North Wire");

    [Theory]
    [InlineData("<p>Continue reading</p>")]
    [InlineData("…")]
    [InlineData("[&#8230;]")]
    [InlineData(" [...]")]
    [InlineData("<a href='x'>Read more</a> »")]
    public void A_text_that_goes_on_elsewhere_is_not_whole(string end) => FeedPages.Whole(new FeedEntry { Html = Paragraphs + end }, Feed, "x").ShouldBeNull();

    [Fact]
    public void A_description_is_taken_for_the_article_only_when_it_is_long()
    {
        FeedPages.Whole(new FeedEntry { Summary = Paragraphs }, Feed, "x").ShouldBeNull();
        FeedPages.Whole(new FeedEntry { Summary = Paragraphs + Paragraphs + Paragraphs }, Feed, "x").ShouldNotBeNull();
    }

    [Fact]
    public void A_summary_is_kept_as_text_without_the_line_that_leads_on()
    {
        var page = FeedPages.Part(new FeedEntry { Title = "T", Summary = "<p>The foreign ministers of Norway and Chile met in Port Selm on Tuesday.</p><p>The post T appeared first on The Selm Herald.</p>" }, Feed, "x")!;
        Encoding.UTF8.GetString(page.Content.Span).ShouldBe("The foreign ministers of Norway and Chile met in Port Selm on Tuesday.");
        page.Form.ShouldBe(PageForm.CleanText);
    }

    [Fact]
    public void A_title_alone_is_no_page() => FeedPages.Part(new FeedEntry { Title = "T", Summary = "Soon." }, Feed, "x").ShouldBeNull();

    [Fact]
    public void Feeds_are_found_in_a_page_against_its_base()
    {
        var links = FeedDiscovery.Links("""
            <!doctype html><head><base href="/en/"><LINK href="feed.xml" TYPE='application/rss+xml; charset=utf-8' rel="Alternate" title="News">
            <link rel=alternate type=application/atom+xml href=https://other.example/atom><!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel="stylesheet" href="x.css">
            <link rel="alternate" hreflang="fr" href="/fr"><link rel="alternate" type="application/json" href="/wp-json/1"></head>
            """u8, null, new Uri("https://herald.example/"));
        links.ShouldBe(["https://herald.example/en/feed.xml", "https://other.example/atom"]);
    }

    [Fact]
    public void A_list_of_feeds_goes_out_and_comes_back()
    {
        OpmlOutline[] outlines = [new("One & only", "https://a.example/feed?x=1&y=2", "https://a.example/"), new("Two", "https://b.example/rss", null, "World/Asia"), new("Three \u0001", "https://c.example/rss", null, "World")];
        var bytes = Opml.Write("My feeds", outlines);
        var (read, problem) = Opml.Read(bytes);
        problem.ShouldBeNull();
        read.ShouldBe([outlines[0], outlines[2] with { Text = "Three" }, outlines[1]]);
        Opml.Write("My feeds", outlines).ShouldBe(bytes);
    }

    [Fact]
    public void A_list_of_feeds_by_another_hand_is_read()
    {
        var (outlines, _) = Opml.Read("<?xml version='1.0'?><opml version='1.0'><body><outline title='News'><outline title='A &nbsp; B' xmlUrl='https://a.example/rss'/><outline text='no address'/><outline xmlUrl='https://a.example/rss'/></outline></body></opml>"u8);
        outlines.ShouldBe([new OpmlOutline("A B", "https://a.example/rss", null, "News")]);
        Opml.Read("<rss/>"u8).Problem.ShouldNotBeNull();
    }
}
