using Readout.Documents;

namespace Readout.Facts.Events;

/// <summary>What a predicate codes to.</summary>
/// <param name="Root">The type, with what negation and modality make of it.</param>
/// <param name="Mode">The mode, or null.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Trigger">The token that names what is done.</param>
/// <param name="Plain">The type before negation and modality.</param>
/// <param name="Negated">Whether it is denied.</param>
/// <param name="Ahead">Whether it is still to come.</param>
/// <param name="Possible">Whether it is only possible.</param>
internal readonly record struct CodedPredicate(EventRoot Root, string? Mode, string Rule, int Trigger, EventRoot Plain, bool Negated = false, bool Ahead = false, bool Possible = false);

/// <summary>Codes one predicate: the verb, what it governs, and what negation and modality make of it.</summary>
/// <remarks>
/// A verb that changes the meaning of what it governs (lift, impose, cut, refuse, agree, threaten) is read before a verb that names an event itself, and a light verb
/// takes the type of its noun. What somebody refuses is a REJECT, what somebody promises an AGREE, what somebody asks for a REQUEST, after the PLOVER 2.0 manual.
/// </remarks>
internal sealed partial class PredicateCoder(Reading reading, SentenceTrees trees)
{
    /// <summary>How many predicates deep a chain is followed: "agreed to begin to lift".</summary>
    private const int Deepest = 5;

    private readonly EventNouns _nouns = new(reading, trees);
    private readonly string[] _words = reading.Lower;

    public EventNouns Nouns => _nouns;

    /// <summary>Whether the token is a verb, or an adjective with a copula.</summary>
    public bool IsPredicate(int token) => trees.Part(token) is UniversalTag.Verb or UniversalTag.Aux || trees.Part(token) == UniversalTag.Adj && trees.Child(token, "cop") >= 0;

    public bool IsReport(int token) => Verb(token).Has(EventSenses.Say);

    /// <summary>The type of the predicate, or null where it names no event.</summary>
    /// <param name="token">Its head.</param>
    /// <param name="depth">How many predicates govern it already.</param>
    /// <param name="reported">Whether somebody says so: there "must" asks.</param>
    public CodedPredicate? Code(int token, int depth = 0, bool reported = false)
    {
        if (depth > Deepest || Base(token, depth) is not { } coded) return null;
        var negated = IsNegated(token);
        var modal = Modality(token);
        if (coded.Rule == "complement" || trees.Part(token) is UniversalTag.Noun or UniversalTag.Propn) return coded;
        if (negated && coded.Root is EventRoot.Agree or EventRoot.Consult or EventRoot.Aid or EventRoot.Concede or EventRoot.Retreat or EventRoot.Cooperate or EventRoot.Support)
            return coded with { Root = EventRoot.Reject, Mode = null, Negated = modal == Modal.None, Rule = coded.Rule + ", negated" };
        if (negated && coded.Root is EventRoot.Reject or EventRoot.Threaten) return coded with { Root = EventRoot.Agree, Mode = null, Negated = modal == Modal.None, Rule = coded.Rule + ", negated" };
        if (negated) return coded with { Negated = true };
        if (reported && (modal == Modal.Must || trees.Lemma(token) == "need")) return coded with { Root = EventRoot.Request, Mode = null, Rule = coded.Rule + ", demanded" };
        if (modal is not (Modal.Ahead or Modal.Possible)) return coded;
        coded = coded with { Ahead = modal == Modal.Ahead, Possible = modal == Modal.Possible };
        if (coded.Root is EventRoot.Aid or EventRoot.Consult or EventRoot.Cooperate or EventRoot.Concede or EventRoot.Retreat) return coded with { Root = EventRoot.Agree, Mode = null, Rule = coded.Rule + ", ahead" };
        return coded.Root.Quad() == 4 ? coded with { Root = EventRoot.Threaten, Mode = null, Rule = coded.Rule + ", ahead" } : coded;
    }

    private enum Modal
    {
        None,
        Must,
        Ahead,
        Possible,
    }

    private Modal Modality(int token)
    {
        var found = Modal.None;
        for (var c = trees.FirstChild(token); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) != "aux") continue;
            found = _words[c] switch
            {
                "must" or "should" or "ought" => Modal.Must,
                "will" or "'ll" or "shall" or "wo" => Modal.Ahead,
                "would" or "may" or "might" or "could" => Modal.Possible,
                _ => found,
            };
        }

        return found == Modal.None && trees.Relation(token) == "xcomp" && trees.Head(token) is >= 0 and var head && trees.Lemma(head) == "go" ? Modal.Ahead : found;
    }

    private bool IsNegated(int token)
    {
        for (var c = trees.FirstChild(token); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) == "advmod" && _words[c] is "n't" or "not" or "never" or "no") return true;
            if (trees.Relation(c) == "obj" && trees.FirstChild(c) is >= 0 and var first && _words[first] == "no") return true;
        }

        return false;
    }

    private EventWord Verb(int token) => EventWords.Verbs.GetValueOrDefault(EventWords.VerbLemma(trees.Lemma(token), _words[token]));

    private string VerbLemma(int token) => EventWords.VerbLemma(trees.Lemma(token), _words[token]);

    /// <summary>The entry of a verb with its particle or preposition ("call for", "pull out"), or null.</summary>
    private (EventWord Word, string Form)? Phrasal(int verb)
    {
        var lemma = VerbLemma(verb);
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) == "compound:prt" && Listed(lemma, c) is { } particle) return particle;
        }

        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "obl" or "advcl" or "obl:agent" && trees.Object[verb] < 0 && reading.TimeAt(c) < 0 && trees.Marker(c) is var marker && marker > verb && Listed(lemma, marker) is { } preposition) return preposition;
            if (trees.Relation(c) is "advmod" or "xcomp" && c == verb + 1 && Listed(lemma, c) is { } adverb) return adverb;
        }

        return null;
    }

    private (EventWord Word, string Form)? Listed(string lemma, int token)
    {
        var form = $"{lemma} {_words[token]}";
        return EventWords.Verbs.TryGetValue(form, out var word) ? (word, form) : null;
    }

    /// <summary>The first event that the predicate's complements or nouns name.</summary>
    private (CodedPredicate Coded, bool IsNoun)? Inner(int token, int depth, bool reported = false)
    {
        for (var c = trees.FirstChild(token); c >= 0; c = trees.NextChild(c))
        {
            var complement = trees.Relation(c) is "xcomp" or "ccomp" || trees.Relation(c) == "advcl" && c > token && trees.Marker(c) is >= 0 and var marker && _words[marker] == "to";
            if (complement && Code(c, depth + 1, reported) is { } coded) return (coded, trees.Part(c) == UniversalTag.Noun);
        }

        foreach (var noun in Arguments(token))
        {
            if (_nouns.RootOf(noun) is { } named) return (new CodedPredicate(named.Root, named.Mode, "noun", named.Noun, named.Root), true);
            for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
            {
                if (trees.Relation(c) == "acl" && Code(c, depth + 1) is { } coded) return (coded, false);
            }
        }

        return null;
    }

    /// <summary>The objects or passive subjects with their conjuncts, then the oblique nouns.</summary>
    private List<int> Arguments(int verb)
    {
        var direct = Direct(verb);
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) == "obl") direct.Add(c);
        }

        return direct;
    }

    private List<int> Direct(int verb)
    {
        var direct = new List<int>();
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "obj" or "nsubj:pass") direct.Add(c);
        }

        for (var i = direct.Count - 1; i >= 0; i--)
        {
            for (var c = trees.FirstChild(direct[i]); c >= 0; c = trees.NextChild(c))
            {
                if (trees.Relation(c) == "conj") direct.Add(c);
            }
        }

        return direct;
    }
}
