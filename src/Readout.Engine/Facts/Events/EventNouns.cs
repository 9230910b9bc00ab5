using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts.Events;

/// <summary>What the nouns of a clause may mean as events: their own senses and those of what they are made of.</summary>
internal sealed class EventNouns(Reading reading, SentenceTrees trees)
{
    /// <summary>Nouns that only count or hold what follows: "a series of attacks".</summary>
    private static readonly FrozenSet<string> Measures = ("number series round lot group million thousand hundred dozen package kind type batch piece amount spate wave string set pair couple act member part total form lack list end").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Persons = ("president minister leader counterpart chancellor king delegation envoy premier ambassador secretary chief official prince he she him her them").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private const EventSenses ThroughModifiers = EventSenses.Peace | EventSenses.Mission | EventSenses.Media;
    private const int Depth = 2;

    /// <summary>The lexicon's entry for the noun, with a modifier where the two have one of their own.</summary>
    public EventWord Of(int noun)
    {
        var entry = EventWords.Nouns.GetValueOrDefault(trees.Lemma(noun));
        for (var c = trees.FirstChild(noun); c >= 0 && c < noun; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is not ("compound" or "amod") || !EventWords.Nouns.TryGetValue($"{trees.Lemma(c)} {trees.Lemma(noun)}", out var pair)) continue;
            return new EventWord(pair.Senses | entry.Senses, pair.First ?? entry.First, pair.First is null ? entry.Mode : pair.Mode);
        }

        return entry;
    }

    /// <summary>The senses of a noun with its conjuncts, and of what it counts.</summary>
    public EventSenses SensesOf(int noun, int depth = 0)
    {
        var own = Of(noun).Senses;
        if (depth >= Depth) return own;
        var all = own;
        for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
        {
            switch (trees.Relation(c))
            {
                case "conj":
                    all |= SensesOf(c, depth + 1);
                    break;
                case "compound" or "amod":
                    all |= own == EventSenses.None ? SensesOf(c, depth + 1) : SensesOf(c, depth + 1) & ThroughModifiers;
                    break;
                case "nmod" when (own == EventSenses.None || Measures.Contains(trees.Lemma(noun))) && trees.Marker(c) is >= 0 and var marker && reading.Lower[marker] == "of":
                    all |= SensesOf(c, depth + 1);
                    break;
            }
        }

        return all;
    }

    /// <summary>The type of event that the noun names, itself or through what it is made of, with the noun that tells it; null where none does.</summary>
    public (EventRoot Root, string? Mode, int Noun)? RootOf(int noun, int depth = 0)
    {
        var entry = Of(noun);
        if (entry.Has(EventSenses.Agree)) return (EventRoot.Agree, null, noun);
        if (entry.Has(EventSenses.Ask)) return (EventRoot.Request, null, noun);
        if (entry.Has(EventSenses.Reject)) return (EventRoot.Reject, null, noun);
        if (entry.Has(EventSenses.Threaten)) return (EventRoot.Threaten, null, noun);
        if (entry.First is { } root) return (root, entry.Mode, noun);
        if (depth >= Depth) return null;
        for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "nmod" or "compound" && RootOf(c, depth + 1) is { } found) return found;
        }

        return null;
    }

    public bool IsPerson(int noun) => Persons.Contains(trees.Lemma(noun)) || Named(noun, NameType.Person);

    public bool IsPlace(int noun) => Named(noun, NameType.Place);

    private bool Named(int noun, NameType type) => reading.NameAt(noun) is >= 0 and var name && reading.Document.Names[name].Type == type;
}
