using System.Collections.Immutable;
using Readout.Documents;

namespace Readout.Facts;

/// <summary>The dependency trees of a document laid out for walking: children, extents and the parts of each clause, by token index.</summary>
/// <remarks>Built once, in time linear in the tokens. Extents are those of the subtree; where a tree is not projective they take in what lies between.</remarks>
internal sealed class SentenceTrees
{
    private readonly int[] _firstChild;
    private readonly int[] _next;
    private readonly int[] _left;
    private readonly int[] _right;

    public SentenceTrees(Reading reading)
    {
        Words = reading.Document.Words.Items;
        var count = Words.Length;
        (_firstChild, _next, _left, _right) = (New(count), New(count), new int[count], new int[count]);
        (Subject, PassiveSubject, Object, Complement, OpenComplement, Agent) = (New(count), New(count), New(count), New(count), New(count), New(count));
        var waiting = new int[count];
        for (var i = count - 1; i >= 0; i--)
        {
            (_left[i], _right[i]) = (i, i);
            var head = Words[i].Head;
            if (head < 0 || head >= count) continue;
            (_next[i], _firstChild[head]) = (_firstChild[head], i);
            waiting[head]++;
            var part = Words[i].Relation switch
            {
                "nsubj" or "csubj" or "nsubj:outer" => Subject,
                "nsubj:pass" or "csubj:pass" => PassiveSubject,
                "obj" => Object,
                "ccomp" => Complement,
                "xcomp" => OpenComplement,
                "obl:agent" => Agent,

                // "Lima plans to …": a name before a finite verb can only be its subject.
                "compound" when i < head && Words[head].Universal == UniversalTag.Verb && Words[i].Universal == UniversalTag.Propn && Words[head].Tag is "VBZ" or "VBD" or "VBP" && Subject[head] < 0 => Subject,
                _ => null,
            };
            if (part is not null) part[head] = i;
        }

        Measure(waiting);
    }

    /// <summary>The words, an entry a token.</summary>
    public ImmutableArray<Word> Words { get; }

    public int Count => Words.Length;

    /// <summary>For each token its first subject, or -1.</summary>
    public int[] Subject { get; }

    /// <summary>For each token its first passive subject, or -1.</summary>
    public int[] PassiveSubject { get; }

    /// <summary>For each token its first direct object, or -1.</summary>
    public int[] Object { get; }

    /// <summary>For each token the head of its first clausal complement, or -1.</summary>
    public int[] Complement { get; }

    /// <summary>For each token the head of its first complement without a subject of its own, or -1.</summary>
    public int[] OpenComplement { get; }

    /// <summary>For each token the agent of its passive, or -1.</summary>
    public int[] Agent { get; }

    public int Head(int token) => Words[token].Head;

    public string Relation(int token) => Words[token].Relation;

    public string Lemma(int token) => Words[token].Lemma;

    public string Tag(int token) => Words[token].Tag;

    public UniversalTag Part(int token) => Words[token].Universal;

    public bool IsVerb(int token) => Words[token].Universal == UniversalTag.Verb;

    /// <summary>The first token of the subtree.</summary>
    public int Left(int token) => _left[token];

    /// <summary>The last token of the subtree.</summary>
    public int Right(int token) => _right[token];

    /// <summary>The first child in the order of the text, or -1; the others follow by <see cref="NextChild"/>.</summary>
    public int FirstChild(int token) => _firstChild[token];

    /// <summary>The next child of the same head, or -1.</summary>
    public int NextChild(int child) => _next[child];

    /// <summary>The first child with the relation, or -1.</summary>
    public int Child(int token, string relation)
    {
        for (var c = _firstChild[token]; c >= 0; c = _next[c])
        {
            if (Words[c].Relation == relation) return c;
        }

        return -1;
    }

    /// <summary>The preposition or conjunction that introduces the phrase, or -1.</summary>
    public int Marker(int token)
    {
        for (var c = _firstChild[token]; c >= 0 && c < token; c = _next[c])
        {
            if (Words[c].Relation is "case" or "mark") return c;
        }

        return -1;
    }

    private static int[] New(int count)
    {
        var row = new int[count];
        Array.Fill(row, -1);
        return row;
    }

    /// <summary>Extents from the leaves upwards.</summary>
    private void Measure(int[] waiting)
    {
        var ready = new Stack<int>();
        for (var i = 0; i < Count; i++)
        {
            if (waiting[i] == 0) ready.Push(i);
        }

        while (ready.TryPop(out var token))
        {
            var head = Words[token].Head;
            if (head < 0 || head >= Count) continue;
            _left[head] = Math.Min(_left[head], _left[token]);
            _right[head] = Math.Max(_right[head], _right[token]);
            if (--waiting[head] == 0) ready.Push(head);
        }
    }
}
