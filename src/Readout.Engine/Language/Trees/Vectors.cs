using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Readout.Language.Trees;

/// <summary>Sums and bends of rows whose length is a multiple of eight.</summary>
internal static class Vectors
{
    /// <summary>The slope below zero of the bent line that the hidden layers use.</summary>
    public const float Slope = 0.1f;

    private const int Lanes = 8;

    /// <summary><c>to += x</c></summary>
    public static void Add(ReadOnlySpan<float> x, Span<float> to)
    {
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(to[..x.Length]);
        for (nuint i = 0; i + Lanes <= (nuint)x.Length; i += Lanes)
            (Vector256.LoadUnsafe(ref target, i) + Vector256.LoadUnsafe(ref source, i)).StoreUnsafe(ref target, i);
    }

    /// <summary>Replaces each value below zero by a tenth of it.</summary>
    public static void Bend(Span<float> x)
    {
        ref var values = ref MemoryMarshal.GetReference(x);
        for (nuint i = 0; i + Lanes <= (nuint)x.Length; i += Lanes)
        {
            var value = Vector256.LoadUnsafe(ref values, i);
            Vector256.Max(value, value * Vector256.Create(Slope)).StoreUnsafe(ref values, i);
        }
    }

    /// <summary>The place of the greatest value, the first of equals.</summary>
    public static int Greatest(ReadOnlySpan<float> x)
    {
        var best = 0;
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > x[best]) best = i;
        }

        return best;
    }
}
