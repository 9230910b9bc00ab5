using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Readout.Language.Trees;

/// <summary>One direction of a layer of long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000).</summary>
/// <remarks>Gates stand in the order input, forget, candidate, output; each is <see cref="Units"/> wide.</remarks>
internal sealed class Lstm(int inputs, int units, bool backward)
{
    private const int Lanes = 8;

    /// <summary>The width of a row of the input.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>The width of the state; a multiple of 16.</summary>
    public int Units { get; } = units % 16 == 0 ? units : throw new ArgumentOutOfRangeException(nameof(units), units, "Not a multiple of 16.");

    /// <summary>Whether it walks from the last token to the first.</summary>
    public bool Backward { get; } = backward;

    /// <summary>Inputs × 4·units.</summary>
    public float[] FromInput { get; } = new float[inputs * 4 * units];

    /// <summary>Units × 4·units.</summary>
    public float[] FromState { get; } = new float[units * 4 * units];

    /// <summary>4·units.</summary>
    public float[] Bias { get; } = new float[4 * units];

    /// <summary>Walks over all sentences at once.</summary>
    /// <param name="x">The input, a row a token.</param>
    /// <param name="gates">Left behind: the gates' values, 4·units a token.</param>
    /// <param name="cells">Left behind: the cells, units a token.</param>
    /// <param name="output">The states; only the columns from <paramref name="column"/> are written.</param>
    /// <param name="scratch">At least 6·units a sentence.</param>
    public void Run(
        SentenceBatch batch, ReadOnlySpan<float> x, Span<float> gates, Span<float> cells, Span<float> output, int outputStride, int column, Span<float> scratch)
    {
        var wide = 4 * Units;
        for (var row = 0; row < batch.Tokens; row++) Bias.CopyTo(gates.Slice(row * wide, wide));
        MatrixProduct.Add(x, Inputs, FromInput, wide, gates, wide, batch.Tokens, Inputs, wide);

        var active = batch.Sentences;
        var states = scratch[..(active * Units)];
        var memory = scratch.Slice(active * Units, active * Units);
        var recurrent = scratch.Slice(2 * active * Units, active * wide);
        states.Clear();
        memory.Clear();
        for (var step = 0; step < batch.Longest; step++)
        {
            active = batch.Active(step, active);
            recurrent[..(active * wide)].Clear();
            if (step > 0) MatrixProduct.Add(states, Units, FromState, wide, recurrent, wide, active, Units, wide);
            for (var s = 0; s < active; s++)
            {
                var row = batch.Row(s, step, Backward);
                var cell = memory.Slice(s * Units, Units);
                var state = states.Slice(s * Units, Units);
                Step(gates.Slice(row * wide, wide), recurrent.Slice(s * wide, wide), cell, state);
                cell.CopyTo(cells.Slice(row * Units, Units));
                state.CopyTo(output.Slice((row * outputStride) + column, Units));
            }
        }
    }

    private void Step(Span<float> gates, ReadOnlySpan<float> recurrent, Span<float> cell, Span<float> state)
    {
        ref var g = ref MemoryMarshal.GetReference(gates);
        ref var r = ref MemoryMarshal.GetReference(recurrent);
        ref var c = ref MemoryMarshal.GetReference(cell);
        ref var h = ref MemoryMarshal.GetReference(state);
        for (var unit = 0; unit < Units; unit += Lanes)
        {
            var atInput = (nuint)unit;
            var atForget = (nuint)(Units + unit);
            var atCandidate = (nuint)((2 * Units) + unit);
            var atOutput = (nuint)((3 * Units) + unit);
            var input = Curves.Sigmoid(Vector256.LoadUnsafe(ref g, atInput) + Vector256.LoadUnsafe(ref r, atInput));
            var forget = Curves.Sigmoid(Vector256.LoadUnsafe(ref g, atForget) + Vector256.LoadUnsafe(ref r, atForget));
            var candidate = Curves.Tanh(Vector256.LoadUnsafe(ref g, atCandidate) + Vector256.LoadUnsafe(ref r, atCandidate));
            var output = Curves.Sigmoid(Vector256.LoadUnsafe(ref g, atOutput) + Vector256.LoadUnsafe(ref r, atOutput));
            var kept = Vector256.FusedMultiplyAdd(forget, Vector256.LoadUnsafe(ref c, atInput), input * candidate);
            input.StoreUnsafe(ref g, atInput);
            forget.StoreUnsafe(ref g, atForget);
            candidate.StoreUnsafe(ref g, atCandidate);
            output.StoreUnsafe(ref g, atOutput);
            kept.StoreUnsafe(ref c, atInput);
            (output * Curves.Tanh(kept)).StoreUnsafe(ref h, atInput);
        }
    }
}
