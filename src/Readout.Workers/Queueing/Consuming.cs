using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Readout.Workers.Queueing;

/// <summary>Takes messages off a queue until it is stopped or the way to the broker is lost.</summary>
internal static class Consuming
{
    private const string Tries = "x-delivery-count";

    /// <summary>Consumes; always ends by throwing: when it is stopped, as soon as what was being worked on is done, when the way is lost, when the work fails.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="work">Works on one message, and acknowledges it.</param>
    /// <param name="stop">Takes no new message.</param>
    public static async Task RunAsync(IChannel channel, string queue, Func<BasicDeliverEventArgs, Task> work, CancellationToken stop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var working = 0;
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            if (stop.IsCancellationRequested) return;
            Interlocked.Increment(ref working);
            try
            {
                await work(delivery).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                ended.TrySetException(failure);
            }
            finally
            {
                Interlocked.Decrement(ref working);
            }
        };
        consumer.ShutdownAsync += (_, reason) => Lost($"the queue closed the channel: {reason.Exception?.Message ?? reason.ReplyText}");
        consumer.UnregisteredAsync += (_, _) => stop.IsCancellationRequested ? Task.CompletedTask : Lost($"the queue {queue} is no longer there");
        using var stopping = stop.Register(() => ended.TrySetResult());
        var tag = await channel.BasicConsumeAsync(queue, autoAck: false, consumer, stop).ConfigureAwait(false);
        await ended.Task.ConfigureAwait(false);

        // Drained: what is being worked on comes to its end, what was only delivered goes back to the queue with the channel.
        if (channel.IsOpen) await channel.BasicCancelAsync(tag, noWait: false, CancellationToken.None).ConfigureAwait(false);
        while (Volatile.Read(ref working) > 0 && channel.IsOpen) await Task.Delay(20, CancellationToken.None).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();

        Task Lost(string why)
        {
            ended.TrySetException(new IOException(why));
            return Task.CompletedTask;
        }
    }

    /// <summary>How often the message was delivered before.</summary>
    public static long TriesBefore(this BasicDeliverEventArgs delivery) =>
        delivery.BasicProperties.Headers?.TryGetValue(Tries, out var count) == true && count is IConvertible known ? known.ToInt64(System.Globalization.CultureInfo.InvariantCulture) : 0;
}
