using Readout.Documents;
using Readout.Stories;
using static Readout.Tests.Copies.Texts;

namespace Readout.Tests.Stories;

public sealed class StoryTests
{
    [Fact]
    public void The_title_is_the_headline_most_like_the_others_and_their_openings()
    {
        var story = Of(
            ("Morning briefing", "Mount Teres erupted early on Wednesday and sent ash ten kilometres high over the island of Calvera."),
            ("Volcano Mount Teres erupts", "The airport of Calvera City was closed on Wednesday. Villagers were taken to schools."),
            ("Ash closes airport", "Mount Teres erupted before dawn, and lava flows towards the sea."));
        story.Title.ShouldBe("Volcano Mount Teres erupts");
    }

    [Fact]
    public void Of_equal_headlines_the_first_counts_and_reports_without_one_give_none()
    {
        Of(("", "Rain fell."), ("Lund braces for rain", "Rain is due in Lund."), ("Tolna counts votes", "Votes are counted.")).Title.ShouldBe("Lund braces for rain");
        Of(("", "Rain fell."), ("", "More rain fell.")).Title.ShouldBe("");
        Of().Title.ShouldBe("");
    }

    private static Story Of(params (string Title, string Text)[] reports) =>
        Story.Of(new StoryId("00000000000000f1"), reports.Select((report, at) => new Document(Article("report" + at, report.Text, "2031-03-05", title: report.Title))).ToEquatableArray(), []);
}
