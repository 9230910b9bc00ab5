using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Readout.Lab.Training;

/// <summary>Adam (Kingma and Ba 2015). A row of a table is moved only when it was used; its moments rest meanwhile.</summary>
internal sealed class Adam(IReadOnlyList<float[]> weights, float firstMoment, float secondMoment)
{
    private const float Epsilon = 1e-8f;
    private const int Lanes = 8;

    /// <summary>A step's gradient is cut to this per weight, against the rare wild batch.</summary>
    private const float GreatestGradient = 1;

    private readonly float[][] _first = [.. weights.Select(w => new float[w.Length])];
    private readonly float[][] _second = [.. weights.Select(w => new float[w.Length])];
    private int _steps;
    private float _rate;

    /// <summary>Begins a step.</summary>
    public void Begin(float rate)
    {
        _steps++;
        _rate = (float)(rate * Math.Sqrt(1 - Math.Pow(secondMoment, _steps)) / (1 - Math.Pow(firstMoment, _steps)));
    }

    /// <summary>Moves the weights of an array from an offset on; lengths are multiples of eight.</summary>
    public void Step(int array, int offset, ReadOnlySpan<float> gradient)
    {
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var w = ref MemoryMarshal.GetReference(weights[array].AsSpan(offset, gradient.Length));
        ref var m = ref MemoryMarshal.GetReference(_first[array].AsSpan(offset, gradient.Length));
        ref var v = ref MemoryMarshal.GetReference(_second[array].AsSpan(offset, gradient.Length));
        var keepFirst = Vector256.Create(firstMoment);
        var keepSecond = Vector256.Create(secondMoment);
        for (nuint i = 0; i + Lanes <= (nuint)gradient.Length; i += Lanes)
        {
            var x = Vector256.LoadUnsafe(ref g, i);
            x = Vector256.Min(Vector256.Max(x, Vector256.Create(-GreatestGradient)), Vector256.Create(GreatestGradient));
            var first = (keepFirst * Vector256.LoadUnsafe(ref m, i)) + ((Vector256<float>.One - keepFirst) * x);
            var second = (keepSecond * Vector256.LoadUnsafe(ref v, i)) + ((Vector256<float>.One - keepSecond) * x * x);
            first.StoreUnsafe(ref m, i);
            second.StoreUnsafe(ref v, i);
            var step = Vector256.Create(_rate) * first / (Vector256.Sqrt(second) + Vector256.Create(Epsilon));
            (Vector256.LoadUnsafe(ref w, i) - step).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>Writes weights and moments.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_steps);
        foreach (var array in weights.Concat(_first).Concat(_second)) writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    /// <summary>Reads them back.</summary>
    public void Read(BinaryReader reader)
    {
        _steps = reader.ReadInt32();
        foreach (var array in weights.Concat(_first).Concat(_second)) reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
    }
}
