using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Readout.Documents;
using Readout.Language.English;
using Readout.Language.Trees;

namespace Readout.Language;

/// <summary>Finds paragraphs, sentences, tokens, their tags and trees, names and times in an article's text.</summary>
/// <remarks>
/// One step after the other, each linear in the text: <see cref="ParagraphSplitter"/> cuts at line breaks, <see cref="Tokenizer"/> into the
/// tokens of Universal Dependencies, <see cref="SentenceSplitter"/> joins tokens to sentences; <see cref="TreeModel"/> tags and parses them; NameFinder finds names by their form, the
/// <see cref="Gazetteer"/> and what the rest of the document says of them; TimeFinder finds time expressions and resolves them.
/// </remarks>
public sealed class LanguageAnalyzer
{
    private readonly TreeModel? _trees;
    private readonly NameModel? _names;

    /// <summary>An analyzer with the models that ship with the engine.</summary>
    public LanguageAnalyzer()
    {
    }

    /// <summary>An analyzer with other models of English.</summary>
    internal LanguageAnalyzer(TreeModel trees, NameModel names) => (_trees, _names) = (trees, names);

    /// <summary>Sets the layers Paragraphs, Sentences, Tokens, Words, Names and Times. Times are resolved against the date of publication.</summary>
    /// <remarks>An article that is known to be in a language without a folder passes through: its layers are empty and <see cref="Document.Unread"/> says why.</remarks>
    public Document Analyze(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (!IsServed(article.Language)) return Untouched(article);
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
        var bodies = Dateline.Without(article.Text, paragraphs, sentenceList, tokenList);
        var parsed = (_trees ?? TreeModel.English).Parse(article.Text, tokenList.AsSpan(), bodies);
        var parts = parsed.ToWords();
        foreach (var body in bodies) TreeMending.Mend(parts, body.FirstToken, body.EndToken);
        for (var i = 0; i < bodies.Length; i++) TreeMending.Attach(parts, sentenceList[i].FirstToken, bodies[i]);
        var words = ImmutableCollectionsMarshal.AsImmutableArray(parts);
        var names = NameFinder.Find(article.Text, paragraphs, sentenceList, tokenList, parsed, _names ?? NameModel.English);
        return new Document(article)
        {
            Paragraphs = paragraphs,
            Sentences = sentenceList,
            Tokens = tokenList,
            Words = words,
            Names = names,
            Times = TimeFinder.Find(article, paragraphs, sentenceList, tokenList, words, names),
        };
    }

    /// <summary>Whether there is a folder for the language; one that is not known is taken for English.</summary>
    private static bool IsServed(string? language) =>
        language is null || (language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (language.Length == 2 || language[2] is '-' or '_'));

    private static Document Untouched(Article article) => new(article)
    {
        Unread = $"its language ({article.Language}) is not read yet; only English is",
        Paragraphs = ParagraphSplitter.Split(article.Text),
        Sentences = [],
        Tokens = [],
        Words = [],
        Names = [],
        Times = [],
    };
}
