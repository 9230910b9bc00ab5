using Readout.Archive.Tables;
using Readout.Tests.Servers;

namespace Readout.Archive.Tests.Contract;

/// <summary>Several programs at one archive.</summary>
public abstract class SharedArchiveTests(ArchivePlace place) : IAsyncLifetime
{
    private readonly ArchivePlace _place = place;

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task One_at_a_time_collects()
    {
        await using var other = NewsArchive.Open(_place.Place, _place.Time);
        await using (await _place.Archive.HoldAsync(ArchiveWork.Collecting))
        {
            (await Should.ThrowAsync<ArchiveException>(() => other.HoldAsync(ArchiveWork.Collecting))).Message.ShouldContain("another process collects");
            (await other.SizeAsync()).Articles.ShouldBe(0);
        }

        await (await other.HoldAsync(ArchiveWork.Collecting)).DisposeAsync();
    }

    [Fact]
    public async Task Two_that_write_at_once_both_have_all_of_theirs_written()
    {
        await using var other = NewsArchive.Open(_place.Place, _place.Time);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            var talks = Told.Talks($"site{i}", $"It was the meeting number {i}.");
            await (i % 2 == 0 ? other : _place.Archive).KeepAsync(new CollectedBatch([new CollectedReport(talks, null)], [Told.Story(talks)], []));
        })));
        var size = await _place.Archive.SizeAsync();
        (size.Articles, size.Stories, size.Contacts, size.People).ShouldBe((12, 12, 12, 2));
        (await _place.Archive.CheckAsync()).ShouldBeEmpty();
        (await other.PeopleAsync("lind", null)).Items.ShouldHaveSingleItem().Reports.ShouldBe(12);
    }

    [Fact]
    public async Task Text_is_ordered_by_its_letters_code_points()
    {
        string[] names = ["b", "B", "a", "Ä", "a b", "ab", "A", "é", "z", "_"];
        foreach (var name in names) await _place.Archive.SaveSearchAsync("", name, name, alert: false);
        (await _place.Archive.SavedSearchesAsync("")).Select(s => s.Name).ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_table_is_known_to_a_transfer()
    {
        foreach (var table in Transfer.All) (await _place.Archive.Database.ReadAsync(session => session.Columns(table), TestContext.Current.CancellationToken)).ShouldNotBeEmpty(table);
    }

    [Fact]
    public async Task What_no_database_takes_as_a_key_is_kept_all_the_same()
    {
        var far = Told.Report("https://far.example/" + new string('a', 5000), "Storm in Ulmen", "2031-04-24", "A storm closed the harbour of Ulmen on Thursday and kept forty boats from leaving.", outlet: string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i} ")));
        await _place.KeepAsync([far]);
        (await _place.Archive.KnowsAsync("https://far.example/" + new string('a', 5000))).ShouldBeTrue();
        (await _place.Archive.KnowsAsync("https://far.example/" + new string('a', 4999))).ShouldBeFalse();
        (await _place.Archive.KeepAsync(new CollectedBatch([new CollectedReport(far, null)], [], []))).ShouldBe(0);
    }
}

public sealed class SqliteSharedArchiveTests() : SharedArchiveTests(new ArchivePlace());

public sealed class PostgresSharedArchiveTests(PostgresServer server) : SharedArchiveTests(new ArchivePlace(server.NewAddressAsync));
