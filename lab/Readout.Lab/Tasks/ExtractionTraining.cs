using System.Diagnostics;
using System.Text;
using Readout.Extraction;
using Readout.Extraction.Model;

namespace Readout.Lab.Tasks;

/// <summary>
/// Trains the models of blocks on the open sets (scrapinghub MIT, wcxb CC BY 4.0, naeb Apache-2.0) and writes them: those of all pages, and for each
/// fold of sites those of the other folds, which have not seen a page of it.
/// </summary>
internal static class ExtractionTraining
{
    private const int Folds = 3;
    private const int WordBits = 15;
    private const int MarkBits = 14;

    private sealed record Sample(int Fold, PageTree Tree, float[] Rows, int[][] Words, int[][] Marks, bool[] Labels, float[] Weights, bool[]? Bylines, bool[]? Titles);

    public static int Run(string data, string output, string? only)
    {
        foreach (var kind in (ReadOnlySpan<string>)["html", "flat"])
        {
            if (only is not null && only != kind) continue;
            var watch = Stopwatch.StartNew();
            var samples = Samples(data, kind).ToList();
            Console.Error.WriteLine($"{kind}: {samples.Count} pages, {samples.Sum(s => s.Labels.Length)} blocks, {samples.Sum(s => s.Labels.Count(l => l))} wanted");
            Directory.CreateDirectory(output);
            Train(samples, output, kind, watch);
        }

        return 0;
    }

    /// <summary>Each stage learns from answers of stages that had not seen the page's site.</summary>
    private static void Train(List<Sample> samples, string output, string kind, Stopwatch watch)
    {
        for (var fold = Folds; fold >= 0; fold--)
        {
            var seen = samples.FindAll(s => s.Fold != fold);
            var labels = seen.SelectMany(s => s.Labels).ToList();
            var weights = seen.SelectMany(s => s.Weights).ToList();
            var words = TokenTrainer.Train([.. seen.SelectMany(s => s.Words)], labels, weights, WordBits);
            var marks = TokenTrainer.Train([.. seen.SelectMany(s => s.Marks)], labels, weights, MarkBits);
            Write(words.Write, output, kind + ".words", fold);
            Write(marks.Write, output, kind + ".marks", fold);
            foreach (var sample in samples.Where(s => s.Fold == fold))
                BlockFeatures.Weigh(sample.Rows, Array.ConvertAll(sample.Words, t => words.Logit([.. t])), Array.ConvertAll(sample.Marks, t => marks.Logit([.. t])));
        }

        Console.Error.WriteLine($"{kind}: tokens weighed, {watch.Elapsed.TotalSeconds:F0} s");
        var first = samples.Select(s => new float[s.Labels.Length]).ToList();
        for (var fold = 0; fold <= Folds; fold++)
        {
            var model = Kept(output, kind + ".first", fold) ?? TrainTrees(samples.Where(s => s.Fold != fold).Select(s => (s.Rows, s.Labels, s.Weights)), BlockFeatures.Count);
            Write(model.Write, output, kind + ".first", fold);
            for (var i = 0; i < samples.Count; i++)
            {
                if (samples[i].Fold != fold) continue;
                for (var b = 0; b < first[i].Length; b++) first[i][b] = model.Probability(samples[i].Rows.AsSpan(b * BlockFeatures.Count, BlockFeatures.Count));
                BlockAnswers.EvenRows(samples[i].Tree.Blocks, first[i]);
            }

            Console.Error.WriteLine($"{kind}: first, {watch.Elapsed.TotalSeconds:F0} s");
        }

        var wide = samples.Select((s, i) => (Rows: AnswerFigures.Widened(s.Tree, s.Rows, first[i]), s.Labels, s.Weights, s.Fold)).ToList();
        var names = Enumerable.Range(0, Folds + 1).Select(fold => TrainNames(samples, fold)).ToList();
        for (var fold = Folds; fold >= 0; fold--)
        {
            Write(names[fold].Write, output, kind + ".names", fold);
            var model = Kept(output, kind + ".second", fold) ?? TrainTrees(wide.Where(s => s.Fold != fold).Select(s => (s.Rows, s.Labels, s.Weights)), AnswerFigures.Width);
            Write(model.Write, output, kind + ".second", fold);
            TrainLines(samples, wide.ConvertAll(w => w.Rows), first, names, s => s.Bylines, fold, output, kind + ".bylines");
            TrainLines(samples, wide.ConvertAll(w => w.Rows), first, names, s => s.Titles is { } titles && titles.Contains(true) ? titles : null, fold, output, kind + ".titles");
        }

        Console.Error.WriteLine($"{kind}: second, {watch.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>Which words stand in lines that name the author, and which in a page's working.</summary>
    private static TokenWeights TrainNames(List<Sample> samples, int fold)
    {
        var (words, labels) = (new List<int[]>(), new List<bool>());
        foreach (var sample in samples)
        {
            if (sample.Fold == fold || sample.Bylines is not { } bylines) continue;
            for (var b = 0; b < bylines.Length; b++)
            {
                if (sample.Tree.Blocks[b].Text.Length > LineFigures.LongestLine) continue;
                words.Add(sample.Words[b]);
                labels.Add(bylines[b]);
            }
        }

        return TokenTrainer.Train(words, labels, [.. words.Select(_ => 1f)], MarkBits);
    }

    /// <summary>Which short block names the author, or is the headline: from the pages whose annotation says so.</summary>
    private static void TrainLines(List<Sample> samples, List<float[]> wide, List<float[]> answers, List<TokenWeights> names, Func<Sample, bool[]?> labels, int fold, string output, string name)
    {
        var (rows, wanted) = (new List<float>(), new List<bool>());
        var row = new float[LineFigures.Width];
        for (var i = 0; i < samples.Count; i++)
        {
            if (samples[i].Fold == fold || labels(samples[i]) is not { } marks) continue;
            var blocks = samples[i].Tree.Blocks;
            var figures = new LineFigures(blocks, wide[i], answers[i], new BlockTokens(blocks), names[samples[i].Fold]);
            for (var b = 0; b < marks.Length; b++)
            {
                if (blocks[b].Text.Length > LineFigures.LongestLine) continue;
                figures.Write(row, b);
                rows.AddRange(row);
                wanted.Add(marks[b]);
            }
        }

        var model = new TreeTrainer([.. rows], LineFigures.Width, [.. wanted], [.. wanted.Select(_ => 1f)]) { Trees = 60, Leaves = 14, Rate = 0.12, LeastHessian = 1 }.Train();
        Write(model.Write, output, name, fold);
    }

    /// <summary>Predictions for a set, each page by the models that have not seen its site.</summary>
    public static int Held(string data, string models, string set, string output)
    {
        var extractors = Enumerable.Range(0, Folds).Select(fold => new ArticleExtractor(Model(models, "html", fold), Model(models, "flat", fold))).ToList();
        var folds = FoldsOf(data, set);
        ExtractionTask.Predict(Path.Combine(data, set), output, page => extractors[folds[page.Name]].Extract(page));
        return 0;
    }

    /// <summary>A stage that stands in the folder already is not trained again.</summary>
    private static BoostedTrees? Kept(string folder, string name, int fold)
    {
        var path = NameOf(folder, name, fold);
        if (!File.Exists(path)) return null;
        using var file = File.OpenRead(path);
        return BoostedTrees.Read(file);
    }

    /// <summary>A fold's model is called after it; the one of all pages has no mark.</summary>
    private static void Write(Action<Stream> write, string folder, string name, int fold)
    {
        using var file = File.Create(NameOf(folder, name, fold));
        write(file);
    }

    private static string NameOf(string folder, string name, int fold) => Path.Combine(folder, name + (fold == Folds ? "" : $".fold{fold}") + ".bin");

    private static BlockModel? Model(string folder, string kind, int fold)
    {
        if (!File.Exists(NameOf(folder, kind + ".first", fold))) return null;
        return new BlockModel(Read("words", TokenWeights.Read), Read("marks", TokenWeights.Read), Read("first", BoostedTrees.Read), Read("second", BoostedTrees.Read),
            Read("bylines", BoostedTrees.Read), Read("titles", BoostedTrees.Read), Read("names", TokenWeights.Read));

        T Read<T>(string part, Func<Stream, T> read)
        {
            using var file = File.OpenRead(NameOf(folder, kind + "." + part, fold));
            return read(file);
        }
    }

    private static BoostedTrees TrainTrees(IEnumerable<(float[] Rows, bool[] Labels, float[] Weights)> pages, int features)
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
        var gold = Lines.Read(Path.Combine(data, set, "gold.jsonl")).ToDictionary(g => g.Text("id"), StringComparer.Ordinal);
        var folds = FoldsOf(data, set);
        foreach (var page in ExtractionTask.Pages(Path.Combine(data, set)))
        {
            if (gold[page.Name].TextOrNull("text") is not { Length: > 0 } body) continue;
            var text = TextDecoding.Decode(page.Content.Span, null, page.Form == Documents.PageForm.Html);
            var reading = page.Form == Documents.PageForm.FlatText ? PageReading.OfLines(text, null) : PageReading.OfHtml(text, null);
            var ready = kind == "flat" && reading.Body is not null ? PageReading.OfLines(Flattened(reading.Tree, Fold(page.Name) != 0), null) : reading;
            if (ready.Tree.Blocks.Count is 0 or > 4000) continue;
            var (labels, weights) = BlockLabels.Of(ready.Tree, body);
            var tokens = new BlockTokens(ready.Tree.Blocks);
            var rows = BlockFeatures.Of(ready, tokens, TokenWeights.None, TokenWeights.None);
            yield return new Sample(folds[page.Name], ready.Tree, rows, Tokens(tokens.Tokens), Tokens((i, list) => BlockTokens.Marks(ready.Tree, ready.Tree.Blocks[i], list)), labels, weights,
                BlockLabels.Bylines(ready.Tree, gold[page.Name]), BlockLabels.Titles(ready.Tree, gold[page.Name]));

            int[][] Tokens(Action<int, List<int>> read) => Enumerable.Range(0, ready.Tree.Blocks.Count).Select(i =>
            {
                var list = new List<int>();
                read(i, list);
                return list.ToArray();
            }).ToArray();
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
