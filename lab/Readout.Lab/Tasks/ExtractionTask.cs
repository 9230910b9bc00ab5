using System.Diagnostics;
using System.IO.Compression;
using Readout.Documents;
using Readout.Extraction;

namespace Readout.Lab.Tasks;

/// <summary>Pages to articles: <c>INPUT_DIR</c> holds <c>urls.jsonl</c> and <c>pages/</c> (<c>.html.gz</c>, <c>.html</c> or <c>.txt</c>).</summary>
internal static class ExtractionTask
{
    public static void Predict(string input, string output) => Predict(input, output, new ArticleExtractor().Extract);

    public static void Predict(string input, string output, Func<FetchedPage, Extracted> extract)
    {
        var spent = new Stopwatch();
        var pages = 0;
        Lines.Write(output, Rows());
        Console.Error.WriteLine($"{pages} pages, {pages / Math.Max(0.001, spent.Elapsed.TotalSeconds):F0} pages a second in the extractor, the first, cold ones counted too");

        IEnumerable<object> Rows()
        {
            foreach (var page in Pages(input))
            {
                spent.Start();
                var article = extract(page).Article;
                spent.Stop();
                pages++;
                yield return new
                {
                    id = page.Name,
                    title = article?.Title ?? "",
                    byline = article?.Byline.ToArray() ?? [],
                    published = article?.Published.Date?.ToString(),
                    language = article?.Language,
                    text = article?.Text ?? "",
                    captions = article?.Captions.ToArray() ?? [],
                    wire = article?.WireCredit?.Agency,
                };
            }
        }
    }

    /// <summary>The pages of a set, in the order of its <c>urls.jsonl</c>; the name of each is its id.</summary>
    public static IEnumerable<FetchedPage> Pages(string folder)
    {
        foreach (var row in Lines.Read(Path.Combine(folder, "urls.jsonl")))
        {
            var id = row.Text("id");
            var path = Path.Combine(folder, "pages", id);
            if (File.Exists(path + ".txt"))
            {
                yield return new FetchedPage(id, File.ReadAllBytes(path + ".txt")) { Url = row.TextOrNull("url"), Form = PageForm.FlatText };
                continue;
            }

            using var unpacked = new MemoryStream();
            using (var file = File.OpenRead(path + ".html.gz"))
            using (var gzip = new GZipStream(file, CompressionMode.Decompress)) gzip.CopyTo(unpacked);
            yield return new FetchedPage(id, unpacked.ToArray()) { Url = row.TextOrNull("url"), Form = PageForm.Html };
        }
    }
}
