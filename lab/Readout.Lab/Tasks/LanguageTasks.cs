using System.Text.Json;
using Readout.Documents;
using Readout.Language;
using Readout.Language.English;

namespace Readout.Lab.Tasks;

/// <summary>The tasks that read raw text: sentences, names, times.</summary>
internal static class LanguageTasks
{
    public static void Sentences(string input, string output) => Run(input, output, document => new
    {
        id = document.Article.Name,
        sentences = document.Sentences.Select(s => Pair(s.Span)),
        tokens = document.Tokens.Select(t => Pair(t.Span)),
    });

    public static void Names(string input, string output) => Run(input, output, NamesOf);

    /// <summary>Names with a model that is not built in, for cross-validation.</summary>
    public static void Names(string input, string output, string model)
    {
        using var file = File.OpenRead(model);
        Run(input, output, NamesOf, new LanguageAnalyzer(NameModel.Load(file)));
    }

    public static void Times(string input, string output) => Run(input, output, document => new
    {
        id = document.Article.Name,
        times = document.Times.Select(t => new { start = t.Span.Start, end = t.Span.End, type = Upper(t.Type), value = t.Value }),
    });

    private static object NamesOf(Document document) => new
    {
        id = document.Article.Name,
        names = document.Names.Select(n => new { start = n.Span.Start, end = n.Span.End, type = Lower(n.Type) }),
    };

    private static void Run(string input, string output, Func<Document, object> row, LanguageAnalyzer? given = null)
    {
        var analyzer = given ?? new LanguageAnalyzer();
        Lines.Write(output, Lines.Read(input).Select(line => row(analyzer.Analyze(ArticleOf(line)))));
    }

    private static Article ArticleOf(JsonElement line) => new(line.Text("id"), null, "", line.Text("text"))
    {
        Published = PartialDate.Parse(line.TextOrNull("published")) is { } date
            ? new Publication(date, DateSource.Given, Confidence.High, null) : Publication.Unknown,
    };

    private static int[] Pair(TextSpan span) => [span.Start, span.End];

    private static string Lower(NameType type) => type switch
    {
        NameType.Person => "person",
        NameType.Organization => "organization",
        NameType.Place => "place",
        _ => "other",
    };

    private static string Upper(TimeType type) => type.ToString().ToUpperInvariant();
}
