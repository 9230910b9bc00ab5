using System.Runtime.CompilerServices;

namespace Readout.Extraction.Model;

/// <summary>A sum of regression trees over a row of features: gradient boosting (Friedman, 2001), read here, trained in the lab.</summary>
/// <remarks>The file: features, trees, bias; for each tree its nodes as (feature or 255 for a leaf, threshold or value, left child; the right one is next to it). Little endian.</remarks>
internal sealed class BoostedTrees
{
    /// <summary>Stands in a leaf where an inner node names its feature.</summary>
    public const byte Leaf = 255;

    /// <summary>So many rows go down a tree side by side: none waits for another's comparison.</summary>
    private const int Lanes = 8;

    /// <summary>So many rows are taken through all trees before the next ones, and stay in the cache meanwhile.</summary>
    private const int Batch = 32;

    private readonly Node[] _nodes;
    private readonly Step[] _steps;
    private readonly float[] _values;
    private readonly int[] _roots;
    private readonly int[] _depths;
    private readonly float _bias;

    /// <summary>Makes the sum.</summary>
    /// <exception cref="InvalidDataException">A node names a feature or a child that is not there.</exception>
    public BoostedTrees(int features, float bias, IReadOnlyList<Node[]> trees)
    {
        Features = features;
        _bias = bias;
        _roots = new int[trees.Count];
        _depths = new int[trees.Count];
        _nodes = new Node[trees.Sum(t => t.Length)];
        _steps = new Step[_nodes.Length];
        _values = new float[_nodes.Length];
        var at = 0;
        for (var i = 0; i < trees.Count; i++)
        {
            _roots[i] = at;
            foreach (var node in trees[i]) _nodes[at++] = node with { Left = node.Left + _roots[i] };
            _depths[i] = Unrolled(_roots[i], at);
        }
    }

    /// <summary>Writes down a tree's nodes as steps; how many steps its farthest leaf takes. A leaf leads to itself, so that all rows may take as many.</summary>
    private int Unrolled(int root, int end)
    {
        if (root == end) throw new InvalidDataException("A tree without nodes.");
        var depths = new int[end - root];
        for (var i = end - 1; i >= root; i--)
        {
            var node = _nodes[i];
            if (node.Feature == Leaf)
            {
                (_steps[i], _values[i]) = (new Step(float.PositiveInfinity, 0, (ushort)(i - root)), node.Value);
                continue;
            }

            if (node.Feature >= Features || node.Left <= i || node.Left + 1 >= end) throw new InvalidDataException("A tree's node leads nowhere.");
            _steps[i] = new Step(node.Value, (ushort)(node.Feature * Batch), (ushort)(node.Left - root));
            depths[i - root] = 1 + Math.Max(depths[node.Left - root], depths[node.Left + 1 - root]);
        }

        return depths[0];
    }

    /// <summary>One comparison: on to <paramref name="Left"/>, or to the node behind it where the feature is above the threshold.</summary>
    /// <param name="Threshold">The highest value that goes left.</param>
    /// <param name="Column">Where the feature's values of a batch begin.</param>
    /// <param name="Left">Counted from the tree's root.</param>
    private readonly record struct Step(float Threshold, ushort Column, ushort Left);

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

    /// <summary>The probabilities of many rows, one behind the other; each the same as <see cref="Probability"/> gives.</summary>
    public void Probabilities(ReadOnlySpan<float> rows, Span<float> answers)
    {
        if (rows.Length != answers.Length * Features) throw new ArgumentException("The rows are of another width.", nameof(rows));
        var columns = new float[Features * Batch];
        Span<float> sums = stackalloc float[Batch];
        for (var from = 0; from < answers.Length; from += Batch)
        {
            var count = Math.Min(Batch, answers.Length - from);
            for (var i = 0; i < count; i++)
            {
                var row = rows.Slice((from + i) * Features, Features);
                for (var feature = 0; feature < row.Length; feature++) columns[feature * Batch + i] = row[feature];
            }

            sums.Fill(_bias);
            Add(columns, sums[..((count + Lanes - 1) / Lanes * Lanes)]);
            for (var i = 0; i < count; i++) answers[from + i] = 1 / (1 + MathF.Exp(-sums[i]));
        }
    }

    /// <summary>Adds the trees' values to the sums. Every index was checked when the trees were made, so none is checked here.</summary>
    private void Add(float[] columns, Span<float> sums)
    {
        for (var tree = 0; tree < _roots.Length; tree++)
        {
            var depth = _depths[tree];
            ref var steps = ref _steps[_roots[tree]];
            ref var values = ref _values[_roots[tree]];
            for (var i = 0; i < sums.Length; i += Lanes)
            {
                ref var lanes = ref columns[i];
                nint a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
                for (var step = 0; step < depth; step++)
                {
                    a = Next(ref steps, a, ref lanes, 0);
                    b = Next(ref steps, b, ref lanes, 1);
                    c = Next(ref steps, c, ref lanes, 2);
                    d = Next(ref steps, d, ref lanes, 3);
                    e = Next(ref steps, e, ref lanes, 4);
                    f = Next(ref steps, f, ref lanes, 5);
                    g = Next(ref steps, g, ref lanes, 6);
                    h = Next(ref steps, h, ref lanes, 7);
                }

                sums[i] += Unsafe.Add(ref values, a);
                sums[i + 1] += Unsafe.Add(ref values, b);
                sums[i + 2] += Unsafe.Add(ref values, c);
                sums[i + 3] += Unsafe.Add(ref values, d);
                sums[i + 4] += Unsafe.Add(ref values, e);
                sums[i + 5] += Unsafe.Add(ref values, f);
                sums[i + 6] += Unsafe.Add(ref values, g);
                sums[i + 7] += Unsafe.Add(ref values, h);
            }
        }
    }

    /// <summary>Without a jump: which way a row goes cannot be foretold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Next(ref Step steps, nint node, ref float lanes, nint lane)
    {
        ref var step = ref Unsafe.Add(ref steps, node);
        return step.Left + Unsafe.BitCast<bool, byte>(Unsafe.Add(ref lanes, step.Column + lane) > step.Threshold);
    }

    /// <summary>The row's probability, 0 to 1.</summary>
    public float Probability(ReadOnlySpan<float> row) => 1 / (1 + MathF.Exp(-Logit(row)));
}
