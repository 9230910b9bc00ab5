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

    /// <summary>Adds to the gradient of the weights and of the input.</summary>
    /// <param name="gates">What the run left behind; overwritten.</param>
    /// <param name="output">The states of the layer, both directions.</param>
    /// <param name="outputGradient">Their gradient.</param>
    public void Run(
        SentenceBatch batch, float[] x, float[] gates, float[] cells, float[] output, float[] outputGradient, int stride, int column, float[] inputGradient,
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
                var cell = cells.AsSpan(row * units, units);
                var before = step == 0 ? default : cells.AsSpan(batch.Row(s, step - 1, lstm.Backward) * units, units);
                var dh = stateGradient.Slice(s * units, units);
                var dc = cellGradient.Slice(s * units, units);
                var dout = outputGradient.AsSpan((row * stride) + column, units);
                for (var u = 0; u < units; u++)
                {
                    var input = g[u];
                    var forget = g[units + u];
                    var candidate = g[(2 * units) + u];
                    var gate = g[(3 * units) + u];
                    var bent = gate == 0 ? 0 : output[(row * stride) + column + u] / gate;
                    var d = dh[u] + dout[u];
                    var c = dc[u] + (d * gate * (1 - (bent * bent)));
                    g[u] = c * candidate * input * (1 - input);
                    g[units + u] = before.IsEmpty ? 0 : c * before[u] * forget * (1 - forget);
                    g[(2 * units) + u] = c * input * (1 - (candidate * candidate));
                    g[(3 * units) + u] = d * bent * gate * (1 - gate);
                    dc[u] = c * forget;
                }

                g.CopyTo(gateGradient.Slice(s * wide, wide));
            }

            stateGradient[..(active[step] * units)].Clear();
            MatrixProduct.Add(gateGradient, wide, _stateTransposed, units, stateGradient, units, active[step], wide, units);
        }

        MatrixProduct.Add(gates, wide, _inputTransposed, lstm.Inputs, inputGradient, lstm.Inputs, n, wide, lstm.Inputs);
        var transposed = scratch.D;
        MatrixProduct.Transpose(x, transposed, n, lstm.Inputs);
        MatrixProduct.Add(transposed, n, gates, wide, FromInput, wide, lstm.Inputs, n, wide);

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

    /// <summary>Room for the numbers of one run.</summary>
    internal sealed class Scratch(int tokens, int widest)
    {
        public float[] A { get; } = new float[tokens * widest];
        public float[] B { get; } = new float[tokens * widest];
        public float[] C { get; } = new float[tokens * 4 * widest];
        public float[] D { get; } = new float[tokens * widest];
    }
}
