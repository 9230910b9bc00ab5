using Readout.Comparison;
using Readout.Documents;
using Readout.Relations;

namespace Readout.Writing;

/// <summary>A statement cites words that its report does not hold. Always a bug in the part that made the statement.</summary>
public sealed class BrokenCitationException : InvalidOperationException
{
    /// <summary>Names the citation.</summary>
    public BrokenCitationException(Citation citation, string reason)
        : base($"The citation {citation?.ArticleId} {citation?.Span} “{citation?.Quote}” does not hold: {reason}.") =>
        Citation = citation ?? throw new ArgumentNullException(nameof(citation));

    /// <summary>The citation.</summary>
    public Citation Citation { get; }
}

/// <summary>Turns the engine's types into the model of the output, and checks every citation on the way.</summary>
internal sealed class ReadoutMapping
{
    private readonly Dictionary<ArticleId, (Article Article, string File, int Order)> _reports = [];

    /// <summary>Gives each article of the stories its name; of two articles with one name the later one gets a number.</summary>
    public ReadoutMapping(EquatableArray<StoryComparison> stories)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var article in stories.SelectMany(s => s.Story.Reports).Select(d => d.Article))
        {
            if (_reports.ContainsKey(article.Id)) continue;
            var file = article.Name;
            for (var number = 2; !taken.Add(file); number++) file = $"{article.Name} ({number})";
            _reports.Add(article.Id, (article, file, _reports.Count));
        }
    }

    /// <summary>The articles by the file they have in the model.</summary>
    public Dictionary<string, Article> Articles() => _reports.Values.ToDictionary(r => r.File, r => r.Article, StringComparer.Ordinal);

    public EditionReadout Map(Edition edition) =>
        new(edition.AsOf, [.. edition.Stories.Select(Map)], [.. edition.Channels.Select(Map)])
        {
            Expected = [.. edition.Expectations.Select(Map)],
            Tensions = [.. edition.Tensions.Select(Map)],
        };

    public StoryReadout Map(StoryComparison story) => new(
        story.Story.Id.Value,
        story.Story.Title,
        Reports(story),
        Origins(story),
        [.. story.Summary.Select(s => new SummaryReadout(s.Text, Cites(s.Evidence)))],
        [.. story.Contacts.Select(Map)],
        [.. story.Quotes.Select(q => new QuoteReadout(q.Speaker, q.Role, q.Text, q.Kind, Files(q.Evidence), Cites(q.Evidence)))],
        new ClaimsReadout(
            [.. story.Shared.Select(Map)],
            [.. story.Sole.Select(Map)],
            [.. story.Differing.Select(d => new DifferenceReadout(d.About,
                [.. d.Readings.Select(r => new ReadingReadout(r.Value, Files(r.Evidence), Cites(r.Evidence)))]))]),
        [.. story.Timeline.Select(Map)],
        [.. story.Next.Select(Map)],
        [.. story.Topics.Select(t => new TopicReadout(t.Label, t.Stance, Files(t.Evidence), Cites(t.Evidence)))])
    {
        PhrasedBy = story.PhrasedBy,
    };

    private List<ReportReadout> Reports(StoryComparison story)
    {
        var originOf = new Dictionary<ArticleId, (ArticleId Original, string? Agency)>();
        foreach (var group in story.Story.Origins)
        {
            foreach (var id in group.Articles) originOf[id] = (group.Original, group.Agency);
        }

        return [.. story.Story.Reports.DistinctBy(d => d.Article.Id).Select(document =>
        {
            var article = document.Article;
            var (original, agency) = originOf.GetValueOrDefault(article.Id, (article.Id, null));
            var dated = article.Published.Date is not null;
            return new ReportReadout(
                File(article.Id), article.Url, article.Title, article.Outlet, [.. article.Byline],
                article.Published.Date, dated ? article.Published.From : null, article.WireCredit?.Agency,
                _reports.TryGetValue(original, out var report) ? report.File : File(article.Id), agency,
                dated ? article.Published.Confidence : null, article.Published.Words, article.Language, article.Id.Value, document.Unread);
        })];
    }

    /// <remarks>A report whose outlet is not known counts as an outlet of its own.</remarks>
    private OriginsReadout Origins(StoryComparison story)
    {
        var articles = story.Story.Reports.Select(d => d.Article).DistinctBy(a => a.Id).ToList();
        var outlets = articles.Select(a => a.Outlet ?? "\0" + a.Id.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var groups = story.Story.Origins
            .Select(g => (IReadOnlyList<string>)[.. g.Articles.Where(_reports.ContainsKey).Select(File)])
            .Where(g => g.Count > 0)
            .ToList();
        var grouped = groups.SelectMany(g => g).ToHashSet(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            if (!grouped.Contains(File(article.Id))) groups.Add([File(article.Id)]);
        }

        return new OriginsReadout(outlets, groups.Count, groups);
    }

    private ContactReadout Map(Contact contact) => new(
        contact.Id, contact.Kind, contact.Status, [.. contact.Sides.Select(s => s.Code)], [.. contact.People.Select(p => p.Name)],
        contact.Level, contact.Start, contact.End, contact.Place, contact.Venue, contact.Duration,
        Files(contact.Evidence), Cites(contact.Evidence),
        [.. contact.People.Select(p => new ParticipantReadout(p.Name, p.Role, p.Side?.Code))],
        contact.Occasion, [.. contact.Topics], contact.DeclinedBy?.Code, contact.Reason,
        [.. contact.History.Select(h => new StatusReadout(h.Status, h.Published, Cite(h.Evidence)))],
        contact.IndependentOrigins);

    private ClaimReadout Map(Claim claim) => new(claim.Text, claim.Origins, Files(claim.Evidence), Cites(claim.Evidence));

    private TimelineReadout Map(TimelineEntry entry) =>
        new(entry.Date, entry.Text, entry.ContactId, entry.Status, Files(entry.Evidence), Cites(entry.Evidence));

    private ChannelReadout Map(Channel channel) => new(
        [channel.First.Code, channel.Second.Code], channel.Level, channel.State, OnBoard(channel.LastHeld), OnBoard(channel.Next),
        [.. channel.Contacts.Select(c => c.Id)], Map(channel.Record), [.. channel.Acts.Select(Map)]);

    private static ChannelRecordReadout Map(ChannelRecord record) => new(
        record.UsualGap, record.SinceLast, record.Overdue, record.Declined, record.Postponed, [.. record.Unanswered.Select(c => c.Id)], [.. record.Mechanisms]);

    private ExpectationReadout Map(Expectation expectation) => new(
        expectation.Contact.Id, ContactLine.Sentence(expectation.Contact), expectation.Contact.Start, expectation.Outcome, expectation.Held?.Id,
        Files(expectation.Contact.Evidence), Cites(expectation.Contact.Evidence));

    private TensionReadout Map(Tension tension) => new([tension.First.Code, tension.Second.Code], [.. tension.Days.Select(day => new TensionDayReadout(
        new PartialDate(day.Day), Math.Round(day.Score, 1), day.Usual is { } usual ? Math.Round(usual, 1) : null, day.Changed,
        new WordsAndDeeds(day.Cooperation.Words, day.Cooperation.Deeds), new WordsAndDeeds(day.Conflict.Words, day.Conflict.Deeds),
        [.. day.Events.Select(Map)]))]);

    private PairEventReadout Map(PairEvent happened) => new(
        happened.Root, happened.Act?.Mode(), new PartialDate(happened.Day), Wording.Sentence(happened), happened.Source.Code, happened.Target.Code, Files(happened.Evidence), Cites(happened.Evidence));

    private ChannelContactReadout? OnBoard(Contact? contact) => contact is null ? null : new(
        contact.Id, contact.Kind, contact.Status, contact.Start, contact.End, contact.Place,
        [.. contact.People.Select(p => p.Name)], Cites(contact.Evidence));

    private string File(ArticleId id) => _reports[id].File;

    /// <summary>The reports cited, each once, in the order in which the stories list them.</summary>
    private List<string> Files(EquatableArray<Citation> citations) =>
        [.. citations.Select(c => Cited(c)).DistinctBy(r => r.Order).OrderBy(r => r.Order).Select(r => r.File)];

    private List<Cite> Cites(EquatableArray<Citation> citations) => [.. citations.Select(Cite)];

    private Cite Cite(Citation citation) => new(Cited(citation).File, citation.Quote, citation.Span.Start, citation.Span.End);

    private (Article Article, string File, int Order) Cited(Citation citation)
    {
        if (!_reports.TryGetValue(citation.ArticleId, out var report)) throw new BrokenCitationException(citation, "no report of the stories has that id");
        if (!citation.HoldsIn(report.Article)) throw new BrokenCitationException(citation, $"the text of '{report.File}' says something else there");
        return report;
    }
}
