namespace Readout.Archive;

/// <summary>What is collected from.</summary>
/// <param name="Number">Its number in this archive.</param>
/// <param name="Kind">"web" (a feed, site or page) or "folder".</param>
/// <param name="Address">Its address, or the folder's path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Folder">The folders it was put into, parted by <c>/</c>; empty where in none.</param>
/// <param name="Paused">Whether it is left alone for now.</param>
/// <param name="Health">How it has fared.</param>
/// <param name="Reports">How many article versions came from it.</param>
public sealed record SourceRow(long Number, string Kind, string Address, string Name, string Folder, bool Paused, VisitRecord Health, long Reports);

/// <summary>What is kept of the visits to a source.</summary>
/// <param name="LastSuccess">When it last answered; null where never.</param>
/// <param name="LastFailure">When it last failed; null where never.</param>
/// <param name="LastProblem">Why, in words.</param>
/// <param name="Successes">How often it answered.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="FailuresInARow">How often it failed since it last answered.</param>
/// <param name="NotBefore">Before this it does not want to be asked; null where it said nothing.</param>
/// <param name="ETag">The header to send so that only a changed body comes; null where there is none.</param>
/// <param name="LastModified">The same by date.</param>
public sealed record VisitRecord(
    DateTimeOffset? LastSuccess, DateTimeOffset? LastFailure, string? LastProblem, long Successes, long Failures, long FailuresInARow,
    DateTimeOffset? NotBefore, string? ETag, string? LastModified)
{
    /// <summary>Never visited.</summary>
    public static VisitRecord None { get; } = new(null, null, null, 0, 0, 0, null, null, null);
}

/// <summary>A source to be added.</summary>
/// <param name="Kind">"web" or "folder".</param>
/// <param name="Address">Its address, or the folder's path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Folder">The folders it is put into, parted by <c>/</c>.</param>
public sealed record NewSource(string Kind, string Address, string Name, string Folder = "");
