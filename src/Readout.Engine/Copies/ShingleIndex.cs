namespace Readout.Copies;

/// <summary>Which articles hold which runs of five words: an inverted index over one run in four, chosen by its hash, so that the same runs are chosen in every text.</summary>
/// <remarks>
/// Built for some hundred million postings. A run's key has 32 bits: the upper half chooses one of 65,536 small tables, the lower half is the tag kept in it. A table
/// is open-addressed with a posting (tag, article) a slot, in the order of its tags, and grows by a quarter when it is four fifths full: six bytes a posting, eight with
/// the free slots, and no moment at which everything is held twice. A run that <see cref="MostPostings"/> articles hold is furniture or a set phrase: no more is
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

    /// <summary>Bytes held by the tables.</summary>
    public long Bytes => _slots * (sizeof(ushort) + sizeof(int));

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

    /// <summary>Writes the articles that hold the shingle, as far as there is room, and returns how many.</summary>
    public int Articles(uint key, Span<int> articles)
    {
        ref var table = ref _tables[key >> TagBits];
        if (table.Used == 0) return 0;
        var tag = (ushort)key;
        var count = 0;
        for (var slot = table.Home(tag); table.Articles[slot] != 0 && count < articles.Length; slot = table.Next(slot))
        {
            if (table.Tags[slot] == tag) articles[count++] = table.Articles[slot] - 1;
        }

        return count;
    }

    /// <summary>Says that an article holds the shingle, which is not common and which was not said of it before.</summary>
    public void Add(uint key, int article)
    {
        ref var table = ref _tables[key >> TagBits];
        if (table.Articles is null || table.Used >= table.Articles.Length * 4 / 5) Grow(ref table);
        table.Put((ushort)key, article + 1);
    }

    private void Grow(ref Table table)
    {
        var larger = new Table(table.Articles is null ? FewestSlots : table.Articles.Length + (table.Articles.Length / 4) + 1);
        for (var slot = 0; slot < (table.Articles?.Length ?? 0); slot++)
        {
            if (table.Articles![slot] != 0) larger.Put(table.Tags[slot], table.Articles[slot]);
        }

        _slots += larger.Articles.Length - (table.Articles?.Length ?? 0);
        table = larger;
    }

    /// <summary>Postings of the runs that begin with one half of a key; an article stands as its number and one, a free slot as zero.</summary>
    private struct Table(int slots)
    {
        public readonly ushort[] Tags = new ushort[slots];
        public readonly int[] Articles = new int[slots];

        public int Used { get; private set; }

        public readonly int Home(ushort tag) => (int)(((long)tag * Articles.Length) >> TagBits);

        public readonly int Next(int slot) => slot + 1 < Articles.Length ? slot + 1 : 0;

        public void Put(ushort tag, int article)
        {
            var slot = Home(tag);
            while (Articles[slot] != 0) slot = Next(slot);
            (Tags[slot], Articles[slot]) = (tag, article);
            Used++;
        }
    }
}
