using Readout.Documents;

namespace Readout.Archive;

/// <summary>What an alert is about.</summary>
public enum AlertKind
{
    /// <summary>A kept search has a new report.</summary>
    Search,

    /// <summary>A story has a further independent report.</summary>
    Origin,

    /// <summary>The reports of a story differ on a further point.</summary>
    Contradiction,

    /// <summary>What became of a contact changed.</summary>
    Contact,

    /// <summary>A channel was not used for longer than usual.</summary>
    Overdue,

    /// <summary>A day between two sides stands out from those before it.</summary>
    Tension,
}

/// <summary>Something that a reader is told of, once.</summary>
/// <param name="Number">Counts all alerts.</param>
/// <param name="Key">Names what happened; the same for a reader only once.</param>
/// <param name="At">When it was noticed.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">What happened, in a line.</param>
/// <param name="Detail">More of it; empty where there is none.</param>
/// <param name="Path">Where the app shows it.</param>
/// <param name="Evidence">The words it stands on; empty only where their reports were deleted.</param>
public sealed record AlertRow(long Number, string Key, DateTimeOffset At, AlertKind Kind, string Title, string Detail, string Path, IReadOnlyList<AlertEvidence> Evidence);

/// <summary>Words of a report that an alert stands on.</summary>
/// <param name="Article">The report.</param>
/// <param name="Span">Where in its text.</param>
/// <param name="Quote">The words there.</param>
/// <param name="Outlet">Its outlet, where known.</param>
public sealed record AlertEvidence(ArticleId Article, TextSpan Span, string Quote, string? Outlet);

/// <summary>Where alerts are sent.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Reader">Whose it is.</param>
/// <param name="Kind">"webhook" or "mail".</param>
/// <param name="Address">The address.</param>
/// <param name="Rhythm">"each", "daily" or "weekly".</param>
/// <param name="Secret">What webhooks are signed with.</param>
/// <param name="Added">Since when.</param>
/// <param name="Paused">Whether nothing is sent for now.</param>
/// <param name="Waiting">How many deliveries wait.</param>
/// <param name="Failed">How many were given up.</param>
/// <param name="Problem">Why the last one did not arrive; null where all did.</param>
public sealed record ReceiverRow(
    long Number, string Reader, string Kind, string Address, string Rhythm, string Secret, DateTimeOffset Added, bool Paused, int Waiting, int Failed, string? Problem);

/// <summary>Something to be sent.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Key">The same at every try, so that the other side knows what it has: unique over all receivers.</param>
/// <param name="Receiver">Where to.</param>
/// <param name="Alert">The alert; null of a digest.</param>
/// <param name="Digest">The digest as it is sent; null of an alert.</param>
/// <param name="Tries">How often it was tried.</param>
public sealed record Delivery(long Number, string Key, ReceiverRow Receiver, AlertRow? Alert, string? Digest, int Tries);
