using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Readout.Workers.Queueing;

/// <summary>The queues of one desk: pages to be read, reports to be grouped, what could not be worked on, and what is to be tried again.</summary>
/// <remarks>
/// All are quorum queues, durable and replicated where there are several brokers. The name of a queue holds the version of its messages, within which fields are only added: old and
/// new workers stand side by side while one replaces the other.
/// </remarks>
public sealed class DeskQueues
{
    /// <summary>The version of the messages that this program writes.</summary>
    public const int Version = 1;

    /// <summary>A page that broke its reader so often is set aside.</summary>
    private const int MostTries = 5;

    private readonly string _desk;

    /// <summary>The queues of a desk.</summary>
    /// <param name="desk">Its name: letters, digits, "-" and "_".</param>
    /// <exception cref="ArgumentException">That is no name of a desk.</exception>
    public DeskQueues(string desk)
    {
        if (!IsName(desk)) throw new ArgumentException("A desk's name is of letters, digits, '-' and '_'.", nameof(desk));
        _desk = desk;
    }

    /// <summary>Pages with their numbers, for the readers.</summary>
    public string Read => Name("read", Version);

    /// <summary>What came of the pages, for the one who groups.</summary>
    public string Group => Name("group", Version);

    /// <summary>Pages without numbers, for the one who collects: those that are tried again.</summary>
    public string Again => Name("again", Version);

    /// <summary>Messages that could not be worked on, with the reason.</summary>
    public string Dead => Name("dead", null);

    /// <summary>Where the broker puts pages that broke their readers: from there they come to the dead, and the one who groups hears of it.</summary>
    public string Broken => Name("broken", Version);

    /// <summary>Whether a desk can have this name.</summary>
    public static bool IsName(string desk) => !string.IsNullOrEmpty(desk) && desk.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Whether all queues are there: to ask needs no right to make them.</summary>
    public async Task<bool> AreThereAsync(IConnection connection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        try
        {
            var channel = await connection.CreateChannelAsync(cancellationToken: cancellation).ConfigureAwait(false);
            await using (channel.ConfigureAwait(false))
            {
                foreach (var queue in new[] { Dead, Again, Group, Read }) await channel.QueueDeclarePassiveAsync(queue, cancellation).ConfigureAwait(false);
                return true;
            }
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }

    /// <summary>Makes what is not there yet.</summary>
    public async Task DeclareAsync(IChannel channel, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(channel);
        await channel.ExchangeDeclareAsync(Broken, ExchangeType.Fanout, durable: true, cancellationToken: cancellation).ConfigureAwait(false);
        await QueueAsync(channel, Dead, [], cancellation).ConfigureAwait(false);
        await QueueAsync(channel, Again, [], cancellation).ConfigureAwait(false);
        await QueueAsync(channel, Group, new() { ["x-single-active-consumer"] = true }, cancellation).ConfigureAwait(false);
        await QueueAsync(channel, Read, new()
        {
            ["x-delivery-limit"] = MostTries,
            ["x-dead-letter-exchange"] = Broken,
            ["x-dead-letter-strategy"] = "at-least-once",
            ["x-overflow"] = "reject-publish",
        }, cancellation).ConfigureAwait(false);
        foreach (var queue in new[] { Dead, Group }) await channel.QueueBindAsync(queue, Broken, "", cancellationToken: cancellation).ConfigureAwait(false);
    }

    private static Task<QueueDeclareOk> QueueAsync(IChannel channel, string name, Dictionary<string, object?> arguments, CancellationToken cancellation)
    {
        arguments["x-queue-type"] = "quorum";
        return channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellation);
    }

    private string Name(string stage, int? version) => version is { } number ? string.Create(CultureInfo.InvariantCulture, $"readout.{_desk}.{stage}.{number}") : $"readout.{_desk}.{stage}";
}
