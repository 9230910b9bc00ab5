using System.Diagnostics;
using System.Globalization;
using Readout.Documents;
using Readout.Lab.Tasks;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Measures a network on the development sets, which train nothing: gold tokens for trees, the engine's own for names (the network alone, no lists or rules).</summary>
internal sealed class TreeMeasure(string data)
{
    private static readonly string[] Sets = ["ewt-dev", "gum-open-dev"];
    private static readonly string[] NameSets = ["uner-ewt-dev", "gum-open-dev"];

    private readonly List<(string Name, Treebank Bank)> _banks = [.. Sets.Select(name => (name, Treebank.Read(Path.Combine(data, "trees", name + ".gold.conllu.gz"))))];

    private readonly List<(string Name, List<(TrainingText Text, HashSet<(int Start, int End, NameType Type)> Gold)> Rows)> _names = [.. NameSets.Select(name =>
        (name, Lines.Read(Path.Combine(data, "names", name + ".gold.jsonl.gz")).Select(row => (TrainingText.Plain(row.Text("text")), row.GetProperty("names").EnumerateArray()
            .Select(n => (n.GetProperty("start").GetInt32(), n.GetProperty("end").GetInt32(), TrainingText.TypeOf(n.Text("type")))).Where(n => n.Item3 != NameType.Other).ToHashSet())).ToList()))];

    /// <summary>Prints the figures.</summary>
    public void Write(TreeModel model)
    {
        foreach (var (name, bank) in _banks) WriteTrees(model, name, bank);
        foreach (var (name, rows) in _names)
        {
            var (right, gold, found, untyped) = (0, 0, 0, 0);
            foreach (var (text, names) in rows)
            {
                var spans = NamesOf(text, model.Parse(text.Text, text.Tokens, text.Sentences)).Where(n => n.Type != NameType.Other).ToHashSet();
                gold += names.Count;
                found += spans.Count;
                right += spans.Count(names.Contains);
                untyped += spans.Count(s => names.Any(n => n.Start == s.Start && n.End == s.End));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {name,-13} names by the network alone: precision {right / (double)found:F4} recall {right / (double)gold:F4} F1 {2.0 * right / (found + gold):F4} untyped {2.0 * untyped / (found + gold):F4}"));
        }
    }

    private static IEnumerable<(int Start, int End, NameType Type)> NamesOf(TrainingText text, ParsedTokens parsed)
    {
        var labels = new byte[parsed.Count];
        foreach (var sentence in text.Sentences)
        {
            var own = sentence.FirstToken..sentence.EndToken;
            NameTags.Decode(parsed.NameScores.AsSpan(sentence.FirstToken * NameTags.Count), NameTags.Count, labels.AsSpan(own));
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == NameTags.Outside) continue;
            var first = i;
            while (!NameTags.IsLast(labels[i])) i++;
            yield return (text.Tokens[first].Span.Start, text.Tokens[i].Span.End, NameTags.TypeOf(labels[i]));
        }
    }

    private static void WriteTrees(TreeModel model, string name, Treebank bank)
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
