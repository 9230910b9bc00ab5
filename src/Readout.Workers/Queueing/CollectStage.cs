using RabbitMQ.Client;
using Readout.Archive;
using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Workers.Collecting;

namespace Readout.Workers.Queueing;

/// <summary>Visits the sources and hands what they bring to the readers; numbers what is to be tried again.</summary>
/// <remarks>One at a time collects for a desk, so each host has one owner: the archive's hold sees to that. Others wait.</remarks>
/// <param name="broker">The way to the queues.</param>
/// <param name="archive">The archive.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="reading">How addresses are read.</param>
/// <param name="every">The time between two visits.</param>
/// <param name="time">The clock.</param>
public sealed class CollectStage(Broker broker, NewsArchive archive, Fetcher fetcher, WebSourceOptions reading, TimeSpan every, TimeProvider time)
{
    /// <summary>Told of each thing that came to nothing: its name and why.</summary>
    public Action<string, string> Problem { get; init; } = static (_, _) => { };

    /// <summary>Told after each round how many pages were handed over since the broker was found.</summary>
    public Action<int> Round { get; init; } = static _ => { };

    /// <summary>Collects until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) => broker.RunAsync(WorkAsync, time, cancellation);

    private async Task WorkAsync(IConnection connection, CancellationToken stop)
    {
        var hold = await archive.HoldAsync(ArchiveWork.Visiting, stop).ConfigureAwait(false);
        await using var leaving = hold.ConfigureAwait(false);
        var channel = await connection.CreateChannelAsync(cancellationToken: stop).ConfigureAwait(false);
        await using var closing = channel.ConfigureAwait(false);
        await channel.BasicQosAsync(0, 1, global: false, stop).ConfigureAwait(false);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var opened = new TaskCompletionSource<QueueIntake>(TaskCreationOptions.RunContinuationsAsynchronously);
        var again = Consuming.RunAsync(channel, broker.Queues.Again, async delivery =>
        {
            if (Page(delivery.Body.ToArray()) is { } page) await (await opened.Task.ConfigureAwait(false)).HandAsync([page], stop).ConfigureAwait(false);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, CancellationToken.None).ConfigureAwait(false);
        }, ended.Token);
        var rounds = RoundsAsync(connection, opened, ended.Token);
        await Task.WhenAny(again, rounds).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        opened.TrySetCanceled(CancellationToken.None);
        await again.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (again.IsFaulted) await again.ConfigureAwait(false);
        await rounds.ConfigureAwait(false);
    }

    /// <summary>The page of a message; null where it is none, and nothing can come of it.</summary>
    private PageMessage? Page(byte[] body)
    {
        try
        {
            return PageMessage.Unpack(body);
        }
        catch (BadMessageException bad)
        {
            Problem("a message of the queue", bad.Message);
            return null;
        }
    }

    private async Task RoundsAsync(IConnection connection, TaskCompletionSource<QueueIntake> opened, CancellationToken stop)
    {
        var intake = await QueueIntake.OpenAsync(archive, connection, broker.Queues, time, Problem, stop).ConfigureAwait(false);
        await using var closing = intake.ConfigureAwait(false);
        opened.TrySetResult(intake);
        var rounds = new CollectRounds(archive, intake, fetcher, reading, time);
        while (true)
        {
            await rounds.OnceAsync(stop).ConfigureAwait(false);
            Round(intake.Pages);
            await Task.Delay(every, time, stop).ConfigureAwait(false);
        }
    }
}
