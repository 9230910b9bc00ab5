using NodaTime;
using Readout.Documents;

namespace Readout.Relations;

/// <summary>Something one side did to the other on a day, however many reports tell it.</summary>
/// <param name="Root">The type.</param>
/// <param name="Source">Who did it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Day">When.</param>
/// <param name="Evidence">The sentences that tell it, one of each report.</param>
public sealed record PairEvent(EventRoot Root, Side Source, Side Target, LocalDate Day, EquatableArray<Citation> Evidence)
{
    /// <summary>What was done to the channels between the two, where it was that.</summary>
    public ChannelAct? Act { get; init; }
}

/// <summary>Something that one report tells one side did to the other.</summary>
/// <param name="Root">The type.</param>
/// <param name="Mode">The mode, where the type has any.</param>
/// <param name="Source">Who did it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Day">When.</param>
/// <param name="Evidence">The sentence.</param>
public sealed record ToldEvent(EventRoot Root, string? Mode, Side Source, Side Target, LocalDate Day, Citation Evidence);

/// <summary>What passed between two sides on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Cooperation">Events of cooperation: words, deeds.</param>
/// <param name="Conflict">Events of conflict: words, deeds.</param>
/// <param name="Score">The mean of the events' scores, from conflict (-10) to cooperation (+10).</param>
/// <param name="Usual">The middle one of the scores of the pair's days before; null where too few are known.</param>
/// <param name="Changed">Whether the day stands out from those before it.</param>
/// <param name="Events">What happened: why the day is as it is.</param>
public sealed record TensionDay(LocalDate Day, (int Words, int Deeds) Cooperation, (int Words, int Deeds) Conflict, double Score, double? Usual, bool Changed, EquatableArray<PairEvent> Events);

/// <summary>How tense relations between two sides were, day by day.</summary>
/// <param name="First">The side whose code comes first in ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="Days">The days on which anything was told, in order.</param>
public sealed record Tension(Side First, Side Second, EquatableArray<TensionDay> Days);

/// <summary>Draws up the tension of each pair of sides from the coded events of reports.</summary>
/// <remarks>
/// An event that several reports tell counts once: same day, sides, type and mode. Only what happened counts, on the day told, or on that of the report where it
/// tells none. A day stands out where its score lies further from the pair's own usual one than the pair's days mostly do (three times the median of the
/// absolute deviations, and never less than <see cref="LeastChange"/>), and where more than one event says so.
/// </remarks>
public static class TensionSeries
{
    /// <summary>The days before that make what is usual.</summary>
    private const int Memory = 60;

    /// <summary>Fewer days make no habit.</summary>
    private const int FewestDays = 5;

    private const double Deviations = 3;
    private const double LeastChange = 2;
    private const int FewestEvents = 2;

    /// <summary>The tension of all pairs between which anything happened, by pair.</summary>
    public static EquatableArray<Tension> Of(IEnumerable<Document> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return Of(reports.DistinctBy(report => report.Article.Id).SelectMany(Events));
    }

    /// <summary>The same from what reports tell, where only that is at hand: what happened, each with its day.</summary>
    public static EquatableArray<Tension> Of(IEnumerable<ToldEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events
            .GroupBy(e => (e.Day, e.Source, e.Target, e.Root, e.Mode))
            .Select(same => new PairEvent(same.Key.Root, same.Key.Source, same.Key.Target, same.Key.Day,
                same.Select(e => e.Evidence).DistinctBy(c => c.ArticleId).OrderBy(c => c.ArticleId).ToEquatableArray())
            {
                Act = ChannelActTable.OfMode(same.Key.Mode),
            })
            .GroupBy(e => e.Source.CompareTo(e.Target) <= 0 ? (First: e.Source, Second: e.Target) : (First: e.Target, Second: e.Source))
            .OrderBy(pair => pair.Key.First)
            .ThenBy(pair => pair.Key.Second)
            .Select(pair => new Tension(pair.Key.First, pair.Key.Second, Days(pair)))
            .ToEquatableArray();
    }

    /// <summary>What was done to channels, among all that happened.</summary>
    public static IEnumerable<PairEvent> Acts(IEnumerable<Tension> tensions)
    {
        ArgumentNullException.ThrowIfNull(tensions);
        return tensions.SelectMany(pair => pair.Days).SelectMany(day => day.Events).Where(e => e.Act is not null);
    }

    private static IEnumerable<ToldEvent> Events(Document report)
    {
        foreach (var coded in report.Events)
        {
            if (coded.Status != EventStatus.Happened || coded.Source.Side == coded.Target.Side) continue;
            var day = coded.Date is { } told ? told.ExactDay : report.Article.Published.Date?.ExactDay;
            if (day is { } known) yield return new ToldEvent(coded.Root, coded.Mode, coded.Source.Side, coded.Target.Side, known, coded.Evidence);
        }
    }

    private static EquatableArray<TensionDay> Days(IEnumerable<PairEvent> events)
    {
        var days = new List<TensionDay>();
        foreach (var day in events.GroupBy(e => e.Day).OrderBy(d => d.Key))
        {
            var told = day.OrderBy(e => e.Root).ThenBy(e => e.Source).ToEquatableArray();
            var score = told.Average(e => e.Root.Score());
            var before = days.Skip(Math.Max(0, days.Count - Memory)).Select(d => d.Score).ToList();
            double? usual = before.Count >= FewestDays ? Median(before) : null;
            var changed = usual is { } level && told.Count >= FewestEvents
                && Math.Abs(score - level) >= Math.Max(LeastChange, Deviations * Median(before.ConvertAll(s => Math.Abs(s - level))));
            days.Add(new TensionDay(day.Key, (Count(told, 1), Count(told, 2)), (Count(told, 3), Count(told, 4)), score, usual, changed, told));
        }

        return days.ToEquatableArray();
    }

    private static int Count(EquatableArray<PairEvent> events, int quad) => events.Count(e => e.Root.Quad() == quad);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
