using NodaTime;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>The sentences of a story by the day they tell of.</summary>
/// <remarks>
/// A sentence tells of each day that it names; an opening one that names no time tells of the day of publication, and may tell of the two days before. A day
/// weighs by the sentences that look back on it, each by how near it is to the topic of the story: what a report tells of its own day or of one to come
/// says little of which days will matter. Of the sentences of a day those are chosen whose sum is nearest to what is told of the day and of the story
/// together (greedy centroid optimisation: Gholipour Ghalandari, "Revisiting the centroid-based method", NewSum 2017; days first and sentences
/// then: Gholipour Ghalandari and Ifrim, "Examining the state-of-the-art in news timeline summarization", ACL 2020, section 5.2).
/// </remarks>
internal sealed class DatedSentences
{
    /// <summary>So many sentences of a report tell of its own day.</summary>
    private const int Lead = 5;

    /// <summary>What an opening sentence counts for the day of publication and for those before it.</summary>
    private static readonly double[] ByPublication = [1, 1, 0.5];

    /// <summary>What naming a day weighs on that very day, and before it.</summary>
    private const double OnTheDay = 0.1;
    private const double Ahead = 0.01;

    /// <summary>How much the story's topic counts beside what is told of the day.</summary>
    private const double Topic = 2;

    /// <summary>Two sentences of a day with so much in common tell the same.</summary>
    private const double Same = 0.5;

    /// <summary>Of a day's sentences so many, the nearest to its centre, are weighed together.</summary>
    private const int Candidates = 80;

    private readonly PassageTable _table;
    private readonly SortedDictionary<LocalDate, Dictionary<int, Telling>> _days = [];
    private readonly Dictionary<int, double> _topic = [];

    public DatedSentences(ReportIndex reports, PassageTable table)
    {
        _table = table;
        foreach (var passage in table.Passages) AddTo(_topic, passage, passage.Places.Count);
        Scale(_topic, Topic / Length(_topic));
        foreach (var passage in table.Passages)
        {
            foreach (var place in passage.Places) Read(reports.Reports[place.Report], passage, place);
        }
    }

    /// <summary>The days with the most told of them, within the bounds, in order of time.</summary>
    public List<LocalDate> Days(LocalDate from, LocalDate to, int most) => _days
        .Where(d => from <= d.Key && d.Key <= to)
        .Select(d => (Day: d.Key, Weight: d.Value.Values.Sum(t => t.OfDay)))
        .Where(d => d.Weight > 0)
        .OrderByDescending(d => d.Weight)
        .ThenBy(d => d.Day)
        .Take(most)
        .Select(d => d.Day)
        .Order()
        .ToList();

    /// <summary>The sentences that together are nearest to all that is told of a day, the best first, none like another.</summary>
    public List<Passage> Of(LocalDate day, int most, Func<Passage, bool>? wanted = null)
    {
        if (!_days.TryGetValue(day, out var told)) return [];
        var centre = new Dictionary<int, double>();
        foreach (var (number, telling) in told) AddTo(centre, _table.Passages[number], telling.Weight);
        Scale(centre, 1 / Length(centre));
        foreach (var (term, weight) in _topic) centre[term] = centre.GetValueOrDefault(term) + weight;
        var norm = Length(centre);
        var open = told.Keys
            .Select(number => _table.Passages[number])
            .Where(p => p.IsBody && !p.Asks && p.Weight > 0 && (wanted is null || wanted(p)))
            .Select(p => (Passage: p, Dot: p.Terms.Sum(term => _table.WeightOf(term) * centre.GetValueOrDefault(term)), Own: p.Terms.Sum(term => Square(_table.WeightOf(term)))))
            .OrderByDescending(p => p.Dot / Math.Sqrt(p.Own))
            .ThenBy(p => p.Passage.Number)
            .Take(Candidates)
            .ToList();
        var chosen = new List<Passage>();
        var sum = new Dictionary<int, double>();
        var (sumDot, sumSquare) = (0.0, 0.0);
        while (chosen.Count < most && open.Count > 0)
        {
            var best = open.Select((o, at) => (at, Score: (sumDot + o.Dot) / (norm * Math.Sqrt(sumSquare + o.Own + (2 * o.Passage.Terms.Sum(term => _table.WeightOf(term) * sum.GetValueOrDefault(term)))))))
                .MaxBy(o => o.Score).at;
            var (passage, dot, _) = open[best];
            chosen.Add(passage);
            sumDot += dot;
            foreach (var term in passage.Terms) sum[term] = sum.GetValueOrDefault(term) + _table.WeightOf(term);
            sumSquare = sum.Values.Sum(Square);
            open.RemoveAt(best);
            open.RemoveAll(o => _table.Likeness(o.Passage, passage) > Same);
        }

        return chosen;
    }

    /// <summary>Whether a passage names the day itself.</summary>
    public bool Names(LocalDate day, Passage passage) => _days.TryGetValue(day, out var told) && told.TryGetValue(passage.Number, out var telling) && telling.Named;

    private void Read(Document document, Passage passage, Printed place)
    {
        var named = false;
        var published = document.Article.Published.Date?.ExactDay;
        foreach (var time in TimesIn(document, place.Span))
        {
            if (time.Type is not (TimeType.Date or TimeType.Time) || time.Start is not { } start) continue;
            named = true;
            if (start.ExactDay is not { } day || time.End is not null) continue;
            var hindsight = published is null || day < published ? 1 : day == published ? OnTheDay : Ahead;
            Add(day, passage, 1, true, hindsight * NearnessToTopic(passage));
        }

        if (named || place.Position >= Lead || published is not { } today) return;
        for (var before = 0; before < ByPublication.Length; before++) Add(today.PlusDays(-before), passage, ByPublication[before], false, 0);
    }

    private void Add(LocalDate day, Passage passage, double weight, bool named, double ofDay)
    {
        if (!_days.TryGetValue(day, out var told)) _days[day] = told = [];
        var before = told.GetValueOrDefault(passage.Number, new Telling(0, false, 0));
        told[passage.Number] = new Telling(before.Weight + weight, before.Named || named, before.OfDay + ofDay);
    }

    private double NearnessToTopic(Passage passage)
    {
        var (dot, own) = (0.0, 0.0);
        foreach (var term in passage.Terms)
        {
            dot += _table.WeightOf(term) * _topic.GetValueOrDefault(term);
            own += Square(_table.WeightOf(term));
        }

        return own > 0 ? dot / (Math.Sqrt(own) * Topic) : 0;
    }

    /// <summary>Adds the passage as a vector of length 1, so many times.</summary>
    private void AddTo(Dictionary<int, double> sum, Passage passage, double times)
    {
        var length = Math.Sqrt(passage.Terms.Sum(term => Square(_table.WeightOf(term))));
        if (length <= 0) return;
        foreach (var term in passage.Terms) sum[term] = sum.GetValueOrDefault(term) + (times * _table.WeightOf(term) / length);
    }

    private static void Scale(Dictionary<int, double> vector, double factor)
    {
        foreach (var term in vector.Keys) vector[term] *= factor;
    }

    /// <summary>The vector's length; 1 for one without any, which stays as it is.</summary>
    private static double Length(Dictionary<int, double> vector) => Math.Sqrt(vector.Values.Sum(Square)) is > 0 and var length ? length : 1;

    private static double Square(double value) => value * value;

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
    /// <param name="OfDay">What it says for the day to matter.</param>
    private readonly record struct Telling(double Weight, bool Named, double OfDay);
}
