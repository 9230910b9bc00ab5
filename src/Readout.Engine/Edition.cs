using Readout.Comparison;
using Readout.Documents;
using Readout.Relations;

namespace Readout;

/// <summary>What a set of reports comes to: the stories in them, each compared, and the channels between the states in them.</summary>
/// <param name="AsOf">The day it is told for: the one asked for, else the newest date of publication; null where none is known.</param>
/// <param name="Stories">Those with the most independent origins first, then by newest report, then by id.</param>
/// <param name="Channels">By pair, then by level.</param>
public sealed record Edition(PartialDate? AsOf, EquatableArray<StoryComparison> Stories, EquatableArray<Channel> Channels)
{
    /// <summary>The edition of compared stories: their channels, what became of plans, the tension between their sides.</summary>
    public static Edition Of(PartialDate? asOf, EquatableArray<StoryComparison> stories)
    {
        var contacts = stories.SelectMany(c => c.Contacts).ToList();
        var tensions = TensionSeries.Of(stories.SelectMany(c => c.Story.Reports));
        return new Edition(asOf, stories, ChannelBoard.Of(contacts, asOf, TensionSeries.Acts(tensions))) { Expectations = Relations.Expectations.Of(contacts, asOf), Tensions = tensions };
    }

    /// <summary>What was to come about and what became of it, by date.</summary>
    public EquatableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>The tension between each pair of sides, day by day.</summary>
    public EquatableArray<Tension> Tensions { get; init; } = [];
}
