using NodaTime;
using Readout.Documents;
using Readout.Relations;

namespace Readout.Tests.Relations;

public sealed class ChannelBoardTests
{
    private static readonly PartialDate Today = new(2024, 5, 20);

    private static Contact Of(ContactStatus status, string? start, ContactKind kind = ContactKind.Meeting, Level level = Level.ForeignMinister,
        string sides = "NOR CHL", string? end = null, string? refusedBy = null) => new()
        {
            Id = ContentHash.Of(status.Word(), start ?? "", kind.Word(), level.Word(), sides),
            Kind = kind,
            Status = status,
            Level = level,
            Start = PartialDate.Parse(start),
            End = PartialDate.Parse(end),
            Sides = sides.Split(' ').Select(s => new Side(s)).ToEquatableArray(),
            DeclinedBy = refusedBy is null ? null : new Side(refusedBy),
            Evidence = [new Citation(new ArticleId("a"), new TextSpan(0, 1), "x")],
        };

    private static Channel Only(params Contact[] contacts) => ChannelBoard.Of(contacts, Today).ShouldHaveSingleItem();

    [Fact]
    public void A_channel_last_used_is_open_and_names_the_newest_contact()
    {
        var channel = Only(Of(ContactStatus.Held, "2024-05-13"), Of(ContactStatus.Held, "2023-11"), Of(ContactStatus.Postponed, "2024-02"));
        channel.State.ShouldBe(ChannelState.Open);
        channel.LastHeld!.Start.ShouldBe(new PartialDate(2024, 5, 13));
        (channel.First.Code, channel.Second.Code).ShouldBe(("CHL", "NOR"));
    }

    [Fact]
    public void A_refusal_after_the_last_meeting_strains_a_channel()
    {
        Only(Of(ContactStatus.Held, "2024-05-02"), Of(ContactStatus.Declined, "2024-05")).State.ShouldBe(ChannelState.Strained);
    }

    [Fact]
    public void Only_plans_leave_a_channel_silent() => Only(Of(ContactStatus.Planned, "2024-06-01")).State.ShouldBe(ChannelState.Silent);

    [Fact]
    public void Two_refusals_by_one_side_with_nothing_planned_suspend_a_channel()
    {
        var channel = Only(Of(ContactStatus.Held, "2023-05"), Of(ContactStatus.Cancelled, "2024-03", refusedBy: "CHL"),
            Of(ContactStatus.Declined, "2024-05", refusedBy: "CHL"));
        channel.State.ShouldBe(ChannelState.Suspended);
    }

    [Fact]
    public void The_next_contact_is_the_first_to_come_and_not_one_long_past()
    {
        var channel = Only(Of(ContactStatus.Planned, "2024-05-01"), Of(ContactStatus.Planned, "2024-07-01"), Of(ContactStatus.Possible, "2024-06"));
        channel.Next!.Status.ShouldBe(ContactStatus.Possible);
    }

    [Fact]
    public void What_belongs_to_a_visit_under_way_is_not_next_where_something_follows_it()
    {
        var channel = Only(Of(ContactStatus.UnderWay, "2024-05-19", ContactKind.Visit, end: "2024-05-21"), Of(ContactStatus.Planned, "2024-05-21"),
            Of(ContactStatus.Planned, null, ContactKind.Visit, sides: "CHL NOR"));
        channel.Next!.Start.ShouldBeNull();
    }

    private static PairEvent Act(ChannelAct act, int month, int day) =>
        new(act.Root(), new Side("NOR"), new Side("CHL"), new LocalDate(2024, month, day), [new Citation(new ArticleId("a"), new TextSpan(0, 1), "x")]) { Act = act };

    private static Channel Only(PairEvent[] acts, params Contact[] contacts) => ChannelBoard.Of(contacts, Today, acts).ShouldHaveSingleItem();

    [Theory]
    [InlineData(ChannelAct.EnvoysRecalled, "2024-05-02", ChannelState.Strained)]
    [InlineData(ChannelAct.DiplomatsExpelled, "2024-05-02", ChannelState.Strained)]
    [InlineData(ChannelAct.AmbassadorSummoned, "2024-05-02", ChannelState.Open)]
    [InlineData(ChannelAct.EnvoysRecalled, "2024-05-12", ChannelState.Open)]
    [InlineData(ChannelAct.RelationsSevered, "2024-05-02", ChannelState.Suspended)]
    [InlineData(ChannelAct.RelationsSevered, "2024-05-12", ChannelState.Strained)]
    public void What_is_done_to_a_channel_tells_how_it_stands_until_it_is_used_again(ChannelAct act, string held, ChannelState state) =>
        Only([Act(act, 5, 10)], Of(ContactStatus.Held, held)).State.ShouldBe(state);

    [Fact]
    public void What_is_undone_strains_no_more()
    {
        Only([Act(ChannelAct.EnvoysRecalled, 4, 1), Act(ChannelAct.EnvoysReturned, 5, 10)], Of(ContactStatus.Held, "2024-03-02")).State.ShouldBe(ChannelState.Open);
        Only([Act(ChannelAct.RelationsSevered, 4, 1), Act(ChannelAct.RelationsRestored, 5, 10)], Of(ContactStatus.Declined, "2024-04-02")).State.ShouldBe(ChannelState.Open);
    }

    [Fact]
    public void A_pair_known_by_acts_alone_has_the_channel_of_envoys()
    {
        var channel = Only([Act(ChannelAct.RelationsSevered, 5, 10), Act(ChannelAct.AmbassadorSummoned, 5, 2)]);
        (channel.Level, channel.State).ShouldBe((Level.Envoy, ChannelState.Suspended));
        channel.Acts.Select(a => a.Act).ShouldBe([ChannelAct.RelationsSevered, ChannelAct.AmbassadorSummoned]);
    }

    [Fact]
    public void An_act_of_a_later_day_does_not_count_yet() => ChannelBoard.Of([], Today, [Act(ChannelAct.RelationsSevered, 6, 1)]).ShouldBeEmpty();

    [Fact]
    public void A_contact_of_three_sides_counts_for_each_pair() =>
        ChannelBoard.Of([Of(ContactStatus.Held, "2024-05-13", sides: "UN NOR CHL")], Today)
            .Select(c => c.First.Code + c.Second.Code).ShouldBe(["CHLNOR", "CHLUN", "NORUN"]);

    [Fact]
    public void Levels_are_channels_of_their_own_with_the_leaders_first() =>
        ChannelBoard.Of([Of(ContactStatus.Held, "2024-05-13", level: Level.Other), Of(ContactStatus.Held, "2024-05-13", level: Level.Defence),
            Of(ContactStatus.Held, "2024-05-13", level: Level.Leader)], Today)
            .Select(c => c.Level).ShouldBe([Level.Leader, Level.Defence, Level.Other]);

    [Fact]
    public void No_contacts_make_no_channels() => ChannelBoard.Of([], null).ShouldBeEmpty();

    [Fact]
    public void A_meeting_without_a_day_during_the_travellers_visit_is_not_what_comes_next()
    {
        EquatableArray<Participant> lund = [new Participant("Ada Lund", null, new Side("NOR"))];
        var visit = Of(ContactStatus.Held, "2024-05-20", ContactKind.Visit) with { People = lund, Place = "Santiago" };
        var within = Of(ContactStatus.Planned, null) with { Id = "within", People = lund, IndependentOrigins = 3 };
        var later = Of(ContactStatus.Planned, null, ContactKind.Visit) with { Id = "later", Place = "Oslo" };
        Only(visit, within, later).Next!.Id.ShouldBe("later");
    }
}
