namespace Readout.Extraction.Model;

/// <summary>What the first answers around a block say: its neighbours', its container's, its kind's, and how much text lies before and behind it.</summary>
internal static class AnswerFigures
{
    private const int Side = 3;
    private const int Wide = 8;
    private const int Clip = 40;

    /// <summary>An answer from here on is taken for sure, where the block is no mere line.</summary>
    private const float Sure = 0.7f;
    private const int LongLine = 60;

    private const int Count = 2 * Side + 1 + 14;

    /// <summary>How many numbers a widened row has.</summary>
    public const int Width = BlockFeatures.Count + Count;

    /// <summary>The rows with the first answers around each block added.</summary>
    public static float[] Widened(PageTree tree, float[] rows, float[] first)
    {
        var (blocks, nodes, count) = (tree.Blocks, tree.Nodes, first.Length);
        var wide = new float[count * Width];
        var (sum, length) = (new double[nodes.Count], new double[nodes.Count]);
        var (before, lengths) = (new double[count + 1], new double[count + 1]);
        var kinds = new Dictionary<int, (double Sum, double Length)>();
        var (firstSure, lastSure) = (-1, -1);
        for (var i = 0; i < count; i++)
        {
            var block = blocks[i];
            var mass = first[i] * block.Text.Length;
            sum[block.Node] += mass;
            length[block.Node] += block.Text.Length;
            before[i + 1] = before[i] + mass;
            lengths[i + 1] = lengths[i] + block.Text.Length;
            var signature = nodes[block.Node].Signature;
            var kind = kinds.GetValueOrDefault(signature);
            kinds[signature] = (kind.Sum + mass, kind.Length + block.Text.Length);
            if (first[i] < Sure || block.Text.Length < LongLine) continue;
            if (firstSure < 0) firstSure = i;
            lastSure = i;
        }

        for (var i = nodes.Count - 1; i > 0; i--)
        {
            sum[nodes[i].Parent] += sum[i];
            length[nodes[i].Parent] += length[i];
        }

        var all = Math.Max(1, before[count]);
        double since = 0;
        for (var i = 0; i < count; i++)
        {
            var row = wide.AsSpan(i * Width, Width);
            rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count).CopyTo(row);
            var at = BlockFeatures.Count;
            for (var d = -Side; d <= Side; d++) row[at++] = i + d >= 0 && i + d < count ? first[i + d] : 0;
            var node = blocks[i].Node;
            row[at++] = Mean(node);
            node = Math.Max(0, nodes[node].Parent);
            row[at++] = Mean(node);
            row[at++] = (float)(sum[node] / all);
            node = Math.Max(0, nodes[node].Parent);
            row[at++] = Mean(node);
            row[at++] = (float)(sum[node] / all);
            node = Math.Max(0, nodes[node].Parent);
            row[at++] = Mean(node);
            var kind = kinds[nodes[blocks[i].Node].Signature];
            var own = first[i] * blocks[i].Text.Length;
            row[at++] = kind.Length > blocks[i].Text.Length ? (float)((kind.Sum - own) / (kind.Length - blocks[i].Text.Length)) : -1;
            row[at++] = (float)((before[i]) / all);
            row[at++] = firstSure < 0 ? -Clip - 1 : Math.Clamp(i - firstSure, -Clip, Clip);
            row[at++] = lastSure < 0 ? -Clip - 1 : Math.Clamp(lastSure - i, -Clip, Clip);
            var (from, to) = (Math.Max(0, i - Wide), Math.Min(count, i + Wide + 1));
            row[at++] = Over(from, i);
            row[at++] = Over(i + 1, to);
            row[at++] = (float)Math.Log2(1 + since);
            row[at] = (float)Math.Log2(1 + before[count]);
            since = first[i] >= Sure && blocks[i].Text.Length >= LongLine ? 0 : since + blocks[i].Text.Length;
        }

        return wide;

        float Mean(int node) => (float)(sum[node] / Math.Max(1, length[node]));

        float Over(int from, int to) => from >= to ? -1 : (float)((before[to] - before[from]) / Math.Max(1, lengths[to] - lengths[from]));
    }
}
