using Readout.Documents;

namespace Readout.Tests.Language;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Mr. Osei met Dr. Lund in Accra. They spoke for an hour.", 2)]
    [InlineData("The U.S. Army left the base. It was empty.", 2)]
    [InlineData("She flew to the U.S. He stayed in Oslo.", 2)]
    [InlineData("J. P. Harlan and A. Weiss signed at 5 p.m. on Monday.", 1)]
    [InlineData("\"We agree.\" The envoy smiled.", 2)]
    [InlineData("\"Will you come?\" Harlan asked. She said no.", 2)]
    [InlineData("He waited ... and then left.", 1)]
    [InlineData("Harlan Corp. of Norwich grew 3.5 percent. Sales rose.", 2)]
    [InlineData("(The talks failed.) Both sides left.", 2)]
    [InlineData("“It is over,” said Weiss. “We go home.”", 2)]
    [InlineData("The clause in No. 5 was struck.", 1)]
    [InlineData("Is it true? Yes! Of course.", 3)]
    [InlineData("the shop closed early. nobody told us. we went home.", 3)]
    [InlineData("It fell by 2.5 pct. of the total, approx. a tenth.", 1)]
    [InlineData("\"Who is it?\" she asked. \"Nobody!\" he cried.", 2)]
    [InlineData("Harlan spent three years there. [27] He left in May. [3]", 2)]
    [InlineData("We loved it. :-) Thanks to all!", 2)]
    [InlineData("Write to desk@example.org The office opens at nine.", 2)]
    [InlineData("The memo is at http://example.org/memo and is short.", 1)]
    [InlineData("P.S. The talks go on.", 1)]
    public void A_stop_ends_a_sentence_unless_it_belongs_to_an_abbreviation_or_a_quotation(string text, int sentences) =>
        Read.Sentences(text).Length.ShouldBe(sentences, string.Join(" | ", Read.Sentences(text)));

    [Fact]
    public void No_sentence_crosses_a_paragraph() => Read.Sentences("The talks in Lund\n\nA heading without a stop\n\nThe end.").ShouldBe(["The talks in Lund", "A heading without a stop", "The end."]);

    [Fact]
    public void Short_lines_without_a_stop_are_headings_and_bullets_are_items()
    {
        var kinds = Read.Passage("What comes next\n\nThe ministers will meet again in Lund, both sides said.\n\n• A first point\n\n2. A second point").Paragraphs.Select(paragraph => paragraph.Kind);
        kinds.ShouldBe([ParagraphKind.Heading, ParagraphKind.Body, ParagraphKind.ListItem, ParagraphKind.ListItem]);
    }

    [Fact]
    public void Each_sentence_knows_its_tokens()
    {
        var document = Read.Passage("The envoy left. Nobody knew why.");
        document.Sentences[0].EndToken.ShouldBe(document.Sentences[1].FirstToken);
        document.Sentences[1].EndToken.ShouldBe(document.Tokens.Count);
    }
}
