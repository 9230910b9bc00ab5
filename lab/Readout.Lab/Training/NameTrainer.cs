using System.Text.Json;
using Readout.Documents;
using Readout.Lab.Tasks;
using Readout.Language;
using Readout.Language.English;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Trains the name model: a <see cref="NameField"/> over the stretches of a text that may be names.</summary>
/// <remarks>
/// A gold file is JSON Lines {"id","text","types","names":[{"start","end","type"}]}. Where a corpus does not annotate the type "other",
/// a word outside its names that the patterns take for "other" may be so for the model.
/// </remarks>
internal static class NameTrainer
{
    private const int Labels = NameLabels.Count;

    public static void Train(string output, IEnumerable<string> golds, int fold = 0, int folds = 0)
    {
        var stretches = golds.SelectMany((path, i) => StretchesOf(path, i == golds.Count() - 1 ? fold : 0, folds)).ToArray();
        var weights = NameField.Fit(stretches, Console.Error.WriteLine);
        using var file = File.Create(output);
        NameModel.Save(file,
            [.. weights.Skip(Labels * Labels).Select(weight => (sbyte)Math.Clamp(MathF.Round(weight * NameModel.Unit), -sbyte.MaxValue, sbyte.MaxValue))],
            [.. weights.Take(Labels * Labels).Select(weight => (short)Math.Clamp(MathF.Round(weight * NameModel.Unit), short.MinValue, short.MaxValue))]);
        Console.Error.WriteLine($"{output}: {stretches.Length} stretches, {file.Length} bytes");
    }

    private static IEnumerable<NameStretch> StretchesOf(string path, int fold, int folds)
    {
        var number = 0;
        foreach (var row in Lines.Read(path))
        {
            if (fold > 0 && number++ % folds == fold - 1) continue;
            var document = new LanguageAnalyzer().Analyze(new Article(row.Text("id"), null, "", row.Text("text")));
            var patterns = NameFinder.ByPatterns(document.Text, document.Paragraphs.Items, document.Sentences.Items, document.Tokens.Items, [], out var words, out var sentenceOf);
            var listings = new Listing[document.Tokens.Count];
            foreach (var sentence in document.Sentences.Items)
                TreeModel.English.Lists.Find(document.Text, document.Tokens.Items.AsSpan()[sentence.FirstToken..sentence.EndToken], listings.AsSpan()[sentence.FirstToken..sentence.EndToken]);
            var features = new NameFeatures(document.Text, words, sentenceOf, patterns, listings);
            var gold = GoldOf(row, words);
            var adjectives = row.GetProperty("types").EnumerateArray().Any(type => type.GetString() == "other");
            var found = new uint[NameFeatures.Most];
            for (var i = 0; i < words.Count;)
            {
                var end = i;
                var rows = new List<int[]>();
                while (end < words.Count && sentenceOf[end] == sentenceOf[i] && features.IsOpen(end))
                {
                    var count = features.Of(end++, found);
                    rows.Add([.. found.Take(count).Select(feature => (int)(feature & (NameModel.Buckets - 1)) * Labels)]);
                }

                if (end > i) yield return new NameStretch([.. rows], Repaired(gold[i..end]), [.. Enumerable.Range(i, end - i).Select(at => !adjectives && features.PatternAt(at) >= NameLabels.First(NameType.Other))]);
                i = Math.Max(end, i + 1);
            }
        }
    }

    /// <summary>A name whose first word lies outside the stretch begins where the stretch begins.</summary>
    private static byte[] Repaired(byte[] gold)
    {
        for (var i = 0; i < gold.Length; i++)
        {
            if (!NameLabels.MayFollow(gold[i], i == 0 ? NameLabels.Outside : gold[i - 1])) gold[i]--;
        }

        return gold;
    }

    private static byte[] GoldOf(JsonElement row, List<NameWord> words)
    {
        var gold = new byte[words.Count];
        var names = row.GetProperty("names").EnumerateArray()
            .Select(name => (Start: name.GetProperty("start").GetInt32(), End: name.GetProperty("end").GetInt32(), Type: TypeOf(name.Text("type")))).OrderBy(name => name.Start).ToArray();
        var next = 0;
        for (var i = 0; i < words.Count; i++)
        {
            while (next < names.Length && names[next].End <= words[i].Span.Start) next++;
            if (next == names.Length || names[next].Start >= words[i].Span.End) continue;
            gold[i] = (byte)(names[next].Start >= words[i].Span.Start ? NameLabels.First(names[next].Type) : NameLabels.Inside(names[next].Type));
        }

        return gold;
    }

    private static NameType TypeOf(string type) => type switch
    {
        "person" => NameType.Person,
        "organization" => NameType.Organization,
        "place" => NameType.Place,
        _ => NameType.Other,
    };
}
