using System.Collections.Frozen;

namespace Readout.Extraction;

/// <summary>The first words of the lines that <see cref="LineShapes"/>' patterns may match: the patterns are tried on no others.</summary>
internal static class Openings
{
    private const LineLooks All = LineLooks.ReadOn | LineLooks.Working | LineLooks.OtherPart | LineLooks.EndMatter | LineLooks.Byline;
    private const int LongestWord = 16;

    private static readonly FrozenDictionary<string, LineLooks> Words = Table(
        (LineLooks.ReadOn, "also must now further don see read related recommended more previously watch listen in video explained opinion editorial trending popular dive go editor top up "
            + "story continue you lees lire mehr lesen leggi lea leia czytaj zobacz click on"),
        (LineLooks.Working, "skip main menu close search type toggle open sign log login logout register subscribe advertisement advertisements ad sponsored promoted share tweet facebook "
            + "twitter whatsapp linkedin reddit pinterest telegram email print copy link copied comment comments leave post add write view show loading load see next previous prev back home "
            + "accept cookie cookies we this by privacy terms contact about follow save listen play pause mute get download manage my newsletter newsletters your enable javascript please unmute "
            + "learn read close report remove why"),
        (LineLooks.EndMatter, "edited tag tags topic topics filed categories category keywords labels more tagged all c copyright follow get receive join sign subscribe register check produced this "
            + "the have got do support if our disclaimer disclosure about author for you contact email e image editor last updated published first was thank comments"),
        (LineLooks.OtherPart, "more latest top most related recommended popular trending other recent similar also further you from around comment comments leave read up what opinion editorial "
            + "editorials on in editor about newsletter newsletters sponsored promoted must see share subscribe follow sign don explore keep discover join discussion responses post archive archives "
            + "footer site company quick useful"),
        (LineLooks.Byline, "by written words story posted author reported reporting par von por di door autor autorka text tekst oprac opracował opracowała"));

    private static readonly FrozenDictionary<string, LineLooks>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Which patterns may match the line.</summary>
    public static LineLooks Of(ReadOnlySpan<char> line)
    {
        var start = 0;
        while (start < line.Length && !char.IsLetterOrDigit(line[start]))
        {
            if (line[start] == '©') return All;
            start++;
        }

        if (start == line.Length) return LineLooks.None;
        if (line[start] > '\u024F' || char.IsDigit(line[start])) return All;
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        while (start + length < line.Length && char.IsLetter(line[start + length]))
        {
            if (length == LongestWord) return LineLooks.None;
            word[length] = char.ToLowerInvariant(line[start + length]);
            length++;
        }

        return Lookup.TryGetValue(word[..length], out var looks) ? looks : LineLooks.None;
    }

    private static FrozenDictionary<string, LineLooks> Table(params ReadOnlySpan<(LineLooks Looks, string Words)> rows)
    {
        var table = new Dictionary<string, LineLooks>(StringComparer.Ordinal);
        foreach (var (looks, words) in rows)
        {
            foreach (var word in words.Split(' ')) table[word] = table.GetValueOrDefault(word) | looks;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
