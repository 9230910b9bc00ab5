using System.Globalization;
using Readout.Copies;
using Readout.Documents;

namespace Readout.Stories;

/// <summary>How often a report uses a term, and where; more than 255 times count as 255.</summary>
/// <param name="Key">Hash of the stem, or of two names in a row.</param>
/// <param name="Count">How often in title and text.</param>
/// <param name="Lead">How often in the title and the first words.</param>
/// <param name="Title">How often in the title alone.</param>
/// <param name="Named">How often as a name.</param>
internal readonly record struct ReportTerm(uint Key, byte Count, byte Lead, byte Title, byte Named);

/// <summary>The terms of a report, read from its title and text alone, in time linear in their length.</summary>
/// <remarks>
/// A term is a stem (plural, -ed and -ing cut off: enough to let "shot two men" meet "shooting of a man"), a number, or two names in a row. A name is a
/// capitalised word that does not open a sentence. Long texts are read up to <see cref="MostWords"/> words: what a report is of stands there.
/// </remarks>
internal static class ReportTerms
{
    private const int MostWords = 700;
    private const int LeadWords = 90;

    private const uint PairSeed = 0x85EBCA6B;

    /// <summary>The first of the 64 years that <see cref="YearsOf"/> knows.</summary>
    private const int FirstYear = 1990;

    private static readonly uint[] YearKeys = [.. Enumerable.Range(FirstYear, 64).Select(year => Hash(year.ToString(CultureInfo.InvariantCulture)))];

    private const uint SightMask = 8191;

    /// <summary>A bit for the last bits of each year's key.</summary>
    private static readonly ulong[] YearSights = Sights();

    /// <summary>The terms in ascending order of their keys, each once.</summary>
    public static ReportTerm[] Of(Article article) => Of(article.Title, article.Text);

    /// <summary>The same of a title and a text.</summary>
    public static ReportTerm[] Of(string title, ReadOnlySpan<char> text)
    {
        var terms = new TermTable();
        Read(title, ref terms, title: true);
        Read(text, ref terms, title: false);
        return terms.Close();
    }

    /// <summary>The years that the terms name, a bit each from <see cref="FirstYear"/> on; no other years are known.</summary>
    public static ulong YearsOf(ReportTerm[] terms)
    {
        var years = 0ul;
        foreach (var term in terms)
        {
            // One in a hundred terms looks like a year at first sight.
            if ((YearSights[(term.Key & SightMask) >> 6] >> (int)(term.Key & 63) & 1) == 0) continue;
            var year = Array.IndexOf(YearKeys, term.Key);
            if (year >= 0) years |= 1ul << year;
        }

        return years;
    }

    private static void Read(ReadOnlySpan<char> text, ref TermTable terms, bool title)
    {
        var words = 0;
        Span<char> letters = stackalloc char[Spelling.LongestWord];
        var at = 0;
        var opens = true;
        var last = (Key: 0u, End: -1, Opens: false);
        while (at < text.Length && words < MostWords)
        {
            var c = text[at];
            if (!char.IsLetterOrDigit(c))
            {
                opens |= c is '.' or '!' or '?' or '\n' or '\u201C' or '"' or ':' or '\u2022';
                at++;
                continue;
            }

            var start = at;
            var length = 0;
            while (at < text.Length)
            {
                var letter = Spelling.FoldWord(text[at]);
                if (letter != 0) letters[Math.Min(length++, letters.Length - 1)] = letter;
                else if (!Joins(text, start, at)) break;
                at++;
            }

            words++;
            var word = letters[..Stem(letters[..Math.Min(length, letters.Length)])];
            if (word.Length < 2)
            {
                opens = false;
                continue;
            }

            var key = Hash(word);
            var capital = char.IsUpper(text[start]) && !title;
            var follows = last.End >= 0 && start - last.End == 1 && text[last.End] == ' ';
            var named = capital && !opens;
            if (capital && follows)
            {
                if (last.Opens) terms.Add(last.Key, 0, 0, 0, 1);
                terms.Add((last.Key * PairSeed) ^ key, 1, words <= LeadWords ? 1 : 0, 0, 1);
                named = true;
            }

            terms.Add(key, 1, title || words <= LeadWords ? 1 : 0, title ? 1 : 0, named ? 1 : 0);
            last = capital ? (key, at, opens) : (0, -1, false);
            opens = false;
        }
    }

    private static ulong[] Sights()
    {
        var sights = new ulong[(SightMask + 1) / 64];
        foreach (var key in YearKeys) sights[(key & SightMask) >> 6] |= 1ul << (int)(key & 63);
        return sights;
    }

    private static bool Joins(ReadOnlySpan<char> text, int start, int at)
    {
        if (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1])) return false;
        return text[at] switch
        {
            '\'' or '\u2019' => at + 2 < text.Length && char.IsLetter(text[at + 2]),
            '.' => (at - start == 1 || text[at - 2] == '.') && char.IsLetter(text[at + 1]),
            ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            _ => false,
        };
    }

    /// <summary>The length of a folded word's stem.</summary>
    public static int Stem(Span<char> word)
    {
        var length = word.Length;
        if (length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            word[length - 3] = 'y';
            return length - 2;
        }

        if (length > 3 && word[length - 1] == 's' && word[length - 2] is not ('s' or 'u' or 'i')) length--;
        if (length > 5 && word[..length].EndsWith("ing", StringComparison.Ordinal)) length -= 3;
        else if (length > 4 && word[..length].EndsWith("ed", StringComparison.Ordinal)) length -= 2;
        else if (length > 4 && word[length - 1] == 'e') length--;
        if (length > 3 && length < word.Length && word[length - 1] == word[length - 2] && char.IsAsciiLetter(word[length - 1])) length--;
        return length;
    }

    /// <summary>The key of a stem.</summary>
    public static uint Hash(ReadOnlySpan<char> stem)
    {
        var hash = 2166136261u;
        foreach (var letter in stem) hash = (hash ^ letter) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
