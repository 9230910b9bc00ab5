namespace Readout.Copies;

/// <summary>Which articles hold which runs of five words: an inverted index over one run in four, chosen by its hash, so that the same runs are chosen in every text.</summary>
/// <remarks>
/// An open-addressed table of 32-bit keys, each with a chain of article numbers, newest first. A run that <see cref="MostPostings"/> articles hold is
/// furniture or a set phrase: its chain grows no further and it leads to nobody. Memory is bounded by what is added: about eight bytes a chosen run,
/// and eight a new key at a load of at most one half.
/// </remarks>
internal sealed class ShingleIndex
{
    /// <summary>Words in a shingle.</summary>
    public const int Words = 5;

    /// <summary>Held by so many articles, a shingle is common.</summary>
    public const int MostPostings = 12;

    private const int SampleMask = 3;
    private uint[] _keys = new uint[1024];
    private int[] _heads = new int[1024];
    private byte[] _counts = new byte[1024];
    private int[] _articles = new int[1024];
    private int[] _next = new int[1024];
    private int _used;
    private int _postings;

    /// <summary>Bytes held by the tables.</summary>
    public long Bytes => (_keys.Length * 9L) + (_articles.Length * 8L);

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
            chosen.Add((key == 0 ? 1u : key, at));
        }
    }

    /// <summary>How many articles hold the shingle, at most <see cref="MostPostings"/>.</summary>
    public int Count(uint key)
    {
        var slot = Slot(key);
        return _keys[slot] == key ? _counts[slot] : 0;
    }

    /// <summary>Whether so many articles hold the shingle that it tells nothing.</summary>
    public bool IsCommon(uint key) => Count(key) >= MostPostings;

    /// <summary>Writes the articles that hold the shingle and returns how many.</summary>
    public int Articles(uint key, Span<int> articles)
    {
        var slot = Slot(key);
        if (_keys[slot] != key) return 0;
        var count = 0;
        for (var posting = _heads[slot]; posting >= 0 && count < articles.Length; posting = _next[posting]) articles[count++] = _articles[posting];
        return count;
    }

    /// <summary>Says that an article holds the shingle. Articles come in ascending order.</summary>
    public void Add(uint key, int article)
    {
        if ((_used + 1) * 2 > _keys.Length) Grow();
        var slot = Slot(key);
        if (_keys[slot] != key)
        {
            _keys[slot] = key;
            _heads[slot] = -1;
            _used++;
        }

        if (_counts[slot] >= MostPostings) return;
        if (_heads[slot] >= 0 && _articles[_heads[slot]] == article) return;
        if (_postings == _articles.Length)
        {
            Array.Resize(ref _articles, _postings + (_postings / 2));
            Array.Resize(ref _next, _articles.Length);
        }

        _articles[_postings] = article;
        _next[_postings] = _heads[slot];
        _heads[slot] = _postings++;
        _counts[slot]++;
    }

    private int Slot(uint key)
    {
        var mask = (uint)(_keys.Length - 1);
        var slot = (key * 2654435769u) & mask;
        while (_keys[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & mask;
        return (int)slot;
    }

    private void Grow()
    {
        var (keys, heads, counts) = (_keys, _heads, _counts);
        _keys = new uint[keys.Length * 2];
        _heads = new int[_keys.Length];
        _counts = new byte[_keys.Length];
        for (var old = 0; old < keys.Length; old++)
        {
            if (keys[old] == 0) continue;
            var slot = Slot(keys[old]);
            _keys[slot] = keys[old];
            _heads[slot] = heads[old];
            _counts[slot] = counts[old];
        }
    }
}
