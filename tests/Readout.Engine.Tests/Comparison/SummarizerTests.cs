using Readout.Comparison;
using Readout.Documents;

namespace Readout.Tests.Comparison;

public sealed class SummarizerTests
{
    [Fact]
    public void A_dateline_is_no_part_of_the_sentence_that_is_told()
    {
        var report = Told.Bare("a", "2024-05-14", "OSLO (AP) — Norway and Chile signed a fishing accord on Monday.");
        var sentence = Told.Compared(report).Summary.ShouldHaveSingleItem();
        sentence.Text.ShouldBe("Norway and Chile signed a fishing accord on Monday.");
        sentence.Evidence.ShouldHaveSingleItem().HoldsIn(report.Article).ShouldBeTrue();
    }

    [Fact]
    public void What_several_origins_tell_is_told_before_what_one_tells_at_length()
    {
        var comparison = Compared(12,
            Told.Bare("a", "2024-05-14", "Norway and Chile signed a fishing accord on Monday. Herring was served on silver plates in the old hall at Akershus."),
            Told.Bare("b", "2024-05-14", "Norway signed a fishing accord with Chile on Monday. The weather in Santiago has been mild for the season so far."));
        comparison.ShouldHaveSingleItem().Text.ShouldContain("fishing accord");
    }

    [Fact]
    public void Of_two_sentences_that_one_origin_tells_the_one_that_its_headline_sums_up_is_chosen()
    {
        var text = "The hall at Akershus was lit by old lamps. Norway and Chile signed a fishing accord there.";
        Compared(10, Titled("Norway and Chile sign fishing accord", text)).ShouldHaveSingleItem().Text.ShouldBe("Norway and Chile signed a fishing accord there.");
        Compared(10, Titled("Old lamps light the hall at Akershus", text)).ShouldHaveSingleItem().Text.ShouldBe("The hall at Akershus was lit by old lamps.");
    }

    private static Document Titled(string title, string text)
    {
        var document = Told.Bare("a", "2024-05-14", text);
        return document with { Article = new Article(document.Article.Name, null, title, text) };
    }

    private static EquatableArray<SummarySentence> Compared(int words, params Document[] reports) =>
        new StoryComparer { SummaryWords = words }.Compare(Told.Story(reports), null).Summary;
}
