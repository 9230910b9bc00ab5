using Readout.Archive;
using Readout.Writing;

namespace Readout.Workers.Grouping;

/// <summary>Leaves out of a readout what people rejected.</summary>
internal static class Rejections
{
    /// <summary>The readout without the contacts, quotations and statements that stand on rejected words (<see cref="FactKey"/>).</summary>
    public static StoryReadout Without(StoryReadout story, IReadOnlySet<string> rejected)
    {
        if (rejected.Count == 0) return story;
        var gone = story.Contacts.Where(c => IsRejected("contact", c.Evidence)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return story with
        {
            Contacts = [.. story.Contacts.Where(c => !gone.Contains(c.Id))],
            Timeline = [.. story.Timeline.Where(t => t.Contact is null || !gone.Contains(t.Contact))],
            Next = [.. story.Next.Where(t => t.Contact is null || !gone.Contains(t.Contact))],
            Quotes = [.. story.Quotes.Where(q => !IsRejected("quote", q.Evidence))],
            Claims = story.Claims with
            {
                Shared = [.. story.Claims.Shared.Where(c => !IsRejected("claim", c.Evidence))],
                Sole = [.. story.Claims.Sole.Where(c => !IsRejected("claim", c.Evidence))],
            },
        };

        bool IsRejected(string kind, IReadOnlyList<Cite> evidence) => evidence.Any(e => rejected.Contains(FactKey.Of(kind, story, e)));
    }
}
