using Readout.Documents;

namespace Readout.Stories;

/// <summary>The order of a story's reports: by date of publication, those without one last; then by id.</summary>
internal static class StoryOrder
{
    /// <summary>Compares two reports.</summary>
    public static int Compare(Document a, Document b) => Compare(a.Article.Published.Date, a.Article.Id, b.Article.Published.Date, b.Article.Id);

    /// <summary>Compares two reports of which a stream knows no more.</summary>
    public static int Compare(StreamReport a, StreamReport b) => Compare(a.Published, a.Id, b.Published, b.Id);

    private static int Compare(PartialDate? aDate, ArticleId a, PartialDate? bDate, ArticleId b)
    {
        if (aDate is null != bDate is null) return aDate is null ? 1 : -1;
        var byDate = aDate is { } first && bDate is { } second ? first.First.CompareTo(second.First) : 0;
        return byDate != 0 ? byDate : a.CompareTo(b);
    }
}
