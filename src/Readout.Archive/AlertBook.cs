using Readout.Archive.Tables;

namespace Readout.Archive;

/// <summary>What readers follow, what they were told, and what is still to be sent. Alerts themselves are raised when a batch is kept.</summary>
public sealed class AlertBook
{
    private readonly Database _database;
    private readonly TimeProvider _time;

    internal AlertBook(Database database, TimeProvider time) => (_database, _time) = (database, time);

    /// <summary>A reader's alerts, the newest first.</summary>
    public Task<RowPage<AlertRow>> ListAsync(string reader, AlertKind? kind = null, int limit = 50, string? after = null, CancellationToken cancellation = default) =>
        _database.ReadAsync(c => AlertTable.List(c, reader, kind, Math.Clamp(limit, 1, 500), after), cancellation);

    /// <summary>A reader's alerts of a stretch of numbers, in their order.</summary>
    public Task<IReadOnlyList<AlertRow>> BetweenAsync(string reader, long after, long last, CancellationToken cancellation = default) =>
        _database.ReadAsync<IReadOnlyList<AlertRow>>(c => AlertTable.Between(c, reader, after, last), cancellation);

    /// <summary>How many alerts a reader has not seen.</summary>
    public Task<int> UnseenAsync(string reader, CancellationToken cancellation = default) => _database.ReadAsync(c => AlertTable.Unseen(c, reader), cancellation);

    /// <summary>The number of the newest alert that a reader has seen; 0 where none.</summary>
    public Task<long> SeenAsync(string reader, CancellationToken cancellation = default) => _database.ReadAsync(c => AlertTable.Seen(c, reader), cancellation);

    /// <summary>Takes all alerts up to this number for seen.</summary>
    public Task<bool> SeeAsync(string reader, long number, CancellationToken cancellation = default) => _database.WriteAsync(c => AlertTable.See(c, reader, number), cancellation);

    /// <summary>What a reader follows: tags of stories such as "pair:CHN-USA", "side:FRA", "topic:trade", or "all".</summary>
    public Task<IReadOnlyList<string>> FollowsAsync(string reader, CancellationToken cancellation = default) => _database.ReadAsync<IReadOnlyList<string>>(c =>
        c.Rows("SELECT subject FROM follows WHERE reader = $reader ORDER BY subject", row => row.GetString(0), ("$reader", reader)), cancellation);

    /// <summary>Follows a subject, or no more.</summary>
    public Task<bool> FollowAsync(string reader, string subject, bool follow, CancellationToken cancellation = default) => _database.WriteAsync(c => c.Run(
        follow ? "INSERT INTO follows (reader, subject) VALUES ($reader, $subject) ON CONFLICT DO NOTHING" : "DELETE FROM follows WHERE reader = $reader AND subject = $subject",
        ("$reader", reader), ("$subject", subject)) > 0, cancellation);

    /// <summary>Where a reader's alerts are sent.</summary>
    public Task<IReadOnlyList<ReceiverRow>> ReceiversAsync(string reader, CancellationToken cancellation = default) =>
        _database.ReadAsync<IReadOnlyList<ReceiverRow>>(c => OutboxTable.Receivers(c, reader), cancellation);

    /// <summary>Where the alerts of all readers are sent.</summary>
    public Task<IReadOnlyList<ReceiverRow>> AllReceiversAsync(CancellationToken cancellation = default) => _database.ReadAsync<IReadOnlyList<ReceiverRow>>(c => OutboxTable.Receivers(c, null), cancellation);

    /// <summary>Sends a reader's alerts to an address from now on; one that is known is left as it is.</summary>
    public Task<bool> AddReceiverAsync(string reader, string kind, string address, string rhythm, string secret, CancellationToken cancellation = default) =>
        _database.WriteAsync(c => OutboxTable.AddReceiver(c, reader, kind, address, rhythm, secret, _time.GetUtcNow()), cancellation);

    /// <summary>Leaves a receiver alone for now, or takes it up again; what was given up is tried again then.</summary>
    public Task<bool> PauseReceiverAsync(string reader, long number, bool paused, CancellationToken cancellation = default) =>
        _database.WriteAsync(c => OutboxTable.Pause(c, reader, number, paused, _time.GetUtcNow()), cancellation);

    /// <summary>Sends nothing more to a receiver; false where the reader has none such.</summary>
    public Task<bool> RemoveReceiverAsync(string reader, long number, CancellationToken cancellation = default) => _database.WriteAsync(c =>
        c.Run("DELETE FROM receivers WHERE num = $num AND reader = $reader", ("$num", number), ("$reader", reader)) > 0, cancellation);

    /// <summary>What is due now, the oldest first; what goes by mail only where it is asked for.</summary>
    public Task<IReadOnlyList<Delivery>> DueAsync(int limit, bool withMail = true, CancellationToken cancellation = default) =>
        _database.ReadAsync<IReadOnlyList<Delivery>>(c => OutboxTable.Due(c, _time.GetUtcNow(), withMail, limit), cancellation);

    /// <summary>The alerts that the next digest of a receiver tells of: those after its last one, up to now.</summary>
    public Task<(long After, long Last)> DigestSpanAsync(long receiver, CancellationToken cancellation = default) => _database.ReadAsync(c => OutboxTable.DigestSpan(c, receiver), cancellation);

    /// <summary>Whether a delivery of this key was put into the outbox.</summary>
    public Task<bool> HasAsync(long receiver, string key, CancellationToken cancellation = default) => _database.ReadAsync(c =>
        c.Number("SELECT EXISTS (SELECT 1 FROM outbox WHERE receiver = $receiver AND key = $key)", ("$receiver", receiver), ("$key", key)) == 1, cancellation);

    /// <summary>Puts a digest into the outbox; one of the same key only once.</summary>
    public Task<bool> AddDigestAsync(long receiver, string key, string digest, (long After, long Last) span, CancellationToken cancellation = default) =>
        _database.WriteAsync(c => OutboxTable.AddDigest(c, receiver, key, digest, span, _time.GetUtcNow()), cancellation);

    /// <summary>It arrived.</summary>
    public Task<bool> SentAsync(long delivery, CancellationToken cancellation = default) => _database.WriteAsync(c => OutboxTable.Sent(c, delivery), cancellation);

    /// <summary>It did not arrive: it is tried again at a time, or given up where there is none.</summary>
    public Task<bool> FailedAsync(long delivery, string problem, DateTimeOffset? again, CancellationToken cancellation = default) =>
        _database.WriteAsync(c => OutboxTable.Failed(c, delivery, problem, again), cancellation);
}
