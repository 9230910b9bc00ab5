using Readout.Documents;

namespace Readout.Tests.Language;

public sealed class OtherLanguagesTests
{
    private const string German = "Die Außenministerin traf am Dienstag ihren Amtskollegen in Lund.\n\n„Wir reden weiter“, sagte sie.";

    [Fact]
    public void An_article_in_a_language_that_is_not_served_passes_through_and_says_so()
    {
        var article = new Article("bericht", null, "Treffen in Lund", German) { Language = "de" };
        var document = new ReadoutEngine().Read(article);
        document.Article.ShouldBe(article);
        document.Unread.ShouldNotBeNull().ShouldContain("(de)");
        document.Paragraphs.Count.ShouldBe(2);
        document.Names.ShouldBeEmpty();
        document.Words.ShouldBeEmpty();
        document.Quotes.ShouldBeEmpty();
        document.Contacts.ShouldBeEmpty();
        var edition = new ReadoutEngine().Tell([document]);
        edition.Stories.Count.ShouldBe(1);
        edition.Stories[0].Summary.ShouldBeEmpty();
        edition.Stories[0].Shared.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("en-GB")]
    [InlineData("EN_us")]
    [InlineData(null)]
    public void English_is_read_by_any_of_its_codes_and_where_no_language_is_known(string? code) =>
        new ReadoutEngine().Read(new Article("report", null, "Talks", "The ministers met in Lund.") { Language = code }).Unread.ShouldBeNull();

    [Fact]
    public void Every_token_has_a_word_and_every_sentence_one_tree()
    {
        var document = new ReadoutEngine().Read(new Article("report", null, "Talks", "The ministers met in Lund. They will meet again, an aide said."));
        document.Words.Count.ShouldBe(document.Tokens.Count);
        foreach (var sentence in document.Sentences)
        {
            var words = document.Words.Items[sentence.FirstToken..sentence.EndToken];
            words.Count(w => w.Head < 0).ShouldBe(1);
            words.ShouldAllBe(w => w.Head < 0 || (w.Head >= sentence.FirstToken && w.Head < sentence.EndToken));
        }

        document.Words[2].ShouldBe(new Word(UniversalTag.Verb, "VBD", "meet", -1, "root"));
    }
}
