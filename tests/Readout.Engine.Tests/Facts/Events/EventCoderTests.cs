using Readout.Documents;
using Readout.Facts;

namespace Readout.Tests.Facts.Events;

public sealed class EventCoderTests
{
    [Theory]
    [InlineData("Norway agreed to host Swedish experts.", EventRoot.Agree, "NOR", "SWE")]
    [InlineData("Norway promised to help Sweden.", EventRoot.Agree, "NOR", "SWE")]
    [InlineData("Norway will send food to Haiti.", EventRoot.Agree, "NOR", "HTI")]
    [InlineData("Kenya is ready to lift the embargo on Uganda.", EventRoot.Agree, "KEN", "UGA")]
    [InlineData("The Finnish president met his Polish counterpart.", EventRoot.Consult, "FIN", "POL")]
    [InlineData("Chile paid a visit to Peru.", EventRoot.Consult, "CHL", "PER")]
    [InlineData("Chile held talks with Peru on Monday.", EventRoot.Consult, "CHL", "PER")]
    [InlineData("Peru discussed the canal with Chile.", EventRoot.Consult, "PER", "CHL")]
    [InlineData("Peru ended three days of talks with Chile without a deal.", EventRoot.Consult, "PER", "CHL")]
    [InlineData("Chile and Peru signed a treaty.", EventRoot.Support, "CHL", "PER")]
    [InlineData("Brazil praised Uruguay for its reforms.", EventRoot.Support, "BRA", "URY")]
    [InlineData("Brazil recognised Kosovo.", EventRoot.Support, "BRA", "XKX")]
    [InlineData("Ghana welcomed the decision of Togo.", EventRoot.Support, "GHA", "TGO")]
    [InlineData("Ghana shared intelligence with Togo.", EventRoot.Cooperate, "GHA", "TGO")]
    [InlineData("Japan held joint exercises with Australia.", EventRoot.Cooperate, "JPN", "AUS")]
    [InlineData("Japan sent food to Nepal.", EventRoot.Aid, "JPN", "NPL")]
    [InlineData("Japan donated ambulances to Nepal.", EventRoot.Aid, "JPN", "NPL")]
    [InlineData("Canada granted asylum to Cuban sailors.", EventRoot.Aid, "CAN", "CUB")]
    [InlineData("Greece apologised to Cyprus.", EventRoot.Concede, "GRC", "CYP")]
    [InlineData("Greece lifted sanctions on Albania.", EventRoot.Concede, "GRC", "ALB")]
    [InlineData("Greece eased its ban on Albanian milk.", EventRoot.Concede, "GRC", "ALB")]
    [InlineData("Iran released two French prisoners.", EventRoot.Retreat, "IRN", "FRA")]
    [InlineData("Ethiopia withdrew its troops from Eritrea.", EventRoot.Retreat, "ETH", "ERI")]
    [InlineData("Mexico urged Guatemala to open the border.", EventRoot.Request, "MEX", "GTM")]
    [InlineData("Mexico demanded an explanation from Guatemala.", EventRoot.Request, "MEX", "GTM")]
    [InlineData("Sudan said Egypt must leave the town.", EventRoot.Request, "SDN", "EGY")]
    [InlineData("Sudan condemned Egypt.", EventRoot.Accuse, "SDN", "EGY")]
    [InlineData("Sudan accused Egypt of spying.", EventRoot.Accuse, "SDN", "EGY")]
    [InlineData("Sudan blamed Egypt for the flood.", EventRoot.Accuse, "SDN", "EGY")]
    [InlineData("Spain rejected a request from Morocco.", EventRoot.Reject, "ESP", "MAR")]
    [InlineData("Spain refused to lift the embargo on Morocco.", EventRoot.Reject, "ESP", "MAR")]
    [InlineData("Spain will not sell arms to Morocco.", EventRoot.Reject, "ESP", "MAR")]
    [InlineData("Spain declined to meet Morocco.", EventRoot.Reject, "ESP", "MAR")]
    [InlineData("Turkey threatened to attack Syria.", EventRoot.Threaten, "TUR", "SYR")]
    [InlineData("Turkey warned Syria of war.", EventRoot.Threaten, "TUR", "SYR")]
    [InlineData("Turkey will attack Syria.", EventRoot.Threaten, "TUR", "SYR")]
    [InlineData("Poland expelled three Belarusian diplomats.", EventRoot.Sanction, "POL", "BLR")]
    [InlineData("Poland cut off aid to Belarus.", EventRoot.Sanction, "POL", "BLR")]
    [InlineData("The government of Poland severed its ties with Belarus.", EventRoot.Sanction, "POL", "BLR")]
    [InlineData("Poland imposed sanctions on Belarus.", EventRoot.Sanction, "POL", "BLR")]
    [InlineData("India deployed troops against Pakistan.", EventRoot.Mobilize, "IND", "PAK")]
    [InlineData("India seized a Pakistani ship.", EventRoot.Coerce, "IND", "PAK")]
    [InlineData("India arrested two Pakistani sailors.", EventRoot.Coerce, "IND", "PAK")]
    [InlineData("India bombed Pakistan.", EventRoot.Assault, "IND", "PAK")]
    [InlineData("India launched an attack on Pakistan.", EventRoot.Assault, "IND", "PAK")]
    [InlineData("Two Pakistani soldiers were killed by Indian artillery.", EventRoot.Assault, "IND", "PAK")]
    public void The_predicate_tells_the_type_and_its_arguments_the_sides(string text, EventRoot root, string source, string target)
    {
        var report = Reports.Read(text);
        var coded = report.Events.Count > 0 ? report.Events[0] : null;
        coded.ShouldNotBeNull();
        (coded.Root, coded.Source.Side.Code, coded.Target.Side.Code).ShouldBe((root, source, target), coded.Rule);
        coded.Evidence.HoldsIn(report.Article).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Ghana did not attack Togo.", EventStatus.Negated)]
    [InlineData("If Ghana attacks Togo, the harvest is lost.", EventStatus.Hypothetical)]
    [InlineData("Ghana attacked Togo in 1990.", EventStatus.Historical)]
    [InlineData("Ghana attacked Togo on Monday.", EventStatus.Happened)]
    [InlineData("Ghana could attack Togo.", EventStatus.Hypothetical)]
    [InlineData("Ghana may expel Togolese diplomats.", EventStatus.Hypothetical)]
    public void History_plans_and_denials_are_no_news(string text, EventStatus status) => Reports.Read(text).Events.ShouldHaveSingleItem().Status.ShouldBe(status);

    [Theory]
    [InlineData("Ghana lies beside Togo.")]
    [InlineData("Ghana is smaller than Peru.")]
    [InlineData("The conference took place in Switzerland.")]
    [InlineData("Ghana met its targets.")]
    [InlineData("“Ghana attacked Togo,” the singer shouted.")]
    [InlineData("The French bakery sells German bread.")]
    [InlineData("The Swedish writer lived in Norway.")]
    public void Other_sentences_tell_no_event(string text) => Reports.Read(text).Events.ShouldBeEmpty();

    [Fact]
    public void The_date_of_its_clause_is_the_events_date() =>
        Reports.Read("Ghana expelled two Togolese diplomats on 3 May 2031.").Events[0].Date.ShouldBe(new PartialDate(2031, 5, 3));

    [Fact]
    public void The_arguments_of_two_clauses_are_not_stitched_together()
    {
        var events = Reports.Read("Ghana praised Togo, and Kenya attacked Uganda.").Events;
        events.Select(e => (e.Source.Side.Code, e.Target.Side.Code)).ShouldBe([("GHA", "TGO"), ("KEN", "UGA")]);
    }

    [Fact]
    public void A_pronoun_stands_for_who_says_so() =>
        Reports.Read("Ghana said it would send food to Togo.").Events.ShouldContain(e => e.Source.Side.Code == "GHA" && e.Target.Side.Code == "TGO");

    [Fact]
    public void Given_actors_have_the_type_that_joins_them()
    {
        const string text = "The miners, who live in the valley, went on strike against the owners.";
        var told = new FactReader().EventBetween(Reports.Analyze(text, null), new TextSpan(0, 10), new TextSpan(text.IndexOf("the owners", StringComparison.Ordinal), text.Length - 1));
        told.ShouldNotBeNull().Root.ShouldBe(EventRoot.Protest);
    }

    [Fact]
    public void A_visit_has_its_mode() => Reports.Read("Chile paid a visit to Peru.").Events[0].Mode.ShouldBe("visit");

    [Fact]
    public void Every_type_has_its_classes()
    {
        foreach (var root in Enum.GetValues<EventRoot>())
        {
            root.Quad().ShouldBeInRange(1, 4);
            (root.Score() < 0).ShouldBe(root.Quad() > 2 && root != EventRoot.Request);
            root.CameoRoot().Length.ShouldBe(2);
        }
    }
}
