using Readout.Documents;
using Readout.Facts;
using Readout.Language;

namespace Readout.Tests.Facts;

/// <summary>Short reports, read by the real engine.</summary>
internal static class Reports
{
    public static Document Read(string text, string? published = "2031-05-14") =>
        new FactReader().Read(Analyze(text, published));

    public static Document Analyze(string text, string? published)
    {
        var date = PartialDate.Parse(published);
        return new LanguageAnalyzer().Analyze(new Article("report", null, "", text)
        {
            Published = date is null ? Publication.Unknown : new Publication(date, DateSource.Given, Confidence.High, published),
        });
    }

    /// <summary>The status of the words between square brackets.</summary>
    public static ContactStatus? StatusOf(string marked)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return new FactReader().StatusOf(Analyze(text, null), new TextSpan(start, end)).Status;
    }
}
