using System.Buffers;
using System.Numerics;

namespace Readout.Stories;

/// <summary>Counts the terms of one text: an open-addressed table in rented room, closed once.</summary>
internal struct TermTable
{
    private const int FirstSlots = 1024;

    private ReportTerm[] _slots;
    private int _used;
    private int _mask;

    public TermTable()
    {
        _slots = Rent(FirstSlots);
        _mask = FirstSlots - 1;
    }

    /// <summary>Counts a use of a term. The key zero marks a free slot and is counted as one.</summary>
    public void Add(uint key, int count, int lead, int title, int named)
    {
        key = Math.Max(1, key);
        var slot = Find(key);
        var term = _slots[slot];
        _slots[slot] = new ReportTerm(key, Sum(term.Count, count), Sum(term.Lead, lead), Sum(term.Title, title), Sum(term.Named, named));
        if (term.Key != 0) return;
        if (++_used * 2 > _mask) Grow();
    }

    /// <summary>The terms in ascending order of their keys, each once; the table cannot be used any more.</summary>
    public ReportTerm[] Close()
    {
        // A term is eight bytes, its key the highest four: sorted as one number.
        var packed = ArrayPool<ulong>.Shared.Rent(_used);
        var at = 0;
        foreach (var term in _slots.AsSpan(0, _mask + 1))
        {
            if (term.Key != 0) packed[at++] = ((ulong)term.Key << 32) | ((uint)term.Count << 24) | ((uint)term.Lead << 16) | ((uint)term.Title << 8) | term.Named;
        }

        packed.AsSpan(0, _used).Sort();
        var terms = new ReportTerm[_used];
        for (at = 0; at < terms.Length; at++)
        {
            var term = packed[at];
            terms[at] = new ReportTerm((uint)(term >> 32), (byte)(term >> 24), (byte)(term >> 16), (byte)(term >> 8), (byte)term);
        }

        ArrayPool<ulong>.Shared.Return(packed);
        ArrayPool<ReportTerm>.Shared.Return(_slots);
        _slots = [];
        return terms;
    }

    private static byte Sum(byte count, int more) => (byte)Math.Min(count + more, byte.MaxValue);

    private static ReportTerm[] Rent(int slots)
    {
        var rented = ArrayPool<ReportTerm>.Shared.Rent(slots);
        rented.AsSpan(0, slots).Clear();
        return rented;
    }

    private readonly int Find(uint key)
    {
        var slot = (int)BitOperations.RotateLeft(key, 7) & _mask;
        while (_slots[slot].Key != 0 && _slots[slot].Key != key) slot = (slot + 1) & _mask;
        return slot;
    }

    private void Grow()
    {
        var (small, slots) = (_slots, _mask + 1);
        _slots = Rent(slots * 2);
        _mask = (slots * 2) - 1;
        foreach (var term in small.AsSpan(0, slots))
        {
            if (term.Key != 0) _slots[Find(term.Key)] = term;
        }

        ArrayPool<ReportTerm>.Shared.Return(small);
    }
}
