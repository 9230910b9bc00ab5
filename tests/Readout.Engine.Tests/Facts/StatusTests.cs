using Readout.Documents;

namespace Readout.Tests.Facts;

public sealed class StatusTests
{
    [Theory]
    [InlineData("The Kenyan president [met] his Somali counterpart in Kismayo on Tuesday.")]
    [InlineData("The envoys [held talks] in Oslo last week.")]
    [InlineData("She has [visited] Quito twice since the election.")]
    [InlineData("After the [meeting], the ministers left without a word.")]
    [InlineData("The general [paid a short visit] to Tirana in 2019.")]
    public void What_took_place_is_held(string marked) => Reports.StatusOf(marked).ShouldBe(ContactStatus.Held);

    [Theory]
    [InlineData("The Kenyan president will [meet] his Somali counterpart on Friday.")]
    [InlineData("The ministers are due to [meet] in Lima next week.")]
    [InlineData("The premier is expected to [travel] to Riga in June.")]
    [InlineData("The two sides agreed to [meet] again.")]
    [InlineData("The queen has accepted an invitation to [visit] Bogota.")]
    public void What_is_fixed_is_planned(string marked) => Reports.StatusOf(marked).ShouldBe(ContactStatus.Planned);

    [Theory]
    [InlineData("The two presidents may [meet] at the forum.")]
    [InlineData("A [visit] to Hanoi is under consideration.")]
    [InlineData("Officials have not ruled out a [meeting] of the two kings.")]
    [InlineData("If the border reopens, the ministers will [meet].")]
    public void What_is_open_is_possible(string marked) => Reports.StatusOf(marked).ShouldBe(ContactStatus.Possible);

    [Theory]
    [InlineData("Norway proposed a [meeting] of the coastal states.")]
    [InlineData("He invited the emir to [visit] Vienna.")]
    [InlineData("The bloc called for [talks] between the rivals.")]
    public void What_is_offered_is_proposed(string marked) => Reports.StatusOf(marked).ShouldBe(ContactStatus.Proposed);

    [Theory]
    [InlineData("The [summit] was postponed until the spring.")]
    [InlineData("The chancellor delayed her [trip] to Cairo.")]
    [InlineData("Both sides agreed to delay Sunday's [meeting] by a month.")]
    [InlineData("The [talks] are on hold.")]
    public void What_is_put_off_is_postponed(string marked) => Reports.StatusOf(marked).ShouldBe(ContactStatus.Postponed);

    [Theory]
    [InlineData("The minister called off her [visit] to Baku.")]
    [InlineData("The [meeting] was cancelled at short notice.")]
    [InlineData("The leaders were to have [met] on Sunday.")]
    [InlineData("The king has called off next month's [trip] to Tunis.")]
    public void What_is_called_off_is_cancelled(string marked) => Reports.StatusOf(marked).ShouldBe(ContactStatus.Cancelled);

    [Theory]
    [InlineData("The rebels refused to [meet] the mediator.")]
    [InlineData("Hanoi rejected an offer of [talks].")]
    [InlineData("He would not [receive] the ambassador.")]
    [InlineData("The premier is ruling out a [meeting] with the rebels.")]
    public void What_is_refused_is_declined(string marked) => Reports.StatusOf(marked).ShouldBe(ContactStatus.Declined);

    [Theory]
    [InlineData("The ministers are [meeting] in Accra this week.")]
    [InlineData("The [talks] continue behind closed doors.")]
    public void What_goes_on_is_under_way(string marked) => Reports.StatusOf(marked).ShouldBe(ContactStatus.UnderWay);

    [Theory]
    [InlineData("The two did not [meet] in Geneva.")]
    [InlineData("The plant [met] its target for the year.")]
    [InlineData("The bill was [met with] anger in the capital.")]
    public void What_never_was_or_is_none_has_no_status(string marked) => Reports.StatusOf(marked).ShouldBeNull();

    [Fact]
    public void A_plan_that_was_cancelled_later_in_the_sentence_is_not_held() =>
        Reports.StatusOf("The premier was slated to [visit] Doha in March, but postponed the trip.").ShouldBe(ContactStatus.Postponed);
}
