using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>What a document says elsewhere of a word: parts of full names, names met where their type was plain.</summary>
internal sealed class NameMemory
{
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
}
