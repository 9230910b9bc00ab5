using Readout.Documents;

namespace Readout.Language.English;

/// <summary>Puts right what the parser is known to read wrong because its treebanks hardly hold it: phrases of news and of headlines.</summary>
internal static class TreeMending
{
    /// <summary>How far before "due" its "is" may stand.</summary>
    private const int ReachOfCopula = 3;

    /// <summary>Mends the words of one sentence in place; heads are indexes into <paramref name="words"/>. Linear in the sentence.</summary>
    public static void Mend(Span<Word> words, int first, int end)
    {
        for (var at = first + 1; at + 1 < end; at++)
        {
            if (words[at].Lemma == "due") DueTo(words, first, end, at);
            else PastVerb(words, at);
        }
    }

    /// <summary>Hangs the tokens before a sentence's body, its dateline, on the root of the body.</summary>
    public static void Attach(Span<Word> words, int first, Sentence body)
    {
        if (first == body.FirstToken) return;
        var root = body.FirstToken;
        while (root < body.EndToken && words[root].Head >= 0) root++;
        for (var at = first; at < body.FirstToken && root < body.EndToken; at++) words[at] = words[at] with { Head = root, Relation = "dep" };
    }

    /// <summary>"Lima lifted sanctions …": a past form between a name and a bare noun that heads its clause is the clause's verb, where the parser made of it a modifier.</summary>
    private static void PastVerb(Span<Word> words, int verb)
    {
        var noun = words[verb].Head;
        if (words[verb].Relation != "amod" || words[verb].Tag is not ("VBD" or "VBN") || noun <= verb || noun > verb + 3 || words[noun].Universal != UniversalTag.Noun) return;
        if (words[noun].Relation is not ("root" or "ccomp" or "parataxis") || words[noun].Head == verb) return;
        var subject = verb - 1;
        if (words[subject].Head != noun || words[subject].Relation is not ("compound" or "nsubj") || words[subject].Universal is not (UniversalTag.Propn or UniversalTag.Noun)) return;
        if (words[subject].Relation == "compound" && words[subject].Universal != UniversalTag.Propn) return;
        words[verb] = words[verb] with { Universal = UniversalTag.Verb, Tag = "VBD", Head = words[noun].Head, Relation = words[noun].Relation };
        words[subject] = words[subject] with { Head = verb, Relation = "nsubj" };
        words[noun] = words[noun] with { Head = verb, Relation = "obj" };
    }

    /// <summary>"A is due to meet B": "due" is the predicate and "meet" its complement, where the parser took "due to" for a preposition or a conjunction.</summary>
    private static void DueTo(Span<Word> words, int first, int end, int due)
    {
        var (to, verb) = (due + 1, due + 2);
        if (verb >= end || words[to].Lemma != "to" || words[verb].Tag != "VB") return;
        var copula = due - 1;
        while (copula > first && due - copula < ReachOfCopula && words[copula].Universal == UniversalTag.Adv) copula--;
        if (words[copula].Lemma != "be") return;

        // What the parser made the head of all this: the verb, a noun behind it, or "due" itself.
        var noun = words[due].Head > verb && words[words[due].Head].Universal is UniversalTag.Noun or UniversalTag.Propn ? words[due].Head : -1;
        var top = noun >= 0 ? noun : words[due].Head != verb ? due : verb;
        var (governor, relation) = (words[top].Head, words[top].Relation);
        if (governor == verb || governor == due || governor == noun && noun >= 0) return;
        for (var at = first; at < due; at++)
        {
            if (words[at].Head == verb || (noun >= 0 && words[at].Head == noun)) words[at] = words[at] with { Head = due, Relation = words[at].Relation is "nsubj:outer" or "vocative" ? "nsubj" : words[at].Relation };
        }

        words[copula] = words[copula] with { Head = due, Relation = "cop" };
        words[due] = words[due] with { Universal = UniversalTag.Adj, Tag = "JJ", Head = governor, Relation = relation };
        words[to] = words[to] with { Universal = UniversalTag.Part, Tag = "TO", Head = verb, Relation = "mark" };
        words[verb] = words[verb] with { Universal = UniversalTag.Verb, Head = due, Relation = "xcomp" };
        if (noun >= 0) words[noun] = words[noun] with { Head = verb, Relation = "obj" };
    }
}
