namespace Readout.Documents;

/// <summary>A person of one report.</summary>
/// <param name="Name">The fullest form the report gives, as it gives it: "Antony Blinken", "Wang Yi".</param>
/// <param name="Role">The role in the report's own words, or null: "US Secretary of State".</param>
/// <param name="Side">The state or organisation acted for, or null.</param>
/// <param name="Level">The level of the role.</param>
/// <param name="Mentions">All mentions by name, at least one, in order; titles not included.</param>
public sealed record Person(string Name, string? Role, Side? Side, Level Level, EquatableArray<TextSpan> Mentions);

/// <summary>How words are reported.</summary>
public enum QuoteKind
{
    /// <summary>Wholly between quotation marks.</summary>
    Direct,

    /// <summary>Partly between quotation marks.</summary>
    Mixed,

    /// <summary>Told in the reporter's words.</summary>
    Indirect,
}

/// <summary>Words or a statement with their source.</summary>
/// <param name="Content">What was said, without the outer quotation marks.</param>
/// <param name="Kind">How it is reported.</param>
/// <param name="Speaker">A person's fullest name, or a description ("unnamed senior State Department official"); null where no speaker is sure.</param>
/// <param name="Role">The speaker's role in the report's own words, or null.</param>
/// <param name="Source">The words that name the speaker here, or null.</param>
/// <param name="Cue">The verb or phrase that reports, or null.</param>
public sealed record Quotation(TextSpan Content, QuoteKind Kind, string? Speaker, string? Role, TextSpan? Source, TextSpan? Cue);

/// <summary>Whether a topic is told as a concern or as a field of cooperation.</summary>
public enum TopicStance
{
    /// <summary>Neither is said.</summary>
    Neutral,

    /// <summary>A dispute or a worry.</summary>
    Concern,

    /// <summary>A field of cooperation.</summary>
    Cooperation,
}

/// <summary>An issue on the agenda.</summary>
/// <param name="Label">Its name in the project's taxonomy: "Taiwan", "trade", "human rights".</param>
/// <param name="Stance">Concern or cooperation.</param>
/// <param name="Mentions">The words found, at least one, in order.</param>
public sealed record Topic(string Label, TopicStance Stance, EquatableArray<TextSpan> Mentions);
