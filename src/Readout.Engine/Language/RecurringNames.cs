using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Readout.Documents;

namespace Readout.Language;

/// <summary>A name of several words that a document tells once is the same name where its words stand again, whole, with nothing large beside them.</summary>
internal static class RecurringNames
{
    private const int MostOfOneBeginning = 8;

    /// <summary>Adds the mentions that were passed over, and widens those of which only a part was found.</summary>
    /// <param name="names">In order.</param>
    public static ImmutableArray<Name> Find(string text, ImmutableArray<Token> tokens, ImmutableArray<Name>.Builder names)
    {
        var known = new Dictionary<string, List<Name>>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in names)
        {
            var words = name.Span.Of(text.AsSpan());
            var space = words.IndexOf(' ');
            if (space <= 0 || !char.IsUpper(words[words.LastIndexOf(' ') + 1])) continue;
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(known, words[..space], out _);
            same ??= [];
            if (same.Count < MostOfOneBeginning && !same.Exists(n => n.Span.Of(text.AsSpan()).SequenceEqual(name.Span.Of(text.AsSpan())))) same.Add(name);
        }

        if (known.Dictionary.Count == 0) return names.DrainToImmutable();
        var all = ImmutableArray.CreateBuilder<Name>(names.Count);
        var next = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            while (next < names.Count && names[next].Span.End <= tokens[i].Span.Start) all.Add(names[next++]);
            var start = tokens[i].Span.Start;
            if (all.Count > 0 && all[^1].Span.End > start || next < names.Count && names[next].Span.Start < start) continue;
            if (!known.TryGetValue(tokens[i].Span.Of(text.AsSpan()), out var same)) continue;
            if (LongestAt(text, tokens, i, same) is not { } name) continue;
            var end = start + name.Span.Length;
            var last = next;
            while (last < names.Count && names[last].Span.Start < end) last++;
            if (last > next && (names[last - 1].Span.End > end || names[last - 1].Span == new TextSpan(start, end))) continue;
            all.Add(name with { Span = new TextSpan(start, end) });
            next = last;
        }

        while (next < names.Count) all.Add(names[next++]);
        return all.DrainToImmutable();
    }

    private static Name? LongestAt(string text, ImmutableArray<Token> tokens, int first, List<Name> same)
    {
        Name? longest = null;
        foreach (var name in same)
        {
            if (longest is not null && longest.Value.Span.Length >= name.Span.Length) continue;
            var end = tokens[first].Span.Start + name.Span.Length;
            if (end <= text.Length && text.AsSpan(tokens[first].Span.Start, name.Span.Length).SequenceEqual(name.Span.Of(text.AsSpan())) && StandsAlone(text, tokens[first].Span.Start, end)) longest = name;
        }

        return longest;
    }

    /// <summary>Whether neither word beside it has a capital and it ends where a word ends.</summary>
    private static bool StandsAlone(string text, int start, int end)
    {
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '-')) return false;
        if (end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1])) return false;
        if (start < 2 || text[start - 1] != ' ') return start == 0 || !char.IsLetterOrDigit(text[start - 1]) && text[start - 1] != '-';
        var before = text.AsSpan(0, start - 1);
        var word = before[(before.LastIndexOfAny(' ', '\n') + 1)..];
        return word.IsEmpty || !char.IsUpper(word[0]) || !char.IsLetter(word[^1]) || word is "The" or "In" or "For" or "At" or "And" or "But" or "From";
    }
}
