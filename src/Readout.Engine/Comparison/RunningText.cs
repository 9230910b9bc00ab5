using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Whether a sentence is running text, told for itself, and not a heading or a list's item.</summary>
internal static class RunningText
{
    /// <summary>A line without an end mark that has so many tokens is too long for a heading.</summary>
    private const int TooLongForHeading = 12;

    /// <summary>A sentence of a body; or one that only lost its full stop: too long for a heading, and its predicate is finite.</summary>
    public static bool Is(Document document, Sentence sentence) => document.Paragraphs[sentence.Paragraph].Kind switch
    {
        ParagraphKind.Body => true,
        ParagraphKind.Heading => sentence.EndToken - sentence.FirstToken >= TooLongForHeading && IsTold(document, sentence),
        _ => false,
    };

    private static bool IsTold(Document document, Sentence sentence)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            var word = document.Words[i];
            if (word.Tag is not ("VBD" or "VBZ" or "VBP" or "MD")) continue;
            if (word.Relation == "root" || (word.Relation is "aux" or "aux:pass" or "cop" && document.Words[word.Head].Relation == "root")) return true;
        }

        return false;
    }
}
