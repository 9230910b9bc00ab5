using Readout.Documents;

namespace Readout.Language.Trees;

/// <summary>Tags, lemmas and dependency trees of a text's tokens: arrays with an entry a token.</summary>
internal sealed class ParsedTokens
{
    private readonly byte[] _tags;
    private readonly byte[] _relations;
    private readonly TreeNames _names;

    internal ParsedTokens(TreeNames names, UniversalTag[] universal, byte[] tags, byte[] relations, int[] heads, string[] lemmas)
    {
        _names = names;
        _tags = tags;
        _relations = relations;
        Universal = universal;
        Heads = heads;
        Lemmas = lemmas;
        NameScores = new float[heads.Length * NameTags.Count];
        Listings = new Listing[heads.Length];
    }

    /// <summary>How many tokens.</summary>
    public int Count => Heads.Length;

    /// <summary>The universal part of speech.</summary>
    public UniversalTag[] Universal { get; }

    /// <summary>Index of the head among the text's tokens, or -1 for the root of a sentence.</summary>
    public int[] Heads { get; }

    public string[] Lemmas { get; }

    /// <summary>The network's scores of the labels of <see cref="NameTags"/>, <see cref="NameTags.Count"/> a token.</summary>
    public float[] NameScores { get; }

    /// <summary>What the lists say of each token.</summary>
    public Listing[] Listings { get; }

    /// <summary>The Penn Treebank tag, such as <c>VBD</c>.</summary>
    public string Tag(int token) => _names.Tags[_tags[token]];

    /// <summary>The relation to the head, such as <c>nsubj:pass</c>.</summary>
    public string Relation(int token) => _names.Relations[_relations[token]];

    /// <summary>The same as a layer of a document.</summary>
    public Word[] ToWords()
    {
        var words = new Word[Count];
        for (var i = 0; i < words.Length; i++) words[i] = new Word(Universal[i], Tag(i), Lemmas[i], Heads[i], Relation(i));
        return words;
    }
}

/// <summary>The names behind a network's numbers.</summary>
/// <param name="Tags">XPOS.</param>
/// <param name="Relations">Dependency relations; the first is <c>root</c>.</param>
internal sealed record TreeNames(IReadOnlyList<string> Tags, IReadOnlyList<string> Relations);
