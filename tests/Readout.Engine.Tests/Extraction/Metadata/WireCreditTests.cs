using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction.Metadata;

public sealed class WireCreditTests
{
    private static string? Of(string top = "", string lead = "", string end = "") => Flat($"{Title}\n\n{top}\n\n{lead}{First}\n\n{Second}\n\n{Third}{end}").Article!.WireCredit?.Agency;

    [Theory]
    [InlineData("\n\n• Reuters", "Reuters")]
    [InlineData("\n\nReuters, with additional editing by Ann Bell", "Reuters")]
    [InlineData("\n\n(Reporting by Ann Bell; Editing by Tom Reed)", "Reuters")]
    [InlineData("\n\nSource: Xinhua", "Xinhua")]
    public void A_sign_off_behind_the_text_is_a_credit(string end, string agency) => Of(end: end).ShouldBe(agency);

    [Theory]
    [InlineData("HARBORVILLE (Reuters) - ", "Reuters")]
    [InlineData("HARBORVILLE, June 4 (Xinhua) -- ", "Xinhua")]
    public void A_dateline_with_an_agency_is_a_credit(string lead, string agency) => Of(lead: lead).ShouldBe(agency);

    [Theory]
    [InlineData("\n\nThe minister told Reuters that the talks would go on for another week.")]
    [InlineData("\n\nBoats in the port of Harborville. Photo: Reuters")]
    [InlineData("\n\nThe ferry line and the AP tunnel will both be closed on Sunday.")]
    [InlineData("\n\n(Reporting on the talks went on until midnight.)")]
    public void An_agency_quoted_or_under_a_picture_is_none(string end) => Of(end: end).ShouldBeNull();

    [Fact]
    public void A_dateline_without_an_agency_is_none() => Of(lead: "HARBORVILLE (The Post) - ").ShouldBeNull();
}
