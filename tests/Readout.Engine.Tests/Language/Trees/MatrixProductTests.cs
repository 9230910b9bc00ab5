using Readout.Language.Trees;

namespace Readout.Tests.Language.Trees;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 15)]
    [InlineData(4, 7, 16)]
    [InlineData(5, 9, 64)]
    [InlineData(9, 33, 147)]
    public void A_product_is_added_to_what_was_there(int rows, int inner, int columns)
    {
        var a = Numbers(rows * inner, 3);
        var b = Numbers(inner * columns, 5);
        var c = Numbers(rows * columns, 7);
        var expected = c.Select(x => (double)x).ToArray();
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < inner; k++) expected[(i * columns) + j] += (double)a[(i * inner) + k] * b[(k * columns) + j];
            }
        }

        MatrixProduct.Add(a, inner, b, columns, c, columns, rows, inner, columns);
        for (var i = 0; i < c.Length; i++) ((double)c[i]).ShouldBe(expected[i], 1e-4);
    }

    [Fact]
    public void A_row_comes_out_the_same_alone_and_among_others()
    {
        const int rows = 7, inner = 31, columns = 80;
        var a = Numbers(rows * inner, 11);
        var b = Numbers(inner * columns, 13);
        var together = new float[rows * columns];
        MatrixProduct.Add(a, inner, b, columns, together, columns, rows, inner, columns);
        for (var row = 0; row < rows; row++)
        {
            var alone = new float[columns];
            MatrixProduct.Add(a.AsSpan(row * inner), inner, b, columns, alone, columns, 1, inner, columns);
            alone.ShouldBe(together[(row * columns)..((row + 1) * columns)]);
        }
    }

    [Fact]
    public void Strides_leave_what_lies_between_untouched()
    {
        float[] c = [1, 2, 99, 3, 4, 99];
        MatrixProduct.Add([1, 0, 55, 0, 1, 55], 3, [10, 20, 77, 30, 40, 77], 3, c, 3, 2, 2, 2);
        c.ShouldBe([11, 22, 99, 33, 44, 99]);
    }

    [Fact]
    public void A_transpose_swaps_rows_and_columns()
    {
        var to = new float[6];
        MatrixProduct.Transpose([1, 2, 3, 4, 5, 6], to, 2, 3);
        to.ShouldBe([1, 4, 2, 5, 3, 6]);
    }

    [Fact]
    public void A_matrix_that_is_too_short_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => MatrixProduct.Add(new float[3], 2, new float[4], 2, new float[4], 2, 2, 2, 2));
    }

    internal static float[] Numbers(int count, int seed)
    {
        var numbers = new float[count];
        var state = (uint)seed;
        for (var i = 0; i < count; i++)
        {
            state = (state * 1664525) + 1013904223;
            numbers[i] = ((state >> 8) / (float)(1 << 24)) - 0.5f;
        }

        return numbers;
    }
}
