using Npgsql;
using Readout.Archive;
using Readout.Tests.Servers;

namespace Readout.Workers.Tests.Queueing;

/// <summary>The rights that <c>deploy/postgres-rights.sql</c> gives to each stage are enough for it, and no more.</summary>
public sealed class RightsTests(PostgresServer postgres)
{
    private static readonly ReadoutEngine Engine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_stage_has_the_rights_that_it_needs_and_no_more()
    {
        var address = await postgres.NewAddressAsync();
        var source = 0L;
        await using (var owner = NewsArchive.Open(address, TimeProvider.System))
            source = (await owner.AddSourceAsync(new NewSource("web", "https://herald.example/feed", "Herald"), Token)).Number;
        await RunAsync(address, (await File.ReadAllTextAsync(Script(), Token)).Replace("readout.", Stages.DeskOf(address) + ".", StringComparison.Ordinal).Replace("SCHEMA readout ", $"SCHEMA {Stages.DeskOf(address)} ", StringComparison.Ordinal));
        foreach (var stage in new[] { "read", "collect", "group", "tell" }) await RunAsync(address, $"DROP ROLE IF EXISTS {stage}1; CREATE USER {stage}1 IN ROLE readout_{stage}");
        var document = Engine.Read(Engine.Extract(InventedReports.Pages(1).Single()).Article!);
        var batch = new CollectedBatch([new CollectedReport(document, source)], [], []);

        await using (var reader = Open(address, "read1"))
        {
            (await reader.HoldsAsync(document.Article.Id, Token)).ShouldBeFalse();
            await RefusedAsync(() => reader.ProgressAsync(Token));
            await RefusedAsync(() => reader.KeepAsync(batch, Token));
            await RefusedAsync(() => reader.SourcesAsync(Token));
        }

        await using (var collector = Open(address, "collect1"))
        {
            (await collector.SourcesAsync(Token)).ShouldHaveSingleItem();
            await collector.RecordVisitAsync(source, new VisitRecord(DateTimeOffset.UnixEpoch, null, null, 1, 0, 0, null, null, null), Token);
            (await collector.HandAsync(0, 5, 0, Token)).ShouldBeTrue();
            (await collector.HandAsync(0, 6, 0, Token)).ShouldBeFalse();
            (await collector.KnowsAsync("https://herald.example/1", Token)).ShouldBeFalse();
            await RefusedAsync(() => collector.KeepAsync(batch, Token));
            await RefusedAsync(() => collector.Access.AccountsAsync(Token));
        }

        await using (var grouper = Open(address, "group1"))
        {
            await using (await grouper.HoldAsync(ArchiveWork.Collecting, Token)) (await grouper.KeepAsync(batch with { Written = 1 }, Token)).ShouldBe(1);
            (await grouper.CorrectionsAsync(Token)).ShouldBeEmpty();
            await RefusedAsync(() => grouper.Access.AccountsAsync(Token));
        }

        await using var teller = Open(address, "tell1");
        (await teller.Alerts.DueAsync(10, true, Token)).ShouldBeEmpty();
        (await teller.ArticleAsync(document.Article.Id, Token)).ShouldNotBeNull();
        await RefusedAsync(() => teller.PauseSourceAsync(source, paused: true, Token));
        await RefusedAsync(() => teller.Access.AccountsAsync(Token));
    }

    private static NewsArchive Open(string address, string user) => NewsArchive.Open(address.Replace("postgres@", user + "@", StringComparison.Ordinal), TimeProvider.System);

    private static async Task RefusedAsync(Func<Task> what) => (await Should.ThrowAsync<ArchiveException>(what)).Message.ShouldContain("permission denied");

    private static async Task RunAsync(string address, string sql)
    {
        var uri = new Uri(address);
        await using var connection = new NpgsqlConnection($"Host={uri.Host};Port={uri.Port};Username=postgres;Database=postgres");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static string Script() => Path.Combine(Repository.Root, "deploy", "postgres-rights.sql");
}
