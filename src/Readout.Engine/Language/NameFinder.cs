using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>
/// Finds the names of a document in two passes: <see cref="NamePatterns"/> sentence by sentence, then the document's memory decides what
/// the form of a word left open: "Blinken" is the person who was "Antony Blinken" elsewhere.
/// </summary>
internal static class NameFinder
{
    private const double ShareOfCapitalsInTitleCase = 0.7;
    private const int ShortWord = 4;

    public static ImmutableArray<Name> Find(string text, ImmutableArray<Paragraph> paragraphs, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens)
    {
        var candidates = new List<NameCandidate>();
        var words = new List<NameWord>();
        foreach (var sentence in sentences)
        {
            NameWords.Of(text, tokens.AsSpan(), sentence, words);
            var heading = paragraphs[sentence.Paragraph].Kind == ParagraphKind.Heading || InTitleCase(words);
            new NamePatterns(text, words, heading, candidates).Run();
        }

        var memory = NameMemory.Of(text, candidates);
        var names = ImmutableArray.CreateBuilder<Name>(candidates.Count);
        foreach (var candidate in candidates)
        {
            if (memory.Decide(text, candidate) is { } name && (names.Count == 0 || names[^1].Span.End <= name.Span.Start)) names.Add(name);
        }

        return names.DrainToImmutable();
    }

    /// <summary>Whether nearly all longer words are written large, as in headlines: capitals then say little.</summary>
    private static bool InTitleCase(List<NameWord> words)
    {
        var (all, capitals) = (0, 0);
        foreach (var word in words)
        {
            if (!word.Is(WordForm.Letter) || word.Span.Length < ShortWord) continue;
            all++;
            if (word.Is(WordForm.Capital)) capitals++;
        }

        return all >= ShortWord && capitals >= all * ShareOfCapitalsInTitleCase;
    }
}
