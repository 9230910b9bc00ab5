namespace Readout.Language.Trees;

/// <summary>The best tree over a sentence's tokens (Chu and Liu 1965, Edmonds 1967), with exactly one token under the root.</summary>
internal static class SpanningTree
{
    private const float Never = -1e9f;

    /// <summary>Chooses a head for each of n tokens.</summary>
    /// <param name="scores">n × stride; column 0 is the root, column j + 1 is token j. The diagonal is ignored; values may be overwritten.</param>
    /// <param name="heads">Head of each token: its index, or -1 for the root.</param>
    public static void Find(Span<float> scores, int stride, int n, Span<int> heads)
    {
        var roots = 0;
        var top = -1;
        for (var i = 0; i < n; i++)
        {
            var row = scores.Slice(i * stride, n + 1);
            row[i + 1] = Never;
            heads[i] = Vectors.Greatest(row) - 1;
            if (heads[i] >= 0) continue;
            roots++;
            if (top < 0 || row[0] - Second(row) > scores[top * stride] - Second(scores.Slice(top * stride, n + 1))) top = i;
        }

        if (roots == 1 && !HasCycle(heads, n)) return;
        if (roots == 0)
        {
            for (var i = 0; i < n; i++)
            {
                var row = scores.Slice(i * stride, n + 1);
                if (top < 0 || row[0] - Second(row) > scores[top * stride] - Second(scores.Slice(top * stride, n + 1))) top = i;
            }
        }

        for (var i = 0; i < n; i++)
        {
            if (i != top) scores[i * stride] = Never;
        }

        scores.Slice((top * stride) + 1, n).Fill(Never);
        var matrix = new float[(n + 1) * (n + 1)];
        for (var i = 0; i < n; i++) scores.Slice(i * stride, n + 1).CopyTo(matrix.AsSpan((i + 1) * (n + 1), n + 1));
        var found = Arborescence(matrix, n + 1);
        for (var i = 0; i < n; i++) heads[i] = found[i + 1] - 1;
    }

    /// <summary>The best value after the root's.</summary>
    private static float Second(ReadOnlySpan<float> row)
    {
        var best = Never;
        foreach (var value in row[1..]) best = Math.Max(best, value);
        return best;
    }

    private static bool HasCycle(ReadOnlySpan<int> heads, int n)
    {
        Span<byte> state = n <= 512 ? stackalloc byte[n] : new byte[n];
        state.Clear();
        for (var i = 0; i < n; i++)
        {
            var at = i;
            while (at >= 0 && state[at] == 0)
            {
                state[at] = 1;
                at = heads[at];
            }

            if (at >= 0 && state[at] == 1) return true;
            for (at = i; at >= 0 && state[at] == 1; at = heads[at]) state[at] = 2;
        }

        return false;
    }

    /// <summary>Heads of the nodes 1 … size - 1 in the best tree from node 0; <c>score[dependent, head]</c>. Contracts one cycle and calls itself.</summary>
    private static int[] Arborescence(float[] score, int size)
    {
        var heads = new int[size];
        for (var v = 1; v < size; v++)
        {
            score[(v * size) + v] = 2 * Never;
            heads[v] = Vectors.Greatest(score.AsSpan(v * size, size));
        }

        var cycle = Cycle(heads, size);
        if (cycle.Count == 0) return heads;

        var inCycle = new bool[size];
        foreach (var v in cycle) inCycle[v] = true;
        var outside = new List<int>();
        for (var v = 0; v < size; v++)
        {
            if (!inCycle[v]) outside.Add(v);
        }

        // The cycle becomes the last node of a smaller graph.
        var small = outside.Count + 1;
        var contracted = new float[small * small];
        var leaving = new int[small];
        var entering = new int[small];
        for (var i = 0; i < outside.Count; i++)
        {
            for (var j = 0; j < outside.Count; j++) contracted[(i * small) + j] = score[(outside[i] * size) + outside[j]];
            var best = cycle[0];
            var way = cycle[0];
            foreach (var v in cycle)
            {
                if (score[(outside[i] * size) + v] > score[(outside[i] * size) + best]) best = v;
                if (Gain(v, outside[i]) > Gain(way, outside[i])) way = v;
            }

            leaving[i] = best;
            entering[i] = way;
            contracted[(i * small) + small - 1] = score[(outside[i] * size) + best];
            contracted[((small - 1) * small) + i] = Gain(way, outside[i]);
        }

        var inner = Arborescence(contracted, small);
        for (var i = 1; i < outside.Count; i++) heads[outside[i]] = inner[i] == small - 1 ? leaving[i] : outside[inner[i]];
        var from = inner[small - 1];
        heads[entering[from]] = outside[from];
        return heads;

        float Gain(int member, int from) => score[(member * size) + from] - score[(member * size) + heads[member]];
    }

    private static List<int> Cycle(int[] heads, int size)
    {
        var seen = new int[size];
        for (var start = 1; start < size; start++)
        {
            var at = start;
            while (at != 0 && seen[at] == 0)
            {
                seen[at] = start;
                at = heads[at];
            }

            if (at == 0 || seen[at] != start) continue;
            List<int> cycle = [];
            for (var v = at; cycle.Count == 0 || v != at; v = heads[v]) cycle.Add(v);
            return cycle;
        }

        return [];
    }
}
