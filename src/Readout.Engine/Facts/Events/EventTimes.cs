using NodaTime;
using Readout.Documents;

namespace Readout.Facts.Events;

/// <summary>Tells when an event was and how it stands to the day of the report.</summary>
internal sealed class EventTimes(Reading reading, SentenceTrees trees)
{
    /// <summary>What is so many days older than the report is background.</summary>
    private const int Background = 60;

    /// <summary>How many heads are climbed from a time to the predicate it belongs to.</summary>
    private const int Steps = 4;

    /// <summary>The date of the time expression that belongs to the predicate or to what it governs, or null.</summary>
    public PartialDate? DateOf(int verb)
    {
        if (reading.SentenceAt(verb) is not (>= 0 and var s)) return null;
        var sentence = reading.Document.Sentences[s];
        var times = reading.Document.Times;
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle].Span.End <= sentence.Span.Start) low = middle + 1;
            else high = middle;
        }

        for (var i = low; i < Math.Min(times.Count, low + Most) && times[i].Span.Start < sentence.Span.End; i++)
        {
            if (times[i] is not { Start: { } start, Type: TimeType.Date or TimeType.Time }) continue;
            var token = reading.FirstTokenFrom(times[i].Span.Start);
            for (var step = 0; step < Steps && token >= 0; step++, token = trees.Head(token))
            {
                if (token == verb) return start;
                if (step > 0 && trees.IsVerb(token) && trees.Relation(token) is not ("xcomp" or "ccomp")) break;
            }
        }

        return null;
    }

    /// <summary>So many times of a sentence are looked at.</summary>
    private const int Most = 12;

    public EventStatus StatusOf(int verb, CodedPredicate coded, PartialDate? date)
    {
        if (coded.Negated) return EventStatus.Negated;
        if (coded.Possible || IsConditional(verb)) return EventStatus.Hypothetical;
        if (coded.Ahead && coded.Root is not (EventRoot.Agree or EventRoot.Threaten)) return EventStatus.Future;
        if (date is not { } day || reading.Document.Article.Published.Date is not { } published) return EventStatus.Happened;
        if (day.First > published.Last) return coded.Root is EventRoot.Agree or EventRoot.Threaten ? EventStatus.Happened : EventStatus.Future;
        return Period.DaysBetween(day.Last, published.First) > Background ? EventStatus.Historical : EventStatus.Happened;
    }

    /// <summary>"if X attacks Y", "unless …".</summary>
    private bool IsConditional(int verb)
    {
        for (var c = trees.FirstChild(verb); c >= 0 && c < verb; c = trees.NextChild(c))
        {
            if (trees.Relation(c) == "mark" && reading.Lower[c] is "if" or "unless" or "whether") return true;
        }

        return false;
    }
}
