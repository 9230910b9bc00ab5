using NodaTime;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>How much a sentence counts as news: names and numbers, contacts and dates of the story's own time, and what stands early in its report.</summary>
internal sealed class NewsWorth
{
    /// <summary>Days before the first report that are still the story's own time.</summary>
    private const int Before = 14;

    /// <summary>Days after the last report.</summary>
    private const int After = 90;

    private const double OfContact = 1.6;
    private const double OfPastContact = 0.8;
    private const double OfContactToldByOthers = 0.5;
    private const double OldDay = 0.6;
    private const double Leaning = 0.75;
    private const double Number = 1.15;

    /// <summary>What is told this many sentences into a report counts half.</summary>
    private const double HalfWay = 30;

    private readonly PassageTable _table;
    private readonly (LocalDate First, LocalDate Last)? _days;
    private readonly Dictionary<(ArticleId, TextSpan), double> _contacts = [];

    public NewsWorth(ReportIndex reports, PassageTable table, EquatableArray<Contact> contacts)
    {
        _table = table;
        var published = Enumerable.Range(0, reports.Reports.Length).Select(reports.PublishedOf).OfType<PartialDate>().ToList();
        if (published.Count > 0) _days = (Moved(published.Min(p => p.First), -Before), Moved(published.Max(p => p.Last), After));
        foreach (var contact in contacts)
        {
            var current = contact.Start is not { } start || _days is not { } days || (start.Last >= days.First && start.First <= days.Last);
            var factor = contact.IndependentOrigins > 1 ? OfContactToldByOthers : current ? OfContact : OfPastContact;
            foreach (var citation in contact.Evidence)
                _contacts[(citation.ArticleId, citation.Span)] = Math.Max(factor, _contacts.GetValueOrDefault((citation.ArticleId, citation.Span)));
        }
    }

    /// <summary>The worth of a passage, above 0.</summary>
    public double Of(Passage passage)
    {
        var worth = Math.Sqrt(_table.HardWeight(passage) + (0.5 * passage.Weight));
        var first = _table.Cite(passage);
        if (_contacts.TryGetValue((first.ArticleId, first.Span), out var factor)) worth *= factor;
        if (passage.HasNumber) worth *= Number;
        if (_days is { } days && _table.DetailsOf(passage).Oldest is { } day && day < days.First) worth *= OldDay;
        if (passage.Leans) worth *= Leaning;
        return worth / (1 + (passage.Lead / HalfWay));
    }

    /// <summary>Moves a day within the calendar's years.</summary>
    private static LocalDate Moved(LocalDate day, int by) => day.Year is <= 1 or >= 9999 ? day : day.PlusDays(by);
}
