using NodaTime;
using Readout.Documents;

namespace Readout.Stories;

/// <summary>What a stream keeps of a report. Out of sight its words are forgotten; its place in its story stays.</summary>
internal sealed class StreamReport(Article article, StoryId story)
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public ArticleId Id { get; } = article.Id;

    public PartialDate? Published { get; } = article.Published.Date;

    /// <summary>Days since 1970; null where the day is not known.</summary>
    public int? Day { get; } = article.Published.Date?.ExactDay is { } day ? Period.DaysBetween(Epoch, day) : null;

    /// <summary>The terms; none where it follows another report.</summary>
    public ReportTerm[] Terms { get; set; } = [];

    /// <summary>The terms weighted; of a report that follows another, the title's alone. Null out of sight.</summary>
    public ReportVector? Vector { get; set; }

    /// <summary>The number of the report whose story it follows, being mostly a copy of it; null where it stands for itself.</summary>
    public int? Leader { get; set; }

    /// <summary>The number of the leading report of which a part was taken over.</summary>
    public int? Origin { get; init; }

    /// <summary>The numbers of the reports that follow it.</summary>
    public List<int> Followers { get; } = new(0);

    /// <summary>The story it is in.</summary>
    public StoryId Story { get; set; } = story;

    /// <summary>The story that the caller was last told of.</summary>
    public StoryId Told { get; set; } = story;

    public void Forget()
    {
        Terms = [];
        Vector = null;
    }
}
