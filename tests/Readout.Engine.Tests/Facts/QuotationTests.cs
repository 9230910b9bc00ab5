using Readout.Documents;

namespace Readout.Tests.Facts;

public sealed class QuotationTests
{
    [Fact]
    public void A_cue_behind_the_words_names_the_speaker()
    {
        var quote = Reports.Read("“We will keep the port open for every ship,” Chilean Foreign Minister Rosa Vidal said.").Quotes.ShouldHaveSingleItem();
        quote.Speaker.ShouldBe("Rosa Vidal");
        quote.Kind.ShouldBe(QuoteKind.Direct);
    }

    [Fact]
    public void An_inverted_cue_names_the_speaker() =>
        Reports.Read("\"The road is closed for the whole winter,\" said Karl Brandt, a spokesman for the ministry.").Quotes[0].Speaker.ShouldBe("Karl Brandt");

    [Fact]
    public void A_quotation_broken_by_its_cue_keeps_its_speaker()
    {
        var quotes = Reports.Read("“The road is closed,” Karl Brandt said. “It will stay closed until the snow has gone.”").Quotes;
        quotes.Count.ShouldBe(2);
        quotes.ShouldAllBe(quote => quote.Speaker == "Karl Brandt");
    }

    [Fact]
    public void A_quotation_over_two_paragraphs_keeps_its_speaker()
    {
        var quotes = Reports.Read("“The road is closed,” Karl Brandt said. “Nobody can say for how long.\n\n“We ask all drivers to be patient.”").Quotes;
        quotes.Count.ShouldBe(3);
        quotes.ShouldAllBe(quote => quote.Speaker == "Karl Brandt");
    }

    [Fact]
    public void A_pronoun_stands_for_the_subject_before_it() =>
        Reports.Read("Rosa Vidal spoke to students in Arica on Monday. “This is a day of hope for the whole valley,” she said.").Quotes[0].Speaker.ShouldBe("Rosa Vidal");

    [Fact]
    public void An_unnamed_source_is_described_in_its_words() =>
        Reports.Read("“There was no offer on the table at any time,” a senior Chilean official said.").Quotes[0].Speaker.ShouldBe("unnamed senior Chilean official");

    [Fact]
    public void A_term_in_quotation_marks_is_no_quotation() =>
        Reports.Read("The so-called “green lane” opened in March.").Quotes.ShouldBeEmpty();

    [Fact]
    public void Marks_left_open_make_no_quotation() =>
        Reports.Read("He wrote “the road is closed and nobody knows why.\n\nThe ministry gave no answer.").Quotes.ShouldBeEmpty();

    [Fact]
    public void Apostrophes_are_no_marks() =>
        Reports.Read("The drivers' union didn't answer the ministry's letter, and the miners' union won't.").Quotes.ShouldBeEmpty();

    [Fact]
    public void A_quotation_without_a_cue_has_no_speaker() =>
        Reports.Read("The valley waits for rain.\n\n“Nobody here remembers a year as dry as this one has been.”\n\nFarmers have left.").Quotes[0].Speaker.ShouldBeNull();
}
