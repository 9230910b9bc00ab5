using Readout.Archive;
using Readout.Copies;
using Readout.Documents;
using Readout.Stories;

namespace Readout.Workers.Grouping;

/// <summary>A group of reports that tell one story, as it stands now.</summary>
internal sealed record GroupedStory(StoryId Id, IReadOnlyList<ArticleId> Reports, IReadOnlyList<OriginGroup> Origins);

/// <summary>Puts reports into stories in order of collection, minds what people set right, and says which stories changed since the last time.</summary>
/// <remarks>
/// The archive's own membership decides ids: a group keeps the id of the story that holds most of its reports, so ids outlive restarts. The stream is
/// settled after so many reports, and where it is asked for, but never because time passed: so the same reports in the same order come to the same stories
/// however often they are written in between, and whichever machine takes over. Not safe for several threads.
/// </remarks>
internal sealed class StoryGrouping
{
    /// <summary>After so many reports the stream settles.</summary>
    private const int SettledAfter = 200;

    private StoryStream _stream = new();
    private readonly List<ArticleId> _order = [];
    private readonly HashSet<ArticleId> _known = [];
    private readonly Dictionary<string, ArticleId> _founders = new(StringComparer.Ordinal);
    private readonly Dictionary<StoryId, ToldGroup> _told = [];
    private readonly HashSet<StoryId> _forgotten = [];
    private readonly HashSet<StoryId> _touched = [];
    private readonly HashSet<StoryId> _unsettled = [];
    private int _sinceSettled;

    /// <summary>How many reports were added.</summary>
    public int Count => _order.Count;

    /// <summary>The report up to which the stories are settled; null where none is.</summary>
    public ArticleId? Settled { get; private set; }

    /// <summary>Whether the report was added.</summary>
    public bool Knows(ArticleId article) => _known.Contains(article);

    /// <summary>Adds a report; one that is known is left as it is.</summary>
    public void Add(Article article)
    {
        if (!Note(article)) return;
        var story = _stream.Add(article);
        _touched.Add(story);
        _unsettled.Add(story);
        if (++_sinceSettled == SettledAfter) Settle();
    }

    /// <summary>Adds a report that the archive holds, in its story: settled there, or to be put in anew like one that just came.</summary>
    public void Restore(Article article, string? story, bool isSettled)
    {
        if (story is null || !isSettled) Add(article);
        else if (Note(article)) _stream.Restore(article, new StoryId(story));
        if (story is null) return;
        var id = new StoryId(story);
        if (!_told.TryGetValue(id, out var told)) _told[id] = told = new ToldGroup([], null);
        told.Members.Add(article.Id);
        if (isSettled) Settled = article.Id;
        else _unsettled.Add(id);
    }

    /// <summary>Looks again at the stories that changed since the last time, all together.</summary>
    public void Settle()
    {
        foreach (var move in _stream.Settle()) _touched.UnionWith([move.From, move.To]);
        _touched.UnionWith(_unsettled);
        _unsettled.Clear();
        _sinceSettled = 0;
        if (_order.Count > 0) Settled = _order[^1];
    }

    /// <summary>The stories that are not as they were told, and those that went into others. <see cref="Told"/> says that they were written.</summary>
    public (IReadOnlyList<GroupedStory> Changed, IReadOnlyList<(StoryId Story, StoryId Became)> Gone) Changes(IReadOnlyList<CorrectionRow> corrections)
    {
        if (corrections.Count == 0) return Touched();
        _touched.Clear();
        var stories = _stream.Standing();
        var groups = stories.Select(s => s.Reports.ToHashSet()).ToList();
        var forced = Correct(groups, corrections.Where(c => c.Undone is null).Select(c => c.Correction));
        groups.RemoveAll(g => g.Count == 0);
        var ids = Name(groups, forced);
        var origins = stories.SelectMany(s => s.Origins).SelectMany(o => o.Articles.Select(a => (Article: a, Origin: o))).ToDictionary(p => p.Article, p => p.Origin);
        var places = _order.Select((id, place) => (id, place)).ToDictionary(p => p.id, p => p.place);
        var changed = new List<GroupedStory>();
        for (var at = 0; at < groups.Count; at++)
        {
            if (_told.TryGetValue(ids[at], out var told) && told.Members.SetEquals(groups[at]) && !_forgotten.Contains(ids[at])) continue;
            var reports = groups[at].OrderBy(id => places[id]).ToList();
            changed.Add(new GroupedStory(ids[at], reports, Origins(groups[at], reports, origins)));
        }

        var held = groups.SelectMany((group, at) => group.Select(article => (article, Id: ids[at]))).ToDictionary(p => p.article, p => p.Id);
        var gone = _told.Keys.Except(ids).Select(id => (id, _told[id].Members.Select(a => held[a]).GroupBy(i => i).MaxBy(g => g.Count())!.Key)).ToList();
        return (changed, gone);
    }

    /// <summary>Where nobody corrected anything, only the stories that reports came to or left are looked at.</summary>
    private (IReadOnlyList<GroupedStory> Changed, IReadOnlyList<(StoryId Story, StoryId Became)> Gone) Touched()
    {
        _touched.UnionWith(_forgotten);
        var changed = new List<GroupedStory>();
        var gone = new List<(StoryId, StoryId)>();
        foreach (var id in _touched.OrderBy(id => id.Value, StringComparer.Ordinal))
        {
            var told = _told.GetValueOrDefault(id);
            if (_stream.Find(id) is { } story)
            {
                var now = new GroupedStory(id, story.Reports, story.Origins);
                if (told is null || !told.Is(now) || _forgotten.Contains(id)) changed.Add(now);
            }
            else if (told is not null)
            {
                gone.Add((id, told.Members.Select(a => _stream.StoryOf(a)!.Value).GroupBy(i => i).MaxBy(g => g.Count())!.Key));
            }
        }

        _touched.Clear();
        return (changed, gone);
    }

    /// <summary>Takes note of what was written.</summary>
    public void Told(IReadOnlyList<GroupedStory> changed, IReadOnlyList<(StoryId Story, StoryId Became)> gone)
    {
        _forgotten.Clear();
        foreach (var story in changed) _told[story.Id] = new ToldGroup([.. story.Reports], story);
        foreach (var (story, _) in gone) _told.Remove(story);
    }

    /// <summary>The reports of a story as it was told, in order of collection.</summary>
    public IEnumerable<ArticleId> ReportsOf(StoryId story) => _told.TryGetValue(story, out var told) ? _order.Where(told.Members.Contains) : [];

    /// <summary>Takes note that these reports are in no story any more. The stream still knows of them until all is put in anew.</summary>
    public void Remove(IReadOnlySet<ArticleId> reports)
    {
        foreach (var told in _told.Values) told.Members.ExceptWith(reports);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _stream = new StoryStream();
        _order.Clear();
        _known.Clear();
        _founders.Clear();
        _told.Clear();
        _forgotten.Clear();
        _touched.Clear();
        _unsettled.Clear();
        _sinceSettled = 0;
        Settled = null;
    }

    /// <summary>Has a story told again though its reports are the same.</summary>
    public void Forget(StoryId story)
    {
        if (_told.ContainsKey(story)) _forgotten.Add(story);
    }

    private bool Note(Article article)
    {
        if (!_known.Add(article.Id)) return false;
        _order.Add(article.Id);
        _founders[StoryId.FoundedBy(article.Id).Value] = article.Id;
        return true;
    }

    /// <summary>Applies corrections in their order; the ids that they settle, by the group's place.</summary>
    private Dictionary<HashSet<ArticleId>, StoryId> Correct(List<HashSet<ArticleId>> groups, IEnumerable<Correction> corrections)
    {
        var forced = new Dictionary<HashSet<ArticleId>, StoryId>(ReferenceEqualityComparer.Instance);
        foreach (var correction in corrections)
        {
            var articles = (correction.Articles ?? []).Select(a => new ArticleId(a)).Where(_known.Contains).ToList();
            switch (correction.Kind)
            {
                case CorrectionKind.Merge when GroupOf(correction.Story) is { } into && GroupOf(correction.Other) is { } other && into != other:
                    into.UnionWith(other);
                    other.Clear();
                    forced[into] = new StoryId(correction.Story);
                    break;
                case CorrectionKind.Split when articles.Count > 0:
                    foreach (var group in groups) group.ExceptWith(articles);
                    groups.Add([.. articles]);
                    break;
                case CorrectionKind.Move when GroupOf(correction.Other) is { } target:
                    foreach (var group in groups.Where(g => g != target)) group.ExceptWith(articles);
                    target.UnionWith(articles);
                    break;
            }
        }

        return forced;

        HashSet<ArticleId>? GroupOf(string? story) => story is not null && _founders.TryGetValue(story, out var founder) ? groups.Find(g => g.Contains(founder)) : null;
    }

    private List<StoryId> Name(List<HashSet<ArticleId>> groups, Dictionary<HashSet<ArticleId>, StoryId> forced)
    {
        var before = _told.SelectMany(t => t.Value.Members.Select(a => (a, t.Key))).ToDictionary(p => p.a, p => p.Key);
        var ids = groups.ConvertAll(g => forced.TryGetValue(g, out var id) ? id : (StoryId?)null);
        var taken = ids.OfType<StoryId>().ToHashSet();
        var claims = groups.SelectMany((group, at) => group.Where(before.ContainsKey).GroupBy(a => before[a]).Select(g => (At: at, Id: g.Key, Count: g.Count())))
            .OrderByDescending(c => _founders.TryGetValue(c.Id.Value, out var founder) && groups[c.At].Contains(founder)).ThenByDescending(c => c.Count).ThenBy(c => c.At);
        foreach (var claim in claims)
        {
            if (ids[claim.At] is null && taken.Add(claim.Id)) ids[claim.At] = claim.Id;
        }

        var named = new List<StoryId>();
        for (var at = 0; at < groups.Count; at++)
        {
            var group = groups[at];
            named.Add(ids[at] ?? group.Order().Select(StoryId.FoundedBy).Append(new StoryId(ContentHash.Of(["parted", .. group.Order().Select(a => a.Value)]))).First(taken.Add));
        }

        return named;
    }

    private static List<OriginGroup> Origins(HashSet<ArticleId> members, List<ArticleId> order, Dictionary<ArticleId, OriginGroup> origins)
    {
        var groups = new List<OriginGroup>();
        foreach (var group in order.Select(a => origins[a]).Distinct(ReferenceEqualityComparer.Instance).Cast<OriginGroup>())
        {
            var here = group.Articles.Where(members.Contains).ToEquatableArray();
            groups.Add(group with { Original = members.Contains(group.Original) ? group.Original : here[0], Articles = here });
        }

        return groups;
    }

    /// <summary>A story as it was told: its reports, and the rest where this process told it.</summary>
    private sealed record ToldGroup(HashSet<ArticleId> Members, GroupedStory? Group)
    {
        /// <summary>Whether it would be told the same way now; of a story that an earlier process told, only the reports are compared.</summary>
        public bool Is(GroupedStory now) => Members.SetEquals(now.Reports) && (Group is null || Group.Origins.SequenceEqual(now.Origins));
    }
}
