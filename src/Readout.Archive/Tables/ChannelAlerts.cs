using System.Data.Common;
using System.Globalization;
using NodaTime;
using Readout.Documents;
using Readout.Relations;
using Readout.Writing;

namespace Readout.Archive.Tables;

/// <summary>What is to be told of the channels and the tension of the pairs that readers follow.</summary>
/// <remarks>All is told for the newest day of publication in the archive, as the board is: reports that come in late do not make everything overdue.</remarks>
internal sealed class ChannelAlerts(Session session, long lastArticle, PartialDate? newestBefore)
{
    /// <summary>Fewer contacts make no habit.</summary>
    private const int FewestContacts = 3;

    /// <summary>Pairs looked at for a reader who follows a side or all: those with most contacts.</summary>
    private const int MostPairs = 500;

    /// <summary>Days by which a channel must be late at least; and half its usual gap.</summary>
    private const int LeastLate = 7;

    /// <summary>A shift longer ago is history.</summary>
    private const int NewsDays = 14;

    private const int MostEvents = 20_000;
    private const int MostQuoted = 5;

    /// <summary>The newest day published, as far as it had come when its reports came in; null where no day is known.</summary>
    public static PartialDate? NewestDay(Session session) =>
        session.Number("SELECT last_day FROM stories WHERE last IS NOT NULL ORDER BY last_day DESC LIMIT 1") is > 0 and var day
            ? new PartialDate((int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100)) : null;

    public IEnumerable<(IReadOnlyList<string> Readers, NewAlert Alert)> All()
    {
        if (NewestDay(session) is not { } today) yield break;
        if (newestBefore is { } before && before.Last < today.Last)
        {
            foreach (var (first, second) in FollowedPairs())
            {
                if (Readers(first, second) is not { Count: > 0 } readers) continue;
                foreach (var alert in Overdue(first, second, today, Period.DaysBetween(before.Last, today.Last))) yield return (readers, alert);
            }
        }

        foreach (var (first, second) in PairsOfNewEvents())
        {
            if (Readers(first, second) is not { Count: > 0 } readers) continue;
            foreach (var alert in Shifts(first, second, today.Last)) yield return (readers, alert);
        }
    }

    private List<(string First, string Second)> FollowedPairs() => session.Rows("""
        SELECT first, second FROM pairs WHERE contacts >= $fewest AND held_day IS NOT NULL
          AND (EXISTS (SELECT 1 FROM follows WHERE subject IN ('all', 'pair:' || first || '-' || second, 'side:' || first, 'side:' || second))) ORDER BY contacts DESC LIMIT $most
        """, Pair, ("$fewest", FewestContacts), ("$most", MostPairs));

    private List<(string First, string Second)> PairsOfNewEvents() => session.Rows("""
        SELECT DISTINCT CASE WHEN source < target THEN source ELSE target END, CASE WHEN source < target THEN target ELSE source END FROM events WHERE article > $last AND status = 'Happened' AND source <> target
        """, Pair, ("$last", lastArticle));

    private List<string> Readers(string first, string second) => session.Rows("SELECT DISTINCT reader FROM follows WHERE subject IN ('all', $pair, $first, $second)",
        row => row.GetString(0), ("$pair", $"pair:{first}-{second}"), ("$first", "side:" + first), ("$second", "side:" + second));

    /// <summary>The channels that became overdue within the days passed.</summary>
    private IEnumerable<NewAlert> Overdue(string first, string second, PartialDate today, int passed)
    {
        foreach (var channel in ContactTable.Channels(session, first, second, today))
        {
            if (channel is not { Overdue: { } late, UsualGap: { } usual, SinceLast: { } since, LastHeld: { Start: { } day } held }) continue;
            var limit = Math.Max(LeastLate, usual / 2);
            if (late < limit || late - passed >= limit) continue;
            yield return new NewAlert(AlertKind.Overdue, $"overdue:{first}-{second}:{channel.Level.Word()}:{day}", $"Overdue: {Name(first, second)}, {channel.Level.Word()} level",
                $"Last held {Wording.Dates(day, held.End)}, {Wording.Count(since, "day")} before {Wording.Date(today)}; usually every {Wording.Count(usual, "day")}",
                $"/board/{first}/{second}", Evidence("fact = 'contact' AND c.num = $num", held.Number));
        }
    }

    private IEnumerable<NewAlert> Shifts(string first, string second, LocalDate today)
    {
        var events = session.Rows("""
            SELECT e.root, e.mode, e.source, e.target, e.date, a.published, a.id, e.start, e.stop, a.num FROM events e JOIN articles a ON a.num = e.article
            WHERE ((e.source = $first AND e.target = $second) OR (e.source = $second AND e.target = $first)) AND e.status = 'Happened' AND a.is_newest = 1 ORDER BY e.num DESC LIMIT $most
            """, row => (Event: ChannelActs.Told(row), IsNew: row.GetInt64(9) > lastArticle), ("$first", first), ("$second", second), ("$most", MostEvents)).Where(e => e.Event is not null).ToList();
        var fresh = events.Where(e => e.IsNew).Select(e => e.Event!.Day).ToHashSet();
        foreach (var day in TensionSeries.Of(events.Select(e => e.Event!)).SelectMany(t => t.Days).Where(d => d.Changed && fresh.Contains(d.Day) && Period.DaysBetween(d.Day, today) <= NewsDays))
        {
            var date = Wording.Date(new PartialDate(day.Day.Year, day.Day.Month, day.Day.Day));
            yield return new NewAlert(AlertKind.Tension, $"tension:{first}-{second}:{day.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}",
                $"{(day.Score < day.Usual ? "More tense" : "Less tense")}: {Name(first, second)}, {date}",
                string.Create(CultureInfo.InvariantCulture, $"Score {day.Score:+0.0;-0.0;0.0} where {day.Usual:+0.0;-0.0;0.0} is usual; {Wording.Count(day.Conflict.Words + day.Conflict.Deeds, "event")} of conflict, {day.Cooperation.Words + day.Cooperation.Deeds} of cooperation"),
                $"/board/{first}/{second}", [.. day.Events.Select(e => Quoted(e.Evidence[0])).OfType<Citation>().DistinctBy(c => (c.ArticleId, c.Span)).Take(MostQuoted)]);
        }
    }

    private Citation? Quoted(Citation place) => ArticleTable.Find(session, place.ArticleId) is { } row ? Citation.Of(row.Article, place.Span) : null;

    private List<Citation> Evidence(string where, long number) => session.Rows(
        $"SELECT a.id, c.start, c.stop FROM citations c JOIN articles a ON a.num = c.article WHERE {where} ORDER BY c.article LIMIT {MostQuoted}",
        row => new Citation(new ArticleId(row.GetString(0)), new TextSpan(row.GetInt32(1), row.GetInt32(2)), ""), ("$num", number)).Select(Quoted).OfType<Citation>().DistinctBy(c => c.Quote).ToList();

    private static string Name(string first, string second) => $"{Wording.Side(first)} – {Wording.Side(second)}";

    private static (string First, string Second) Pair(DbDataReader row) => (row.GetString(0), row.GetString(1));
}
