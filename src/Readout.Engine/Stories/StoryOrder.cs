using Readout.Documents;

namespace Readout.Stories;

/// <summary>The order of a story's reports: by date of publication, those without one last; then by id.</summary>
internal static class StoryOrder
{
    /// <summary>Compares two reports.</summary>
    public static int Compare(Document a, Document b)
    {
        var (x, y) = (a.Article.Published.Date, b.Article.Published.Date);
        if (x is null != y is null) return x is null ? 1 : -1;
        var byDate = x is { } first && y is { } second ? first.First.CompareTo(second.First) : 0;
        return byDate != 0 ? byDate : a.Article.Id.CompareTo(b.Article.Id);
    }
}
