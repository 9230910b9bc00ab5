using Readout.Archive.Searching;
using Readout.Archive.Tables;
using Readout.Documents;
using Readout.Stories;
using Readout.Tests.Servers;

namespace Readout.Archive.Tests.Postgres;

/// <summary>A whole archive from one database to the other, and back.</summary>
public sealed class TransferTests(PostgresServer server) : IAsyncLifetime
{
    private readonly ArchivePlace _file = new();
    private readonly ArchivePlace _server = new(server.NewAddressAsync);
    private readonly ArchivePlace _back = new();

    public async ValueTask InitializeAsync()
    {
        await _file.InitializeAsync();
        await _server.InitializeAsync();
        await _back.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        await _server.DisposeAsync();
        await _back.DisposeAsync();
    }

    [Fact]
    public async Task It_is_the_same_row_for_row_there_and_back()
    {
        await FillAsync(_file.Archive);
        var told = new List<string>();
        await _file.Archive.TransferAsync(_server.Archive, (table, rows) => told.Add($"{table} {rows}"));
        told.ShouldContain("articles 4");
        told.ShouldContain("full text 4");
        await _server.Archive.TransferAsync(_back.Archive, (_, _) => { });
        foreach (var table in Transfer.All)
        {
            var here = await RowsAsync(_file.Archive, table);
            here.ShouldNotBeEmpty(table);
            (await RowsAsync(_server.Archive, table)).ShouldBe(here, table);
            (await RowsAsync(_back.Archive, table)).ShouldBe(here, table);
        }

        foreach (var archive in new[] { _server.Archive, _back.Archive })
        {
            (await archive.CheckAsync()).ShouldBeEmpty();
            foreach (var words in new[] { "harbour", "\"fishing grounds\"", "said:plainly", "person:lind", "fish* -storm", "after:2031-04-22", "talks side:NOR", "outlet:GAZ" })
            {
                var query = SearchQuery.Parse(words).Query!;
                var (found, expected) = (await archive.SearchAsync(query), await _file.Archive.SearchAsync(query));
                found.Reports.Select(r => (r.Article, r.Snippet)).ShouldBe(expected.Reports.Select(r => (r.Article, r.Snippet)), words);
                found.Quotes.ShouldBe(expected.Quotes);
            }

            // Numbers go on behind those that were brought.
            var more = Told.Talks("evening", "They left at nine.");
            await archive.KeepAsync(new CollectedBatch([new CollectedReport(more, null)], [Told.Story(more)], []));
            (await archive.ArticleAsync(more.Article.Id))!.Number.ShouldBe(5);
            (await archive.CheckAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        await FillAsync(_file.Archive);
        await _server.Archive.Alerts.FollowAsync("ann", "all", follow: true);
        (await Should.ThrowAsync<ArchiveException>(() => _file.Archive.TransferAsync(_server.Archive, (_, _) => { }))).Message.ShouldContain("holds something already (follows)");
        (await _server.Archive.SizeAsync()).Articles.ShouldBe(0);
    }

    [Fact]
    public async Task One_that_breaks_off_leaves_nothing_and_can_be_begun_again()
    {
        await FillAsync(_file.Archive);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => _file.Archive.TransferAsync(_server.Archive, (table, _) => { if (table == "quotes") stop.Cancel(); }, stop.Token));
        (await _server.Archive.SizeAsync()).Articles.ShouldBe(0);
        await _file.Archive.TransferAsync(_server.Archive, (_, _) => { });
        (await _server.Archive.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_collects_meanwhile()
    {
        await using var collecting = await _file.Archive.HoldAsync(ArchiveWork.Collecting);
        (await Should.ThrowAsync<ArchiveException>(() => _file.Archive.TransferAsync(_server.Archive, (_, _) => { }))).Message.ShouldContain("another process collects");
    }

    /// <summary>Something in every table.</summary>
    private static async Task FillAsync(NewsArchive archive)
    {
        var source = await archive.AddSourceAsync(new NewSource("web", "https://herald.example/feed", "Herald"));
        await archive.SaveSearchAsync("", "Fish", "fishing", alert: true);
        await archive.Alerts.FollowAsync("", "all", follow: true);
        await archive.Alerts.AddReceiverAsync("", "webhook", "https://desk.example/hook", "each", "secret");
        var (talks, later) = (Told.Talks(), Told.Talks(more: "The two will speak again in May."));
        var expelled = Told.Report("https://gazette.example/expelled", "Norway expels diplomats", "2031-04-28", "Norway expelled two Chilean diplomats on Monday. Chile said it would answer.", "Gazette");
        await archive.KeepAsync(new CollectedBatch([new CollectedReport(talks, source.Number)], [Told.Story(talks)], []));
        await archive.KeepAsync(new CollectedBatch([new CollectedReport(Told.Storm(), null), new CollectedReport(expelled, source.Number)], [Told.Story(Told.Storm()), Told.Story(expelled)], []));
        var told = Told.Story(later) with { Id = StoryId.FoundedBy(talks.Article.Id), Reports = [talks.Article.Id, later.Article.Id] };
        await archive.KeepAsync(new CollectedBatch([new CollectedReport(later, null)], [told], [(StoryId.FoundedBy(new ArticleId("0123456789abcdef")), told.Id)]) { Settled = later.Article.Id });
        await archive.MarkAsync("ann", told.Id.Value, read: true, starred: true);
        await archive.CorrectAsync(new Correction(CorrectionKind.Split, told.Id.Value, Articles: [talks.Article.Id.Value]), "ann");
        await archive.Alerts.SeeAsync("ann", 1);
        await archive.Alerts.FollowAsync("bob", "side:NOR", follow: true);
        await archive.Access.AddAccountAsync("ann", "hash", "admin");
        await archive.Access.BeginSessionAsync([1, 2, 3], "ann", new DateTimeOffset(2032, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await archive.Access.AddTokenAsync("ann", "script", "read", new byte[32]);
    }

    private static Task<List<string>> RowsAsync(NewsArchive archive, string table) => archive.Database.ReadAsync(session =>
    {
        var columns = session.Columns(table);
        return session.Rows($"SELECT {string.Join(", ", columns)} FROM {table}", row => string.Join('|', columns.Select((_, i) => row.GetValue(i) switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            var value => value.ToString(),
        }))).Order(StringComparer.Ordinal).ToList();
    }, CancellationToken.None);
}
