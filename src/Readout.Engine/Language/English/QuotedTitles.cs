using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Language.English;

/// <summary>Finds words between quotation marks that are written as titles of works are: few, the first and all but the little ones large ("The Last of the Rivers").</summary>
internal static class QuotedTitles
{
    private const int MostWords = 8;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Little = new[]
    {
        "a", "an", "the", "of", "and", "or", "in", "on", "for", "to", "at", "by", "with", "from", "as", "is", "it", "de", "la", "le", "du", "der", "van", "von", "y", "&", "'s", "’s",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The titles of two words and more, without their marks, in order.</summary>
    public static List<TextSpan> Of(string text, List<NameWord> words, List<int> sentenceOf)
    {
        var titles = new List<TextSpan>();
        for (var open = 0; open + 1 < words.Count; open++)
        {
            if (words[open].Span.Length > 1 || Closing(text[words[open].Span.Start]) is not { } closing || (open > 0 && words[open - 1].Span.End == words[open].Span.Start)) continue;
            var end = open + 1;
            while (end < words.Count && end - open <= MostWords + 1 && sentenceOf[end] == sentenceOf[open] && text[words[end].Span.Start] != closing) end++;
            if (end == words.Count || text[words[end].Span.Start] != closing) continue;
            var last = end - 1;
            while (last > open && words[last].Span.Of(text.AsSpan()) is "," or "." or ";") last--;
            if (last < open + 2 || !IsTitle(text, words, open + 1, last)) continue;
            titles.Add(new TextSpan(words[open + 1].Span.Start, words[last].Span.End));
            open = end;
        }

        return titles;
    }

    private static char? Closing(char opening) => opening switch
    {
        '"' => '"',
        '“' => '”',
        '‘' => '’',
        _ => null,
    };

    private static bool IsTitle(string text, List<NameWord> words, int first, int last)
    {
        if (!words[first].Is(WordForm.Capital | WordForm.Number) || !words[last].Is(WordForm.Capital | WordForm.Number)) return false;
        for (var at = first; at <= last; at++)
        {
            if (!words[at].Is(WordForm.Capital | WordForm.Number) && !Little.Contains(words[at].Span.Of(text.AsSpan()))) return false;
        }

        return true;
    }
}
