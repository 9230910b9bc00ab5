using System.Threading.Channels;
using NodaTime;
using Readout.Archive;
using Readout.Comparison;
using Readout.Copies;
using Readout.Documents;
using Readout.Sources;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Collecting;

/// <summary>How far a collecting is.</summary>
/// <param name="Seen">Pages looked at.</param>
/// <param name="Kept">New article versions, written.</param>
/// <param name="Known">Texts that the archive held already, or that are older than what it keeps.</param>
/// <param name="Failed">Pages that came to nothing.</param>
public sealed record CollectProgress(int Seen, int Kept, int Known, int Failed);

/// <summary>The way from pages to the archive, in one process.</summary>
/// <remarks>
/// Pages are extracted and read on all cores, a few ahead of the grouping, which takes them in order of collection; every so many of them the stories
/// that changed are told anew and written with the new reports in one transaction. What was written is acknowledged; a kill leaves the batch before, and
/// the sources bring the rest again. Only one collector may work on an archive: the archive sees to that.
/// </remarks>
internal sealed class Collector : IAsyncDisposable
{
    private const int LargestBatch = 200;

    /// <summary>What was read is written after so long, so that it can be seen and is not lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly NewsArchive _archive;
    private readonly ReadoutEngine _engine;
    private readonly TimeProvider _time;
    private readonly IAsyncDisposable _lock;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly StoryGrouping _grouping = new();
    private readonly DocumentCache _documents;
    private ArticleId? _settled;
    private int _seen;
    private int _kept;
    private int _known;
    private int _failed;

    private Collector(NewsArchive archive, ReadoutEngine engine, TimeProvider time, IAsyncDisposable hold)
    {
        (_archive, _engine, _time, _lock) = (archive, engine, time, hold);
        _documents = new DocumentCache(archive, engine);
    }

    /// <summary>Told of each page that came to nothing: its name and why.</summary>
    public Action<string, string> Problem { get; set; } = static (_, _) => { };

    /// <summary>Phrases the gist of a story that is told; null where it stays as extracted.</summary>
    public Func<StoryComparison, CancellationToken, Task<StoryComparison>>? Phrase { get; set; }

    /// <summary>Reports of days before this one are not kept; null where all are.</summary>
    public LocalDate? Oldest { get; set; }

    /// <summary>How far it is, all runs together.</summary>
    public CollectProgress Progress => new(Volatile.Read(ref _seen), Volatile.Read(ref _kept), Volatile.Read(ref _known), Volatile.Read(ref _failed));

    /// <summary>Takes up the work where the archive's reports stand.</summary>
    /// <exception cref="ArchiveException">Another process collects into this archive.</exception>
    public static async Task<Collector> OpenAsync(NewsArchive archive, ReadoutEngine engine, TimeProvider time, CancellationToken cancellation)
    {
        var hold = await archive.HoldCollectingAsync(cancellation).ConfigureAwait(false);
        var collector = new Collector(archive, engine, time, hold);
        await collector.RestoreAsync(cancellation).ConfigureAwait(false);
        await collector.RefreshAsync(cancellation).ConfigureAwait(false);
        return collector;
    }

    /// <summary>Collects all that the sources bring; when it returns, all of it is written.</summary>
    /// <param name="items">Pages and problems, in order.</param>
    /// <param name="source">The number of the source they come from; null where from none.</param>
    /// <param name="cancellation">Stops soon; what was read by then is written before it throws.</param>
    public async Task CollectAsync(IAsyncEnumerable<SourceItem> items, long? source, CancellationToken cancellation)
    {
        var reading = Channel.CreateBounded<Task<Document?>>(2 * Environment.ProcessorCount);
        var producing = Task.Run(() => ProduceAsync(items, reading.Writer, cancellation), CancellationToken.None);
        var batch = new List<CollectedReport>();
        var began = _time.GetTimestamp();
        try
        {
            while (await reading.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (reading.Reader.TryRead(out var next))
                {
                    if (await next.ConfigureAwait(false) is { } document) batch.Add(new CollectedReport(document, source));
                    if (batch.Count < LargestBatch && (batch.Count == 0 || _time.GetElapsedTime(began) < Patience)) continue;
                    await WriteAsync(batch, CancellationToken.None).ConfigureAwait(false);
                    batch.Clear();
                    began = _time.GetTimestamp();
                }
            }
        }
        finally
        {
            await WriteAsync(batch, CancellationToken.None, settle: true).ConfigureAwait(false);
        }

        await producing.ConfigureAwait(false);
    }

    /// <summary>Tells anew what changed by corrections.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => WriteAsync([], cancellation);

    /// <summary>Keeps a correction and tells the stories that it changes.</summary>
    public async Task<long> CorrectAsync(Correction correction, string who, CancellationToken cancellation)
    {
        var number = await _archive.CorrectAsync(correction, who, cancellation).ConfigureAwait(false);
        await RetellAsync(correction, cancellation).ConfigureAwait(false);
        return number;
    }

    /// <summary>Takes a correction back and tells its stories as they are without it; false where there is none that holds.</summary>
    public async Task<bool> UndoAsync(long number, CancellationToken cancellation)
    {
        var row = (await _archive.CorrectionsAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(c => c.Number == number);
        if (row is null || !await _archive.UndoAsync(number, cancellation).ConfigureAwait(false)) return false;
        await RetellAsync(row.Correction, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>Forgets reports for good: the oldest first, so many at a time, each lot with the stories told anew without it. How many versions went.</summary>
    public async Task<int> ForgetAsync(Forgetting what, CancellationToken cancellation)
    {
        for (var forgotten = 0; ;)
        {
            await _turn.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                var lot = await _archive.NextForgottenAsync(what, LargestBatch, cancellation).ConfigureAwait(false);
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

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return _lock.DisposeAsync();
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

    private async Task ProduceAsync(IAsyncEnumerable<SourceItem> items, ChannelWriter<Task<Document?>> reading, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellation).ConfigureAwait(false))
            {
                // Room first, then work: no more is read ahead than the channel holds.
                await reading.WaitToWriteAsync(cancellation).ConfigureAwait(false);
                await reading.WriteAsync(Task.Run(() => Read(item), CancellationToken.None), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            reading.Complete();
        }
    }

    private Document? Read(SourceItem item)
    {
        Interlocked.Increment(ref _seen);
        if (item.Page is not { } page) return Failed(item.Name, item.Problem ?? "nothing was read");
        try
        {
            var extracted = _engine.Extract(page);
            if (extracted.Article is not { } article) return Failed(item.Name, extracted.Reason ?? "no article was found in it");
            if (!IsWellFormed(article.Text) || !IsWellFormed(article.Title)) return Failed(item.Name, "its text holds broken characters");
            lock (_grouping)
            {
                if (_grouping.Knows(article.Id) || article.Published.Date?.Last < Oldest)
                {
                    Interlocked.Increment(ref _known);
                    return null;
                }
            }

            return _engine.Read(article);
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException))
        {
            return Failed(item.Name, $"it could not be read because of a bug; please report it ({bug.GetType().Name}: {bug.Message})");
        }
    }

    private Document? Failed(string name, string problem)
    {
        Interlocked.Increment(ref _failed);
        Problem(name, problem);
        return null;
    }

    /// <summary>Half a surrogate pair cannot be written and read back.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }

        return true;
    }

    private async Task WriteAsync(IReadOnlyList<CollectedReport> batch, CancellationToken cancellation, bool settle = false)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var corrections = await _archive.CorrectionsAsync(cancellation).ConfigureAwait(false);
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

            await WriteAsync(batch, changed, gone, settled, corrections, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RetellAsync(Correction correction, CancellationToken cancellation)
    {
        if (correction.Kind == CorrectionKind.RejectFact && await _archive.StoryAsync(correction.Story, "", cancellation).ConfigureAwait(false) is { } page)
            lock (_grouping) _grouping.Forget(new StoryId(page.Row.Id));
        await RefreshAsync(cancellation).ConfigureAwait(false);
    }

    private async Task WriteAsync(IReadOnlyList<CollectedReport> batch, IReadOnlyList<GroupedStory> changed, IReadOnlyList<(StoryId, StoryId)> gone,
        ArticleId? settled, IReadOnlyList<CorrectionRow> corrections, CancellationToken cancellation)
    {
        if (batch.Count == 0 && changed.Count == 0 && gone.Count == 0 && settled is null) return;
        var replaced = await ReplacedAsync(batch, changed, cancellation).ConfigureAwait(false);
        var rejected = Rejected(corrections);
        var told = new ToldStory[changed.Count];
        var fresh = batch.DistinctBy(b => b.Document.Article.Id).ToDictionary(b => b.Document.Article.Id, b => b.Document);
        await Parallel.ForEachAsync(Enumerable.Range(0, changed.Count), cancellation, async (i, token) => told[i] = await TellAsync(changed[i], fresh, replaced, rejected, token).ConfigureAwait(false)).ConfigureAwait(false);
        var kept = await _archive.KeepAsync(new CollectedBatch(batch, told, gone) { Settled = settled }, cancellation).ConfigureAwait(false);
        lock (_grouping) _grouping.Told(changed, gone);
        _settled = settled ?? _settled;
        Interlocked.Add(ref _kept, kept);
    }

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
        await _archive.ForgetAsync([.. articles], told, [.. stories.Except(left.Select(s => s.Id))], cancellation).ConfigureAwait(false);
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
        return new GroupedStory(id, readout.Title, reports, origins);
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
        var compared = _engine.Compare(new Story(grouped.Id, grouped.Title, inOrder, origins));
        if (Phrase is { } phrase) compared = await phrase(compared, cancellation).ConfigureAwait(false);
        var readout = StoryReadout.Of(compared);
        return new ToldStory(grouped.Id, grouped.Reports, Rejections.Without(readout, rejected));
    }
}
