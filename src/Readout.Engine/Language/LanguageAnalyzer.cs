using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>Finds paragraphs, sentences, tokens, names and times in an article's text.</summary>
/// <remarks>
/// One step after the other, each linear in the text: <see cref="ParagraphSplitter"/> cuts at line breaks, <see cref="Tokenizer"/> into the
/// tokens of Universal Dependencies, <see cref="SentenceSplitter"/> joins tokens to sentences; NameFinder finds names by their form, the
/// <see cref="Gazetteer"/> and what the rest of the document says of them; TimeFinder finds time expressions and resolves them.
/// </remarks>
public sealed class LanguageAnalyzer
{
    private readonly NameModel? _nameModel;

    /// <summary>An analyzer with the models that ship with the engine.</summary>
    public LanguageAnalyzer()
        : this(NameModel.Default)
    {
    }

    /// <summary>An analyzer with another name model, or with patterns alone.</summary>
    internal LanguageAnalyzer(NameModel? nameModel) => _nameModel = nameModel;

    /// <summary>Sets the layers Paragraphs, Sentences, Tokens, Names and Times. Times are resolved against the date of publication.</summary>
    public Document Analyze(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var paragraphs = ParagraphSplitter.Split(article.Text);
        var tokens = ImmutableArray.CreateBuilder<Token>((article.Text.Length / 5) + 1);
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var first = tokens.Count;
            Tokenizer.Tokenize(article.Text, paragraphs[i].Span, tokens);
            SentenceSplitter.Split(article.Text, tokens, first, i, sentences);
        }

        var sentenceList = sentences.DrainToImmutable();
        var tokenList = tokens.DrainToImmutable();
        var names = NameFinder.Find(article.Text, paragraphs, sentenceList, tokenList, _nameModel);
        return new Document(article)
        {
            Paragraphs = paragraphs,
            Sentences = sentenceList,
            Tokens = tokenList,
            Names = names,
            Times = TimeFinder.Find(article, paragraphs, sentenceList, tokenList, names),
        };
    }
}
