using System.Text;

namespace Readout.Writing;

/// <summary>The numbers of a story's reports, from 1 in the order listed, by which citations point to them.</summary>
internal sealed class StoryMarks
{
    private readonly Dictionary<string, int> _numbers;

    public StoryMarks(StoryReadout story) =>
        _numbers = story.Reports.Select((report, index) => (report.File, Number: index + 1)).ToDictionary(r => r.File, r => r.Number, StringComparer.Ordinal);

    /// <summary>The report's number; 0 where it belongs to another story.</summary>
    public int Number(string file) => _numbers.GetValueOrDefault(file);

    /// <summary>The first citation of each report, by number.</summary>
    public IReadOnlyList<(int Number, Cite Cite)> Firsts(IEnumerable<Cite> cites) =>
        [.. cites.Select(c => (Number: Number(c.File), Cite: c)).Where(c => c.Number > 0).DistinctBy(c => c.Number).OrderBy(c => c.Number)];

    /// <summary>"[1][3]".</summary>
    public string Marks(IEnumerable<Cite> cites)
    {
        var marks = new StringBuilder();
        foreach (var (number, _) in Firsts(cites)) marks.Append('[').Append(number).Append(']');
        return marks.ToString();
    }
}
