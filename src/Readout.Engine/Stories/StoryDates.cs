using NodaTime;
using Readout.Copies;
using Readout.Documents;

namespace Readout.Stories;

/// <summary>Settles when the undated reports of a story were published, from its dated ones.</summary>
/// <remarks>
/// A copy takes the date of its group's earliest dated report. Any other report is laid beside the dated ones sentence by sentence: where it says "on Sunday" of what
/// they put on a day, the week is known, and of the days that fit, the one nearest behind its news is taken. Nothing that fits: it stays
/// undated. A date that a report has, one read from an embedded post included, is never changed.
/// </remarks>
public static class StoryDates
{
    /// <summary>How alike two sentences must be to tell of one thing, 0 to 1.</summary>
    private const float SameThing = 0.25f;

    /// <summary>So alike, the match is sure enough to be called likely.</summary>
    private const float PlainlySameThing = 0.4f;

    /// <summary>A weekday is named of the week before and the week to come.</summary>
    private const int Week = 7;

    /// <summary>What a fitting day scores less for each day that its news is old; far less than a sentence that fits.</summary>
    private const float StaleDay = 0.001f;

    /// <summary>What a fitting day scores less for each day beyond <see cref="NearDays"/> that lies between it and the nearest dated report.</summary>
    private const float FarDay = 0.03f;

    /// <summary>Days tried, from the newest.</summary>
    private const int LongestStory = 400;

    /// <summary>The reports of a story lie about so close.</summary>
    private const int NearDays = 5;

    /// <summary>The story, its undated reports dated as far as that can be told, in order of date then id; the origins' originals are chosen anew.</summary>
    public static Story Settle(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var reports = story.Reports.ToArray();
        if (!Array.Exists(reports, IsUndated) || !Array.Exists(reports, report => DayOf(report) is not null)) return story;
        var changed = ByCopies(story.Origins, reports);
        changed |= ByWeekdays(reports);
        if (!changed) return story;
        Array.Sort(reports, StoryOrder.Compare);
        return story with
        {
            Reports = reports.ToEquatableArray(),
            Origins = OriginGroups.Again(story.Origins, [.. reports.Select(report => report.Article)]),
        };
    }

    private static bool IsUndated(Document report) => report.Article.Published.Date is null;

    private static LocalDate? DayOf(Document report) => report.Article.Published.Date?.ExactDay;

    private static Document Dated(Document report, LocalDate day, Confidence confidence, string words) =>
        report with { Article = report.Article with { Published = new Publication(new PartialDate(day), DateSource.Story, confidence, words) } };

    private static bool ByCopies(EquatableArray<OriginGroup> origins, Document[] reports)
    {
        var changed = false;
        foreach (var group in origins)
        {
            var dated = reports.Where(report => group.Articles.Contains(report.Article.Id) && DayOf(report) is not null).MinBy(report => DayOf(report));
            if (dated is null || DayOf(dated) is not { } day) continue;
            for (var at = 0; at < reports.Length; at++)
            {
                if (!IsUndated(reports[at]) || !group.Articles.Contains(reports[at].Article.Id)) continue;
                var words = $"no date of its own; it shares its text with '{dated.Article.Name}', published {new PartialDate(day)}";
                reports[at] = Dated(reports[at], day, Confidence.Medium, words);
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>What a dated report puts on a day.</summary>
    private sealed record Anchor(WeekdayMention Mention, LocalDate Day, LocalDate Published, string Report);

    private static bool ByWeekdays(Document[] reports)
    {
        var anchors = new List<Anchor>();
        foreach (var report in reports)
        {
            if (DayOf(report) is not { } published) continue;
            foreach (var mention in WeekdayMentions.In(report.Text)) anchors.Add(new Anchor(mention, Meant(mention, published), published, report.Article.Name));
        }

        if (anchors.Count == 0) return false;
        var changed = false;
        for (var at = 0; at < reports.Length; at++)
        {
            if (!IsUndated(reports[at]) || Fit(WeekdayMentions.In(reports[at].Text), anchors) is not { } fit) continue;
            reports[at] = Dated(reports[at], fit.Day, fit.Confidence, fit.Words);
            changed = true;
        }

        return changed;
    }

    /// <summary>The day a weekday means to a reader of that day: the next one, or the last one, that day included.</summary>
    private static LocalDate Meant(WeekdayMention mention, LocalDate published) =>
        mention.Ahead ? published.Next(mention.Day) : published.PlusDays(1).Previous(mention.Day);

    /// <summary>A mention of the undated report beside one of a dated report.</summary>
    private readonly record struct Match(WeekdayMention Mention, Anchor Anchor, float Alike)
    {
        public bool Holds(LocalDate published) => Meant(Mention, published) == Anchor.Day;
    }

    private static (LocalDate Day, Confidence Confidence, string Words)? Fit(List<WeekdayMention> mentions, List<Anchor> anchors)
    {
        var matches = mentions.ConvertAll(mention => anchors
            .Where(anchor => anchor.Mention.Day == mention.Day)
            .Select(anchor => new Match(mention, anchor, Alike(mention.Terms, anchor.Mention.Terms)))
            .Where(match => match.Alike >= SameThing).ToList());
        matches.RemoveAll(list => list.Count == 0);
        if (matches.Count == 0) return null;
        var first = matches.Min(list => list.Min(match => match.Anchor.Day)).PlusDays(-Week);
        var last = matches.Max(list => list.Max(match => match.Anchor.Day)).PlusDays(Week);
        var (day, most) = (first, 0f);
        for (var candidate = last; candidate >= first && Period.DaysBetween(candidate, last) <= LongestStory; candidate = candidate.PlusDays(-1))
        {
            var score = matches.Sum(list => Worth(list, candidate)) - (StaleDay * Stale(mentions, candidate)) - (FarDay * Far(anchors, candidate));
            if (score > most) (day, most) = (candidate, score);
        }

        if (most <= 0) return null;
        var proofs = matches.Where(list => Worth(list, day) > 0).Select(list => list.Where(match => match.Holds(day)).MaxBy(match => match.Alike)).ToList();
        var proof = proofs.MaxBy(match => match.Alike);
        var fresh = mentions.Exists(mention => !mention.Ahead);
        var sure = fresh && (proof.Alike >= PlainlySameThing || proofs.Count > 1);
        var words = $"no date of its own; it puts on {proof.Mention.Words} what '{proof.Anchor.Report}' puts on {new PartialDate(proof.Anchor.Day)}, "
            + (proof.Mention.Ahead ? "as still to come" : "as having happened")
            + (fresh ? "; of the days that fit, the one next to the rest of its news is taken" : "; the latest day that fits is taken");
        return (day, sure ? Confidence.Medium : Confidence.Low, words);
    }

    /// <summary>What one mention says for a day: the likest sentence that then means the same day; against it, where only others do.</summary>
    private static float Worth(List<Match> list, LocalDate published)
    {
        var (holds, fails) = (0f, 0f);
        foreach (var match in list)
        {
            if (match.Holds(published)) holds = MathF.Max(holds, match.Alike);
            else fails = MathF.Max(fails, match.Alike);
        }

        return holds > 0 ? holds : -fails;
    }

    /// <summary>How many days beyond <see cref="NearDays"/> a day lies from the dated reports.</summary>
    private static int Far(List<Anchor> anchors, LocalDate day)
    {
        var near = int.MaxValue;
        foreach (var anchor in anchors) near = Math.Min(near, Math.Abs(Period.DaysBetween(anchor.Published, day)));
        return Math.Max(0, near - NearDays);
    }

    /// <summary>How old the news that it puts on weekdays would be on a day, on average; what stands first counts most.</summary>
    private static float Stale(List<WeekdayMention> mentions, LocalDate day)
    {
        float days = 0, weights = 0;
        for (var at = 0; at < mentions.Count; at++)
        {
            if (mentions[at].Ahead) continue;
            var weight = 1f / (1 + at);
            days += weight * Period.DaysBetween(Meant(mentions[at], day), day);
            weights += weight;
        }

        return weights == 0 ? Week : days / weights;
    }

    /// <summary>The cosine of two sentences' terms, each weighted by how rare it is in English.</summary>
    private static float Alike(ReportTerm[] a, ReportTerm[] b)
    {
        var (i, j) = (0, 0);
        var shared = 0f;
        while (i < a.Length && j < b.Length)
        {
            var order = a[i].Key.CompareTo(b[j].Key);
            if (order == 0) shared += Square(a[i]);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return shared == 0 ? 0 : shared / MathF.Sqrt(a.Sum(Square) * b.Sum(Square));

        static float Square(ReportTerm term)
        {
            var weight = MathF.Log(CommonTerms.Texts / CommonTerms.Count(term.Key));
            return weight * weight;
        }
    }
}
