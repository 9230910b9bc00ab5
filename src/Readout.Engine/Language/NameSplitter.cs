using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>Takes apart what the model ran together: two states joined by "and", a state's name or adjective before a title and a person.</summary>
internal static class NameSplitter
{
    private const int MostWordsOfTwo = 6;

    /// <summary>Appends the name, or the names that it is made of.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="name">As the model found it.</param>
    /// <param name="patterns">The names by lists and patterns, in order.</param>
    /// <param name="next">Index after the last pattern that begins before the name's end.</param>
    /// <param name="names">Where they go.</param>
    public static void Add(string text, Name name, List<Name> patterns, int next, ICollection<Name> names)
    {
        var first = next;
        while (first > 0 && patterns[first - 1].Span.Start >= name.Span.Start) first--;
        while (first < next && patterns[first].Span.End > name.Span.End) next--;
        if (next - first >= 2 && IsRow(text, name, patterns, first, next))
        {
            for (var i = first; i < next; i++) names.Add(patterns[i]);
            return;
        }

        if (name.Type == NameType.Person && StateAhead(text, name.Span) is var space && space > 0)
        {
            var state = new TextSpan(name.Span.Start, name.Span.Start + space);
            var entry = Gazetteer.Find(state.Of(text.AsSpan()));
            names.Add(new Name(state, entry?.Kind == GazetteerKind.Nationality ? NameType.Other : NameType.Place, entry?.Side));
            names.Add(name with { Span = new TextSpan(name.Span.Start + space + 1, name.Span.End) });
            return;
        }

        if (name.Type == NameType.Person && SecondPerson(text, name.Span) is var second && second > 0)
        {
            names.Add(name with { Span = new TextSpan(name.Span.Start, second - 1) });
            names.Add(name with { Span = new TextSpan(second, name.Span.End) });
            return;
        }

        names.Add(name);
    }

    /// <summary>Where the second of two persons named in full begins whom nothing parts ("Doris Halley Piotr Wende", in lists and signatures); 0 where there is none.</summary>
    private static int SecondPerson(string text, TextSpan span)
    {
        var words = span.Of(text.AsSpan());
        Span<Range> parts = stackalloc Range[MostWordsOfTwo + 1];
        var count = words.Split(parts, ' ');
        if (count is < 4 or > MostWordsOfTwo) return 0;
        for (var i = 2; i + 1 < count; i++)
        {
            var first = words[parts[i]];
            var before = words[parts[i - 1]];
            if (Lexicon.FirstNames.Contains(words[parts[0]]) && Lexicon.FirstNames.Contains(first) && !Lexicon.FirstNames.Contains(before) && !Lexicon.Particles.Contains(before) && before[^1] != '.')
                return span.Start + parts[i].Start.Value;
        }

        return 0;
    }

    /// <summary>"North Korea and South Korea", "Finnish President Tuula Koski": listed names and a person, only "and" or a title between them.</summary>
    private static bool IsRow(string text, Name name, List<Name> patterns, int first, int end)
    {
        if (name.Type == NameType.Person || patterns[first].Side is null || patterns[end - 1].Span.End != name.Span.End) return false;
        var lead = text.AsSpan(name.Span.Start, patterns[first].Span.Start - name.Span.Start).TrimEnd();
        var office = lead.Length > 0;
        if (office && !(lead.EndsWith(" of the") && Offices.Find(lead[..^7]) is not null || lead.EndsWith(" of") && Offices.Find(lead[..^3]) is not null)) return false;
        for (var i = first; i < end; i++)
        {
            if (patterns[i].Side is null && patterns[i].Type != NameType.Person) return false;
            if (i == first) continue;
            var between = text.AsSpan(patterns[i - 1].Span.End, Math.Max(0, patterns[i].Span.Start - patterns[i - 1].Span.End)).Trim();
            if (between.IsEmpty && office && patterns[i].Type == NameType.Person) continue;
            if (between is not "and" && Offices.Find(between) is null) return false;
        }

        return true;
    }

    /// <summary>Where a state's name or adjective before a person's full name ends ("United States John Doe"), from the start of the span; 0 where there is none.</summary>
    private static int StateAhead(string text, TextSpan span)
    {
        var words = span.Of(text.AsSpan());
        for (var at = words.Length - 1; at > 0; at--)
        {
            if (words[at] != ' ' || Gazetteer.Find(words[..at]) is not { } entry) continue;
            var rest = words[(at + 1)..];
            var given = rest.IndexOf(' ');
            if (entry.Kind is not (GazetteerKind.Country or GazetteerKind.Nationality) || given <= 0 || !char.IsUpper(rest[0])) continue;
            // "Jordan Peter Smith": a single word that is also a given name stays with the person.
            if (words[..at].Contains(' ') || entry.Kind == GazetteerKind.Nationality || Lexicon.FirstNames.Contains(rest[..given]) && !Lexicon.FirstNames.Contains(words[..at])) return at;
        }

        return 0;
    }
}
