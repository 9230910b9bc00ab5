using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Readout.Archive;
using Readout.Comparison;
using Readout.Workers.Grouping;

namespace Readout.Workers.Queueing;

/// <summary>Takes what the readers send in the order of the intake, whichever of them is first, and has the desk put it into stories and write it.</summary>
/// <remarks>
/// One at a time works for a desk: who holds the archive's desk consumes, and the queue has a single active consumer besides. A message is acknowledged when what
/// it held is written; up to which number that is, is written with it, so a message that comes again is passed over.
/// </remarks>
/// <param name="broker">The way to the queues.</param>
/// <param name="archive">The archive.</param>
/// <param name="engine">The engine that tells stories.</param>
/// <param name="time">The clock.</param>
public sealed class GroupStage(Broker broker, NewsArchive archive, ReadoutEngine engine, TimeProvider time)
{
    private const int LargestBatch = 200;

    /// <summary>What came is written after so long, and corrections are looked for so often.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<long, Waiting> _waiting = [];
    private readonly List<ulong> _lot = [];
    private readonly List<CollectedReport> _reports = [];
    private long _next;

    /// <summary>Phrases the gist of a story that is told; null where it stays as extracted.</summary>
    public Func<StoryComparison, CancellationToken, Task<StoryComparison>>? Phrase { get; init; }

    /// <summary>Told when something goes on that people should know of, in words.</summary>
    public Action<string> Note { get; init; } = static _ => { };

    /// <summary>Groups until it is cancelled; what was taken is written before it ends.</summary>
    public Task RunAsync(CancellationToken cancellation) => broker.RunAsync(WorkAsync, time, cancellation);

    private async Task WorkAsync(IConnection connection, CancellationToken stop)
    {
        var desk = await StoryDesk.OpenAsync(archive, engine, stop).ConfigureAwait(false);
        await using var leaving = desk.ConfigureAwait(false);
        desk.Phrase = Phrase;
        _waiting.Clear();
        _lot.Clear();
        _reports.Clear();
        _next = (await archive.ProgressAsync(stop).ConfigureAwait(false)).Written + 1;
        Note("the desk is open");
        var channel = await Broker.ConfirmedAsync(connection, stop).ConfigureAwait(false);
        await using var closing = channel.ConfigureAwait(false);
        var came = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var grouping = GroupAsync(desk, came.Reader, channel, ended.Token);
        var consuming = Consuming.RunAsync(channel, broker.Queues.Group, delivery => TakeAsync(delivery, channel, came.Writer), ended.Token);
        await Task.WhenAny(grouping, consuming).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await grouping.ConfigureAwait(false);
        await consuming.ConfigureAwait(false);
    }

    private async Task TakeAsync(BasicDeliverEventArgs delivery, IChannel channel, ChannelWriter<Waiting> came)
    {
        var body = delivery.Body.ToArray();
        try
        {
            // What the broker sets aside because it broke its readers comes here as it was: as a page.
            var isPage = DeadLetters.WasSetAside(delivery.BasicProperties);
            came.TryWrite(new Waiting(isPage ? PageMessage.Unpack(body).Number : ReportMessage.NumberOf(body), body, isPage, delivery.DeliveryTag));
        }
        catch (BadMessageException bad)
        {
            await SetAsideAsync(channel, body, bad).ConfigureAwait(false);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task SetAsideAsync(IChannel channel, byte[] body, BadMessageException bad)
    {
        Note($"a message was set aside: {bad.Message}");
        await DeadLetters.SetAsideAsync(channel, broker.Queues.Dead, body, bad.Message, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Adds what came of a page to what is written next; whether a source ends with it.</summary>
    private async Task<bool> AddAsync(Waiting due, IChannel channel)
    {
        _lot.Add(due.Tag);
        _next++;
        if (due.IsPage)
        {
            Note($"{PageMessage.Unpack(due.Body).Page.Name}: its readers broke on it; 'readout queue list' shows it");
            return false;
        }

        try
        {
            var message = ReportMessage.Unpack(due.Body);
            if (message.Document is { } document) _reports.Add(new CollectedReport(document, message.Source));
            return message.IsEnd;
        }
        catch (BadMessageException bad)
        {
            await SetAsideAsync(channel, due.Body, bad).ConfigureAwait(false);
            return false;
        }
    }

    private async Task GroupAsync(StoryDesk desk, ChannelReader<Waiting> came, IChannel channel, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var left = Patience - time.GetElapsedTime(began);
            var more = left > TimeSpan.Zero && await WaitAsync(came, left, stop).ConfigureAwait(false);
            while (came.TryRead(out var next)) await EnterAsync(next, channel).ConfigureAwait(false);
            while (_waiting.Remove(_next, out var due))
            {
                var isEnd = await AddAsync(due, channel).ConfigureAwait(false);
                if (isEnd || _lot.Count == LargestBatch) await WriteAsync(desk, channel, isEnd).ConfigureAwait(false);
            }

            if (more && time.GetElapsedTime(began) < Patience) continue;
            await WriteAsync(desk, channel, settle: false).ConfigureAwait(false);
            began = time.GetTimestamp();
            if (stop.IsCancellationRequested) return;
        }
    }

    /// <summary>Waits for a message; false when the time is over or nothing more will come.</summary>
    private async Task<bool> WaitAsync(ChannelReader<Waiting> came, TimeSpan most, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var waiting = came.WaitToReadAsync(limit.Token).AsTask();
        await Task.WhenAny(waiting, Task.Delay(most, time, limit.Token)).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return waiting.IsCompletedSuccessfully && await waiting.ConfigureAwait(false);
    }

    /// <summary>Keeps a message until its turn comes; one that is written already, or came twice, is done with.</summary>
    private async Task EnterAsync(Waiting next, IChannel channel)
    {
        if (next.Number >= _next && _waiting.TryAdd(next.Number, next)) return;
        await channel.BasicAckAsync(next.Tag, multiple: false, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task WriteAsync(StoryDesk desk, IChannel channel, bool settle)
    {
        await desk.WriteAsync(_reports, settle, _lot.Count == 0 ? null : _next - 1, CancellationToken.None).ConfigureAwait(false);
        foreach (var tag in _lot) await channel.BasicAckAsync(tag, multiple: false, CancellationToken.None).ConfigureAwait(false);
        _lot.Clear();
        _reports.Clear();
    }

    /// <summary>A message whose turn has not come: kept as it came, which takes a tenth of the room.</summary>
    private sealed record Waiting(long Number, byte[] Body, bool IsPage, ulong Tag);
}
