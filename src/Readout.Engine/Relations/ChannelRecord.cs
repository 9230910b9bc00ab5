using NodaTime;
using Readout.Documents;

namespace Readout.Relations;

/// <summary>How a channel is used: how often, how much was refused, what stands open.</summary>
/// <param name="UsualGap">Days between two contacts held, the middle one of all gaps; null where fewer than three contacts of known days were held.</param>
/// <param name="SinceLast">Days since the last contact that was held ended; null where its day is not known.</param>
/// <param name="Overdue">Days by which <paramref name="SinceLast"/> exceeds the usual gap; 0 where it does not, null where there is none.</param>
/// <param name="Asked">How many contacts were held, planned, proposed or refused.</param>
/// <param name="Declined">How many of them were declined or cancelled.</param>
/// <param name="Postponed">How many of them were postponed.</param>
/// <param name="Unanswered">Proposals of which nothing more is known, and since which nothing was held on the channel.</param>
/// <param name="Mechanisms">Standing forms of contact that are named on it: dialogues, hotlines, working groups; in ordinal order.</param>
public sealed record ChannelRecord(int? UsualGap, int? SinceLast, int? Overdue, int Asked, int Declined, int Postponed, EquatableArray<Contact> Unanswered, EquatableArray<string> Mechanisms)
{
    /// <summary>Contacts of known days that make a habit.</summary>
    private const int FewestForHabit = 3;

    private static readonly string[] StandingForms =
        ["dialogue", "commission", "committee", "group", "council", "forum", "consultations", "hotline", "hotlines", "mechanism", "secretariat", "track"];

    /// <summary>Of a channel of which nothing is known.</summary>
    public static ChannelRecord None { get; } = new(null, null, null, 0, 0, 0, [], []);

    /// <summary>The record of a channel's contacts on a day.</summary>
    internal static ChannelRecord Of(IReadOnlyList<Contact> contacts, LocalDate today)
    {
        var held = contacts.Where(ChannelBoard.WasHeld).ToList();
        var days = held.Select(c => c.Start?.ExactDay).OfType<LocalDate>().Where(day => day <= today).Distinct().Order().ToList();
        var gaps = days.Zip(days.Skip(1), Period.DaysBetween).Order().ToList();
        int? usual = days.Count >= FewestForHabit ? gaps[gaps.Count / 2] : null;
        var ends = held.Select(c => (c.End ?? c.Start)?.ExactDay).OfType<LocalDate>().ToList();
        int? since = ends.Count > 0 && today < LocalDate.MaxIsoValue ? Math.Max(0, Period.DaysBetween(ends.Max(), today)) : null;
        var newest = held.Select(c => c.Start?.Last).Max();
        return new ChannelRecord(
            usual,
            since,
            usual is { } gap && since is { } passed ? Math.Max(0, passed - gap) : null,
            contacts.Count,
            contacts.Count(c => c.Status is ContactStatus.Declined or ContactStatus.Cancelled),
            contacts.Count(c => c.Status == ContactStatus.Postponed),
            contacts.Where(c => c.Status == ContactStatus.Proposed && !(newest > LastToldOf(c))).ToEquatableArray(),
            contacts.Select(c => c.Occasion).OfType<string>().Where(IsStanding).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>The last day on which a report told of it; null where none is known.</summary>
    private static LocalDate? LastToldOf(Contact contact) => contact.History.Select(word => word.Published?.Last).Max();

    private static bool IsStanding(string occasion) => Array.Exists(StandingForms, form => occasion.Split(' ').Contains(form, StringComparer.OrdinalIgnoreCase));
}
