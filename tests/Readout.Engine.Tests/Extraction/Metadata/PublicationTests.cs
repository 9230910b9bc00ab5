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
}
