using System.Text.Json;
using Readout.Documents;
using Readout.Lab.Training;
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

    /// <summary>Names by the models of the folds of a training: each document by the one that did not see it.</summary>
    /// <param name="folds">The files of the models, in order.</param>
    public static void HeldNames(string input, string output, IReadOnlyList<string> folds)
    {
        var analyzers = folds.Select(file => new LanguageAnalyzer(TrainTrees.Load(file), NamesFrom(file + ".names"))).ToArray();
        Lines.Write(output, Lines.Read(input).Select((line, i) => NamesOf(analyzers[i % analyzers.Length].Analyze(ArticleOf(line)))));
    }

    private static NameModel NamesFrom(string path)
    {
        if (!File.Exists(path)) return NameModel.English;
        using var file = File.OpenRead(path);
        return NameModel.Load(file);
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

    private static void Run(string input, string output, Func<Document, object> row)
    {
        var analyzer = new LanguageAnalyzer();
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
