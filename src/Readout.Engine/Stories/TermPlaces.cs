using System.Numerics;

namespace Readout.Stories;

/// <summary>Where each term of a report stands in its vector: a hash table for one report that is compared with many.</summary>
internal sealed class TermPlaces
{
    private readonly (uint Key, int Place)[] _slots;
    private readonly int _mask;

    public TermPlaces(ReportVector vector)
    {
        Vector = vector;
        _mask = (int)BitOperations.RoundUpToPowerOf2((uint)(vector.Keys.Length * 4) + 1) - 1;
        _slots = new (uint, int)[_mask + 1];
        for (var at = 0; at < vector.Keys.Length; at++)
        {
            var slot = (int)(vector.Keys[at] & (uint)_mask);
            while (_slots[slot].Place != 0) slot = (slot + 1) & _mask;
            _slots[slot] = (vector.Keys[at], at + 1);
        }
    }

    public ReportVector Vector { get; }

    /// <summary>The term's place in the vector, or -1.</summary>
    public int Of(uint key)
    {
        for (var slot = (int)(key & (uint)_mask); ; slot = (slot + 1) & _mask)
        {
            var (held, place) = _slots[slot];
            if (place == 0) return -1;
            if (held == key) return place - 1;
        }
    }
}
