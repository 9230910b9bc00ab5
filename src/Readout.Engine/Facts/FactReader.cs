using Readout.Documents;
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
    /// <summary>Sets the layers People, Quotes, Contacts and Topics; needs those of Language.</summary>
    public Document Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Unread is not null) return document with { People = [], Quotes = [], Contacts = [], Topics = [] };
        var reading = new Reading(document);
        var cast = new PersonReader(reading).Read();
        var quotes = new QuotationReader(reading, cast).Read();
        return document with
        {
            People = cast.People.ToEquatableArray(),
            Quotes = quotes.ToEquatableArray(),
            Contacts = new ContactReader(reading, cast).Read().ToEquatableArray(),
            Topics = new TopicReader(reading).Read().ToEquatableArray(),
        };
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
