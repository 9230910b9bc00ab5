namespace Readout.Language.Trees;

/// <summary>The widths of a <see cref="TreeNetwork"/>; all multiples of 16.</summary>
/// <param name="Token">A token's vector.</param>
/// <param name="Units">The state of one direction of a layer.</param>
/// <param name="Layers">Layers of memory, each in both directions.</param>
/// <param name="Tags">Scores of UPOS, then of XPOS, then of the labels of names, then nothing.</param>
/// <param name="Arc">A token's vector as a dependent or a head.</param>
/// <param name="Label">A token's vector in the choice of a relation.</param>
/// <param name="Relations">Scores of relations, then nothing.</param>
internal readonly record struct TreeShape(int Token, int Units, int Layers, int Tags, int Arc, int Label, int Relations)
{
    /// <summary>The width of a state in both directions.</summary>
    public int Context => 2 * Units;

    /// <summary>The columns of the projection: tags, arc of dependents, arc of heads, label of dependents, label of heads.</summary>
    public int Projection => Tags + (2 * Arc) + (2 * Label);

    /// <summary>The first column of the vectors of dependents.</summary>
    public int ArcDependent => Tags;

    /// <summary>The first column of the vectors of heads.</summary>
    public int ArcHead => Tags + Arc;

    /// <summary>The first column of the label vectors of dependents.</summary>
    public int LabelDependent => Tags + (2 * Arc);

    /// <summary>The first column of the label vectors of heads.</summary>
    public int LabelHead => Tags + (2 * Arc) + Label;
}

/// <summary>The weights that tag and parse: token vectors, layers of memory in both directions, and a projection into tags and trees.</summary>
/// <remarks>
/// After Kiperwasser and Goldberg 2016 (relations by a layer over the two tokens) and Dozat and Manning 2017 (heads by a bilinear form).
/// A token's vector is the sum of the vectors of its <see cref="TokenFeatures"/>.
/// </remarks>
internal sealed class TreeNetwork
{
    private readonly Dictionary<ulong, int> _rows;

    /// <summary>A network of zeros.</summary>
    /// <param name="keys">The features it knows.</param>
    public TreeNetwork(TreeShape shape, ReadOnlySpan<ulong> keys)
    {
        Shape = shape;
        Keys = keys.ToArray();
        _rows = new Dictionary<ulong, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++) _rows.Add(keys[i], TokenFeatures.Count + i);
        TokenVectors = new float[(TokenFeatures.Count + keys.Length) * shape.Token];
        Memory = new Lstm[shape.Layers * 2];
        for (var i = 0; i < Memory.Length; i++) Memory[i] = new Lstm(i < 2 ? shape.Token : shape.Context, shape.Units, i % 2 == 1);
        Projection = new float[shape.Context * shape.Projection];
        ProjectionBias = new float[shape.Projection];
        ArcForm = new float[shape.Arc * shape.Arc];
        ArcBias = new float[shape.Arc];
        ArcRoot = new float[shape.Arc];
        LabelRoot = new float[shape.Label];
        Relation = new float[shape.Label * shape.Relations];
        RelationBias = new float[shape.Relations];
        Dense = [.. Memory.SelectMany(m => new[] { m.FromInput, m.FromState, m.Bias }),
            Projection, ProjectionBias, ArcForm, ArcBias, ArcRoot, LabelRoot, Relation, RelationBias];
    }

    public TreeShape Shape { get; }

    /// <summary>The features that have a vector of their own, in the order of the rows behind the unknown ones.</summary>
    public ulong[] Keys { get; }

    /// <summary>A row for what is unknown of each kind, then a row for each key.</summary>
    public float[] TokenVectors { get; }

    /// <summary>Forward and backward of each layer.</summary>
    public Lstm[] Memory { get; }

    /// <summary>Context × projection.</summary>
    public float[] Projection { get; }

    public float[] ProjectionBias { get; }

    /// <summary>Arc × arc: dependents on the left.</summary>
    public float[] ArcForm { get; }

    /// <summary>How likely a vector is a head, whatever the dependent.</summary>
    public float[] ArcBias { get; }

    /// <summary>The root as a head.</summary>
    public float[] ArcRoot { get; }

    /// <summary>The root as a head, in the choice of a relation.</summary>
    public float[] LabelRoot { get; }

    /// <summary>Label × relations.</summary>
    public float[] Relation { get; }

    public float[] RelationBias { get; }

    /// <summary>All weights but the token vectors, in the order in which they are kept.</summary>
    public IReadOnlyList<float[]> Dense { get; }

    /// <summary>The row of a feature; the kind's row for unknown ones where there is none.</summary>
    public int Row(int kind, ulong key) => _rows.GetValueOrDefault(key, kind);

    /// <summary>Sums up a token's vector.</summary>
    public void Embed(ReadOnlySpan<int> rows, Span<float> vector)
    {
        var width = Shape.Token;
        vector.Clear();
        foreach (var row in rows) Vectors.Add(TokenVectors.AsSpan(row * width, width), vector);
    }

    /// <summary>Projects states into tags and the vectors for arcs and labels.</summary>
    public void Project(ReadOnlySpan<float> states, Span<float> projected, int tokens)
    {
        var wide = Shape.Projection;
        for (var row = 0; row < tokens; row++) ProjectionBias.CopyTo(projected.Slice(row * wide, wide));
        MatrixProduct.Add(states, Shape.Context, Projection, wide, projected, wide, tokens, Shape.Context, wide);
        for (var row = 0; row < tokens; row++) Vectors.Bend(projected.Slice((row * wide) + Shape.ArcDependent, 2 * Shape.Arc));
    }

    /// <summary>Scores every token of a sentence, and the root (column 0), as the head of every token.</summary>
    /// <param name="projected">The sentence's rows of the projection.</param>
    /// <param name="scores">n × stride; a stride is at least n + 1.</param>
    /// <param name="queries">Left behind: n × arc.</param>
    /// <param name="heads">Scratch and left behind: arc × stride, the vectors of the heads in columns.</param>
    public void ScoreArcs(ReadOnlySpan<float> projected, int n, Span<float> scores, int stride, Span<float> queries, Span<float> heads)
    {
        var wide = Shape.Projection;
        var arc = Shape.Arc;
        for (var i = 0; i < n; i++) ArcBias.CopyTo(queries.Slice(i * arc, arc));
        MatrixProduct.Add(projected[Shape.ArcDependent..], wide, ArcForm, arc, queries, arc, n, arc, arc);
        for (var d = 0; d < arc; d++)
        {
            var line = heads.Slice(d * stride, stride);
            line.Clear();
            line[0] = ArcRoot[d];
            for (var j = 0; j < n; j++) line[j + 1] = projected[(j * wide) + Shape.ArcHead + d];
        }

        scores[..(n * stride)].Clear();
        MatrixProduct.Add(queries, arc, heads, stride, scores, stride, n, arc, stride);
    }

    /// <summary>The hidden layer of the choice of a relation between a token and its head.</summary>
    /// <param name="dependent">The dependent's row of the projection.</param>
    /// <param name="head">The head's row, or nothing for the root.</param>
    public void Pair(ReadOnlySpan<float> dependent, ReadOnlySpan<float> head, Span<float> hidden)
    {
        dependent.Slice(Shape.LabelDependent, Shape.Label).CopyTo(hidden);
        Vectors.Add(head.IsEmpty ? LabelRoot : head.Slice(Shape.LabelHead, Shape.Label), hidden);
        Vectors.Bend(hidden);
    }

    /// <summary>Scores the relations of token pairs.</summary>
    public void ScoreRelations(ReadOnlySpan<float> pairs, Span<float> scores, int tokens)
    {
        var wide = Shape.Relations;
        for (var row = 0; row < tokens; row++) RelationBias.CopyTo(scores.Slice(row * wide, wide));
        MatrixProduct.Add(pairs, Shape.Label, Relation, wide, scores, wide, tokens, Shape.Label, wide);
    }
}
