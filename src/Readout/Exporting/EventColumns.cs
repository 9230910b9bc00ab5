using System.Globalization;
using Readout.Archive;
using Readout.Documents;
using Readout.Writing;

namespace Readout.Exporting;

/// <summary>Coded events in columns that users of event data know, tab-separated, with the evidence behind them.</summary>
internal sealed class EventColumns
{
    private readonly string[] _names;
    private readonly Func<EventRow, object?[]> _cells;

    private EventColumns(string[] names, Func<EventRow, object?[]> cells) => (_names, _cells) = (names, cells);

    /// <summary>Names and meaning after the GDELT 1.0 event codebook; roots are CAMEO's.</summary>
    public static EventColumns Gdelt { get; } = new(
        ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "Actor1Code", "Actor2Code", "EventRootCode", "QuadClass", "GoldsteinScale", "DATEADDED", "SOURCEURL",
         "PloverType", "PloverMode", "Status", "Outlet", "Story", "Article", "Start", "End", "Quote"],
        e =>
        {
            var (root, date) = (Enum.Parse<EventRoot>(e.Root), e.Date ?? e.Published);
            return [e.Number, Digits(date, 8), Digits(date, 6), Digits(date, 4), e.Source, e.Target, root.CameoRoot(), root.Quad(), root.Score(), Digits(e.Published, 8), e.Url,
                root.ToString().ToUpperInvariant(), e.Mode, e.Status.ToUpperInvariant(), e.Outlet, e.Story, e.Article.Value, e.Span.Start, e.Span.End, e.Quote];
        });

    /// <summary>Names after the ICEWS coded event data; the sectors are left empty, because only sides are told apart.</summary>
    public static EventColumns Icews { get; } = new(
        ["Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country",
         "Story ID", "Publisher", "URL", "Status", "Article", "Start", "End", "Quote"],
        e =>
        {
            var root = Enum.Parse<EventRoot>(e.Root);
            return [e.Number, (e.Date ?? e.Published)?.ToString(), Wording.Side(e.Source), "", e.Source, root.ToString() + (e.Mode is null ? "" : ": " + e.Mode), root.CameoRoot(), root.Score(),
                Wording.Side(e.Target), "", e.Target, e.Story, e.Outlet, e.Url, e.Status.ToUpperInvariant(), e.Article.Value, e.Span.Start, e.Span.End, e.Quote];
        });

    /// <summary>The names of the columns.</summary>
    public string Head => string.Join('\t', _names);

    /// <summary>An event as a line.</summary>
    public string Line(EventRow told) => string.Join('\t', _cells(told).Select(c => Convert.ToString(c, CultureInfo.InvariantCulture)!.ReplaceLineEndings(" ").Replace('\t', ' ')));

    /// <summary>As many digits of a date as are known, at most so many.</summary>
    private static string Digits(PartialDate? date, int most)
    {
        var digits = date?.ToString().Replace("-", "", StringComparison.Ordinal) ?? "";
        return digits.Length > most ? digits[..most] : digits;
    }
}
