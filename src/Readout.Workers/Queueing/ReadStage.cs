using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Readout.Archive;
using Readout.Documents;
using Readout.Sources;
using Readout.Workers.Collecting;

namespace Readout.Workers.Queueing;

/// <summary>Reads pages: as many at once as there are cores, beside as many other readers as there are.</summary>
/// <remarks>
/// Without state: a page is acknowledged when what came of it is with the broker. A page that was delivered before, and so perhaps broke its reader, is read with no other such page
/// beside it and after a while that chance sets, so that pages which were only there when another one broke the reader come through before that does so again.
/// </remarks>
/// <param name="broker">The way to the queues.</param>
/// <param name="archive">Where it is looked up whether a report is known.</param>
/// <param name="reader">Reads.</param>
/// <param name="time">The clock.</param>
public sealed class ReadStage(Broker broker, NewsArchive archive, ReportReader reader, TimeProvider time)
{
    /// <summary>What one page and its document may take, in bytes: no more pages are read at once than the memory holds.</summary>
    private const long MemoryOfPage = 200_000_000;

    private const int LongestHesitation = 400;

    /// <summary>Told of each page that came to nothing: its name and why.</summary>
    public Action<string, string> Problem { get; init; } = static (_, _) => { };

    /// <summary>How many pages are read at once, where nobody says.</summary>
    public static int AtOnceUsually { get; } = (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MemoryOfPage, 1, Environment.ProcessorCount);

    /// <summary>How many pages are read at once; as many again are being sent on.</summary>
    public int AtOnce { get; init; } = AtOnceUsually;

    /// <summary>Reads until it is cancelled; what is being read then is read to its end.</summary>
    public Task RunAsync(CancellationToken cancellation) => broker.RunAsync(WorkAsync, time, cancellation);

    private async Task WorkAsync(IConnection connection, CancellationToken stop)
    {
        var sending = await Broker.ConfirmedAsync(connection, stop).ConfigureAwait(false);
        await using var closingSending = sending.ConfigureAwait(false);
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(false, false, consumerDispatchConcurrency: (ushort)(2 * AtOnce)), stop).ConfigureAwait(false);
        await using var closing = channel.ConfigureAwait(false);
        using var careful = new SemaphoreSlim(1, 1);
        using var reading = new SemaphoreSlim(AtOnce, AtOnce);
        await channel.BasicQosAsync(0, (ushort)(2 * AtOnce), global: false, stop).ConfigureAwait(false);
        await Consuming.RunAsync(channel, broker.Queues.Read, delivery => ReadAsync(delivery, channel, sending, reading, careful), stop).ConfigureAwait(false);
    }

    private async Task ReadAsync(BasicDeliverEventArgs delivery, IChannel channel, IChannel sending, SemaphoreSlim reading, SemaphoreSlim careful)
    {
        var alone = delivery.TriesBefore() > 0;
        if (alone)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(time.GetTimestamp() % LongestHesitation), time, CancellationToken.None).ConfigureAwait(false);
            await careful.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        try
        {
            var body = delivery.Body.ToArray();
            if (await MessageAsync(body, reading).ConfigureAwait(false) is { } message)
                await sending.BasicPublishAsync("", broker.Queues.Group, mandatory: true, new BasicProperties { Persistent = true }, message.Pack(), CancellationToken.None).ConfigureAwait(false);
            else
                await DeadLetters.SetAsideAsync(sending, broker.Queues.Dead, body, "it is no page that this program can read", CancellationToken.None).ConfigureAwait(false);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            if (alone) careful.Release();
        }
    }

    /// <summary>What is to be sent on; null where the message is none of ours.</summary>
    private async Task<ReportMessage?> MessageAsync(byte[] body, SemaphoreSlim reading)
    {
        PageMessage page;
        try
        {
            page = PageMessage.Unpack(body);
        }
        catch (BadMessageException)
        {
            return null;
        }

        await reading.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        Document? document;
        string? problem;
        try
        {
            (document, problem) = await reader.ReadAsync(new SourceItem(page.Page.Name, page.Page, null), IsKnownAsync, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            reading.Release();
        }

        if (problem is not null) Problem(page.Page.Name, problem);
        return new ReportMessage(page.Number, page.Source, page.Page.Name, document, problem, IsEnd: false);
    }

    /// <summary>Where the archive cannot be asked, the page is read: the one who groups passes over what is known.</summary>
    private async ValueTask<bool> IsKnownAsync(ArticleId id)
    {
        try
        {
            return await archive.HoldsAsync(id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ArchiveException)
        {
            return false;
        }
    }
}
