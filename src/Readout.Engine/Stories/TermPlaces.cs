using System.Numerics;

namespace Readout.Stories;

/// <summary>Where each term of a report stands in its vector: a hash table for one report that is compared with many; its room is used again for the next.</summary>
/// <remarks>
/// Of the terms of another report all but a few are not in it. One bit for each hash tells most of them at once: a kilobyte that stays in the nearest cache.
/// </remarks>
internal sealed class TermPlaces
{
    private const int FilterBits = 13;
    private const uint FilterMask = (1 << FilterBits) - 1;

    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private (uint Key, int Place)[] _slots = [];
    private (int Here, int There)[] _shared = [];
    private int _mask;

    /// <summary>The report's vector.</summary>
    public ReportVector Vector { get; private set; } = ReportVector.Empty;

    /// <summary>Takes another report.</summary>
    public void Take(ReportVector vector)
    {
        Vector = vector;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(vector.Keys.Length * 2) + 1);
        if (size > _slots.Length) _slots = new (uint, int)[size];
        else Array.Clear(_slots, 0, size);
        Array.Clear(_filter);
        _mask = size - 1;
        for (var at = 0; at < vector.Keys.Length; at++)
        {
            var key = vector.Keys[at];
            _filter[(key & FilterMask) >> 6] |= 1ul << (int)(key & 63);
            var slot = (int)((key >> FilterBits) & (uint)_mask);
            while (_slots[slot].Place != 0) slot = (slot + 1) & _mask;
            _slots[slot] = (key, at + 1);
        }
    }

    /// <summary>The places of the terms that both reports hold, here and there, in the order of their keys; good until the next call.</summary>
    public ReadOnlySpan<(int Here, int There)> Shared(ReportVector other)
    {
        var keys = other.Keys;
        if (_shared.Length < keys.Length) _shared = new (int, int)[keys.Length];
        var (shared, filter) = (_shared, _filter);

        // Without a branch: what is not in the filter is written over by the next.
        var maybe = 0;
        for (var at = 0; at < keys.Length; at++)
        {
            shared[maybe].There = at;
            maybe += (int)(filter[(keys[at] & FilterMask) >> 6] >> (int)(keys[at] & 63)) & 1;
        }

        var count = 0;
        for (var at = 0; at < maybe; at++)
        {
            var there = shared[at].There;
            var here = Of(keys[there]);
            if (here >= 0) shared[count++] = (here, there);
        }

        return shared.AsSpan(0, count);
    }

    private int Of(uint key)
    {
        for (var slot = (int)((key >> FilterBits) & (uint)_mask); ; slot = (slot + 1) & _mask)
        {
            var (held, place) = _slots[slot];
            if (place == 0) return -1;
            if (held == key) return place - 1;
        }
    }
}
