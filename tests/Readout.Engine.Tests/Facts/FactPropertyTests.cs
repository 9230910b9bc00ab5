using FsCheck;
using FsCheck.Fluent;

namespace Readout.Tests.Facts;

public sealed class FactPropertyTests
{
    private static readonly string[] Pieces =
    [
        "President Rosa Quispe", "met", "“", "”", "\"", "'", "‘", "’", ",", ".", "\n\n", "said", "the Finnish president", "on Monday", "talks with", "will visit", "Lima", "—", ":", "postponed", "a meeting", "he", "\ud800", "\u0000", "and", "in May 2030",
    ];

    [Fact]
    public void No_text_throws_and_every_citation_holds() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var text = string.Join(' ', numbers.Select(n => Pieces[(int)((uint)n % Pieces.Length)]));
            var document = Reports.Read(text);
            return document.Contacts.All(contact => contact.Evidence.Count > 0 && contact.Evidence.All(cite => cite.HoldsIn(document.Article)))
                && document.Quotes.All(quote => quote.Content.End <= text.Length && !quote.Content.IsEmpty)
                && Reports.Read(text).Contacts == document.Contacts;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_very_long_sentence_is_read() =>
        Reports.Read(string.Concat(Enumerable.Repeat("President Rosa Quispe met the Finnish president and ", 400))).Contacts.Count.ShouldBeLessThan(5000);
}
