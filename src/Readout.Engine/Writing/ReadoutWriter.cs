using Readout.Documents;

namespace Readout.Writing;

/// <summary>The formats of a readout.</summary>
public enum ReadoutFormat
{
    /// <summary>For a terminal.</summary>
    Text,

    /// <summary>Markdown (CommonMark with tables).</summary>
    Markdown,

    /// <summary>One self-contained page: no script, nothing loaded.</summary>
    Html,

    /// <summary>JSON as <c>docs/readout.schema.json</c> describes it.</summary>
    Json,
}

/// <summary>How a readout is written.</summary>
public sealed record WritingOptions
{
    /// <summary>The narrowest page, in columns.</summary>
    public const int LeastWidth = 40;

    /// <summary>The columns of the terminal; text only.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Whether the terminal shows colours; text only.</summary>
    public bool Color { get; init; }

    /// <summary>Whether to show every item of long sections; text and Markdown.</summary>
    public bool All { get; init; }

    /// <summary>Whether to print beneath each line the words it stands on; text and Markdown.</summary>
    public bool Evidence { get; init; }
}

/// <summary>A readout as parts of a page: no script, nothing loaded, every word of a report escaped.</summary>
/// <param name="Main">What is told.</param>
/// <param name="Texts">The reports' own texts, where the citations lead.</param>
/// <param name="Style">Rules that this readout needs beside <see cref="ReadoutWriter.StyleSheet"/>.</param>
public sealed record HtmlParts(string Main, string Texts, string Style);

/// <summary>How much of a large story stands on its page; the rest is one step away.</summary>
/// <param name="Texts">So many reports, the first ones, stand there in their own words.</param>
/// <param name="Cites">So many reports are linked in one place.</param>
/// <param name="Elsewhere">The address at which the others are read, at the words where a passage is given.</param>
public sealed record HtmlBounds(int Texts, int Cites, Func<ReportReadout, TextSpan?, string> Elsewhere);

/// <summary>Writes a readout for people and for programs.</summary>
/// <remarks>
/// All formats are written from one model, <see cref="EditionReadout"/>, whose building checks that every citation holds. A format for people marks
/// each line with the numbers of the reports it stands on; the HTML page holds the reports' texts too, so that a mark opens the very words.
/// The same edition gives the same bytes in every format.
/// </remarks>
public static class ReadoutWriter
{
    /// <summary>Writes the edition; lines end in "\n".</summary>
    /// <exception cref="BrokenCitationException">A statement cites words that its report does not hold: a bug in the part that made it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is below <see cref="WritingOptions.LeastWidth"/>.</exception>
    public static string Write(Edition edition, ReadoutFormat format, WritingOptions options)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Width, WritingOptions.LeastWidth);
        var mapping = new ReadoutMapping(edition.Stories);
        return Write(mapping.Map(edition), mapping.Articles(), format, options);
    }

    /// <summary>Writes a readout that was kept.</summary>
    /// <param name="readout">The readout.</param>
    /// <param name="articles">Its articles by their file; only the HTML page needs them.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">How it is written.</param>
    public static string Write(EditionReadout readout, Dictionary<string, Article> articles, ReadoutFormat format, WritingOptions options) => format switch
    {
        ReadoutFormat.Json => ReadoutJson.Write(readout),
        ReadoutFormat.Html => HtmlFormat.Write(readout, articles),
        ReadoutFormat.Markdown => MarkdownFormat.Write(readout, options),
        _ => TextFormat.Write(readout, options),
    };

    /// <summary>The style sheet that <see cref="Parts"/> goes with.</summary>
    public static string StyleSheet => HtmlFormat.StyleSheet;

    /// <summary>A readout that was kept, as parts of a page.</summary>
    /// <param name="readout">The readout.</param>
    /// <param name="articles">Its articles by their file, at least those whose texts stand on the page.</param>
    /// <param name="bounds">How much stands on the page; null for all.</param>
    public static HtmlParts Parts(EditionReadout readout, Dictionary<string, Article> articles, HtmlBounds? bounds = null) => HtmlFormat.Parts(readout, articles, bounds);
}
