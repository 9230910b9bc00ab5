using Readout.Documents;
using Readout.Language.Trees;

namespace Readout.Tests.Language.Trees;

public sealed class ListedPhrasesTests
{
    private const uint Town = 1;
    private const uint Person = 2;

    private static readonly ListedPhrases Lists = ListedPhrases.Of([(["Port", "Ellis"], Town), (["Port"], Person), (["Ellis", "Bay", "Head"], Town), (["Ana"], Person)]);

    [Fact]
    public void The_longest_listed_phrase_is_found_whatever_its_case() =>
        Find("near PORT Ellis today").ShouldBe([default, new Listing(Person, Town, 1), new Listing(0, Town, 3), default]);

    [Fact]
    public void A_phrase_that_breaks_off_leaves_only_its_words() => Find("Ellis Bay sailed").ShouldBe([default, default, default]);

    [Fact]
    public void Words_inside_a_phrase_belong_to_it_alone() => Find("Port Ellis Bay Head").Select(listing => listing.Place).ShouldBe([1, 3, 0, 0]);

    [Fact]
    public void Without_lists_nothing_is_listed()
    {
        var listings = new Listing[1];
        ListedPhrases.None.Find("Ana", [new Token(new TextSpan(0, 3))], listings);
        listings.ShouldBe([default]);
    }

    [Fact]
    public void Odd_words_are_looked_up_without_harm() => Find("\ud800 \udfff\u0000 " + new string('x', 1_000_000) + " Ana")[3].Word.ShouldBe(Person);

    private static Listing[] Find(string text)
    {
        List<Token> tokens = [];
        foreach (var word in text.AsSpan().Split(' '))
        {
            var (start, length) = word.GetOffsetAndLength(text.Length);
            tokens.Add(new Token(new TextSpan(start, start + length)));
        }

        var listings = new Listing[tokens.Count];
        Lists.Find(text, [.. tokens], listings);
        return listings;
    }
}
