namespace Readout.Extraction.Model;

/// <summary>A sum of regression trees over a row of features: gradient boosting (Friedman, 2001), read here, trained in the lab.</summary>
/// <remarks>The file: features, trees, bias; for each tree its nodes as (feature or 255 for a leaf, threshold or value, left child; the right one is next to it). Little endian.</remarks>
internal sealed class BoostedTrees
{
    /// <summary>Stands in a leaf where an inner node names its feature.</summary>
    public const byte Leaf = 255;

    private readonly Node[] _nodes;
    private readonly int[] _roots;
    private readonly float _bias;

    /// <summary>Makes the sum.</summary>
    public BoostedTrees(int features, float bias, IReadOnlyList<Node[]> trees)
    {
        Features = features;
        _bias = bias;
        _roots = new int[trees.Count];
        _nodes = new Node[trees.Sum(t => t.Length)];
        var at = 0;
        for (var i = 0; i < trees.Count; i++)
        {
            _roots[i] = at;
            foreach (var node in trees[i]) _nodes[at++] = node with { Left = node.Left + _roots[i] };
        }
    }

    /// <summary>No trees: stands where no model is at hand.</summary>
    public static BoostedTrees None { get; } = new(0, 0, []);

    /// <summary>A node: a leaf holds its value, an inner node goes left where the feature is at most the threshold.</summary>
    public readonly record struct Node(byte Feature, float Value, int Left);

    /// <summary>Whether there is no tree in it.</summary>
    public bool IsEmpty => _roots.Length == 0;

    /// <summary>How many features a row has.</summary>
    public int Features { get; }

    /// <summary>Reads a model's file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static BoostedTrees Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var features = reader.ReadInt32();
        var count = reader.ReadInt32();
        var bias = reader.ReadSingle();
        if (features is < 1 or > 254 || count is < 0 or > 10_000) throw new InvalidDataException("This is no file of boosted trees.");
        var trees = new List<Node[]>(count);
        for (var i = 0; i < count; i++)
        {
            var nodes = new Node[reader.ReadInt16()];
            for (var j = 0; j < nodes.Length; j++) nodes[j] = new Node(reader.ReadByte(), reader.ReadSingle(), reader.ReadInt16());
            trees.Add(nodes);
        }

        return new BoostedTrees(features, bias, trees);
    }

    /// <summary>Writes a model's file.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Features);
        writer.Write(_roots.Length);
        writer.Write(_bias);
        for (var i = 0; i < _roots.Length; i++)
        {
            var end = i + 1 < _roots.Length ? _roots[i + 1] : _nodes.Length;
            writer.Write((short)(end - _roots[i]));
            foreach (var node in _nodes.AsSpan(_roots[i]..end))
            {
                writer.Write(node.Feature);
                writer.Write(node.Value);
                writer.Write((short)(node.Left - _roots[i]));
            }
        }
    }

    /// <summary>The logit of the row.</summary>
    public float Logit(ReadOnlySpan<float> row)
    {
        var sum = _bias;
        foreach (var root in _roots)
        {
            ref var node = ref _nodes[root];
            while (node.Feature != Leaf) node = ref _nodes[row[node.Feature] <= node.Value ? node.Left : node.Left + 1];
            sum += node.Value;
        }

        return sum;
    }

    /// <summary>The row's probability, 0 to 1.</summary>
    public float Probability(ReadOnlySpan<float> row) => 1 / (1 + MathF.Exp(-Logit(row)));
}
