using Readout.Documents;

namespace Readout.Tests.Language;

/// <summary>Passages published on Wednesday, June 18, 2031, unless they say otherwise.</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData("The envoy arrived on Sunday.", "Sunday=2031-06-15")]
    [InlineData("The envoy will arrive on Sunday.", "Sunday=2031-06-22")]
    [InlineData("Norland said on Monday it would send a team on Friday.", "Monday=2031-06-16;Friday=2031-06-20")]
    [InlineData("They met on Wednesday.", "Wednesday=2031-06-18")]
    [InlineData("The visit was to start on Sunday.", "Sunday=2031-06-22")]
    [InlineData("The Queen and her party were to have stayed from Saturday.", "Saturday=2031-06-21")]
    [InlineData("She was to visit Lund in February.", "February=2031-02")]
    [InlineData("The thanks he gave on Sunday were to his hosts.", "Sunday=2031-06-15")]
    [InlineData("The visit was postponed in February.", "February=2031-02")]
    [InlineData("The visit was postponed in October.", "October=2030-10")]
    [InlineData("The leaders will meet in November.", "November=2031-11")]
    [InlineData("The summit will be held in March.", "March=2032-03")]
    [InlineData("The two last spoke in November 2029.", "November 2029=2029-11")]
    [InlineData("The treaty was signed on June 3, 2024.", "June 3, 2024=2024-06-03")]
    [InlineData("The treaty was signed on 3 June 2024.", "3 June 2024=2024-06-03")]
    [InlineData("The treaty was signed on the 3rd of June.", "the 3rd of June=2031-06-03")]
    [InlineData("She will be in Lund on June 20-21.", "June 20-21=2031-06-20")]
    [InlineData("He came last month and returns next week.", "last month=2031-05;next week=2031-W26")]
    [InlineData("The base closed last year.", "last year=2030")]
    [InlineData("A deal was reached earlier this month.", "earlier this month=2031-06")]
    [InlineData("They will vote later this year.", "later this year=2031")]
    [InlineData("They will vote by the end of the year.", "the end of the year=2031")]
    [InlineData("The talks ran for two days.", "two days=P2D")]
    [InlineData("A five-hour meeting ended without a deal.", "five-hour=PT5H")]
    [InlineData("The call took about two and a half hours.", "two and a half hours=PT2.5H")]
    [InlineData("He left three days ago.", "three days ago=2031-06-15")]
    [InlineData("Relations froze in the 1990s.", "the 1990s=199")]
    [InlineData("The border was drawn in the 19th century.", "the 19th century=18")]
    [InlineData("The panel meets every Monday.", "every Monday=XXXX-WXX-1")]
    [InlineData("The accord dates from the summer of 2019.", "the summer of 2019=2019-SU")]
    [InlineData("They spoke on Tuesday morning.", "Tuesday morning=2031-06-17TMO")]
    [InlineData("Officials met yesterday and will meet again tomorrow.", "yesterday=2031-06-17;tomorrow=2031-06-19")]
    [InlineData("The talks, due to begin on Thursday, are off.", "Thursday=2031-06-19")]
    [InlineData("Ms. Lund's Tuesday's call was short.", "Tuesday=2031-06-17")]
    [InlineData("The war lasted from 2019 to 2023.", "2019=2019;2023=2023")]
    [InlineData("She met him on 2031-06-02.", "2031-06-02=2031-06-02")]
    [InlineData("He was shot in late May.", "late May=2031-05")]
    [InlineData("The soldiers march on. They may leave.", "")]
    [InlineData("Some 2000 people fled; 1,500 stayed.", "")]
    [InlineData("She was due to visit in February but stayed home.", "February=2031-02")]
    [InlineData("They may one day clash.", "")]
    [InlineData("As soon as he landed, he spoke; he will be back soon.", "soon=FUTURE_REF")]
    [InlineData("A few months later she resigned.", "A few months later=XXXX-XX")]
    [InlineData("Council resolution 1973 was passed.", "")]
    [InlineData("The two sides met on Sunday and Monday.", "Sunday=2031-06-15;Monday=2031-06-16")]
    public void Times_are_found_and_resolved(string text, string times) => Read.Times(text).ShouldBe(times.Split(';', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("The envoy arrived on Sunday.", "Sunday=XXXX-WXX-7")]
    [InlineData("The envoy arrived on June 3.", "June 3=XXXX-06-03")]
    [InlineData("The envoy arrived in February.", "February=XXXX-02")]
    [InlineData("The envoy arrived on June 3, 2024.", "June 3, 2024=2024-06-03")]
    public void Without_a_day_of_publication_only_what_is_said_in_full_is_resolved(string text, string times) => Read.Times(text, null).ShouldBe(times.Split(';'));

    [Fact]
    public void A_weekday_without_an_anchor_has_no_start() => Read.Passage("The envoy arrived on Sunday.", null).Times[0].Start.ShouldBeNull();

    [Fact]
    public void A_range_of_days_has_start_and_end()
    {
        var time = Read.Passage("She will be in Lund from June 30–July 2.").Times[0];
        (time.Start, time.End).ShouldBe((new PartialDate(2031, 6, 30), new PartialDate(2031, 7, 2)));
    }

    [Fact]
    public void A_week_starts_on_Monday_and_ends_on_Sunday()
    {
        var time = Read.Passage("They will meet next week.").Times[0];
        (time.Start, time.End).ShouldBe((new PartialDate(2031, 6, 23), new PartialDate(2031, 6, 29)));
    }

    [Fact]
    public void In_a_history_a_bare_month_belongs_to_the_year_the_narrative_has_reached() =>
        Read.Times("The siege began in May 1741. In June the town fell. Peace was signed on 3 March 1742, and in April the army left. The fort was razed in 1750.", "2031-06-18")
            .ShouldBe(["May 1741=1741-05", "June=1741-06", "3 March 1742=1742-03-03", "April=1742-04", "1750=1750"]);

    [Fact]
    public void A_glance_at_a_far_year_does_not_move_a_history() =>
        Read.Times("The rising began in May 1920, as that of 1863 had begun. In June the town fell. It ended in 1921 and was forgotten by 1930.")
            .ShouldBe(["May 1920=1920-05", "1863=1863", "June=1920-06", "1921=1921", "1930=1930"]);

    [Fact]
    public void The_following_day_follows_the_day_told_before() =>
        Read.Times("They met on June 3. The following day both flew home.").ShouldBe(["June 3=2031-06-03", "The following day=2031-06-04"]);

    [Theory]
    [InlineData("Koski cancelled a planned visit to Peru in February.", "February=2031-02")]
    [InlineData("A visit planned for January was postponed.", "January=2031-01")]
    [InlineData("Koski postponed the visit planned for July.", "July=2031-07")]
    [InlineData("The visit was postponed until February.", "February=2032-02")]
    public void The_month_of_something_undone_is_the_nearer_one(string text, string times) => Read.Times(text).ShouldBe([times]);
}
