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

/// <summary>Words, a thought, a wish or a judgement, with whose it is: wider than <see cref="Quotation"/>, which holds what stands in quotation marks.</summary>
/// <param name="Content">What is told, in one or more pieces, in order: quotation marks and a "that" belong to it where a clause holds them.</param>
/// <param name="Kind">Whether it stands in quotation marks wholly, partly or not.</param>
/// <param name="Source">The words that name whose it is, the whole noun phrase, or null.</param>
/// <param name="Cue">The verb with its auxiliaries and negation, or the phrase, that tells so; null where none does.</param>
/// <param name="Speaker">A person's fullest name or the side's words, where they are sure; else null.</param>
/// <param name="Side">The state or organisation that the source belongs to, or null.</param>
/// <param name="Denied">Whether it is denied, refused or not said: "denied that …", "declined to …", "did not say …".</param>
/// <param name="Nested">Whether it stands within the content of another.</param>
/// <param name="Rule">The construction that told it.</param>
public sealed record Attribution(
    EquatableArray<TextSpan> Content, QuoteKind Kind, TextSpan? Source, TextSpan? Cue, string? Speaker, Side? Side, bool Denied, bool Nested, string Rule);

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
