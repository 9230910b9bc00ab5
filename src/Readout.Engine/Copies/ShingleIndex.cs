using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Readout.Copies;

/// <summary>Which articles hold which runs of five words: an inverted index over one run in four, chosen by its hash, so that the same runs are chosen in every text.</summary>
/// <remarks>
/// Built for some hundred million postings. A run's key has 32 bits: the upper half chooses one of 65,536 small tables, the lower half is the tag kept in it. A table
/// is open-addressed with a posting (tag, article) a slot, in the order of its tags, and grows by a quarter when it is four fifths full: six bytes a posting, eight with
/// the free slots, and no moment at which everything is held twice. Each table lies somewhere else in memory, so the runs of a text are all fetched before the first is asked for. A run that <see cref="MostPostings"/> articles hold is furniture or a set phrase: no more is
/// kept of it, and it leads to nobody.
/// </remarks>
internal sealed class ShingleIndex
{
    /// <summary>Words in a shingle.</summary>
    public const int Words = 5;

    /// <summary>Held by so many articles, a shingle is common.</summary>
    public const int MostPostings = 12;

    private const int SampleMask = 3;
    private const int TagBits = 16;
    private const int FewestSlots = 4;

    private readonly Table[] _tables = new Table[1 << TagBits];
    private long _slots;

    /// <summary>An index without postings.</summary>
    public ShingleIndex() => _tables.AsSpan().Fill(new Table(Table.None));

    /// <summary>Bytes held by the tables.</summary>
    public long Bytes => _slots * Posting.Bytes;

    /// <summary>The chosen shingles of a text: key and the position of the first word.</summary>
    public static void Choose(ReadOnlySpan<ushort> codes, List<(uint Key, int Position)> chosen)
    {
        chosen.Clear();
        for (var at = 0; at + Words <= codes.Length; at++)
        {
            var hash = 0ul;
            for (var word = 0; word < Words; word++) hash = (hash ^ (uint)(codes[at + word] & WordSequence.WordMask)) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
            if ((hash & SampleMask) != 0) continue;
            var key = (uint)(hash >> 32);
            chosen.Add((key, at));
        }
    }

    /// <summary>Fetches from memory what will be asked for these shingles, all at once instead of one after the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Fetch(List<(uint Key, int Position)> chosen)
    {
        var seen = 0;
        foreach (var (key, _) in chosen)
        {
            ref var table = ref _tables[key >> TagBits];
            seen += table.Postings[table.Home((ushort)key)].Article;
        }

        return seen;
    }

    /// <summary>Writes the articles that hold the shingle, as far as there is room, and returns how many.</summary>
    public int Articles(uint key, Span<int> articles)
    {
        ref var table = ref _tables[key >> TagBits];
        var postings = table.Postings;
        var tag = (ushort)key;
        var count = 0;
        for (var slot = table.Home(tag); postings[slot].Article != 0 && count < articles.Length; slot = table.Next(slot))
        {
            if (postings[slot].Tag == tag) articles[count++] = postings[slot].Article - 1;
        }

        return count;
    }

    /// <summary>Says that an article holds the shingle, which is not common and which was not said of it before.</summary>
    public void Add(uint key, int article)
    {
        ref var table = ref _tables[key >> TagBits];
        if (table.Used >= table.Postings.Length * 4 / 5) Grow(ref table);
        table.Put(new Posting((ushort)key, article + 1));
    }

    private void Grow(ref Table table)
    {
        var held = table.Used == 0 ? [] : table.Postings;
        var larger = new Table(new Posting[held.Length == 0 ? FewestSlots : held.Length + (held.Length / 4) + 1]);
        foreach (var posting in held)
        {
            if (posting.Article != 0) larger.Put(posting);
        }

        _slots += larger.Postings.Length - held.Length;
        table = larger;
    }

    /// <summary>That an article, as its number and one, holds a run; zero where a slot is free. Six bytes, without a gap between them.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(ushort))]
    private readonly record struct Posting(ushort Tag, int Article)
    {
        public const int Bytes = sizeof(ushort) + sizeof(int);
    }

    /// <summary>Postings of the runs that begin with one half of a key.</summary>
    private struct Table(Posting[] postings)
    {
        /// <summary>The one free slot of every table that holds nothing yet.</summary>
        public static readonly Posting[] None = new Posting[1];

        public readonly Posting[] Postings = postings;

        public int Used { get; private set; }

        public readonly int Home(ushort tag) => (int)(((long)tag * Postings.Length) >> TagBits);

        public readonly int Next(int slot) => slot + 1 < Postings.Length ? slot + 1 : 0;

        public void Put(Posting posting)
        {
            var slot = Home(posting.Tag);
            while (Postings[slot].Article != 0) slot = Next(slot);
            Postings[slot] = posting;
            Used++;
        }
    }
}
