using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Finds in one report a list of dated headings that stands in order of time but for one date.</summary>
internal sealed class ListOrder(ReportIndex reports)
{
    /// <summary>A list of fewer entries shows no order.</summary>
    private const int FewestEntries = 5;

    private const int LongestHeading = 120;

    /// <summary>For each report with such a list: the date as printed, and what the order asks for.</summary>
    public IEnumerable<Difference> Anomalies()
    {
        foreach (var document in reports.Reports)
        {
            var entries = Entries(document);
            if (entries.Count < FewestEntries || OddOneOut(entries) is not { } odd) continue;
            var entry = entries[odd];
            var before = odd > 0 ? entries[odd - 1] : entries[odd + 1];
            var after = odd + 1 < entries.Count ? entries[odd + 1] : entries[odd - 1];
            var neighbours = new[] { before, after }.Distinct().Select(e => Citation.Of(document.Article, e.Heading));
            yield return new Difference($"a date out of the order of its list: {entry.Heading.Of(document.Text)}",
            [
                new Reading($"{entry.Date} as printed", [Citation.Of(document.Article, entry.Heading)]),
                new Reading(Expected(entry.Date, before.Date, after.Date), neighbours.ToEquatableArray()),
            ]);
        }
    }

    /// <summary>Short headings that hold just one day.</summary>
    private static List<(TextSpan Heading, PartialDate Date)> Entries(Document document)
    {
        var entries = new List<(TextSpan, PartialDate)>();
        var time = 0;
        foreach (var paragraph in document.Paragraphs)
        {
            while (time < document.Times.Count && document.Times[time].Span.Start < paragraph.Span.Start) time++;
            var first = time;
            while (time < document.Times.Count && document.Times[time].Span.End <= paragraph.Span.End) time++;
            if (paragraph.Kind == ParagraphKind.Body || paragraph.Span.Length > LongestHeading) continue;
            var days = Enumerable.Range(first, time - first).Select(i => document.Times[i].Start).Where(d => d?.Day is not null).ToList();
            if (days.Count == 1) entries.Add((paragraph.Span, days[0]!.Value));
        }

        return entries;
    }

    /// <summary>The one entry without which the list is in order, either way; null where it is in order, or where that is not just one entry.</summary>
    private static int? OddOneOut(List<(TextSpan Heading, PartialDate Date)> entries)
    {
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            if (InOrder(entries, -1, sign)) return null;
        }

        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            var odd = Enumerable.Range(0, entries.Count).Where(i => InOrder(entries, i, sign)).ToList();
            if (odd.Count == 1) return odd[0];
            if (odd.Count == 2) return odd.Find(i => YearFits(entries, i, sign)) is var fit && YearFits(entries, fit, sign) ? fit : null;
        }

        return null;
    }

    private static bool InOrder(List<(TextSpan Heading, PartialDate Date)> entries, int without, int sign)
    {
        PartialDate? last = null;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i == without) continue;
            if (last is { } before && sign * before.CompareTo(entries[i].Date) > 0) return false;
            last = entries[i].Date;
        }

        return true;
    }

    /// <summary>Whether the same day of a neighbouring year stands in order: the commonest slip.</summary>
    private static bool YearFits(List<(TextSpan Heading, PartialDate Date)> entries, int odd, int sign)
    {
        var low = odd > 0 ? entries[odd - 1].Date : (PartialDate?)null;
        var high = odd + 1 < entries.Count ? entries[odd + 1].Date : (PartialDate?)null;
        if (sign < 0) (low, high) = (high, low);
        return OtherYear(entries[odd].Date, low, high) is not null;
    }

    private static PartialDate? OtherYear(PartialDate date, PartialDate? low, PartialDate? high)
    {
        foreach (var by in (ReadOnlySpan<int>)[1, -1])
        {
            if (PartialDate.Parse($"{date.Year + by:D4}{date.ToString()[4..]}") is not { } moved) continue;
            if ((low is null || low <= moved) && (high is null || moved <= high)) return moved;
        }

        return null;
    }

    private static string Expected(PartialDate printed, PartialDate before, PartialDate after)
    {
        var (low, high) = before <= after ? (before, after) : (after, before);
        return OtherYear(printed, low, high) is { } moved ? $"{moved} by the order of the list" : $"between {low} and {high} by the order of the list";
    }
}
