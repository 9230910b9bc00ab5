using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts.Status;

/// <summary>What has just begun and so goes on.</summary>
internal sealed partial class StatusJudge
{
    /// <summary>"the summit opened on Monday": the verb of beginning that the noun before it is the subject of, or -1.</summary>
    private int OpensItself(int end)
    {
        for (var i = end; i < Math.Min(_end, end + 8); i++)
        {
            if (_words[i] is "opened" or "began" or "started" && !SomebodyWithin(i + 1, 1)) return _syntax.Subject(i) is >= 0 and var subject && _syntax.Within(end - 1, subject) ? i : -1;
            if (_words[i] is "." or ";" or "," or "who" or "which" or "that") return -1;
        }

        return -1;
    }

    /// <summary>What is told to have begun goes on, unless a date sets it clearly before publication or an end is told.</summary>
    private bool JustBegun(int verb)
    {
        if (HadBefore(verb) || HasWithin(verb, Window, Endings)) return false;
        for (var i = _first; i < _end; i++)
        {
            if (reading.TimeAt(i) is >= 0 and var time && reading.Document.Times[time] is { Type: TimeType.Date or TimeType.Time, Start: { } start } told)
                return (told.Span.Of(reading.Text).EndsWith("day", StringComparison.Ordinal) || start.Day is not null) && (reading.Document.Article.Published.Date is not { } published || start.Last.PlusDays(LongestOpening) >= published.First);
        }

        return true;
    }

    /// <summary>What began longer ago than so many days is told as history.</summary>
    private const int LongestOpening = 6;

    private static readonly FrozenSet<string> Endings = FrozenSet.ToFrozenSet(["ended", "collapsed", "broke", "concluded", "cut", "before", "but", "after", "years", "ago"], StringComparer.Ordinal);
}
