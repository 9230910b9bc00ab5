using Readout.Documents;
using Readout.Facts.Events;
using Readout.Facts.Quotes;
using Readout.Facts.Status;

namespace Readout.Facts;

/// <summary>What one sentence says became of the contact that some of its words name.</summary>
/// <param name="Status">Null where the words name no contact, or say that there was none.</param>
/// <param name="Time">"past", "present" or "future": where it stands, or would have stood, against publication.</param>
/// <param name="Rule">The rule that decided, for people.</param>
public sealed record PredicateStatus(ContactStatus? Status, string Time, string Rule);

/// <summary>Reads from one analysed report who took part with which role, who said what, and which contacts there were.</summary>
/// <remarks>
/// By patterns over tokens, names and times, in this order: people and their roles, quotations and their speakers, contacts and their status,
/// topics. Each reads what those before it found. Nothing is stated that no words of the report carry, and of two readings the one that claims less wins:
/// a contact is held only where the sentence says so, a quotation has a speaker only where a cue names one.
/// </remarks>
public sealed class FactReader
{
    /// <summary>Sets the layers People, Quotes, Attributions, Contacts, Events and Topics; needs those of Language.</summary>
    public Document Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Unread is not null) return document with { People = [], Quotes = [], Attributions = [], Contacts = [], Events = [], Topics = [] };
        var reading = new Reading(document);
        var cast = new PersonReader(reading).Read();
        var trees = new SentenceTrees(reading);
        var quotes = new QuotationReader(reading, trees, cast).Read();
        var attributions = new AttributionReader(reading, trees, cast).Read(quotes);
        return document with
        {
            People = cast.People.ToEquatableArray(),
            Quotes = quotes.ToEquatableArray(),
            Attributions = attributions.ToEquatableArray(),
            Contacts = new ContactReader(reading, cast).Read().ToEquatableArray(),
            Events = new EventCoder(reading, trees, cast).Read().ToEquatableArray(),
            Topics = new TopicReader(reading).Read().ToEquatableArray(),
        };
    }

    /// <summary>How each place that speaks of a contact was read, in order of the text; needs the layers of Language.</summary>
    public IReadOnlyList<ContactTrace> TraceContacts(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Unread is not null) return [];
        var reading = new Reading(document);
        var cast = new PersonReader(reading).Read();
        new QuotationReader(reading, new SentenceTrees(reading), cast).Read();
        var traces = new List<ContactTrace>();
        new ContactReader(reading, cast) { Traces = traces }.Read();
        return [.. traces.OrderBy(t => t.Sentence).ThenBy(t => t.Words?.Start)];
    }

    /// <summary>What a sentence says that one actor does to another, where both are given; needs the layers of Language.</summary>
    /// <returns>Null where no word of the sentence names an event.</returns>
    public EventReading? EventBetween(Document document, TextSpan? source, TextSpan? target)
    {
        ArgumentNullException.ThrowIfNull(document);
        var reading = new Reading(document);
        return new EventCoder(reading, new SentenceTrees(reading), new PersonReader(reading).Read()).Between(source, target);
    }

    /// <summary>What the sentence says became of the contact that the words at <paramref name="predicate"/> name; needs the layers of Language.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No token stands there.</exception>
    public PredicateStatus StatusOf(Document document, TextSpan predicate)
    {
        ArgumentNullException.ThrowIfNull(document);
        var reading = new Reading(document);
        var (first, end) = reading.TokensOf(predicate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, reading.Count, nameof(predicate));
        var judged = new StatusJudge(reading).Judge(first, end);
        return new PredicateStatus(judged.Status, judged.Time switch { Standing.Past => "past", Standing.Present => "present", _ => "future" }, judged.Rule);
    }
}
