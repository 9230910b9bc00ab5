using Readout.Documents;
using Readout.Language.English;

namespace Readout.Tests.Language;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("China", "CHN")]
    [InlineData("PRC", "CHN")]
    [InlineData("U.S.", "USA")]
    [InlineData("Beijing", "CHN")]
    [InlineData("Kremlin", "RUS")]
    [InlineData("Downing Street", "GBR")]
    [InlineData("Côte d’Ivoire", "CIV")]
    [InlineData("Burma", "MMR")]
    [InlineData("Swazi", "SWZ")]
    [InlineData("DPRK", "PRK")]
    [InlineData("Arab League", "LAS")]
    [InlineData("SADC", "SADC")]
    [InlineData("Palestinian", "PSE")]
    [InlineData("Kosovo", "XKX")]
    public void A_name_gives_its_side(string name, string code) => Gazetteer.Find(name)!.Side!.Value.Code.ShouldBe(code);

    [Fact]
    public void A_city_lies_in_a_country_and_stands_for_none()
    {
        Gazetteer.Find("Shanghai")!.Side.ShouldBeNull();
        Gazetteer.CountryOf("Shanghai").ShouldBe(new Side("CHN"));
    }

    [Fact]
    public void Every_state_is_known_by_code() => new[] { "AFG", "BRA", "TUV", "ZWE", "VAT" }.ShouldAllBe(code => Gazetteer.IsState(new Side(code)));

    [Fact]
    public void An_organisation_is_no_state()
    {
        Gazetteer.IsState(new Side("UN")).ShouldBeFalse();
        Gazetteer.NameOf(new Side("UN")).ShouldBe("United Nations");
    }

    [Theory]
    [InlineData("US Secretary of State", Level.ForeignMinister)]
    [InlineData("Chinese Vice Foreign Minister", Level.Deputy)]
    [InlineData("assistant secretary of state for East Asia", Level.Official)]
    [InlineData("deputy prime minister", Level.Deputy)]
    [InlineData("the prime minister of Norland", Level.Leader)]
    [InlineData("U.N. special envoy for Sudan", Level.Envoy)]
    [InlineData("House Speaker", Level.Parliament)]
    [InlineData("foreign ministry spokesman", Level.Official)]
    [InlineData("Defence Minister", Level.Defence)]
    [InlineData("Treasury Secretary", Level.TradeAndEconomy)]
    [InlineData("national security adviser", Level.SecurityAdviser)]
    public void A_title_carries_its_level(string title, Level level) => Offices.LevelIn(title).ShouldBe(level);

    [Fact]
    public void What_is_no_title_carries_no_level() => Offices.LevelIn("a baker from Lund").ShouldBeNull();

    [Fact]
    public void Whatever_a_side_is_called_leads_back_to_it_in_capitals_or_not()
    {
        foreach (var side in Gazetteer.All.Select(entry => entry.Side).OfType<Side>().Distinct())
        {
            var name = Gazetteer.NameOf(side);
            if (name == side.Code) continue;
            Gazetteer.NameOf(Gazetteer.SideOf(name.ToLowerInvariant())!.Value).ShouldBe(name);
        }
    }
}
