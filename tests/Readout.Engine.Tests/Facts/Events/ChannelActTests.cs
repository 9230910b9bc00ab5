using Readout.Documents;

namespace Readout.Tests.Facts.Events;

public sealed class ChannelActTests
{
    [Theory]
    [InlineData("Poland expelled three Belarusian diplomats on Monday.", ChannelAct.DiplomatsExpelled, "POL", "BLR")]
    [InlineData("Estonia has expelled the Russian ambassador.", ChannelAct.DiplomatsExpelled, "EST", "RUS")]
    [InlineData("Two Peruvian diplomats were expelled from Chile.", ChannelAct.DiplomatsExpelled, "CHL", "PER")]
    [InlineData("Chile declared two Peruvian diplomats personae non gratae.", ChannelAct.DiplomatsExpelled, "CHL", "PER")]
    [InlineData("The Peruvian ambassador was declared persona non grata by Chile.", ChannelAct.DiplomatsExpelled, "CHL", "PER")]
    [InlineData("Norway ordered five Iranian embassy employees to leave within a week.", ChannelAct.DiplomatsExpelled, "NOR", "IRN")]
    [InlineData("The Czech government announced the expulsion of 18 Russian diplomats.", ChannelAct.DiplomatsExpelled, "CZE", "RUS")]
    [InlineData("Kenya recalled its ambassador to Somalia for consultations.", ChannelAct.EnvoysRecalled, "KEN", "SOM")]
    [InlineData("Morocco withdrew its ambassador from Madrid.", ChannelAct.EnvoysRecalled, "MAR", "ESP")]
    [InlineData("The Spanish ambassador was recalled from Buenos Aires on Sunday.", ChannelAct.EnvoysRecalled, "ESP", "ARG")]
    [InlineData("Spain returned its ambassador to Argentina.", ChannelAct.EnvoysReturned, "ESP", "ARG")]
    [InlineData("The Dutch foreign ministry summoned the Turkish ambassador.", ChannelAct.AmbassadorSummoned, "NLD", "TUR")]
    [InlineData("The Turkish charge d'affaires was summoned by the Netherlands.", ChannelAct.AmbassadorSummoned, "NLD", "TUR")]
    [InlineData("Bolivia severed diplomatic relations with Israel.", ChannelAct.RelationsSevered, "BOL", "ISR")]
    [InlineData("Bolivia broke off ties with Israel.", ChannelAct.RelationsSevered, "BOL", "ISR")]
    [InlineData("Rwanda cut diplomatic ties with Belgium on Monday.", ChannelAct.RelationsSevered, "RWA", "BEL")]
    [InlineData("Jordan downgraded its diplomatic ties with Qatar.", ChannelAct.RelationsDowngraded, "JOR", "QAT")]
    [InlineData("Iran and Saudi Arabia restored diplomatic relations.", ChannelAct.RelationsRestored, "IRN", "SAU")]
    [InlineData("Diplomatic relations between Chad and Sudan were restored on Monday.", ChannelAct.RelationsRestored, "TCD", "SDN")]
    [InlineData("Honduras established diplomatic relations with China.", ChannelAct.RelationsRestored, "HND", "CHN")]
    [InlineData("Ecuador closed its embassy in Havana.", ChannelAct.MissionClosed, "ECU", "CUB")]
    [InlineData("The United States shut the Chinese consulate in Houston.", ChannelAct.MissionClosed, "USA", "CHN")]
    [InlineData("Saudi Arabia reopened its embassy in Damascus.", ChannelAct.MissionOpened, "SAU", "SYR")]
    [InlineData("India and China opened a hotline between their armies.", ChannelAct.HotlineOpened, "CHN", "IND")]
    [InlineData("North Korea cut off the military hotline with South Korea.", ChannelAct.HotlineCut, "PRK", "KOR")]
    public void What_is_done_to_a_channel_is_told_with_both_sides(string text, ChannelAct act, string source, string target)
    {
        var report = Reports.Read(text);
        var told = report.Events.Where(e => ChannelActTable.OfMode(e.Mode) is not null).ToList().ShouldHaveSingleItem();
        ChannelActTable.OfMode(told.Mode).ShouldBe(act);
        told.Root.ShouldBe(act.Root());
        told.Status.ShouldBe(EventStatus.Happened);
        if (act is not ChannelAct.HotlineOpened) (told.Source.Side.Code, told.Target.Side.Code).ShouldBe((source, target));
        new[] { told.Source.Side.Code, told.Target.Side.Code }.Order().ShouldBe(new[] { source, target }.Order());
        told.Evidence.HoldsIn(report.Article).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Kenya and Uganda expelled Sudanese diplomats on Monday.", "KEN>SDN UGA>SDN")]
    [InlineData("Poland, Lithuania and Latvia expelled Belarusian diplomats.", "POL>BLR LTU>BLR LVA>BLR")]
    [InlineData("France and Germany summoned the Russian ambassador.", "FRA>RUS DEU>RUS")]
    [InlineData("Thailand and Laos closed their embassies in Myanmar.", "THA>MMR LAO>MMR")]
    [InlineData("Chad and Niger closed the Malian embassy.", "TCD>MLI NER>MLI")]
    [InlineData("Peru and Chile recalled their ambassadors after a coup in Bolivia.", "")]
    [InlineData("Peru and Chile recalled each other's ambassadors.", "PER>CHL")]
    [InlineData("Iran and Saudi Arabia restored diplomatic relations.", "IRN>SAU")]
    [InlineData("Paraguay's embassy in Caracas was closed.", "")]
    [InlineData("India expelled the Canadian high commissioner.", "IND>CAN")]
    [InlineData("Kenya recalled its trade envoy from Somalia.", "")]
    public void Each_doer_does_it_to_whom_it_is_done(string text, string pairs) => string.Join(' ', Reports.Read(text).Events
        .Where(e => ChannelActTable.OfMode(e.Mode) is not null).Select(e => $"{e.Source.Side}>{e.Target.Side}")).ShouldBe(pairs);

    [Theory]
    [InlineData("Peru stopped short of expelling Bolivian diplomats.")]
    [InlineData("Kenya has ruled out expelling Sudanese diplomats.")]
    [InlineData("Instead of recalling its ambassador to Chad, Egypt asked for talks.")]
    [InlineData("Sweden has yet to reopen its embassy in Syria.")]
    [InlineData("Egypt almost severed its ties with Sudan.")]
    [InlineData("Norway allegedly expelled Russian diplomats.")]
    [InlineData("Nobody believes that Norway expelled Russian diplomats.")]
    [InlineData("In the film, Brazil expels Peruvian diplomats.")]
    [InlineData("Ghana failed to restore diplomatic relations with Togo.")]
    [InlineData("Estonia cancelled plans to close its embassy in Cairo.")]
    [InlineData("Relations soured in 2024, when Spain recalled its ambassador from Argentina.")]
    [InlineData("It has been ten years since Belgium closed its embassy in Libya.")]
    [InlineData("Chad had earlier expelled the German ambassador.")]
    public void What_was_not_done_or_not_lately_is_not_told_as_news(string text) => Reports.Read(text).Events
        .Where(e => ChannelActTable.OfMode(e.Mode) is not null && e.Status == EventStatus.Happened).ShouldBeEmpty();

    [Fact]
    public void One_deed_is_told_once() => Reports.Read("Norway was about to recall its ambassador to Iran.").Events.ShouldHaveSingleItem().Status.ShouldBe(EventStatus.Future);

    [Theory]
    [InlineData("Poland will expel three Belarusian diplomats.", EventStatus.Future)]
    [InlineData("Poland could expel three Belarusian diplomats.", EventStatus.Hypothetical)]
    [InlineData("Poland threatened to recall its ambassador to Belarus.", EventStatus.Hypothetical)]
    [InlineData("Poland refused to recall its ambassador to Belarus.", EventStatus.Negated)]
    [InlineData("Poland did not expel the Belarusian ambassador.", EventStatus.Negated)]
    [InlineData("Iran and Saudi Arabia agreed to restore diplomatic relations.", EventStatus.Future)]
    [InlineData("Iran severed diplomatic relations with Morocco in 2009.", EventStatus.Historical)]
    [InlineData("If Chile expels the Peruvian ambassador, talks will end.", EventStatus.Hypothetical)]
    public void What_is_threatened_planned_denied_or_long_past_is_no_news(string text, EventStatus status) =>
        Reports.Read(text).Events.Single(e => ChannelActTable.OfMode(e.Mode) is not null).Status.ShouldBe(status);

    [Theory]
    [InlineData("Chile cut trade ties with Peru.")]
    [InlineData("The Chilean company cut ties with a Peruvian bank.")]
    [InlineData("Chile recalled the striker for the match against Peru.")]
    [InlineData("Toyota recalled its cars in Peru.")]
    [InlineData("The court summoned the Peruvian singer.")]
    [InlineData("The school expelled two Peruvian students.")]
    [InlineData("Chile opened its border with Peru.")]
    [InlineData("The Peruvian ambassador opened an exhibition in Chile.")]
    [InlineData("Chile closed its market to Peru.")]
    [InlineData("The Chilean ambassador returned to Lima.")]
    [InlineData("The ambassador recalled his childhood in Peru.")]
    public void Other_recalls_cuts_and_closures_are_no_acts_between_states(string text) =>
        Reports.Read(text).Events.Where(e => ChannelActTable.OfMode(e.Mode) is not null).ShouldBeEmpty();
}
