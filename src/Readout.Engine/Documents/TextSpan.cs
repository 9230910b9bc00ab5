namespace Readout.Documents;

/// <summary>A half-open range of a text: UTF-16 code units, <see cref="Start"/> included, <see cref="End"/> excluded.</summary>
/// <remarks>The default value is the empty span at 0. Ordered by start, then by end.</remarks>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    /// <summary>Makes a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is negative or lies behind <paramref name="end"/>.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    /// <summary>The first code unit.</summary>
    public int Start { get; }

    /// <summary>The code unit after the last one.</summary>
    public int End { get; }

    /// <summary>How many code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => End == Start;

    /// <summary>Whether <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the code unit at <paramref name="offset"/> lies inside.</summary>
    public bool Contains(int offset) => Start <= offset && offset < End;

    /// <summary>Whether the two share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The same length, moved by <paramref name="by"/> code units.</summary>
    public TextSpan Moved(int by) => new(Start + by, End + by);

    /// <summary>The words of <paramref name="text"/> that it covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It ends behind the text.</exception>
    public string Of(string text) => text[Start..End];

    /// <summary>The words of <paramref name="text"/> that it covers, without a copy.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];

    /// <inheritdoc/>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary><c>[start,end)</c></summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Start},{End})");

    /// <inheritdoc/>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;
}
