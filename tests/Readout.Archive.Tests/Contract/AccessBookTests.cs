using Readout.Tests.Servers;

namespace Readout.Archive.Tests.Contract;

/// <summary>Accounts, sessions and tokens.</summary>
public abstract class AccessBookTests(ArchivePlace place) : IAsyncLifetime
{
    private readonly ArchivePlace _place = place;

    private AccessBook Access => _place.Archive.Access;

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task A_name_is_one_account_however_its_letters_are_written()
    {
        (await Access.AddAccountAsync("Ann", "hash", "admin")).ShouldBeTrue();
        (await Access.AddAccountAsync("ANN", "other", "reader")).ShouldBeFalse();
        (await Access.AddAccountAsync("bob", "hash", "reader")).ShouldBeTrue();
        (await Access.AccountAsync("aNN"))!.Name.ShouldBe("Ann");
        (await Access.AccountsAsync()).Select(a => a.Name).ShouldBe(["Ann", "bob"]);
        await Access.BeginSessionAsync([1, 2], "ann", _place.Time.GetUtcNow().AddHours(1));
        (await Access.SessionAsync([1, 2]))!.Name.ShouldBe("Ann");
        (await Access.SetRoleAsync("ann", "reader")).ShouldBeFalse();
        (await Access.RemoveAccountAsync("ANN")).ShouldBeFalse();
        (await Access.SetRoleAsync("BOB", "admin")).ShouldBeTrue();
        (await Access.RemoveAccountAsync("ANN")).ShouldBeTrue();
        (await Access.SessionAsync([1, 2])).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_is_taken_back_by_the_beginning_of_its_hash()
    {
        byte[] hash = [.. Enumerable.Range(160, 32).Select(i => (byte)i)];
        await Access.AddTokenAsync("ann", "script", "read", hash);
        await Access.AddTokenAsync("ann", "other", "read", new byte[32]);
        var token = (await Access.TokenAsync(hash))!;
        (token.Id, token.LastUsed).ShouldBe(("a0a1a2a3a4a5", null));
        (await Access.TokensAsync("ANN")).Count.ShouldBe(2);
        (await Access.TokensAsync("ann")).Single(t => t.Name == "script").LastUsed.ShouldBe(_place.Time.GetUtcNow());
        (await Access.RemoveTokenAsync("bob", token.Id)).ShouldBeFalse();
        (await Access.RemoveTokenAsync("ann", "a0a1a2a3a4a%")).ShouldBeFalse();
        (await Access.RemoveTokenAsync("ann", token.Id)).ShouldBeTrue();
        (await Access.TokensAsync("ann")).ShouldHaveSingleItem().Name.ShouldBe("other");
    }

    [Fact]
    public async Task What_was_nobodys_by_name_goes_where_there_is_the_same_already()
    {
        await _place.Archive.SaveSearchAsync("ann", "Fish", "fishing", alert: true);
        await _place.Archive.SaveSearchAsync("", "Fish", "boats", alert: true);
        await _place.Archive.SaveSearchAsync("", "Storm", "storm", alert: true);
        await Access.AddAccountAsync("ann", "hash", "admin");
        (await _place.Archive.SavedSearchesAsync("ann")).Select(s => s.Query).ShouldBe(["fishing", "storm"]);
        (await _place.Archive.SavedSearchesAsync("")).ShouldBeEmpty();
    }
}

public sealed class SqliteAccessBookTests() : AccessBookTests(new ArchivePlace());

public sealed class PostgresAccessBookTests(PostgresServer server) : AccessBookTests(new ArchivePlace(server.NewAddressAsync));
