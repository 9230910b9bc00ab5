using Readout.Documents;
using Readout.Writing;

namespace Readout.Tests.Writing;

public sealed class StorySectionsTests
{
    private static StoryReadout WithContacts(int old)
    {
        var talks = SampleEdition.Talks;
        var past = Enumerable.Range(0, old).Select(n => SampleEdition.Meeting with
        {
            Id = $"{n:x16}",
            Start = new PartialDate(2001 + n, 1, 1),
            IndependentOrigins = 1,
        });
        return StoryReadout.Of(talks with { Contacts = [.. past, SampleEdition.Meeting with { IndependentOrigins = 2 }] });
    }

    [Fact]
    public void Of_a_long_list_the_contact_told_by_most_origins_stands_before_what_is_only_counted()
    {
        var story = WithContacts(30);
        var first = StorySections.WeightiestFirst(story).Take(StorySections.Shown(story.Contacts.Count, StorySections.Limit)).ToList();
        first.ShouldContain(c => c.Id == SampleEdition.Meeting.Id);
        first.Select(c => c.Start!.Value).ShouldBeInOrder();
        StorySections.WeightiestFirst(story).Count.ShouldBe(story.Contacts.Count);
    }

    [Fact]
    public void A_short_list_stays_in_order_of_date()
    {
        var story = WithContacts(5);
        StorySections.WeightiestFirst(story).Select(c => c.Id).ShouldBe(story.Contacts.Select(c => c.Id));
    }

    [Fact]
    public void Whole_sayings_stand_before_scraps()
    {
        var story = StoryReadout.Of(SampleEdition.Talks);
        var saying = story.Quotes[0];
        var scrap = saying with { Text = "steer" };
        StorySections.BySpeaker(story with { Quotes = [scrap, saying] }).Select(q => q.Text).ShouldBe([saying.Text, "steer"]);
    }
}
