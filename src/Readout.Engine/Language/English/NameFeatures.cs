using Readout.Documents;
using Readout.Language.Trees;

namespace Readout.Language.English;

/// <summary>What the name model sees of each word of a document: hashed features of form, neighbours, lists, patterns and the rest of the document.</summary>
internal sealed class NameFeatures
{
    /// <summary>Most features a word has.</summary>
    public const int Most = 80;

    private const int Reach = 2;

    /// <summary>The lists of persons, of places and the rest, as <see cref="TokenFeatures"/> parts them.</summary>
    private const uint Persons = 0xFF, Places = 0xFF00, Rest = 0x7FFF0000;

    private readonly string _text;
    private readonly List<NameWord> _words;
    private readonly List<int> _sentenceOf;
    private readonly byte[] _patterns;
    private readonly uint[] _hashes;
    private readonly uint[] _traits;
    private readonly Listing[] _listings;
    private readonly NameSurroundings _surroundings;
    private readonly Dictionary<uint, (int Capital, int Small)> _seen = [];
    private readonly Dictionary<uint, int> _patternOf = [];

    /// <param name="text">The document's text.</param>
    /// <param name="words">All its words.</param>
    /// <param name="sentenceOf">For each word its sentence.</param>
    /// <param name="named">What the patterns found, in order.</param>
    /// <param name="listings">For each token what the lists say of it.</param>
    public NameFeatures(string text, List<NameWord> words, List<int> sentenceOf, IReadOnlyList<Name> named, Listing[] listings)
    {
        _listings = listings;
        _text = text;
        _words = words;
        _sentenceOf = sentenceOf;
        _patterns = new byte[words.Count];
        _hashes = new uint[words.Count];
        _traits = new uint[words.Count];
        var next = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            while (next < named.Count && named[next].Span.End <= word.Span.Start) next++;
            if (next < named.Count && named[next].Span.Overlaps(word.Span))
                _patterns[i] = (byte)(named[next].Span.Start >= word.Span.Start ? NameLabels.First(named[next].Type) : NameLabels.Inside(named[next].Type));
            var form = word.Span.Of(text.AsSpan());
            _hashes[i] = HashLower(form);
            _traits[i] = TraitsOf(word, form);
            if (!word.Is(WordForm.Letter)) continue;
            var (capital, small) = _seen.GetValueOrDefault(_hashes[i]);
            if (!word.Is(WordForm.Capital)) _seen[_hashes[i]] = (capital, small + 1);
            else if (!word.Is(WordForm.First)) _seen[_hashes[i]] = (capital + 1, small);
            if (_patterns[i] != 0 && !word.Is(WordForm.First)) _patternOf.TryAdd(_hashes[i], _patterns[i]);
        }

        _surroundings = new NameSurroundings(text, words, sentenceOf, _hashes);
    }

    /// <summary>The label that the patterns give the word.</summary>
    public int PatternAt(int at) => _patterns[at];

    /// <summary>Whether the word can be part of a name at all; the others are outside.</summary>
    public bool IsOpen(int at)
    {
        if (_words[at].Is(WordForm.Capital)) return true;
        return CapitalNear(at, 1) && (CapitalNear(at, -1) || _words[at].Is(WordForm.Number));
    }

    /// <summary>Writes the features of a word; returns how many.</summary>
    public int Of(int at, Span<uint> features)
    {
        var count = 0;
        var word = _words[at].Span.Of(_text.AsSpan());
        var (here, before, after) = (_hashes[at], Hash(at, -1), Hash(at, 1));
        var (before2, after2) = (Hash(at, -2), Hash(at, 2));
        features[count++] = 1;
        features[count++] = Mix(2, here);
        features[count++] = Mix(3, before);
        features[count++] = Mix(4, after);
        features[count++] = Mix(5, before2);
        features[count++] = Mix(6, after2);
        features[count++] = Mix(7, before, here);
        features[count++] = Mix(8, here, after);
        features[count++] = Mix(9, before, after);
        var shape = ShapeOf(word);
        features[count++] = Mix(10, shape);
        features[count++] = Mix(11, shape, Shape(at, -1), Shape(at, 1));
        features[count++] = Mix(12, HashLower(word[..Math.Min(3, word.Length)]));
        features[count++] = Mix(13, HashLower(word[Math.Max(0, word.Length - 3)..]));
        features[count++] = Mix(14, HashLower(word[Math.Max(0, word.Length - 2)..]));
        features[count++] = Mix(15, HashLower(word[Math.Max(0, word.Length - 4)..]));
        features[count++] = Mix(16, _patterns[at]);
        features[count++] = Mix(17, _patterns[at], Pattern(at, -1));
        features[count++] = Mix(18, _patterns[at], Pattern(at, 1));
        features[count++] = Mix(19, Pattern(at, -1), Pattern(at, 1), _patterns[at]);
        features[count++] = Mix(20, _patterns[at], shape);
        features[count++] = Mix(21, _traits[at]);
        features[count++] = Mix(22, _traits[at], Traits(at, -1));
        features[count++] = Mix(23, _traits[at], Traits(at, 1));
        features[count++] = Mix(24, Traits(at, -1));
        features[count++] = Mix(25, Traits(at, 1));
        features[count++] = Mix(26, _traits[at], _patterns[at]);
        features[count++] = Mix(27, before, shape);
        features[count++] = Mix(28, after, shape);
        features[count++] = Mix(29, before, _patterns[at]);
        features[count++] = Mix(30, after, _patterns[at]);
        var (capital, small) = _seen.GetValueOrDefault(here);
        var use = (uint)(Math.Min(capital, 2) + (4 * Math.Min(small, 2)) + (_words[at].Is(WordForm.First) ? 16 : 0));
        features[count++] = Mix(31, use);
        features[count++] = Mix(32, use, shape);
        features[count++] = Mix(33, (uint)_patternOf.GetValueOrDefault(here), use);
        features[count++] = Mix(34, Traits(at, -2));
        features[count++] = Mix(35, Traits(at, 2));
        features[count++] = Mix(36, before2, before);
        features[count++] = Mix(37, after, after2);
        features[count++] = Mix(38, Pattern(at, -2), Pattern(at, -1), _patterns[at]);
        features[count++] = Mix(39, HeadAhead(at));
        features[count++] = Mix(40, HeadAhead(at), _patterns[at]);
        var listing = _listings[_words[at].FirstToken];
        features[count++] = Mix(41, listing.Word & Persons);
        features[count++] = Mix(42, listing.Word & Places);
        features[count++] = Mix(43, listing.Word & Rest);
        features[count++] = Mix(44, listing.Phrase, listing.Place);
        features[count++] = Mix(45, listing.Word, Listed(at, -1));
        features[count++] = Mix(46, listing.Word, Listed(at, 1));
        features[count++] = Mix(47, listing.Word, _patterns[at]);
        return Surroundings(at, features, count);
    }

    /// <summary>What stands around the word elsewhere in the document, each feature once.</summary>
    private int Surroundings(int at, Span<uint> features, int count)
    {
        var own = _surroundings.RunOf(at);
        var start = count;
        if (_words[at].Is(WordForm.AllCapitals) && _surroundings.SpelledOut(_words[at].Span.Of(_text.AsSpan())) is >= 0 and var end)
        {
            features[count++] = Mix(60, _traits[end]);
            features[count++] = Mix(61, _patterns[end]);
        }

        if (_surroundings.MentionsOf(_hashes[at]) is not { } mentions) return count;
        foreach (var other in mentions)
        {
            if (other == at || count + 8 > Most) continue;
            var run = _surroundings.RunOf(other);
            AddOnce(features, start, ref count, Mix(62, Hash(other, -1)));
            AddOnce(features, start, ref count, Mix(63, Hash(other, 1)));
            AddOnce(features, start, ref count, Mix(64, Traits(other, -1)));
            AddOnce(features, start, ref count, Mix(65, Traits(other, 1)));
            AddOnce(features, start, ref count, Mix(66, _patterns[other]));
            if (run.Last - run.First == own.Last - own.First) continue;
            AddOnce(features, start, ref count, Mix(67, PlaceIn(run, other), PlaceIn(own, at)));
            AddOnce(features, start, ref count, Mix(68, _traits[run.First], PlaceIn(run, other)));
            AddOnce(features, start, ref count, Mix(69, _traits[run.Last], PlaceIn(run, other)));
        }

        return count;

        static uint PlaceIn(CapitalRun run, int at) => (at == run.First ? 1u : 0) + (at == run.Last ? 2u : 0);
        static void AddOnce(Span<uint> features, int start, ref int count, uint feature)
        {
            if (!features[start..count].Contains(feature)) features[count++] = feature;
        }
    }

    private uint Listed(int at, int by) => Inside(at, at + by) ? _listings[_words[at + by].FirstToken].Word : 1u << 31;

    private bool CapitalNear(int at, int step)
    {
        for (var i = 1; i <= Reach; i++)
        {
            var other = at + (i * step);
            if (Inside(at, other) && _words[other].Is(WordForm.Capital)) return true;
        }

        return false;
    }

    private bool Inside(int at, int other) => other >= 0 && other < _words.Count && _sentenceOf[other] == _sentenceOf[at];

    private uint Hash(int at, int by) => Inside(at, at + by) ? _hashes[at + by] : 7u;

    private uint Pattern(int at, int by) => Inside(at, at + by) ? _patterns[at + by] : 99u;

    private uint Traits(int at, int by) => Inside(at, at + by) ? _traits[at + by] : 1u << 30;

    private uint Shape(int at, int by) => Inside(at, at + by) ? ShapeOf(_words[at + by].Span.Of(_text.AsSpan())) : 5u;

    /// <summary>The head that ends the run of capitals from here on, by list.</summary>
    private uint HeadAhead(int at)
    {
        var last = at;
        while (last + 1 < _words.Count && last - at < 6 && Inside(at, last + 1) && _words[last + 1].Is(WordForm.Capital)) last++;
        return (_traits[last] & 0xFF0) | (last == at ? 1u : 0u);
    }

    private static uint TraitsOf(NameWord word, ReadOnlySpan<char> form)
    {
        if (!word.Is(WordForm.Letter)) return word.Is(WordForm.Number) ? 2u : 3u;
        var traits = 0u;
        var buffer = (Span<char>)stackalloc char[Lexicon.LongestStarter];
        if (Lexicon.Starters.Contains(Lexicon.Lower(form, buffer))) traits |= 1 << 12;
        if (!word.Is(WordForm.Capital)) return traits | (Lexicon.Particles.Contains(form) ? 1u << 13 : 0u) | (Offices.IsWordOfTitle(form) ? 1u << 14 : 0u);
        if (Lexicon.FirstNames.Contains(form)) traits |= 1 << 3;
        if (Lexicon.Honorifics.Contains(form)) traits |= 1 << 4;
        if (Lexicon.OrganizationLast.Contains(form)) traits |= 1 << 5;
        if (Lexicon.OrganizationFirst.Contains(form)) traits |= 1 << 6;
        if (Lexicon.PlaceLast.Contains(form)) traits |= 1 << 7;
        if (Lexicon.PlaceFirst.Contains(form)) traits |= 1 << 8;
        if (Lexicon.EventLast.Contains(form)) traits |= 1 << 9;
        if (Lexicon.Calendar.Contains(form)) traits |= 1 << 10;
        if (word.Is(WordForm.Initial)) traits |= 1 << 11;
        if (Offices.IsWordOfTitle(form)) traits |= 1 << 14;
        if (Gazetteer.Find(form) is { } entry) traits |= ((uint)entry.Kind + 1) << 16;
        return traits;
    }

    /// <summary>The form with runs folded: "Xx", "X.X.", "XX", "x-X", "0", ",".</summary>
    private static uint ShapeOf(ReadOnlySpan<char> word)
    {
        var hash = 17u;
        var last = '\0';
        var run = 0;
        foreach (var sign in word)
        {
            var kind = char.IsUpper(sign) ? 'X' : char.IsLower(sign) ? 'x' : char.IsDigit(sign) ? '0' : sign;
            run = kind == last ? run + 1 : 0;
            last = kind;
            if (run < 2) hash = Mix(kind, hash);
        }

        return hash;
    }

    private static uint HashLower(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var sign in word) hash = (hash ^ (char.IsDigit(sign) ? '0' : char.ToLowerInvariant(sign == '’' ? '\'' : sign))) * 16777619u;
        return hash;
    }

    private static uint Mix(uint kind, uint a)
    {
        var hash = (kind * 0x9E3779B1u) ^ (a * 0x85EBCA77u);
        hash ^= hash >> 15;
        hash *= 0xC2B2AE3Du;
        return hash ^ (hash >> 13);
    }

    private static uint Mix(uint kind, uint a, uint b) => Mix(Mix(kind, a), b);

    private static uint Mix(uint kind, uint a, uint b, uint c) => Mix(Mix(Mix(kind, a), b), c);
}
