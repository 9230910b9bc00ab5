using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Readout.Sources.Fetching;

namespace Readout.Tests.Sources.Fetching;

public sealed class RobotsRulesTests
{
    private static bool Allows(string robots, string path) =>
        RobotsRules.Parse(Encoding.UTF8.GetBytes(robots), "Readout").Allows(new Uri("https://example.org" + path));

    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", true)]
    [InlineData("User-agent: *\nAllow: /\nDisallow: /news", "/news/1", false)]
    [InlineData("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /a", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("user-AGENT : * \r\ndisallow : /a # not this\r\n", "/a/b", false)]
    [InlineData("User-agent: *\rDisallow: /a\r", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    public void The_longest_rule_decides_and_of_two_the_one_that_allows(string robots, string path, bool allows) => Allows(robots, path).ShouldBe(allows);

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: readout\nDisallow: /private", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: readout\nDisallow: /private", "/private/a", false)]
    [InlineData("User-agent: Readout/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", false)]
    [InlineData("User-agent: ReadoutNews\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: one\nUser-agent: Readout\nUser-agent: two\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: Readout\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: READOUT\nDisallow: /b", "/a", false)]
    [InlineData("User-agent: Readout\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: READOUT\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: Readout\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: READOUT\nDisallow: /b", "/c", true)]
    [InlineData("User-agent: x\nSitemap: https://example.org/s.xml\nUser-agent: readout\nDisallow: /", "/a", false)]
    [InlineData("User-agent: readout\nUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: readout\nCrawl-delay: 2\n\nUser-agent: *\nDisallow: /", "/a", false)]
    public void All_groups_of_the_product_count_together_and_others_only_without_one(string robots, string path, bool allows) => Allows(robots, path).ShouldBe(allows);

    [Theory]
    [InlineData("/*.pdf$", "/a/b.pdf", true)]
    [InlineData("/*.pdf$", "/a/b.pdf?x", false)]
    [InlineData("/*.pdf", "/a/b.pdf?x", true)]
    [InlineData("/a*b*c", "/a11b22c33", true)]
    [InlineData("/a*b*c", "/a11c22b33", false)]
    [InlineData("/a*", "/a", true)]
    [InlineData("*", "/anything", true)]
    [InlineData("*/x$", "/a/x", true)]
    [InlineData("/a$", "/a", true)]
    [InlineData("/a$", "/ab", false)]
    [InlineData("/a*a$", "/a", false)]
    [InlineData("/p?x=1", "/p?x=1&y=2", true)]
    [InlineData("/caf%C3%A9", "/café", true)]
    [InlineData("/café", "/caf%c3%a9", true)]
    [InlineData("/%7Ejoe", "/~joe", true)]
    [InlineData("/a%2Fb", "/a/b", false)]
    [InlineData("/A", "/a", false)]
    public void Stars_ends_and_escapes_are_understood(string pattern, string path, bool matches) =>
        Allows($"User-agent: *\nDisallow: {pattern}", path).ShouldBe(!matches);

    [Fact]
    public void Sitemaps_and_delays_are_read()
    {
        var rules = RobotsRules.Parse("Sitemap: https://example.org/a.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /x\nSitemap: https://example.org/b.xml"u8, "Readout");
        rules.Sitemaps.ShouldBe(["https://example.org/a.xml", "https://example.org/b.xml"]);
        rules.Delay.ShouldBe(TimeSpan.FromSeconds(2.5));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("-3")]
    [InlineData("soon")]
    [InlineData("999999999999")]
    public void A_delay_that_makes_no_sense_does_no_harm(string delay) =>
        RobotsRules.Parse(Encoding.UTF8.GetBytes($"User-agent: *\nCrawl-delay: {delay}"), "Readout").Delay.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(60));

    [Fact]
    public void What_lies_beyond_the_limit_is_left_out_and_no_rule_is_cut_in_half()
    {
        var text = new StringBuilder("User-agent: *\n");
        while (text.Length < RobotsRules.LargestFile - 5) text.Append("Disallow: /abcdefghijklmnopqrstuvwxyz\n");
        var rules = RobotsRules.Parse(Encoding.UTF8.GetBytes(text.ToString() + "Disallow: /z\n"), "Readout");
        rules.Allows(new Uri("https://example.org/abc")).ShouldBeTrue();
        rules.Allows(new Uri("https://example.org/z")).ShouldBeTrue();
        rules.Allows(new Uri("https://example.org/abcdefghijklmnopqrstuvwxyz")).ShouldBeFalse();
    }

    [Fact]
    public void Any_bytes_are_read() =>
        Prop.ForAll<byte[], string>((bytes, path) =>
        {
            var rules = RobotsRules.Parse(bytes ?? [], "Readout");
            if (Uri.TryCreate("https://example.org/" + path, UriKind.Absolute, out var url)) rules.Allows(url);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Patterns_full_of_stars_are_read_to_their_end()
    {
        var robots = "User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /" + string.Concat(Enumerable.Repeat("*a", 200)) + "b\n", 1000));
        Allows(robots, "/" + new string('a', 2000)).ShouldBeTrue();
    }
}
