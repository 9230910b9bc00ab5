using System.Data.Common;
using Readout.Archive.Tables;

namespace Readout.Archive;

/// <summary>Accounts, their sessions, and tokens. Sessions and tokens are looked for by their hash; what is kept here opens nothing.</summary>
public sealed class AccessBook
{
    /// <summary>A token's last use is noted not oftener than this, so that reading does not write each time.</summary>
    private static readonly TimeSpan NoteAfter = TimeSpan.FromMinutes(10);

    /// <summary>What each reader has, each once under this key; a machine's own user is the reader without a name.</summary>
    private static readonly (string Table, string[] Key)[] OfReaders =
        [("marks", ["story"]), ("searches", ["name"]), ("follows", ["subject"]), ("alerts", ["key"]), ("alerts_seen", []), ("receivers", ["kind", "address", "rhythm"])];

    private readonly Database _database;
    private readonly TimeProvider _time;

    internal AccessBook(Database database, TimeProvider time) => (_database, _time) = (database, time);

    /// <summary>All accounts by name.</summary>
    public Task<IReadOnlyList<AccountRow>> AccountsAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync<IReadOnlyList<AccountRow>>(c => c.Rows("SELECT name, password, role, added FROM accounts ORDER BY name", Account), cancellation);

    /// <summary>An account, or null.</summary>
    public Task<AccountRow?> AccountAsync(string name, CancellationToken cancellation = default) =>
        _database.ReadAsync(c => c.Rows("SELECT name, password, role, added FROM accounts WHERE name = $name", Account, ("$name", name)).FirstOrDefault(), cancellation);

    /// <summary>Adds an account; false where there is one of that name. The first one is given what was nobody's by name: marks, searches, what is followed, alerts and where they are sent.</summary>
    public Task<bool> AddAccountAsync(string name, string password, string role, CancellationToken cancellation = default) => _database.WriteAsync(c =>
    {
        var isFirst = c.Number("SELECT EXISTS (SELECT 1 FROM accounts)") == 0;
        if (c.Run("INSERT INTO accounts (name, password, role, added) VALUES ($name, $password, $role, $now) ON CONFLICT DO NOTHING",
            ("$name", name), ("$password", password), ("$role", role), ("$now", Now)) == 0) return false;
        if (!isFirst) return true;
        foreach (var (table, key) in OfReaders)
        {
            var same = string.Concat(key.Select(column => $" AND own.{column} = {table}.{column}"));
            c.Run($"UPDATE {table} SET reader = $name WHERE reader = '' AND NOT EXISTS (SELECT 1 FROM {table} own WHERE own.reader = $name{same})", ("$name", name));
            c.Run($"DELETE FROM {table} WHERE reader = ''");
        }

        return true;
    }, cancellation);

    /// <summary>Gives an account a new password and ends all its sessions; false where there is none.</summary>
    public Task<bool> SetPasswordAsync(string name, string password, CancellationToken cancellation = default) => _database.WriteAsync(c =>
    {
        c.Run("DELETE FROM sessions WHERE account = $name", ("$name", name));
        return c.Run("UPDATE accounts SET password = $password WHERE name = $name", ("$password", password), ("$name", name)) > 0;
    }, cancellation);

    /// <summary>Gives an account another role; false where there is none, or where nobody would be left who manages accounts.</summary>
    public Task<bool> SetRoleAsync(string name, string role, CancellationToken cancellation = default) => _database.WriteAsync(c =>
        (role == "admin" || !IsLastAdmin(c, name)) && c.Run("UPDATE accounts SET role = $role WHERE name = $name", ("$role", role), ("$name", name)) > 0, cancellation);

    /// <summary>Removes an account with its sessions, tokens and receivers; false where there is none, or where nobody would be left who manages accounts.</summary>
    public Task<bool> RemoveAccountAsync(string name, CancellationToken cancellation = default) => _database.WriteAsync(c =>
    {
        if (IsLastAdmin(c, name) || c.Run("DELETE FROM accounts WHERE name = $name", ("$name", name)) == 0) return false;
        c.Run("DELETE FROM tokens WHERE reader = $name", ("$name", name));
        c.Run("DELETE FROM receivers WHERE reader = $name COLLATE NOCASE", ("$name", name));
        return true;
    }, cancellation);

    /// <summary>Begins a session.</summary>
    public Task<bool> BeginSessionAsync(byte[] hash, string account, DateTimeOffset ends, CancellationToken cancellation = default) => _database.WriteAsync(c =>
    {
        c.Run("DELETE FROM sessions WHERE ends < $now", ("$now", Now));
        return c.Run("INSERT INTO sessions (hash, account, began, ends) VALUES ($hash, $account, $now, $ends)",
            ("$hash", hash), ("$account", account), ("$now", Now), ("$ends", ends.ToUnixTimeMilliseconds())) > 0;
    }, cancellation);

    /// <summary>Whose session it is; null where it has ended.</summary>
    public Task<AccountRow?> SessionAsync(byte[] hash, CancellationToken cancellation = default) => _database.ReadAsync(c => c.Rows(
        "SELECT a.name, a.password, a.role, a.added FROM sessions s JOIN accounts a ON a.name = s.account WHERE s.hash = $hash AND s.ends >= $now", Account, ("$hash", hash), ("$now", Now)).FirstOrDefault(), cancellation);

    /// <summary>Ends a session.</summary>
    public Task<bool> EndSessionAsync(byte[] hash, CancellationToken cancellation = default) => _database.WriteAsync(c => c.Run("DELETE FROM sessions WHERE hash = $hash", ("$hash", hash)) > 0, cancellation);

    /// <summary>A reader's tokens, the newest first.</summary>
    public Task<IReadOnlyList<TokenRow>> TokensAsync(string reader, CancellationToken cancellation = default) => _database.ReadAsync<IReadOnlyList<TokenRow>>(c =>
        c.Rows("SELECT hash, name, scopes, reader, created, last_used FROM tokens WHERE reader = $reader ORDER BY created DESC", Token, ("$reader", reader)), cancellation);

    /// <summary>Keeps a token's hash.</summary>
    public Task<bool> AddTokenAsync(string reader, string name, string scopes, byte[] hash, CancellationToken cancellation = default) => _database.WriteAsync(c =>
        c.Run("INSERT INTO tokens (hash, name, scopes, reader, created) VALUES ($hash, $name, $scopes, $reader, $now)",
            ("$hash", hash), ("$name", name), ("$scopes", scopes), ("$reader", reader), ("$now", Now)) > 0, cancellation);

    /// <summary>Takes a token back; false where the reader has none such.</summary>
    public Task<bool> RemoveTokenAsync(string reader, string id, CancellationToken cancellation = default) => _database.WriteAsync(c =>
        id.Length >= TokenDigits && c.Rows("SELECT hash FROM tokens WHERE reader = $reader", row => row.GetFieldValue<byte[]>(0), ("$reader", reader))
            .Where(hash => Convert.ToHexStringLower(hash).StartsWith(id, StringComparison.Ordinal)).Sum(hash => c.Run("DELETE FROM tokens WHERE hash = $hash", ("$hash", hash))) > 0, cancellation);

    /// <summary>The token of this hash, and notes its use; null where there is none.</summary>
    public async Task<TokenRow?> TokenAsync(byte[] hash, CancellationToken cancellation = default)
    {
        var token = await _database.ReadAsync(c => c.Rows("SELECT hash, name, scopes, reader, created, last_used FROM tokens WHERE hash = $hash", Token, ("$hash", hash)).FirstOrDefault(), cancellation).ConfigureAwait(false);
        if (token is null || _time.GetUtcNow() - token.LastUsed < NoteAfter) return token;
        await _database.WriteAsync(c => c.Run("UPDATE tokens SET last_used = $now WHERE hash = $hash", ("$now", Now), ("$hash", hash)), cancellation).ConfigureAwait(false);
        return token;
    }

    private const int TokenDigits = 12;

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private static bool IsLastAdmin(Session session, string name) => session.Number("""
        SELECT EXISTS (SELECT 1 FROM accounts WHERE name = $name AND role = 'admin') AND NOT EXISTS (SELECT 1 FROM accounts WHERE name <> $name AND role = 'admin')
        """, ("$name", name)) == 1;

    private static AccountRow Account(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.Moment(3));

    private static TokenRow Token(DbDataReader row) => new(Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0))[..TokenDigits], row.GetString(1), row.GetString(2), row.GetString(3), row.Moment(4), row.MomentOrNull(5));
}
