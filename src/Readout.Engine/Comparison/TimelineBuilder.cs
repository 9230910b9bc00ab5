using NodaTime;
using Readout.Documents;
using Readout.Stories;

namespace Readout.Comparison;

/// <summary>Tells what happened when, and what comes next.</summary>
public sealed class TimelineBuilder
{
    /// <summary>So many days are told beside those of contacts.</summary>
    private const int MostDays = 20;

    private readonly PassageTable _table;
    private readonly DatedSentences _dated;

    /// <summary>Reads many reports on one topic once, for timelines of any bounds.</summary>
    /// <param name="reports">Reports with the layers of Language.</param>
    public TimelineBuilder(IEnumerable<Document> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var index = new ReportIndex(new Story(new StoryId(""), "", reports.ToEquatableArray(), []));
        _table = new PassageTable(index);
        _dated = new DatedSentences(index, _table);
    }

    /// <summary>The days on which most was told in many reports, each with its most central sentences, verbatim.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="days">How many days at most.</param>
    /// <param name="sentences">How many sentences for each day at most.</param>
    public EquatableArray<TimelineEntry> OfDays(PartialDate from, PartialDate to, int days, int sentences) => _dated.Days(from.First, to.Last, days)
        .SelectMany(day => _dated.Of(day, sentences).Select(p => Entry(day, p, _table.CiteAll(p).ToEquatableArray())))
        .ToEquatableArray();

    /// <summary>The contacts and the other dated sentences of a story: those up to <paramref name="asOf"/>, and what is to come.</summary>
    internal static (EquatableArray<TimelineEntry> Past, EquatableArray<TimelineEntry> Next) Of(ReportIndex reports, PassageTable table,
        ClaimAligner claims, EquatableArray<Contact> contacts, PartialDate? asOf)
    {
        var today = asOf?.Last ?? LocalDate.MaxIsoValue;
        var past = new List<TimelineEntry>();
        var next = new List<TimelineEntry>();
        foreach (var contact in contacts)
        {
            var entry = new TimelineEntry(contact.Start, ContactLine.Sentence(contact), contact.Id, contact.Status, contact.Evidence);
            var ahead = ContactMention.PhaseOf(contact.Status) == Phase.Ahead;
            if (ahead && (contact.Start is null || (contact.End?.Last ?? contact.Start.Value.Last) >= today)) next.Add(entry);
            else if (contact.Start is not null) past.Add(entry);
        }

        var told = contacts.SelectMany(c => c.Evidence).Select(c => (c.ArticleId, c.Span)).ToHashSet();
        var dated = new DatedSentences(reports, table);
        foreach (var day in dated.Days(LocalDate.MinIsoValue, LocalDate.MaxIsoValue, MostDays))
        {
            bool Wanted(Passage p) => dated.Names(day, p) && p.HasName && !p.Leans
                && table.CiteAll(p).All(c => !told.Contains((c.ArticleId, c.Span)));
            foreach (var passage in dated.Of(day, 1, Wanted))
                (day > today ? next : past).Add(Entry(day, passage, claims.Evidence(passage, claims.Support(passage).Select(s => s.Passage))));
        }

        return (InOrder(past), InOrder(next));
    }

    private static TimelineEntry Entry(LocalDate day, Passage passage, EquatableArray<Citation> evidence) =>
        new(new PartialDate(day), evidence[0].Quote, null, null, evidence);

    private static EquatableArray<TimelineEntry> InOrder(List<TimelineEntry> entries) => entries
        .OrderBy(e => e.Date is null)
        .ThenBy(e => e.Date)
        .ThenBy(e => e.ContactId is null)
        .ThenBy(e => e.Status)
        .ThenBy(e => e.ContactId ?? e.Text, StringComparer.Ordinal)
        .ToEquatableArray();
}
