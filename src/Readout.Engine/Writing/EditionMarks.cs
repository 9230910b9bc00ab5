using System.Globalization;

namespace Readout.Writing;

/// <summary>What points to reports outside the story they stand in: a report's number, and before it, where there are several stories, that of its story: [2], [3.2].</summary>
internal sealed class EditionMarks
{
    private readonly Dictionary<string, (int Order, string Label)> _labels = new(StringComparer.Ordinal);

    public EditionMarks(EditionReadout edition)
    {
        for (var story = 0; story < edition.Stories.Count; story++)
        {
            var reports = edition.Stories[story].Reports;
            for (var report = 0; report < reports.Count; report++)
            {
                var label = edition.Stories.Count == 1
                    ? string.Create(CultureInfo.InvariantCulture, $"{report + 1}")
                    : string.Create(CultureInfo.InvariantCulture, $"{story + 1}.{report + 1}");
                _labels.TryAdd(reports[report].File, (_labels.Count, label));
            }
        }
    }

    /// <summary>The report's label, without brackets; empty where it is in no story.</summary>
    public string Label(string file) => _labels.TryGetValue(file, out var label) ? label.Label : "";

    /// <summary>The first citation of each report, in the order of the stories.</summary>
    public IReadOnlyList<Cite> Firsts(IEnumerable<Cite> cites) =>
        [.. cites.Where(c => _labels.ContainsKey(c.File)).DistinctBy(c => c.File).OrderBy(c => _labels[c.File].Order)];

    /// <summary>"[1][3]".</summary>
    public string Marks(IEnumerable<Cite> cites) => string.Concat(Firsts(cites).Select(c => $"[{Label(c.File)}]"));
}
