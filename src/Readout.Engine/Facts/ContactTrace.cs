using Readout.Documents;

namespace Readout.Facts;

/// <summary>How one place in a report that speaks of a contact was read, and what became of it.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Words">The words that name the contact; null where the place itself tells it (a stay, an itinerary).</param>
/// <param name="Kind">What kind they name.</param>
/// <param name="Status">What was read of its status; null where none was.</param>
/// <param name="Sure">Whether words say the status; else it is the reading that claims least.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="People">Who takes part by these words alone.</param>
/// <param name="Sides">The sides by these words alone.</param>
/// <param name="Start">The day by these words or by the heading above them.</param>
/// <param name="OwnDate">Whether the day stands in these words.</param>
/// <param name="Place">Where, by these words alone.</param>
/// <param name="Outcome">What was made of it, in words.</param>
/// <param name="Contact">The id of the contact that it tells of; null where it was dropped.</param>
public sealed record ContactTrace(
    TextSpan Sentence, TextSpan? Words, ContactKind Kind, ContactStatus? Status, bool Sure, string Rule, EquatableArray<string> People, EquatableArray<Side> Sides,
    PartialDate? Start, bool OwnDate, string? Place, string Outcome, string? Contact);
