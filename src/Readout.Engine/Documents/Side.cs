namespace Readout.Documents;

/// <summary>A party to contacts: a state by its ISO 3166-1 alpha-3 code, or an organisation by its usual short name (UN, EU, NATO, AU …).</summary>
public readonly record struct Side(string Code) : IComparable<Side>
{
    /// <inheritdoc/>
    public int CompareTo(Side other) => string.CompareOrdinal(Code, other.Code);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    /// <inheritdoc/>
    public static bool operator <(Side left, Side right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(Side left, Side right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(Side left, Side right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(Side left, Side right) => left.CompareTo(right) >= 0;
}

/// <summary>The level on which a channel between two sides runs.</summary>
public enum Level
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Heads of state and government.</summary>
    Leader,

    /// <summary>Foreign ministers and their like.</summary>
    ForeignMinister,

    /// <summary>National security advisers.</summary>
    SecurityAdviser,

    /// <summary>Defence ministers and the military.</summary>
    Defence,

    /// <summary>Ministers of trade, commerce, finance.</summary>
    TradeAndEconomy,

    /// <summary>Vice and deputy ministers.</summary>
    Deputy,

    /// <summary>Officials below a deputy minister.</summary>
    Official,

    /// <summary>Ambassadors, special envoys, mediators.</summary>
    Envoy,

    /// <summary>Speakers and members of parliaments.</summary>
    Parliament,
}

/// <summary>The words of the output for the levels.</summary>
public static class LevelWords
{
    /// <summary>The level in the words of the output, such as "foreign minister".</summary>
    public static string Word(this Level level) => level switch
    {
        Level.Leader => "leader",
        Level.ForeignMinister => "foreign minister",
        Level.SecurityAdviser => "security adviser",
        Level.Defence => "defence",
        Level.TradeAndEconomy => "trade and economy",
        Level.Deputy => "deputy",
        Level.Official => "official",
        Level.Envoy => "envoy",
        Level.Parliament => "parliament",
        _ => "other",
    };
}
