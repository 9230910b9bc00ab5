namespace Readout.Extraction.Model;

/// <summary>The words of a page's blocks as numbers: hashes for weighing them, and the longer words counted over the page.</summary>
/// <remarks>One pass over the text. A run of digits is one token by its length, an East Asian character one by itself.</remarks>
internal sealed class BlockTokens
{
    /// <summary>Words of fewer letters carry no subject.</summary>
    private const int ContentLetters = 4;

    /// <summary>Of a long block the first and the last words are weighed, so many of each.</summary>
    private const int First = 48;
    private const int Last = 16;

    /// <summary>No more of a block is looked at for subject words.</summary>
    private const int LongestLook = 2000;

    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    private readonly List<int> _words = [];
    private readonly int[] _wordStarts;
    private readonly List<int> _content = [];
    private readonly int[] _contentStarts;
    private readonly Dictionary<uint, int> _ids = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _stamps = [];

    /// <summary>Reads all blocks.</summary>
    public BlockTokens(List<PageBlock> blocks)
    {
        _wordStarts = new int[blocks.Count + 1];
        _contentStarts = new int[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
        {
            Read(blocks[i].Text, i);
            _wordStarts[i + 1] = _words.Count;
            _contentStarts[i + 1] = _content.Count;
        }
    }

    /// <summary>How many different longer words the page has.</summary>
    public int Distinct => _ids.Count;

    /// <summary>The hashes of a block's words, in order.</summary>
    public ReadOnlySpan<int> Words(int block) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_words)[_wordStarts[block].._wordStarts[block + 1]];

    /// <summary>The numbers of a block's longer words, each once.</summary>
    public ReadOnlySpan<int> Content(int block) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_content)[_contentStarts[block].._contentStarts[block + 1]];

    /// <summary>In how many blocks the longer word stands.</summary>
    public int Count(int id) => _counts[id];

    /// <summary>The numbers of those longer words of a text that the page has.</summary>
    public HashSet<int> Known(string text)
    {
        var known = new HashSet<int>();
        var hash = Seed;
        var letters = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                hash = (hash ^ char.ToLowerInvariant(text[i])) * Prime;
                letters++;
                continue;
            }

            if (letters >= ContentLetters && _ids.TryGetValue(hash, out var id)) known.Add(id);
            (hash, letters) = (Seed, 0);
        }

        return known;
    }

    /// <summary>The runs of words, as long as a block's start, that a text has.</summary>
    public static HashSet<int> Runs(string text)
    {
        const int Longest = 400_000;
        var tokens = new BlockTokens([new PageBlock { Text = text.Length > Longest ? text[..Longest] : text, Tag = "text" }]);
        var words = tokens.Words(0);
        var runs = new HashSet<int>();
        for (var i = 0; i < words.Length; i++) runs.Add(Start(words[i..]));
        return runs;
    }

    /// <summary>A hash of the first words.</summary>
    public static int Start(ReadOnlySpan<int> words)
    {
        const int Length = 5;
        var hash = 1;
        foreach (var word in words[..Math.Min(Length, words.Length)]) hash = Pair(hash, word);
        return hash;
    }

    /// <summary>The weighed tokens of a block's words: each word, each pair, the first and the last one as such.</summary>
    public void Tokens(int block, List<int> tokens)
    {
        tokens.Clear();
        var words = Words(block);
        var previous = 1;
        for (var i = 0; i < words.Length; i++)
        {
            if (i >= First && i < words.Length - Last)
            {
                previous = 2;
                continue;
            }

            tokens.Add(words[i]);
            tokens.Add(Pair(previous, words[i]));
            previous = words[i];
        }

        tokens.Add(Pair(previous, 3));
    }

    /// <summary>The weighed tokens of what a block's element and those around it are called.</summary>
    public static void Marks(PageTree tree, PageBlock block, List<int> tokens)
    {
        const int Levels = 5;
        tokens.Clear();
        var node = block.Node;
        for (var level = 0; level < Levels && node > 0; level++)
        {
            var names = tree.Nodes[node];
            for (var m = names.Mark; m < names.Mark + names.MarkCount; m++) tokens.Add(Pair(level == 0 ? 11 : level < 3 ? 12 : 13, tree.Marks[m]));
            if (names.Parent > 0 && level < 2 && names.MarkCount > 0 && tree.Nodes[names.Parent].MarkCount > 0)
                tokens.Add(Pair(tree.Marks[names.Mark], tree.Marks[tree.Nodes[names.Parent].Mark]));
            node = names.Parent;
        }
    }

    /// <summary>Two hashes as one.</summary>
    public static int Pair(int left, int right)
    {
        var hash = ((uint)left * 0x9E3779B1u) ^ (uint)right;
        hash = (hash ^ (hash >> 15)) * 0x85EBCA77u;
        return (int)(hash ^ (hash >> 13));
    }

    /// <summary>A word's hash, the same on every run.</summary>
    public static int Hash(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word) hash = (hash ^ char.ToLowerInvariant(c)) * Prime;
        return (int)hash;
    }

    private void Read(string text, int block)
    {
        var hash = Seed;
        int letters = 0, digits = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (char.IsAsciiLetterOrDigit(c) || c > '\u007F' && char.IsLetterOrDigit(c))
            {
                hash = (hash ^ (c < '\u0080' ? c | 0x20u : char.ToLowerInvariant(c))) * Prime;
                letters++;
                if (char.IsAsciiDigit(c)) digits++;
                if (c < '\u3040') continue;
            }

            if (letters == 0) continue;
            _words.Add(digits == letters ? Pair(Math.Min(digits, 5), 7) : (int)hash);
            if (i <= LongestLook && (letters >= ContentLetters || c >= '\u3040')) Content(hash, block);
            (hash, letters, digits) = (Seed, 0, 0);
        }
    }

    private void Content(uint hash, int block)
    {
        if (!_ids.TryGetValue(hash, out var id))
        {
            id = _ids[hash] = _ids.Count;
            _counts.Add(0);
            _stamps.Add(-1);
        }

        if (_stamps[id] == block) return;
        _stamps[id] = block;
        _counts[id]++;
        _content.Add(id);
    }
}
