using System.ComponentModel;
using Readout.Documents;
using Readout.Relations;

namespace Readout.Writing;

/// <summary>Something that was to come about, and what came of it.</summary>
public sealed record ExpectationReadout(
    [property: Description("The id of the contact, as in contacts[].id.")] string Contact,
    [property: Description("A line for people.")] string Text,
    [property: Description("When it was to begin; null where no date is told.")] PartialDate? Date,
    [property: Description("What came of it: open, kept, put off, dropped; unknown where its day has passed and no report tells.")] Outcome Outcome,
    [property: Description("The id of the contact by which it was kept, or null.")] string? Held,
    [property: Description("The files of the reports that tell of it.")] IReadOnlyList<string> Reports,
    [property: Description("The words it stands on.")] IReadOnlyList<Cite> Evidence);

/// <summary>How tense relations between two sides were.</summary>
public sealed record TensionReadout(
    [property: Description("The two sides, in ordinal order of their codes.")] IReadOnlyList<string> Pair,
    [property: Description("The days on which anything was told, in order.")] IReadOnlyList<TensionDayReadout> Days);

/// <summary>What passed between two sides on one day.</summary>
public sealed record TensionDayReadout(
    [property: Description("The day.")] PartialDate Date,
    [property: Description("The mean of what happened, from conflict (-10) to cooperation (+10), on the PLOVER scale.")] double Score,
    [property: Description("The middle one of the scores of the pair's days before; null where too few are known.")] double? Usual,
    [property: Description("Whether the day stands out from those before it.")] bool Changed,
    [property: Description("How many events of cooperation.")] WordsAndDeeds Cooperation,
    [property: Description("How many events of conflict.")] WordsAndDeeds Conflict,
    [property: Description("What happened, however many reports tell it: why the day is as it is.")] IReadOnlyList<PairEventReadout> Events);

/// <summary>A count of words and of deeds.</summary>
public readonly record struct WordsAndDeeds(
    [property: Description("What was said.")] int Words,
    [property: Description("What was done.")] int Deeds);

/// <summary>Something one side did to the other.</summary>
public sealed record PairEventReadout(
    [property: Description("The type, as PLOVER 2.0 names it.")] EventRoot Root,
    [property: Description("What was done to a channel between the two, such as recall-envoys; null where it was something else.")] string? Act,
    [property: Description("When.")] PartialDate Date,
    [property: Description("A line for people.")] string Text,
    [property: Description("Who did it.")] string Source,
    [property: Description("To whom.")] string Target,
    [property: Description("The files of the reports that tell it.")] IReadOnlyList<string> Reports,
    [property: Description("The sentences that tell it, one of each report.")] IReadOnlyList<Cite> Evidence);
