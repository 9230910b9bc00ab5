using Readout.Archive;
using Readout.Comparison;
using Readout.Copies;
using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Workers.Grouping;

/// <summary>Takes reports in order, puts them into stories, tells the stories that changed, and writes all of it at once.</summary>
/// <remarks>
/// What was written is acknowledged; a kill leaves the batch before. Only one desk may work on an archive: a hold on the archive sees to that. Any
/// number of threads may use it.
/// </remarks>
public sealed class StoryDesk : IStoryEditor, IAsyncDisposable
{
    private const int LargestLot = 200;

    private readonly NewsArchive _archive;
    private readonly ReadoutEngine _engine;
    private ArchiveHold _hold;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly StoryGrouping _grouping = new();
    private readonly DocumentCache _documents;
    private HashSet<(long Number, bool Holds)> _corrections = [];
    private ArticleId? _settled;
    private bool _isAstray;

    private StoryDesk(NewsArchive archive, ReadoutEngine engine, ArchiveHold hold)
    {
        (_archive, _engine, _hold) = (archive, engine, hold);
        _documents = new DocumentCache(archive, engine);
    }

    /// <summary>Phrases the gist of a story that is told; null where it stays as extracted.</summary>
    public Func<StoryComparison, CancellationToken, Task<StoryComparison>>? Phrase { get; set; }

    /// <summary>Whether it takes up the work again by itself when the database gave the process up; else it fails then, for who keeps numbers of its own has to begin anew.</summary>
    public bool TakesUpAgain { get; set; }

    /// <summary>Takes up the work where the archive's reports stand.</summary>
    /// <exception cref="ArchiveException">Another process collects into this archive.</exception>
    public static async Task<StoryDesk> OpenAsync(NewsArchive archive, ReadoutEngine engine, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(engine);
        var hold = await archive.HoldAsync(ArchiveWork.Collecting, cancellation).ConfigureAwait(false);
        var desk = new StoryDesk(archive, engine, hold);
        try
        {
            desk._corrections = States(await archive.CorrectionsAsync(cancellation).ConfigureAwait(false));
            await desk.RestoreAsync(cancellation).ConfigureAwait(false);
            await desk.WriteAsync([], settle: false, null, cancellation).ConfigureAwait(false);
            return desk;
        }
        catch
        {
            await desk.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether the article came to the desk before.</summary>
    public bool Knows(ArticleId article)
    {
        lock (_grouping) return _grouping.Knows(article);
    }

    /// <summary>Takes reports in order of collection and writes them with the stories they change, and with those that corrections change; how many were new.</summary>
    /// <param name="batch">The reports; none, where only corrections are to be minded.</param>
    /// <param name="settle">Whether a source was read to its end: the stories are looked at again, all together.</param>
    /// <param name="written">Where the reports came by the intake: the page up to which this is all.</param>
    /// <param name="cancellation">Stops before the desk takes them; what it took is written.</param>
    public async Task<int> WriteAsync(IReadOnlyList<CollectedReport> batch, bool settle, long? written, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await TakeUpAgainAsync(cancellation).ConfigureAwait(false);
            var corrections = await _archive.CorrectionsAsync(cancellation).ConfigureAwait(false);
            await MindRejectionsAsync(corrections, cancellation).ConfigureAwait(false);
            _isAstray = true;
            IReadOnlyList<GroupedStory> changed;
            IReadOnlyList<(StoryId, StoryId)> gone;
            ArticleId? settled;
            lock (_grouping)
            {
                foreach (var report in batch)
                {
                    _documents.Add(report.Document);
                    _grouping.Add(report.Document.Article);
                }

                if (settle) _grouping.Settle();
                settled = _grouping.Settled == _settled ? null : _grouping.Settled;
                (changed, gone) = _grouping.Changes(corrections);
            }

            // What the desk took is written, whoever waits for it.
            var kept = 0;
            if (batch.Count > 0 || changed.Count > 0 || gone.Count > 0 || settled is not null || written is not null)
            {
                var told = await TellAsync(batch, changed, Rejected(corrections), CancellationToken.None).ConfigureAwait(false);
                kept = await _archive.KeepAsync(new CollectedBatch(batch, told, gone) { Settled = settled, Written = written, Under = _hold }, CancellationToken.None).ConfigureAwait(false);
                lock (_grouping) _grouping.Told(changed, gone);
                _settled = settled ?? _settled;
            }

            _corrections = States(corrections);
            _isAstray = false;
            return kept;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<long> CorrectAsync(Correction correction, string who, CancellationToken cancellation)
    {
        var number = await _archive.CorrectAsync(correction, who, cancellation).ConfigureAwait(false);
        await WriteAsync([], settle: false, null, cancellation).ConfigureAwait(false);
        return number;
    }

    /// <inheritdoc/>
    public async Task<bool> UndoAsync(long number, CancellationToken cancellation)
    {
        if (!await _archive.UndoAsync(number, cancellation).ConfigureAwait(false)) return false;
        await WriteAsync([], settle: false, null, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async Task<int> ForgetAsync(Forgetting what, CancellationToken cancellation)
    {
        for (var forgotten = 0; ;)
        {
            await _turn.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                await TakeUpAgainAsync(cancellation).ConfigureAwait(false);
                var lot = await _archive.NextForgottenAsync(what, LargestLot, cancellation).ConfigureAwait(false);
                if (lot.Count == 0)
                {
                    if (forgotten > 0) await RestoreAsync(cancellation).ConfigureAwait(false);
                    return forgotten;
                }

                var articles = lot.Select(l => l.Article).ToHashSet();
                var stories = lot.Select(l => l.Story).OfType<string>().Distinct(StringComparer.Ordinal).Select(s => new StoryId(s)).ToList();
                await ForgetAsync(articles, stories, cancellation).ConfigureAwait(false);
                forgotten += lot.Count;
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _hold.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    /// <summary>Where a write failed, what the desk knows is ahead of what is kept; where the database gave the process up, another one may have written.</summary>
    private async Task TakeUpAgainAsync(CancellationToken cancellation)
    {
        var isHeld = await _archive.IsHeldAsync(_hold, cancellation).ConfigureAwait(false);
        if (isHeld && !_isAstray) return;
        _isAstray = true;
        if (!isHeld)
        {
            if (!TakesUpAgain) throw new ArchiveException($"the database {_archive.Place} gave this process up: it begins again");
            await _hold.DisposeAsync().ConfigureAwait(false);
            _hold = await _archive.HoldAsync(ArchiveWork.Collecting, cancellation).ConfigureAwait(false);
        }

        await RestoreAsync(cancellation).ConfigureAwait(false);
        _isAstray = false;
    }

    /// <summary>Puts the reports of the archive into their stories, as at a start.</summary>
    private async Task RestoreAsync(CancellationToken cancellation)
    {
        lock (_grouping) _grouping.Clear();
        var settled = (await _archive.ProgressAsync(cancellation).ConfigureAwait(false)).Settled;
        await foreach (var row in _archive.ArticlesAsync(cancellation).ConfigureAwait(false))
        {
            lock (_grouping) _grouping.Restore(row.Article, row.Story, row.Number <= settled);
            if (row.Number <= settled) _settled = row.Article.Id;
        }
    }

    private async Task<ToldStory[]> TellAsync(IReadOnlyList<CollectedReport> batch, IReadOnlyList<GroupedStory> changed, HashSet<string> rejected, CancellationToken cancellation)
    {
        var replaced = await ReplacedAsync(batch, changed, cancellation).ConfigureAwait(false);
        var told = new ToldStory[changed.Count];
        var fresh = batch.DistinctBy(b => b.Document.Article.Id).ToDictionary(b => b.Document.Article.Id, b => b.Document);
        await Parallel.ForEachAsync(Enumerable.Range(0, changed.Count), cancellation, async (i, token) => told[i] = await TellAsync(changed[i], fresh, replaced, rejected, token).ConfigureAwait(false)).ConfigureAwait(false);
        return told;
    }

    /// <summary>Stories of which a statement was rejected, or is no longer, are told again.</summary>
    private async Task MindRejectionsAsync(IReadOnlyList<CorrectionRow> corrections, CancellationToken cancellation)
    {
        foreach (var row in corrections.Where(c => c.Correction.Kind == CorrectionKind.RejectFact && !_corrections.Contains((c.Number, c.Undone is null))))
        {
            if (await _archive.StoryAsync(row.Correction.Story, "", cancellation).ConfigureAwait(false) is not { } page) continue;
            lock (_grouping) _grouping.Forget(new StoryId(page.Row.Id));
        }
    }

    private static HashSet<(long Number, bool Holds)> States(IReadOnlyList<CorrectionRow> corrections) => [.. corrections.Select(c => (c.Number, c.Undone is null))];

    private async Task ForgetAsync(HashSet<ArticleId> articles, List<StoryId> stories, CancellationToken cancellation)
    {
        var rejected = Rejected(await _archive.CorrectionsAsync(cancellation).ConfigureAwait(false));
        var left = new List<GroupedStory>();
        foreach (var id in stories)
        {
            List<ArticleId> reports;
            lock (_grouping) reports = [.. _grouping.ReportsOf(id).Where(r => !articles.Contains(r))];
            if (reports.Count > 0 && await _archive.StoryAsync(id.Value, "", cancellation).ConfigureAwait(false) is { } page) left.Add(Left(id, page.Readout, reports));
        }

        var replaced = await ReplacedAsync([], left, cancellation).ConfigureAwait(false);
        var told = new List<ToldStory>();
        foreach (var story in left) told.Add(await TellAsync(story, [], replaced, rejected, cancellation).ConfigureAwait(false));
        await _archive.ForgetAsync([.. articles], told, [.. stories.Except(left.Select(s => s.Id))], _hold, cancellation).ConfigureAwait(false);
        _documents.Remove(articles);
        lock (_grouping) _grouping.Remove(articles);
    }

    /// <summary>What is left of a story: the origins it had, without the reports that go.</summary>
    private static GroupedStory Left(StoryId id, StoryReadout readout, List<ArticleId> reports)
    {
        var here = reports.ToHashSet();
        var byFile = readout.Reports.DistinctBy(r => r.File).ToDictionary(r => r.File, StringComparer.Ordinal);
        var origins = readout.Origins.Groups.Select(g => (Agency: byFile[g[0]].OriginAgency, Articles: g.Select(f => new ArticleId(byFile[f].Id)).Where(here.Contains).ToEquatableArray()))
            .Where(g => g.Articles.Count > 0).Select(g => new OriginGroup(g.Articles[0], g.Agency, g.Articles)).ToList();
        origins.AddRange(reports.Except(origins.SelectMany(o => o.Articles)).Select(r => new OriginGroup(r, null, [r])));
        return new GroupedStory(id, reports, origins);
    }

    private static HashSet<string> Rejected(IReadOnlyList<CorrectionRow> corrections) =>
        corrections.Where(c => c.Undone is null && c.Correction is { Kind: CorrectionKind.RejectFact, Fact: not null }).Select(c => c.Correction.Fact!).ToHashSet(StringComparer.Ordinal);

    /// <summary>The versions among the stories' reports that newer ones replace, those of this batch included.</summary>
    private async Task<HashSet<ArticleId>> ReplacedAsync(IReadOnlyList<CollectedReport> batch, IReadOnlyList<GroupedStory> changed, CancellationToken cancellation)
    {
        var all = changed.SelectMany(s => s.Reports).ToList();
        return await _archive.ReplacedAsync(all, [.. batch.Select(b => b.Document.Article)], cancellation).ConfigureAwait(false);
    }

    private async Task<ToldStory> TellAsync(GroupedStory grouped, Dictionary<ArticleId, Document> fresh, HashSet<ArticleId> replaced, HashSet<string> rejected,
        CancellationToken cancellation)
    {
        var newest = grouped.Reports.Where(r => !replaced.Contains(r)).ToList();
        if (newest.Count == 0) newest = [.. grouped.Reports.Skip(grouped.Reports.Count - 1)];
        var documents = new List<Document>();
        foreach (var id in newest)
        {
            documents.Add(fresh.GetValueOrDefault(id) ?? await _documents.FindAsync(id, cancellation).ConfigureAwait(false) ?? throw new ArchiveException($"article {id} is not in the archive: run 'readout check'"));
        }

        var inOrder = documents.OrderBy(d => d.Article.Published.Date is null).ThenBy(d => d.Article.Published.Date?.First).ThenBy(d => d.Article.Id).ToEquatableArray();
        var here = newest.ToHashSet();
        var origins = grouped.Origins.Select(o => o with { Articles = o.Articles.Where(here.Contains).ToEquatableArray() }).Where(o => o.Articles.Count > 0)
            .Select(o => here.Contains(o.Original) ? o : o with { Original = o.Articles[0] }).ToEquatableArray();
        var compared = _engine.Compare(Story.Of(grouped.Id, inOrder, origins));
        if (Phrase is { } phrase) compared = await phrase(compared, cancellation).ConfigureAwait(false);
        var readout = StoryReadout.Of(compared);
        return new ToldStory(grouped.Id, grouped.Reports, Rejections.Without(readout, rejected));
    }
}
