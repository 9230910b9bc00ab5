using System.Globalization;
using System.IO.Compression;
using System.Text;
using Readout.Documents;

namespace Readout.Lab.Training;

/// <summary>Sentences of a treebank in CoNLL-U with the text that their words make up.</summary>
internal sealed class Treebank
{
    internal sealed record Word(string Form, string Lemma, string Universal, string Tag, int Head, string Relation);

    /// <summary>The text: the words, one sentence a line.</summary>
    public required string Text { get; init; }

    public required Token[] Tokens { get; init; }

    public required Sentence[] Sentences { get; init; }

    /// <summary>The columns, a word a token; a head is the index within the sentence, or -1 for the root.</summary>
    public required Word[] Words { get; init; }

    /// <summary>Reads a file, packed or not. Lines of multiword tokens count only for the spaces between words.</summary>
    public static Treebank Read(string path)
    {
        var text = new StringBuilder();
        List<Token> tokens = [];
        List<Sentence> sentences = [];
        List<Word> words = [];
        var first = 0;
        var gluedUntil = 0;
        var spaceAfterRange = true;
        foreach (var line in Lines(path).Append(""))
        {
            if (line.Length == 0)
            {
                if (tokens.Count > first)
                {
                    sentences.Add(new Sentence(new TextSpan(tokens[first].Span.Start, tokens[^1].Span.End), first, tokens.Count, sentences.Count));
                    text.Append('\n');
                }

                first = tokens.Count;
                gluedUntil = 0;
                continue;
            }

            if (line[0] == '#') continue;
            var columns = line.Split('\t');
            var space = !columns[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
            var dash = columns[0].IndexOf('-', StringComparison.Ordinal);
            if (dash > 0)
            {
                gluedUntil = int.Parse(columns[0].AsSpan(dash + 1), CultureInfo.InvariantCulture);
                spaceAfterRange = space;
                continue;
            }

            if (!int.TryParse(columns[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            if (id < gluedUntil) space = false;
            else if (id == gluedUntil) space = spaceAfterRange;
            tokens.Add(new Token(new TextSpan(text.Length, text.Length + columns[1].Length)));
            text.Append(columns[1]);
            if (space) text.Append(' ');
            _ = int.TryParse(columns[6], NumberStyles.None, CultureInfo.InvariantCulture, out var head);
            words.Add(new Word(columns[1], columns[2], columns[3], columns[4], head - 1, columns[7]));
        }

        return new Treebank { Text = text.ToString(), Tokens = [.. tokens], Sentences = [.. sentences], Words = [.. words] };
    }

    /// <summary>The lines of a file, packed or not.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
