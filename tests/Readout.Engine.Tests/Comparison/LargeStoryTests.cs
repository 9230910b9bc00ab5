using Readout.Comparison;
using Readout.Documents;
using Readout.Tests.Copies;
using Readout.Writing;

namespace Readout.Tests.Comparison;

public sealed class LargeStoryTests
{
    private const int Reports = 5000;

    [Fact]
    public void A_story_of_five_thousand_reports_is_told_in_a_readout_that_can_be_read()
    {
        var reports = Enumerable.Range(0, Reports).Select(Report).ToArray();
        var story = Told.Story(reports);
        var compared = new StoryComparer().Compare(story, PartialDate.Parse("2031-03-06"));
        compared.Contacts.ShouldHaveSingleItem().Evidence.Select(e => e.ArticleId).Distinct().Count().ShouldBe(Reports);
        compared.Shared.Count.ShouldBeInRange(1, 40);
        compared.Sole.Count.ShouldBeLessThanOrEqualTo(120);
        compared.Summary.ShouldNotBeEmpty();
        var edition = new Edition(null, [compared], []);
        var text = ReadoutWriter.Write(edition, ReadoutFormat.Text, new WritingOptions());
        text.Length.ShouldBeLessThan(100_000);
        text.ShouldContain("5,000 original reports");
        text.ShouldContain("HELD");
    }

    private static Document Report(int at)
    {
        var text = $"Mara Lind met Teo Varga in Portvale on Tuesday, the {at % 7} ministers said. {Texts.Report(at, 3)} Mara Lind told Teo Varga that {at % 40} boats would sail from Portvale.";
        return Told.Report("report" + at, "2031-03-0" + (4 + (at % 3)), text,
            Told.Contact("Mara Lind met", ContactKind.Meeting, ContactStatus.Held, "NOR SWE", "Mara Lind/NOR, Teo Varga/SWE", start: "2031-03-04", place: "Portvale"));
    }
}
