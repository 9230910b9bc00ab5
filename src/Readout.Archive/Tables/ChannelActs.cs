using System.Data.Common;
using Readout.Documents;
using Readout.Relations;

namespace Readout.Archive.Tables;

/// <summary>What two sides did to the channels between them, as the reports of the archive tell it.</summary>
internal static class ChannelActs
{
    /// <summary>So many tellings are looked at, the newest first.</summary>
    private const int Most = 500;

    /// <summary>The acts of a pair, each told once with the words of all reports that tell it.</summary>
    public static List<PairEvent> Between(Session session, string first, string second)
    {
        var told = session.Rows($"""
            SELECT e.root, e.mode, e.source, e.target, e.date, a.published, a.id, e.start, e.stop FROM events e JOIN articles a ON a.num = e.article
            WHERE ((e.source = $first AND e.target = $second) OR (e.source = $second AND e.target = $first)) AND e.mode IN ({Modes}) AND e.status = 'Happened' AND a.is_newest = 1
            ORDER BY e.num DESC LIMIT {Most}
            """, Told, ("$first", first), ("$second", second));
        return [.. TensionSeries.Acts(TensionSeries.Of(told.OfType<ToldEvent>()))];
    }

    /// <summary>As the index over them names them.</summary>
    private static string Modes { get; } = string.Join(", ", Enum.GetValues<ChannelAct>().Select(act => $"'{act.Mode()}'"));

    /// <summary>An event from its row (root, mode, source, target, date, the report's day, its id, start, stop); null where no day is known.</summary>
    public static ToldEvent? Told(DbDataReader row)
    {
        var day = row.Text(4) is not null ? row.Date(4)?.ExactDay : row.Date(5)?.ExactDay;
        return day is not { } known ? null : new ToldEvent(Enum.Parse<EventRoot>(row.GetString(0)), row.Text(1), new Side(row.GetString(2)), new Side(row.GetString(3)), known,
            new Citation(new ArticleId(row.GetString(6)), new TextSpan(row.GetInt32(7), row.GetInt32(8)), ""));
    }
}
