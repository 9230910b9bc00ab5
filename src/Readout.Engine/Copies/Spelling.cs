namespace Readout.Copies;

/// <summary>Folds a word's letters so that spellings which mean the same word meet: U.S. and US, -ise and -ize, colour and color, re-elect and reelect.</summary>
/// <remarks>The folded form is only hashed, never shown; two words that fall together by chance do no harm beside their neighbours.</remarks>
internal static class Spelling
{
    /// <summary>Words are folded up to this length; what follows is left out.</summary>
    public const int LongestWord = 48;

    /// <summary>Shorter words are left as they stand, so that "four" stays apart from "for".</summary>
    private const int ShortestRespelled = 5;

    private const string Latin1Letters = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

    /// <summary>The folded form of each ASCII letter and digit; zero for the others.</summary>
    private static readonly char[] Ascii = [.. Enumerable.Range(0, 0x80).Select(c => char.IsLetterOrDigit((char)c) ? char.ToLowerInvariant((char)c) : '\0')];

    /// <summary>The folded form of a letter or digit; zero for anything else.</summary>
    public static char FoldWord(char c)
    {
        if (c < Ascii.Length) return Ascii[c];
        return char.IsLetterOrDigit(c) ? Fold(c) : '\0';
    }

    /// <summary>The lower-case form of a code unit without its accent, as far as Latin-1 goes.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80) return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        return c is >= '\u00C0' and <= '\u00FF' ? Latin1Letters[c - 0xC0] : char.ToLowerInvariant(c);
    }

    /// <summary>Respells a folded word in place; the new length is returned.</summary>
    public static int Respell(Span<char> word)
    {
        if (word.Length < ShortestRespelled) return word.Length;
        var length = Doublings(word);
        length = OurAndAe(word[..length]);
        if (length >= ShortestRespelled) length = Endings(word[..length]);
        return length;
    }

    /// <summary>travelled, traveled; z and s: organize, organise.</summary>
    private static int Doublings(Span<char> word)
    {
        var length = 0;
        foreach (var c in word)
        {
            var letter = c == 'z' ? 's' : c;
            if (length > 0 && word[length - 1] == letter && char.IsAsciiLetter(letter)) continue;
            word[length++] = letter;
        }

        return length;
    }

    /// <summary>colour, color; encyclopaedia, encyclopedia.</summary>
    private static int OurAndAe(Span<char> word)
    {
        var length = 0;
        for (var at = 0; at < word.Length; at++)
        {
            var dropped = (word[at] == 'u' && length > 0 && word[length - 1] == 'o' && at + 1 < word.Length && word[at + 1] == 'r')
                || (word[at] == 'a' && at + 1 < word.Length && word[at + 1] == 'e');
            if (!dropped) word[length++] = word[at];
        }

        return length;
    }

    /// <summary>centre, center; defence, defense; dialogue, dialog; programme, program (its doubling is gone).</summary>
    private static int Endings(Span<char> word)
    {
        var length = word.Length;
        if (word.EndsWith("re", StringComparison.Ordinal) && word[length - 3] is 't' or 'b' or 'p')
        {
            word[length - 2] = 'e';
            word[length - 1] = 'r';
        }
        else if (word.EndsWith("ence", StringComparison.Ordinal))
        {
            word[length - 2] = 's';
        }
        else if (word.EndsWith("ogue", StringComparison.Ordinal))
        {
            length -= 2;
        }
        else if (word.EndsWith("ame", StringComparison.Ordinal))
        {
            length -= 1;
        }

        return length;
    }
}
