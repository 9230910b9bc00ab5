using Readout.Documents;
using Readout.Language.English;

namespace Readout.Comparison;

/// <summary>Which place names of a story can mean one place: a town and its country do, two towns do not.</summary>
/// <remarks>What lies where is taken from the gazetteer and from the reports: the sides that their place names stand for, and apposed names ("Bergen, Norway").</remarks>
internal sealed class PlaceNames
{
    private readonly Dictionary<string, Side> _sides = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _within = new(StringComparer.Ordinal);

    public PlaceNames(ReportIndex reports)
    {
        foreach (var document in reports.Reports)
        {
            var text = document.Text.AsSpan();
            Name? before = null;
            foreach (var name in document.Names)
            {
                if (name.Type != NameType.Place) continue;
                var word = Fold(name.Span.Of(text));
                if (name.Side is { } side) _sides.TryAdd(word, side);
                if (before is { } town && name.Span.Start - town.Span.End == 2 && text[town.Span.End..name.Span.Start] is ", ")
                {
                    var inner = Fold(town.Span.Of(text));
                    if (!_within.TryGetValue(inner, out var outer)) _within[inner] = outer = new(StringComparer.Ordinal);
                    outer.Add(word);
                }

                before = name;
            }
        }
    }

    /// <summary>How well two places go together.</summary>
    public PlaceMatch Match(string? one, string? other)
    {
        if (one is null || other is null) return PlaceMatch.Unknown;
        var a = Fold(one);
        var b = Fold(other);
        if (a.Length == 0 || b.Length == 0) return PlaceMatch.Unknown;
        if (Holds(a, b) || Holds(b, a)) return PlaceMatch.Same;
        if (Lies(a, b) || Lies(b, a)) return PlaceMatch.Compatible;
        var countryA = CountryOf(one, a);
        var countryB = CountryOf(other, b);
        if (countryA is null && countryB is null) return PlaceMatch.Conflict;
        if (countryA is null || countryB is null) return PlaceMatch.Unknown;
        return countryA != countryB || (IsTown(one) && IsTown(other)) ? PlaceMatch.Conflict : PlaceMatch.Compatible;
    }

    /// <summary>Whether the name is a country's, and no town's or region's.</summary>
    public static bool IsCountry(string place) => Gazetteer.Find(place) is { Kind: GazetteerKind.Country };

    /// <summary>Lower case, letters and digits, one space between words.</summary>
    public static string Fold(ReadOnlySpan<char> name)
    {
        var folded = new System.Text.StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter)) folded.Append(PersonNames.Fold(letter));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    private bool Lies(string inner, string outer) => _within.TryGetValue(inner, out var around) && around.Contains(outer);

    private static bool IsTown(string place) => Gazetteer.Find(place) is { Kind: GazetteerKind.City or GazetteerKind.Seat };

    private Side? CountryOf(string place, string folded)
    {
        if (Gazetteer.CountryOf(place) is { } country) return country;
        if (_sides.TryGetValue(folded, out var side)) return side;
        if (!_within.TryGetValue(folded, out var around)) return null;
        foreach (var outer in around.Order(StringComparer.Ordinal))
        {
            if (_sides.TryGetValue(outer, out side)) return side;
        }

        return null;
    }

    /// <summary>Whether the words of <paramref name="part"/> stand in a row in <paramref name="whole"/>.</summary>
    private static bool Holds(string whole, string part) => $" {whole} ".Contains($" {part} ", StringComparison.Ordinal);
}

/// <summary>How two place names go together, worst first.</summary>
internal enum PlaceMatch
{
    /// <summary>They cannot be one place.</summary>
    Conflict,

    /// <summary>One is missing, or too little is known of them.</summary>
    Unknown,

    /// <summary>One lies in the other.</summary>
    Compatible,

    /// <summary>The same name.</summary>
    Same,
}
