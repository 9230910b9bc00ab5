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
        var trainer = TreeTrainer.Start(recipe, banks);
        var tags = trainer.Names.Tags.Select((tag, i) => (tag, i)).ToDictionary(t => t.tag, t => t.i, StringComparer.Ordinal);
        var lemmas = LemmaLearner.Learn(banks.SelectMany(b => b.Words).Select(w => (w.Form, w.Lemma, tags[w.Tag])));
        Console.WriteLine($"{recipe}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{banks.Sum(b => b.Words.Length):N0} words, {trainer.Network.Keys.Length:N0} features, {trainer.Network.Dense.Sum(d => d.Length):N0} dense weights, {lemmas.Rules.Count:N0} lemma rules"));
        if (recipe.Epochs == 0) // measure what is there
        {
            using var kept = File.OpenRead(output);
            Measure(TreeModel.Load(kept));
            return 0;
        }

        var checkpoint = output + ".checkpoint";
        if (trainer.Resume(checkpoint)) Console.WriteLine($"goes on after epoch {trainer.Epoch}");
        while (trainer.Epoch < recipe.Epochs)
        {
            Console.WriteLine(trainer.RunEpoch(threads));
            trainer.Save(checkpoint);
            if (trainer.Epoch % measureEvery == 0 || trainer.Epoch == recipe.Epochs) Measure(Rounded());
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        using (var file = File.Create(output + ".part")) TreeModelFile.Write(new TreeModel(trainer.Network, trainer.Names, lemmas), file);
        File.Move(output + ".part", output, overwrite: true);
        File.Delete(checkpoint);
        return 0;

        TreeModel Rounded()
        {
            using var stream = new MemoryStream();
            TreeModelFile.Write(new TreeModel(trainer.Network, trainer.Names, lemmas), stream);
            stream.Position = 0;
            return TreeModelFile.Read(stream);
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
