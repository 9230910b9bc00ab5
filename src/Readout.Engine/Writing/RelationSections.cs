using System.Globalization;
using Readout.Relations;

namespace Readout.Writing;

/// <summary>What all formats for people show of relations between sides: what became of plans, and the days of tension with their reasons.</summary>
internal static class RelationSections
{
    public const string Expected = "What was planned, and what came of it";
    public const string Tension = "Between states, day by day";

    /// <summary>So many pairs are shown, those between which most happened first.</summary>
    private const int MostPairs = 6;

    /// <summary>A pair with fewer events says nothing of tension; nor does one between which all was friendly all the time.</summary>
    private const int FewestEvents = 2;

    /// <summary>So many days of a pair are shown: those that stand out, then the newest.</summary>
    private const int MostDays = 5;

    /// <summary>So many events of a day are shown.</summary>
    public const int MostEvents = 5;

    /// <summary>What came about or came to nothing; what is still open stands under what comes next.</summary>
    public static IReadOnlyList<ExpectationReadout> Settled(EditionReadout edition) => [.. edition.Expected.Where(e => e.Outcome != Outcome.Open)];

    /// <summary>What came of it, for people.</summary>
    public static string Came(Outcome outcome) => outcome == Outcome.Unknown ? "day passed, not told" : outcome.Word();

    /// <summary>The pairs worth showing, with their days in order.</summary>
    public static IReadOnlyList<TensionReadout> Shown(EditionReadout edition) =>
        [.. edition.Tensions
            .Select(t => (Tension: t, Events: t.Days.Sum(d => d.Events.Count)))
            .Where(t => t.Events >= FewestEvents && t.Tension.Days.Any(d => d.Changed || d.Conflict.Words + d.Conflict.Deeds > 0))
            .OrderByDescending(t => t.Events)
            .Take(MostPairs)
            .Select(t => t.Tension with { Days = Days(t.Tension) })];

    /// <summary>"China – United States".</summary>
    public static string Pair(TensionReadout tension) => string.Join(" – ", tension.Pair.Select(Wording.Side));

    /// <summary>How the day was, in words: "tenser than usual (-4.0, usually +1.5)", "+1.8: 2 friendly words, 1 hostile deed".</summary>
    public static string Mood(TensionDayReadout day)
    {
        if (day.Changed && day.Usual is { } usual) return $"{(day.Score < usual ? "tenser" : "friendlier")} than usual ({Score(day.Score)}, usually {Score(usual)})";
        var counts = new List<string>();
        if (day.Cooperation.Words > 0) counts.Add(Wording.Count(day.Cooperation.Words, "friendly word"));
        if (day.Cooperation.Deeds > 0) counts.Add(Wording.Count(day.Cooperation.Deeds, "friendly deed"));
        if (day.Conflict.Words > 0) counts.Add(Wording.Count(day.Conflict.Words, "hostile word"));
        if (day.Conflict.Deeds > 0) counts.Add(Wording.Count(day.Conflict.Deeds, "hostile deed"));
        return $"{Score(day.Score)}: {string.Join(", ", counts)}";
    }

    /// <summary>What the pair did to the channels between them, as a line for people: "3 May 2031: Poland recalled envoys from Belarus".</summary>
    public static string ActLine(PairEventReadout act) => $"{Wording.Date(act.Date)}: {act.Text}";

    private static List<TensionDayReadout> Days(TensionReadout tension)
    {
        var shown = tension.Days.OrderByDescending(d => d.Changed).ThenByDescending(d => d.Date).Take(MostDays).ToHashSet();
        return [.. tension.Days.Where(shown.Contains)];
    }

    private static string Score(double score) => score.ToString("+0.0;\u22120.0;0", CultureInfo.InvariantCulture);
}
