using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction.Metadata;

public sealed class WireCreditTests
{
    private static string? Of(string top = "", string lead = "", string end = "") => Flat($"{Title}\n\n{top}\n\n{lead}{First}\n\n{Second}\n\n{Third}{end}").Article!.WireCredit?.Agency;

    [Theory]
    [InlineData("\n\n• Reuters", "Reuters")]
    [InlineData("\n\nReuters", "Reuters")]
    [InlineData("\n\nREUTERS", "Reuters")]
    [InlineData("\n\n(AFP)", "AFP")]
    [InlineData("\n\n[AFP]", "AFP")]
    [InlineData("\n\n— AP", "AP")]
    [InlineData("\n\n– Agence France-Presse", "AFP")]
    [InlineData("\n\n-- IANS", "IANS")]
    [InlineData("\n\nAP/AFP", "AP")]
    [InlineData("\n\nReuters, with additional editing by Ann Bell", "Reuters")]
    [InlineData("\n\n(Reporting by Ann Bell; Editing by Tom Reed)", "Reuters")]
    [InlineData("\n\nReporting by Ann Bell in Harborville and Tom Reed in Port Sudria; writing by Ann Bell; editing by Tom Reed", "Reuters")]
    [InlineData("\n\nReporting by Ann Bell, editing by Tom Reed", "Reuters")]
    [InlineData("\n\n(Additional reporting by Ann Bell; Writing by Tom Reed; Editing by Joan Hill)", "Reuters")]
    [InlineData("\n\nSource: Xinhua", "Xinhua")]
    [InlineData("\n\nSOURCE: ANI", "ANI")]
    [InlineData("\n\nSource: TASS", "TASS")]
    [InlineData("\n\nText: dpa", "dpa")]
    [InlineData("\n\nAgency: PTI", "PTI")]
    [InlineData("\n\nQuelle: dpa", "dpa")]
    [InlineData("\n\nMit Material von dpa", "dpa")]
    [InlineData("\n\nAvec AFP", "AFP")]
    [InlineData("\n\nFuente: EFE", "EFE")]
    [InlineData("\n\nCon información de EFE", "EFE")]
    [InlineData("\n\nFonte: ANSA", "ANSA")]
    [InlineData("\n\nŹródło: PAP", "PAP")]
    [InlineData("\n\nИсточник: ТАСС", "TASS")]
    [InlineData("\n\nИсточник — РИА Новости", "RIA Novosti")]
    [InlineData("\n\nΠηγή: ΑΠΕ-ΜΠΕ", "ANA-MPA")]
    [InlineData("\n\n来源：新华社", "Xinhua")]
    [InlineData("\n\n(PAP)", "PAP")]
    [InlineData("\n\nWith inputs from agencies", "agencies")]
    [InlineData("\n\n(With inputs from agencies)", "agencies")]
    [InlineData("\n\nWith agency inputs", "agencies")]
    [InlineData("\n\nStaff and agencies", "agencies")]
    [InlineData("\n\nWith inputs from PTI", "PTI")]
    [InlineData("\n\n(With inputs from ANI)", "ANI")]
    [InlineData("\n\nWith reporting by AFP", "AFP")]
    [InlineData("\n\nWith additional reporting from Reuters", "Reuters")]
    [InlineData("\n\nReuters contributed to this report.", "Reuters")]
    [InlineData("\n\nThe Associated Press contributed to this report.", "AP")]
    [InlineData("\n\nAssociated Press writer Ann Bell in Harborville contributed to this report.", "AP")]
    [InlineData("\n\nAP reporters Ann Bell and Tom Reed contributed.", "AP")]
    [InlineData("\n\n© 2023 The Associated Press. All rights reserved. This material may not be published again.", "AP")]
    [InlineData("\n\nCopyright 2024 Reuters", "Reuters")]
    [InlineData("\n\n© AFP", "AFP")]
    [InlineData("\n\n(c) 2024 dpa", "dpa")]
    [InlineData("\n\nPTI ABC XYZ", "PTI")]
    [InlineData("\n\n--IANS ab/cd", "IANS")]
    [InlineData("\n\nThis story has been published from a wire agency feed without modifications to the text.", "agencies")]
    [InlineData("\n\n(Except for the headline, this story has not been changed by our staff and is published from a syndicated feed.)", "agencies")]
    [InlineData(" (Reuters)", "Reuters")]
    [InlineData(" — AP", "AP")]
    [InlineData(" (ANSA)", "ANSA")]
    [InlineData(" - EFE", "EFE")]
    public void A_sign_off_behind_the_text_is_a_credit(string end, string agency) => Of(end: end).ShouldBe(agency);

    [Theory]
    [InlineData("HARBORVILLE (Reuters) - ", "Reuters")]
    [InlineData("HARBORVILLE, June 4 (Reuters) - ", "Reuters")]
    [InlineData("HARBORVILLE, June 4 (Xinhua) -- ", "Xinhua")]
    [InlineData("HARBORVILLE, Norland (AP) — ", "AP")]
    [InlineData("(AFP) - ", "AFP")]
    [InlineData("Harborville (dpa) – ", "dpa")]
    [InlineData("Harborville, 4 June (EFE).- ", "EFE")]
    [InlineData("Harborville, Jun 4 (PTI) ", "PTI")]
    [InlineData("Harborville, June 4 (IANS) ", "IANS")]
    [InlineData("HARBORVILLE, June 4. /TASS/. ", "TASS")]
    [InlineData("HARBORVILLE, June 4 (Yonhap) -- ", "Yonhap")]
    [InlineData("HARBORVILLE (AA) - ", "Anadolu")]
    [InlineData("HARBORVILLE, June 4 (Kyodo) - ", "Kyodo")]
    [InlineData("HARBORVILLE, June 4 (Bernama) -- ", "Bernama")]
    [InlineData("新华社港城6月4日电 ", "Xinhua")]
    [InlineData("МОСКВА, 4 июня. /ТАСС/. ", "TASS")]
    [InlineData("June 4 (UPI) -- ", "UPI")]
    public void A_dateline_with_an_agency_is_a_credit(string lead, string agency) => Of(lead: lead).ShouldBe(agency);

    [Theory]
    [InlineData("By Reuters", "Reuters")]
    [InlineData("By The Associated Press", "AP")]
    [InlineData("By Ann Bell, Associated Press", "AP")]
    [InlineData("ANN BELL | AP", "AP")]
    [InlineData("By Ann Bell, Reuters", "Reuters")]
    [InlineData("Agence France-Presse", "AFP")]
    [InlineData("Kyodo News", "Kyodo")]
    [InlineData("AFP and Reuters", "AFP")]
    [InlineData("News agencies", "agencies")]
    public void A_byline_that_names_the_agency_is_a_credit(string top, string agency) => Of(top: top).ShouldBe(agency);

    [Theory]
    [InlineData("\n\nThe minister told Reuters that the talks would go on for another week.")]
    [InlineData("\n\nThe talks will go on for another week, according to Reuters.")]
    [InlineData("\n\nReuters and AFP reported that the talks would go on for another week.")]
    [InlineData("\n\nReuters could not independently verify the report.")]
    [InlineData("\n\nThe report was first seen by the AP, which did not say where it had been found.")]
    [InlineData("\n\nBoats in the port of Harborville. Photo: Reuters")]
    [InlineData("\n\nPhoto: AFP")]
    [InlineData("\n\nFile photo: AP")]
    [InlineData("\n\nImage credit: Reuters")]
    [InlineData("\n\nBoats in the port of Harborville. AFP/Getty Images")]
    [InlineData("\n\nREUTERS/Ann Bell")]
    [InlineData("\n\nAP Photo/Tom Reed")]
    [InlineData("\n\nThe ferry line and the AP tunnel will both be closed on Sunday.")]
    [InlineData("\n\nVoters of the tide party (PTI) kept away from the port and its meeting.")]
    [InlineData("\n\n(Reporting on the talks went on until midnight.)")]
    [InlineData("\n\nEditing by hand takes the harbor office a week.")]
    [InlineData("\n\nAnn Bell is a former Reuters correspondent who lives in Harborville.")]
    [InlineData("\n\nCopyright 2024 The Harbor Post. All rights reserved.")]
    [InlineData("\n\n© Getty Images")]
    [InlineData("\n\nFollow Reuters on the harbor radio")]
    [InlineData("\n\nSource: Harbor office")]
    [InlineData("\n\nGraphic: Reuters")]
    [InlineData("\n\nФото: ТАСС")]
    [InlineData("\n\nFot. PAP")]
    [InlineData("\n\nОб этом сообщает ТАСС.")]
    [InlineData("\n\n新华社记者王丽摄")]
    [InlineData("\n\nAvec le temps, les pêcheurs ont compris.")]
    [InlineData("\n\nAA")]
    public void An_agency_quoted_or_under_a_picture_is_none(string end) => Of(end: end).ShouldBeNull();

    [Theory]
    [InlineData("HARBORVILLE (The Post) - ")]
    [InlineData("HARBORVILLE — ")]
    [InlineData("Reuters said that ")]
    [InlineData("Talks with AFP (the harbor fund) went on: ")]
    public void A_lead_without_an_agencys_dateline_is_none(string lead) => Of(lead: lead).ShouldBeNull();

    [Fact]
    public void The_words_of_a_credit_are_kept() =>
        Flat($"{Title}\n\n{First}\n\n{Second}\n\n{Third}\n\nWith inputs from PTI").Article!.WireCredit!.Words.ShouldBe("With inputs from PTI");

    [Theory]
    [InlineData("HARBORVILLE, June 4 (Reuters) - ", "HARBORVILLE, June 4")]
    [InlineData("HARBORVILLE — ", "HARBORVILLE")]
    [InlineData("HARBORVILLE, Norland (AP) — ", "HARBORVILLE, Norland")]
    [InlineData("Harborville (dpa) – ", "Harborville")]
    [InlineData("", null)]
    [InlineData("The talks — the third this year — went on. ", null)]
    public void A_dateline_says_where_the_report_was_sent_from(string lead, string? dateline) =>
        Flat($"{Title}\n\n{lead}{First}\n\n{Second}\n\n{Third}").Article!.Dateline.ShouldBe(dateline);

    [Fact]
    public void A_last_paragraph_that_an_agency_signs_is_text()
    {
        var article = Flat($"{Title}\n\n{First}\n\n{Second}\n\n{Third} (AFP)").Article!;
        article.Text.ShouldEndWith("(AFP)");
        article.Captions.ShouldBeEmpty();
        article.WireCredit!.Agency.ShouldBe("AFP");
    }
}
