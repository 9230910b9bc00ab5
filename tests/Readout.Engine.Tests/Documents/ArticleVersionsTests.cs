using Readout.Documents;

namespace Readout.Tests.Documents;

public sealed class ArticleVersionsTests
{
    private static Article Seen(string? url, string text = "The ferry sails again.", string? canonical = null) => new("page", url, "Ferry", text) { Canonical = canonical };

    [Theory]
    [InlineData("https://www.harborpost.example/news/ferry/", "http://harborpost.example/news/ferry")]
    [InlineData("https://harborpost.example/news/ferry?utm_source=mail&utm_medium=x&fbclid=1", "https://harborpost.example/news/ferry")]
    [InlineData("https://harborpost.example/news/ferry#comments", "https://harborpost.example/news/ferry")]
    [InlineData("https://m.harborpost.example/news/ferry/amp", "https://harborpost.example/news/ferry")]
    [InlineData("https://harborpost.example/story?id=7&lang=en", "https://harborpost.example/story?lang=en&id=7")]
    public void Addresses_of_one_page_have_one_key(string one, string other) => ArticleVersions.ReportKey(Seen(one)).ShouldBe(ArticleVersions.ReportKey(Seen(other)));

    [Theory]
    [InlineData("https://harborpost.example/story?id=7", "https://harborpost.example/story?id=8")]
    [InlineData("https://harborpost.example/news/ferry", "https://harborpost.example/news/Ferry-2")]
    [InlineData("https://harborpost.example/news/ferry", "https://quaytimes.example/news/ferry")]
    [InlineData("https://harborpost.example/news/ferry", "https://harborpost.example:8080/news/ferry")]
    public void Addresses_of_two_pages_have_two(string one, string other) => ArticleVersions.ReportKey(Seen(one)).ShouldNotBe(ArticleVersions.ReportKey(Seen(other)));

    [Fact]
    public void The_address_a_page_calls_its_own_counts() =>
        ArticleVersions.ReportKey(Seen("https://harborpost.example/a1?page=2", canonical: "https://harborpost.example/news/ferry"))
            .ShouldBe(ArticleVersions.ReportKey(Seen("https://harborpost.example/news/ferry")));

    [Theory]
    [InlineData("https://harborpost.example/")]
    [InlineData("https://agency.example/news/ferry")]
    [InlineData("nonsense")]
    public void A_front_page_or_another_sites_page_is_not_its_own(string canonical) =>
        ArticleVersions.ReportKey(Seen("https://quaytimes.example/ferry", canonical: canonical)).ShouldBe(ArticleVersions.ReportKey(Seen("https://quaytimes.example/ferry")));

    [Fact]
    public void A_saved_page_goes_by_the_address_it_names_and_else_by_its_text()
    {
        ArticleVersions.ReportKey(Seen(null, canonical: "https://harborpost.example/ferry")).ShouldBe(ArticleVersions.ReportKey(Seen("https://harborpost.example/ferry")));
        ArticleVersions.ReportKey(Seen(null)).ShouldNotBe(ArticleVersions.ReportKey(Seen(null, "The ferry stays in port.")));
    }

    [Fact]
    public void The_same_words_are_no_new_version()
    {
        ArticleVersions.SameText(Seen("https://harborpost.example/ferry"), Seen("https://www.harborpost.example/ferry")).ShouldBeTrue();
        ArticleVersions.SameText(Seen("https://harborpost.example/ferry"), Seen("https://harborpost.example/ferry", "The ferry stays in port.")).ShouldBeFalse();
    }

    [Fact]
    public void The_version_changed_last_comes_first_in_whatever_order_they_are_given()
    {
        var first = Seen("https://harborpost.example/ferry") with { Published = Day(4) };
        var second = Seen("https://harborpost.example/ferry", "The ferry stays in port.") with { Published = Day(4), Modified = Day(5) };
        ArticleVersions.NewestFirst([first, second]).First().ShouldBe(second);
        ArticleVersions.NewestFirst([second, first]).First().ShouldBe(second);

        static Publication Day(int day) => new(new PartialDate(2024, 6, day), DateSource.JsonLd, Confidence.High, null);
    }

    [Fact]
    public void Two_versions_are_one_report_of_a_story()
    {
        var engine = new ReadoutEngine();
        const string Start = "The foreign ministers of Norland and Sudria met in Harborville on Tuesday to settle the fishing dispute that has kept their fleets in port since March.";
        var articles = new[] { Start, Start + "\n\nThey agreed to meet again in the autumn, the Norland minister said." }.Select((text, i) => new Article("page", "https://harborpost.example/talks", "Ministers meet over fishing dispute", text)
        {
            Published = new(new PartialDate(2024, 6, 4), DateSource.JsonLd, Confidence.High, null),
            Modified = new(new PartialDate(2024, 6, 4 + i), DateSource.JsonLd, Confidence.High, null),
        });
        var reports = engine.Tell(articles.Select(engine.Read)).Stories.SelectMany(s => s.Story.Reports).ToList();
        reports.Count.ShouldBe(1);
        reports[0].Article.Text.ShouldContain("again in the autumn");
    }
}
