using Readout.Extraction.Metadata;
using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction.Metadata;

public sealed class PublicationTests
{
    [Theory]
    [InlineData("Published June 4, 2024 at 6:45 p.m.")]
    [InlineData("Tuesday, 4 June 2024 — last changed 9.30 pm")]
    [InlineData("Posted : 2024-06-04 21:10")]
    [InlineData("Updated on 4 June 2024, 18:00 GMT")]
    public void A_line_that_only_dates_is_a_date_and_no_text(string line)
    {
        DateReader.IsAlone(line).ShouldBeTrue();
        var article = Flat($"{Title}\n\n{line}\n\n{First}\n\n{Second}\n\n{Third}").Article!;
        article.Published.Date.ToString().ShouldBe("2024-06-04");
        article.Text.ShouldStartWith(First);
    }

    [Theory]
    [InlineData("The strike ended on 4 June 2024.")]
    [InlineData("June 4, 2024 — Ann Bell meets the minister.")]
    [InlineData("9:30 pm")]
    [InlineData("")]
    public void A_line_that_tells_more_or_no_day_is_no_date(string line) => DateReader.IsAlone(line).ShouldBeFalse();

    [Theory]
    [InlineData("Saved on 3 January 2025 at 09:14")]
    [InlineData("archived copy, 14.11.2024 22:07:51")]
    public void The_day_of_saving_is_not_the_day_of_publication(string line) => Flat($"{line}\n\n{Title}\n\n{First}\n\n{Second}\n\n{Third}").Article!.Published.Date.ShouldBeNull();

    [Fact]
    public void A_label_and_the_day_below_it_are_a_stated_date() =>
        Flat($"{Title}\n\nPublished\nJun 4, 2024\n\n{First}\n\n{Second}\n\n{Third}").Article!.Published.Confidence.ShouldBe(Readout.Documents.Confidence.High);

    [Fact]
    public void A_moment_in_universal_time_is_told_as_the_day_in_the_address() =>
        Html(Page("<meta property=\"article:published_time\" content=\"2024-06-05T01:10:00+00:00\">"), "https://harbor.example/2024/06/04/talks").Article!.Published.Date.ToString().ShouldBe("2024-06-04");

    [Theory]
    [InlineData("<meta name=\"w-published-date\" content=\"2024-06-04T06:00:00Z\">")]
    [InlineData("<meta name=\"citation_publication_date\" content=\"2024 Jun 4\">")]
    [InlineData("<meta name=\"published\" content=\"June 4, 2024\">")]
    [InlineData("<script type=\"application/ld+json\">{&quot;@type&quot;:&quot;Article&quot;,&quot;datePublished&quot;:&quot;2024-06-04&quot;}</script>")]
    public void Data_tell_the_day_in_many_ways(string head) => Html(Page(head)).Article!.Published.Date.ToString().ShouldBe("2024-06-04");
}
