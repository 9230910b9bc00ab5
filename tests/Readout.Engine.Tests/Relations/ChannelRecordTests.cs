using Readout.Documents;
using Readout.Relations;

namespace Readout.Tests.Relations;

public sealed class ChannelRecordTests
{
    private static readonly PartialDate Today = new(2031, 5, 20);

    private static ChannelRecord Of(params Contact[] contacts) => ChannelBoard.Of(contacts, Today).ShouldHaveSingleItem().Record;

    [Fact]
    public void The_usual_gap_is_the_middle_one_and_a_channel_unused_for_longer_is_overdue()
    {
        var record = Of(Contacts.Of(ContactStatus.Held, "2031-01-01"), Contacts.Of(ContactStatus.Held, "2031-01-31"), Contacts.Of(ContactStatus.Held, "2031-03-02"), Contacts.Of(ContactStatus.Held, "2031-03-31"));
        (record.UsualGap, record.SinceLast, record.Overdue).ShouldBe((30, 50, 20));
    }

    [Fact]
    public void Two_meetings_make_no_habit()
    {
        var record = Of(Contacts.Of(ContactStatus.Held, "2031-01-01"), Contacts.Of(ContactStatus.Held, "2031-04-30"));
        (record.UsualGap, record.SinceLast, record.Overdue).ShouldBe((null, 20, null));
    }

    [Fact]
    public void Refusals_and_postponements_are_counted_against_all_that_was_asked()
    {
        var record = Of(Contacts.Of(ContactStatus.Held, "2031-01-01"), Contacts.Of(ContactStatus.Declined, "2031-02"), Contacts.Of(ContactStatus.Cancelled, "2031-03"), Contacts.Of(ContactStatus.Postponed, "2031-04"));
        (record.Asked, record.Declined, record.Postponed).ShouldBe((4, 2, 1));
    }

    [Fact]
    public void A_proposal_is_unanswered_until_something_is_held_after_it()
    {
        var proposal = Contacts.Told(Contacts.Of(ContactStatus.Proposed, null), ContactStatus.Proposed, "2031-03-01");
        Of(Contacts.Of(ContactStatus.Held, "2031-01-01"), proposal).Unanswered.ShouldBe([proposal]);
        Of(Contacts.Of(ContactStatus.Held, "2031-04-01"), proposal).Unanswered.ShouldBeEmpty();
    }

    [Fact]
    public void Standing_forms_of_contact_are_named_once()
    {
        var first = Contacts.Of(ContactStatus.Held, "2031-01-01") with { Occasion = "Harbour Security Dialogue" };
        var second = Contacts.Of(ContactStatus.Held, "2031-02-01") with { Occasion = "Harbour Security Dialogue" };
        var third = Contacts.Of(ContactStatus.Held, "2031-03-01") with { Occasion = "royal wedding" };
        Of(first, second, third).Mechanisms.ShouldBe(["Harbour Security Dialogue"]);
    }
}
