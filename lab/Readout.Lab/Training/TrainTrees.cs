using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary><c>train trees</c>: reads the treebanks, trains, measures on the development sets, writes the model.</summary>
internal static class TrainTrees
{
    private static readonly string[] Training = ["ewt-train", "gum-open-train"];
    private static readonly string[] Development = ["ewt-dev", "gum-open-dev"];

    public static int Run(string[] options)
    {
        var data = "../shared/data/trees";
        var output = "models/en/trees.bin";
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

        if (!Directory.Exists(data)) return Usage($"There is no folder {data}: name the one of the treebanks with --data.");
        var banks = Training.Select(name => Treebank.Read(Path.Combine(data, name + ".gold.conllu.gz"))).ToList();
        var development = Development.Select(name => (Name: name, Bank: Treebank.Read(Path.Combine(data, name + ".gold.conllu.gz")))).ToList();
        if (recipe.Epochs == 0) // measure what is there
        {
            Measure(Load(output));
            return 0;
        }

        List<string> teachers = [];
        for (var number = 1; number <= recipe.Teachers; number++)
        {
            teachers.Add(string.Create(CultureInfo.InvariantCulture, $"{output}.teacher{number}"));
            if (!File.Exists(teachers[^1])) Train(recipe.Teacher(number), [], teachers[^1]);
        }

        Train(recipe, teachers, output);
        return 0;

        void Train(TreeRecipe recipe, List<string> teachers, string output)
        {
            var trainer = TreeTrainer.Start(recipe, banks);
            var tags = trainer.Names.Tags.Select((tag, i) => (tag, i)).ToDictionary(t => t.tag, t => t.i, StringComparer.Ordinal);
            var lemmas = LemmaLearner.Learn(banks.SelectMany(b => b.Words).Select(w => (w.Form, w.Lemma, tags[w.Tag])));
            Console.WriteLine($"{output}: {recipe}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{banks.Sum(b => b.Words.Length):N0} words, {trainer.Network.Keys.Length:N0} features, {trainer.Network.Dense.Sum(d => d.Length):N0} dense weights, {lemmas.Rules.Count:N0} lemma rules"));
            trainer.Listen([.. teachers.Select(Load)]);
            var checkpoint = output + ".checkpoint";
            if (trainer.Resume(checkpoint)) Console.WriteLine($"goes on after epoch {trainer.Epoch}");
            while (trainer.Epoch < recipe.Epochs)
            {
                Console.WriteLine(trainer.RunEpoch(threads));
                trainer.Save(checkpoint);
                if (trainer.Epoch % measureEvery != 0 && trainer.Epoch != recipe.Epochs) continue;
                using (var file = File.Create(output + ".part")) TreeModelFile.Write(new TreeModel(trainer.Network, trainer.Names, lemmas), file);
                Measure(Load(output + ".part"));
            }

            File.Move(output + ".part", output, overwrite: true);
            File.Delete(checkpoint);
        }

        static TreeModel Load(string path)
        {
            using var file = File.OpenRead(path);
            return TreeModel.Load(file);
        }

        void Measure(TreeModel model)
        {
            foreach (var (name, bank) in development)
            {
                var parsed = model.Parse(bank.Text, bank.Tokens, bank.Sentences);
                using var process = Process.GetCurrentProcess();
                var before = process.TotalProcessorTime;
                model.Parse(bank.Text, bank.Tokens, bank.Sentences);
                process.Refresh();
                var seconds = (process.TotalProcessorTime - before).TotalSeconds;
                var right = new int[5];
                foreach (var sentence in bank.Sentences)
                {
                    for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
                    {
                        var word = bank.Words[i];
                        var head = parsed.Heads[i] < 0 ? -1 : parsed.Heads[i] - sentence.FirstToken;
                        right[0] += parsed.Universal[i].ToString().Equals(word.Universal, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                        right[1] += parsed.Tag(i) == word.Tag ? 1 : 0;
                        right[2] += string.Equals(parsed.Lemmas[i], word.Lemma, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                        right[3] += head == word.Head ? 1 : 0;
                        right[4] += head == word.Head && parsed.Relation(i) == word.Relation ? 1 : 0;
                    }
                }

                double n = bank.Words.Length;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {name,-13} UPOS {right[0] / n:F4} XPOS {right[1] / n:F4} lemma {right[2] / n:F4} UAS {right[3] / n:F4} LAS {right[4] / n:F4}  {n / seconds:N0} words a second of one core"));
            }
        }
    }

    private static int Usage(string problem)
    {
        Console.Error.WriteLine(problem);
        Console.Error.WriteLine("""
            train trees [--data DIR] [--output FILE] [--threads 1|2] [--measure-every EPOCHS] [--set Part=Value]...
              trains tags, lemmas and trees; goes on from FILE.checkpoint where there is one of the same recipe
            """);
        return 2;
    }
}
