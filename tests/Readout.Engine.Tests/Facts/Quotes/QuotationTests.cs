using Readout.Documents;

namespace Readout.Tests.Facts.Quotes;

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

    [Theory]
    [InlineData("“Nobody has asked the fishermen,” Sen. Karl Brandt (D-Ohio) said.", "Karl Brandt")]
    [InlineData("“Nobody has asked the fishermen,” said Karl Brandt, who runs the harbour office.", "Karl Brandt")]
    [InlineData("“Nobody has asked the fishermen,” Karl Brandt, the head of the harbour office, told reporters.", "Karl Brandt")]
    [InlineData("“Nobody has asked the fishermen or their families.” — Karl Brandt", "Karl Brandt")]
    [InlineData("“Nobody has asked the fishermen or their families.” ― Karl Brandt, teacher", "Karl Brandt")]
    [InlineData("Karl Brandt scolded the council: “Nobody has asked the fishermen.”", "Karl Brandt")]
    [InlineData("Karl Brandt told the council on Monday that “nobody has asked the fishermen.”", "Karl Brandt")]
    [InlineData("“‘Nobody’ is a strong word, ‘never’ a stronger one,’” Karl Brandt said.", "Karl Brandt")]
    [InlineData("“Why has nobody asked the fishermen?” Karl Brandt asked.", "Karl Brandt")]
    [InlineData("According to Karl Brandt, “nobody has asked the fishermen or their families.”", "Karl Brandt")]
    [InlineData("Karl Brandt said: “Nobody has asked the fishermen.”", "Karl Brandt")]
    [InlineData("Asked about the harbour, Karl Brandt replied, “Nobody has asked the fishermen.”", "Karl Brandt")]
    public void The_speaker_is_found(string text, string speaker) => Reports.Read(text).Quotes.ShouldContain(quote => quote.Speaker == speaker);

    [Fact]
    public void A_title_with_a_stop_does_not_end_what_somebody_says()
    {
        var quotes = Reports.Read("“The road is closed,” Mr. Brandt said. “It will stay closed until the snow has gone.”").Quotes;
        quotes.Count.ShouldBe(2);
        quotes[1].Speaker.ShouldBe(quotes[0].Speaker);
        quotes[0].Speaker.ShouldNotBeNull();
    }

    [Fact]
    public void The_turns_of_a_transcript_have_their_speakers()
    {
        var quotes = Reports.Read("Karl Brandt spoke with Rosa Vidal on the radio.\n\nBRANDT: Is the road closed this winter?\n\nVIDAL: It is closed, and it will stay closed.\n\nBRANDT: Until when?\n\nVIDAL: Until the snow has gone.").Quotes;
        quotes.Select(quote => quote.Speaker).ShouldBe(["Karl Brandt", "Rosa Vidal", "Karl Brandt", "Rosa Vidal"]);
    }

    [Fact]
    public void Questions_and_answers_are_turns()
    {
        var quotes = Reports.Read("Q: Is the road closed this winter?\n\nA: It is closed.\n\nQ: Until when?\n\nA: Until the snow has gone.").Quotes;
        quotes.Count.ShouldBe(4);
        quotes.ShouldAllBe(quote => quote.Kind == QuoteKind.Direct);
    }

    [Theory]
    [InlineData("UPDATE: The road is closed.\n\nDrivers wait in the valley.")]
    [InlineData("On his show “The Morning Hour,” the host read the weather.")]
    [InlineData("The musical “Nights of the Old Harbour” opened in Lima.")]
    [InlineData("He grew up on the “wrong” side of the river.")]
    public void No_quotation(string text) => Reports.Read(text).Quotes.ShouldBeEmpty();

    [Fact]
    public void A_phrase_that_ends_the_reporters_sentence_is_mixed() =>
        Reports.Read("The valley “will rise again from the mud of this terrible winter,” Karl Brandt said.").Quotes[0].Kind.ShouldBe(QuoteKind.Mixed);
}
