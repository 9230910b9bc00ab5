using Readout.Documents;
using Readout.Relations;

namespace Readout.Tests.Relations;

public sealed class ExpectationsTests
{
    private static readonly PartialDate Today = new(2031, 5, 20);

    private static Expectation Only(params Contact[] contacts) => Expectations.Of(contacts, Today).ShouldHaveSingleItem();

    [Theory]
    [InlineData(ContactStatus.Planned, "2031-06-01", Outcome.Open)]
    [InlineData(ContactStatus.Planned, "2031-05-01", Outcome.Unknown)]
    [InlineData(ContactStatus.Proposed, null, Outcome.Open)]
    [InlineData(ContactStatus.Postponed, "2031-05-01", Outcome.PutOff)]
    [InlineData(ContactStatus.Cancelled, "2031-05-01", Outcome.Dropped)]
    [InlineData(ContactStatus.Declined, null, Outcome.Dropped)]
    public void What_is_not_held_is_told_by_its_status_and_its_day(ContactStatus status, string? start, Outcome outcome) =>
        Only(Contacts.Of(status, start)).Outcome.ShouldBe(outcome);

    [Fact]
    public void A_plan_that_was_held_was_kept()
    {
        var contact = Contacts.Told(Contacts.Told(Contacts.Of(ContactStatus.Held, "2031-05-10"), ContactStatus.Planned, "2031-05-01"), ContactStatus.Held, "2031-05-11");
        Only(contact).ShouldBe(new Expectation(contact, Outcome.Kept, contact));
    }

    [Fact]
    public void A_plan_is_kept_by_another_story_that_tells_of_it_as_held()
    {
        var held = Contacts.Of(ContactStatus.Held, "2031-05-10");
        Only(Contacts.Of(ContactStatus.Planned, "2031-05"), held).Held.ShouldBe(held);
        Only(Contacts.Of(ContactStatus.Planned, "2031-04"), held).Outcome.ShouldBe(Outcome.Unknown);
        Only(Contacts.Of(ContactStatus.Planned, "2031-05", ContactKind.Call), held).Outcome.ShouldBe(Outcome.Open);
    }

    [Fact]
    public void What_was_held_unannounced_is_no_expectation() => Expectations.Of([Contacts.Of(ContactStatus.Held, "2031-05-10")], Today).ShouldBeEmpty();
}
