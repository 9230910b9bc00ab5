using Readout.Copies;
using Readout.Documents;

namespace Readout.Stories;

/// <summary>Names a story: a hash of the id of the article that founded it.</summary>
public readonly record struct StoryId(string Value)
{
    /// <summary>The sixteen hexadecimal digits.</summary>
    public override string ToString() => Value;
}

/// <summary>Reports of one happening.</summary>
/// <param name="Id">Its stable id.</param>
/// <param name="Title">The most central headline of its reports.</param>
/// <param name="Reports">Its reports, by date of publication, then by id.</param>
/// <param name="Origins">What they go back to; each report is in exactly one group.</param>
public sealed record Story(StoryId Id, string Title, EquatableArray<Document> Reports, EquatableArray<OriginGroup> Origins);

/// <summary>Puts articles into stories, one by one as they come.</summary>
public sealed class StoryStream
{
    /// <summary>Adds a report; the id of the story it joined or founded.</summary>
    public StoryId Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new StoryId(document.Article.Id.Value);
    }

    /// <summary>All stories, those with the most independent origins first.</summary>
    public EquatableArray<Story> Stories() => [];
}
