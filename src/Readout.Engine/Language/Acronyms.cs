using System.Collections.Immutable;
using Readout.Documents;

namespace Readout.Language;

/// <summary>"Harrow River Authority (HRA)": letters in brackets behind the name whose initials they are name the same, there and wherever they stand again.</summary>
/// <remarks>After Schwartz and Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text" (2003).</remarks>
internal static class Acronyms
{
    private const int Shortest = 2;
    private const int Longest = 8;

    /// <summary>Adds the mentions that were passed over, and gives all the type of the name.</summary>
    /// <param name="names">In order.</param>
    public static ImmutableArray<Name> Find(string text, ImmutableArray<Token> tokens, ImmutableArray<Name> names)
    {
        var known = new Dictionary<string, Name>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in names)
        {
            if (name.Type == NameType.Organization && Behind(text, name.Span) is { IsEmpty: false } letters) known.TryAdd(letters, name);
        }

        if (known.Dictionary.Count == 0) return names;
        var all = ImmutableArray.CreateBuilder<Name>(names.Length);
        var next = 0;
        foreach (var token in tokens)
        {
            while (next < names.Length && names[next].Span.End <= token.Span.Start) all.Add(names[next++]);
            if (token.Span.Length is < Shortest or > Longest || !known.TryGetValue(token.Span.Of(text.AsSpan()), out var name)) continue;
            if (next < names.Length && names[next].Span.Start < token.Span.End)
            {
                if (names[next].Span != token.Span) continue;
                next++;
            }

            all.Add(new Name(token.Span, name.Type, name.Side));
        }

        while (next < names.Length) all.Add(names[next++]);
        return all.DrainToImmutable();
    }

    /// <summary>The letters in brackets right behind a name that are the initials of its words, those of little words left out or not; empty where there are none.</summary>
    private static ReadOnlySpan<char> Behind(string text, TextSpan name)
    {
        if (name.End + 2 >= text.Length || text[name.End] != ' ' || text[name.End + 1] != '(') return default;
        var rest = text.AsSpan(name.End + 2, Math.Min(Longest + 1, text.Length - name.End - 2));
        var close = rest.IndexOf(')');
        if (close < Shortest || rest[..close].ContainsAnyExceptInRange('A', 'Z')) return default;
        var letters = rest[..close];
        var (found, starts) = (0, true);
        foreach (var letter in name.Of(text.AsSpan()))
        {
            if (starts && found < letters.Length && char.ToUpperInvariant(letter) == letters[found]) found++;
            starts = letter is ' ' or '-';
        }

        return found == letters.Length ? letters : default;
    }
}
