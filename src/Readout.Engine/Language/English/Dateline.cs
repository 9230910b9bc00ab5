using System.Collections.Immutable;
using Readout.Documents;

namespace Readout.Language.English;

/// <summary>The place written large that opens a report: "WARSAW —", "PARIS (AFP) -", "NAIROBI, Kenya —".</summary>
internal static class Dateline
{
    private const int Longest = 90;
    private const int FewestLetters = 3;
    private static readonly string[] Dashes = [" — ", " – ", " - ", " -- "];

    /// <summary>Where the place of the paragraph's dateline stands, or null where it has none.</summary>
    public static TextSpan? PlaceOf(string text, TextSpan paragraph) => Find(text, paragraph)?.Place;

    /// <summary>Where the report's own words begin behind the paragraph's dateline, or null where it has none.</summary>
    public static int? EndOf(string text, TextSpan paragraph) => Find(text, paragraph)?.End;

    /// <summary>The sentences without the datelines that open them: "PARIS, May 3 -" is no part of what the parser should read.</summary>
    public static Sentence[] Without(string text, ImmutableArray<Paragraph> paragraphs, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens)
    {
        var bodies = sentences.ToArray();
        for (var s = 0; s < bodies.Length; s++)
        {
            var sentence = bodies[s];
            var paragraph = paragraphs[sentence.Paragraph].Span;
            if (sentence.EndToken <= sentence.FirstToken || sentence.Span.Start != paragraph.Start || Find(text, paragraph) is not { End: var end }) continue;
            var first = sentence.FirstToken;
            while (first < sentence.EndToken && tokens[first].Span.Start < end) first++;
            if (first < sentence.EndToken) bodies[s] = sentence with { FirstToken = first };
        }

        return bodies;
    }

    private static (TextSpan Place, int End)? Find(string text, TextSpan paragraph)
    {
        var head = text.AsSpan(paragraph.Start, Math.Min(paragraph.Length, Longest));
        var (dash, after) = (-1, 0);
        foreach (var sign in Dashes)
        {
            if (head.IndexOf(sign, StringComparison.Ordinal) is > 0 and var at && (dash < 0 || at < dash)) (dash, after) = (at, at + sign.Length);
        }

        if (dash < 0) return null;
        head = head[..dash];
        var end = 0;
        while (end < head.Length && (char.IsUpper(head[end]) || head[end] is ' ' or '-' or '\'' or '’' or '.')) end++;
        while (end > 0 && !char.IsUpper(head[end - 1])) end--;
        if (end < FewestLetters || (end < head.Length && (char.IsLower(head[end]) || char.IsDigit(head[end])))) return null;
        var rest = head[end..].TrimStart();
        return rest.IsEmpty || rest[0] is ',' or '(' or '/' or ';' ? (new TextSpan(paragraph.Start, paragraph.Start + end), paragraph.Start + after) : null;
    }
}
