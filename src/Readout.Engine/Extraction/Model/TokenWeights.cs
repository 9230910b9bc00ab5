namespace Readout.Extraction.Model;

/// <summary>A logistic regression over hashed tokens (feature hashing: Weinberger and others, 2009): one weight a slot, a text's logit their sum over the root of their number.</summary>
/// <remarks>The file: the logarithm of the number of slots, bias, step, one signed byte a slot. Little endian.</remarks>
internal sealed class TokenWeights
{
    private readonly float[] _weights;
    private readonly int _mask;
    private readonly float _bias;

    /// <summary>Makes the sum; the number of weights is a power of two.</summary>
    public TokenWeights(float[] weights, float bias) => (_weights, _mask, _bias) = (weights, weights.Length - 1, bias);

    /// <summary>Weighs nothing.</summary>
    public static TokenWeights None { get; } = new([0], 0);

    /// <summary>The logit of the tokens.</summary>
    public float Logit(List<int> tokens)
    {
        if (tokens.Count == 0) return _bias;
        var sum = 0f;
        foreach (var token in tokens) sum += _weights[token & _mask];
        return _bias + sum / MathF.Sqrt(tokens.Count);
    }

    /// <summary>Reads a model's file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static TokenWeights Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var bits = reader.ReadInt32();
        if (bits is < 0 or > 22) throw new InvalidDataException("This is no file of token weights.");
        var (bias, step) = (reader.ReadSingle(), reader.ReadSingle());
        var weights = new float[1 << bits];
        for (var i = 0; i < weights.Length; i++) weights[i] = reader.ReadSByte() * step;
        return new TokenWeights(weights, bias);
    }

    /// <summary>Writes a model's file.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var step = Step();
        writer.Write(System.Numerics.BitOperations.Log2((uint)_weights.Length));
        writer.Write(_bias);
        writer.Write(step);
        foreach (var weight in _weights) writer.Write((sbyte)MathF.Round(weight / step));
    }

    /// <summary>The same weights as the file keeps them.</summary>
    public TokenWeights Rounded()
    {
        var step = Step();
        return new TokenWeights(Array.ConvertAll(_weights, w => MathF.Round(w / step) * step), _bias);
    }

    private float Step()
    {
        var most = 0f;
        foreach (var weight in _weights) most = Math.Max(most, Math.Abs(weight));
        return most > 0 ? most / sbyte.MaxValue : 1;
    }
}
