using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts;

/// <summary>The words of offices and roles, their level, and the offices that only one state has.</summary>
internal static class RoleWords
{
    /// <summary>Nouns that can head a role.</summary>
    public static readonly FrozenSet<string> Heads = Set("president minister secretary premier chancellor king queen prince princess emperor empress emir sultan sheikh shah pope leader ruler chairman chairwoman chair " +
        "chief head director ambassador envoy representative negotiator mediator commissioner governor mayor senator congressman congresswoman lawmaker speaker mp deputy general admiral marshal colonel lieutenant " +
        "commander counterpart spokesman spokeswoman spokesperson diplomat official adviser advisor counselor councilor councillor coordinator aide analyst professor fellow researcher expert scholar economist strategist " +
        "historian lecturer editor author founder lawyer attorney judge treasurer trustee candidate nominee politician activist campaigner member monarch taoiseach premier-designate ayatollah cardinal archbishop " +
        "bishop patriarch reporter correspondent journalist executive ceo counsel manager consultant organizer organiser strongman dictator justice officer sheriff veteran scientist physicist doctor pollster " +
        "tsar czar sherpa plenipotentiary regent vice-president undersecretary under-secretary secretary-general coordinator liaison fighter rebel resident student teacher worker owner captain pastor reverend rabbi imam");

    /// <summary>Abbreviated and capitalised titles.</summary>
    public static readonly FrozenSet<string> Abbreviated = Set("gov gov. sen sen. rep rep. gen gen. lt lt. adm adm. col col. maj maj. sgt sgt. cpl capt capt. amb amb. pm pm. fm dr dr. prof prof. rev rev. judge justice");

    public static readonly FrozenSet<string> Honorifics = Set("mr mr. mrs mrs. ms ms. miss sir dame lord lady baroness baron dr dr. sheikh sheik ayatollah");

    /// <summary>Words that may stand in a role before its head or after it.</summary>
    public static readonly FrozenSet<string> Modifiers = Set("foreign prime vice deputy assistant acting interim former then then- ex- new current outgoing incoming late top senior chief special national security defence defense state " +
        "trade commerce finance treasury economy economic interior home justice health energy agriculture environment education transport labour labor external affairs international political military army naval navy " +
        "air force press house senate white parliamentary parliament opposition party rebel government communist republican democratic conservative labour liberal presidential climate nuclear " +
        "general-secretary attorney executive managing under permanent principal high first second third crown grand supreme federal central bank police intelligence spy counterterrorism joint chiefs staff council cabinet " +
        "union congressional district county city town regional provincial royal embattled veteran longtime long-time newly elected president-elect elect exiled deposed ousted de facto co- two-star three-star four-star lead " +
        "research policy resident visiting non-resident nonresident associate adjunct emeritus distinguished campaign communications deputy-national right-wing left-wing far-right independent majority minority whip");

    private static readonly FrozenSet<string> AmericanOffices = Set("congressman|congresswoman|treasury secretary|commerce secretary|defense secretary|secretary of state|secretary of defense|secretary of the treasury|attorney general|homeland security secretary|" +
        "trade representative|house speaker|senate majority leader|senate minority leader|house minority leader|house majority leader|national security advisor|first lady|state department|white house", '|');

    private static readonly FrozenSet<string> BritishOffices = Set("chancellor of the exchequer|shadow chancellor|shadow foreign secretary", '|');

    /// <summary>British offices whose title other states use, too: India, Pakistan, Nepal, the Philippines …</summary>
    private static readonly FrozenSet<string> SharedBritishOffices = Set("foreign secretary|home secretary|defence secretary", '|');

    private static readonly FrozenSet<string> ChineseOffices = Set("state councillor|state councilor|politburo member", '|');

    private static readonly FrozenSet<string> IrishOffices = Set("taoiseach|tánaiste", '|');

    /// <summary>The side of an office that one state alone has, or null: "Secretary of State" is American, "Taoiseach" Irish.</summary>
    public static Side? OnlySide(string role)
    {
        var lower = role.ToLowerInvariant();
        if (lower.Contains("secretary of state for", StringComparison.Ordinal) && !lower.Contains("assistant", StringComparison.Ordinal) && !lower.Contains("deputy", StringComparison.Ordinal)) return null;
        if (AmericanOffices.Any(office => lower.Contains(office, StringComparison.Ordinal))) return new Side("USA");
        if (BritishOffices.Any(office => lower.Contains(office, StringComparison.Ordinal))) return new Side("GBR");
        if (ChineseOffices.Any(office => lower.Contains(office, StringComparison.Ordinal))) return new Side("CHN");
        if (lower.Contains("secretary-general", StringComparison.Ordinal)) return new Side("UN");
        if (lower is "pope" or "pontiff") return new Side("VAT");
        return IrishOffices.Any(office => lower.Contains(office, StringComparison.Ordinal)) ? new Side("IRL") : null;
    }

    /// <summary>Whether the office is British, where the report speaks of Britain and of no other state that has such an office.</summary>
    public static bool MayBeBritish(string role) => SharedBritishOffices.Any(office => role.Contains(office, StringComparison.OrdinalIgnoreCase));

    /// <summary>States beside Britain that have a foreign, home or defence secretary.</summary>
    public static bool SharesOffices(Side side) => side.Code is "IND" or "PAK" or "NPL" or "BGD" or "LKA" or "PHL" or "KEN" or "MEX" or "MYS" or "MDV" or "BTN" or "HND";

    /// <summary>The level that the words of a role tell.</summary>
    public static Level LevelOf(string role)
    {
        var words = role.ToLowerInvariant().Split([' ', ',', '’', '\'', '-'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length > 4 && words[i][^1] == 's' && Heads.Contains(words[i][..^1])) words[i] = words[i][..^1];
        }

        bool Has(params ReadOnlySpan<string> any)
        {
            foreach (var word in any)
            {
                if (Array.IndexOf(words, word) >= 0) return true;
            }

            return false;
        }

        var lower = string.Join(' ', words);
        if (Has("spokesman", "spokeswoman", "spokesperson", "aide", "coordinator", "analyst", "fellow", "professor", "director")) return Has("analyst", "fellow", "professor") ? Level.Other : Level.Official;
        if (Has("assistant")) return Level.Official;
        if (Has("ambassador", "envoy", "mediator", "negotiator") || lower.Contains("special representative", StringComparison.Ordinal)) return Level.Envoy;
        if (lower.Contains("vice president", StringComparison.Ordinal)) return Level.Leader;
        if (lower.Contains("vice premier", StringComparison.Ordinal)) return Level.TradeAndEconomy;
        if (Has("deputy", "undersecretary") || lower.Contains("under secretary", StringComparison.Ordinal) || lower.Contains("vice minister", StringComparison.Ordinal) || lower.Contains("vice foreign", StringComparison.Ordinal)) return Level.Deputy;
        if (Has("trade", "commerce", "finance", "treasury", "economy", "economic") && Has("minister", "secretary", "representative", "commissioner", "chief")) return Level.TradeAndEconomy;
        if (Has("foreign", "external", "top diplomat", "state") && Has("minister", "secretary", "councillor", "councilor") && !Has("defence", "defense") && !lower.Contains("minister of state", StringComparison.Ordinal)
            || lower.Contains("top diplomat", StringComparison.Ordinal) || lower.Contains("chief diplomat", StringComparison.Ordinal) || lower.Contains("foreign policy chief", StringComparison.Ordinal)) return Level.ForeignMinister;
        if (lower.Contains("national security", StringComparison.Ordinal) && Has("adviser", "advisor", "chief")) return Level.SecurityAdviser;
        if (Has("defence", "defense", "pentagon", "general", "gen", "admiral", "military", "army", "marshal") && !lower.Contains("secretary general", StringComparison.Ordinal) && !lower.Contains("attorney general", StringComparison.Ordinal)
            && !lower.Contains("general secretary", StringComparison.Ordinal)) return Level.Defence;
        if (lower.Contains("prime minister", StringComparison.Ordinal) || lower.Contains("secretary general", StringComparison.Ordinal) || lower.Contains("head of state", StringComparison.Ordinal)
            || Has("president", "premier", "chancellor", "king", "queen", "emir", "pope", "monarch", "emperor", "sultan", "taoiseach", "leader", "ruler", "strongman", "dictator", "pm", "crown")) return Level.Leader;
        if (Has("speaker", "senator", "sen", "rep", "congressman", "congresswoman", "lawmaker", "mp", "parliament")) return Level.Parliament;
        if (Has("colonel", "col", "commander", "brigadier", "lieutenant")) return Level.Defence;
        return Has("minister", "secretary", "official", "chief", "diplomat", "commissioner", "governor", "mayor", "head") ? Level.Official : Level.Other;
    }

    private static FrozenSet<string> Set(string words, char by = ' ') => words.Split(by, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
