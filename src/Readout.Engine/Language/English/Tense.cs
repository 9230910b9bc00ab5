using Readout.Documents;

namespace Readout.Language.English;

/// <summary>Tells from the nearest verb whether a time expression lies behind or ahead.</summary>
internal static class Tense
{
    /// <summary>The direction that the nearest cue gives: first the words before the expression, from near to far, then those behind it.</summary>
    public static Direction At(string text, ReadOnlySpan<Token> tokens, Sentence sentence, TimeReading reading, bool heading)
    {
        for (var i = reading.First - 1; i >= sentence.FirstToken; i--)
        {
            if (Cue(text, tokens, i, sentence, heading) is not Direction.Unsaid and var direction) return direction;
        }

        for (var i = reading.End; i < sentence.EndToken; i++)
        {
            if (Cue(text, tokens, i, sentence, heading) is not Direction.Unsaid and var direction) return direction;
        }

        return Direction.Unsaid;
    }

    private static Direction Cue(string text, ReadOnlySpan<Token> tokens, int at, Sentence sentence, bool heading)
    {
        var word = tokens[at].Span.Of(text.AsSpan());
        if (word.Length < 2 || char.IsUpper(word[0])) return Direction.Unsaid;
        if (TimeWords.Future.Contains(word)) return Direction.Ahead;
        if (TimeWords.Past.Contains(word)) return Direction.Back;
        if (heading && word is "to" && at + 1 < sentence.EndToken && char.IsLower(text[tokens[at + 1].Span.Start])) return Direction.Ahead;
        return word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && word is not ("united" or "need" or "indeed" or "speed" or "proceed") ? Direction.Back : Direction.Unsaid;
    }
}
