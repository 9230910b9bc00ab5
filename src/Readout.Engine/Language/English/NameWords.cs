using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Language.English;

/// <summary>What the form of a word says.</summary>
[Flags]
internal enum WordForm
{
    /// <summary>Written small, or a sign.</summary>
    None = 0,

    /// <summary>Begins with a capital.</summary>
    Capital = 1,

    /// <summary>At least two letters, all capitals.</summary>
    AllCapitals = 2,

    /// <summary>A single capital with a stop.</summary>
    Initial = 4,

    /// <summary>Begins with a digit.</summary>
    Number = 8,

    /// <summary>Begins with a letter.</summary>
    Letter = 16,

    /// <summary>The first word of its sentence, quotation marks left out.</summary>
    First = 32,
}

/// <summary>A word as names are made of them: tokens that hyphens join to one name part ("Ing-wen", "al-Sisi") are one word.</summary>
/// <param name="Span">Where.</param>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="EndToken">Index after its last token.</param>
/// <param name="Form">What its form says.</param>
internal readonly record struct NameWord(TextSpan Span, int FirstToken, int EndToken, WordForm Form)
{
    public bool Is(WordForm form) => (Form & form) != 0;
}

/// <summary>Makes the words that names are made of out of the tokens of a sentence.</summary>
internal static class NameWords
{
    private const int MostParts = 5;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Articles = new[]
    {
        "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ur", "ed", "es", "bin", "ben", "abu", "de", "la", "le", "du", "da", "van", "von", "der", "ez",
        "Al", "El", "Ad", "Ar", "As", "Ash", "At", "Az", "Abu", "Ben", "Bin", "Abd", "Abdel", "Abdul",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What stands behind the hyphen of compounds that are no names: "China-based", "Oxford-educated".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Suffixes = new[]
    {
        "based", "led", "backed", "born", "style", "like", "made", "run", "owned", "funded", "educated", "trained", "era", "wide", "bound", "controlled", "held", "occupied", "free",
        "friendly", "related", "type", "language", "speaking", "sponsored", "brokered", "mediated", "listed", "level", "in", "to", "for", "and", "or", "minded", "class", "only",
        "specific", "supplied", "linked", "aligned", "allied", "turned", "dominated", "mail", "shirt", "ray", "out", "up", "off", "on", "by", "half", "one", "two", "three", "elect", "day",
        "year", "long", "old", "term", "time", "based,", "affiliated", "administered", "imposed", "proposed", "drafted", "mandated", "approved", "ranked", "winning", "wing",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Of(string text, ReadOnlySpan<Token> tokens, Sentence sentence, List<NameWord> words)
    {
        words.Clear();
        var first = true;
        for (var i = sentence.FirstToken; i < sentence.EndToken;)
        {
            var end = JoinedEnd(text, tokens, i, sentence.EndToken);
            var span = new TextSpan(tokens[i].Span.Start, tokens[end - 1].Span.End);
            var form = FormOf(span.Of(text.AsSpan()));
            if (first && (form & (WordForm.Letter | WordForm.Number)) != 0)
            {
                form |= WordForm.First;
                first = false;
            }
            else if (text[span.Start] is ':' or '“' or '"' || (text[span.Start] == '-' && span.Length > 1) || text[span.Start] is '—')
            {
                first = true;
            }

            words.Add(new NameWord(span, i, end, form));
            i = end;
        }
    }

    private static WordForm FormOf(ReadOnlySpan<char> word)
    {
        if (char.IsDigit(word[0])) return WordForm.Number;
        if (!char.IsLetter(word[0])) return WordForm.None;
        var form = WordForm.Letter;
        // "al-Sisi", "d'Ivoire": an article written small joined to a capital is a part of a name.
        var capital = char.IsUpper(word[0]) || (word.Length > 3 && word.IndexOfAny('-', '\'', '’') is > 0 and < 5 and var joint && joint + 1 < word.Length && char.IsUpper(word[joint + 1]));
        if (!capital) return form;
        form |= WordForm.Capital;
        if (word.Length == 2 && word[1] == '.') return form | WordForm.Initial;
        var (upper, lower) = (0, 0);
        foreach (var sign in word)
        {
            if (char.IsUpper(sign)) upper++;
            else if (char.IsLower(sign)) lower++;
        }

        return upper >= 2 && lower == 0 ? form | WordForm.AllCapitals : form;
    }

    private static int JoinedEnd(string text, ReadOnlySpan<Token> tokens, int at, int end)
    {
        var stop = at + 1;
        while (stop + 1 < end && stop - at < MostParts * 2 && IsHyphen(text, tokens[stop].Span) && tokens[stop].Span.Start == tokens[stop - 1].Span.End
            && tokens[stop + 1].Span.Start == tokens[stop].Span.End && char.IsLetter(text[tokens[stop + 1].Span.Start])) stop += 2;
        for (; stop > at + 1; stop -= 2)
        {
            if (IsOneName(text, tokens, at, stop)) return stop;
        }

        return at + 1;
    }

    private static bool IsOneName(string text, ReadOnlySpan<Token> tokens, int at, int stop)
    {
        var whole = text.AsSpan(tokens[at].Span.Start, tokens[stop - 1].Span.End - tokens[at].Span.Start);
        if (Gazetteer.Find(whole) is not null || Lexicon.FirstNames.Contains(whole) || Lexicon.Honorifics.Contains(whole) || Offices.IsWordOfTitle(whole)) return true;
        var head = tokens[at].Span.Of(text.AsSpan());
        if (!char.IsLetter(head[0])) return false;
        if (!Articles.Contains(head) && (!char.IsUpper(head[0]) || Gazetteer.Find(head) is not null || Lexicon.IsStarter(head))) return false;
        for (var i = at + 2; i < stop; i += 2)
        {
            var part = tokens[i].Span.Of(text.AsSpan());
            if (char.IsLower(part[0]) && !(stop == at + 3 && IsGivenName(text, tokens, at, part)) && (Suffixes.Contains(part) || part.Length > 6 || Lexicon.IsStarter(part))) return false;
            if (Gazetteer.Find(part) is not null && !Articles.Contains(head)) return false;
        }

        return true;
    }

    /// <summary>"Moon Jae-in": behind a family name, a syllable that is an English word elsewhere.</summary>
    private static bool IsGivenName(string text, ReadOnlySpan<Token> tokens, int at, ReadOnlySpan<char> last)
    {
        const int LongestSyllable = 6;
        if (at == 0 || tokens[at].Span.Length > LongestSyllable || last is not ("in" or "on" or "so" or "do" or "no" or "an" or "me" or "he" or "she" or "one")) return false;
        var family = tokens[at - 1].Span;
        return family.End + 1 == tokens[at].Span.Start && family.Length > 1 && char.IsUpper(text[family.Start]) && char.IsLower(text[family.Start + 1]);
    }

    private static bool IsHyphen(string text, TextSpan span) => span.Length == 1 && text[span.Start] is '-' or '\u2010' or '\u2011';
}
