using NodaTime;
using Readout.Documents;

namespace Readout.Relations;

/// <summary>What became of something that was to come about.</summary>
public enum Outcome
{
    /// <summary>Its day has not passed, or none was told.</summary>
    Open,

    /// <summary>It came about.</summary>
    Kept,

    /// <summary>It was put off.</summary>
    PutOff,

    /// <summary>It was declined or called off.</summary>
    Dropped,

    /// <summary>Its day has passed, and no report tells what became of it.</summary>
    Unknown,
}

/// <summary>A contact that was planned, possible or proposed, and what became of it.</summary>
/// <param name="Contact">As it was to be, with its history and evidence.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Held">The contact by which it was kept: the same one or another that agrees with it; null where it was not.</param>
public sealed record Expectation(Contact Contact, Outcome Outcome, Contact? Held);

/// <summary>Compares what was planned with what came about.</summary>
public static class Expectations
{
    /// <summary>The expectations among the contacts, by date, those without one last; told for a day.</summary>
    public static EquatableArray<Expectation> Of(IEnumerable<Contact> contacts, PartialDate? asOf)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var all = contacts.DistinctBy(c => c.Id).ToList();
        var held = all.Where(ChannelBoard.WasHeld).ToLookup(c => (Sides(c), c.Level));
        return all.Where(WasExpected)
            .Select(contact => Judge(contact, held[(Sides(contact), contact.Level)], asOf?.Last))
            .OrderBy(e => e.Contact.Start is null)
            .ThenBy(e => e.Contact.Start)
            .ThenBy(e => e.Contact.Id, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>A plan that became something else is known by its history; one that was refused was asked for in any case.</summary>
    private static bool WasExpected(Contact contact) =>
        !ChannelBoard.WasHeld(contact) || contact.History.Any(word => word.Status is ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed);

    private static Expectation Judge(Contact contact, IEnumerable<Contact> held, LocalDate? today)
    {
        if (ChannelBoard.WasHeld(contact)) return new Expectation(contact, Outcome.Kept, contact);
        if (contact.Status == ContactStatus.Postponed) return new Expectation(contact, Outcome.PutOff, null);
        if (contact.Status is ContactStatus.Cancelled or ContactStatus.Declined) return new Expectation(contact, Outcome.Dropped, null);
        if (contact.Start is { Month: not null } start && held.FirstOrDefault(other => other.Kind == contact.Kind && Agrees(start, other)) is { } kept)
            return new Expectation(contact, Outcome.Kept, kept);
        var passed = today is { } day && (contact.End ?? contact.Start)?.Last < day;
        return new Expectation(contact, passed ? Outcome.Unknown : Outcome.Open, null);
    }

    private static bool Agrees(PartialDate planned, Contact held) =>
        held.Start is { } start && planned.First <= (held.End?.Last ?? start.Last) && start.First <= planned.Last;

    private static string Sides(Contact contact) => string.Join(' ', contact.Sides.Distinct().Order());
}
