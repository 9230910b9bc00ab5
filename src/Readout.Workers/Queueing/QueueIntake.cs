using RabbitMQ.Client;
using Readout.Archive;
using Readout.Sources;
using Readout.Workers.Collecting;

namespace Readout.Workers.Queueing;

/// <summary>Numbers the pages that come in and hands them to the readers, so that whoever groups can take them in the order in which they came.</summary>
/// <remarks>
/// Numbers are given out in the archive before they are used, and noted there as handed over when the broker has confirmed the pages. One who takes over after
/// a kill says of the numbers in between that nothing came of them: their source was not noted as visited, so it brings them again. No more pages are on
/// their way than <see cref="MostOnTheWay"/>: so readers that fall behind slow the collecting down, and the one who groups never holds more than these.
/// </remarks>
public sealed class QueueIntake : IIntake, IAsyncDisposable
{
    /// <summary>Pages that were handed over and are not written yet, at most.</summary>
    public const int MostOnTheWay = 1000;

    private const int LargestLot = 50;
    private const int LargestLotBytes = 4_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly NewsArchive _archive;
    private readonly IChannel _channel;
    private readonly DeskQueues _queues;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _given;
    private long _handed;
    private long _written;

    private QueueIntake(NewsArchive archive, IChannel channel, DeskQueues queues, TimeProvider time, CollectionProgress progress)
    {
        (_archive, _channel, _queues, _time) = (archive, channel, queues, time);
        (_given, _handed, _written) = (progress.Given, progress.Handed, progress.Written);
    }

    /// <summary>Told of each thing that came to nothing before it could be handed over: its name and why.</summary>
    public Action<string, string> Problem { get; init; } = static (_, _) => { };

    /// <summary>Pages handed over since it was opened.</summary>
    public int Pages { get; private set; }

    /// <summary>Takes up the work where the archive's numbers stand.</summary>
    public static async Task<QueueIntake> OpenAsync(NewsArchive archive, IConnection connection, DeskQueues queues, TimeProvider time, Action<string, string> problem, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var progress = await archive.ProgressAsync(cancellation).ConfigureAwait(false);
        var intake = new QueueIntake(archive, await Broker.ConfirmedAsync(connection, cancellation).ConfigureAwait(false), queues, time, progress) { Problem = problem };
        try
        {
            for (var number = progress.Handed + 1; number <= progress.Given; number++)
                await intake.SendAsync(queues.Group, new ReportMessage(number, null, "", null, null, IsEnd: false).Pack(), cancellation).ConfigureAwait(false);
            await intake.NoteAsync(progress.Given, progress.Given, cancellation).ConfigureAwait(false);
            return intake;
        }
        catch
        {
            await intake.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task CollectAsync(IAsyncEnumerable<SourceItem> items, long? source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(items);
        var lot = new List<PageMessage>();
        var bytes = 0;
        var began = _time.GetTimestamp();
        await foreach (var item in items.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (item.Page is not { } page)
            {
                Problem(item.Name, item.Problem ?? "nothing was read");
                continue;
            }

            lot.Add(new PageMessage(0, source, page));
            bytes += page.Content.Length;
            if (lot.Count < LargestLot && bytes < LargestLotBytes && _time.GetElapsedTime(began) < Patience) continue;
            await HandAsync(lot, cancellation).ConfigureAwait(false);
            lot.Clear();
            bytes = 0;
            began = _time.GetTimestamp();
        }

        if (lot.Count > 0) await HandAsync(lot, cancellation).ConfigureAwait(false);
        await EndAsync(source, cancellation).ConfigureAwait(false);
    }

    /// <summary>Hands pages over in their order; when it returns, they are with the broker.</summary>
    public async Task HandAsync(IReadOnlyList<PageMessage> pages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pages);
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var first = await GiveAsync(pages.Count, cancellation).ConfigureAwait(false);
            await Task.WhenAll(pages.Select((page, at) => SendAsync(_queues.Read, (page with { Number = first + at }).Pack(), cancellation).AsTask())).ConfigureAwait(false);
            await NoteAsync(_given, _given, cancellation).ConfigureAwait(false);
            Pages += pages.Count;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    /// <summary>Says that a source was read to its end.</summary>
    private async Task EndAsync(long? source, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var number = await GiveAsync(1, cancellation).ConfigureAwait(false);
            await SendAsync(_queues.Group, new ReportMessage(number, source, "", null, null, IsEnd: true).Pack(), cancellation).ConfigureAwait(false);
            await NoteAsync(_given, _given, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives out so many numbers, when there is room for as many pages on the way; the first of them.</summary>
    private async Task<long> GiveAsync(int count, CancellationToken cancellation)
    {
        // What another lot broke off with is told by whoever opens the intake anew; to go on would note it as handed over.
        if (_handed != _given) throw new ArchiveException("pages were numbered that did not reach the queue: the collecting begins again");
        while (_given + count - _written > MostOnTheWay)
        {
            _written = (await _archive.ProgressAsync(cancellation).ConfigureAwait(false)).Written;
            if (_given + count - _written > MostOnTheWay) await Task.Delay(LookAgain, _time, cancellation).ConfigureAwait(false);
        }

        await NoteAsync(_given + count, _handed, cancellation).ConfigureAwait(false);
        return _given - count + 1;
    }

    private async Task NoteAsync(long given, long handed, CancellationToken cancellation)
    {
        if (!await _archive.HandAsync(_given, given, handed, cancellation).ConfigureAwait(false)) throw new ArchiveException("another process collects for this desk");
        (_given, _handed) = (given, handed);
    }

    private ValueTask SendAsync(string queue, byte[] body, CancellationToken cancellation) =>
        _channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { Persistent = true }, body, cancellation);
}
