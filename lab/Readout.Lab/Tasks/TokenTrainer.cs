using Readout.Extraction.Model;

namespace Readout.Lab.Tasks;

/// <summary>Trains token weights on logistic loss: stochastic gradient with a rate of its own for each weight (AdaGrad: Duchi and others, 2011).</summary>
internal static class TokenTrainer
{
    private const int Passes = 4;
    private const float Rate = 0.15f;
    private const float Decay = 2e-5f;

    /// <param name="rows">The tokens of each row.</param>
    /// <param name="labels">Whether each row is wanted.</param>
    /// <param name="weights">Each row's weight.</param>
    /// <param name="bits">The logarithm of the number of slots.</param>
    public static TokenWeights Train(IReadOnlyList<int[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<float> weights, int bits)
    {
        var (slots, squares) = (new float[1 << bits], new float[1 << bits]);
        var mask = slots.Length - 1;
        var mean = weights.Average();
        var (bias, biasSquare) = (0f, 1e-6f);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(20232);
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var tokens = rows[row];
                if (tokens.Length == 0) continue;
                var scale = 1 / MathF.Sqrt(tokens.Length);
                var sum = 0f;
                foreach (var token in tokens) sum += slots[token & mask];
                var p = 1 / (1 + MathF.Exp(-(bias + sum * scale)));
                var slope = (p - (labels[row] ? 1 : 0)) * Math.Min(4, MathF.Sqrt(weights[row] / mean));
                biasSquare += slope * slope;
                bias -= Rate * slope / MathF.Sqrt(biasSquare);
                var each = slope * scale;
                foreach (var token in tokens)
                {
                    ref var weight = ref slots[token & mask];
                    var g = each + Decay * weight;
                    ref var square = ref squares[token & mask];
                    square += g * g;
                    weight -= Rate * g / (MathF.Sqrt(square) + 1e-4f);
                }
            }
        }

        return new TokenWeights(slots, bias).Rounded();
    }
}
