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

    [Theory]
    [InlineData("The talks were described by Vidal's office as “candid and useful for both of the countries.”", "Vidal's office")]
    [InlineData("The navy sank the boat, a step Lima slammed as “wild and quite hysterical behaviour.”", "Lima")]
    [InlineData("It was a moment that one analyst said offered a chance to bring “a measure of calm” to the dispute.", "unnamed analyst")]
    [InlineData("“We expect no wonders from this trip,” Karl Brandt, deputy minister of state for southern affairs said.", "Karl Brandt")]
    [InlineData("Institute analysts Karl Brandt and Anna Berg, meanwhile, said the trip would bring “a slow and managed decline” of ties.", "Karl Brandt and Anna Berg")]
    public void The_speaker_is_whom_the_cue_names(string text, string speaker) => Reports.Read(text).Quotes.ShouldHaveSingleItem().Speaker.ShouldBe(speaker);

    [Fact]
    public void A_place_in_the_description_of_a_speaker_does_not_speak()
    {
        var quotes = Reports.Read("“Nobody calls this a thaw, not yet,” a European diplomat in Lima said. “A truce would do.”").Quotes;
        quotes.ShouldAllBe(quote => quote.Speaker == "unnamed European diplomat in Lima" || quote.Speaker == "unnamed European diplomat");
        quotes.Count.ShouldBe(2);
    }
}
