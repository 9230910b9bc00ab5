using Readout.Extraction.Model;

namespace Readout.Lab.Tasks;

/// <summary>Trains boosted trees on logistic loss: histograms of 64 bins, best leaf first (as LightGBM: Ke and others, 2017), a sample of the rows for each tree.</summary>
internal sealed class TreeTrainer
{
    private const int Bins = 64;

    private readonly byte[][] _columns;
    private readonly float[][] _cuts;
    private readonly float[] _weights;
    private readonly bool[] _labels;
    private readonly int _count;
    private int[] _features = [];

    public int Trees { get; init; } = 280;

    public int Leaves { get; init; } = 26;

    public double Rate { get; init; } = 0.062;

    /// <summary>Each tree sees this share of the features.</summary>
    public double FeatureShare { get; init; } = 0.5;

    public double Sampled { get; init; } = 0.35;

    public double Ridge { get; init; } = 1.0;

    public double LeastHessian { get; init; } = 0.5;

    /// <param name="rows">All rows, one after the other.</param>
    /// <param name="features">Numbers a row.</param>
    /// <param name="labels">Whether each row is wanted.</param>
    /// <param name="weights">Each row's weight.</param>
    public TreeTrainer(float[] rows, int features, bool[] labels, float[] weights)
    {
        (_labels, _weights, _count) = (labels, weights, labels.Length);
        _columns = new byte[features][];
        _cuts = new float[features][];
        Parallel.For(0, features, f =>
        {
            var values = new float[_count];
            for (var i = 0; i < _count; i++) values[i] = rows[i * features + f];
            _cuts[f] = Cuts(values);
            var column = _columns[f] = new byte[_count];
            for (var i = 0; i < _count; i++)
            {
                var at = Array.BinarySearch(_cuts[f], values[i]);
                column[i] = (byte)(at < 0 ? ~at : at);
            }
        });
    }

    private sealed class Open
    {
        public required int[] Rows;
        public required int Node;
        public double[][] Gradients = [];
        public double[][] Hessians = [];
        public double Gain;
        public int Feature = -1;
        public int Bin;
    }

    public BoostedTrees Train()
    {
        double wanted = 0, all = 0;
        for (var i = 0; i < _count; i++)
        {
            all += _weights[i];
            if (_labels[i]) wanted += _weights[i];
        }

        var bias = (float)Math.Log(wanted / (all - wanted));
        var scores = new float[_count];
        Array.Fill(scores, bias);
        var gradients = new float[_count];
        var hessians = new float[_count];
        var trees = new List<BoostedTrees.Node[]>();
        var random = new Random(20231);
        for (var t = 0; t < Trees; t++)
        {
            var sample = new List<int>(_count);
            for (var i = 0; i < _count; i++)
            {
                var p = 1 / (1 + MathF.Exp(-scores[i]));
                gradients[i] = (p - (_labels[i] ? 1 : 0)) * _weights[i];
                hessians[i] = Math.Max(1e-6f, p * (1 - p)) * _weights[i];
                if (random.NextDouble() < Sampled) sample.Add(i);
            }

            _features = [.. Enumerable.Range(0, _columns.Length).Where(_ => random.NextDouble() < FeatureShare)];
            if (_features.Length == 0) _features = [0];
            var tree = Grow([.. sample], gradients, hessians);
            trees.Add(tree);
            for (var i = 0; i < _count; i++) scores[i] += Value(tree, i);
        }

        return new BoostedTrees(_columns.Length, bias, [.. trees.Select(tree => tree.Select(Thresholded).ToArray())]);
    }

    private BoostedTrees.Node Thresholded(BoostedTrees.Node node) =>
        node.Feature == BoostedTrees.Leaf ? node : node with { Value = _cuts[node.Feature][(int)node.Value] };

    private float Value(BoostedTrees.Node[] tree, int row)
    {
        var node = tree[0];
        while (node.Feature != BoostedTrees.Leaf) node = tree[_columns[node.Feature][row] <= (int)node.Value ? node.Left : node.Left + 1];
        return node.Value;
    }

    /// <summary>Until the end an inner node's value is the last bin that goes left.</summary>
    private BoostedTrees.Node[] Grow(int[] rows, float[] gradients, float[] hessians)
    {
        var nodes = new List<BoostedTrees.Node> { new(BoostedTrees.Leaf, 0, 0) };
        var root = new Open { Rows = rows, Node = 0 };
        Fill(root, gradients, hessians);
        var open = new List<Open> { root };
        while (nodes.Count < 2 * Leaves - 1)
        {
            var best = open.Where(o => o.Feature >= 0).MaxBy(o => o.Gain);
            if (best is null || best.Gain <= 1e-6) break;
            open.Remove(best);
            var column = _columns[best.Feature];
            var left = new Open { Rows = Array.FindAll(best.Rows, i => column[i] <= best.Bin), Node = nodes.Count };
            var right = new Open { Rows = Array.FindAll(best.Rows, i => column[i] > best.Bin), Node = nodes.Count + 1 };
            nodes[best.Node] = new BoostedTrees.Node((byte)best.Feature, best.Bin, nodes.Count);
            nodes.Add(new(BoostedTrees.Leaf, 0, 0));
            nodes.Add(new(BoostedTrees.Leaf, 0, 0));
            var (small, large) = left.Rows.Length < right.Rows.Length ? (left, right) : (right, left);
            Fill(small, gradients, hessians);
            (large.Gradients, large.Hessians) = (best.Gradients, best.Hessians);
            foreach (var f in _features)
            {
                for (var b = 0; b < Bins; b++)
                {
                    large.Gradients[f][b] -= small.Gradients[f][b];
                    large.Hessians[f][b] -= small.Hessians[f][b];
                }
            }

            Choose(large);
            open.Add(left);
            open.Add(right);
        }

        foreach (var leaf in open)
        {
            double g = 0, h = 0;
            foreach (var row in leaf.Rows)
            {
                g += gradients[row];
                h += hessians[row];
            }

            nodes[leaf.Node] = new BoostedTrees.Node(BoostedTrees.Leaf, (float)(-g / (h + Ridge) * Rate), 0);
        }

        return [.. nodes];
    }

    private void Fill(Open open, float[] gradients, float[] hessians)
    {
        open.Gradients = new double[_columns.Length][];
        open.Hessians = new double[_columns.Length][];
        Parallel.ForEach(_features, f =>
        {
            var (g, h, column) = (new double[Bins], new double[Bins], _columns[f]);
            foreach (var row in open.Rows)
            {
                g[column[row]] += gradients[row];
                h[column[row]] += hessians[row];
            }

            (open.Gradients[f], open.Hessians[f]) = (g, h);
        });
        Choose(open);
    }

    private void Choose(Open open)
    {
        double allG = 0, allH = 0;
        for (var b = 0; b < Bins; b++)
        {
            allG += open.Gradients[_features[0]][b];
            allH += open.Hessians[_features[0]][b];
        }

        var whole = allG * allG / (allH + Ridge);
        (open.Gain, open.Feature) = (0, -1);
        foreach (var f in _features)
        {
            double g = 0, h = 0;
            for (var b = 0; b < _cuts[f].Length; b++)
            {
                g += open.Gradients[f][b];
                h += open.Hessians[f][b];
                if (h < LeastHessian || allH - h < LeastHessian) continue;
                var gain = g * g / (h + Ridge) + (allG - g) * (allG - g) / (allH - h + Ridge) - whole;
                if (gain > open.Gain) (open.Gain, open.Feature, open.Bin) = (gain, f, b);
            }
        }
    }

    /// <summary>At most 63 thresholds: a value at most the first falls into bin 0.</summary>
    private static float[] Cuts(float[] values)
    {
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        var distinct = sorted.Distinct().Take(Bins).ToArray();
        if (distinct.Length < Bins) return distinct[..^1].Length == 0 ? [distinct[0]] : distinct[..^1];
        var cuts = new SortedSet<float>();
        for (var b = 1; b < Bins; b++) cuts.Add(sorted[(int)((long)b * (sorted.Length - 1) / Bins)]);
        return [.. cuts];
    }
}
