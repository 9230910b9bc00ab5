using Readout.Documents;
using Readout.Stories;

namespace Readout.Lab.Tasks;

/// <summary>Task <c>stories</c>: a line as each article comes, and lines that revise them once the stream has settled.</summary>
internal static class StoryLines
{
    public static void Predict(string input, string output)
    {
        var stream = new StoryStream();
        var ids = new Dictionary<ArticleId, string>();
        var online = Lines.Read(input).Select(object (row) =>
        {
            var article = row.Article();
            var id = row.Text("id");
            ids.TryAdd(article.Id, id);
            return new { id, story = stream.Add(article).Value };
        });
        var settled = Enumerable.Repeat(stream, 1).SelectMany(s => s.Clusters()).SelectMany(story =>
            story.Reports.Select(object (report) => new { id = ids[report], story = story.Id.Value }));
        Lines.Write(output, online.Concat(settled));
    }
}
