using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>What a document says elsewhere of a word: parts of full names, names met where their type was plain.</summary>
internal sealed class NameMemory
{
    private const int TypesOfNames = 4;

    private readonly Dictionary<string, NameType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _partsOfPersons = new(StringComparer.Ordinal);

    public static NameMemory Of(string text, List<NameCandidate> candidates)
    {
        var memory = new NameMemory();
        foreach (var candidate in candidates)
        {
            if (candidate.InHeading && candidate.Strength != NameStrength.Sure) continue;
            var name = candidate.Span.Of(text);
            if (candidate.Strength == NameStrength.Sure || (candidate.Strength == NameStrength.Likely && (!candidate.First || name.Contains(' ', StringComparison.Ordinal))))
                memory._types.TryAdd(name, candidate.Type);
            if (candidate.Type != NameType.Person || candidate.Strength < NameStrength.Likely) continue;
            foreach (var part in name.Split(' '))
            {
                if (part.Length > 1 && char.IsUpper(part[0]) && part[^1] != '.') memory._partsOfPersons.Add(part);
            }
        }

        // Names met only as bare capitals, in mid-sentence: the type they were given first.
        foreach (var candidate in candidates)
        {
            if (candidate.Strength != NameStrength.Weak || candidate.First || candidate.InHeading) continue;
            memory._types.TryAdd(candidate.Span.Of(text), candidate.Type);
        }

        return memory;
    }

    /// <summary>The name, or null where nothing speaks for it.</summary>
    public Name? Decide(string text, NameCandidate candidate)
    {
        var words = candidate.Span.Of(text);
        if (candidate.Strength == NameStrength.Sure) return new Name(candidate.Span, candidate.Type, candidate.Side);
        if (candidate.Strength == NameStrength.Doubtful) return _partsOfPersons.Contains(words) ? new Name(candidate.Span, NameType.Person) : null;
        var single = !words.Contains(' ', StringComparison.Ordinal);
        if (single && _partsOfPersons.Contains(words) && !(candidate.First && Lexicon.IsStarter(words))) return new Name(candidate.Span, NameType.Person, null);
        var known = _types.TryGetValue(words, out var type);
        if (candidate.Strength == NameStrength.Likely && !candidate.InHeading) return new Name(candidate.Span, known ? type : candidate.Type, candidate.Side);
        if (!known) return null;
        if (candidate.First && Lexicon.IsStarter(words)) return null;
        return new Name(candidate.Span, type, candidate.Side);
    }

    /// <summary>
    /// Makes the mentions of a document agree: a single word that is part of a person's full name, and once a person by itself, is that person; a name that no list knows has the
    /// type that is the likeliest over all its mentions.
    /// </summary>
    /// <param name="likely">What the network thinks of the mentions of a name, summed up by <see cref="Vote"/>.</param>
    public static void Agree(string text, ImmutableArray<Name>.Builder names, Dictionary<string, float[]> likely)
    {
        var partsOfPersons = new HashSet<string>(StringComparer.Ordinal);
        var familyNames = new HashSet<string>(StringComparer.Ordinal);
        var votes = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var words = name.Span.Of(text);
            var vote = votes.TryGetValue(words, out var counts) ? counts : votes[words] = new int[TypesOfNames];
            vote[(int)name.Type]++;
            if (name.Type != NameType.Person || !words.Contains(' ', StringComparison.Ordinal)) continue;
            familyNames.Add(words[(words.LastIndexOf(' ') + 1)..]);
            foreach (var part in words.Split(' '))
            {
                if (part.Length > 1 && char.IsUpper(part[0]) && part[^1] != '.') partsOfPersons.Add(part);
            }
        }

        for (var i = 0; i < names.Count; i++)
        {
            var words = names[i].Span.Of(text);
            var space = words.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && !EndsInHead(words, space) && familyNames.Contains(words[..space]) && !Lexicon.FirstNames.Contains(words.AsSpan(0, space)) && votes[words].Sum() == 1)
            {
                // "Vale Flies": in a headline the verb behind a family name is written large too.
                names[i] = new Name(new TextSpan(names[i].Span.Start, names[i].Span.Start + space), NameType.Person);
                continue;
            }

            if (names[i].Side is null && familyNames.Contains(words) && Gazetteer.Find(words) is { Kind: GazetteerKind.City or GazetteerKind.Province })
            {
                // "Austin": the person named in full elsewhere, not the town.
                if (!BehindIn(text, names[i].Span.Start)) names[i] = names[i] with { Type = NameType.Person };
                continue;
            }

            if (names[i].Side is not null || Gazetteer.Find(words) is not null) continue;
            var vote = votes[words];
            var weights = likely.TryGetValue(words, out var chances) ? vote.Zip(chances, (count, chance) => count + chance).ToArray() : [.. vote.Select(count => (float)count)];
            var most = (NameType)Array.IndexOf(weights, weights.Max());
            var type = (vote[(int)NameType.Person] > 0 && partsOfPersons.Contains(words)) || familyNames.Contains(words) ? NameType.Person
                : weights[(int)most] > weights[(int)names[i].Type] && vote.Sum() > 1 ? most : names[i].Type;
            if (type != names[i].Type) names[i] = names[i] with { Type = type };
        }
    }

    /// <summary>Whether "in" stands right before.</summary>
    private static bool BehindIn(string text, int start) => text.AsSpan(0, start).TrimEnd().EndsWith(" in", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds up what the network thinks of the types of one mention of a name.</summary>
    public static void Vote(Dictionary<string, float[]> votes, string name, ReadOnlySpan<float> chances)
    {
        if (!votes.TryGetValue(name, out var sum)) votes.Add(name, sum = new float[TypesOfNames]);
        for (var type = 0; type < TypesOfNames; type++) sum[type] += chances[type];
    }

    /// <summary>"Vale Foundation", "Vale Street", "Vale Doctrine", or more than two words: a name of its own.</summary>
    private static bool EndsInHead(string words, int space)
    {
        var last = words.AsSpan(space + 1);
        return last.Contains(' ') || !char.IsAsciiLetterLower(last[^1]) || Lexicon.OrganizationLast.Contains(last) || Lexicon.PlaceLast.Contains(last) || Lexicon.EventLast.Contains(last);
    }
}
