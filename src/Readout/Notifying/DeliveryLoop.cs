using System.Globalization;
using System.Text.Json;
using Readout.Archive;

namespace Readout.Notifying;

/// <summary>Sends what the outbox holds, at least once: what did not arrive is tried again, later and later, under the same key.</summary>
/// <remarks>A kill between the arrival and the note of it sends once more; the key tells the other side that it has it.</remarks>
internal sealed class DeliveryLoop(NewsArchive archive, MessageWriter writer, WebhookSender webhooks, MailSender? mail, TimeProvider time)
{
    private const int AtOnce = 20;

    /// <summary>With the waits between them, so many tries take about three days.</summary>
    private const int MostTries = 20;

    /// <summary>The hour (UTC) from which on a digest is written; a weekly one on Mondays.</summary>
    private const int DigestHour = 6;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    private readonly HashSet<(long Receiver, string Key)> _empty = [];

    /// <summary>Told of what did not arrive: where to, and why.</summary>
    public Action<string, string> Problem { get; set; } = static (_, _) => { };

    /// <summary>Sends until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await DigestsAsync(cancellation).ConfigureAwait(false);
                await OnceAsync(cancellation).ConfigureAwait(false);
            }
            catch (ArchiveException broken)
            {
                Problem("the archive", broken.Message);
            }

            await Task.Delay(Between, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what is due now; how much of it arrived.</summary>
    public async Task<int> OnceAsync(CancellationToken cancellation)
    {
        var arrived = 0;
        foreach (var delivery in await archive.Alerts.DueAsync(AtOnce, mail is not null, cancellation).ConfigureAwait(false))
        {
            var outcome = await SendAsync(delivery, cancellation).ConfigureAwait(false);
            Serving.Telemetry.Tried(outcome.Problem is null);
            if (outcome.Problem is null)
            {
                await archive.Alerts.SentAsync(delivery.Number, CancellationToken.None).ConfigureAwait(false);
                arrived++;
                continue;
            }

            Problem(delivery.Receiver.Address, outcome.Problem);
            await archive.Alerts.FailedAsync(delivery.Number, outcome.Problem, outcome.IsFinal || delivery.Tries + 1 >= MostTries ? null : Again(delivery.Tries, outcome.NotBefore), CancellationToken.None).ConfigureAwait(false);
        }

        return arrived;
    }

    /// <summary>Writes the digests whose time has come, each once; one that was missed while nothing ran is written late.</summary>
    public async Task DigestsAsync(CancellationToken cancellation)
    {
        foreach (var receiver in await archive.Alerts.AllReceiversAsync(cancellation).ConfigureAwait(false))
        {
            if (receiver.Rhythm == "each" || receiver.Paused) continue;
            var (key, due, since) = Period(receiver.Rhythm == "weekly", time.GetUtcNow());
            if (due <= receiver.Added || _empty.Contains((receiver.Number, key)) || await archive.Alerts.HasAsync(receiver.Number, key, cancellation).ConfigureAwait(false)) continue;
            var span = await archive.Alerts.DigestSpanAsync(receiver.Number, cancellation).ConfigureAwait(false);
            if (await writer.DigestAsync(receiver, span, since, cancellation).ConfigureAwait(false) is not { } digest)
            {
                _empty.Add((receiver.Number, key));
                continue;
            }

            await archive.Alerts.AddDigestAsync(receiver.Number, key, JsonSerializer.Serialize(digest), span, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The newest digest that is due: its key, when it was due, and since when it tells.</summary>
    internal static (string Key, DateTimeOffset Due, DateTimeOffset Since) Period(bool isWeekly, DateTimeOffset now)
    {
        var due = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(DigestHour);
        if (due > now) due = due.AddDays(-1);
        if (isWeekly) due = due.AddDays(-(((int)due.DayOfWeek + 6) % 7));
        return ($"digest-{(isWeekly ? "weekly" : "daily")}-{due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", due, due.AddDays(isWeekly ? -7 : -1));
    }

    private Task<Outcome> SendAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (delivery.Receiver.Kind == "webhook") return webhooks.SendAsync(delivery, cancellation);
        var message = delivery.Alert is { } alert ? writer.Alert(alert) : JsonSerializer.Deserialize<Message>(delivery.Digest!)!;
        return mail!.SendAsync(delivery.Receiver.Address, delivery.Key, message, cancellation);
    }

    private DateTimeOffset Again(int tries, DateTimeOffset? notBefore)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(tries, 12));
        var then = time.GetUtcNow() + (wait < LongestWait ? wait : LongestWait);
        return notBefore > then ? notBefore.Value : then;
    }
}
