using System.Globalization;
using System.Runtime.InteropServices;
using Readout.Copies;
using Readout.Documents;

namespace Readout.Stories;

/// <summary>Puts articles into stories, one by one as they come, for as long as they come.</summary>
/// <remarks>
/// <para><see cref="Add"/> decides at once: a report joins the story whose reports it is most like on average, or founds one. <see cref="Settle"/>, called
/// now and then, looks again at the stories that have changed and those near them (<see cref="StoryLinkage"/>), merges and splits them with what is known by
/// then, and tells which reports moved; what was added since the last time is settled in the order of its dates, so late reports and another order make
/// no difference. A story keeps its id with the greater part of its reports.</para>
/// <para>Only the reports within the <see cref="StoryWindow"/> are compared with what comes; of older ones the place in their story is kept and nothing
/// else, so time and memory for a report do not grow with the stream. Titles and texts are enough: no layer is read, no document is kept.</para>
/// <para>People's corrections (<see cref="Merge"/>, <see cref="Split"/>, <see cref="Move"/>, <see cref="Exclude"/>) hold whatever comes; where two contradict
/// each other, the newer holds. Each returns a <see cref="StoryCorrection"/> to be stored.</para>
/// <para>To go on after a restart: a new stream, <see cref="Restore"/> for each stored article with its story, in the order in which they first came (those out of the
/// window may be left out), then <see cref="Correct"/> for each stored correction in its order. Ids stay as they were. Not safe for several threads.</para>
/// </remarks>
public sealed class StoryStream
{
    /// <summary>A copy with at least this much of its text from another report tells what that report tells: it follows it, and is not counted again.</summary>
    private const double MostlyCopied = 0.5;

    /// <summary>A story whose likeness to a new report reaches this part of the threshold is looked at again when the stream settles.</summary>
    private const float Near = 0.5f;

    private readonly List<StreamReport> _reports = [];
    private readonly Dictionary<ArticleId, int> _numbers = [];
    private readonly Dictionary<StoryId, StreamStory> _stories = [];
    private readonly HashSet<StoryId> _touched = [];
    private readonly List<StoryCorrection> _corrections = [];
    private readonly HashSet<ArticleId> _corrected = [];
    private readonly CopyIndex _copies = new();
    private readonly TermStatistics _statistics = new();
    private readonly ReportIndex _index = new();
    private readonly StreamClock _clock = new();
    private readonly TermPlaces _own = new();
    private readonly StoryWindow _window;

    /// <summary>An empty stream.</summary>
    /// <param name="window">What is compared with what comes; the usual window where none is given.</param>
    public StoryStream(StoryWindow? window = null)
    {
        _window = window ?? new StoryWindow();
        ArgumentOutOfRangeException.ThrowIfLessThan(_window.Reports, 1, nameof(window));
        ArgumentOutOfRangeException.ThrowIfLessThan(_window.Days, 1, nameof(window));
    }

    /// <summary>How many reports are in sight.</summary>
    public int InSight => _reports.Count - Oldest;

    /// <summary>The corrections that hold, in the order in which they came.</summary>
    public IReadOnlyList<StoryCorrection> Corrections => _corrections;

    /// <summary>The number of the oldest report in sight.</summary>
    private int Oldest { get; set; }

    /// <summary>Adds a report; the id of the story it joined or founded. A report added again stays where it is.</summary>
    public StoryId Add(Article article) => Take(article, null);

    /// <summary>Adds a report that was in this story before a restart.</summary>
    public void Restore(Article article, StoryId story) => Take(article, story);

    /// <summary>The story of a report, or null where it was never added.</summary>
    public StoryId? StoryOf(ArticleId report) => _numbers.TryGetValue(report, out var number) ? _reports[number].Story : null;

    /// <summary>A story as it stands now, or null where no report is left in it.</summary>
    public StoryCluster? Find(StoryId id) => _stories.TryGetValue(id, out var story) ? Tell(story) : null;

    /// <summary>All stories, settled, those with the most independent origins first, then by id.</summary>
    public EquatableArray<StoryCluster> Clusters()
    {
        Settle();
        return Standing();
    }

    /// <summary>All stories as they stand, settled or not, those with the most independent origins first, then by id.</summary>
    public EquatableArray<StoryCluster> Standing() => _stories.Values.Select(Tell)
        .OrderByDescending(story => story.Origins.Count)
        .ThenBy(story => story.Id.Value, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Looks again at the stories that changed since the last time; the reports that moved, in the order in which they were added.</summary>
    public EquatableArray<StoryMove> Settle()
    {
        if (_touched.Count == 0) return [];
        var touched = _touched.Where(_stories.ContainsKey).Order(StoryIdOrder).ToList();
        _touched.Clear();
        var moved = touched.SelectMany(id => _stories[id].Reports).ToList();
        var leaders = moved.Where(number => number >= Oldest && _reports[number].Leader is null).ToArray();
        Array.Sort(leaders, (a, b) => StoryOrder.Compare(_reports[a], _reports[b]));
        var groups = new StoryRegion(_reports, _numbers, _statistics).Join(leaders, _corrections);
        var ids = StoryNames.Of(groups, _reports, Unused, out var heirs);
        foreach (var (number, id) in touched.SelectMany(id => OutOfSight(id, heirs)).ToList()) Put(number, id);
        for (var at = 0; at < groups.Count; at++) groups[at].ForEach(number => Put(number, ids[at]));
        moved.Sort();
        var moves = new List<StoryMove>();
        foreach (var number in moved)
        {
            var report = _reports[number];
            if (report.Told != report.Story) moves.Add(new StoryMove(report.Id, report.Told, report.Story));
            report.Told = report.Story;
        }

        return moves.ToEquatableArray();
    }

    /// <summary>Makes two stories one, under the id of the first.</summary>
    public StoryCorrection Merge(StoryId into, StoryId other) => Correct(new StoryCorrection([.. Ids(into), .. Ids(other)], [], into));

    /// <summary>Takes these reports out of a story, as a story of their own.</summary>
    public StoryCorrection Split(StoryId story, IReadOnlyCollection<ArticleId> reports) => Apart(story, reports, null);

    /// <summary>Takes a report out of its story and puts it into another; its copies go with it.</summary>
    public StoryCorrection Move(ArticleId report, StoryId to) => Apart(StoryOf(report) ?? throw Unknown(report), [report], to);

    /// <summary>Says that a report is not of its story: it founds its own.</summary>
    public StoryCorrection Exclude(ArticleId report) => Apart(StoryOf(report) ?? throw Unknown(report), [report], null);

    /// <summary>Holds a correction, newly made or stored before; reports that are not known yet are minded when they come.</summary>
    public StoryCorrection Correct(StoryCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        if (correction.Together.IsEmpty) throw new ArgumentException("A correction names at least one report that belongs to its story.", nameof(correction));
        _corrections.Add(correction);
        _corrected.UnionWith(correction.Together);
        foreach (var id in correction.Apart) Touch(id);
        foreach (var id in correction.Together)
        {
            Touch(id);
            if (!_numbers.TryGetValue(id, out var number)) continue;
            if (_reports[number].Leader is { } leader && IsFreed(id, _reports[leader].Id)) Free(number, leader);
            if (_reports[number].Leader is null) Put(number, correction.Id);
        }

        return correction;
    }

    private static Comparer<StoryId> StoryIdOrder { get; } = Comparer<StoryId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    private static ArgumentException Unknown(ArticleId report) => new($"The stream has no report {report}.", nameof(report));

    private StoryId Take(Article article, StoryId? given)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (_numbers.TryGetValue(article.Id, out var known)) return _reports[known].Story;
        var number = _reports.Count;
        _numbers.Add(article.Id, number);
        var copy = _copies.Add(article);
        int? origin = copy.Origin == article.Id ? null : _numbers[copy.Origin] is var from ? _reports[from].Leader ?? from : null;
        var report = origin is { } leader && copy.Shared.Sum(span => span.Length) >= MostlyCopied * article.Text.Length && !IsFreed(article.Id, _reports[leader].Id)
            ? Following(article, number, leader, given)
            : Leading(article, number, origin, given);
        report.Told = report.Story;
        _reports.Add(report);
        Enter(number);
        if (_corrected.Contains(article.Id)) _touched.Add(report.Story);
        _clock.Tick(report.Day);
        while (InSight > _window.Reports || (_reports[Oldest].Day is { } day && _clock.Day is { } today && day < today - _window.Days)) Leave();
        return report.Story;
    }

    /// <summary>A copy: of the story of the report that it follows.</summary>
    private StreamReport Following(Article article, int number, int leader, StoryId? given)
    {
        _reports[leader].Followers.Add(number);
        return new StreamReport(article, given ?? _reports[leader].Story) { Leader = leader, Vector = ReportVector.Of(ReportTerms.Of(article.Title, ""), _statistics) };
    }

    private StreamReport Leading(Article article, int number, int? origin, StoryId? given)
    {
        var terms = ReportTerms.Of(article);
        _statistics.Add(terms);
        var report = new StreamReport(article, default) { Terms = terms, Vector = ReportVector.Of(terms, _statistics), Origin = origin };
        var weightiest = ReportIndex.TermsOf(report.Vector);
        report.Story = given ?? Nearest(report, weightiest) ?? Unused(article.Id);
        if (given is null) _touched.Add(report.Story);
        _index.Add(number, weightiest);
        return report;
    }

    /// <summary>The oldest report leaves the window.</summary>
    private void Leave()
    {
        var report = _reports[Oldest];
        if (report.Leader is null) _stories[report.Story].Leaders--;
        foreach (var key in _statistics.Remove(report.Terms)) _index.Forget(key);
        report.Forget();
        Oldest++;
        _index.Oldest = Oldest;
    }

    private StoryId? Nearest(StreamReport report, (uint Key, float Weight)[] weightiest)
    {
        var likeness = new Dictionary<StoryId, StoryLikeness>();
        _own.Take(report.Vector!);
        foreach (var number in _index.Candidates(weightiest, ReportIndex.WorthAtOnce))
        {
            var other = _reports[number];
            var similarity = StorySimilarity.Of(_own, report.Day, other.Vector!, other.Day);
            if (report.Origin == number) similarity = MathF.Max(similarity, StorySimilarity.OfCopy);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(likeness, other.Story, out _);
            sum = sum.With(similarity);
        }

        StoryId? best = null;
        var most = StoryLinkage.Threshold;
        foreach (var (story, sum) in likeness)
        {
            var alike = sum.Of(1, _stories[story].Leaders, _index.Sight);
            if (alike >= Near * StoryLinkage.Threshold) _touched.Add(story);
            if (alike < most || (alike == most && best is { } earlier && string.CompareOrdinal(earlier.Value, story.Value) < 0)) continue;
            (best, most) = (story, alike);
        }

        return best ?? (report.Origin is { } origin ? _reports[origin].Story : null);
    }

    /// <summary>What is out of sight goes where most of its story went.</summary>
    private IEnumerable<(int Number, StoryId Id)> OutOfSight(StoryId id, Dictionary<StoryId, StoryId> heirs) => heirs.TryGetValue(id, out var heir) && heir != id
        ? _stories[id].Reports.Where(number => number < Oldest && _reports[number].Leader is null).Select(number => (number, heir))
        : [];

    /// <summary>Puts a report and those that follow it into a story.</summary>
    private void Put(int number, StoryId to)
    {
        foreach (var moved in _reports[number].Followers.Prepend(number))
        {
            var report = _reports[moved];
            if (report.Story == to) continue;
            var from = _stories[report.Story];
            from.Reports.Remove(moved);
            if (report.Leader is null && moved >= Oldest) from.Leaders--;
            if (from.Reports.Count == 0) _stories.Remove(from.Id);
            report.Story = to;
            Enter(moved);
        }
    }

    private void Enter(int number)
    {
        var report = _reports[number];
        ref var story = ref CollectionsMarshal.GetValueRefOrAddDefault(_stories, report.Story, out _);
        story ??= new StreamStory(report.Story);
        story.Reports.Add(number);
        if (report.Leader is null && number >= Oldest) story.Leaders++;
    }

    private void Touch(ArticleId id)
    {
        if (_numbers.TryGetValue(id, out var number)) _touched.Add(_reports[number].Story);
    }

    /// <summary>A copy that a person told apart from the report it follows stands for itself.</summary>
    private void Free(int number, int leader)
    {
        var report = _reports[number];
        report.Leader = null;
        _reports[leader].Followers.Remove(number);
        if (number >= Oldest) _stories[report.Story].Leaders++;
    }

    private bool IsFreed(ArticleId report, ArticleId leader) =>
        _corrected.Contains(report) && _corrections.Exists(correction => correction.Together.Contains(report) && !correction.Together.Contains(leader));

    private StoryCorrection Apart(StoryId story, IReadOnlyCollection<ArticleId> reports, StoryId? to)
    {
        var all = Ids(story);
        var taken = all.Where(reports.Contains).ToHashSet();
        if (taken.Count == 0) throw new ArgumentException($"None of the reports is in the story {story}.", nameof(reports));
        foreach (var id in taken.ToList()) taken.UnionWith(_reports[_numbers[id]].Followers.Select(number => _reports[number].Id));
        var together = all.Where(taken.Contains).ToList();
        return Correct(new StoryCorrection(
            [.. together, .. to is { } target && target != story ? Ids(target) : []],
            [.. all.Where(id => !taken.Contains(id))],
            to ?? Unused(together[0])));
    }

    private List<ArticleId> Ids(StoryId story) => _stories.TryGetValue(story, out var known)
        ? [.. InOrder(known).Select(report => report.Id)]
        : throw new ArgumentException($"The stream has no story {story}.", nameof(story));

    /// <summary>The id of a story that an article founds; another one where that is taken.</summary>
    private StoryId Unused(ArticleId founder)
    {
        var id = StoryId.FoundedBy(founder);
        for (var again = 2; _stories.ContainsKey(id); again++) id = new StoryId(ContentHash.Of("story", founder.Value, again.ToString(CultureInfo.InvariantCulture)));
        return id;
    }

    private List<StreamReport> InOrder(StreamStory story)
    {
        var reports = story.Reports.Select(number => _reports[number]).ToList();
        reports.Sort(StoryOrder.Compare);
        return reports;
    }

    private StoryCluster Tell(StreamStory story)
    {
        var ids = InOrder(story).ConvertAll(report => report.Id);
        return new StoryCluster(story.Id, ids.ToEquatableArray(), _copies.Groups(ids));
    }

    /// <summary>What a stream keeps of a story.</summary>
    private sealed class StreamStory(StoryId id)
    {
        public StoryId Id { get; } = id;

        /// <summary>The numbers of all its reports.</summary>
        public HashSet<int> Reports { get; } = [];

        /// <summary>How many of them are in sight and stand for themselves.</summary>
        public int Leaders { get; set; }
    }
}
