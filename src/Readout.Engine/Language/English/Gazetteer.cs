using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Language.English;

/// <summary>What a name of the <see cref="Gazetteer"/> names.</summary>
public enum GazetteerKind
{
    /// <summary>A state or territory.</summary>
    Country,

    /// <summary>The adjective of a state or its people.</summary>
    Nationality,

    /// <summary>A capital, palace or quarter that may stand for the government: "Beijing", "the Kremlin".</summary>
    Seat,

    /// <summary>Another city or place in a country.</summary>
    City,

    /// <summary>A state or province within a country.</summary>
    Province,

    /// <summary>A part of the world, a sea, a river.</summary>
    Region,

    /// <summary>An organisation of states.</summary>
    Organization,

    /// <summary>A ministry, parliament, army, movement, company or outlet.</summary>
    Body,

    /// <summary>A people, a faith, an event, a treaty.</summary>
    Other,
}

/// <summary>An entry of the gazetteer.</summary>
/// <param name="Name">The name as listed.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Side">The state or organisation of states that it can stand for, or null.</param>
/// <param name="Country">ISO 3166-1 alpha-3 (XKX for Kosovo) of the country it is or lies in, or null.</param>
public sealed record GazetteerEntry(string Name, GazetteerKind Kind, Side? Side, string? Country);

/// <summary>The names of states, their people, capitals, cities and seats of government, of organisations of states and of well-known bodies.</summary>
/// <remarks>Of two meanings of a name the one listed first counts: states, organisations of states, bodies, places, others. Written by the project.</remarks>
public static class Gazetteer
{
    private static readonly Dictionary<string, string> CountryNames = new(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, GazetteerEntry> Entries = Read();

    private static readonly FrozenDictionary<string, string> SidesByName =
        CountryNames.GroupBy(side => side.Value, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(sides => sides.Key, sides => sides.First().Key, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, GazetteerEntry>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length in UTF-16 code units of the longest name.</summary>
    public static int LongestName { get; } = Entries.Keys.Max(name => name.Length);

    /// <summary>All entries, in no order.</summary>
    internal static IEnumerable<GazetteerEntry> All => Entries.Values;

    /// <summary>The entry of this name, written exactly so (either apostrophe; "the" left out), or null.</summary>
    public static GazetteerEntry? Find(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName || name.IsEmpty) return null;
        if (Lookup.TryGetValue(name, out var entry)) return entry;
        if (!name.Contains('’')) return null;
        Span<char> plain = stackalloc char[name.Length];
        name.Replace(plain, '’', '\'');
        return Lookup.TryGetValue(plain, out entry) ? entry : null;
    }

    /// <summary>The usual English name of a state or organisation, or its code where none is listed.</summary>
    public static string NameOf(Side side) => CountryNames.TryGetValue(side.Code, out var name) ? name : side.Code;

    /// <summary>The state or organisation that <see cref="NameOf"/> calls so, in capitals or not; or null.</summary>
    public static Side? SideOf(string name) => SidesByName.TryGetValue(name, out var code) ? new Side(code) : null;

    /// <summary>Whether the code is that of a state or territory, not of an organisation.</summary>
    public static bool IsState(Side side) =>
        CountryNames.TryGetValue(side.Code, out var name) && Entries.TryGetValue(name, out var entry) && entry.Kind == GazetteerKind.Country;

    /// <summary>The country in which a place lies or that a name belongs to, or null.</summary>
    public static Side? CountryOf(ReadOnlySpan<char> place) => Find(place)?.Country is { } code ? new Side(code) : null;

    private static FrozenDictionary<string, GazetteerEntry> Read()
    {
        var entries = new Dictionary<string, GazetteerEntry>(StringComparer.Ordinal);
        foreach (var line in WordLists.Lines("countries"))
        {
            var fields = line.Split('|');
            var side = new Side(fields[0]);
            CountryNames.TryAdd(side.Code, WordLists.Split(fields[1])[0]);
            Add(fields[1], GazetteerKind.Country, side, side.Code);
            Add(fields[2], GazetteerKind.Nationality, side, side.Code);
            Add(fields[3], GazetteerKind.Seat, side, side.Code);
            Add(fields[4], GazetteerKind.City, null, side.Code);
        }

        foreach (var line in WordLists.Lines("organizations"))
        {
            var fields = line.Split('|');
            CountryNames.TryAdd(fields[0], WordLists.Split(fields[1])[0]);
            Add(fields[1], GazetteerKind.Organization, new Side(fields[0]), null);
        }

        foreach (var line in WordLists.Lines("bodies"))
        {
            var fields = line.Split('|');
            Add(fields[1], GazetteerKind.Body, fields[0] == "-" ? null : new Side(fields[0]), fields[0] == "-" ? null : fields[0]);
        }

        foreach (var line in WordLists.Lines("places"))
        {
            var fields = line.Split('|');
            Add(fields[2], fields[1] == "region" ? GazetteerKind.Region : GazetteerKind.Province, null, fields[0] == "-" ? null : fields[0]);
        }

        foreach (var line in WordLists.Lines("others")) Add(line, GazetteerKind.Other, null, null);
        return entries.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string names, GazetteerKind kind, Side? side, string? country)
        {
            foreach (var name in WordLists.Split(names)) entries.TryAdd(name, new GazetteerEntry(name, kind, side, country));
        }
    }
}
