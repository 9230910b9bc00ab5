using System.Numerics;
using System.Runtime.CompilerServices;

namespace Readout.Stories;

/// <summary>In how many reports of a stream each term stands, and in how many texts of general English: millions of terms, each at most one miss of the cache away.</summary>
/// <remarks>Open-addressed with linear probing, half full at most; what is removed leaves no gap (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).</remarks>
internal sealed class TermCounts
{
    private const int FirstSlots = 1024;

    private Slot[] _slots = new Slot[FirstSlots];
    private int _used;

    /// <summary>The counts of a term; the stream's is zero where no report holds it.</summary>
    public (int Own, int Common) Of(uint key)
    {
        ref readonly var slot = ref _slots[Find(key)];
        return slot.Key == key ? (slot.Own, slot.Common) : (0, CommonTerms.Count(key));
    }

    /// <summary>Fetches from memory what will be asked for these terms, all at once instead of one after the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public uint Fetch(ReportTerm[] terms)
    {
        var seen = 0u;
        foreach (var term in terms) seen += _slots[Home(term.Key)].Key;
        return seen;
    }

    /// <summary>One report more holds the term; its key is not zero.</summary>
    public void Add(uint key)
    {
        ref var slot = ref _slots[Find(key)];
        if (slot.Key == key)
        {
            slot.Own++;
            return;
        }

        slot = new Slot { Key = key, Own = 1, Common = (ushort)CommonTerms.Count(key) };
        if (++_used * 2 > _slots.Length) Grow();
    }

    /// <summary>One report less holds the term, which one holds at least; whether none holds it now.</summary>
    public bool Remove(uint key)
    {
        var hole = Find(key);
        if (--_slots[hole].Own > 0) return false;
        var mask = _slots.Length - 1;
        for (var at = (hole + 1) & mask; _slots[at].Key != 0; at = (at + 1) & mask)
        {
            // What stands behind the hole, seen from its home, moves into it.
            if (((at - Home(_slots[at].Key)) & mask) < ((at - hole) & mask)) continue;
            _slots[hole] = _slots[at];
            hole = at;
        }

        _slots[hole] = default;
        _used--;
        return true;
    }

    private int Home(uint key) => (int)BitOperations.RotateLeft(key * 0x9E3779B1, 16) & (_slots.Length - 1);

    private int Find(uint key)
    {
        var at = Home(key);
        while (_slots[at].Key != 0 && _slots[at].Key != key) at = (at + 1) & (_slots.Length - 1);
        return at;
    }

    private void Grow()
    {
        var small = _slots;
        _slots = new Slot[small.Length * 2];
        foreach (var slot in small)
        {
            if (slot.Key != 0) _slots[Find(slot.Key)] = slot;
        }
    }

    private struct Slot
    {
        public uint Key;
        public int Own;
        public ushort Common;
    }
}
