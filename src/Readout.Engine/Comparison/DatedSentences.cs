using NodaTime;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>The sentences of a story by the day they tell of.</summary>
/// <remarks>
/// A sentence tells of each day that it names; one of the first few of a report that names no time tells of the day of publication. A day weighs by the
/// sentences that name it and the reports published on it (after Tran et al., "Predicting relevant news events for timeline summaries", WWW 2013, whose
/// strongest features these are). Of a day's sentences those count that are nearest to all of them together.
/// </remarks>
internal sealed class DatedSentences
{
    /// <summary>So many sentences of a report tell of its own day.</summary>
    private const int Lead = 5;

    /// <summary>What an opening sentence dated by publication alone counts against one that names the day.</summary>
    private const double ByPublication = 1;

    /// <summary>What naming the day adds to a sentence's nearness.</summary>
    private const double NamesTheDay = 0.15;

    /// <summary>What standing first adds.</summary>
    private const double Opens = 0.1;

    /// <summary>Two sentences of a day with so much in common tell the same.</summary>
    private const double Same = 0.5;

    private readonly PassageTable _table;
    private readonly SortedDictionary<LocalDate, Dictionary<int, Telling>> _days = [];

    public DatedSentences(ReportIndex reports, PassageTable table)
    {
        _table = table;
        foreach (var passage in table.Passages)
        {
            foreach (var place in passage.Places) Read(reports.Reports[place.Report], passage, place);
        }
    }

    /// <summary>The days with the most told of them, within the bounds, in order of time.</summary>
    public List<LocalDate> Days(LocalDate from, LocalDate to, int most) => _days
        .Where(d => from <= d.Key && d.Key <= to)
        .Select(d => (Day: d.Key, Weight: d.Value.Values.Sum(t => t.Weight)))
        .OrderByDescending(d => d.Weight)
        .ThenBy(d => d.Day)
        .Take(most)
        .Select(d => d.Day)
        .Order()
        .ToList();

    /// <summary>The sentences nearest to all that is told of a day, the best first, none like another.</summary>
    public List<Passage> Of(LocalDate day, int most, Func<Passage, bool>? wanted = null)
    {
        if (!_days.TryGetValue(day, out var told)) return [];
        var centre = new Dictionary<int, double>();
        foreach (var (number, telling) in told)
        {
            var passage = _table.Passages[number];
            if (passage.Weight <= 0) continue;
            foreach (var term in passage.Terms) centre[term] = centre.GetValueOrDefault(term) + (telling.Weight * _table.WeightOf(term) / Math.Sqrt(passage.Weight));
        }

        var norm = Math.Sqrt(centre.Values.Sum(v => v * v));
        var ranked = told
            .Select(t => (Passage: _table.Passages[t.Key], Telling: t.Value))
            .Where(t => t.Passage.IsBody && !t.Passage.Asks && (wanted is null || wanted(t.Passage)))
            .Select(t => (t.Passage, Score: Nearness(t.Passage, centre, norm) + (t.Telling.Named ? NamesTheDay : 0) + (t.Telling.First == 0 ? Opens : 0)))
            .OrderByDescending(t => t.Score)
            .ThenBy(t => t.Passage.Number);
        var chosen = new List<Passage>();
        foreach (var (passage, _) in ranked)
        {
            if (chosen.Count == most) break;
            if (!chosen.Exists(c => _table.Likeness(c, passage) > Same)) chosen.Add(passage);
        }

        return chosen;
    }

    /// <summary>Whether a passage names the day itself.</summary>
    public bool Names(LocalDate day, Passage passage) => _days.TryGetValue(day, out var told) && told.TryGetValue(passage.Number, out var telling) && telling.Named;

    private double Nearness(Passage passage, Dictionary<int, double> centre, double norm)
    {
        var dot = 0.0;
        var own = 0.0;
        foreach (var term in passage.Terms)
        {
            var weight = _table.WeightOf(term);
            dot += weight * centre.GetValueOrDefault(term);
            own += weight * weight;
        }

        return own <= 0 || norm <= 0 ? 0 : dot / (Math.Sqrt(own) * norm);
    }

    private void Read(Document document, Passage passage, Printed place)
    {
        var named = false;
        foreach (var time in TimesIn(document, place.Span))
        {
            if (time.Type is not (TimeType.Date or TimeType.Time) || time.Start is not { } start) continue;
            named = true;
            if (start.ExactDay is { } day && time.End is null) Add(day, passage, 1, true, place.Position);
        }

        if (!named && place.Position < Lead && document.Article.Published.Date?.ExactDay is { } published)
            Add(published, passage, ByPublication, false, place.Position);
    }

    private void Add(LocalDate day, Passage passage, double weight, bool named, int position)
    {
        if (!_days.TryGetValue(day, out var told)) _days[day] = told = [];
        var before = told.GetValueOrDefault(passage.Number, new Telling(0, false, int.MaxValue));
        told[passage.Number] = new Telling(before.Weight + weight, before.Named || named, Math.Min(before.First, position));
    }

    private static IEnumerable<TimeExpression> TimesIn(Document document, TextSpan span)
    {
        var times = document.Times.Items;
        var low = 0;
        var high = times.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle].Span.Start < span.Start) low = middle + 1;
            else high = middle;
        }

        for (; low < times.Length && times[low].Span.End <= span.End; low++) yield return times[low];
    }

    /// <param name="Weight">How much is told of the day by it.</param>
    /// <param name="Named">Whether it names the day.</param>
    /// <param name="First">Its place nearest to the start of a report.</param>
    private readonly record struct Telling(double Weight, bool Named, int First);
}
