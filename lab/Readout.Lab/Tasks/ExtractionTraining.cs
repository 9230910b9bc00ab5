using System.Text;
using Readout.Extraction;

namespace Readout.Lab.Tasks;

/// <summary>
/// Trains the two block models on the open sets (scrapinghub MIT, wcxb CC BY 4.0, naeb Apache-2.0) and writes them, and beside them for each set the
/// predictions of models that have not seen the page's site: <c>cv-SET.jsonl</c> for the scorer.
/// </summary>
internal static class ExtractionTraining
{
    private const int Folds = 3;

    private sealed record Sample(string Set, string Id, int Fold, PageTree Tree, float[] Rows, bool[] Labels, float[] Weights);

    public static int Run(string data, string output, string? only)
    {
        foreach (var kind in (ReadOnlySpan<string>)["html", "flat"])
        {
            if (only is not null && only != kind) continue;
            var samples = Samples(data, kind).ToList();
            Console.Error.WriteLine($"{kind}: {samples.Count} pages, {samples.Sum(s => s.Labels.Length)} blocks, {samples.Sum(s => s.Labels.Count(l => l))} wanted");
            Directory.CreateDirectory(output);
            var first = samples.Select(s => new float[s.Labels.Length]).ToList();
            for (var fold = 0; fold <= Folds; fold++)
            {
                var wanted = fold;
                var model = Train(samples.Where(s => s.Fold != wanted).Select(s => (s.Rows, s.Labels, s.Weights)), BlockFeatures.Count);
                Write(model, output, $"{kind}.first", fold);
                for (var i = 0; i < samples.Count; i++)
                {
                    if (samples[i].Fold != fold) continue;
                    for (var b = 0; b < first[i].Length; b++) first[i][b] = model.Probability(samples[i].Rows.AsSpan(b * BlockFeatures.Count, BlockFeatures.Count));
                }
            }

            // The second model learns from first answers of models that had not seen the page.
            var wide = samples.Select((s, i) => (Rows: BlockModel.Widened(s.Tree, s.Rows, first[i]), s.Labels, s.Weights, s.Fold)).ToList();
            for (var fold = Folds; fold >= 0; fold--)
            {
                var wanted = fold;
                Write(Train(wide.Where(s => s.Fold != wanted).Select(s => (s.Rows, s.Labels, s.Weights)), BlockFeatures.Count + BlockModel.Context), output, $"{kind}.second", fold);
            }
        }

        return 0;
    }

    /// <summary>Predictions for a set, each page by the models that have not seen its site.</summary>
    public static int Held(string data, string models, string set, string output)
    {
        var extractors = Enumerable.Range(0, Folds).Select(fold => new ArticleExtractor(Model(models, "html", fold))).ToList();
        var folds = FoldsOf(data, set);
        ExtractionTask.Predict(Path.Combine(data, set), output, page => extractors[folds[page.Name]].Extract(page));
        return 0;
    }

    /// <summary>A fold's model is called after it; the one of all pages has no mark.</summary>
    private static void Write(BoostedTrees model, string folder, string name, int fold)
    {
        using (var file = File.Create(Path.Combine(folder, name + (fold == Folds ? "" : $".fold{fold}") + ".bin"))) model.Write(file);
        Console.Error.WriteLine($"{name}: {fold} of {Folds}");
    }

    private static BlockModel Model(string folder, string kind, int fold)
    {
        using var first = File.OpenRead(Path.Combine(folder, $"{kind}.first.fold{fold}.bin"));
        using var second = File.OpenRead(Path.Combine(folder, $"{kind}.second.fold{fold}.bin"));
        return new BlockModel(BoostedTrees.Read(first), BoostedTrees.Read(second));
    }

    private static BoostedTrees Train(IEnumerable<(float[] Rows, bool[] Labels, float[] Weights)> pages, int features)
    {
        var all = pages.ToList();
        var rows = new float[all.Sum(p => p.Rows.Length)];
        var at = 0;
        foreach (var page in all)
        {
            page.Rows.CopyTo(rows, at);
            at += page.Rows.Length;
        }

        return new TreeTrainer(rows, features, [.. all.SelectMany(p => p.Labels)], [.. all.SelectMany(p => p.Weights)]).Train();
    }

    private static IEnumerable<Sample> Samples(string data, string kind)
    {
        foreach (var set in (string[])["scrapinghub", "wcxb", "naeb"])
            foreach (var sample in OfSet(data, set, kind)) yield return sample;
        if (kind != "flat") yield break;
        foreach (var sample in OfSet(data, "flat", kind)) yield return sample;
    }

    private static IEnumerable<Sample> OfSet(string data, string set, string kind)
    {
        var gold = Lines.Read(Path.Combine(data, set, "gold.jsonl")).ToDictionary(g => g.Text("id"), g => g.TextOrNull("text"), StringComparer.Ordinal);
        var folds = FoldsOf(data, set);
        foreach (var page in ExtractionTask.Pages(Path.Combine(data, set)))
        {
            if (gold[page.Name] is not { Length: > 0 } body) continue;
            var text = TextDecoding.Decode(page.Content.Span, null, page.Form == Documents.PageForm.Html);
            using var reading = page.Form == Documents.PageForm.FlatText ? PageReading.OfLines(text, null) : PageReading.OfHtml(text, null);
            var ready = kind == "flat" && reading.Body is not null ? PageReading.OfLines(Flattened(reading.Tree, Fold(page.Name) != 0), null) : reading;
            if (ready.Tree.Blocks.Count is 0 or > 4000) continue;
            var (labels, weights) = BlockLabels.Of(ready.Tree, body);
            yield return new Sample(set, page.Name, folds[page.Name], ready.Tree, ready.Rows(), labels, weights);
        }
    }

    /// <summary>Sites fall into folds as a whole; a page saved as text goes with the site it came from.</summary>
    private static Dictionary<string, int> FoldsOf(string data, string set)
    {
        var sites = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var other in (ReadOnlySpan<string>)["scrapinghub", "wcxb", "naeb"])
        {
            foreach (var row in Lines.Read(Path.Combine(data, other, "gold.jsonl")))
                sites[other + "/" + row.Text("id")] = Uri.TryCreate(row.TextOrNull("url"), UriKind.Absolute, out var url) ? url.Host : row.Text("id");
        }

        var folds = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in Lines.Read(Path.Combine(data, set, "gold.jsonl")))
        {
            var source = row.TextOrNull("source") ?? set + "/" + row.Text("id");
            folds[row.Text("id")] = Fold(sites.GetValueOrDefault(source, source));
        }

        return folds;
    }

    private static int Fold(string site)
    {
        uint hash = 2166136261;
        foreach (var b in Encoding.UTF8.GetBytes(site)) hash = (hash ^ b) * 16777619;
        return (int)(hash % Folds);
    }

    /// <summary>A page's blocks as somebody would save them: hidden ones gone, empty lines around paragraphs and headings, or none at all.</summary>
    private static PageTree Flattened(PageTree tree, bool gaps)
    {
        var flat = new PageTree();
        flat.Nodes.Add(new PageNode(-1, "text", BlockKinds.None, 0, 0));
        var hidden = new bool[tree.Nodes.Count];
        for (var i = 1; i < hidden.Length; i++) hidden[i] = hidden[tree.Nodes[i].Parent] || (tree.Nodes[i].Own & BlockKinds.Hidden) != 0 && tree.Nodes[i].Signature >= 0;
        var after = false;
        foreach (var block in tree.Blocks)
        {
            if (hidden[block.Node]) continue;
            var set = block.Tag is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "section" or "article" or "blockquote" or "header" or "footer";
            flat.Blocks.Add(new PageBlock { Text = block.Text, Tag = "line", Gap = gaps && (set || after) ? 1 : 0 });
            after = set;
        }

        return flat;
    }
}
