namespace Readout.Notifying;

/// <summary>What came of a try to send something.</summary>
/// <param name="Problem">Why it did not arrive, in words; null where it did.</param>
/// <param name="IsFinal">Whether trying again is of no use.</param>
/// <param name="NotBefore">Before this the other side does not want to be asked again; null where it said nothing.</param>
internal sealed record Outcome(string? Problem, bool IsFinal = false, DateTimeOffset? NotBefore = null)
{
    public static Outcome Arrived { get; } = new((string?)null);
}

/// <summary>Something as it is sent: the same in text for programs that show no markup, and in HTML.</summary>
internal sealed record Message(string Subject, string Text, string Html);
