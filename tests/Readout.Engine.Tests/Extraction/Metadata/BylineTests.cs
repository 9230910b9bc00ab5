using Readout.Extraction.Metadata;
using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction.Metadata;

public sealed class BylineTests
{
    [Theory]
    [InlineData("By Ann Bell and Tom Reed", "Ann Bell|Tom Reed")]
    [InlineData("By Ann Bell and Tom Reed Posted: Tuesday, June 4, 2024 - 9:10 PM", "Ann Bell|Tom Reed")]
    [InlineData("Ann Bell at Quay Park", "Ann Bell")]
    [InlineData("By Ann Bell in Harborville and Tom Reed in Port Sudria", "Ann Bell|Tom Reed")]
    [InlineData("Ann Bell and Coastal Wire", "Ann Bell")]
    [InlineData("Coastal Wire", "")]
    [InlineData("By Harbor Post staff", "")]
    [InlineData("ByAnn Bell", "Ann Bell")]
    [InlineData("Ann BellFounder", "Ann Bell")]
    [InlineData("Ann McBell and Tom DeReed", "Ann McBell|Tom DeReed")]
    [InlineData("By Ann Bell, MD, and Tom Reed, PhD", "Ann Bell|Tom Reed")]
    [InlineData("Hours Ago", "")]
    [InlineData("Privacy Policy", "")]
    [InlineData("By ANN BELL", "Ann Bell")]
    [InlineData("Words by Ann Bell | Photos by Tom Reed", "Ann Bell")]
    public void Only_people_are_authors(string line, string names) => string.Join('|', BylineReader.Split(line)).ShouldBe(names);

    [Theory]
    [InlineData("Ann Bell, Harborville, 4 June 2024", "Ann Bell")]
    [InlineData("Ann Bell · June 4, 2024", "Ann Bell")]
    [InlineData("Ann Bell | Tuesday, June 4, 2024", "Ann Bell")]
    [InlineData("Ann Bell arrived in Harborville on 4 June 2024", null)]
    [InlineData("June 4, 2024", null)]
    [InlineData("Coastal Wire | June 4, 2024", null)]
    public void A_name_and_a_day_are_a_byline(string line, string? name) => BylineReader.DatedName(line).ShouldBe(name);

    [Theory]
    [InlineData("Our correspondent, Ann Bell")]
    [InlineData("By Ann Bell")]
    [InlineData("Ann Bell · June 4, 2024")]
    [InlineData("Ann Bell\nJune 4, 2024")]
    public void Saved_text_names_its_author_below_the_headline(string line) => Flat($"{Title}\n\n{line}\n\n{First}\n\n{Second}\n\n{Third}").Article!.Byline.ShouldBe(["Ann Bell"]);

    [Theory]
    [InlineData("By Krystal", "Krystal")]
    [InlineData("ann bell", "ann bell")]
    [InlineData("harborgirl22", "harborgirl22")]
    [InlineData("admin", null)]
    [InlineData("Staff", null)]
    [InlineData("January", null)]
    [InlineData("Read more", null)]
    public void A_first_name_or_pen_name_is_told_from_an_office(string line, string? name) => BylineReader.PenName(line).ShouldBe(name);

    [Theory]
    [InlineData("By Harbor Daybook Staff", "Harbor Daybook Staff")]
    [InlineData("The Foreign Desk", "The Foreign Desk")]
    [InlineData("Team Harbor", "Team Harbor")]
    [InlineData("Newsdesk", "Newsdesk")]
    [InlineData("Staff", null)]
    [InlineData("Ann Bell", null)]
    [InlineData("join our team", null)]
    [InlineData("A word from everybody on the whole harbour team", null)]
    public void A_desk_or_a_team_may_sign(string line, string? name) => BylineReader.Collective(line).ShouldBe(name);

    [Fact]
    public void A_team_is_the_author_where_nobody_is_named() =>
        Html(Page("""<script type="application/ld+json">{"@type":"BlogPosting","author":{"@type":"Organization","name":"Daybook Editorial Team"}}</script>""")).Article!.Byline.ShouldBe(["Daybook Editorial Team"]);

    [Fact]
    public void The_site_is_no_author() =>
        Html(Page("<meta property=\"og:site_name\" content=\"Harbor Daybook\"><meta name=\"author\" content=\"Harbor Daybook\">")).Article!.Byline.ShouldBeEmpty();

    [Fact]
    public void A_person_whose_site_bears_the_name_is_the_author() =>
        Html(Page("""<meta property="og:site_name" content="Ann Bell"><script type="application/ld+json">{"@type":"BlogPosting","author":{"@type":"Person","name":"Ann Bell"}}</script>""")).Article!.Byline.ShouldBe(["Ann Bell"]);

    [Fact]
    public void A_box_behind_the_text_names_its_author() =>
        Flat($"{Title}\n\n{First}\n\n{Second}\n\n{Third}\n\nAnn Bell\n\nAnn Bell is a reporter at The Harbor Post. She covers the sea.").Article!.Byline.ShouldBe(["Ann Bell"]);

    [Fact]
    public void A_person_named_behind_the_text_without_a_box_is_no_author() => Flat($"{Title}\n\n{First}\n\n{Second}\n\n{Third}\n\nAnn Bell").Article!.Byline.ShouldBeEmpty();

    [Theory]
    [InlineData("<p class=\"by\">Ann Bell, Harborville, 4 June 2024</p>")]
    [InlineData("<p class=\"when\">4 June 2024</p>")]
    public void A_line_that_only_names_author_or_day_does_not_begin_the_text(string line) =>
        Html(Page("<meta name=\"author\" content=\"Ann Bell\">", line)).Article!.Text.ShouldStartWith(First);
}
