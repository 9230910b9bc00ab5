using System.Text;
using RabbitMQ.Client;

namespace Readout.Workers.Queueing;

/// <summary>A message that was set aside.</summary>
/// <param name="Place">Its place in the queue, from 1.</param>
/// <param name="Name">What people call the page; empty where the message cannot be read.</param>
/// <param name="Url">Its address, where it has one.</param>
/// <param name="Reason">Why it was set aside.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="CanRetry">Whether it is a page that can be tried again.</param>
public sealed record DeadLetter(int Place, string Name, string? Url, string Reason, int Bytes, bool CanRetry);

/// <summary>What could not be worked on: looked at, tried again, dropped.</summary>
/// <param name="broker">The way to the queues.</param>
public sealed class DeadLetters(Broker broker)
{
    private const string ReasonHeader = "readout-reason";
    private const string DeathHeader = "x-death";

    /// <summary>The messages that were set aside, the oldest first; they stay where they are.</summary>
    public Task<IReadOnlyList<DeadLetter>> ListAsync(int limit, CancellationToken cancellation) => LookAsync(limit, static (_, _) => Task.FromResult(false), cancellation);

    /// <summary>Has pages read again; how many. Those that are no pages stay.</summary>
    /// <param name="place">The place of the page in the list; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<int> RetryAsync(int? place, CancellationToken cancellation)
    {
        var retried = 0;
        await LookAsync(place ?? int.MaxValue, async (letter, again) =>
        {
            if (!letter.CanRetry || (place is { } only && letter.Place != only)) return false;
            await again().ConfigureAwait(false);
            retried++;
            return true;
        }, cancellation).ConfigureAwait(false);
        return retried;
    }

    /// <summary>Drops messages for good; how many.</summary>
    /// <param name="place">The place of the message in the list; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<int> DropAsync(int? place, CancellationToken cancellation)
    {
        var dropped = 0;
        await LookAsync(place ?? int.MaxValue, (letter, _) =>
        {
            if (place is { } only && letter.Place != only) return Task.FromResult(false);
            dropped++;
            return Task.FromResult(true);
        }, cancellation).ConfigureAwait(false);
        return dropped;
    }

    /// <summary>Sets a message aside.</summary>
    internal static ValueTask SetAsideAsync(IChannel channel, string queue, byte[] body, string reason, CancellationToken cancellation) =>
        channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { Persistent = true, Headers = new Dictionary<string, object?> { [ReasonHeader] = reason } }, body, cancellation);

    /// <summary>Whether the broker set the message aside because it was delivered too often.</summary>
    internal static bool WasSetAside(IReadOnlyBasicProperties properties) => properties.Headers?.ContainsKey(DeathHeader) == true;

    /// <summary>Goes through the messages; one that is done with is taken away, the others stay in their order.</summary>
    private async Task<IReadOnlyList<DeadLetter>> LookAsync(int limit, Func<DeadLetter, Func<Task>, Task<bool>> isDone, CancellationToken cancellation)
    {
        var connection = await broker.ConnectAsync(cancellation).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var channel = await Broker.ConfirmedAsync(connection, cancellation).ConfigureAwait(false);
        await using var closingChannel = channel.ConfigureAwait(false);
        var letters = new List<DeadLetter>();
        var kept = new List<ulong>();
        while (letters.Count < limit && await channel.BasicGetAsync(broker.Queues.Dead, autoAck: false, cancellation).ConfigureAwait(false) is { } got)
        {
            var (letter, page) = Letter(letters.Count + 1, got);
            letters.Add(letter);
            var again = () => channel.BasicPublishAsync("", broker.Queues.Again, mandatory: true, new BasicProperties { Persistent = true }, (page! with { Number = 0 }).Pack(), cancellation).AsTask();
            if (await isDone(letter, again).ConfigureAwait(false)) await channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancellation).ConfigureAwait(false);
            else kept.Add(got.DeliveryTag);
        }

        foreach (var tag in Enumerable.Reverse(kept)) await channel.BasicNackAsync(tag, multiple: false, requeue: true, cancellation).ConfigureAwait(false);
        return letters;
    }

    private static (DeadLetter Letter, PageMessage? Page) Letter(int place, BasicGetResult got)
    {
        var reason = got.BasicProperties.Headers?.TryGetValue(ReasonHeader, out var said) == true && said is byte[] bytes ? Encoding.UTF8.GetString(bytes)
            : WasSetAside(got.BasicProperties) ? "its readers broke on it" : "no reason is given";
        try
        {
            var page = PageMessage.Unpack(got.Body.ToArray());
            return (new DeadLetter(place, page.Page.Name, page.Page.Url, reason, got.Body.Length, CanRetry: true), page);
        }
        catch (BadMessageException)
        {
            return (new DeadLetter(place, "", null, reason, got.Body.Length, CanRetry: false), null);
        }
    }
}
