using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>Finds time expressions sentence by sentence, then resolves them in the order of the text.</summary>
internal static class TimeFinder
{
    public static ImmutableArray<TimeExpression> Find(Article article, ImmutableArray<Paragraph> paragraphs, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens)
    {
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

                if (readings.Count == 0 || readings[^1].Reading.End <= reading.First) readings.Add((reading, s));
                i = Math.Max(i + 1, reading.End);
            }
        }

        var resolver = new TimeResolver(article, sentences, tokens, readings.ConvertAll(item => item.Reading));
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
