namespace Readout.Language.Trees;

/// <summary>What the network sees of a token: its form, beginnings, endings, shape, neighbourhood and what the lists say of it, each as a 64-bit key.</summary>
internal static class TokenFeatures
{
    /// <summary>How many keys a token has; the key's place is its kind.</summary>
    public const int Count = 18;

    /// <summary>The place of the key of the whole form.</summary>
    public const int Form = 0;

    /// <summary>The place of the key of the shape.</summary>
    public const int Shape = 11;

    private const int LongestEnding = 5;
    private const int LongestBeginning = 5;
    private const int Neighbourhood = 12;
    private const int Listed = 13;
    private const int ListedPhrase = 14;
    private const int ListedPart = 15;
    private const int RunInShape = 3;

    /// <summary>The lists that tell of persons, of places, and of the rest; each part of a word's listing has a key of its own.</summary>
    private static readonly uint[] ListGroups = [0x000000FF, 0x0000FF00, 0x7FFF0000];

    /// <summary>Longer tokens (addresses, noise) are cut; nobody reads more of them.</summary>
    private const int LongestForm = 40;

    private const char Edge = '\u0001';
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Writes the keys of a token.</summary>
    /// <param name="form">The token's text.</param>
    /// <param name="glued">Whether nothing stands between it and the token before it.</param>
    /// <param name="gluedAfter">Whether nothing stands between it and the token after it.</param>
    /// <param name="listing">What the lists say of it.</param>
    /// <param name="keys"><see cref="Count"/> keys.</param>
    public static void Write(ReadOnlySpan<char> form, bool glued, bool gluedAfter, Listing listing, Span<ulong> keys)
    {
        Span<char> folded = stackalloc char[LongestForm];
        var length = Math.Min(form.Length, LongestForm);
        for (var i = 0; i < length; i++) folded[i] = Fold(form[i]);
        folded = folded[..length];

        keys[Form] = Hash(Form, folded);
        for (var size = 1; size <= LongestEnding; size++)
        {
            var ending = size <= length ? folded[(length - size)..] : folded;
            keys[size] = Hash((uint)size, ending, size > length);
        }

        for (var size = 1; size <= LongestBeginning; size++)
        {
            var kind = LongestEnding + size;
            var beginning = size <= length ? folded[..size] : folded;
            keys[kind] = Hash((uint)kind, beginning, size > length);
        }

        var shape = OfShape(form[..length], out var classes);
        keys[Shape] = shape;
        keys[Neighbourhood] = Mix(Mix(Offset, Neighbourhood), (uint)((classes << 2) | (glued ? 2 : 0) | (gluedAfter ? 1 : 0)));
        var capital = length > 0 && char.IsUpper(form[0]) ? 1u : 0u;
        keys[Listed] = Mix(Mix(Mix(Offset, Listed), listing.Word), capital);
        keys[ListedPhrase] = Mix(Mix(Mix(Mix(Offset, ListedPhrase), listing.Phrase), listing.Place), capital);
        for (var group = 0; group < ListGroups.Length; group++)
            keys[ListedPart + group] = Mix(Mix(Offset, (uint)(ListedPart + group)), listing.Word & ListGroups[group]);
    }

    /// <summary>The form as the network and the lemmas know it: lower case, plain quotes, digits as 0.</summary>
    private static char Fold(char c) => c switch
    {
        >= 'a' and <= 'z' => c,
        >= '0' and <= '9' => '0',
        '‘' or '’' or '`' or '´' => '\'',
        '“' or '”' or '„' => '"',
        '‐' or '‑' => '-',
        _ => char.ToLowerInvariant(c),
    };

    private static ulong OfShape(ReadOnlySpan<char> form, out int classes)
    {
        var hash = Mix(Offset, Shape);
        var last = '\0';
        var run = 0;
        classes = 0;
        foreach (var c in form)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? '0' : char.IsLetter(c) ? 'l' : c;
            classes |= kind switch { 'X' => 1, 'x' => 2, '0' => 4, 'l' => 8, _ => 16 };
            run = kind == last ? run + 1 : 1;
            last = kind;
            if (run <= RunInShape) hash = Mix(hash, kind);
        }

        if (form.Length > 0 && char.IsUpper(form[0])) classes |= 32;
        return hash;
    }

    private static ulong Hash(uint kind, ReadOnlySpan<char> text, bool whole = false)
    {
        var hash = Mix(Offset, kind);
        if (whole) hash = Mix(hash, Edge);
        foreach (var c in text) hash = Mix(hash, c);
        return hash;
    }

    private static ulong Mix(ulong hash, uint value) => (hash ^ value) * Prime;
}
