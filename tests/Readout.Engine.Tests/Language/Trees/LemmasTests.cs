using Readout.Language.Trees;

namespace Readout.Tests.Language.Trees;

public sealed class LemmasTests
{
    private const int Noun = 1;
    private const int Name = 2;

    private static readonly Lemmas Rules = new(
        [new LemmaScript(false, 1, ""), new LemmaScript(false, 3, "y"), new LemmaScript(false, 3, "an"), new LemmaScript(true, 0, "")],
        [
            (Lemmas.Key("s", Noun, whole: false), 0), (Lemmas.Key("ies", Noun, whole: false), 1),
            (Lemmas.Key("men", Noun, whole: true), 2), (Lemmas.Key("", Name, whole: false), 3),
        ]);

    [Theory]
    [InlineData("Talks", Noun, "talk")]
    [InlineData("ministries", Noun, "ministry")]
    [InlineData("Men", Noun, "an")]
    [InlineData("omen", Noun, "omen")]
    [InlineData("Lisbon", Name, "Lisbon")]
    [InlineData("", Noun, "")]
    public void The_whole_form_comes_before_the_longest_ending(string form, int tag, string lemma) => Rules.Find(form, tag).ShouldBe(lemma);

    [Fact]
    public void A_very_long_form_is_its_own_lemma()
    {
        var form = new string('S', 5000);
        Rules.Find(form, Noun).ShouldBe(form);
    }

    [Fact]
    public void A_rule_without_a_script_is_refused() => Should.Throw<ArgumentException>(() => new Lemmas([], [(1, 0)]));
}
