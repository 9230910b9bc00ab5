using Readout.Documents;

namespace Readout.Tests.Language;

public sealed class TreeMendingTests
{
    [Theory]
    [InlineData("Peruvian President Rosa Quispe is due to hold talks with Finnish Prime Minister Eero Laine next week.", "Rosa", "hold", "talks")]
    [InlineData("The two ministers are due to meet the king on Friday.", "ministers", "meet", "king")]
    [InlineData("The envoy was also due to visit Oslo.", "envoy", "visit", "Oslo")]
    public void Who_is_due_to_do_something_is_the_subject_of_due(string text, string subject, string verb, string its)
    {
        var document = Read.Passage(text);
        var due = Find(document, "due");
        Head(document, subject).ShouldBe(due);
        document.Words[Find(document, subject)].Relation.ShouldBe("nsubj");
        Head(document, verb).ShouldBe(due);
        document.Words[Find(document, its)].Relation.ShouldBe("obj");
        Head(document, its).ShouldBe(Find(document, verb));
    }

    [Fact]
    public void A_cause_stays_a_cause()
    {
        var document = Read.Passage("The flight was late due to heavy snow.");
        document.Words[Find(document, "due")].Relation.ShouldBe("case");
        Head(document, "due").ShouldBe(Find(document, "snow"));
    }

    private static int Head(Document document, string word) => document.Words[Find(document, word)].Head;

    private static int Find(Document document, string word)
    {
        for (var i = 0; i < document.Tokens.Count; i++)
        {
            if (document.Tokens[i].Span.Of(document.Text) == word) return i;
        }

        throw new ArgumentException("No token " + word);
    }
}
