using FsCheck;
using FsCheck.Fluent;

namespace Readout.Tests.Facts;

public sealed class FactPropertyTests
{
    private static readonly string[] Pieces =
    [
        "President Rosa Quispe", "met", "“", "”", "\"", "'", "‘", "’", ",", ".", "\n\n", "said", "the Finnish president", "on Monday", "talks with", "will visit", "Lima", "—", ":", "postponed", "a meeting", "he", "\ud800", "\u0000", "and", "in May 2030", "according to", "that", "attacked", "sanctions on", "the mayor of", "“Never,”", "BRANDT:", "he said",
    ];

    [Fact]
    public void No_text_throws_and_every_citation_holds() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var text = string.Join(' ', numbers.Select(n => Pieces[(int)((uint)n % Pieces.Length)]));
            var document = Reports.Read(text);
            return document.Contacts.All(contact => contact.Evidence.Count > 0 && contact.Evidence.All(cite => cite.HoldsIn(document.Article)))
                && document.Quotes.All(quote => quote.Content.End <= text.Length && !quote.Content.IsEmpty)
                && document.Attributions.All(told => !told.Content.IsEmpty && told.Content.All(piece => !piece.IsEmpty))
                && document.Events.All(coded => coded.Evidence.HoldsIn(document.Article) && coded.Evidence.Span.Contains(coded.Trigger) && coded.Source.Side != coded.Target.Side)
                && Reports.Read(text) is var again && again.Contacts == document.Contacts && again.Attributions == document.Attributions && again.Events == document.Events;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_very_long_sentence_is_read() =>
        Reports.Read(string.Concat(Enumerable.Repeat("President Rosa Quispe met the Finnish president and ", 400))).Contacts.Count.ShouldBeLessThan(5000);

    [Theory]
    [InlineData("“Never,” he said. ")]
    [InlineData("“")]
    [InlineData("according to ")]
    [InlineData("Lima said Oslo said ")]
    [InlineData("Peru attacked Chile and ")]
    [InlineData("the mayor, ")]
    [InlineData("A: B\n\n")]
    public void A_text_of_one_thing_alone_is_read(string piece)
    {
        var document = Reports.Read(string.Concat(Enumerable.Repeat(piece, 2000)));
        document.Attributions.Count.ShouldBeLessThan(10_000);
        document.Events.ShouldAllBe(coded => coded.Evidence.HoldsIn(document.Article));
    }
}
