using Readout.Documents;

namespace Readout.Language.English;

/// <summary>Tells from the nearest verb whether a time expression lies behind or ahead.</summary>
internal static class Tense
{
    /// <summary>The direction that the nearest cue gives: first the words before the expression, from near to far, then those behind it.</summary>
    public static Direction At(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Word> words, Sentence sentence, TimeReading reading, bool heading)
    {
        if (PutOffUntil(text, tokens, sentence, reading)) return Direction.Ahead;
        if (reading is { Shape: TimeShape.Calendar, Year: null } && Undone(text, tokens, sentence, reading)) return Direction.Unsaid;
        for (var i = reading.First - 1; i >= sentence.FirstToken; i--)
        {
            if (Cue(text, tokens, words, i, sentence, reading, heading) is not Direction.Unsaid and var direction) return direction;
        }

        for (var i = reading.End; i < sentence.EndToken; i++)
        {
            if (Cue(text, tokens, words, i, sentence, reading, heading) is not Direction.Unsaid and var direction) return direction;
        }

        return Direction.Unsaid;
    }

    /// <summary>
    /// "cancelled a planned visit in February", "a visit planned for January was postponed": the month of something undone lies on either side, so its nearness decides.
    /// </summary>
    private static bool Undone(string text, ReadOnlySpan<Token> tokens, Sentence sentence, TimeReading reading)
    {
        for (var i = reading.First - 1; i >= Math.Max(sentence.FirstToken, reading.First - ReachOfUndoing); i--)
        {
            var word = tokens[i].Span.Of(text.AsSpan());
            if (word is ";" or "until" or "till" || word is "to" && i == reading.First - 1) return false;
            if (IsUndoing(text, tokens, i, reading.First)) return true;
        }

        for (var i = reading.End; i < Math.Min(sentence.EndToken, reading.End + 6); i++)
        {
            var word = tokens[i].Span.Of(text.AsSpan());
            if (word is ";" or "," or "after" or "because" or "will" or "would") return false;
            if (IsUndoing(text, tokens, i, sentence.EndToken)) return true;
        }

        return false;
    }

    /// <summary>"was postponed until February", "put off to Monday".</summary>
    private static bool PutOffUntil(string text, ReadOnlySpan<Token> tokens, Sentence sentence, TimeReading reading)
    {
        var before = reading.First - 1;
        if (before <= sentence.FirstToken || tokens[before].Span.Of(text.AsSpan()) is not ("until" or "till" or "to")) return false;
        for (var i = before - 1; i >= Math.Max(sentence.FirstToken, before - 3); i--)
        {
            if (IsUndoing(text, tokens, i, before)) return true;
        }

        return false;
    }

    private static bool IsUndoing(string text, ReadOnlySpan<Token> tokens, int at, int end)
    {
        var word = tokens[at].Span.Of(text.AsSpan());
        if (TimeWords.Undone.Contains(word)) return true;
        return word is "put" or "called" && at + 1 < end && tokens[at + 1].Span.Of(text.AsSpan()) is "off";
    }

    private const int ReachOfUndoing = 16;

    private static Direction Cue(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Word> words, int at, Sentence sentence, TimeReading reading, bool heading)
    {
        var word = tokens[at].Span.Of(text.AsSpan());
        if (word.Length < 2 || char.IsUpper(word[0])) return Direction.Unsaid;
        var before = at > sentence.FirstToken ? tokens[at - 1].Span.Of(text.AsSpan()) : default;
        var toBe = IsToBe(text, tokens, words, at, sentence);
        if (toBe || TimeWords.Future.Contains(word))
        {
            // "was due to visit in February": a month so told lies behind; a weekday so told is most often still to come.
            return reading is { Shape: TimeShape.Calendar, Day: null } && (toBe ? word : before) is "was" or "were" or "been" ? Direction.Back : Direction.Ahead;
        }

        // "will be held", "to be signed": what stands before "be" tells.
        if (before is "be")
            return at - 1 > sentence.FirstToken && tokens[at - 2].Span.Of(text.AsSpan()) is "to" ? Direction.Ahead : Direction.Unsaid;
        // "were to have stayed": the plan tells, not the participle.
        var toBeDone = word is "have" ? at - 2 : before is "have" ? at - 3 : -1;
        if (toBeDone >= sentence.FirstToken && IsToBe(text, tokens, words, toBeDone, sentence)) return Direction.Unsaid;
        if (TimeWords.Past.Contains(word)) return Direction.Back;
        if (heading && word is "to" && at + 1 < sentence.EndToken && char.IsLower(text[tokens[at + 1].Span.Start])) return Direction.Ahead;
        // "leaves on Thursday": the present of such a verb beside a day is a timetable.
        if (!heading && words[at].Tag is "VBZ" or "VBP" && reading is not { Shape: TimeShape.Calendar, Day: null } && TimeWords.Timetable.Contains(words[at].Lemma)) return Direction.Ahead;
        if (words[at].Tag is "VBD") return Direction.Back;
        return word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && word is not ("united" or "need" or "indeed" or "speed" or "proceed") ? Direction.Back : Direction.Unsaid;
    }

    /// <summary>"is to arrive", "were to have stayed": a plan, seen from now or from then.</summary>
    private static bool IsToBe(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Word> words, int at, Sentence sentence) =>
        at + 2 < sentence.EndToken
        && words[at].Lemma is "be"
        && tokens[at + 1].Span.Of(text.AsSpan()) is "to"
        && words[at + 2].Tag is "VB";
}
