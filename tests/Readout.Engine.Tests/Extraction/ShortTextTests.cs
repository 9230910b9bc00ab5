using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction;

/// <summary>Saved texts of a few lines.</summary>
public sealed class ShortTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" (AFP)")]
    public void A_text_saved_without_its_headline_keeps_its_first_paragraph(string end)
    {
        var article = Flat($"{First}\n\n{Second}{end}\n").Article!;
        article.Text.ShouldBe($"{First}\n\n{Second}{end}");
        article.Title.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\n")]
    public void Two_paragraphs_below_a_headline_are_kept(string gap)
    {
        var article = Flat($"{Title}{gap}{First}{gap}{Second}\n").Article!;
        article.Title.ShouldBe(Title);
        article.Text.ShouldBe($"{First}\n\n{Second}");
    }

    [Fact]
    public void A_short_last_sentence_of_a_short_report_is_kept() =>
        Flat("Ferry line reopens\n\nThe ferry line between Harborville and Port Sudria reopened on Monday.\n\nIt had been closed since March.\n").Article!.Text
            .ShouldEndWith("It had been closed since March.");

    [Fact]
    public void A_closing_credit_in_brackets_ends_a_sentence()
    {
        var article = Flat("Minister to visit Sudria\n\nHARBORVILLE, June 4 (Reuters) - The minister of Norland will visit Sudria next week, her office said on Monday.\n\n"
            + "She will meet the prime minister there. (Reporting by Ann Bell; Editing by Tom Reed)\n").Article!;
        article.Text.ShouldContain("She will meet the prime minister there.");
        article.WireCredit!.Agency.ShouldBe("Reuters");
    }

    [Fact]
    public void What_is_no_sentence_is_not_taken_along() =>
        Flat("Ferry line reopens\n\nThe ferry line between Harborville and Port Sudria reopened on Monday.\n\nIt had been closed since March, the harbor office said.\n\nAlso read: Council votes on tax\n\nComments\n").Article!.Text
            .ShouldEndWith("the harbor office said.");
}
