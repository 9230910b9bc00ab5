using Readout.Documents;
using Readout.Stories;
using static Readout.Tests.Copies.Texts;

namespace Readout.Tests.Stories;

public sealed class StoryCorrectionTests
{
    private static readonly string[] Topics = ["treaty cod fishing Portvale Varga", "volcano ash Calvera Teres lava", "strike docks Lanmouth union wages"];

    private static Article Told(int topic, int report)
    {
        var words = Topics[topic].Split(' ');
        var lines = Report(topic * 100 + report, 5).Split(". ").Select((line, at) => $"{line}, {words[at % 5]} {words[(at + report) % 5]} {words[(at + 2) % 5]}.");
        return Article($"topic{topic}-{report}", string.Join(' ', lines), "2031-03-05", title: $"News of the {words[0]} at {words[3]}");
    }

    private static (StoryStream Stream, StoryId[] Stories) Three()
    {
        var stream = new StoryStream();
        for (var report = 0; report < 3; report++)
        {
            for (var topic = 0; topic < 3; topic++) stream.Add(Told(topic, report));
        }

        stream.Clusters().Select(story => story.Reports.Count).ShouldBe([3, 3, 3]);
        return (stream, [.. Enumerable.Range(0, 3).Select(topic => stream.StoryOf(Told(topic, 0).Id).ShouldNotBeNull())]);
    }

    [Fact]
    public void Merged_stories_are_one_under_the_id_of_the_first_and_stay_so()
    {
        var (stream, stories) = Three();
        stream.Merge(stories[1], stories[0]);
        stream.Settle().Select(move => (move.From, move.To)).Distinct().ShouldBe([(stories[0], stories[1])]);
        stream.Add(Told(0, 3));
        stream.Add(Told(1, 3));
        stream.Clusters().Single(story => story.Id == stories[1]).Reports.Count.ShouldBe(8);
        stream.Find(stories[0]).ShouldBeNull();
    }

    [Fact]
    public void A_split_story_stays_split()
    {
        var (stream, stories) = Three();
        var taken = stream.Split(stories[0], [Told(0, 1).Id, Told(0, 2).Id]).Id;
        stream.Clusters().Count.ShouldBe(4);
        stream.Find(taken).ShouldNotBeNull().Reports.ShouldBe([Told(0, 1).Id, Told(0, 2).Id], ignoreOrder: true);
        stream.StoryOf(Told(0, 0).Id).ShouldBe(stories[0]);
    }

    [Fact]
    public void A_moved_report_stays_where_it_was_put()
    {
        var (stream, stories) = Three();
        stream.Move(Told(0, 1).Id, stories[2]);
        stream.Add(Told(2, 3));
        stream.Add(Told(0, 3));
        stream.Settle();
        stream.StoryOf(Told(0, 1).Id).ShouldBe(stories[2]);
        stream.StoryOf(Told(0, 3).Id).ShouldBe(stories[0]);
    }

    [Fact]
    public void A_report_that_is_not_of_a_story_founds_its_own()
    {
        var (stream, stories) = Three();
        stream.Exclude(Told(0, 0).Id);
        stream.Settle();
        stream.StoryOf(Told(0, 0).Id).ShouldNotBe(stories[0]);
        stream.StoryOf(Told(0, 1).Id).ShouldBe(stories[0]);
        stream.Clusters().Count.ShouldBe(4);
    }

    [Fact]
    public void A_copy_can_be_told_apart_from_the_report_it_follows()
    {
        var stream = new StoryStream();
        var first = stream.Add(Article("first", Report(1), "2031-03-05"));
        var copy = Article("copy", Report(1), "2031-03-05");
        stream.Add(copy).ShouldBe(first);
        stream.Exclude(copy.Id);
        stream.Settle();
        stream.StoryOf(copy.Id).ShouldNotBe(first);
        stream.Clusters().Count.ShouldBe(2);
    }

    [Fact]
    public void Of_corrections_that_contradict_each_other_the_newer_holds()
    {
        var (stream, stories) = Three();
        stream.Merge(stories[0], stories[1]);
        stream.Split(stories[0], [.. Enumerable.Range(0, 3).Select(report => Told(1, report).Id)]);
        stream.Clusters().Count.ShouldBe(3);
        stream.Merge(stories[0], stream.StoryOf(Told(1, 0).Id).ShouldNotBeNull());
        for (var again = 0; again < 20; again++)
        {
            stream.Exclude(Told(0, 0).Id);
            stream.Move(Told(0, 0).Id, stories[0]);
        }

        stream.Clusters().Select(story => story.Reports.Count).ShouldBe([6, 3], ignoreOrder: true);
        stream.Clusters().Sum(story => story.Reports.Count).ShouldBe(9);
    }

    [Fact]
    public void Corrections_hold_over_a_restart()
    {
        var (stream, stories) = Three();
        stream.Merge(stories[0], stories[2]);
        stream.Exclude(Told(1, 1).Id);
        var before = stream.Clusters();
        var after = new StoryStream();
        for (var report = 0; report < 3; report++)
        {
            for (var topic = 0; topic < 3; topic++) after.Restore(Told(topic, report), stream.StoryOf(Told(topic, report).Id).ShouldNotBeNull());
        }

        foreach (var correction in stream.Corrections) after.Correct(correction);
        after.Clusters().ShouldBe(before);
        stream.Add(Told(0, 5)).ShouldBe(after.Add(Told(0, 5)));
        after.Clusters().ShouldBe(stream.Clusters());
    }

    [Fact]
    public void What_does_not_exist_cannot_be_corrected()
    {
        var (stream, stories) = Three();
        Should.Throw<ArgumentException>(() => stream.Exclude(new ArticleId("none")));
        Should.Throw<ArgumentException>(() => stream.Merge(stories[0], new StoryId("none")));
        Should.Throw<ArgumentException>(() => stream.Split(stories[0], [Told(1, 0).Id]));
    }
}
