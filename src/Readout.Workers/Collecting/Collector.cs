using System.Threading.Channels;
using NodaTime;
using Readout.Archive;
using Readout.Documents;
using Readout.Sources;
using Readout.Workers.Grouping;

namespace Readout.Workers.Collecting;

/// <summary>How far a collecting is.</summary>
/// <param name="Seen">Pages looked at.</param>
/// <param name="Kept">New article versions, written.</param>
/// <param name="Known">Texts that the archive held already, or that are older than what it keeps.</param>
/// <param name="Failed">Pages that came to nothing.</param>
public sealed record CollectProgress(int Seen, int Kept, int Known, int Failed);

/// <summary>The way from pages to the archive, in one process.</summary>
/// <remarks>
/// Pages are extracted and read on all cores, a few ahead of the desk, which takes them in order of collection, every so many of them at once. What was
/// written is acknowledged; a kill leaves the batch before, and the sources bring the rest again.
/// </remarks>
public sealed class Collector : IIntake, IAsyncDisposable
{
    private const int LargestBatch = 200;

    /// <summary>What was read is written after so long, so that it can be seen and is not lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ReportReader _reader;
    private readonly TimeProvider _time;
    private int _seen;
    private int _kept;
    private int _known;
    private int _failed;

    private Collector(StoryDesk desk, ReadoutEngine engine, TimeProvider time) => (Desk, _reader, _time) = (desk, new ReportReader(engine), time);

    /// <summary>Where the reports go.</summary>
    public StoryDesk Desk { get; }

    /// <summary>Told of each page that came to nothing: its name and why.</summary>
    public Action<string, string> Problem { get; set; } = static (_, _) => { };

    /// <summary>Reports of days before this one are not kept; null where all are.</summary>
    public LocalDate? Oldest
    {
        get => _reader.Oldest;
        set => _reader.Oldest = value;
    }

    /// <summary>How far it is, all runs together.</summary>
    public CollectProgress Progress => new(Volatile.Read(ref _seen), Volatile.Read(ref _kept), Volatile.Read(ref _known), Volatile.Read(ref _failed));

    /// <summary>Takes up the work where the archive's reports stand.</summary>
    /// <exception cref="ArchiveException">Another process collects into this archive.</exception>
    public static async Task<Collector> OpenAsync(NewsArchive archive, ReadoutEngine engine, TimeProvider time, CancellationToken cancellation)
    {
        var desk = await StoryDesk.OpenAsync(archive, engine, cancellation).ConfigureAwait(false);
        desk.TakesUpAgain = true;
        return new Collector(desk, engine, time);
    }

    /// <inheritdoc/>
    public async Task CollectAsync(IAsyncEnumerable<SourceItem> items, long? source, CancellationToken cancellation)
    {
        var reading = Channel.CreateBounded<Task<Document?>>(2 * Environment.ProcessorCount);
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var producing = Task.Run(() => ProduceAsync(items, reading.Writer, broken.Token), CancellationToken.None);
        var batch = new List<CollectedReport>();
        var began = _time.GetTimestamp();
        var isEnd = false;
        try
        {
            while (await reading.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (reading.Reader.TryRead(out var next))
                {
                    if (await next.ConfigureAwait(false) is { } document) batch.Add(new CollectedReport(document, source));
                    if (batch.Count < LargestBatch && (batch.Count == 0 || _time.GetElapsedTime(began) < Patience)) continue;
                    Interlocked.Add(ref _kept, await Desk.WriteAsync(batch, settle: false, null, CancellationToken.None).ConfigureAwait(false));
                    batch.Clear();
                    began = _time.GetTimestamp();
                }
            }

            isEnd = true;
        }
        finally
        {
            // Where something failed, what was read is tried to be kept, and no more is read.
            if (!isEnd) await broken.CancelAsync().ConfigureAwait(false);
            Interlocked.Add(ref _kept, await Desk.WriteAsync(batch, settle: isEnd, null, CancellationToken.None).ConfigureAwait(false));
        }

        await producing.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private async Task ProduceAsync(IAsyncEnumerable<SourceItem> items, ChannelWriter<Task<Document?>> reading, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellation).ConfigureAwait(false))
            {
                // Room first, then work: no more is read ahead than the channel holds.
                await reading.WaitToWriteAsync(cancellation).ConfigureAwait(false);
                await reading.WriteAsync(Task.Run(() => ReadAsync(item), CancellationToken.None), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            reading.Complete();
        }
    }

    private async Task<Document?> ReadAsync(SourceItem item)
    {
        Interlocked.Increment(ref _seen);
        var (document, problem) = await _reader.ReadAsync(item, id => ValueTask.FromResult(Desk.Knows(id)), CancellationToken.None).ConfigureAwait(false);
        if (problem is not null)
        {
            Interlocked.Increment(ref _failed);
            Problem(item.Name, problem);
        }
        else if (document is null)
        {
            Interlocked.Increment(ref _known);
        }

        return document;
    }
}
