using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Readout.Language.Trees;

/// <summary>Products of row-major matrices.</summary>
/// <remarks>
/// Every element is summed up by fused multiply-adds in the order of the inner index, whatever the width of the machine's vectors and the
/// number of rows: the same input gives the same bits everywhere, alone or in a batch.
/// </remarks>
internal static class MatrixProduct
{
    private const int Rows = 4;
    private const int Wide = 64;
    private const int Narrow = 16;

    /// <summary><c>c += a · b</c>, where a is rows × inner, b inner × columns and c rows × columns; each row lies a stride behind the last.</summary>
    public static void Add(
        ReadOnlySpan<float> a, int aStride, ReadOnlySpan<float> b, int bStride, Span<float> c, int cStride, int rows, int inner, int columns)
    {
        if (rows <= 0 || inner <= 0 || columns <= 0) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(a.Length, ((rows - 1) * aStride) + inner);
        ArgumentOutOfRangeException.ThrowIfLessThan(b.Length, ((inner - 1) * bStride) + columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, ((rows - 1) * cStride) + columns);
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        var column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; column + Wide <= columns; column += Wide)
            {
                ref var bColumn = ref Unsafe.Add(ref b0, column);
                var row = 0;
                for (; row + Rows <= rows; row += Rows)
                    WideBlock(ref At(ref a0, row, aStride), aStride, ref bColumn, bStride, ref Unsafe.Add(ref At(ref c0, row, cStride), column), cStride, inner);
                for (; row < rows; row++)
                    WideRow(ref At(ref a0, row, aStride), ref bColumn, bStride, ref Unsafe.Add(ref At(ref c0, row, cStride), column), inner);
            }
        }

        for (; column + Narrow <= columns; column += Narrow)
        {
            ref var bColumn = ref Unsafe.Add(ref b0, column);
            var row = 0;
            for (; row + Rows <= rows; row += Rows)
                NarrowBlock(ref At(ref a0, row, aStride), aStride, ref bColumn, bStride, ref Unsafe.Add(ref At(ref c0, row, cStride), column), cStride, inner);
            for (; row < rows; row++)
                NarrowRow(ref At(ref a0, row, aStride), ref bColumn, bStride, ref Unsafe.Add(ref At(ref c0, row, cStride), column), inner);
        }

        for (; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                ref var target = ref Unsafe.Add(ref At(ref c0, row, cStride), column);
                var sum = target;
                for (var k = 0; k < inner; k++)
                    sum = MathF.FusedMultiplyAdd(Unsafe.Add(ref At(ref a0, row, aStride), k), Unsafe.Add(ref At(ref b0, k, bStride), column), sum);
                target = sum;
            }
        }
    }

    /// <summary>Writes the transpose of a (rows × columns) to <paramref name="to"/> (columns × rows), both without gaps.</summary>
    public static void Transpose(ReadOnlySpan<float> a, Span<float> to, int rows, int columns)
    {
        const int block = 16;
        ArgumentOutOfRangeException.ThrowIfLessThan(a.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(to.Length, rows * columns);
        ref var from = ref MemoryMarshal.GetReference(a);
        ref var target = ref MemoryMarshal.GetReference(to);
        for (var r0 = 0; r0 < rows; r0 += block)
        {
            var r1 = Math.Min(rows, r0 + block);
            for (var c0 = 0; c0 < columns; c0 += block)
            {
                var c1 = Math.Min(columns, c0 + block);
                for (var c = c0; c < c1; c++)
                {
                    for (var r = r0; r < r1; r++) Unsafe.Add(ref At(ref target, c, rows), r) = Unsafe.Add(ref At(ref from, r, columns), c);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float At(ref float start, int row, int stride) => ref Unsafe.Add(ref start, (nint)row * stride);

    private static void WideBlock(ref float a, nint aStride, ref float b, nint bStride, ref float c, nint cStride, int inner)
    {
        ref var a1 = ref Unsafe.Add(ref a, aStride);
        ref var a2 = ref Unsafe.Add(ref a1, aStride);
        ref var a3 = ref Unsafe.Add(ref a2, aStride);
        ref var c1 = ref Unsafe.Add(ref c, cStride);
        ref var c2 = ref Unsafe.Add(ref c1, cStride);
        ref var c3 = ref Unsafe.Add(ref c2, cStride);
        var s00 = Vector512.LoadUnsafe(ref c, 0);
        var s01 = Vector512.LoadUnsafe(ref c, 16);
        var s02 = Vector512.LoadUnsafe(ref c, 32);
        var s03 = Vector512.LoadUnsafe(ref c, 48);
        var s10 = Vector512.LoadUnsafe(ref c1, 0);
        var s11 = Vector512.LoadUnsafe(ref c1, 16);
        var s12 = Vector512.LoadUnsafe(ref c1, 32);
        var s13 = Vector512.LoadUnsafe(ref c1, 48);
        var s20 = Vector512.LoadUnsafe(ref c2, 0);
        var s21 = Vector512.LoadUnsafe(ref c2, 16);
        var s22 = Vector512.LoadUnsafe(ref c2, 32);
        var s23 = Vector512.LoadUnsafe(ref c2, 48);
        var s30 = Vector512.LoadUnsafe(ref c3, 0);
        var s31 = Vector512.LoadUnsafe(ref c3, 16);
        var s32 = Vector512.LoadUnsafe(ref c3, 32);
        var s33 = Vector512.LoadUnsafe(ref c3, 48);
        for (nint k = 0; k < inner; k++)
        {
            var b0 = Vector512.LoadUnsafe(ref b, 0);
            var b1 = Vector512.LoadUnsafe(ref b, 16);
            var b2 = Vector512.LoadUnsafe(ref b, 32);
            var b3 = Vector512.LoadUnsafe(ref b, 48);
            b = ref Unsafe.Add(ref b, bStride);
            var x = Vector512.Create(Unsafe.Add(ref a, k));
            s00 = Vector512.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector512.FusedMultiplyAdd(x, b1, s01);
            s02 = Vector512.FusedMultiplyAdd(x, b2, s02);
            s03 = Vector512.FusedMultiplyAdd(x, b3, s03);
            x = Vector512.Create(Unsafe.Add(ref a1, k));
            s10 = Vector512.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector512.FusedMultiplyAdd(x, b1, s11);
            s12 = Vector512.FusedMultiplyAdd(x, b2, s12);
            s13 = Vector512.FusedMultiplyAdd(x, b3, s13);
            x = Vector512.Create(Unsafe.Add(ref a2, k));
            s20 = Vector512.FusedMultiplyAdd(x, b0, s20);
            s21 = Vector512.FusedMultiplyAdd(x, b1, s21);
            s22 = Vector512.FusedMultiplyAdd(x, b2, s22);
            s23 = Vector512.FusedMultiplyAdd(x, b3, s23);
            x = Vector512.Create(Unsafe.Add(ref a3, k));
            s30 = Vector512.FusedMultiplyAdd(x, b0, s30);
            s31 = Vector512.FusedMultiplyAdd(x, b1, s31);
            s32 = Vector512.FusedMultiplyAdd(x, b2, s32);
            s33 = Vector512.FusedMultiplyAdd(x, b3, s33);
        }

        s00.StoreUnsafe(ref c, 0);
        s01.StoreUnsafe(ref c, 16);
        s02.StoreUnsafe(ref c, 32);
        s03.StoreUnsafe(ref c, 48);
        s10.StoreUnsafe(ref c1, 0);
        s11.StoreUnsafe(ref c1, 16);
        s12.StoreUnsafe(ref c1, 32);
        s13.StoreUnsafe(ref c1, 48);
        s20.StoreUnsafe(ref c2, 0);
        s21.StoreUnsafe(ref c2, 16);
        s22.StoreUnsafe(ref c2, 32);
        s23.StoreUnsafe(ref c2, 48);
        s30.StoreUnsafe(ref c3, 0);
        s31.StoreUnsafe(ref c3, 16);
        s32.StoreUnsafe(ref c3, 32);
        s33.StoreUnsafe(ref c3, 48);
    }

    private static void WideRow(ref float a, ref float b, nint bStride, ref float c, int inner)
    {
        var s0 = Vector512.LoadUnsafe(ref c, 0);
        var s1 = Vector512.LoadUnsafe(ref c, 16);
        var s2 = Vector512.LoadUnsafe(ref c, 32);
        var s3 = Vector512.LoadUnsafe(ref c, 48);
        for (nint k = 0; k < inner; k++)
        {
            var x = Vector512.Create(Unsafe.Add(ref a, k));
            s0 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b, 0), s0);
            s1 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b, 16), s1);
            s2 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b, 32), s2);
            s3 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b, 48), s3);
            b = ref Unsafe.Add(ref b, bStride);
        }

        s0.StoreUnsafe(ref c, 0);
        s1.StoreUnsafe(ref c, 16);
        s2.StoreUnsafe(ref c, 32);
        s3.StoreUnsafe(ref c, 48);
    }

    private static void NarrowBlock(ref float a, nint aStride, ref float b, nint bStride, ref float c, nint cStride, int inner)
    {
        ref var a1 = ref Unsafe.Add(ref a, aStride);
        ref var a2 = ref Unsafe.Add(ref a1, aStride);
        ref var a3 = ref Unsafe.Add(ref a2, aStride);
        ref var c1 = ref Unsafe.Add(ref c, cStride);
        ref var c2 = ref Unsafe.Add(ref c1, cStride);
        ref var c3 = ref Unsafe.Add(ref c2, cStride);
        var s00 = Vector256.LoadUnsafe(ref c, 0);
        var s01 = Vector256.LoadUnsafe(ref c, 8);
        var s10 = Vector256.LoadUnsafe(ref c1, 0);
        var s11 = Vector256.LoadUnsafe(ref c1, 8);
        var s20 = Vector256.LoadUnsafe(ref c2, 0);
        var s21 = Vector256.LoadUnsafe(ref c2, 8);
        var s30 = Vector256.LoadUnsafe(ref c3, 0);
        var s31 = Vector256.LoadUnsafe(ref c3, 8);
        for (nint k = 0; k < inner; k++)
        {
            var b0 = Vector256.LoadUnsafe(ref b, 0);
            var b1 = Vector256.LoadUnsafe(ref b, 8);
            b = ref Unsafe.Add(ref b, bStride);
            var x = Vector256.Create(Unsafe.Add(ref a, k));
            s00 = Vector256.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector256.FusedMultiplyAdd(x, b1, s01);
            x = Vector256.Create(Unsafe.Add(ref a1, k));
            s10 = Vector256.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector256.FusedMultiplyAdd(x, b1, s11);
            x = Vector256.Create(Unsafe.Add(ref a2, k));
            s20 = Vector256.FusedMultiplyAdd(x, b0, s20);
            s21 = Vector256.FusedMultiplyAdd(x, b1, s21);
            x = Vector256.Create(Unsafe.Add(ref a3, k));
            s30 = Vector256.FusedMultiplyAdd(x, b0, s30);
            s31 = Vector256.FusedMultiplyAdd(x, b1, s31);
        }

        s00.StoreUnsafe(ref c, 0);
        s01.StoreUnsafe(ref c, 8);
        s10.StoreUnsafe(ref c1, 0);
        s11.StoreUnsafe(ref c1, 8);
        s20.StoreUnsafe(ref c2, 0);
        s21.StoreUnsafe(ref c2, 8);
        s30.StoreUnsafe(ref c3, 0);
        s31.StoreUnsafe(ref c3, 8);
    }

    private static void NarrowRow(ref float a, ref float b, nint bStride, ref float c, int inner)
    {
        var s0 = Vector256.LoadUnsafe(ref c, 0);
        var s1 = Vector256.LoadUnsafe(ref c, 8);
        for (nint k = 0; k < inner; k++)
        {
            var x = Vector256.Create(Unsafe.Add(ref a, k));
            s0 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref b, 0), s0);
            s1 = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref b, 8), s1);
            b = ref Unsafe.Add(ref b, bStride);
        }

        s0.StoreUnsafe(ref c, 0);
        s1.StoreUnsafe(ref c, 8);
    }
}
