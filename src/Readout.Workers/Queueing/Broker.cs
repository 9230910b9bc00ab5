using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Readout.Archive;

namespace Readout.Workers.Queueing;

/// <summary>The way to RabbitMQ: a connection that whoever uses it opens again when it breaks.</summary>
/// <remarks>
/// The client's own recovery is off: what a stage holds in memory belongs to the messages it has not acknowledged, so when the connection breaks the stage
/// forgets these and begins again with what the broker then delivers.
/// </remarks>
/// <param name="address">Where it is: <c>amqp://user:password@host:port/vhost</c>, or <c>amqps://</c>.</param>
/// <param name="desk">The desk's queues.</param>
/// <param name="name">What the broker shows the connection as.</param>
public sealed class Broker(Uri address, DeskQueues desk, string name)
{
    /// <summary>The longest wait before the next try, in seconds.</summary>
    private const double LongestWait = 10;

    private const double FirstWait = 0.25;

    /// <summary>The desk's queues.</summary>
    public DeskQueues Queues => desk;

    /// <summary>Told in words when the connection is lost or comes to nothing.</summary>
    public Action<string> Problem { get; init; } = static _ => { };

    /// <summary>Opens a connection and makes the queues that are not there yet.</summary>
    public async Task<IConnection> ConnectAsync(CancellationToken cancellation)
    {
        var factory = new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false, TopologyRecoveryEnabled = false, ClientProvidedName = name, RequestedHeartbeat = TimeSpan.FromSeconds(15) };
        var connection = await factory.CreateConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (await desk.AreThereAsync(connection, cancellation).ConfigureAwait(false)) return connection;
            var channel = await connection.CreateChannelAsync(cancellationToken: cancellation).ConfigureAwait(false);
            await using (channel.ConfigureAwait(false)) await desk.DeclareAsync(channel, cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A channel on which a message that is sent is with the broker for certain when the sending returns.</summary>
    public static Task<IChannel> ConfirmedAsync(IConnection connection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
    }

    /// <summary>Works until it is cancelled: whenever the broker or the archive is lost, it waits and begins again.</summary>
    /// <param name="work">Works on a connection until that or the archive is lost, which it tells by throwing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task RunAsync(Func<IConnection, CancellationToken, Task> work, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(time);
        var told = "";
        for (var wait = FirstWait; ;)
        {
            try
            {
                using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                var connection = await ConnectAsync(cancellation).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    wait = FirstWait;
                    connection.ConnectionShutdownAsync += (_, _) => lost.CancelAsync();
                    await work(connection, lost.Token).ConfigureAwait(false);
                    return;
                }
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested && (IsLost(failure) || failure is ArchiveException))
            {
                // One who waits for another says so once.
                if (Words(failure) is var words && words != told) Problem(told = words);
            }

            await Task.Delay(TimeSpan.FromSeconds(wait), time, cancellation).ConfigureAwait(false);
            wait = Math.Min(wait * 2, LongestWait);
        }
    }

    /// <summary>A failure in one line for people.</summary>
    public static string Words(Exception failure) => failure switch
    {
        OperationCanceledException => "the connection to the queue was lost",
        BrokerUnreachableException { InnerException: { } inner } => $"RabbitMQ is not reached: {inner.Message.ReplaceLineEndings(" ")}",
        OperationInterruptedException { ShutdownReason.ReplyText: { Length: > 0 } reason } => reason.ReplaceLineEndings(" "),
        _ => failure?.Message.ReplaceLineEndings(" ") ?? "",
    };

    /// <summary>Whether a failure is one of the way to the broker.</summary>
    public static bool IsLost(Exception failure) => failure is OperationCanceledException or RabbitMQClientException or IOException or TimeoutException or System.Net.Sockets.SocketException;
}
