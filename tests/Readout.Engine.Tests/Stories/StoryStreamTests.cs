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

    private static Article Report(int at, bool dated = true) => Article("report" + at, Reports[at].Text, dated ? Reports[at].Date : null, title: Reports[at].Title);

    private static string Text(int seed, int sentences) => Copies.Texts.Report(seed, sentences);

    private static IEnumerable<string> Names(StoryCluster story) => story.Reports.Select(id => "report" + Enumerable.Range(0, Reports.Length).Single(at => Report(at).Id == id));

    private static StoryStream Filled(IEnumerable<int> order)
    {
        var stream = new StoryStream();
        foreach (var at in order) stream.Add(Report(at));
        return stream;
    }

    [Fact]
    public void Reports_of_one_happening_are_one_story()
    {
        var stories = Filled([0, 1, 3, 4, 2]).Clusters();
        stories.Select(Names).ShouldBe([["report0", "report1", "report2"], ["report3", "report4"]], ignoreOrder: true);
    }

    [Fact]
    public void A_report_joins_at_once_the_story_of_the_report_before_it()
    {
        var stream = new StoryStream();
        var founded = stream.Add(Report(0));
        stream.Add(Report(3)).ShouldNotBe(founded);
        stream.Add(Report(1)).ShouldBe(founded);
    }

    [Fact]
    public void The_order_in_which_reports_come_changes_nothing()
    {
        var stories = Filled(Enumerable.Range(0, Reports.Length)).Clusters();
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, Reports.Length)).ToArbitrary(), order =>
        {
            var others = Filled(order).Clusters();
            others.Select(story => story.Reports).ShouldBe(stories.Select(story => story.Reports), ignoreOrder: true);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_story_keeps_its_id_when_an_earlier_report_comes_late()
    {
        var stream = new StoryStream();
        stream.Add(Report(1));
        stream.Add(Report(2));
        var id = stream.Clusters().ShouldHaveSingleItem().Id;
        stream.Add(Report(0));
        stream.Clusters().ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public void Reports_stand_by_date_then_by_id_and_those_without_a_date_last()
    {
        var stream = new StoryStream();
        stream.Add(Report(0, dated: false));
        stream.Add(Report(2));
        stream.Add(Report(1));
        Names(stream.Clusters().ShouldHaveSingleItem()).ShouldBe(["report1", "report2", "report0"]);
    }

    [Fact]
    public void Each_report_stands_in_one_story_and_in_one_origin()
    {
        var stream = Filled([0, 1, 2, 3, 4]);
        stream.Add(Article("reprint", Reports[0].Text, "2031-03-05", title: "Treaty signed"));
        var stories = stream.Clusters();
        stories.Sum(story => story.Reports.Count).ShouldBe(6);
        foreach (var story in stories)
        {
            story.Origins.SelectMany(origin => origin.Articles).Order().ShouldBe(story.Reports.Order());
        }

        stories.Single(story => story.Reports.Count == 4).Origins.Count.ShouldBe(3);
    }

    [Fact]
    public void A_report_added_again_stays_where_it_is()
    {
        var stream = Filled([0, 1]);
        stream.Add(Report(0)).ShouldBe(stream.Add(Report(0)));
        stream.Clusters().Sum(story => story.Reports.Count).ShouldBe(2);
    }

    [Fact]
    public void Reports_without_words_found_stories_of_their_own()
    {
        var stream = new StoryStream();
        string[] texts = ["", " ", "\uD800", "\n\n\n", "???"];
        for (var at = 0; at < texts.Length; at++) stream.Add(Article("empty" + at, texts[at]));
        stream.Clusters().Count.ShouldBe(texts.Length);
    }

    [Fact]
    public void Nothing_added_is_no_story() => new StoryStream().Clusters().ShouldBeEmpty();

    [Fact]
    public void A_thousand_copies_of_one_report_are_one_story_of_one_origin()
    {
        var stream = new StoryStream();
        for (var at = 0; at < 1000; at++) stream.Add(Article("copy" + at, Reports[0].Text, "2031-03-04", title: Reports[0].Title));
        var stories = stream.Clusters();
        stories.Count.ShouldBe(1);
        stories[0].Origins.Count.ShouldBe(1);
    }

    [Fact]
    public void Copies_without_end_leave_the_window_and_stay_one_story()
    {
        var stream = new StoryStream(new StoryWindow(Reports: 100));
        for (var at = 0; at < 20_000; at++) stream.Add(Article("copy" + at, Reports[0].Text, "2031-03-04", title: Reports[0].Title));
        stream.InSight.ShouldBe(100);
        var story = stream.Clusters().ShouldHaveSingleItem();
        story.Reports.Count.ShouldBe(20_000);
        story.Origins.Count.ShouldBe(1);
    }

    [Fact]
    public void A_stream_looks_back_no_further_than_its_window()
    {
        var stream = new StoryStream(new StoryWindow(Reports: 10));
        var first = stream.Add(Report(0));
        for (var at = 0; at < 40; at++) stream.Add(Article("other" + at, Text(1000 + at, 6), "2031-03-04", title: "Other " + at));
        stream.InSight.ShouldBe(10);
        stream.Add(Report(1)).ShouldNotBe(first);
        stream.Find(first).ShouldNotBeNull().Reports.ShouldHaveSingleItem();
        stream.Clusters().Sum(story => story.Reports.Count).ShouldBe(42);
    }

    [Fact]
    public void Days_long_gone_leave_the_window_and_one_wrong_date_moves_nothing()
    {
        var stream = new StoryStream(new StoryWindow(Days: 30));
        for (var at = 0; at < 20; at++) stream.Add(Article("old" + at, Text(at, 6), "2031-01-0" + (1 + (at % 9))));
        stream.Add(Article("wrong", Text(500, 6), "2099-01-01"));
        stream.InSight.ShouldBe(21);
        for (var at = 0; at < 40; at++) stream.Add(Article("new" + at, Text(100 + at, 6), "2031-03-05"));
        stream.InSight.ShouldBe(41);
    }

    [Fact]
    public void A_story_of_which_part_is_out_of_sight_keeps_its_reports_and_its_id()
    {
        var stream = new StoryStream(new StoryWindow(Reports: 2));
        var id = stream.Add(Report(0));
        stream.Settle().ShouldBeEmpty();
        stream.Add(Report(1)).ShouldBe(id);
        stream.Add(Report(2)).ShouldBe(id);
        stream.Settle().ShouldBeEmpty();
        Names(stream.Find(id).ShouldNotBeNull()).ShouldBe(["report0", "report1", "report2"]);
    }

    [Fact]
    public void After_a_restart_the_stream_goes_on_as_before()
    {
        var before = Filled([0, 3, 4]);
        before.Settle();
        var after = new StoryStream();
        foreach (var at in (int[])[0, 3, 4]) after.Restore(Report(at), before.StoryOf(Report(at).Id).ShouldNotBeNull());
        after.Settle().ShouldBeEmpty();
        foreach (var at in (int[])[1, 2]) after.Add(Report(at)).ShouldBe(before.Add(Report(at)));
        after.Clusters().ShouldBe(before.Clusters());
    }

    [Fact]
    public void What_settling_moves_is_told()
    {
        var stream = new StoryStream();
        var told = Enumerable.Range(0, Reports.Length).Select(at => (Report(at).Id, Story: stream.Add(Report(at)))).ToDictionary(pair => pair.Id, pair => pair.Story);
        foreach (var move in stream.Settle())
        {
            told[move.Report].ShouldBe(move.From);
            told[move.Report] = move.To;
        }

        foreach (var (report, story) in told) stream.StoryOf(report).ShouldBe(story);
    }

    [Fact]
    public void The_same_page_with_another_text_is_another_report_of_the_story()
    {
        var stream = Filled([0]);
        var again = Article("report0", Reports[0].Text + " The trawlers will sail on Friday.", Reports[0].Date, title: Reports[0].Title);
        stream.Add(again).ShouldBe(stream.StoryOf(Report(0).Id).ShouldNotBeNull());
        stream.Clusters().ShouldHaveSingleItem().Reports.Count.ShouldBe(2);
    }

    [Fact]
    public void Ten_thousand_reports_of_one_day_are_all_kept()
    {
        var stream = new StoryStream(new StoryWindow(Reports: 1000));
        for (var at = 0; at < 10_000; at++) stream.Add(Article("minute" + at, Text(at, 2), "2031-03-05"));
        stream.InSight.ShouldBe(1000);
        stream.Clusters().Sum(story => story.Reports.Count).ShouldBe(10_000);
    }

    [Fact]
    public void A_story_outgrows_the_number_of_reports_that_are_compared()
    {
        var stream = new StoryStream();
        var words = Text(7, 40).Split([' ', '.', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var random = new Random(7);
        for (var at = 0; at < 400; at++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 120).Select(_ => words[random.Next(words.Length)]));
            stream.Add(Article("telling" + at, text, "2031-03-05", title: "Storm at Lanmouth"));
        }

        stream.Clusters().ShouldHaveSingleItem().Reports.Count.ShouldBe(400);
    }
}
