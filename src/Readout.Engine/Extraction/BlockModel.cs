using System.Reflection;

namespace Readout.Extraction;

/// <summary>Says of each block how likely it belongs to the article's text: first by its own features, then again with what was said of its neighbours.</summary>
/// <param name="First">Over <see cref="BlockFeatures.Count"/> features.</param>
/// <param name="Second">Over the same and <see cref="Context"/> first answers around the block.</param>
internal sealed record BlockModel(BoostedTrees First, BoostedTrees Second)
{
    private const int Side = 3;

    /// <summary>How many numbers of the neighbours the second model has in addition.</summary>
    public const int Context = 2 * Side + 3;

    /// <summary>The model for the blocks of HTML pages.</summary>
    public static BlockModel Html { get; } = Load("html");

    /// <summary>The probability of each block, 0 to 1.</summary>
    public float[] Probabilities(PageTree tree, float[] rows)
    {
        var first = new float[tree.Blocks.Count];
        for (var i = 0; i < first.Length; i++) first[i] = First.Probability(rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count));
        var wide = Widened(tree, rows, first);
        var second = new float[first.Length];
        var width = BlockFeatures.Count + Context;
        for (var i = 0; i < second.Length; i++) second[i] = Second.Probability(wide.AsSpan(i * width, width));
        return second;
    }

    /// <summary>The rows with the first answers around each block added.</summary>
    public static float[] Widened(PageTree tree, float[] rows, float[] first)
    {
        var width = BlockFeatures.Count + Context;
        var wide = new float[first.Length * width];
        var sum = new double[tree.Nodes.Count];
        var length = new double[tree.Nodes.Count];
        for (var i = 0; i < first.Length; i++)
        {
            var block = tree.Blocks[i];
            sum[block.Node] += first[i] * block.Text.Length;
            length[block.Node] += block.Text.Length;
        }

        for (var i = tree.Nodes.Count - 1; i > 0; i--)
        {
            sum[tree.Nodes[i].Parent] += sum[i];
            length[tree.Nodes[i].Parent] += length[i];
        }

        for (var i = 0; i < first.Length; i++)
        {
            var row = wide.AsSpan(i * width, width);
            rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count).CopyTo(row);
            var at = BlockFeatures.Count;
            for (var d = -Side; d <= Side; d++) row[at++] = i + d >= 0 && i + d < first.Length ? first[i + d] : 0;
            var parent = Math.Max(0, tree.Nodes[tree.Blocks[i].Node].Parent);
            row[at++] = (float)(sum[parent] / Math.Max(1, length[parent]));
            var grandparent = Math.Max(0, tree.Nodes[parent].Parent);
            row[at] = (float)(sum[grandparent] / Math.Max(1, length[grandparent]));
        }

        return wide;
    }

    private static BlockModel Load(string kind) => new(Part(kind + ".first"), Part(kind + ".second"));

    private static BoostedTrees Part(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Readout.Extraction.{name}.bin");
        return stream is null ? new BoostedTrees(BlockFeatures.Count + Context, 0, []) : BoostedTrees.Read(stream);
    }
}
