using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Back through time: the gradient of one <see cref="Lstm"/>.</summary>
internal sealed class LstmGradient(Lstm lstm)
{
    public float[] FromInput { get; } = new float[lstm.FromInput.Length];
    public float[] FromState { get; } = new float[lstm.FromState.Length];
    public float[] Bias { get; } = new float[lstm.Bias.Length];

    private readonly float[] _inputTransposed = new float[lstm.FromInput.Length];
    private readonly float[] _stateTransposed = new float[lstm.FromState.Length];
    private readonly float[] _nothing = new float[lstm.Units];

    /// <summary>Adds to the gradient of the weights and of the input.</summary>
    /// <param name="xTransposed">The input of the run, transposed.</param>
    /// <param name="gates">What the run left behind; overwritten.</param>
    /// <param name="output">The states of the layer, both directions.</param>
    /// <param name="outputGradient">Their gradient.</param>
    public void Run(
        SentenceBatch batch, float[] xTransposed, float[] gates, float[] cells, float[] output, float[] outputGradient, int stride, int column, float[] inputGradient,
        Scratch scratch)
    {
        var units = lstm.Units;
        var wide = 4 * units;
        var n = batch.Tokens;
        MatrixProduct.Transpose(lstm.FromInput, _inputTransposed, lstm.Inputs, wide);
        MatrixProduct.Transpose(lstm.FromState, _stateTransposed, units, wide);

        var stateGradient = scratch.A.AsSpan(0, batch.Sentences * units);
        var cellGradient = scratch.B.AsSpan(0, batch.Sentences * units);
        var gateGradient = scratch.C.AsSpan(0, batch.Sentences * wide);
        stateGradient.Clear();
        cellGradient.Clear();
        Span<int> active = new int[batch.Longest];
        for (var step = 0; step < active.Length; step++) active[step] = batch.Active(step, step == 0 ? batch.Sentences : active[step - 1]);
        for (var step = batch.Longest - 1; step >= 0; step--)
        {
            for (var s = 0; s < active[step]; s++)
            {
                var row = batch.Row(s, step, lstm.Backward);
                var g = gates.AsSpan(row * wide, wide);
                var cell = step == 0 ? _nothing.AsSpan(0, units) : cells.AsSpan(batch.Row(s, step - 1, lstm.Backward) * units, units);
                Step(
                    g, cell, output.AsSpan((row * stride) + column, units), outputGradient.AsSpan((row * stride) + column, units),
                    stateGradient.Slice(s * units, units), cellGradient.Slice(s * units, units));
                g.CopyTo(gateGradient.Slice(s * wide, wide));
            }

            stateGradient[..(active[step] * units)].Clear();
            MatrixProduct.Add(gateGradient, wide, _stateTransposed, units, stateGradient, units, active[step], wide, units);
        }

        MatrixProduct.Add(gates, wide, _inputTransposed, lstm.Inputs, inputGradient, lstm.Inputs, n, wide, lstm.Inputs);
        MatrixProduct.Add(xTransposed, n, gates, wide, FromInput, wide, lstm.Inputs, n, wide);
        var transposed = scratch.D;

        var previous = scratch.C;
        Array.Clear(previous, 0, n * units);
        for (var s = 0; s < batch.Sentences; s++)
        {
            for (var step = 1; step < batch.Length(s); step++)
            {
                output.AsSpan((batch.Row(s, step - 1, lstm.Backward) * stride) + column, units)
                    .CopyTo(previous.AsSpan(batch.Row(s, step, lstm.Backward) * units, units));
            }
        }

        MatrixProduct.Transpose(previous, transposed, n, units);
        MatrixProduct.Add(transposed, n, gates, wide, FromState, wide, units, n, wide);
        for (var row = 0; row < n; row++) Vectors.Add(gates.AsSpan(row * wide, wide), Bias);
    }

    /// <summary>Back through one step of one sentence; the gates' values become their gradients.</summary>
    private void Step(
        Span<float> gates, ReadOnlySpan<float> cellBefore, ReadOnlySpan<float> state, ReadOnlySpan<float> outputGradient, ReadOnlySpan<float> stateGradient,
        Span<float> cellGradient)
    {
        var units = lstm.Units;
        var one = Vector256<float>.One;
        ref var g = ref MemoryMarshal.GetReference(gates);
        ref var dc = ref MemoryMarshal.GetReference(cellGradient);
        for (var u = 0; u < units; u += Vector256<float>.Count)
        {
            var at = (nuint)u;
            var input = Vector256.LoadUnsafe(ref g, at);
            var forget = Vector256.LoadUnsafe(ref g, (nuint)(units + u));
            var candidate = Vector256.LoadUnsafe(ref g, (nuint)((2 * units) + u));
            var gate = Vector256.LoadUnsafe(ref g, (nuint)((3 * units) + u));
            var bent = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(state), at) / gate;
            var d = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(outputGradient), at) + Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(stateGradient), at);
            var c = Vector256.LoadUnsafe(ref dc, at) + (d * gate * (one - (bent * bent)));
            (c * candidate * input * (one - input)).StoreUnsafe(ref g, at);
            (c * Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(cellBefore), at) * forget * (one - forget)).StoreUnsafe(ref g, (nuint)(units + u));
            (c * input * (one - (candidate * candidate))).StoreUnsafe(ref g, (nuint)((2 * units) + u));
            (d * bent * gate * (one - gate)).StoreUnsafe(ref g, (nuint)((3 * units) + u));
            (c * forget).StoreUnsafe(ref dc, at);
        }
    }

    /// <summary>Room for the numbers of one run.</summary>
    internal sealed class Scratch(int tokens, int widest)
    {
        public float[] A { get; } = new float[tokens * widest];
        public float[] B { get; } = new float[tokens * widest];
        public float[] C { get; } = new float[tokens * 4 * widest];
        public float[] D { get; } = new float[tokens * widest];
    }
}
