using System.Globalization;
using System.Reflection;
using Readout.Lab.Tasks;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary><c>train trees</c>: reads the texts, trains teachers and then the network that ships, measures on the development sets, writes the model.</summary>
/// <remarks>
/// Models of a fold learn without their share of WikiGold's documents (every n-th, from their number on), so that names can be measured on
/// documents that a network has not seen: <c>held names</c>. They are trained once; delete FILE.fold1 and the like to train them again.
/// </remarks>
internal static class TrainTrees
{
    private const string CheckpointMark = ".checkpoint";
    private const string WordsMark = ".words";

    /// <summary>The names' gold of which every model of a fold leaves out a share.</summary>
    private const string Folded = "wikigold-a";

    private static readonly string[] Trees = ["ewt-train", "gum-open-train"];
    private static readonly string[] Plain = ["extraction/wcxb/gold.jsonl", "extraction/naeb/gold.jsonl", "extraction/scrapinghub/gold.jsonl", "times/wikiwars-train.gold.jsonl.gz"];

    public static int Run(string[] options)
    {
        var data = "../shared/data";
        var output = "models/en/trees.bin";
        var lists = "models/en/lists/names.txt";
        var threads = 1;
        var measureEvery = 5;
        var recipe = new TreeRecipe();
        for (var i = 0; i + 1 < options.Length; i += 2)
        {
            var value = options[i + 1];
            switch (options[i])
            {
                case "--data": data = value; break;
                case "--output": output = value; break;
                case "--lists": lists = value; break;
                case "--threads": threads = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "--measure-every": measureEvery = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "--set":
                    var equals = value.IndexOf('=', StringComparison.Ordinal);
                    var property = equals > 0 ? typeof(TreeRecipe).GetProperty(value[..equals], BindingFlags.Instance | BindingFlags.Public) : null;
                    if (property is null) return Usage("The recipe has no part " + value);
                    property.SetValue(recipe, Convert.ChangeType(value[(equals + 1)..], property.PropertyType, CultureInfo.InvariantCulture));
                    break;
                default: return Usage("There is no option " + options[i]);
            }
        }

        if (!Directory.Exists(Path.Combine(data, "trees"))) return Usage($"There is no folder {Path.Combine(data, "trees")}: name the one of the data with --data.");
        var measure = new TreeMeasure(data);
        if (recipe.Epochs == 0) // measure what is there
        {
            measure.Write(Load(output));
            return 0;
        }

        var listed = EnglishLists.Read(lists);
        var banks = Trees.Select(name => Treebank.Read(Path.Combine(data, "trees", name + ".gold.conllu.gz"))).ToList();
        List<TrainingText> texts = [];
        for (var i = 0; i < Trees.Length; i++)
        {
            var names = Path.Combine(data, "names", Trees[i] + ".gold.jsonl.gz");
            texts.Add(File.Exists(names) ? TrainingText.Of(banks[i], Lines.Read(names), listed, texts) : WeakNames.Add(TrainingText.Of(banks[i]), listed));
            if (!File.Exists(names)) Console.WriteLine($"{Trees[i]}: {texts[^1].Names!.Count(NameTags.IsLast):N0} names by lists and patterns, {texts[^1].Names!.Count(n => n == TrainingText.Unknown):N0} words left open");
        }

        var folds = new Dictionary<TrainingText, int>(ReferenceEqualityComparer.Instance);
        foreach (var row in Lines.Read(Path.Combine(data, "names", Folded + ".gold.jsonl.gz")))
        {
            texts.Add(TrainingText.OfNames(row, listed));
            folds.Add(texts[^1], folds.Count);
        }

        Console.WriteLine($"{texts.Count - folds.Count} texts with trees or names, {folds.Count} of {Folded}, {texts.Sum(t => t.Names?.Count(n => n != TrainingText.Unknown) ?? 0):N0} words with names");

        // The texts themselves tell what is written how; they are read even where no network is trained on them, for the features.
        foreach (var file in Plain)
            texts.AddRange(Lines.Read(Path.Combine(data, file)).Where(row => row.TextOrNull("language") is null or "en").Select(row => TrainingText.Plain(row.TextOrNull("text") ?? "")));

        var schooled = new Lazy<TreeNetwork>(School);

        // The first models of a fold teach; those behind them only measure.
        List<string> teachers = [];
        for (var number = 1; number <= recipe.Teachers; number++) teachers.Add(TrainFold(number));
        if (!File.Exists(output) || File.Exists(output + CheckpointMark) || teachers.Any(t => File.GetLastWriteTimeUtc(t) > File.GetLastWriteTimeUtc(output)))
            Train(recipe, teachers, output, text => text.IsGold || recipe.PlainEvery > 0);
        for (var number = recipe.Teachers + 1; number <= recipe.Folds; number++) TrainFold(number);
        return 0;

        // What every model starts from: it has read all texts but the folded ones, without their annotation.
        TreeNetwork School()
        {
            var trainer = TreeTrainer.Start(recipe with { Every = 1 }, texts, listed, text => !folds.ContainsKey(text));
            var school = trainer.Foretell(recipe.WordEpochs);
            var file = output + WordsMark;
            if (File.Exists(file))
            {
                using var reader = new BinaryReader(File.OpenRead(file));
                if (reader.ReadString() == recipe.Words) school.Read(reader);
            }

            while (school.Epoch < recipe.WordEpochs)
            {
                Console.WriteLine(school.RunEpoch(threads));
                using (var writer = new BinaryWriter(File.Create(file + ".part")))
                {
                    writer.Write(recipe.Words);
                    school.Write(writer);
                }

                File.Move(file + ".part", file, overwrite: true);
            }

            return trainer.Network;
        }

        string TrainFold(int number)
        {
            var file = FoldOf(output, number);
            if (!File.Exists(file)) Train(recipe.Fold(number), [], file, text => text.IsGold && !(folds.TryGetValue(text, out var at) && at % recipe.Folds == number - 1));
            return file;
        }

        void Train(TreeRecipe recipe, List<string> teachers, string output, Func<TrainingText, bool> learns)
        {
            var trainer = TreeTrainer.Start(recipe, texts, listed, learns);
            var tags = trainer.Names.Tags.Select((tag, i) => (tag, i)).ToDictionary(t => t.tag, t => t.i, StringComparer.Ordinal);
            var lemmas = LemmaLearner.Learn(banks.SelectMany(b => b.Words).Select(w => (w.Form, w.Lemma, tags[w.Tag])));
            Console.WriteLine($"{output}: {recipe}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{texts.Where(learns).Sum(t => t.Tokens.Length):N0} words, {trainer.Network.Keys.Length:N0} features, {trainer.Network.Dense.Sum(d => d.Length):N0} dense weights, {lemmas.Rules.Count:N0} lemma rules, {listed.Entries.Count:N0} listed"));
            var checkpoint = output + CheckpointMark;
            trainer.StartFrom(schooled.Value);
            trainer.Listen([.. teachers.Select(Load)], threads);
            if (trainer.Resume(checkpoint)) Console.WriteLine($"goes on after epoch {trainer.Epoch}");
            while (trainer.Epoch < recipe.Epochs)
            {
                Console.WriteLine(trainer.RunEpoch(threads));
                trainer.Save(checkpoint);
                if (trainer.Epoch % measureEvery != 0 && trainer.Epoch != recipe.Epochs) continue;
                using (var file = File.Create(output + ".part")) TreeModelFile.Write(new TreeModel(trainer.Network, trainer.Names, lemmas, listed), file);
                measure.Write(Load(output + ".part"));
            }

            File.Move(output + ".part", output, overwrite: true);
            File.Delete(checkpoint);
        }
    }

    private static string FoldOf(string output, int number) => string.Create(CultureInfo.InvariantCulture, $"{output}.fold{number}");

    /// <summary>Reads a model.</summary>
    public static TreeModel Load(string path)
    {
        using var file = File.OpenRead(path);
        return TreeModel.Load(file);
    }

    private static int Usage(string problem)
    {
        Console.Error.WriteLine(problem);
        Console.Error.WriteLine("""
            train trees [--data DIR] [--output FILE] [--lists FILE] [--threads 1|2] [--measure-every EPOCHS] [--set Part=Value]...
              trains tags, lemmas, trees and names; goes on from FILE.checkpoint where there is one of the same recipe
            """);
        return 2;
    }
}
