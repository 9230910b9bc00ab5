using Readout.Documents;
using Readout.Extraction;
using Readout.Writing;

namespace Readout.Tests.Writing;

public sealed class PageExplanationTests
{
    [Fact]
    public void Every_stage_is_told()
    {
        var article = SampleEdition.Herald;
        var words = SampleEdition.Cite(article, "We spoke plainly about the fishing grounds,").Span;
        var lind = SampleEdition.Cite(article, "Mara Lind").Span;
        var document = new Document(article)
        {
            Paragraphs = [new Paragraph(new TextSpan(0, 104), ParagraphKind.Body)],
            Sentences = [new Sentence(new TextSpan(0, 104), 0, 2, 0)],
            Tokens = [new Token(new TextSpan(lind.Start, lind.Start + 4)), new Token(new TextSpan(lind.Start + 5, lind.End))],
            Words = [new Word(UniversalTag.Propn, "NNP", "Mara", -1, "root"), new Word(UniversalTag.Propn, "NNP", "Lind", 0, "flat")],
            Names = [new Name(lind, NameType.Person, SampleEdition.Aldmark)],
            Times = [new TimeExpression(SampleEdition.Cite(article, "9 May").Span, TimeType.Date, "2031-05-09", new PartialDate(2031, 5, 9))],
            People = [new Person("Mara Lind", "Aldmark's foreign minister", SampleEdition.Aldmark, Level.ForeignMinister, [lind])],
            Quotes = [new Quotation(words, QuoteKind.Direct, "Mara Lind", "Aldmark's foreign minister", lind, SampleEdition.Cite(article, "said").Span)],
            Attributions = [new Attribution([words], QuoteKind.Direct, lind, SampleEdition.Cite(article, "said").Span, "Mara Lind", SampleEdition.Aldmark, false, false, "clause")],
            Contacts = [SampleEdition.Meeting with { Rule = "met in" }],
            Events = [new CodedEvent(EventRoot.Consult, "visit", new EventActor(lind, SampleEdition.Aldmark), new EventActor(words, new Side("BRV")), new PartialDate(2031, 5, 9), EventStatus.Happened, SampleEdition.Cite(article, "said").Span, SampleEdition.Cite(article, "Mara Lind"), "verb")],
            Topics = [new Topic("fisheries", TopicStance.Concern, [SampleEdition.Cite(article, "fishing grounds").Span])],
        };
        var extracted = new Extracted(article, null, [new BlockDecision("Subscribe now", "furniture", "asks to subscribe"), new BlockDecision("The foreign ministers …", "body", "running text")]);
        var text = PageExplanation.Write(new FetchedPage("herald.html", new byte[1234]) { Form = PageForm.Html }, extracted, document, new WritingOptions { Width = 100 });
        Golden.ShouldBe("tests/Readout.Engine.Tests/Writing/Golden/explain.txt", text);
    }

    [Fact]
    public void A_page_without_an_article_tells_why()
    {
        var extracted = new Extracted(null, "no running text was found", [new BlockDecision("Menu", "furniture", "a list of links")]);
        var text = PageExplanation.Write(new FetchedPage("menu.html", new byte[4]), extracted, null, new WritingOptions());
        text.ShouldContain("No article: no running text was found");
        text.ShouldContain("rule: a list of links");
    }
}
