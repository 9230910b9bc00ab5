using Readout.Documents;

namespace Readout.Facts.Quotes;

/// <summary>What one speaker says in a transcript or an interview.</summary>
/// <param name="Content">The words, without the label.</param>
/// <param name="By">Who the label names.</param>
internal readonly record struct SpokenTurn(TextSpan Content, SpokenBy By);

/// <summary>Reads the turns of transcripts and interviews: paragraphs that open with the speaker's label in capitals and a colon.</summary>
/// <remarks>A report is a transcript where two labels alternate, and at least three paragraphs have one: "UPDATE:" alone is none.</remarks>
internal sealed class SpokenTurns(Reading reading, Cast cast)
{
    private const int LongestLabel = 6;
    private const int FewestTurns = 3;

    /// <summary>A text with more people is a list, and no label is looked up in it.</summary>
    private const int MostPeople = 400;

    private readonly string[] _words = reading.Lower;

    /// <summary>The turns that stand without quotation marks, in order; none where the report is no transcript.</summary>
    public List<SpokenTurn> Find()
    {
        var turns = new List<SpokenTurn>();
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var paragraph in reading.Document.Paragraphs)
        {
            var first = reading.FirstTokenFrom(paragraph.Span.Start);
            var end = reading.FirstTokenFrom(paragraph.Span.End);
            if (first >= end || reading.IsQuoted(first) || AfterLabel(first, end) is not (>= 0 and var said)) continue;
            var label = reading.SpanOf(first, said - 1).Of(reading.Text);
            labels[label] = labels.GetValueOrDefault(label) + 1;
            turns.Add(new SpokenTurn(new TextSpan(reading.SpanOf(said).Start, paragraph.Span.End), Labelled(first, said - 1)));
        }

        return turns.Count >= FewestTurns && labels.Count >= 2 && labels.Values.Any(count => count >= 2) ? turns : [];
    }

    /// <summary>The token after the colon of a label ("LIND: …", "Q: …") that opens the words, or -1.</summary>
    public int AfterLabel(int first, int end)
    {
        for (var t = first; t < Math.Min(end, first + LongestLabel); t++)
        {
            if (_words[t] == ":") return t > first && t + 1 < end ? t + 1 : -1;
            foreach (var c in reading.SpanOf(t).Of(reading.Text.AsSpan()))
            {
                if (!char.IsUpper(c) && c is not ('.' or '-' or '\'' or '’')) return -1;
            }
        }

        return -1;
    }

    /// <summary>The speaker whom a label names: a person of the report by the family name, or nobody known.</summary>
    public SpokenBy Labelled(int first, int end)
    {
        for (var t = first; t < end; t++)
        {
            if (cast.PersonAt[t] >= 0) return new SpokenBy(first, end, cast.PersonAt[t], -1);
            if (_words[t].Length < 3 || cast.People.Count > MostPeople) continue;
            var found = cast.People.FindIndex(person => person.Name.EndsWith(_words[t], StringComparison.OrdinalIgnoreCase) && (person.Name.Length == _words[t].Length || person.Name[^(_words[t].Length + 1)] == ' '));
            if (found >= 0) return new SpokenBy(first, end, found, -1);
        }

        return new SpokenBy(first, end, -1, -1);
    }
}
