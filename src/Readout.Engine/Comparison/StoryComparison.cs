using Readout.Documents;
using Readout.Stories;

namespace Readout.Comparison;

/// <summary>A statement that one or more reports make, with the words of each.</summary>
/// <param name="Text">The clearest wording of the reports, verbatim.</param>
/// <param name="Evidence">One citation or more for each report that makes it.</param>
/// <param name="Origins">How many independent origins make it.</param>
public sealed record Claim(string Text, EquatableArray<Citation> Evidence, int Origins);

/// <summary>One reading of a point on which reports differ.</summary>
/// <param name="Value">The reading: a number, a date, a word of status, a characterisation.</param>
/// <param name="Evidence">Who says so, in what words.</param>
public sealed record Reading(string Value, EquatableArray<Citation> Evidence);

/// <summary>A point on which reports (or one report within itself) differ.</summary>
/// <param name="About">What it is about, in a few words.</param>
/// <param name="Readings">Two or more.</param>
public sealed record Difference(string About, EquatableArray<Reading> Readings);

/// <summary>Something that happened, or is to happen, on a date.</summary>
/// <param name="Date">The date; null at the end of the timeline for what is expected without one.</param>
/// <param name="Text">A line for people.</param>
/// <param name="ContactId">The contact it tells of, or null.</param>
/// <param name="Status">The status of that contact, or null.</param>
/// <param name="Evidence">The words it stands on.</param>
public sealed record TimelineEntry(PartialDate? Date, string Text, string? ContactId, ContactStatus? Status, EquatableArray<Citation> Evidence);

/// <summary>A quotation as the reports of a story give it together.</summary>
/// <param name="Text">The fullest form printed.</param>
/// <param name="Kind">Direct, mixed or indirect.</param>
/// <param name="Speaker">The speaker, or null where none is sure.</param>
/// <param name="Role">The speaker's role in a report's own words, or null.</param>
/// <param name="Evidence">Each report's own words of it.</param>
public sealed record StoryQuote(string Text, QuoteKind Kind, string? Speaker, string? Role, EquatableArray<Citation> Evidence);

/// <summary>A topic over the reports of a story.</summary>
/// <param name="Label">Its name in the taxonomy.</param>
/// <param name="Stance">Concern or cooperation.</param>
/// <param name="Evidence">The words found.</param>
public sealed record StoryTopic(string Label, TopicStance Stance, EquatableArray<Citation> Evidence);

/// <summary>A sentence of the summary.</summary>
/// <param name="Text">Verbatim, but for insertions in square brackets; or as a model phrased it (<see cref="StoryComparison.PhrasedBy"/>).</param>
/// <param name="Evidence">The words it stands on; where it is verbatim the sentence itself first.</param>
public sealed record SummarySentence(string Text, EquatableArray<Citation> Evidence);

/// <summary>A story compared report by report: what all say, what one says, where they differ.</summary>
public sealed record StoryComparison
{
    /// <summary>The story.</summary>
    public required Story Story { get; init; }

    /// <summary>Contacts, each told once, by date; those without a date last.</summary>
    public EquatableArray<Contact> Contacts { get; init; } = [];

    /// <summary>Quotations, each once.</summary>
    public EquatableArray<StoryQuote> Quotes { get; init; } = [];

    /// <summary>What two or more independent origins say, those with most origins first.</summary>
    public EquatableArray<Claim> Shared { get; init; } = [];

    /// <summary>What only one origin says, be it in one report or in several copies of one.</summary>
    public EquatableArray<Claim> Sole { get; init; } = [];

    /// <summary>Where they differ.</summary>
    public EquatableArray<Difference> Differing { get; init; } = [];

    /// <summary>What happened when.</summary>
    public EquatableArray<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>What comes next.</summary>
    public EquatableArray<TimelineEntry> Next { get; init; } = [];

    /// <summary>The gist.</summary>
    public EquatableArray<SummarySentence> Summary { get; init; } = [];

    /// <summary>The language model that phrased the summary, each sentence checked against what it cites (<see cref="PhrasingCheck"/>); null where it is extracted.</summary>
    public string? PhrasedBy { get; init; }

    /// <summary>Topics by how many reports name them.</summary>
    public EquatableArray<StoryTopic> Topics { get; init; } = [];
}
