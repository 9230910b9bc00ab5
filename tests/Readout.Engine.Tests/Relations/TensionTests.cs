using Readout.Documents;
using Readout.Relations;

namespace Readout.Tests.Relations;

public sealed class TensionTests
{
    private static readonly Side Norway = new("NOR");
    private static readonly Side Chile = new("CHL");

    private static Document Report(string name, string published, params (EventRoot Root, EventStatus Status, string? Date)[] events)
    {
        var article = new Article(name, null, "", "Norway did something to Chile.")
        {
            Published = new Publication(PartialDate.Parse(published), DateSource.Given, Confidence.High, null),
        };
        var all = new TextSpan(0, article.Text.Length);
        return new Document(article)
        {
            Events = events.Select(e => new CodedEvent(e.Root, null, new EventActor(new TextSpan(0, 6), Norway), new EventActor(new TextSpan(24, 29), Chile),
                PartialDate.Parse(e.Date), e.Status, new TextSpan(7, 10), new Citation(article.Id, all, article.Text), "test")).ToEquatableArray(),
        };
    }

    [Fact]
    public void An_event_that_two_reports_tell_counts_once_with_both_as_evidence()
    {
        var tension = TensionSeries.Of([Report("a", "2031-05-02", (EventRoot.Accuse, EventStatus.Happened, "2031-05-01")), Report("b", "2031-05-03", (EventRoot.Accuse, EventStatus.Happened, "2031-05-01"))])
            .ShouldHaveSingleItem();
        (tension.First, tension.Second).ShouldBe((Chile, Norway));
        var day = tension.Days.ShouldHaveSingleItem();
        day.Conflict.ShouldBe((1, 0));
        day.Events.ShouldHaveSingleItem().Evidence.Count.ShouldBe(2);
    }

    [Fact]
    public void Words_and_deeds_cooperation_and_conflict_stand_apart()
    {
        var day = TensionSeries.Of([Report("a", "2031-05-02", (EventRoot.Consult, EventStatus.Happened, null), (EventRoot.Aid, EventStatus.Happened, null), (EventRoot.Threaten, EventStatus.Happened, null), (EventRoot.Sanction, EventStatus.Happened, null))])
            .ShouldHaveSingleItem().Days.ShouldHaveSingleItem();
        (day.Cooperation, day.Conflict).ShouldBe(((1, 1), (1, 1)));
        day.Day.ToString("uuuu-MM-dd", null).ShouldBe("2031-05-02");
    }

    [Fact]
    public void What_did_not_happen_and_what_has_no_day_counts_nothing() => TensionSeries.Of([Report("a", "2031-05-02",
        (EventRoot.Threaten, EventStatus.Hypothetical, null), (EventRoot.Assault, EventStatus.Negated, null), (EventRoot.Accuse, EventStatus.Happened, "2031-04"))]).ShouldBeEmpty();

    [Fact]
    public void A_day_unlike_the_pair_s_own_days_before_is_a_change()
    {
        var quiet = Enumerable.Range(1, 8).Select(day => Report("quiet" + day, $"2031-05-0{day}", (EventRoot.Consult, EventStatus.Happened, null)));
        var days = TensionSeries.Of([.. quiet, Report("loud", "2031-05-09", (EventRoot.Sanction, EventStatus.Happened, null), (EventRoot.Threaten, EventStatus.Happened, null))])
            .ShouldHaveSingleItem().Days;
        days.Where(day => day.Changed).ShouldHaveSingleItem().Events.Count.ShouldBe(2);
        days[^1].Usual.ShouldBe(2.5);
    }

    [Fact]
    public void Where_conflict_is_usual_one_more_day_of_it_is_no_change()
    {
        var reports = Enumerable.Range(1, 9).Select(day => Report("loud" + day, $"2031-05-0{day}", (EventRoot.Sanction, EventStatus.Happened, null), (EventRoot.Threaten, EventStatus.Happened, null)));
        TensionSeries.Of(reports).ShouldHaveSingleItem().Days.ShouldAllBe(day => !day.Changed);
    }
}
