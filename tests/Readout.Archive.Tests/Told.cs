using Readout.Copies;
using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Archive.Tests;

/// <summary>Reports read by the engine, and stories told from them, to put into an archive.</summary>
internal static class Told
{
    private static readonly ReadoutEngine Engine = new();

    public static Document Report(string url, string title, string day, string text, string outlet = "The Selm Herald") => Engine.Read(new Article(url, url, title, text)
    {
        Outlet = outlet,
        Language = "en",
        Published = new Publication(PartialDate.Parse(day), DateSource.Given, Confidence.High, null),
    });

    public static Document Talks(string outlet = "herald", string more = "") => Report($"https://{outlet}.example/talks", "Ministers meet in Oslo", "2031-04-22",
        $"The Norwegian foreign minister, Mara Lind, met her Chilean counterpart, Pablo Ruiz, in Oslo on Tuesday.\n\n“We spoke plainly about the fishing grounds,” said Lind after three hours of talks. {more}", outlet);

    public static Document Storm() => Report("https://gazette.example/storm", "Storm closes the harbour of Ulmen", "2031-04-24",
        "A storm closed the harbour of Ulmen on Thursday and kept forty boats from leaving, the harbour master said. No one was hurt.", "Gazette");

    /// <summary>A story told from its reports, each an origin of its own.</summary>
    public static ToldStory Story(params Document[] reports)
    {
        var id = StoryId.FoundedBy(reports[0].Article.Id);
        var origins = reports.Select(r => new OriginGroup(r.Article.Id, null, [r.Article.Id])).ToEquatableArray();
        var story = new Story(id, reports[0].Article.Title, reports.ToEquatableArray(), origins);
        return new ToldStory(id, [.. reports.Select(r => r.Article.Id)], StoryReadout.Of(Engine.Compare(story)));
    }
}
