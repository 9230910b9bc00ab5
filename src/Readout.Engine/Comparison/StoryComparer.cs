using Readout.Documents;
using Readout.Stories;

namespace Readout.Comparison;

/// <summary>Compares the reports of a story. Reports need all layers of Language and Facts.</summary>
public sealed class StoryComparer
{
    /// <summary>Compares; what lies after <paramref name="asOf"/> is still to come.</summary>
    public StoryComparison Compare(Story story, PartialDate? asOf)
    {
        ArgumentNullException.ThrowIfNull(story);
        var reports = new ReportIndex(story);
        var contacts = new ContactMerger(reports, new PlaceNames(reports)).Merge();
        return new StoryComparison { Story = story, Contacts = contacts };
    }
}
