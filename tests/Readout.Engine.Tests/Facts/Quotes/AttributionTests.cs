using Readout.Documents;

namespace Readout.Tests.Facts.Quotes;

public sealed class AttributionTests
{
    [Theory]
    [InlineData("The harbour minister said the pier would open in May.", "The harbour minister", "said", "the pier would open in May")]
    [InlineData("Olga Brandt believes that the vote was fair.", "Olga Brandt", "believes", "that the vote was fair")]
    [InlineData("The union claims that the owners lied.", "The union", "claims", "that the owners lied")]
    [InlineData("Farmers fear that the drought will last.", "Farmers", "fear", "that the drought will last")]
    [InlineData("The auditors found that the money was gone.", "The auditors", "found", "that the money was gone")]
    [InlineData("A court ruled that the tax was illegal.", "A court", "ruled", "that the tax was illegal")]
    [InlineData("The mayor has announced that the bridge will close.", "The mayor", "has announced", "that the bridge will close")]
    [InlineData("The mayor did not say when the bridge would close.", "The mayor", "did not say", "when the bridge would close")]
    [InlineData("The envoy asked whether the talks could be moved.", "The envoy", "asked", "whether the talks could be moved")]
    [InlineData("She told her cousin that the shop was sold.", "She", "told", "that the shop was sold")]
    [InlineData("Brandt also warned that prices would rise.", "Brandt", "also warned", "that prices would rise")]
    [InlineData("The report, which was leaked, shows that wages fell.", null, "shows", "that wages fell")]
    public void A_clause_is_told_by_its_subject(string text, string? source, string cue, string content) => Told(text, "clause", source, cue, content);

    [Theory]
    [InlineData("The guild wants to sell the mill.", "The guild", "wants", "to sell the mill")]
    [InlineData("Rosa Vidal promised to build a school.", "Rosa Vidal", "promised", "to build a school")]
    [InlineData("The company refused to pay the fine.", "The company", "refused", "to pay the fine")]
    [InlineData("The ministry declined to comment on the letter.", "The ministry", "declined", "to comment on the letter")]
    [InlineData("The islanders hope to vote in June.", "The islanders", "hope", "to vote in June")]
    [InlineData("Norway plans to open an office in Lima.", "Norway", "plans", "to open an office in Lima")]
    public void An_infinitive_is_what_somebody_wants(string text, string source, string cue, string content) => Told(text, "infinitive", source, cue, content);

    [Theory]
    [InlineData("The bishop condemned the attack.", "The bishop", "condemned", "the attack")]
    [InlineData("Students praised the new library.", "Students", "praised", "the new library")]
    [InlineData("The governor denied the rumour.", "The governor", "denied", "the rumour")]
    [InlineData("Brandt described the pact as a mistake.", "Brandt", "described", "the pact as a mistake")]
    [InlineData("The players support the plan.", "The players", "support", "the plan")]
    public void An_object_is_what_is_judged(string text, string source, string cue, string content) => Told(text, "object", source, cue, content);

    [Theory]
    [InlineData("The drivers called for a strike.", "The drivers", "called for", "a strike")]
    [InlineData("Doctors warned of a long winter.", "Doctors", "warned of", "a long winter")]
    [InlineData("The editor apologised for the mistake.", "The editor", "apologised for", "the mistake")]
    public void A_preposition_opens_what_is_told(string text, string source, string cue, string content) => Told(text, "preposition", source, cue, content);

    [Theory]
    [InlineData("The dam is safe, according to the engineers.", "the engineers", "The dam is safe")]
    [InlineData("According to a new study, the lake is warmer than ever.", "a new study", "the lake is warmer than ever")]
    public void According_to_names_the_source(string text, string source, string content) => Told(text, "according", source, null, content);

    [Fact]
    public void A_cue_may_stand_behind_what_is_told() => Told("The road will be closed all winter, Brandt said.", null, "Brandt", "said", "The road will be closed all winter");

    [Theory]
    [InlineData("Brandt is sure that the bridge will hold.", "Brandt", "that the bridge will hold")]
    [InlineData("The villagers are worried about the river.", "The villagers", "the river")]
    public void An_adjective_tells_what_somebody_thinks(string text, string source, string content) => Told(text, "adjective", source, null, content);

    [Theory]
    [InlineData("The town was angered by Vidal's claim that the votes were bought.", "Vidal", "that the votes were bought")]
    [InlineData("His plan to sell the mill failed.", "His", "to sell the mill")]
    public void A_noun_has_its_owner_as_source(string text, string source, string content) => Told(text, "noun", source, null, content);

    [Fact]
    public void A_passive_names_its_source_behind_by() => Told("The verdict was criticised by the bishops.", "passive", "the bishops", "was criticised", "The verdict");

    [Fact]
    public void What_is_expected_has_no_source_where_none_is_named()
    {
        var told = Reports.Read("The ferry is expected to return in May.").Attributions.ShouldHaveSingleItem();
        told.Source.ShouldBeNull();
        told.Content.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("The ministry denied that the ship was lost.", true)]
    [InlineData("The ministry declined to name the ship.", true)]
    [InlineData("The ministry did not say that the ship was lost.", true)]
    [InlineData("The ministry said that the ship was lost.", false)]
    public void Denials_and_refusals_are_kept(string text, bool denied) => Reports.Read(text).Attributions[0].Denied.ShouldBe(denied);

    [Fact]
    public void What_stands_within_another_is_nested()
    {
        var told = Reports.Read("Brandt said that Vidal believes that the vote was fair.").Attributions;
        told.Count.ShouldBe(2);
        told[0].Nested.ShouldBeFalse();
        told[1].Nested.ShouldBeTrue();
    }

    [Fact]
    public void A_clause_with_words_in_quotation_marks_is_mixed()
    {
        var report = Reports.Read("Brandt said the bridge was “a gift to the whole valley” and would stay open.");
        report.Attributions.ShouldContain(told => told.Kind == QuoteKind.Mixed);
        report.Quotes.ShouldHaveSingleItem().Kind.ShouldBe(QuoteKind.Mixed);
    }

    [Fact]
    public void Quotations_of_one_cue_are_one_attribution()
    {
        var told = Reports.Read("“The road is closed,” Karl Brandt said. “It will stay closed until the snow has gone.”").Attributions.ShouldHaveSingleItem();
        told.Content.Count.ShouldBe(2);
        told.Kind.ShouldBe(QuoteKind.Direct);
        told.Speaker.ShouldBe("Karl Brandt");
    }

    [Theory]
    [InlineData("Norwegian Foreign Minister Karl Brandt said the pier would open.", "NOR")]
    [InlineData("Beijing said the pier would open.", "CHN")]
    public void An_attribution_carries_the_side_of_its_source(string text, string side) => Reports.Read(text).Attributions[0].Side.ShouldBe(new Side(side));

    [Theory]
    [InlineData("The rain made the road slippery.")]
    [InlineData("The new rule means that shops close early.")]
    [InlineData("The cook made sure that the soup was hot.")]
    [InlineData("The bus took the pupils home.")]
    public void Deeds_and_effects_are_nobodys_words(string text) => Reports.Read(text).Attributions.ShouldBeEmpty();

    private static void Told(string text, string? rule, string? source, string? cue, string content)
    {
        var attributions = Reports.Read(text).Attributions;
        var told = attributions.FirstOrDefault(a => rule is null || a.Rule == rule);
        told.ShouldNotBeNull(string.Join("; ", attributions.Select(a => a.Rule + ": " + a.Content[0].Of(text))));
        told.Content[0].Of(text).ShouldBe(content);
        if (source is not null) (told.Source is { } s ? s.Of(text) : "").ShouldBe(source);
        if (cue is not null) (told.Cue is { } c ? c.Of(text) : "").ShouldBe(cue);
    }
}
