using Readout.Documents;
using Readout.Language;

namespace Readout.Tests.Language;

/// <summary>Reads a passage as the engine does.</summary>
internal static class Read
{
    public static Document Passage(string text, string? published = "2031-06-18") => new LanguageAnalyzer().Analyze(new Article("passage", null, "", text)
    {
        Published = PartialDate.Parse(published) is { } date ? new Publication(date, DateSource.Given, Confidence.High, null) : Publication.Unknown,
    });

    public static string[] Sentences(string text) => [.. Passage(text).Sentences.Select(sentence => sentence.Span.Of(text))];

    public static string[] Tokens(string text) => [.. Passage(text).Tokens.Select(token => token.Span.Of(text))];

    /// <summary>Names as "words/type", a letter each: p person, o organisation, l place, x other; with "=CODE" where it has a side.</summary>
    public static string[] Names(string text) =>
        [.. Passage(text).Names.Select(name => $"{name.Span.Of(text)}/{"polx"[(int)name.Type]}{(name.Side is { } side ? "=" + side.Code : "")}")];

    /// <summary>Times as "words=value".</summary>
    public static string[] Times(string text, string? published = "2031-06-18") =>
        [.. Passage(text, published).Times.Select(time => $"{time.Span.Of(text)}={time.Value}")];
}
