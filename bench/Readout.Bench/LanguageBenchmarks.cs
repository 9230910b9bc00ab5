using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Readout.Documents;
using Readout.Language;
using Readout.Language.Trees;

namespace Readout.Bench;

/// <summary>
/// The language analysis as a whole and part by part, over the reports of <c>samples/</c> one after the other; words a second are
/// <see cref="Words"/> over the mean time. The doubling lengths show that time grows no faster than the text.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class LanguageBenchmarks
{
    private readonly LanguageAnalyzer _analyzer = new();
    private Article _article = new("none", null, "", "");
    private Document _read = null!;
    private ImmutableArray<Paragraph> _paragraphs;
    private ImmutableArray<Sentence> _sentences;
    private ImmutableArray<Token> _tokens;
    private ImmutableArray<Word> _words;
    private ImmutableArray<Name> _names;
    private ParsedTokens _parsed = null!;

    /// <summary>How often the sample reports stand in the text.</summary>
    [Params(1, 2, 4, 8, 16)]
    public int Length { get; set; }

    public int Words => _tokens.Length;

    [GlobalSetup]
    public void Setup()
    {
        _article = new Article("samples", null, "", string.Join("\n\n", Enumerable.Repeat(string.Join("\n\n", SampleReports.Texts()), Length)))
        {
            Published = new Publication(new PartialDate(2031, 6, 18), DateSource.Given, Confidence.High, null),
        };
        _read = _analyzer.Analyze(_article);
        _paragraphs = _read.Paragraphs.Items;
        _sentences = _read.Sentences.Items;
        _tokens = _read.Tokens.Items;
        _words = _read.Words.Items;
        _names = _read.Names.Items;
        _parsed = TreeModel.English.Parse(_article.Text, _tokens.AsSpan(), _sentences.AsSpan());
        Console.WriteLine($"// {Words} words");
    }

    [Benchmark(Baseline = true)]
    public int Whole() => _analyzer.Analyze(_article).Names.Count;

    [Benchmark]
    public int Sentences()
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var paragraphs = ParagraphSplitter.Split(_article.Text);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var first = tokens.Count;
            Tokenizer.Tokenize(_article.Text, paragraphs[i].Span, tokens);
            SentenceSplitter.Split(_article.Text, tokens, first, i, sentences);
        }

        return sentences.Count;
    }

    [Benchmark]
    public int Trees() => TreeModel.English.Parse(_article.Text, _tokens.AsSpan(), _sentences.AsSpan()).ToWords().Length;

    [Benchmark]
    public int Names() => NameFinder.Find(_article.Text, _paragraphs, _sentences, _tokens, _parsed, Readout.Language.English.NameModel.English).Length;

    [Benchmark]
    public int Times() => TimeFinder.Find(_article, _paragraphs, _sentences, _tokens, _words, _names).Length;
}
