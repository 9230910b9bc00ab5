using NodaTime;
using Readout.Comparison;
using Readout.Documents;

namespace Readout.Relations;

/// <summary>How a channel stands.</summary>
public enum ChannelState
{
    /// <summary>Used, and nothing against it.</summary>
    Open,

    /// <summary>The newest word on it is a refusal or a postponement.</summary>
    Strained,

    /// <summary>Broken off by one side.</summary>
    Suspended,

    /// <summary>Only plans, or no contact known to have been held.</summary>
    Silent,
}

/// <summary>The channel between two sides on one level.</summary>
/// <param name="First">The side whose code comes first in ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="Level">The level.</param>
/// <param name="State">How it stands.</param>
/// <param name="LastHeld">The newest contact that was held or is under way, or null.</param>
/// <param name="Next">The next one planned or possible, or null.</param>
/// <param name="Contacts">All contacts on it, by date.</param>
public sealed record Channel(Side First, Side Second, Level Level, ChannelState State, Contact? LastHeld, Contact? Next,
    EquatableArray<Contact> Contacts)
{
    /// <summary>How it is used.</summary>
    public ChannelRecord Record { get; init; } = ChannelRecord.None;

    /// <summary>What the two did to the channels between them (the same on each of their channels), the newest first.</summary>
    public EquatableArray<PairEvent> Acts { get; init; } = [];
}

/// <summary>The board of channels between pairs of states, made of their contacts and of what they did to the channels.</summary>
/// <remarks>
/// A contact of several sides stands on the channel of each pair of them. <see cref="ChannelState.Suspended"/> is given only where relations were severed and nothing was held
/// since, or where two refusals by one side in a row are the newest words and nothing is planned. Ambassadors recalled, diplomats expelled and the like strain all
/// channels of a pair until something is held or they are undone; a pair known by acts alone, a summons
/// among them, has one channel, that of envoys.
/// </remarks>
public static class ChannelBoard
{
    /// <summary>The channels of all pairs that occur, by pair, then by level.</summary>
    /// <param name="contacts">The contacts.</param>
    /// <param name="asOf">The day it is told for; what happened later does not count.</param>
    /// <param name="acts">What was done to channels (<see cref="PairEvent.Act"/>); events that are none are passed over.</param>
    public static EquatableArray<Channel> Of(IEnumerable<Contact> contacts, PartialDate? asOf, IEnumerable<PairEvent>? acts = null)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var today = asOf?.Last ?? LocalDate.MaxIsoValue;
        var channels = new Dictionary<(Side First, Side Second, Level Level), List<Contact>>();
        var running = new Dictionary<(Side First, Side Second), List<Contact>>();
        foreach (var contact in contacts.DistinctBy(c => c.Id))
        {
            foreach (var (first, second) in Pairs(contact.Sides))
            {
                Put(channels, (first, second, contact.Level), contact);
                if (IsRunning(contact, today)) Put(running, (first, second), contact);
            }
        }

        var done = (acts ?? []).Where(e => e.Act is not null && e.Day <= today).OrderByDescending(e => e.Day).ThenBy(e => e.Act).ToLookup(PairOf);
        foreach (var (first, second) in done.Select(pair => pair.Key).Except(channels.Keys.Select(key => (key.First, key.Second))).ToList())
            channels.Add((first, second, Level.Envoy), []);
        return channels
            .OrderBy(c => c.Key.First)
            .ThenBy(c => c.Key.Second)
            .ThenBy(c => c.Key.Level == Level.Other)
            .ThenBy(c => c.Key.Level)
            .Select(c => ChannelOf(c.Key, InOrder(c.Value), running.GetValueOrDefault((c.Key.First, c.Key.Second)) ?? [], [.. done[(c.Key.First, c.Key.Second)]], today))
            .ToEquatableArray();
    }

    private static Channel ChannelOf((Side First, Side Second, Level Level) key, List<Contact> contacts, List<Contact> running, List<PairEvent> acts, LocalDate today)
    {
        var lastHeld = contacts.Where(c => WasHeld(c) && (c.Start is null || c.Start.Value.First <= today)).MaxBy(HeldOn);
        var next = NextOf(contacts, running, today);
        return new Channel(key.First, key.Second, key.Level, StateAfter(acts, contacts, lastHeld, next, today), lastHeld, next, contacts.ToEquatableArray())
        {
            Acts = acts.ToEquatableArray(),
            Record = ChannelRecord.Of(contacts, today),
        };
    }

    /// <summary>Held contacts by day; those without a date count as the oldest, of one day the one that lasted longest counts.</summary>
    private static (LocalDate First, LocalDate Last) HeldOn(Contact contact) =>
        contact.Start is { } start ? (start.First, contact.End?.Last ?? start.Last) : (LocalDate.MinIsoValue, LocalDate.MinIsoValue);

    /// <summary>The first contact still to come: dated ones by date, then those without a date, planned before merely possible.</summary>
    /// <remarks>What belongs to a visit that is under way is not "next" where anything else is to come.</remarks>
    private static Contact? NextOf(List<Contact> contacts, List<Contact> running, LocalDate today)
    {
        return contacts
            .Where(c => c.Status is ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed)
            .Where(c => c.Start is null || (c.End?.Last ?? c.Start.Value.Last) >= today)
            .OrderBy(c => running.Exists(visit => Within(c, visit)))
            .ThenBy(c => c.Start is null)
            .ThenBy(c => c.Start?.First < today ? today : c.Start?.First)
            .ThenBy(c => c.Start?.Last)
            .ThenBy(c => c.Status)
            .ThenByDescending(c => c.IndependentOrigins)
            .FirstOrDefault();
    }

    /// <summary>A visit that has begun and has not ended before today, or is told as under way.</summary>
    private static bool IsRunning(Contact contact, LocalDate today)
    {
        if (contact.Kind != ContactKind.Visit || !WasHeld(contact) || contact.Start is not { } start) return false;
        return contact.Status == ContactStatus.UnderWay || (start.Day is not null && start.First <= today && (contact.End?.Last ?? start.Last) >= today);
    }

    /// <summary>Whether a contact to come is part of a visit: within its days, or of the traveller, without a day and without another place.</summary>
    private static bool Within(Contact contact, Contact visit)
    {
        if (contact.Start is { } start)
            return visit.Start!.Value.First <= start.First && (contact.End?.Last ?? start.Last) <= (visit.End?.Last ?? visit.Start.Value.Last);
        return contact.Kind == ContactKind.Meeting && (contact.Place is null || contact.Place == visit.Place)
            && visit.People.Any(p => contact.People.Any(o => PersonNames.Same(PersonNames.Words(p.Name), PersonNames.Words(o.Name))));
    }

    /// <summary>What was done to the channels speaks, unless the contacts have a newer word.</summary>
    private static ChannelState StateAfter(List<PairEvent> acts, List<Contact> contacts, Contact? lastHeld, Contact? next, LocalDate today)
    {
        var state = StateOf(contacts, lastHeld, next, today);
        var relations = acts.Find(e => e.Act is ChannelAct.RelationsSevered or ChannelAct.RelationsRestored);
        if (relations?.Act == ChannelAct.RelationsSevered) return lastHeld?.Start is { } later && later.First > relations.Day ? ChannelState.Strained : ChannelState.Suspended;
        var newest = acts.Find(e => e.Act is not ChannelAct.AmbassadorSummoned);
        if (newest is null) return contacts.Count == 0 && acts.Count > 0 ? ChannelState.Strained : state;
        var word = contacts.Where(c => (WasHeld(c) || WasRefused(c)) && c.Start is not null).Select(c => SaidBy(c, today)).DefaultIfEmpty(LocalDate.MinIsoValue).Max();
        if (word > newest.Day || newest.Act is ChannelAct.MissionOpened or ChannelAct.HotlineOpened) return state;
        if (newest.Act is ChannelAct.EnvoysReturned or ChannelAct.RelationsRestored) return word == newest.Day ? state : ChannelState.Open;
        return state == ChannelState.Suspended ? state : ChannelState.Strained;
    }

    private static (Side First, Side Second) PairOf(PairEvent happened) =>
        happened.Source <= happened.Target ? (happened.Source, happened.Target) : (happened.Target, happened.Source);

    private static ChannelState StateOf(List<Contact> contacts, Contact? lastHeld, Contact? next, LocalDate today)
    {
        var words = contacts
            .Where(c => WasHeld(c) || WasRefused(c))
            .Where(c => c.Start is not null || lastHeld is null)
            .Select(c => (Contact: c, Day: SaidBy(c, today)))
            .OrderByDescending(w => w.Day)
            .ThenBy(w => WasHeld(w.Contact))
            .Select(w => w.Contact)
            .ToList();
        if (words.Count == 0) return lastHeld is null ? ChannelState.Silent : ChannelState.Open;
        if (WasHeld(words[0])) return ChannelState.Open;
        var brokenOff = words.Count > 1 && next is null && BrokenOff(words[0]) && BrokenOff(words[1]) && words[0].DeclinedBy == words[1].DeclinedBy;
        return brokenOff ? ChannelState.Suspended : ChannelState.Strained;
    }

    private static bool BrokenOff(Contact contact) =>
        contact.Status is ContactStatus.Declined or ContactStatus.Cancelled && contact.DeclinedBy is not null;

    /// <summary>The latest day on which the word can have been given: a date to come is spoken of today.</summary>
    private static LocalDate SaidBy(Contact contact, LocalDate today)
    {
        if (contact.Start is not { } start) return LocalDate.MinIsoValue;
        return LocalDate.Min(start.Last, today);
    }

    internal static bool WasHeld(Contact contact) => contact.Status is ContactStatus.Held or ContactStatus.UnderWay;

    private static bool WasRefused(Contact contact) =>
        contact.Status is ContactStatus.Postponed or ContactStatus.Cancelled or ContactStatus.Declined;

    private static List<Contact> InOrder(List<Contact> contacts) => contacts
        .OrderBy(c => c.Start is null)
        .ThenBy(c => c.Start)
        .ThenBy(c => c.Id, StringComparer.Ordinal)
        .ToList();

    private static IEnumerable<(Side First, Side Second)> Pairs(EquatableArray<Side> sides)
    {
        var ordered = sides.Distinct().Order().ToArray();
        for (var i = 0; i < ordered.Length; i++)
        {
            for (var j = i + 1; j < ordered.Length; j++) yield return (ordered[i], ordered[j]);
        }
    }

    private static void Put<TKey>(Dictionary<TKey, List<Contact>> map, TKey key, Contact contact)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out var list)) map[key] = list = [];
        list.Add(contact);
    }
}
