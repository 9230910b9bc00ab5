using Readout.Archive.Searching;
using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Archive.Tables;

/// <summary>Decides, within the transaction of a batch, what readers are told of it.</summary>
/// <remarks>
/// What raises an alert is compared before and after the batch; so a batch that is lost takes its alerts with it, and one that is written again raises them once
/// more under the same keys. Nothing is compared where nobody follows anything.
/// </remarks>
internal sealed class AlertWriter
{
    /// <summary>Reports of one story that an alert quotes.</summary>
    private const int MostQuoted = 5;

    private const int LongestOpening = 240;

    private readonly Session _session;
    private readonly DateTimeOffset _now;
    private readonly long _lastArticle;
    private readonly bool _isFollowed;
    private readonly PartialDate? _newest;
    private readonly List<(ToldStory Told, StoryReadout? Before)> _stories = [];

    private AlertWriter(Session session, DateTimeOffset now)
    {
        (_session, _now) = (session, now);
        _lastArticle = session.Number("SELECT coalesce(max(num), 0) FROM articles");
        _isFollowed = session.Number("SELECT EXISTS (SELECT 1 FROM follows) OR EXISTS (SELECT 1 FROM marks WHERE starred = 1)") == 1;
        _newest = ChannelAlerts.NewestDay(session);
    }

    /// <summary>Takes note of how things stand before a batch is written.</summary>
    public static AlertWriter Begin(Session session, DateTimeOffset now) => new(session, now);

    /// <summary>Takes note of a story before it is written.</summary>
    public void Before(ToldStory told)
    {
        if (!_isFollowed) return;
        var packed = _session.Value("SELECT readout FROM stories WHERE id = $id", ("$id", told.Id.Value)) as byte[];
        _stories.Add((told, packed is null ? null : StoryWriter.Unpack(packed)));
    }

    /// <summary>Writes the alerts, when all else is written.</summary>
    public void Raise()
    {
        foreach (var (told, before) in _stories)
        {
            if (before is null || Readers(told.Id) is not { Count: > 0 } readers) continue;
            foreach (var alert in OriginAlert(told, before).Concat(Contradictions(told, before)).Concat(StatusAlerts(told, before))) Tell(readers, alert);
        }

        foreach (var (reader, alert) in Searches()) AlertTable.Add(_session, reader, alert, _now);
        if (!_isFollowed) return;
        foreach (var (readers, alert) in new ChannelAlerts(_session, _lastArticle, _newest).All()) Tell(readers, alert);
    }

    private void Tell(IEnumerable<string> readers, NewAlert alert)
    {
        foreach (var reader in readers) AlertTable.Add(_session, reader, alert, _now);
    }

    private List<string> Readers(StoryId story) => _session.Rows("""
        SELECT reader FROM marks WHERE story = $id AND starred = 1
        UNION SELECT f.reader FROM follows f JOIN story_tags t ON t.tag = f.subject JOIN stories s ON s.num = t.story WHERE s.id = $id
        UNION SELECT reader FROM follows WHERE subject = 'all'
        """, row => row.GetString(0), ("$id", story.Value));

    private IEnumerable<NewAlert> OriginAlert(ToldStory told, StoryReadout before)
    {
        var after = told.Readout;
        if (after.Origins.Independent <= before.Origins.Independent) yield break;
        var known = before.Reports.Select(r => r.File).Concat(before.Reports.Select(r => r.Id)).ToHashSet(StringComparer.Ordinal);
        var reports = after.Reports.ToDictionary(r => r.File, StringComparer.Ordinal);
        var origins = after.Origins.Groups.Where(g => !g.Any(f => known.Contains(f) || known.Contains(reports[f].Id))).Select(g => reports[g[0]]).ToList();
        if (origins.Count == 0) yield break;
        yield return new NewAlert(AlertKind.Origin, $"origin:{told.Id.Value}:{origins[0].Id}", after.Title,
            $"{Wording.Count(origins.Count, "further independent report")}, {after.Origins.Independent} in all: {Wording.And([.. origins.Select(Name).Distinct(StringComparer.Ordinal)])}",
            Path(told.Id), [.. origins.Take(MostQuoted).Select(r => Opening(new ArticleId(r.Id))).OfType<Citation>()]);
    }

    private static IEnumerable<NewAlert> Contradictions(ToldStory told, StoryReadout before)
    {
        foreach (var difference in told.Readout.Claims.Differing)
        {
            var known = before.Claims.Differing.Where(d => d.About == difference.About).SelectMany(d => d.Values).Select(v => v.Value).ToHashSet(StringComparer.Ordinal);
            if (difference.Values.All(v => known.Contains(v.Value))) continue;
            string[] values = [.. difference.Values.Select(v => v.Value).Order(StringComparer.Ordinal)];
            yield return new NewAlert(AlertKind.Contradiction, $"contradiction:{told.Id.Value}:{ContentHash.Of([difference.About, .. values])}", told.Readout.Title,
                $"Reports differ on {difference.About}: {string.Join(" / ", difference.Values.Select(v => v.Value))}", Path(told.Id),
                [.. difference.Values.Where(v => v.Evidence.Count > 0).Take(MostQuoted).Select(v => Cited(told.Readout, v.Evidence[0]))]);
        }
    }

    /// <summary>A contact is the same when it stands on words that it stood on before: its id changes with its first report.</summary>
    private static IEnumerable<NewAlert> StatusAlerts(ToldStory told, StoryReadout before)
    {
        var known = new Dictionary<(string Article, int Start, int End), ContactStatus>();
        var (idsBefore, ids) = (IdsByFile(before), IdsByFile(told.Readout));
        foreach (var contact in before.Contacts)
        {
            foreach (var cite in contact.Evidence) known[Key(idsBefore, cite)] = contact.Status;
        }

        foreach (var contact in told.Readout.Contacts)
        {
            var was = contact.Evidence.Select(e => Key(ids, e)).Where(known.ContainsKey).Select(k => (ContactStatus?)known[k]).FirstOrDefault();
            if (was is null || was == contact.Status) continue;
            var word = contact.History.LastOrDefault(h => h.Status == contact.Status)?.Evidence ?? contact.Evidence[^1];
            var evidence = Cited(told.Readout, word);
            yield return new NewAlert(AlertKind.Contact, $"contact:{told.Id.Value}:{evidence.ArticleId}:{evidence.Span}:{contact.Status.Word()}",
                $"{was.Value.Word()} → {contact.Status.Word()}: {Wording.Parties(contact)}, {Wording.Happening(contact)}",
                string.Join(" · ", new[] { contact.Start is { } start ? Wording.Dates(start, contact.End) : null, Wording.Refusal(contact), told.Readout.Title }.OfType<string>()),
                Path(told.Id), [evidence]);
        }

        static (string, int, int) Key(Dictionary<string, string> ids, Cite cite) => (ids[cite.File], cite.Start, cite.End);
        static Dictionary<string, string> IdsByFile(StoryReadout story) => story.Reports.DistinctBy(r => r.File).ToDictionary(r => r.File, r => r.Id, StringComparer.Ordinal);
    }

    private IEnumerable<(string Reader, NewAlert Alert)> Searches()
    {
        var searches = _session.Rows("SELECT num, reader, name, query FROM searches WHERE alert = 1 ORDER BY num",
            row => (Number: row.GetInt64(0), Reader: row.GetString(1), Name: row.GetString(2), Query: row.GetString(3)));
        foreach (var search in searches)
        {
            if (SearchQuery.Parse(search.Query).Query is not { } query) continue;
            foreach (var story in ReportSearch.New(_session, query, _lastArticle).Where(f => f.Hit.Story is not null).GroupBy(f => f.Hit.Story!, StringComparer.Ordinal))
            {
                var hits = story.Select(f => f.Hit).ToList();
                var title = StoryTable.Row(_session, story.Key, search.Reader)?.Title is { Length: > 0 } told ? told : hits[0].Title;
                yield return (search.Reader, new NewAlert(AlertKind.Search, $"search:{search.Number}:{hits[0].Article}", $"“{search.Name}”: {title}",
                    $"{Wording.Count(hits.Count, "new report")}: {Wording.And([.. hits.Select(h => h.Outlet ?? h.Title).Distinct(StringComparer.Ordinal).Take(MostQuoted)])}",
                    "/stories/" + story.Key, [.. hits.Take(MostQuoted).Where(h => h.Snippet.Length > 0).Select(h => new Citation(h.Article, new TextSpan(h.At, h.At + h.Snippet.Length), h.Snippet))]));
            }
        }
    }

    /// <summary>The first words of a report.</summary>
    private Citation? Opening(ArticleId id)
    {
        if (ArticleTable.Find(_session, id)?.Article is not { Text.Length: > 0 } article) return null;
        var text = article.Text;
        var end = text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var line ? line : text.Length;
        if (end > LongestOpening) end = text.LastIndexOf(' ', LongestOpening) is > 0 and var space ? space : LongestOpening;
        return Citation.Of(article, new TextSpan(0, end));
    }

    private static Citation Cited(StoryReadout story, Cite cite) =>
        new(new ArticleId(story.Reports.First(r => r.File == cite.File).Id), new TextSpan(cite.Start, cite.End), cite.Text);

    private static string Name(ReportReadout report) => report.Outlet ?? (report.Title.Length > 0 ? report.Title : report.File);

    private static string Path(StoryId story) => "/stories/" + story.Value;
}
