using Readout.Documents;
using Readout.Stories;
using static Readout.Tests.Copies.Texts;

namespace Readout.Tests.Stories;

public sealed class StoryDatesTests
{
    private const string Dated =
        "Foreign minister Ilse Varga of Norland met her counterpart Pedro Quell at the Salt Palace in Portvale on Thursday. The two spoke for three hours about cod and tolls.\n\n"
        + "A dinner followed. The ministers will meet again in Lanmouth next spring.";

    private static Publication Settled(string undated, string dated = Dated, string date = "2031-03-06", Publication? published = null)
    {
        var documents = new List<Document>();
        documents.Add(new Document(Article("dated", dated, date, title: "Varga meets Quell in Portvale")));
        documents.Add(new Document(Article("undated", undated, title: "Varga and Quell in Portvale") with { Published = published ?? Publication.Unknown }));
        var story = StoryDates.Settle(Story(documents));
        return story.Reports.Single(report => report.Article.Name == "undated").Article.Published;
    }

    private static Story Story(List<Document> documents)
    {
        var stream = new StoryStream();
        foreach (var document in documents) stream.Add(document.Article);
        return stream.Clusters().ShouldHaveSingleItem().With(documents.ToDictionary(document => document.Article.Id));
    }

    [Fact]
    public void A_copy_takes_the_date_of_the_dated_report_that_it_shares_its_text_with()
    {
        var published = Settled("PORTVALE - " + Dated);
        published.Date.ShouldBe(PartialDate.Parse("2031-03-06"));
        published.From.ShouldBe(DateSource.Story);
        published.Words.ShouldNotBeNull().ShouldContain("'dated'");
    }

    [Fact]
    public void A_report_of_what_happened_on_a_weekday_is_of_that_day() =>
        Settled("In Portvale, Norland's foreign minister Ilse Varga met Pedro Quell of Sudmark at the Salt Palace on Thursday. It was their first meeting, officials of Norland said.")
            .Date.ShouldBe(PartialDate.Parse("2031-03-06"));

    [Fact]
    public void A_report_of_what_is_to_happen_on_a_weekday_is_of_the_day_of_its_news() =>
        Settled("Norland's foreign minister Ilse Varga will meet Pedro Quell of Sudmark at the Salt Palace in Portvale on Thursday, her office said.\n\n"
            + "The visit was agreed in a telephone call on Monday.").Date.ShouldBe(PartialDate.Parse("2031-03-03"));

    [Fact]
    public void A_report_without_a_weekday_stays_undated() =>
        Settled("Norland's foreign minister Ilse Varga met Pedro Quell of Sudmark at the Salt Palace in Portvale. They spoke about cod and tolls for hours.").ShouldBe(Publication.Unknown);

    [Fact]
    public void A_weekday_of_something_else_dates_nothing() =>
        Settled("Norland's foreign minister Ilse Varga met Pedro Quell of Sudmark at the Salt Palace in Portvale to speak of cod.\n\nThe regatta of Calvera begins every Thursday at noon with brass bands.")
            .ShouldBe(Publication.Unknown);

    [Fact]
    public void The_date_of_an_embedded_post_stays_as_it_is()
    {
        var post = new Publication(PartialDate.Parse("2031-03-05"), DateSource.EmbeddedPost, Confidence.Low, "March 5, 2031");
        Settled("PORTVALE - " + Dated, published: post).ShouldBe(post);
    }

    [Fact]
    public void Without_any_dated_report_nothing_is_settled()
    {
        var documents = new List<Document>();
        documents.Add(new Document(Article("a", Dated)));
        documents.Add(new Document(Article("b", "PORTVALE - " + Dated)));
        var story = Story(documents);
        StoryDates.Settle(story).ShouldBeSameAs(story);
    }

    [Fact]
    public void The_id_of_an_article_does_not_change_with_its_date_and_the_reports_are_put_in_order()
    {
        var documents = new List<Document>();
        documents.Add(new Document(Article("dated", Dated, "2031-03-06", title: "Varga meets Quell")));
        var before = Article("undated", "Norland's foreign minister Ilse Varga will meet Pedro Quell of Sudmark at the Salt Palace in Portvale on Thursday, her office said on Monday.", title: "Varga to meet Quell");
        documents.Add(new Document(before));
        var story = StoryDates.Settle(Story(documents));
        story.Reports[0].Article.Id.ShouldBe(before.Id);
        story.Origins[0].Original.ShouldBe(before.Id);
    }

    [Theory]
    [InlineData("The council will meet on Friday.", true)]
    [InlineData("The council is expected to meet Friday in Portvale.", true)]
    [InlineData("The play, to open on Friday, is sold out.", true)]
    [InlineData("Friday will bring rain.", true)]
    [InlineData("She spoke to reporters on Friday.", false)]
    [InlineData("The council met on Friday.", false)]
    [InlineData("Talks on Friday about cod", false)]
    public void The_tense_of_the_clause_says_whether_a_weekday_lies_ahead(string sentence, bool ahead) => WeekdayMentions.In(sentence).ShouldHaveSingleItem().Ahead.ShouldBe(ahead);

    [Theory]
    [InlineData("every Sunday")]
    [InlineData("Sundays are quiet")]
    [InlineData("a holiday")]
    [InlineData("BlackFriday")]
    public void Habits_and_other_words_are_no_mentions(string text) => WeekdayMentions.In(text).ShouldBeEmpty();
}
