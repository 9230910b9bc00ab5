using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>Joins the tokens of a paragraph into sentences: a stop ends one unless what follows or what stands before says otherwise.</summary>
internal static class SentenceSplitter
{
    private const int ReachOfSpeechVerb = 4;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeverLast =
        WordLists.Marked("abbreviations", "before").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that, written large behind an abbreviation, begin a sentence: no name begins with them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Openers = new[]
    {
        "The", "A", "An", "He", "She", "It", "They", "We", "You", "I", "In", "On", "At", "But", "And", "Or", "So", "If", "When", "While", "As", "This", "That", "These",
        "Those", "There", "His", "Her", "Its", "Their", "Our", "My", "For", "From", "With", "After", "Before", "Since", "However", "Meanwhile", "Also", "Then", "Now",
        "No", "Not", "Yes", "What", "Who", "Why", "How", "Where", "Mr.", "Mrs.", "Ms.", "Dr.", "Although", "Despite", "During", "Both", "Some", "Many", "Most", "All",
        "One", "Asked", "Earlier", "Later", "Last", "By", "To", "Until", "Under", "Such", "Even", "Only", "Please", "Here", "Other", "Another", "Because", "Thus",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SpeechVerbs = new[]
    {
        "said", "says", "asked", "asks", "added", "told", "wrote", "replied", "exclaimed", "cried", "shouted", "thought", "wondered", "demanded", "answered", "tweeted",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the sentences that the tokens from <paramref name="first"/> on make; they all belong to one paragraph.</summary>
    public static void Split(string text, ImmutableArray<Token>.Builder tokens, int first, int paragraph, ImmutableArray<Sentence>.Builder sentences)
    {
        for (var start = first; start < tokens.Count;)
        {
            var end = EndOfSentence(text, tokens, start);
            sentences.Add(new Sentence(new TextSpan(tokens[start].Span.Start, tokens[end - 1].Span.End), start, end, paragraph));
            start = end;
        }
    }

    private static int EndOfSentence(string text, ImmutableArray<Token>.Builder tokens, int start)
    {
        for (var i = start; i < tokens.Count; i++)
        {
            var token = tokens[i].Span.Of(text.AsSpan());
            var last = token[^1];
            if (i > start && Tokenizer.IsAddress(token) && BeginsAnew(text, tokens, i + 1)) return i + 1;
            if (last is not ('.' or '!' or '?' or '…')) continue;
            var next = i + 1;
            var quoted = false;
            while (next < tokens.Count && Closes(text, tokens, next, out var quote))
            {
                quoted |= quote;
                next++;
            }

            next = BehindAppendix(text, tokens, next);

            if (next == tokens.Count) break;
            if (tokens[next].Span.Start == tokens[next - 1].Span.End && !char.IsUpper(text[tokens[next].Span.Start])) continue;
            if (Ends(text, tokens, start, i, next, quoted)) return next;
        }

        return tokens.Count;
    }

    private static bool Ends(string text, ImmutableArray<Token>.Builder tokens, int start, int at, int next, bool quoted)
    {
        var mark = tokens[at].Span.Of(text.AsSpan());
        var opening = next;
        while (opening < tokens.Count && text[tokens[opening].Span.Start] is '"' or '“' or '\'' or '‘' or '(' or '[' or '`' or '-' or '–' or '—' or '•' or '*') opening++;
        if (opening == tokens.Count) return mark.Length == 1 || mark[0] != '.';
        var word = tokens[opening].Span.Of(text.AsSpan());
        if (char.IsLower(word[0])) return !quoted && opening == next && EndsBeforeSmallLetter(text, tokens, start, at, next);
        if (quoted && mark[^1] is '!' or '?' && SpeechFollows(text, tokens, next)) return false;
        if (mark.Length == 1 || mark[0] is '.' or '!' or '?' or '…')
        {
            // "1. Norland", "A. Norland": what stands before is a number of a list, no sentence.
            return mark[0] != '.' || at != start + 1 || !char.IsDigit(text[tokens[start].Span.Start]);
        }

        if (NeverLast.Contains(mark)) return false;
        if (mark.Length == 2 && at > start && char.IsUpper(text[tokens[at - 1].Span.Start]) && tokens[at - 1].Span.Length > 1 && !Openers.Contains(word)) return false;
        return mark.Length == 2 && char.IsUpper(mark[0]) ? at > start && Openers.Contains(word) && word.Length > 1 : Openers.Contains(word);
    }

    /// <summary>"it closed. they moved on": who writes without capitals sets stops all the same, but not behind a number, an initial or an ellipsis.</summary>
    private static bool EndsBeforeSmallLetter(string text, ImmutableArray<Token>.Builder tokens, int start, int at, int next)
    {
        var mark = tokens[at].Span.Of(text.AsSpan());
        if (at < start + 2 || mark[0] is not ('.' or '!' or '?') || mark.Contains("..", StringComparison.Ordinal) || (mark[0] == '.' && mark.Length > 1)) return false;
        if (tokens[next].Span.Start == tokens[next - 1].Span.End) return false;
        var before = tokens[at - 1].Span.Of(text.AsSpan());
        return mark[0] != '.' || (before.Length > 1 && char.IsLower(before[^1]) && before.ContainsAny(Vowels));
    }

    /// <summary>What still belongs to a sentence behind its stop: a note's number in brackets ("[12]"), a face (":-)").</summary>
    private static int BehindAppendix(string text, ImmutableArray<Token>.Builder tokens, int next)
    {
        while (next < tokens.Count)
        {
            var token = tokens[next].Span.Of(text.AsSpan());
            if (token is "[" && next + 2 < tokens.Count && tokens[next + 2].Span.Of(text.AsSpan()) is "]" && IsNumber(tokens[next + 1].Span.Of(text.AsSpan()))) next += 3;
            else if (Tokenizer.IsFace(token)) next++;
            else break;
        }

        return next;
    }

    private static bool IsNumber(ReadOnlySpan<char> token) => token.Length <= 3 && !token.ContainsAnyExceptInRange('0', '9');

    /// <summary>A new word written large, with room before it.</summary>
    private static bool BeginsAnew(string text, ImmutableArray<Token>.Builder tokens, int at) =>
        at < tokens.Count && tokens[at].Span.Start > tokens[at - 1].Span.End && char.IsUpper(text[tokens[at].Span.Start]) && tokens[at].Span.Length > 1;

    /// <summary>A closing quotation mark or bracket right behind a stop.</summary>
    private static bool Closes(string text, ImmutableArray<Token>.Builder tokens, int at, out bool quote)
    {
        var sign = text[tokens[at].Span.Start];
        quote = sign is '"' or '”' or '\'' or '’' && tokens[at].Span.Length <= 2;
        var close = quote || sign is ')' or ']' or '}' or '»';
        return close && tokens[at].Span.Length <= 2 && tokens[at].Span.Start == tokens[at - 1].Span.End;
    }

    /// <summary>"… ?" Blinken asked: the words behind a quoted question still tell who asked.</summary>
    private static bool SpeechFollows(string text, ImmutableArray<Token>.Builder tokens, int from)
    {
        for (var i = from; i < tokens.Count && i < from + ReachOfSpeechVerb; i++)
        {
            if (SpeechVerbs.Contains(tokens[i].Span.Of(text.AsSpan()))) return true;
        }

        return false;
    }
}
