namespace Readout.Stories;

/// <summary>Keeps the largest of many values: those offered first cost most, almost all later ones a comparison.</summary>
internal sealed class Largest(int most)
{
    private readonly ulong[] _values = new ulong[most];

    /// <summary>How many are held, at most as many as were asked for.</summary>
    public int Count { get; private set; }

    /// <summary>The values held, in descending order.</summary>
    public ReadOnlySpan<ulong> Values => _values.AsSpan(0, Count);

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Offers a value; no two are equal.</summary>
    public void Offer(ulong value)
    {
        if (Count == _values.Length)
        {
            if (value <= _values[^1]) return;
            Count--;
        }

        var at = Count;
        while (at > 0 && _values[at - 1] < value) at--;
        _values.AsSpan(at, Count - at).CopyTo(_values.AsSpan(at + 1));
        _values[at] = value;
        Count++;
    }
}
