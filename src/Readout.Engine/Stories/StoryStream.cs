using NodaTime;
using Readout.Copies;
using Readout.Documents;

namespace Readout.Stories;

/// <summary>Names a story: a hash of the id of the article that founded it.</summary>
public readonly record struct StoryId(string Value)
{
    /// <summary>The id of the story that an article founds.</summary>
    public static StoryId FoundedBy(ArticleId article) => new(ContentHash.Of("story", article.Value));

    /// <summary>The sixteen hexadecimal digits.</summary>
    public override string ToString() => Value;
}

/// <summary>Reports of one happening.</summary>
/// <param name="Id">Its stable id.</param>
/// <param name="Title">The most central headline of its reports.</param>
/// <param name="Reports">Its reports, by date of publication, then by id.</param>
/// <param name="Origins">What they go back to; each report is in exactly one group.</param>
public sealed record Story(StoryId Id, string Title, EquatableArray<Document> Reports, EquatableArray<OriginGroup> Origins);

/// <summary>Puts articles into stories, one by one as they come.</summary>
/// <remarks>
/// <see cref="Add"/> decides at once: a report joins the story whose reports it is most like on average, or founds one. <see cref="Stories"/> settles all
/// of it again with what is known by then (<see cref="StoryLinkage"/>), so that stories which grew apart or together are split and merged, and the order in
/// which reports came does not matter; a story that was settled before keeps its id with the greater part of its reports. Titles and texts
/// are enough: no layer is read. Not safe for several threads.
/// </remarks>
public sealed class StoryStream
{
    /// <summary>A copy with at least this much of its text from another report tells what that report tells: it follows it, and is not counted again.</summary>
    private const double MostlyCopied = 0.5;

    private readonly List<Report> _reports = [];
    private readonly Dictionary<ArticleId, int> _numbers = [];
    private readonly CopyIndex _copies = new();
    private readonly TermStatistics _statistics = new();
    private readonly ReportIndex _index = new();
    private readonly Dictionary<StoryId, int> _sizes = [];
    private List<(StoryId Id, List<int> Reports)> _settled = [];
    private int _settledCount;

    /// <summary>Adds a report; the id of the story it joined or founded. A report added again stays where it is.</summary>
    public StoryId Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var article = document.Article;
        if (_numbers.TryGetValue(article.Id, out var known)) return _reports[known].Story;
        var number = _reports.Count;
        _numbers.Add(article.Id, number);
        var copy = _copies.Add(article);
        int? origin = copy.Origin == article.Id ? null : _numbers[copy.Origin];
        if (origin is { } followed && copy.Shared.Sum(span => span.Length) >= MostlyCopied * article.Text.Length)
        {
            var leader = _reports[followed].Leader ?? followed;
            var story = _reports[leader].Story;
            var headline = ReportVector.Of(ReportTerms.Of(article.Title, ""), _statistics);
            _reports.Add(new Report(document, [], headline, leader) { Leader = leader, Story = story });
            return story;
        }

        var terms = ReportTerms.Of(article);
        _statistics.Add(terms);
        var vector = ReportVector.Of(terms, _statistics);
        var report = new Report(document, terms, vector, origin is { } part ? _reports[part].Leader ?? part : null);
        report.Story = Nearest(report) ?? StoryId.FoundedBy(article.Id);
        _sizes[report.Story] = _sizes.GetValueOrDefault(report.Story) + 1;
        _reports.Add(report);
        _index.Add(number, vector);
        return report.Story;
    }

    /// <summary>All stories, those with the most independent origins first, then by id.</summary>
    public EquatableArray<Story> Stories()
    {
        Settle();
        return _settled.Select(story => Tell(story.Id, story.Reports))
            .OrderByDescending(story => story.Origins.Count)
            .ThenBy(story => story.Id.Value, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private StoryId? Nearest(Report report)
    {
        var likeness = new Dictionary<StoryId, (float Sum, float Likeliest)>();
        var terms = new TermPlaces(report.Vector);
        foreach (var number in _index.Candidates(report.Vector))
        {
            var other = _reports[number];
            Count(likeness, other.Story, Similarity(terms, report.Day, other, report.Origin == number));
        }

        StoryId? best = null;
        var most = StoryLinkage.Threshold;
        foreach (var (story, (sum, likeliest)) in likeness)
        {
            var alike = StoryLinkage.Likeness(sum, likeliest, _sizes[story]);
            if (alike < most || (alike == most && best is { } earlier && string.CompareOrdinal(earlier.Value, story.Value) < 0)) continue;
            (best, most) = (story, alike);
        }

        return best ?? (report.Origin is { } origin ? _reports[origin].Story : null);

        static void Count(Dictionary<StoryId, (float Sum, float Likeliest)> likeness, StoryId story, float similarity)
        {
            var (sum, likeliest) = likeness.GetValueOrDefault(story);
            likeness[story] = (sum + similarity, MathF.Max(likeliest, similarity));
        }
    }

    private static float Similarity(TermPlaces a, int? day, Report b, bool copy)
    {
        var similarity = StorySimilarity.Of(a, day, b.Vector, b.Day);
        return copy ? MathF.Max(similarity, StorySimilarity.OfCopy) : similarity;
    }

    /// <summary>Joins all reports anew, in the order of their dates and ids, whatever order they came in.</summary>
    private void Settle()
    {
        if (_settledCount == _reports.Count) return;
        var order = Enumerable.Range(0, _reports.Count).Where(number => _reports[number].Leader is null).ToArray();
        Array.Sort(order, (a, b) => StoryOrder.Compare(_reports[a].Document, _reports[b].Document));
        var index = new ReportIndex();
        var vectors = order.Select(number => ReportVector.Of(_reports[number].Terms, _statistics)).ToArray();
        var places = new int[_reports.Count];
        for (var place = 0; place < order.Length; place++) places[order[place]] = place;
        var pairs = new List<(int A, int B, float Similarity)>();
        for (var place = 0; place < order.Length; place++)
        {
            var report = _reports[order[place]];
            var terms = new TermPlaces(vectors[place]);
            foreach (var other in index.Candidates(vectors[place]))
            {
                pairs.Add((other, place, StorySimilarity.Of(terms, report.Day, vectors[other], _reports[order[other]].Day)));
            }

            if (report.Origin is { } origin) pairs.Add((Math.Min(place, places[origin]), Math.Max(place, places[origin]), StorySimilarity.OfCopy));
            index.Add(place, vectors[place]);
        }

        var followers = Enumerable.Range(0, _reports.Count).Where(number => _reports[number].Leader is not null).ToLookup(number => _reports[number].Leader ?? 0);
        var groups = StoryLinkage.Join(order.Length, pairs).ConvertAll(group => group.ConvertAll(place => order[place]));
        Name(groups.ConvertAll(group => group.Concat(group.SelectMany(number => followers[number])).ToList()));
        _settledCount = _reports.Count;
    }

    /// <summary>Gives each group its id: that of the settled story most of whose reports it holds, else the one its first report founds.</summary>
    private void Name(List<List<int>> groups)
    {
        var before = new Dictionary<int, StoryId>();
        foreach (var (id, reports) in _settled)
        {
            foreach (var number in reports) before[number] = id;
        }

        var claims = groups
            .SelectMany((group, at) => group.Where(before.ContainsKey).GroupBy(number => before[number]).Select(g => (Group: at, Id: g.Key, Count: g.Count())))
            .OrderByDescending(claim => claim.Count).ThenBy(claim => claim.Group);
        var ids = new StoryId?[groups.Count];
        var taken = new HashSet<StoryId>();
        foreach (var claim in claims)
        {
            if (ids[claim.Group] is null && taken.Add(claim.Id)) ids[claim.Group] = claim.Id;
        }

        _settled = [];
        _sizes.Clear();
        for (var at = 0; at < groups.Count; at++)
        {
            var id = ids[at] ?? groups[at].Select(number => StoryId.FoundedBy(_reports[number].Document.Article.Id)).First(taken.Add);
            foreach (var number in groups[at]) _reports[number].Story = id;
            _sizes[id] = groups[at].Count(number => _reports[number].Leader is null);
            _settled.Add((id, groups[at]));
        }
    }

    private Story Tell(StoryId id, List<int> numbers)
    {
        var documents = numbers.ConvertAll(number => _reports[number].Document);
        documents.Sort(StoryOrder.Compare);
        return new Story(id, Headline(numbers), documents.ToEquatableArray(), _copies.Groups(documents.Select(d => d.Article.Id)));
    }

    /// <summary>The headline most like the other reports' headlines and openings; the first report's where none is.</summary>
    private string Headline(List<int> numbers)
    {
        const int mostCompared = 40;
        var compared = numbers.Take(mostCompared).ToList();
        var best = "";
        var most = -1f;
        foreach (var number in compared)
        {
            var title = _reports[number].Document.Article.Title;
            if (title.Length == 0) continue;
            var central = compared.Where(other => other != number).Sum(other => StorySimilarity.OfHeadline(_reports[number].Vector, _reports[other].Vector));
            if (central <= most) continue;
            (best, most) = (title, central);
        }

        return best;
    }

    private sealed class Report(Document document, ReportTerm[] terms, ReportVector vector, int? origin)
    {
        public Document Document { get; } = document;

        public ReportTerm[] Terms { get; } = terms;

        public ReportVector Vector { get; } = vector;

        /// <summary>The report whose story it follows, being mostly a copy of it; null where it stands for itself.</summary>
        public int? Leader { get; init; }

        /// <summary>The number of the report it was copied from.</summary>
        public int? Origin { get; } = origin;

        /// <summary>Days since 1970; null where the day is not known.</summary>
        public int? Day { get; } = document.Article.Published.Date?.ExactDay is { } day ? Period.DaysBetween(Epoch, day) : null;

        public StoryId Story { get; set; }

        private static LocalDate Epoch { get; } = new(1970, 1, 1);
    }
}
