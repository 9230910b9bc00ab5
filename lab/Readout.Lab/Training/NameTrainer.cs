using System.Text.Json;
using Readout.Documents;
using Readout.Lab.Tasks;
using Readout.Language;
using Readout.Language.English;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Trains the name model: an averaged structured perceptron (Collins 2002) with early stop at a fixed number of passes.</summary>
/// <remarks>
/// A gold file is JSON Lines {"id","text","types","names":[{"start","end","type"}]}. Where a corpus does not annotate the type "other",
/// a word outside its names that the patterns take for "other" may be so for the model: the target is then the best sequence among those allowed.
/// </remarks>
internal static class NameTrainer
{
    private const int Passes = 8;
    private const int Seed = 20240229;
    private const int Labels = NameLabels.Count;

    private sealed record Stretch(int[][] Features, byte[] Gold, bool[] OtherIsOpen);

    public static void Train(string output, IEnumerable<string> golds, int fold = 0, int folds = 0)
    {
        var stretches = golds.SelectMany((path, i) => StretchesOf(path, i == golds.Count() - 1 ? fold : 0, folds)).ToArray();
        var perceptron = new Perceptron();
#pragma warning disable CA5394 // a seeded shuffle, nothing secret
        var random = new Random(Seed);
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(stretches);
            var wrong = stretches.Count(perceptron.Learn);
            Console.Error.WriteLine($"pass {pass + 1}: {wrong} of {stretches.Length} stretches wrong");
        }
#pragma warning restore CA5394

        using var file = File.Create(output);
        perceptron.Save(file);
        Console.Error.WriteLine($"{output}: {file.Length} bytes");
    }

    private static IEnumerable<Stretch> StretchesOf(string path, int fold, int folds)
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

                if (end > i) yield return new Stretch([.. rows], Repaired(gold[i..end]), [.. Enumerable.Range(i, end - i).Select(at => !adjectives && features.PatternAt(at) >= NameLabels.First(NameType.Other))]);
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

    private sealed class Perceptron
    {
        private const float AsSmallInteger = 127f;

        private readonly float[] _weights = new float[NameModel.Buckets * Labels];
        private readonly float[] _sums = new float[NameModel.Buckets * Labels];
        private readonly float[] _transitions = new float[Labels * Labels];
        private readonly float[] _transitionSums = new float[Labels * Labels];
        private int _steps = 1;

        /// <summary>One step; true where the prediction was wrong.</summary>
        public bool Learn(Stretch stretch)
        {
            var scores = stretch.Features.Select(Score).ToList();
            var predicted = Best(scores, null, stretch.OtherIsOpen);
            var target = stretch.OtherIsOpen.Contains(true) ? Best(scores, stretch.Gold, stretch.OtherIsOpen) : stretch.Gold;
            _steps++;
            if (predicted.AsSpan().SequenceEqual(target)) return false;
            for (var i = 0; i < target.Length; i++)
            {
                var (oldPrevious, newPrevious) = (i == 0 ? (byte)0 : predicted[i - 1], i == 0 ? (byte)0 : target[i - 1]);
                if (predicted[i] != target[i])
                {
                    foreach (var at in stretch.Features[i])
                    {
                        Add(_weights, _sums, at + target[i], 1);
                        Add(_weights, _sums, at + predicted[i], -1);
                    }
                }

                Add(_transitions, _transitionSums, (newPrevious * Labels) + target[i], 1);
                Add(_transitions, _transitionSums, (oldPrevious * Labels) + predicted[i], -1);
            }

            return true;
        }

        public void Save(Stream stream)
        {
            var averaged = Averaged(_weights, _sums);
            var transitions = Averaged(_transitions, _transitionSums);
            // The scale leaves one weight in ten thousand clipped: the few largest say no more than large.
            var sizes = averaged.Select(Math.Abs).Where(size => size > 0).Order().ToArray();
            var scale = AsSmallInteger / sizes[(int)(sizes.Length * 0.9999)];
            NameModel.Save(stream, [.. averaged.Select(weight => (sbyte)Math.Clamp(MathF.Round(weight * scale), -AsSmallInteger, AsSmallInteger))],
                [.. transitions.Select(weight => (short)Math.Clamp(MathF.Round(weight * scale), short.MinValue, short.MaxValue))]);
        }

        private float[] Averaged(float[] weights, float[] sums) => [.. weights.Zip(sums, (weight, sum) => weight - (sum / _steps))];

        private void Add(float[] weights, float[] sums, int at, float by)
        {
            weights[at] += by;
            sums[at] += by * _steps;
        }

        private float[] Score(int[] features)
        {
            var sums = new float[Labels];
            foreach (var at in features)
            {
                for (var label = 0; label < Labels; label++) sums[label] += _weights[at + label];
            }

            return sums;
        }

        /// <summary>Viterbi; with a gold sequence only over those that agree with it, "other" being free where it says outside.</summary>
        private byte[] Best(List<float[]> scores, byte[]? gold, bool[] otherIsOpen)
        {
            var back = new byte[scores.Count, Labels];
            var best = new float[Labels];
            Array.Fill(best, float.NegativeInfinity);
            best[0] = 0;
            for (var i = 0; i < scores.Count; i++)
            {
                var next = new float[Labels];
                Array.Fill(next, float.NegativeInfinity);
                for (var label = 0; label < Labels; label++)
                {
                    if (gold is not null && label != gold[i] && !(otherIsOpen[i] && gold[i] == 0 && label >= NameLabels.First(NameType.Other))) continue;
                    for (var previous = 0; previous < Labels; previous++)
                    {
                        if (!NameLabels.MayFollow(label, previous)) continue;
                        var score = best[previous] + _transitions[(previous * Labels) + label] + scores[i][label];
                        if (score > next[label]) (next[label], back[i, label]) = (score, (byte)previous);
                    }
                }

                best = next;
            }

            var sequence = new byte[scores.Count];
            var last = Array.IndexOf(best, best.Max());
            for (var i = scores.Count - 1; i >= 0; i--)
            {
                sequence[i] = (byte)last;
                last = back[i, last];
            }

            return sequence;
        }
    }
}
