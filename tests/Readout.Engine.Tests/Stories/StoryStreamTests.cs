using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;
using Readout.Stories;
using static Readout.Tests.Copies.Texts;

namespace Readout.Tests.Stories;

public sealed class StoryStreamTests
{
    private static readonly (string Title, string Text, string Date)[] Reports =
    [
        ("Norland and Sudmark sign fishing treaty",
            "Foreign ministers Ilse Varga of Norland and Pedro Quell of Sudmark signed a fishing treaty in Portvale on Tuesday. The treaty ends a quarrel of nine years over cod in the "
            + "Straits of Amber. Varga called it a fair bargain. Trawlers of both states may fish there from May.", "2031-03-04"),
        ("Cod quarrel ends with Portvale treaty",
            "A quarrel over cod in the Straits of Amber is over. In Portvale, Norland's Ilse Varga and Sudmark's Pedro Quell put their names to a fishing treaty on Tuesday after nine "
            + "years of dispute. Fishing crews in Sudmark said that the quotas were too low.", "2031-03-05"),
        ("Sudmark trawlers protest against treaty",
            "Crews of forty trawlers blocked the port of Lanmouth on Thursday to protest against the fishing treaty with Norland. Pedro Quell, the foreign minister who signed it in Portvale, "
            + "promised to speak to them. The quotas for cod in the Straits of Amber are too low, the crews say.", "2031-03-06"),
        ("Volcano Mount Teres erupts",
            "Mount Teres erupted early on Wednesday and sent ash ten kilometres high over the island of Calvera. Two villages were emptied. Geologist Ana Brost said that the lava moved slowly "
            + "towards the sea. The airport of Calvera City was closed.", "2031-03-05"),
        ("Ash closes Calvera airport",
            "Ash from Mount Teres closed the airport of Calvera City on Wednesday. Villagers were taken to schools after the volcano erupted before dawn. Lava flows towards the sea, "
            + "geologist Ana Brost told reporters.", "2031-03-05"),
    ];

    private static Document Document(int at, bool dated = true) =>
        new(Article("report" + at, Reports[at].Text, dated ? Reports[at].Date : null, title: Reports[at].Title));

    private static StoryStream Filled(IEnumerable<int> order)
    {
        var stream = new StoryStream();
        foreach (var at in order) stream.Add(Document(at));
        return stream;
    }

    [Fact]
    public void Reports_of_one_happening_are_one_story()
    {
        var stories = Filled([0, 1, 3, 4, 2]).Stories();
        stories.Select(story => story.Reports.Select(report => report.Article.Name)).ShouldBe([["report0", "report1", "report2"], ["report3", "report4"]], ignoreOrder: true);
    }

    [Fact]
    public void A_report_joins_at_once_the_story_of_the_report_before_it()
    {
        var stream = new StoryStream();
        var founded = stream.Add(Document(0));
        stream.Add(Document(3)).ShouldNotBe(founded);
        stream.Add(Document(1)).ShouldBe(founded);
    }

    [Fact]
    public void The_order_in_which_reports_come_changes_nothing()
    {
        var stories = Filled(Enumerable.Range(0, Reports.Length)).Stories();
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, Reports.Length)).ToArbitrary(), order =>
        {
            var others = Filled(order).Stories();
            others.Select(story => (story.Id, story.Title)).ShouldBe(stories.Select(story => (story.Id, story.Title)));
            others.SelectMany(story => story.Reports.Select(report => report.Article.Id)).ShouldBe(stories.SelectMany(story => story.Reports.Select(report => report.Article.Id)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_story_keeps_its_id_when_an_earlier_report_comes_late()
    {
        var stream = new StoryStream();
        stream.Add(Document(1));
        stream.Add(Document(2));
        var id = stream.Stories().ShouldHaveSingleItem().Id;
        stream.Add(Document(0));
        stream.Stories().ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public void Reports_stand_by_date_then_by_id_and_those_without_a_date_last()
    {
        var stream = new StoryStream();
        stream.Add(Document(0, dated: false));
        stream.Add(Document(2));
        stream.Add(Document(1));
        stream.Stories().ShouldHaveSingleItem().Reports.Select(report => report.Article.Name).ShouldBe(["report1", "report2", "report0"]);
    }

    [Fact]
    public void Each_report_stands_in_one_story_and_in_one_origin()
    {
        var stream = Filled([0, 1, 2, 3, 4]);
        stream.Add(new Document(Article("reprint", Reports[0].Text, "2031-03-05", title: "Treaty signed")));
        var stories = stream.Stories();
        stories.Sum(story => story.Reports.Count).ShouldBe(6);
        foreach (var story in stories)
        {
            story.Origins.SelectMany(origin => origin.Articles).Order().ShouldBe(story.Reports.Select(report => report.Article.Id).Order());
        }

        stories.Single(story => story.Reports.Count == 4).Origins.Count.ShouldBe(3);
    }

    [Fact]
    public void The_title_is_the_headline_most_like_the_others()
    {
        var stream = new StoryStream();
        stream.Add(new Document(Article("a", Reports[3].Text, "2031-03-05", title: "Morning briefing")));
        stream.Add(Document(3));
        stream.Add(new Document(Article("c", Reports[4].Text, "2031-03-05", title: "Mount Teres erupts on Calvera")));
        stream.Stories().ShouldHaveSingleItem().Title.ShouldContain("Mount Teres erupts");
    }

    [Fact]
    public void A_report_added_again_stays_where_it_is()
    {
        var stream = Filled([0, 1]);
        stream.Add(Document(0)).ShouldBe(stream.Add(Document(0)));
        stream.Stories().Sum(story => story.Reports.Count).ShouldBe(2);
    }

    [Fact]
    public void Reports_without_words_found_stories_of_their_own()
    {
        var stream = new StoryStream();
        string[] texts = ["", " ", "\uD800", "\n\n\n", "???"];
        for (var at = 0; at < texts.Length; at++) stream.Add(new Document(Article("empty" + at, texts[at])));
        stream.Stories().Count.ShouldBe(texts.Length);
    }

    [Fact]
    public void Nothing_added_is_no_story() => new StoryStream().Stories().ShouldBeEmpty();

    [Fact]
    public void A_thousand_copies_of_one_report_are_one_story_of_one_origin()
    {
        var stream = new StoryStream();
        for (var at = 0; at < 1000; at++) stream.Add(new Document(Article("copy" + at, Reports[0].Text, "2031-03-04", title: Reports[0].Title)));
        var stories = stream.Stories();
        stories.Count.ShouldBe(1);
        stories[0].Origins.Count.ShouldBe(1);
    }
}
