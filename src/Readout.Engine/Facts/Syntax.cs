using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts;

/// <summary>The dependency trees of a document, asked by token index: children, prepositions, clauses, and who is the subject of a verb.</summary>
/// <remarks>
/// A verb without a subject of its own borrows one from the clause that governs it: by coordination ("came and met"), control ("asked A to meet B": A; "A hopes to meet B": A),
/// relative clauses ("A, who met B": A) and participles. Trees are never wholly right; whoever asks takes an answer only where the words found there can play the part.
/// </remarks>
internal sealed class Syntax
{
    /// <summary>How many governors are looked at: bounds the cost of an endless chain.</summary>
    private const int MostGovernors = 16;

    private readonly Document _document;
    private readonly int[] _head;
    private readonly string[] _relation;
    private readonly bool[] _named;
    private readonly int[] _firstChild;
    private readonly int[] _nextSibling;

    public Syntax(Document document)
    {
        _document = document;
        var count = document.Words.Count;
        _head = new int[count];
        _relation = new string[count];
        _named = new bool[count];
        _firstChild = new int[count];
        _nextSibling = new int[count];
        for (var t = 0; t < count; t++) (_head[t], _relation[t]) = (document.Words[t].Head, document.Words[t].Relation);
        Link();
    }

    /// <summary>
    /// Makes each of these runs of tokens, names with their roles, one node: its head is the first token, modifiers aside, whose head lies outside; whatever hung on the others hangs on it,
    /// and what modifies a verb ("in Rome", "on Monday") hangs on the verb that rules the name and not on the name.
    /// </summary>
    public void Join(IEnumerable<(int First, int End)> runs)
    {
        var unit = new int[_head.Length];
        Array.Fill(unit, -1);
        foreach (var (first, end) in runs)
        {
            var top = -1;
            for (var t = first; t < end; t++)
            {
                if (_head[t] >= first && _head[t] < end) continue;
                var modifies = _relation[t] is "advmod" or "amod" or "det" or "case" or "cc" or "mark" or "punct" or "nummod";
                if (top < 0 || _relation[top] is "advmod" or "amod" or "det" or "case" or "cc" or "mark" or "punct" or "nummod" && !modifies) top = t;
            }

            if (top < 0) continue;
            for (var t = first; t < end; t++)
            {
                (unit[t], _named[t]) = (top, true);
                if (t != top) (_head[t], _relation[t]) = (top, "flat");
            }

            // A name is no auxiliary: "when May visited".
            if (_relation[top] is "aux" or "aux:pass") _relation[top] = "nsubj";
        }

        for (var t = 0; t < _head.Length; t++)
        {
            if (_head[t] < 0 || unit[_head[t]] is not (>= 0 and var top) || unit[t] == top) continue;
            _head[t] = top;
            if (_relation[t] is "obl" or "obl:unmarked" or "advmod" && VerbAbove(top) is >= 0 and var verb && verb != t) _head[t] = verb;
        }

        BreakRings();
        Link();
    }

    private int VerbAbove(int token)
    {
        for (var (at, steps) = (_head[token], 0); at >= 0 && steps < MostGovernors; at = _head[at], steps++)
        {
            if (IsVerb(at)) return at;
        }

        return -1;
    }

    /// <summary>Two runs that each held a part of the other would make a ring: its token with the lowest index becomes a root.</summary>
    private void BreakRings()
    {
        var seen = new int[_head.Length];
        for (var t = 0; t < _head.Length; t++)
        {
            for (var at = t; at >= 0 && seen[at] == 0; at = _head[at])
            {
                seen[at] = t + 1;
                if (_head[at] >= 0 && seen[_head[at]] == t + 1) (_head[at], _relation[at]) = (-1, "root");
            }
        }
    }

    private void Link()
    {
        Array.Fill(_firstChild, -1);
        Array.Fill(_nextSibling, -1);
        for (var t = _head.Length - 1; t >= 0; t--)
        {
            var head = _head[t];
            if (head < 0) continue;
            _nextSibling[t] = _firstChild[head];
            _firstChild[head] = t;
        }
    }

    public int Head(int token) => _head[token];

    public string Lemma(int token) => _document.Words[token].Lemma;

    public string Tag(int token) => _document.Words[token].Tag;

    public UniversalTag Kind(int token) => _document.Words[token].Universal;

    /// <summary>Whether the token stands in this relation, or a subtype of it, to its head.</summary>
    public bool Is(int token, string relation)
    {
        var own = _relation[token];
        return own.StartsWith(relation, StringComparison.Ordinal) && (own.Length == relation.Length || own[relation.Length] == ':');
    }

    public string Relation(int token) => _relation[token];

    /// <summary>The children of a token in the order of the text.</summary>
    public IEnumerable<int> Children(int token)
    {
        for (var child = _firstChild[token]; child >= 0; child = _nextSibling[child]) yield return child;
    }

    public IEnumerable<int> Children(int token, string relation)
    {
        for (var child = _firstChild[token]; child >= 0; child = _nextSibling[child])
        {
            if (Is(child, relation)) yield return child;
        }
    }

    /// <summary>The first child in the relation, or -1.</summary>
    public int Child(int token, string relation)
    {
        for (var child = _firstChild[token]; child >= 0; child = _nextSibling[child])
        {
            if (Is(child, relation)) return child;
        }

        return -1;
    }

    /// <summary>Whether the token is a verb. "talks" as an object is none, whatever the tagger says.</summary>
    public bool IsVerb(int token) => !_named[token] && (Kind(token) is UniversalTag.Verb or UniversalTag.Aux) && !(Tag(token) == "VBZ" && (_relation[token] is "obj" or "nsubj" or "obl" or "nmod" or "compound"));

    /// <summary>The preposition of a noun, in lower case: of several the last ("along with": "with"); that of the first conjunct goes on to the others; empty where there is none.</summary>
    public string Case(int token, string[] lower)
    {
        for (var steps = 0; steps < MostGovernors && token >= 0; steps++)
        {
            var found = "";
            foreach (var child in Children(token, "case"))
            {
                if (child < token) found = lower[child];
            }

            if (found.Length > 0) return found;
            if (!Is(token, "conj") && !Is(token, "appos")) return "";
            token = Head(token);
        }

        return "";
    }

    /// <summary>The predicate of the clause that the token belongs to: the nearest head, itself included, that opens a clause.</summary>
    public int Clause(int token)
    {
        for (var at = token; ; at = Head(at))
        {
            if (Head(at) < 0 || OpensClause(at)) return at;
        }
    }

    private bool OpensClause(int token) => Is(token, "ccomp") || Is(token, "xcomp") || Is(token, "advcl") || Is(token, "acl") || Is(token, "csubj") || Is(token, "parataxis")
        || (Is(token, "conj") && IsVerb(token) && Head(token) is >= 0 and var head && (IsVerb(head) || Child(head, "cop") >= 0));

    /// <summary>Whether the token lies under the other, or is it.</summary>
    public bool Within(int token, int root)
    {
        for (var at = token; at >= 0; at = Head(at))
        {
            if (at == root) return true;
        }

        return false;
    }

    public bool IsPassive(int verb) => Child(verb, "aux:pass") >= 0 || Child(verb, "nsubj:pass") >= 0
        || (Tag(verb) == "VBN" && (Is(verb, "acl") || Is(verb, "advcl") || Is(verb, "amod")) && Child(verb, "aux") < 0 && Child(verb, "obj") < 0);

    /// <summary>Whether the predicate has a negation of its own.</summary>
    public bool IsNegated(int verb, string[] lower)
    {
        foreach (var child in Children(verb))
        {
            if (lower[child] is "not" or "n't" or "never" or "no" or "neither" && child < verb) return true;
        }

        return false;
    }

    /// <summary>The heads of the phrases that are the subject of a verb, its own or borrowed; empty where none can be told.</summary>
    public int Subject(int verb)
    {
        var at = verb;
        for (var steps = 0; steps < MostGovernors && at >= 0; steps++)
        {
            if (OwnSubject(at) is >= 0 and var own)
            {
                if (Tag(own) is not ("WP" or "WDT") && Lemma(own) is not ("who" or "which" or "that")) return own;
                if (Is(at, "acl")) return Head(at);
                if (Is(at, "conj") && Head(at) is >= 0 and var first && Is(first, "acl")) return Head(first);
                return own;
            }

            if (ForPhrase(at) is >= 0 and var named) return named;
            var head = Head(at);
            if (head < 0) return -1;
            if (Is(at, "acl") && !IsVerb(head)) return AdnominalSubject(at, head);
            if (Is(at, "xcomp") || Is(at, "advcl")) { if (Thanked(at, head) is >= 0 and var thanked) return thanked; }
            if (Is(at, "xcomp") || Is(at, "ccomp"))
            {
                if (Is(at, "ccomp") && Child(at, "mark") < 0 && Tag(at) is not ("VB" or "VBG")) return -1;
                if (Controlled(head) is >= 0 and var controlled && controlled != at) return controlled;
            }
            else if (Is(at, "advcl") && Requests.Contains(Lemma(head)) && Tag(at) == "VB" && Controlled(head) is >= 0 and var asked) return asked;
            else if (Is(at, "parataxis") || Is(at, "root")) return -1;

            at = IsVerb(head) || OwnSubject(head) >= 0 || Is(at, "conj") ? head : Clause(head);
            if (at == verb) return -1;
        }

        return -1;
    }

    /// <summary>"for A to meet B", wherever the tree hangs A: the phrase behind "for" and right before "to".</summary>
    private int ForPhrase(int verb)
    {
        var to = Child(verb, "mark");
        if (to <= 0 || Lemma(to) != "to") return -1;
        var at = to - 1;
        for (var steps = 0; steps < MostGovernors && at >= 0 && !IsVerb(at); steps++)
        {
            if (Child(at, "case") is >= 0 and var preposition && preposition < to && Lemma(preposition) == "for") return at;
            at = Head(at);
            if (at > to) return -1;
        }

        return -1;
    }

    private int OwnSubject(int verb)
    {
        var found = -1;
        foreach (var child in Children(verb))
        {
            if (Is(child, "nsubj") && (found < 0 || Math.Abs(child - verb) < Math.Abs(found - verb))) found = child;
        }

        return found;
    }

    /// <summary>"A invited B to visit": the object acts; in the passive the subject does.</summary>
    private int Controlled(int governor)
    {
        if (!ObjectControl.Contains(Lemma(governor)) || IsPassive(governor)) return -1;
        var person = Child(governor, "iobj");
        return person >= 0 ? person : Child(governor, "obj");
    }

    /// <summary>"A thanked B for hosting C": B; "A extended an invitation to B to visit": B.</summary>
    private int Thanked(int verb, int governor)
    {
        if (Child(governor, "obj") is not (>= 0 and var said) || IsPassive(governor)) return -1;
        if (Tag(verb) == "VBG") return Thanks.Contains(Lemma(governor)) && Child(verb, "mark") is >= 0 and var mark && Lemma(mark) is "for" or "of" ? said : -1;
        return Lemma(said) == "invitation" && Tag(verb) == "VB" ? AdnominalSubject(verb, said) : -1;
    }

    private static readonly FrozenSet<string> Thanks = FrozenSet.ToFrozenSet(["thank", "praise", "criticise", "criticize", "congratulate", "blame", "accuse", "commend", "attack", "rebuke"], StringComparer.Ordinal);

    /// <summary>"A, visiting B" and "delegation led by A": the noun; "A's plan to visit", "A made plans to visit", "an invitation to A to visit": A.</summary>
    private int AdnominalSubject(int verb, int noun)
    {
        if (!Intentions.Contains(Lemma(noun)) || Tag(verb) == "VBN") return noun;
        foreach (var child in Children(noun))
        {
            if (Lemma(noun) == "invitation" && Is(child, "nmod") && Child(child, "case") is >= 0 and var preposition && Lemma(preposition) is "to" or "for") return child;
            if (Lemma(noun) != "invitation" && Is(child, "nmod:poss")) return child;
        }

        var clause = Clause(noun);
        return clause != noun && clause != verb ? Subject(clause) : -1;
    }

    private static readonly FrozenSet<string> ObjectControl =
        FrozenSet.ToFrozenSet(["invite", "urge", "ask", "tell", "order", "allow", "want", "expect", "send", "force", "persuade", "let", "help", "require", "press", "dispatch", "encourage", "instruct", "enable", "summon", "advise", "permit", "get", "forbid", "bar"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Requests =
        FrozenSet.ToFrozenSet(["invite", "urge", "ask", "press", "summon", "encourage", "persuade", "order", "tell", "advise", "send", "dispatch"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Intentions =
        FrozenSet.ToFrozenSet(["plan", "invitation", "decision", "offer", "refusal", "intention", "promise", "pledge", "request", "proposal", "bid", "attempt", "effort", "chance", "opportunity", "agreement", "trip", "visit", "willingness", "readiness", "desire", "hope", "ability", "vow", "wish", "move", "way", "time", "plane"], StringComparer.Ordinal);
}
