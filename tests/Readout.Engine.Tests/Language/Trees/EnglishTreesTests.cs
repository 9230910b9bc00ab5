using Readout.Language.Trees;

namespace Readout.Tests.Language.Trees;

/// <summary>The model that comes with the engine on plain sentences of news.</summary>
public sealed class EnglishTreesTests
{
    [Theory]
    [InlineData("The foreign ministers of the two countries met in Geneva on Tuesday .", "met", "VERB", "VBD", "meet", "root", "")]
    [InlineData("The foreign ministers of the two countries met in Geneva on Tuesday .", "ministers", "NOUN", "NNS", "minister", "nsubj", "met")]
    [InlineData("The foreign ministers of the two countries met in Geneva on Tuesday .", "countries", "NOUN", "NNS", "country", "nmod", "ministers")]
    [InlineData("The foreign ministers of the two countries met in Geneva on Tuesday .", "Geneva", "PROPN", "NNP", "Geneva", "obl", "met")]
    [InlineData("The talks were postponed by the ministry last week .", "talks", "NOUN", "NNS", "talk", "nsubj:pass", "postponed")]
    [InlineData("The talks were postponed by the ministry last week .", "were", "AUX", "VBD", "be", "aux:pass", "postponed")]
    [InlineData("The talks were postponed by the ministry last week .", "ministry", "NOUN", "NN", "ministry", "obl:agent", "postponed")]
    [InlineData("“ We will not leave the table , ” the president said .", "said", "VERB", "VBD", "say", "root", "")]
    [InlineData("“ We will not leave the table , ” the president said .", "president", "NOUN", "NN", "president", "nsubj", "said")]
    [InlineData("“ We will not leave the table , ” the president said .", "leave", "VERB", "VB", "leave", "ccomp", "said")]
    [InlineData("“ We will not leave the table , ” the president said .", "not", "PART", "RB", "not", "advmod", "leave")]
    public void A_word_of_news_has_its_place(string sentence, string word, string universal, string tag, string lemma, string relation, string head)
    {
        var words = sentence.Split(' ');
        var parsed = TreeModelTests.Parse(TreeModel.English, sentence);
        var at = Array.IndexOf(words, word);
        parsed.Universal[at].ToString().ToUpperInvariant().ShouldBe(universal);
        parsed.Tag(at).ShouldBe(tag);
        parsed.Lemmas[at].ShouldBe(lemma);
        parsed.Relation(at).ShouldBe(relation);
        (parsed.Heads[at] < 0 ? "" : words[parsed.Heads[at]]).ShouldBe(head);
    }

    [Fact]
    public void Reading_twice_gives_the_same()
    {
        const string text = "Officials declined to say whether the visit would go ahead .";
        var once = TreeModelTests.Parse(TreeModel.English, text);
        var twice = TreeModelTests.Parse(TreeModel.English, text);
        once.Heads.ShouldBe(twice.Heads);
        once.Lemmas.ShouldBe(twice.Lemmas);
        Enumerable.Range(0, once.Count).Select(once.Relation).ShouldBe(Enumerable.Range(0, twice.Count).Select(twice.Relation));
    }

    [Fact]
    public void A_million_code_units_without_a_space_are_one_token_of_one_tree()
    {
        var parsed = TreeModelTests.Parse(TreeModel.English, new string('a', 1_000_000));
        parsed.Heads.ShouldBe([-1]);
    }
}
