using System.ComponentModel;
using Readout.Comparison;
using Readout.Documents;
using Readout.Relations;

namespace Readout.Writing;

/// <summary>The whole output: what a set of reports comes to. Every format is written from it; as JSON it is the program's contract.</summary>
/// <remarks>The descriptions on the members are those of the published JSON Schema (<c>docs/readout.schema.json</c>).</remarks>
[Description("What a set of news reports comes to. Every statement carries citations: the exact words of a report and where they stand in its text.")]
public sealed record EditionReadout(
    [property: Description("The day it is told for; null where no date is known.")] PartialDate? AsOf,
    [property: Description("The stories, those with the most independent origins first.")] IReadOnlyList<StoryReadout> Stories,
    [property: Description("The channels between pairs of sides, by pair, then by level.")] IReadOnlyList<ChannelReadout> Channels)
{
    /// <summary>What was to come about.</summary>
    [Description("What was planned, possible, proposed or refused, and what came of it, by date; those without a date last.")]
    public IReadOnlyList<ExpectationReadout> Expected { get; init; } = [];

    /// <summary>The tension between sides.</summary>
    [Description("How tense relations between each two sides were, day by day, by pair.")]
    public IReadOnlyList<TensionReadout> Tensions { get; init; } = [];

    /// <summary>Builds the model.</summary>
    /// <exception cref="BrokenCitationException">A statement cites words that its report does not hold: a bug in the part that made it.</exception>
    public static EditionReadout Of(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new ReadoutMapping(edition.Stories).Map(edition);
    }
}

/// <summary>One story, told from all its reports.</summary>
public sealed record StoryReadout(
    [property: Description("Names the story; the same founding article gives the same id.")] string Id,
    [property: Description("The most central headline of its reports.")] string Title,
    [property: Description("The reports by date of publication.")] IReadOnlyList<ReportReadout> Reports,
    [property: Description("What the reports go back to.")] OriginsReadout Origins,
    [property: Description("The gist.")] IReadOnlyList<SummaryReadout> Summary,
    [property: Description("Diplomatic contacts, each told once, by date; those without a date last.")] IReadOnlyList<ContactReadout> Contacts,
    [property: Description("Quotations, each once.")] IReadOnlyList<QuoteReadout> Quotes,
    [property: Description("What all say, what one says, where they differ.")] ClaimsReadout Claims,
    [property: Description("What happened when.")] IReadOnlyList<TimelineReadout> Timeline,
    [property: Description("What comes next.")] IReadOnlyList<TimelineReadout> Next,
    [property: Description("The issues on the agenda, by how many reports name them.")] IReadOnlyList<TopicReadout> Topics)
{
    /// <summary>Who phrased the gist.</summary>
    [Description("The language model that phrased the gist, each sentence checked against the words it cites; null where its sentences are those of reports.")]
    public string? PhrasedBy { get; init; }

    /// <summary>Builds the model of one story.</summary>
    /// <exception cref="BrokenCitationException">A statement cites words that its report does not hold: a bug in the part that made it.</exception>
    public static StoryReadout Of(StoryComparison story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return new ReadoutMapping([story]).Map(story);
    }
}

/// <summary>The exact words of a report that a statement stands on.</summary>
public sealed record Cite(
    [property: Description("The report's file, as in reports[].file.")] string File,
    [property: Description("The words, exactly as the report's text has them.")] string Text,
    [property: Description("Where they start in the report's text, in UTF-16 code units.")] int Start,
    [property: Description("Where they end, exclusive, in UTF-16 code units.")] int End);

/// <summary>One report.</summary>
public sealed record ReportReadout(
    [property: Description("What the report is called: its file's name, or its address. Unique within the output.")] string File,
    [property: Description("The address, where it is known.")] string? Url,
    [property: Description("The headline; empty where none was found.")] string Title,
    [property: Description("The outlet's name, where it is known.")] string? Outlet,
    [property: Description("The authors' names.")] IReadOnlyList<string> Byline,
    [property: Description("When it was published, cut short where day or month are not known; null where nothing is known.")] PartialDate? Published,
    [property: Description("Where the date was read; null where there is none.")] DateSource? PublishedFrom,
    [property: Description("The agency that the report credits, or null.")] string? Wire,
    [property: Description("The file of the report it goes back to; its own where it is an original.")] string Origin,
    [property: Description("The agency to which the report's group goes back, or null.")] string? OriginAgency,
    [property: Description("How sure the date is; null where there is none.")] Confidence? PublishedConfidence,
    [property: Description("The words that the date was read from, or the reason for it.")] string? PublishedWords,
    [property: Description("ISO 639-1 code of the text's language, where it is known.")] string? Language,
    [property: Description("Names the text at its address; another extraction, another id.")] string Id,
    [property: Description("Why nothing was read from it, such as a language that is not served; null where it was read.")] string? Unread = null);

/// <summary>What the reports of a story go back to.</summary>
public sealed record OriginsReadout(
    [property: Description("How many outlets tell the story.")] int Outlets,
    [property: Description("How many independent original reports there are among them.")] int Independent,
    [property: Description("Files that go back to one text, the original first; each report is in exactly one group.")] IReadOnlyList<IReadOnlyList<string>> Groups);

/// <summary>A sentence of the summary.</summary>
public sealed record SummaryReadout(
    [property: Description("A sentence of a report, but for insertions in square brackets; where phrasedBy is set, as a model phrased it.")] string Text,
    [property: Description("The words it stands on, the sentence itself first.")] IReadOnlyList<Cite> Cites);

/// <summary>A diplomatic contact.</summary>
public sealed record ContactReadout(
    [property: Description("Names the contact; the same input gives the same id.")] string Id,
    [property: Description("What kind of contact.")] ContactKind Kind,
    [property: Description("What became of it, by the newest report that tells.")] ContactStatus Status,
    [property: Description("ISO 3166-1 alpha-3 codes, or an organisation's short name; the side that travels, refuses or writes first.")] IReadOnlyList<string> Sides,
    [property: Description("Names of those who took part, those of the first side first.")] IReadOnlyList<string> People,
    [property: Description("The level of the channel.")] Level Level,
    [property: Description("When it began or is to begin.")] PartialDate? Start,
    [property: Description("When it ended, where it lasted more than a day.")] PartialDate? End,
    [property: Description("The town, or the country where no town is told.")] string? Place,
    [property: Description("The building or grounds.")] string? Venue,
    [property: Description("How long, as an ISO 8601 duration.")] string? Duration,
    [property: Description("The files of the reports that tell of it.")] IReadOnlyList<string> Reports,
    [property: Description("The words it stands on, at least one.")] IReadOnlyList<Cite> Evidence,
    [property: Description("Those who took part with role and side, in the order of people.")] IReadOnlyList<ParticipantReadout> Participants,
    [property: Description("The event at whose side it took place.")] string? Occasion,
    [property: Description("Labels of its topics.")] IReadOnlyList<string> Topics,
    [property: Description("The side that declined, postponed or cancelled.")] string? DeclinedBy,
    [property: Description("Why, in a report's own words.")] string? Reason,
    [property: Description("What each report said of its status, in order of publication.")] IReadOnlyList<StatusReadout> History,
    [property: Description("How many independent origins tell of it.")] int IndependentOrigins);

/// <summary>Somebody who took part in a contact.</summary>
public sealed record ParticipantReadout(
    [property: Description("The fullest name known.")] string Name,
    [property: Description("The role in a report's own words, or null.")] string? Role,
    [property: Description("The side acted for, or null.")] string? Side);

/// <summary>One report's word on a contact's status.</summary>
public sealed record StatusReadout(
    [property: Description("What it says.")] ContactStatus Status,
    [property: Description("When it was published, or null.")] PartialDate? Published,
    [property: Description("The words.")] Cite Evidence);

/// <summary>A quotation.</summary>
public sealed record QuoteReadout(
    [property: Description("Who said it; null where no speaker is sure.")] string? Speaker,
    [property: Description("The speaker's role in a report's own words, or null.")] string? Role,
    [property: Description("The fullest form printed, verbatim, without the outer quotation marks.")] string Text,
    [property: Description("Wholly between quotation marks, partly, or told in the reporter's words.")] QuoteKind Kind,
    [property: Description("The files of the reports that carry it.")] IReadOnlyList<string> Reports,
    [property: Description("Each report's own words of it.")] IReadOnlyList<Cite> Evidence);

/// <summary>The statements of a story, compared over its reports.</summary>
public sealed record ClaimsReadout(
    [property: Description("What two or more independent origins say, those with most origins first.")] IReadOnlyList<ClaimReadout> Shared,
    [property: Description("What only one source says, be it in one report or in copies of it.")] IReadOnlyList<ClaimReadout> Sole,
    [property: Description("Points on which reports differ, side by side.")] IReadOnlyList<DifferenceReadout> Differing);

/// <summary>A statement and who makes it.</summary>
public sealed record ClaimReadout(
    [property: Description("The clearest wording of the reports, verbatim.")] string Text,
    [property: Description("How many independent origins make it.")] int Origins,
    [property: Description("The files of the reports that make it.")] IReadOnlyList<string> Reports,
    [property: Description("The words of each.")] IReadOnlyList<Cite> Evidence);

/// <summary>A point on which reports differ.</summary>
public sealed record DifferenceReadout(
    [property: Description("What it is about, in a few words.")] string About,
    [property: Description("Two or more readings.")] IReadOnlyList<ReadingReadout> Values);

/// <summary>One reading of a point on which reports differ.</summary>
public sealed record ReadingReadout(
    [property: Description("A number, a date, a word of status, a characterisation.")] string Value,
    [property: Description("The files of the reports that say so.")] IReadOnlyList<string> Reports,
    [property: Description("Their words.")] IReadOnlyList<Cite> Evidence);

/// <summary>Something that happened, or is to happen.</summary>
public sealed record TimelineReadout(
    [property: Description("When; null where no date is told.")] PartialDate? Date,
    [property: Description("A line for people.")] string Text,
    [property: Description("The id of the contact it tells of, or null.")] string? Contact,
    [property: Description("The status of that contact, or null.")] ContactStatus? Status,
    [property: Description("The files of the reports that tell it.")] IReadOnlyList<string> Reports,
    [property: Description("The words it stands on.")] IReadOnlyList<Cite> Evidence);

/// <summary>An issue on the agenda.</summary>
public sealed record TopicReadout(
    [property: Description("Its name in the project's taxonomy.")] string Label,
    [property: Description("Whether it is told as a concern or as a field of cooperation.")] TopicStance Stance,
    [property: Description("The files of the reports that name it.")] IReadOnlyList<string> Reports,
    [property: Description("The words found.")] IReadOnlyList<Cite> Evidence);

/// <summary>The channel between two sides on one level.</summary>
public sealed record ChannelReadout(
    [property: Description("The two sides, in ordinal order of their codes.")] IReadOnlyList<string> Pair,
    [property: Description("The level.")] Level Level,
    [property: Description("How it stands.")] ChannelState State,
    [property: Description("The newest contact that was held or is under way, or null.")] ChannelContactReadout? LastHeld,
    [property: Description("The next one planned or possible, or null.")] ChannelContactReadout? Next,
    [property: Description("The ids of all contacts on it, by date.")] IReadOnlyList<string> Contacts,
    [property: Description("How it is used.")] ChannelRecordReadout Record,
    [property: Description("What the two did to the channels between them: expulsions, recalls, relations severed or taken up; the same on each channel of a pair, the newest first.")] IReadOnlyList<PairEventReadout> Acts);

/// <summary>How a channel is used.</summary>
public sealed record ChannelRecordReadout(
    [property: Description("Days between two contacts held, the middle one of all gaps; null where too few are known.")] int? UsualGap,
    [property: Description("Days since the last contact that was held; null where its day is not known.")] int? SinceLast,
    [property: Description("Days by which that exceeds the usual gap, or null.")] int? Overdue,
    [property: Description("How many of its contacts were declined or cancelled.")] int Declined,
    [property: Description("How many were postponed.")] int Postponed,
    [property: Description("The ids of proposals without an answer.")] IReadOnlyList<string> Unanswered,
    [property: Description("Dialogues, hotlines, working groups that are named on it.")] IReadOnlyList<string> Mechanisms);

/// <summary>A contact as the board shows it; the rest stands in its story.</summary>
public sealed record ChannelContactReadout(
    [property: Description("The id, as in contacts[].id.")] string Id,
    [property: Description("What kind of contact.")] ContactKind Kind,
    [property: Description("What became of it.")] ContactStatus Status,
    [property: Description("When it began or is to begin.")] PartialDate? Start,
    [property: Description("When it ended, where it lasted more than a day.")] PartialDate? End,
    [property: Description("The town or country.")] string? Place,
    [property: Description("Names of those who took part.")] IReadOnlyList<string> People,
    [property: Description("The words it stands on.")] IReadOnlyList<Cite> Evidence);
