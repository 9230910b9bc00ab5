using Readout.Archive.Searching;
using Readout.Archive.Sqlite;
using Readout.Documents;
using Readout.Stories;

namespace Readout.Archive;

/// <summary>What is kept: sources, every version of every report, the stories as they are told now and how they changed, and what people set right.</summary>
/// <remarks>
/// One file of SQLite. A batch of reports and the stories they change are written together or not at all, so that a kill at any moment leaves neither a
/// half story nor a report without one. Facts, citations, tags and the full text are derived from reports and readouts and kept beside them for search.
/// Readers do not wait for the writer. Any number of threads may share one archive; several processes may open one file.
/// </remarks>
public sealed class NewsArchive : IAsyncDisposable
{
    private readonly ArchiveFile _file;
    private readonly TimeProvider _time;

    private NewsArchive(ArchiveFile file, TimeProvider time) => (_file, _time, Alerts, Access) = (file, time, new AlertBook(file, time), new AccessBook(file, time));

    /// <summary>Opens an archive, or makes one; its folder must exist.</summary>
    /// <exception cref="ArchiveException">The file was written by a newer version of the program.</exception>
    public static NewsArchive Open(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        return new NewsArchive(ArchiveFile.Open(path), time);
    }

    /// <summary>The file it lies in.</summary>
    public string Path => _file.Path;

    /// <summary>What readers follow and are told of.</summary>
    public AlertBook Alerts { get; }

    /// <summary>Who may do what.</summary>
    public AccessBook Access { get; }

    /// <summary>All sources, by folder and name.</summary>
    public Task<IReadOnlyList<SourceRow>> SourcesAsync(CancellationToken cancellation = default) => ReadListAsync(SourceTable.All, cancellation);

    /// <summary>Adds a source; one of the same address gets the new name.</summary>
    public Task<SourceRow> AddSourceAsync(NewSource source, CancellationToken cancellation = default) => _file.WriteAsync(c => SourceTable.Add(c, source, Now), cancellation);

    /// <summary>Leaves a source alone for now, or takes it up again; false where there is none.</summary>
    public Task<bool> PauseSourceAsync(long number, bool paused, CancellationToken cancellation = default) => _file.WriteAsync(c => SourceTable.Pause(c, number, paused), cancellation);

    /// <summary>Removes a source; its reports stay. False where there is none.</summary>
    public Task<bool> RemoveSourceAsync(long number, CancellationToken cancellation = default) => _file.WriteAsync(c => SourceTable.Remove(c, number), cancellation);

    /// <summary>Keeps what came of a visit to a source.</summary>
    public Task<bool> RecordVisitAsync(long number, VisitRecord visit, CancellationToken cancellation = default) => _file.WriteAsync(c => SourceTable.Visited(c, number, visit), cancellation);

    /// <summary>Writes a batch, all of it or nothing; when this returns, it is on the disk. How many of its reports were new.</summary>
    public Task<int> KeepAsync(CollectedBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return _file.WriteAsync(connection =>
        {
            var now = Now;
            var alerts = AlertWriter.Begin(connection, now);
            var added = batch.Reports.Count(report => ArticleTable.Add(connection, report, now).IsNew);
            var writer = new StoryWriter(connection, now);
            foreach (var told in batch.Stories)
            {
                alerts.Before(told);
                writer.Write(told);
            }

            foreach (var (story, became) in batch.Gone) writer.Remove(story, became);
            writer.Finish();
            if (batch.Settled is { } settled) ProgressTable.Settle(connection, settled);
            if (batch.Written is { } written) ProgressTable.Write(connection, written);
            alerts.Raise();
            return added;
        }, cancellation);
    }

    /// <summary>How far the way from pages to stories is.</summary>
    public Task<CollectionProgress> ProgressAsync(CancellationToken cancellation = default) => _file.ReadAsync(ProgressTable.Read, cancellation);

    /// <summary>Notes, for the one who feeds the intake, which numbers are given out and which pages are handed over for certain; false where another one gave out numbers meanwhile.</summary>
    public Task<bool> HandAsync(long givenBefore, long given, long handed, CancellationToken cancellation = default) =>
        _file.WriteAsync(c => ProgressTable.Hand(c, givenBefore, given, handed), cancellation);

    /// <summary>Whether an article version is in the archive.</summary>
    public Task<bool> HoldsAsync(ArticleId id, CancellationToken cancellation = default) => _file.ReadAsync(c => ArticleTable.NumberOf(c, id) is not null, cancellation);

    /// <summary>How much would be forgotten.</summary>
    public Task<ForgottenSize> CountForgottenAsync(Forgetting what, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        return _file.ReadAsync(c => ForgottenReports.Count(c, what), cancellation);
    }

    /// <summary>All versions of the oldest of the reports that are to be forgotten, at most so many reports, each with its story.</summary>
    public Task<IReadOnlyList<(ArticleId Article, string? Story)>> NextForgottenAsync(Forgetting what, int reports, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        return ReadListAsync(c => ForgottenReports.Next(c, what, reports), cancellation);
    }

    /// <summary>Takes article versions away with all that was read of them, all or nothing; stories that told of them are written as they are told without them, or removed.</summary>
    public Task<bool> ForgetAsync(IReadOnlyList<ArticleId> articles, IReadOnlyList<ToldStory> told, IReadOnlyList<StoryId> gone, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return _file.WriteAsync(connection =>
        {
            var writer = new StoryWriter(connection, Now);
            foreach (var story in told) writer.Write(story);
            foreach (var story in gone) writer.Remove(story);
            ForgottenReports.Remove(connection, articles);
            writer.Finish();
            return true;
        }, cancellation);
    }

    /// <summary>An article version, or null.</summary>
    public Task<ArticleRow?> ArticleAsync(ArticleId id, CancellationToken cancellation = default) => _file.ReadAsync(c => ArticleTable.Find(c, id), cancellation);

    /// <summary>Those of the article versions that are in the archive, in the order asked for.</summary>
    public Task<IReadOnlyList<Article>> ArticlesAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ReadListAsync(c => ids.Select(id => ArticleTable.Find(c, id)?.Article).OfType<Article>().ToList(), cancellation);
    }

    /// <summary>All versions of the report that an article is a version of, the newest first.</summary>
    public Task<IReadOnlyList<ArticleRow>> VersionsAsync(ArticleId id, CancellationToken cancellation = default) => ReadListAsync(c => ArticleTable.Versions(c, id), cancellation);

    /// <summary>All article versions in order of collection, read as they are asked for.</summary>
    public async IAsyncEnumerable<ArticleRow> ArticlesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var after = 0L; ;)
        {
            var rows = await _file.ReadAsync(c => ArticleTable.After(c, after, Batch), cancellation).ConfigureAwait(false);
            foreach (var row in rows) yield return row;
            if (rows.Count < Batch) yield break;
            after = rows[^1].Number;
        }
    }

    /// <summary>Newest versions of reports in order of collection, behind a number on.</summary>
    public Task<RowPage<ReportRow>> ReportsAsync(int limit = 100, string? after = null, CancellationToken cancellation = default) =>
        _file.ReadAsync(c => ArticleTable.List(c, Math.Clamp(limit, 1, 1000), after), cancellation);

    /// <summary>All coded events with their evidence, in order of collection, read as they are asked for.</summary>
    public async IAsyncEnumerable<EventRow> EventsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var after = 0L; ;)
        {
            var rows = await _file.ReadAsync(c => ArticleTable.Events(c, after, Batch), cancellation).ConfigureAwait(false);
            foreach (var row in rows) yield return row;
            if (rows.Count < Batch) yield break;
            after = rows[^1].Number;
        }
    }

    /// <summary>Whether the page of this address, or a version of it, is in the archive.</summary>
    public Task<bool> KnowsAsync(string url, CancellationToken cancellation = default) =>
        _file.ReadAsync(c => c.Number("SELECT EXISTS (SELECT 1 FROM reports WHERE address = $address)", ("$address", ReportAddress.Of(new Article(url, url, "", "")))) == 1, cancellation);

    /// <summary>Those of the articles that a newer version of their report replaces: one in the archive, or one of these that are about to come, in their order.</summary>
    public Task<HashSet<ArticleId>> ReplacedAsync(IReadOnlyList<ArticleId> articles, IReadOnlyList<Article> coming, CancellationToken cancellation = default) =>
        _file.ReadAsync(c => ArticleTable.Replaced(c, articles, coming), cancellation);

    /// <summary>Stories, those with many independent origins and new reports first.</summary>
    public Task<RowPage<StoryRow>> TodayAsync(StoryFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return _file.ReadAsync(c => StoryTable.List(c, filter), cancellation);
    }

    /// <summary>A story, or null; the id of a story that went into another one leads to that.</summary>
    public Task<StoryPage?> StoryAsync(string id, string reader = "", CancellationToken cancellation = default) => _file.ReadAsync(c => StoryTable.Find(c, id, reader), cancellation);

    /// <summary>How a story stands, or null where there is none: far cheaper than the story itself.</summary>
    public Task<StoryState?> StoryStateAsync(string id, string reader = "", CancellationToken cancellation = default) => _file.ReadAsync(c => StoryTable.State(c, id, reader), cancellation);

    /// <summary>What changed in all stories after the change of this number, the newest first.</summary>
    public Task<IReadOnlyList<StoryChange>> ChangesAsync(long after, int limit = 200, CancellationToken cancellation = default) =>
        ReadListAsync(c => StoryTable.Changes(c, null, after, limit), cancellation);

    /// <summary>Marks a story for a reader as read or not, as starred or not; null leaves a mark as it is. False where there is no such story.</summary>
    public Task<bool> MarkAsync(string reader, string story, bool? read, bool? starred, CancellationToken cancellation = default) => _file.WriteAsync(c =>
    {
        if (StoryTable.Row(c, story, reader) is null) return false;
        StoryTable.Mark(c, reader, story, read, starred);
        return true;
    }, cancellation);

    /// <summary>Contacts, those with the newest day first, those without one last.</summary>
    public Task<RowPage<ContactRow>> ContactsAsync(ContactFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return _file.ReadAsync(c => ContactTable.Filtered(c, filter), cancellation);
    }

    /// <summary>The pairs of the board, of one side or of all, those with most contacts first.</summary>
    /// <param name="side">A side, or null for all.</param>
    /// <param name="today">The day from which on something is still to come.</param>
    /// <param name="limit">At most so many rows.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public Task<IReadOnlyList<PairRow>> BoardAsync(string? side, PartialDate today, int limit = 100, CancellationToken cancellation = default) =>
        ReadListAsync(c => ContactTable.Pairs(c, side?.ToUpperInvariant(), Sql.Day(today), limit), cancellation);

    /// <summary>The channels of a pair, by level, told for a day.</summary>
    public Task<IReadOnlyList<ChannelRow>> ChannelsAsync(string first, string second, PartialDate? asOf, CancellationToken cancellation = default) =>
        ReadListAsync(c => ContactTable.Channels(c, first.ToUpperInvariant(), second.ToUpperInvariant(), asOf), cancellation);

    /// <summary>People, those named by most reports first; by words of the name and by side where asked.</summary>
    public Task<RowPage<PersonRow>> PeopleAsync(string? words, string? side, int limit = 100, string? after = null, CancellationToken cancellation = default) =>
        _file.ReadAsync(c => PersonTable.List(c, string.IsNullOrWhiteSpace(words) ? null : words, side?.ToUpperInvariant(), Math.Clamp(limit, 1, 1000), after), cancellation);

    /// <summary>A person, or null.</summary>
    public Task<PersonPage?> PersonAsync(long number, CancellationToken cancellation = default) => _file.ReadAsync(c => PersonTable.Find(c, number), cancellation);

    /// <summary>Searches reports, and by them stories and quotations.</summary>
    public Task<SearchAnswer> SearchAsync(QueryNode query, string reader = "", int limit = 50, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _file.ReadAsync(c => ReportSearch.Find(c, query, reader, Math.Clamp(limit, 1, 500)), cancellation);
    }

    /// <summary>Keeps a correction for good; its number. The stories it changes are told anew by whoever collects.</summary>
    public Task<long> CorrectAsync(Correction correction, string who, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return _file.WriteAsync(c =>
        {
            new StoryWriter(c, Now).Note(correction.Story, "correction", correction.Kind.ToString());
            return CorrectionTable.Add(c, correction, who, Now);
        }, cancellation);
    }

    /// <summary>Takes a correction back; false where there is none that holds.</summary>
    public Task<bool> UndoAsync(long number, CancellationToken cancellation = default) => _file.WriteAsync(c => CorrectionTable.Undo(c, number, Now), cancellation);

    /// <summary>All corrections in their order, those undone included.</summary>
    public Task<IReadOnlyList<CorrectionRow>> CorrectionsAsync(CancellationToken cancellation = default) => ReadListAsync(CorrectionTable.All, cancellation);

    /// <summary>The searches that a reader kept, by name.</summary>
    public Task<IReadOnlyList<SavedSearch>> SavedSearchesAsync(string reader, CancellationToken cancellation = default) => ReadListAsync(c => c.Rows(
        "SELECT num, name, query, alert FROM searches WHERE reader = $reader ORDER BY name",
        row => new SavedSearch(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)), ("$reader", reader)), cancellation);

    /// <summary>Keeps a search under a name; one of the same name is replaced.</summary>
    public Task SaveSearchAsync(string reader, string name, string query, bool alert, CancellationToken cancellation = default) => _file.WriteAsync(c => c.Run(
        "INSERT INTO searches (reader, name, query, alert) VALUES ($reader, $name, $query, $alert) ON CONFLICT (reader, name) DO UPDATE SET query = $query, alert = $alert",
        ("$reader", reader), ("$name", name), ("$query", query), ("$alert", alert)), cancellation);

    /// <summary>Forgets a search that a reader kept; false where there is none.</summary>
    public Task<bool> ForgetSearchAsync(string reader, long number, CancellationToken cancellation = default) => _file.WriteAsync(c =>
        c.Run("DELETE FROM searches WHERE reader = $reader AND num = $num", ("$reader", reader), ("$num", number)) > 0, cancellation);

    /// <summary>The newest day of publication in the archive, never one after the day on which its report came in; null where none is known.</summary>
    public Task<PartialDate?> NewestDayAsync(CancellationToken cancellation = default) => _file.ReadAsync(ChannelAlerts.NewestDay, cancellation);

    /// <summary>How much is in it.</summary>
    public Task<ArchiveSize> SizeAsync(CancellationToken cancellation = default) => _file.ReadAsync(c => new ArchiveSize(
        c.Number("SELECT count(*) FROM articles"), c.Number("SELECT count(*) FROM reports"), c.Number("SELECT count(*) FROM stories"), c.Number("SELECT count(*) FROM contacts"),
        c.Number("SELECT count(*) FROM quotes"), c.Number("SELECT count(*) FROM persons"), c.Number("SELECT count(*) FROM events"),
        c.Number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")), cancellation);

    /// <summary>Everything that is wrong with the archive, in words; empty where all is well. Reads all of it.</summary>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellation = default) => ReadListAsync(Checks.Run, cancellation);

    /// <summary>A copy of the whole as it stands now, whole or not at all, while others read and write.</summary>
    public Task BackupAsync(string target, CancellationToken cancellation = default) => _file.BackupAsync(target, cancellation);

    /// <summary>Gives back the room of what is no more and puts the full text in order.</summary>
    public Task CompactAsync(CancellationToken cancellation = default) => _file.AloneAsync(c =>
    {
        c.Run("INSERT INTO article_text (article_text) VALUES ('optimize')");
        c.Run("PRAGMA optimize");
        c.Run("VACUUM");
        c.Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private const int Batch = 200;

    private DateTimeOffset Now => _time.GetUtcNow();

    private Task<IReadOnlyList<T>> ReadListAsync<T>(Func<Microsoft.Data.Sqlite.SqliteConnection, List<T>> read, CancellationToken cancellation) =>
        _file.ReadAsync<IReadOnlyList<T>>(read, cancellation);
}
