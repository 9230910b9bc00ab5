using Readout.Documents;
using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction;

public sealed class FlatTextTests
{
    private static string Saved(string top = "", string inside = "", string end = "") => $"{top}\n\n{Title}\n\n{First}\n\n{Second}\n\n{inside}\n\n{Third}\n\n{end}";

    private const string More = "The two fleets together land about a third of the herring that is sold on the coast, and prices have doubled since the ports were closed in the spring. "
        + "A mediator from the island states sat in on both days and said little.";

    private static string Long(string inside) => $"{Title}\n\n{First}\n\n{Second}\n\n{inside}\n\n{Third}\n\n{More}";

    [Fact]
    public void The_headline_stands_apart_from_the_text()
    {
        var article = Flat(Saved("Skip to content\nMenu")).Article!;
        article.Title.ShouldBe(Title);
        article.Text.ShouldBe($"{First}\n\n{Second}\n\n{Third}");
    }

    [Fact]
    public void A_headline_of_another_report_between_paragraphs_is_dropped_and_a_subhead_stays()
    {
        var article = Flat(Saved(inside: "Why the ferry company may not bring back its night service to the islands after all\n\nLittle hope at the harbor")).Article!;
        article.Text.ShouldNotContain("ferry company");
        article.Text.ShouldContain("Little hope at the harbor");
    }

    [Fact]
    public void Bullets_under_an_invitation_to_read_on_are_no_text()
    {
        var article = Flat(Long("ALSO READ\n• Harbor council meets twice in a week over the ferries and the tax\n• Ferry line to reopen\n• Minister to visit Sudria next week")).Article!;
        article.Text.ShouldBe($"{First}\n\n{Second}\n\n{Third}\n\n{More}");
    }

    [Fact]
    public void Bullets_of_the_text_stay() => Flat(Long("The two sides agreed on this:\n\n• Shared catch figures\n• Open ports")).Article!.Text.ShouldContain("Shared catch figures");

    [Fact]
    public void Links_on_the_same_subject_are_no_text() =>
        Flat(Long("ON THE SAME SUBJECT\n> Harbor council meets twice\n> Ferry line to reopen")).Article!.Text.ShouldBe($"{First}\n\n{Second}\n\n{Third}\n\n{More}");

    [Fact]
    public void A_caption_with_its_photographer_and_a_day_is_no_headline()
    {
        var article = Flat($"Harbor Post\n\n{Title}\n\nBy Ann Bell\n\nMinisters of Norland and Sudria on the quay at Harborville. Post photo by Tom Reed, June 4, 2024\n\n{First}\n\n{Second}\n\n{Third}").Article!;
        article.Title.ShouldBe(Title);
        article.Byline.ShouldBe(["Ann Bell"]);
    }

    [Fact]
    public void A_long_line_below_the_headline_is_its_stand_first() =>
        Flat($"Two fleets stay in the harbor\n\nNorland and Sudria meet over the fishing dispute, with both fleets in port since the month of March\n\nOur correspondent, Ann Bell\n\n{First}\n\n{Second}\n\n{Third}")
            .Article!.Title.ShouldBe("Two fleets stay in the harbor");

    [Fact]
    public void A_caption_printed_twice_is_a_caption_and_no_text()
    {
        var article = Flat(Saved(inside: "Boats in the old port of Harborville\nBoats in the old port of Harborville. Photo: Reuters")).Article!;
        article.Text.ShouldNotContain("old port");
        article.Captions.ShouldContain("Boats in the old port of Harborville. Photo: Reuters");
        article.WireCredit.ShouldBeNull();
    }

    [Theory]
    [InlineData("Also read: Ferry line to reopen in spring")]
    [InlineData("Advertisement")]
    [InlineData("01:51")]
    [InlineData("Get the best of our newsletter in your inbox")]
    public void Furniture_between_paragraphs_is_no_text(string line) => Flat(Saved(inside: line)).Article!.Text.ShouldBe($"{First}\n\n{Second}\n\n{Third}");

    [Fact]
    public void A_stated_date_is_the_date_of_publication()
    {
        var published = Flat($"{Title}\n\nPublished June 4, 2024\n\n{First}\n\n{Second}\n\n{Third}").Article!.Published;
        published.Date.ShouldBe(PartialDate.Parse("2024-06-04"));
        published.From.ShouldBe(DateSource.VisibleText);
    }

    [Fact]
    public void The_day_of_saving_above_everything_is_no_date_of_publication() => Flat(Saved("| 19 May 2024, Sunday |")).Article!.Published.Date.ShouldBeNull();

    [Fact]
    public void A_date_in_a_caption_is_no_date_of_publication() =>
        Flat(Saved(inside: "Boats in the port, February 3, 2019. Photo: Ann Bell")).Article!.Published.Date.ShouldBeNull();

    [Theory]
    [InlineData("• Reuters", "Reuters")]
    [InlineData("— AP", "AP")]
    [InlineData("Reuters, with additional editing by Ann Bell", "Reuters")]
    [InlineData("(Reporting by Ann Bell; Editing by Tom Reed)", "Reuters")]
    [InlineData("Associated Press writer Ann Bell in Harborville contributed to this report.", "AP")]
    [InlineData("Source: Xinhua", "Xinhua")]
    public void A_credit_behind_the_text_is_a_wire_credit(string line, string agency) => Flat(Saved(end: line)).Article!.WireCredit!.Agency.ShouldBe(agency);

    [Theory]
    [InlineData("The minister left early, Reuters reported.")]
    [InlineData("Boats in the port. — Reuters")]
    [InlineData("Photo: AFP")]
    public void Words_that_only_name_an_agency_are_no_wire_credit(string line) => Flat(Saved(end: line)).Article!.WireCredit.ShouldBeNull();

    [Theory]
    [InlineData("HARBORVILLE (Reuters) - ", "Reuters")]
    [InlineData("HARBORVILLE, June 4 (Xinhua) -- ", "Xinhua")]
    public void A_dateline_that_names_the_agency_is_a_wire_credit(string dateline, string agency) =>
        Flat($"{Title}\n\n{dateline}{First}\n\n{Second}\n\n{Third}").Article!.WireCredit!.Agency.ShouldBe(agency);
}
