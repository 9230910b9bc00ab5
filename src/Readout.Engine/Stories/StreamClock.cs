namespace Readout.Stories;

/// <summary>The day a stream has reached: the middle one of the days of its last reports, so that one wrong date moves nothing.</summary>
internal sealed class StreamClock
{
    private const int Remembered = 63;

    private readonly Queue<int> _last = new(Remembered);
    private int? _day;

    /// <summary>Days since 1970; null where no report had a day.</summary>
    public int? Day => _last.Count == 0 ? null : _day ??= _last.Order().ElementAt(_last.Count / 2);

    /// <summary>A report came; its day is null where it is not known.</summary>
    public void Tick(int? day)
    {
        if (day is not { } known) return;
        if (_last.Count == Remembered) _last.Dequeue();
        _last.Enqueue(known);
        _day = null;
    }
}
