using Readout.Copies;
using Readout.Documents;

namespace Readout.Lab.Tasks;

/// <summary>Task <c>duplicates</c>: each article's origin and the spans taken from it, in the order of the stream.</summary>
internal static class Duplicates
{
    public static void Predict(string input, string output)
    {
        var index = new CopyIndex();
        var ids = new Dictionary<ArticleId, string>();
        Lines.Write(output, Lines.Read(input).Select(object (row) =>
        {
            var id = row.Text("id");
            var article = row.Article();
            ids.TryAdd(article.Id, id);
            var copy = index.Add(article);
            return new { id, origin = ids[copy.Origin], shared = copy.Shared.Select(span => new[] { span.Start, span.End }) };
        }));
    }

    /// <summary>The article of a line {"id","title","text","published","source","url"}; the id stands for the address, so that equal texts stay apart.</summary>
    public static Article Article(this System.Text.Json.JsonElement row)
    {
        var published = row.TextOrNull("published") is { Length: >= 10 } text ? PartialDate.Parse(text[..10]) : null;
        return new Article(row.Text("id"), row.TextOrNull("url"), row.Text("title"), row.Text("text"))
        {
            Outlet = row.TextOrNull("source"),
            Published = published is null ? Publication.Unknown : new Publication(published, DateSource.Given, Confidence.High, row.TextOrNull("published")),
        };
    }
}
