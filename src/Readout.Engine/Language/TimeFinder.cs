using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>Finds time expressions sentence by sentence, outside the names, then resolves them in the order of the text.</summary>
internal static class TimeFinder
{
    public static ImmutableArray<TimeExpression> Find(Article article, ImmutableArray<Paragraph> paragraphs, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, ImmutableArray<Word> words, ImmutableArray<Name> names)
    {
        var nextName = 0;
        var readings = new List<(TimeReading Reading, int Sentence)>();
        for (var s = 0; s < sentences.Length; s++)
        {
            var parser = new TimeParser(article.Text, tokens.AsSpan(), sentences[s]);
            for (var i = sentences[s].FirstToken; i < sentences[s].EndToken;)
            {
                var reading = MayBegin(article.Text, tokens[i].Span) ? parser.Read(i) : null;
                if (reading is null)
                {
                    i++;
                    continue;
                }

                // "May" the minister, "Sunday Times": a person's or outlet's name is no date.
                var span = new TextSpan(tokens[reading.First].Span.Start, tokens[reading.End - 1].Span.End);
                while (nextName < names.Length && names[nextName].Span.End <= span.Start) nextName++;
                if (nextName < names.Length && names[nextName].Type != NameType.Other && names[nextName].Span.Overlaps(span) && !char.IsAsciiDigit(article.Text[span.Start]))
                {
                    i = Math.Max(i + 1, reading.End);
                    continue;
                }

                if (readings.Count == 0 || readings[^1].Reading.End <= reading.First) readings.Add((reading, s));
                i = Math.Max(i + 1, reading.End);
            }
        }

        var resolver = new TimeResolver(article, sentences, tokens, words, readings.ConvertAll(item => item.Reading));
        var times = ImmutableArray.CreateBuilder<TimeExpression>(readings.Count);
        foreach (var (reading, sentence) in readings)
        {
            var heading = paragraphs[sentences[sentence].Paragraph].Kind == ParagraphKind.Heading;
            times.Add(resolver.Resolve(reading, sentence, heading));
        }

        return times.DrainToImmutable();
    }

    private static bool MayBegin(string text, TextSpan token) => char.IsLetterOrDigit(text[token.Start]);
}
