using Readout.Archive.Postgres;
using Readout.Archive.Searching;
using Readout.Archive.Sqlite;
using Readout.Archive.Tables;
using Readout.Documents;
using Readout.Stories;

namespace Readout.Archive;

/// <summary>What is kept: sources, every version of every report, the stories as they are told now and how they changed, and what people set right.</summary>
/// <remarks>
/// One file of SQLite, or a schema of a PostgreSQL database. A batch of reports and the stories they change are written together or not at all, so that a kill at any moment leaves neither a
/// half story nor a report without one. Facts, citations, tags and the full text are derived from reports and readouts and kept beside them for search.
/// Readers do not wait for the writer. Any number of threads may share one archive; several processes may open the same.
/// </remarks>
public sealed class NewsArchive : IAsyncDisposable
{
    private readonly Database _database;
    private readonly TimeProvider _time;

    private NewsArchive(Database database, TimeProvider time) => (_database, _time, Alerts, Access) = (database, time, new AlertBook(database, time), new AccessBook(database, time));

    /// <summary>Opens an archive, or makes one.</summary>
    /// <param name="place">A file of SQLite, whose folder must exist, or the address of a PostgreSQL database: <c>postgres://user:password@host:port/database?schema=name</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="make">Whether to make one where there is none.</param>
    /// <param name="note">Told, in words, how far it is when tables of an older version are brought up to date, which may take long.</param>
    /// <exception cref="ArchiveException">It cannot be opened, or was written by a newer version of the program.</exception>
    public static NewsArchive Open(string place, TimeProvider time, bool make = true, Action<string>? note = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(place);
        ArgumentNullException.ThrowIfNull(time);
        if (IsAddress(place)) return new NewsArchive(PostgresDatabase.Open(PostgresAddress.Parse(place), make, note), time);
        if (!make && !File.Exists(place)) throw new ArchiveException($"there is no archive in {Path.GetDirectoryName(place)}: 'readout add' or 'readout serve' makes one, --data names another folder");
        return new NewsArchive(SqliteDatabase.Open(place, make, note), time);
    }

    /// <summary>Whether this is the address of a database server, not a file.</summary>
    public static bool IsAddress(string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What it is kept in.</summary>
    internal Database Database => _database;

    /// <summary>Where it lies: its file, or its address without the password.</summary>
    public string Place => _database.Place;

    /// <summary>Keeps others from a work that one at a time does, as long as what is given back is held and this process lives.</summary>
    /// <exception cref="ArchiveException">Another process does it.</exception>
    public async Task<ArchiveHold> HoldAsync(ArchiveWork work, CancellationToken cancellation = default) => await _database.HoldAsync(work, cancellation).ConfigureAwait(false)
        ?? throw new ArchiveException(work switch
        {
            ArchiveWork.Collecting => "another process collects into this archive; it can be read meanwhile",
            ArchiveWork.Visiting => "another process visits the sources of this archive",
            _ => "another process sends the alerts of this archive",
        });

    /// <summary>Whether the database still knows a hold: it gives up a process to which the way is cut, and all of them when it ends.</summary>
    public Task<bool> IsHeldAsync(ArchiveHold hold, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return _database.ReadAsync(hold.IsHeld, cancellation);
    }

    /// <summary>What readers follow and are told of.</summary>
    public AlertBook Alerts { get; }

    /// <summary>Who may do what.</summary>
    public AccessBook Access { get; }

    /// <summary>All sources, by folder and name.</summary>
    public Task<IReadOnlyList<SourceRow>> SourcesAsync(CancellationToken cancellation = default) => ReadListAsync(SourceTable.All, cancellation);

    /// <summary>Adds a source; one of the same address gets the new name.</summary>
    public Task<SourceRow> AddSourceAsync(NewSource source, CancellationToken cancellation = default) => _database.WriteAsync(c => SourceTable.Add(c, source, Now), cancellation);

    /// <summary>Leaves a source alone for now, or takes it up again; false where there is none.</summary>
    public Task<bool> PauseSourceAsync(long number, bool paused, CancellationToken cancellation = default) => _database.WriteAsync(c => SourceTable.Pause(c, number, paused), cancellation);

    /// <summary>Removes a source; its reports stay. False where there is none.</summary>
    public Task<bool> RemoveSourceAsync(long number, CancellationToken cancellation = default) => _database.WriteAsync(c => SourceTable.Remove(c, number), cancellation);

    /// <summary>Keeps what came of a visit to a source.</summary>
    public Task<bool> RecordVisitAsync(long number, VisitRecord visit, CancellationToken cancellation = default) => _database.WriteAsync(c => SourceTable.Visited(c, number, visit), cancellation);

    /// <summary>Writes a batch, all of it or nothing; when this returns, it is on the disk. How many of its reports were new.</summary>
    public Task<int> KeepAsync(CollectedBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return _database.WriteAsync(session =>
        {
            Demand(batch.Under, session);
            var now = Now;
            var alerts = AlertWriter.Begin(session, now);
            var added = batch.Reports.Count(report => ArticleTable.Add(session, report, now).IsNew);
            var writer = new StoryWriter(session, now);
            foreach (var told in batch.Stories)
            {
                alerts.Before(told);
                writer.Write(told);
            }

            foreach (var (story, became) in batch.Gone) writer.Remove(story, became);
            writer.Finish();
            alerts.Raise();

            // Last, for whoever feeds the intake waits for this row.
            if (batch.Settled is { } settled) ProgressTable.Settle(session, settled);
            if (batch.Written is { } written) ProgressTable.Write(session, written);
            return added;
        }, cancellation);
    }

    /// <summary>How far the way from pages to stories is.</summary>
    public Task<CollectionProgress> ProgressAsync(CancellationToken cancellation = default) => _database.ReadAsync(ProgressTable.Read, cancellation);

    /// <summary>Notes, for the one who feeds the intake, which numbers are given out and which pages are handed over for certain; false where another one gave out numbers meanwhile.</summary>
    public Task<bool> HandAsync(long givenBefore, long given, long handed, CancellationToken cancellation = default) =>
        _database.WriteAsideAsync(c => ProgressTable.Hand(c, givenBefore, given, handed), cancellation);

    /// <summary>Whether an article version is in the archive.</summary>
    public Task<bool> HoldsAsync(ArticleId id, CancellationToken cancellation = default) => _database.ReadAsync(c => ArticleTable.NumberOf(c, id) is not null, cancellation);

    /// <summary>How much would be forgotten.</summary>
    public Task<ForgottenSize> CountForgottenAsync(Forgetting what, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        return _database.ReadAsync(c => ForgottenReports.Count(c, what), cancellation);
    }

    /// <summary>All versions of the oldest of the reports that are to be forgotten, at most so many reports, each with its story.</summary>
    public Task<IReadOnlyList<(ArticleId Article, string? Story)>> NextForgottenAsync(Forgetting what, int reports, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        return ReadListAsync(c => ForgottenReports.Next(c, what, reports), cancellation);
    }

    /// <summary>Takes article versions away with all that was read of them, all or nothing; stories that told of them are written as they are told without them, or removed.</summary>
    public Task<bool> ForgetAsync(IReadOnlyList<ArticleId> articles, IReadOnlyList<ToldStory> told, IReadOnlyList<StoryId> gone, ArchiveHold? under = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return _database.WriteAsync(session =>
        {
            Demand(under, session);
            var writer = new StoryWriter(session, Now);
            foreach (var story in told) writer.Write(story);
            foreach (var story in gone) writer.Remove(story);
            ForgottenReports.Remove(session, articles);
            writer.Finish();
            return true;
        }, cancellation);
    }

    /// <summary>An article version, or null.</summary>
    public Task<ArticleRow?> ArticleAsync(ArticleId id, CancellationToken cancellation = default) => _database.ReadAsync(c => ArticleTable.Find(c, id), cancellation);

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
            var rows = await _database.ReadAsync(c => ArticleTable.After(c, after, Batch), cancellation).ConfigureAwait(false);
            foreach (var row in rows) yield return row;
            if (rows.Count < Batch) yield break;
            after = rows[^1].Number;
        }
    }

    /// <summary>Newest versions of reports in order of collection, behind a number on.</summary>
    public Task<RowPage<ReportRow>> ReportsAsync(int limit = 100, string? after = null, CancellationToken cancellation = default) =>
        _database.ReadAsync(c => ArticleTable.List(c, Math.Clamp(limit, 1, 1000), after), cancellation);

    /// <summary>All coded events with their evidence, in order of collection, read as they are asked for.</summary>
    public async IAsyncEnumerable<EventRow> EventsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var after = 0L; ;)
        {
            var rows = await _database.ReadAsync(c => ArticleTable.Events(c, after, Batch), cancellation).ConfigureAwait(false);
            foreach (var row in rows) yield return row;
            if (rows.Count < Batch) yield break;
            after = rows[^1].Number;
        }
    }

    /// <summary>Whether the page of this address, or a version of it, is in the archive.</summary>
    public Task<bool> KnowsAsync(string url, CancellationToken cancellation = default) =>
        _database.ReadAsync(c => c.Number("SELECT EXISTS (SELECT 1 FROM reports WHERE address = $address)", ("$address", ReportAddress.Of(new Article(url, url, "", "")))) == 1, cancellation);

    /// <summary>Those of the articles that a newer version of their report replaces: one in the archive, or one of these that are about to come, in their order.</summary>
    public Task<HashSet<ArticleId>> ReplacedAsync(IReadOnlyList<ArticleId> articles, IReadOnlyList<Article> coming, CancellationToken cancellation = default) =>
        _database.ReadAsync(c => ArticleTable.Replaced(c, articles, coming), cancellation);

    /// <summary>Stories, those with many independent origins and new reports first.</summary>
    public Task<RowPage<StoryRow>> TodayAsync(StoryFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return _database.ReadAsync(c => StoryTable.List(c, filter), cancellation);
    }

    /// <summary>A story, or null; the id of a story that went into another one leads to that.</summary>
    public Task<StoryPage?> StoryAsync(string id, string reader = "", CancellationToken cancellation = default) => _database.ReadAsync(c => StoryTable.Find(c, id, reader), cancellation);

    /// <summary>How a story stands, or null where there is none: far cheaper than the story itself.</summary>
    public Task<StoryState?> StoryStateAsync(string id, string reader = "", CancellationToken cancellation = default) => _database.ReadAsync(c => StoryTable.State(c, id, reader), cancellation);

    /// <summary>What changed in all stories after the change of this number, the newest first.</summary>
    public Task<IReadOnlyList<StoryChange>> ChangesAsync(long after, int limit = 200, CancellationToken cancellation = default) =>
        ReadListAsync(c => StoryTable.Changes(c, null, after, limit), cancellation);

    /// <summary>Marks a story for a reader as read or not, as starred or not; null leaves a mark as it is. False where there is no such story.</summary>
    public Task<bool> MarkAsync(string reader, string story, bool? read, bool? starred, CancellationToken cancellation = default) => _database.WriteAsync(c =>
    {
        if (StoryTable.Row(c, story, reader) is null) return false;
        StoryTable.Mark(c, reader, story, read, starred);
        return true;
    }, cancellation);

    /// <summary>Contacts, those with the newest day first, those without one last.</summary>
    public Task<RowPage<ContactRow>> ContactsAsync(ContactFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return _database.ReadAsync(c => ContactTable.Filtered(c, filter), cancellation);
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
        _database.ReadAsync(c => PersonTable.List(c, string.IsNullOrWhiteSpace(words) ? null : words, side?.ToUpperInvariant(), Math.Clamp(limit, 1, 1000), after), cancellation);

    /// <summary>A person, or null.</summary>
    public Task<PersonPage?> PersonAsync(long number, CancellationToken cancellation = default) => _database.ReadAsync(c => PersonTable.Find(c, number), cancellation);

    /// <summary>Searches reports, and by them stories and quotations.</summary>
    public Task<SearchAnswer> SearchAsync(QueryNode query, string reader = "", int limit = 50, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return SearchAsync(query, reader, limit, new SearchBounds(), cancellation);
    }

    /// <summary>The same, reading as far as it is told.</summary>
    internal Task<SearchAnswer> SearchAsync(QueryNode query, string reader, int limit, SearchBounds bounds, CancellationToken cancellation) =>
        _database.ReadAsync(c => ReportSearch.Find(c, query, reader, Math.Clamp(limit, 1, 500), bounds), cancellation);

    /// <summary>Keeps a correction for good; its number. The stories it changes are told anew by whoever collects.</summary>
    public Task<long> CorrectAsync(Correction correction, string who, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return _database.WriteAsync(c =>
        {
            new StoryWriter(c, Now).Note(correction.Story, "correction", correction.Kind.ToString());
            return CorrectionTable.Add(c, correction, who, Now);
        }, cancellation);
    }

    /// <summary>Takes a correction back; false where there is none that holds.</summary>
    public Task<bool> UndoAsync(long number, CancellationToken cancellation = default) => _database.WriteAsync(c => CorrectionTable.Undo(c, number, Now), cancellation);

    /// <summary>All corrections in their order, those undone included.</summary>
    public Task<IReadOnlyList<CorrectionRow>> CorrectionsAsync(CancellationToken cancellation = default) => ReadListAsync(CorrectionTable.All, cancellation);

    /// <summary>The searches that a reader kept, by name.</summary>
    public Task<IReadOnlyList<SavedSearch>> SavedSearchesAsync(string reader, CancellationToken cancellation = default) => ReadListAsync(c => c.Rows(
        "SELECT num, name, query, alert FROM searches WHERE reader = $reader ORDER BY name",
        row => new SavedSearch(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Flag(3)), ("$reader", reader)), cancellation);

    /// <summary>Keeps a search under a name; one of the same name is replaced.</summary>
    public Task SaveSearchAsync(string reader, string name, string query, bool alert, CancellationToken cancellation = default) => _database.WriteAsync(c => c.Run(
        "INSERT INTO searches (reader, name, query, alert) VALUES ($reader, $name, $query, $alert) ON CONFLICT (reader, name) DO UPDATE SET query = $query, alert = $alert",
        ("$reader", reader), ("$name", name), ("$query", query), ("$alert", alert)), cancellation);

    /// <summary>Forgets a search that a reader kept; false where there is none.</summary>
    public Task<bool> ForgetSearchAsync(string reader, long number, CancellationToken cancellation = default) => _database.WriteAsync(c =>
        c.Run("DELETE FROM searches WHERE reader = $reader AND num = $num", ("$reader", reader), ("$num", number)) > 0, cancellation);

    /// <summary>The newest day of publication in the archive, never one after the day on which its report came in; null where none is known.</summary>
    public Task<PartialDate?> NewestDayAsync(CancellationToken cancellation = default) => _database.ReadAsync(ChannelAlerts.NewestDay, cancellation);

    /// <summary>How much is in it.</summary>
    public Task<ArchiveSize> SizeAsync(CancellationToken cancellation = default) => _database.ReadAsync(c => new ArchiveSize(
        c.Number("SELECT count(*) FROM articles"), c.Number("SELECT count(*) FROM reports"), c.Number("SELECT count(*) FROM stories"), c.Number("SELECT count(*) FROM contacts"),
        c.Number("SELECT count(*) FROM quotes"), c.Number("SELECT count(*) FROM persons"), c.Number("SELECT count(*) FROM events"),
        c.Bytes()), cancellation);

    /// <summary>Everything that is wrong with the archive, in words; empty where all is well. Reads all of it.</summary>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellation = default) => ReadListAsync(Checks.Run, cancellation);

    /// <summary>Writes all of it into another archive, row for row, so that nothing tells them apart; all or nothing. The full text is made anew.</summary>
    /// <param name="target">An archive that holds nothing yet, on whatever database.</param>
    /// <param name="progress">Told of each table and how many of its rows are written.</param>
    /// <param name="cancellation">Stops it; nothing is written then.</param>
    /// <exception cref="ArchiveException">The target holds something, or one of the two is collected into.</exception>
    public async Task TransferAsync(NewsArchive target, Action<string, long> progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(progress);
        var here = await HoldAsync(ArchiveWork.Collecting, cancellation).ConfigureAwait(false);
        await using var holdingHere = here.ConfigureAwait(false);
        var there = await target.HoldAsync(ArchiveWork.Collecting, cancellation).ConfigureAwait(false);
        await using var holdingThere = there.ConfigureAwait(false);
        await _database.ReadThroughAsync(source => new ValueTask<bool>(target._database.WriteAsync(session => Transfer.Run(source, session, progress, cancellation), cancellation)), cancellation).ConfigureAwait(false);
    }

    /// <summary>A copy of the whole as it stands now, whole or not at all, while others read and write.</summary>
    public Task BackupAsync(string target, CancellationToken cancellation = default) => _database.BackupAsync(target, cancellation);

    /// <summary>Gives back the room of what is no more and puts the full text in order.</summary>
    public Task CompactAsync(CancellationToken cancellation = default) => _database.CompactAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private const int Batch = 200;

    private void Demand(ArchiveHold? hold, Session session)
    {
        if (hold is not null && !hold.IsHeld(session)) throw new ArchiveException($"the database {Place} gave this process up, and another one may do its work: nothing was written");
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private Task<IReadOnlyList<T>> ReadListAsync<T>(Func<Session, List<T>> read, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyList<T>>(read, cancellation);
}
