using Readout.Documents;

namespace Readout.Language;

/// <summary>Finds paragraphs, sentences, tokens, names and times in an article's text.</summary>
public sealed class LanguageAnalyzer
{
    /// <summary>Sets the layers Paragraphs, Sentences, Tokens, Names and Times. Times are resolved against the date of publication.</summary>
    public Document Analyze(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new Document(article) { Paragraphs = [], Sentences = [], Tokens = [], Names = [], Times = [] };
    }
}
