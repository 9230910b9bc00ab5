using Readout.Documents;
using Readout.Language;

namespace Readout.Tests.Language;

public sealed class NameEdgesTests
{
    [Fact]
    public void An_article_that_another_name_holds_stays_there() =>
        Mended("money from Reliance The Harrow Trust", [], ("Reliance The", NameType.Organization), ("Harrow Trust", NameType.Organization)).ShouldBe(["Reliance The", "Harrow Trust"]);

    [Fact]
    public void A_title_into_which_a_name_reaches_from_outside_changes_nothing()
    {
        const string text = "the play Lund \"The Long River\" Company gave";
        Mended(text, ["The Long River"], ("Lund \"The Long", NameType.Organization), ("River", NameType.Place)).ShouldBe(["Lund \"The Long", "River"]);
        Mended(text, ["The Long River"], ("Long", NameType.Person), ("River\" Company", NameType.Organization)).ShouldBe(["Long", "River\" Company"]);
        Mended(text, ["The Long River"], ("Long", NameType.Person), ("Company", NameType.Organization)).ShouldBe(["The Long River", "Company"]);
    }

    private static IEnumerable<string> Mended(string text, string[] titles, params (string Words, NameType Type)[] names) =>
        NameEdges.Mend(text, [.. names.Select(name => new Name(Find(text, name.Words), name.Type))], [.. titles.Select(title => Find(text, title))]).Select(name => name.Span.Of(text));

    private static TextSpan Find(string text, string words) => new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length);
}
