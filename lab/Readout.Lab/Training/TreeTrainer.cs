using System.Diagnostics;
using System.Globalization;
using Readout.Documents;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Trains the network of the trees by Adam (Kingma and Ba 2015) on batches of sentences.</summary>
/// <remarks>
/// The same recipe, data and machine give the same bytes, whatever the number of threads: a batch is always cut into the same parts, each with its
/// own noise, and their gradients are added in order. After each epoch everything is kept in a checkpoint from which a broken run goes on.
/// </remarks>
internal sealed class TreeTrainer
{
    private const int Parts = 2;
    private const float VectorSpread = 0.25f;

    private readonly TreeRecipe _recipe;
    private readonly List<TreeExample> _examples;
    private readonly TreePass[] _passes;
    private readonly Adam _adam;
    private readonly float[] _vectorGradient;
    private readonly bool[] _touched;
    private readonly List<int> _touchedRows = [];

    private TreeTrainer(TreeRecipe recipe, List<TreeExample> examples, TreeNetwork network, TreeNames names)
    {
        _recipe = recipe;
        _examples = examples;
        Network = network;
        Names = names;
        var capacity = recipe.BatchWords + (2 * TreeModel.LongestSentence);
        _passes = [.. Enumerable.Range(0, Parts).Select(_ => new TreePass(network, names, recipe, capacity))];
        _adam = new Adam([.. network.Dense, network.TokenVectors], recipe.FirstMoment, recipe.SecondMoment);
        _vectorGradient = new float[network.TokenVectors.Length];
        _touched = new bool[network.TokenVectors.Length / network.Shape.Token];
    }

    public TreeNetwork Network { get; }

    public TreeNames Names { get; }

    /// <summary>How many epochs are done.</summary>
    public int Epoch { get; private set; }

    /// <summary>Reads the words, chooses the features that get a vector, and sets the first weights.</summary>
    public static TreeTrainer Start(TreeRecipe recipe, IReadOnlyList<Treebank> banks)
    {
        var words = banks.SelectMany(b => b.Words).ToList();
        var tags = words.Select(w => w.Tag).Distinct().Order(StringComparer.Ordinal).ToList();
        List<string> relations = ["root", .. words.Select(w => w.Relation).Where(r => r != "root").Distinct().Order(StringComparer.Ordinal)];
        var names = new TreeNames(tags, relations);

        var keys = banks.Select(Keys).ToList();
        var seen = new Dictionary<ulong, int>();
        var order = new List<ulong>();
        foreach (var key in keys.SelectMany(k => k))
        {
            if (!seen.TryGetValue(key, out var count)) order.Add(key);
            seen[key] = count + 1;
        }

        var network = new TreeNetwork(recipe.Shape(UniversalTags + tags.Count, relations.Count), [.. order.Where(k => seen[k] >= recipe.FeatureSeen)]);
        Initialize(network, recipe.Seed);

        var tagNumbers = Numbers(tags);
        var relationNumbers = Numbers(relations);
        List<TreeExample> examples = [];
        for (var b = 0; b < banks.Count; b++)
        {
            var bank = banks[b];
            for (var s = 0; s < bank.Sentences.Length; s += recipe.Every)
            {
                var (first, end) = (bank.Sentences[s].FirstToken, bank.Sentences[s].EndToken);
                if (end - first > TreeModel.LongestSentence) continue;
                var n = end - first;
                var example = new TreeExample(
                    new int[n * TokenFeatures.Count], new int[n], new byte[n], new byte[n], new int[n], new byte[n]);
                for (var i = 0; i < n; i++)
                {
                    var at = first + i;
                    for (var kind = 0; kind < TokenFeatures.Count; kind++)
                        example.Rows[(i * TokenFeatures.Count) + kind] = network.Row(kind, keys[b][(at * TokenFeatures.Count) + kind]);
                    var word = bank.Words[at];
                    example.FormSeen[i] = seen[keys[b][(at * TokenFeatures.Count) + TokenFeatures.Form]];
                    example.Universal[i] = (byte)Enum.Parse<UniversalTag>(word.Universal, ignoreCase: true);
                    example.Tags[i] = tagNumbers[word.Tag];
                    example.Heads[i] = word.Head;
                    example.Relations[i] = relationNumbers[word.Relation];
                }

                examples.Add(example);
            }
        }

        return new TreeTrainer(recipe, examples, network, names);

        static Dictionary<string, byte> Numbers(List<string> all) => all.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => (byte)n.i, StringComparer.Ordinal);
    }

    private const int UniversalTags = (int)UniversalTag.X + 1;

    /// <summary>Runs one epoch; says how the losses stand.</summary>
    public string RunEpoch(int threads)
    {
        var watch = Stopwatch.StartNew();
        var batches = Batches();
        var losses = new double[4];
        long tokens = 0;
        for (var b = 0; b < batches.Count; b++)
        {
            var parts = Split(batches[b]);
            var weight = 1f / batches[b].Sum(s => s.Length);
            void One(int p) => _passes[p].Run(parts[p], weight, SeededNoise.For(_recipe.Seed, Epoch, b, p + 1));
            if (threads > 1) Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, One);
            else for (var p = 0; p < Parts; p++) One(p);
            Update(Rate(Epoch + ((double)b / batches.Count)));
            for (var p = 0; p < Parts; p++)
            {
                tokens += _passes[p].Tokens;
                for (var i = 0; i < losses.Length; i++) losses[i] += _passes[p].Losses[i];
            }
        }

        Epoch++;
        return string.Create(CultureInfo.InvariantCulture,
            $"epoch {Epoch}: loss upos {losses[0] / tokens:F3} xpos {losses[1] / tokens:F3} head {losses[2] / tokens:F3} relation {losses[3] / tokens:F3}, {watch.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>Asks teachers what they think of every sentence.</summary>
    public void Listen(IReadOnlyList<TreeModel> teachers)
    {
        foreach (var teacher in teachers)
        {
            if (!teacher.Network.Keys.AsSpan().SequenceEqual(Network.Keys)) throw new InvalidOperationException("A teacher knows other features: train it again.");
            var pass = new TreePass(teacher.Network, teacher.Names, _recipe.Looking(), _recipe.BatchWords + (2 * TreeModel.LongestSentence));
            foreach (var batch in Batches()) pass.Believe([.. batch.OrderByDescending(e => e.Length)], 1f / teachers.Count);
        }
    }

    /// <summary>Keeps everything that the next epoch needs.</summary>
    public void Save(string path)
    {
        using (var writer = new BinaryWriter(File.Create(path + ".part")))
        {
            writer.Write(_recipe.ToString());
            writer.Write(Epoch);
            _adam.Write(writer);
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>Goes on from a checkpoint, if there is one of the same recipe.</summary>
    public bool Resume(string path)
    {
        if (!File.Exists(path)) return false;
        using var reader = new BinaryReader(File.OpenRead(path));
        if (reader.ReadString() != _recipe.ToString()) return false;
        Epoch = reader.ReadInt32();
        _adam.Read(reader);
        return true;
    }

    private static ulong[] Keys(Treebank bank)
    {
        var keys = new ulong[bank.Tokens.Length * TokenFeatures.Count];
        for (var i = 0; i < bank.Tokens.Length; i++)
        {
            var span = bank.Tokens[i].Span;
            var glued = i > 0 && bank.Tokens[i - 1].Span.End == span.Start;
            var gluedAfter = i + 1 < bank.Tokens.Length && bank.Tokens[i + 1].Span.Start == span.End;
            TokenFeatures.Write(span.Of(bank.Text.AsSpan()), glued, gluedAfter, keys.AsSpan(i * TokenFeatures.Count, TokenFeatures.Count));
        }

        return keys;
    }

    /// <summary>Weights after Glorot and Bengio 2010; forget gates start open (Jozefowicz et al. 2015); the last layers start at nothing.</summary>
    private static void Initialize(TreeNetwork network, int seed)
    {
        var noise = SeededNoise.For(seed, 0, 0, 0);
        var shape = network.Shape;
        Fill(network.TokenVectors, VectorSpread);
        foreach (var memory in network.Memory)
        {
            Fill(memory.FromInput, MathF.Sqrt(6f / (memory.Inputs + memory.Units)));
            Fill(memory.FromState, MathF.Sqrt(6f / (2 * memory.Units)));
            memory.Bias.AsSpan(memory.Units, memory.Units).Fill(1);
        }

        Fill(network.Projection, MathF.Sqrt(6f / (shape.Context + shape.Arc)));
        Fill(network.ArcRoot, 0.5f);
        Fill(network.LabelRoot, 0.5f);
        Fill(network.ArcForm, MathF.Sqrt(6f / (shape.Arc + shape.Arc)) / 2);

        void Fill(float[] weights, float spread)
        {
            for (var i = 0; i < weights.Length; i++) weights[i] = ((2 * noise.Unit()) - 1) * spread;
        }
    }

    /// <summary>Sentences of like length together, in an order that the epoch's noise decides.</summary>
    private List<List<TreeExample>> Batches()
    {
        const int jitter = 6;
        var noise = SeededNoise.For(_recipe.Seed, Epoch, 0, 0);
        var order = _examples.Select((e, i) => (Example: e, Index: i, Key: e.Length + noise.Below(jitter), Tie: noise.Next()))
            .OrderBy(e => e.Key).ThenBy(e => e.Tie).ThenBy(e => e.Index).ToList();
        List<List<TreeExample>> batches = [];
        List<TreeExample> batch = [];
        var words = 0;
        foreach (var (example, _, _, _) in order)
        {
            batch.Add(example);
            words += example.Length;
            if (words < _recipe.BatchWords) continue;
            batches.Add(batch);
            batch = [];
            words = 0;
        }

        if (batch.Count > 0) batches.Add(batch);
        for (var i = batches.Count - 1; i > 0; i--)
        {
            var j = noise.Below(i + 1);
            (batches[i], batches[j]) = (batches[j], batches[i]);
        }

        return batches;
    }

    /// <summary>Deals a batch out by turns, so that the parts are about equal; each has its longest sentence first.</summary>
    private static List<TreeExample>[] Split(List<TreeExample> batch)
    {
        var parts = new List<TreeExample>[Parts];
        for (var p = 0; p < Parts; p++) parts[p] = [];
        var sorted = batch.OrderByDescending(e => e.Length).ToList();
        for (var i = 0; i < sorted.Count; i++) parts[i % Parts].Add(sorted[i]);
        return parts;
    }

    private float Rate(double epoch)
    {
        var warm = Math.Min(1, epoch / 0.5);
        return (float)(_recipe.Rate * warm * 0.5 * (1 + Math.Cos(Math.PI * epoch / _recipe.Epochs)));
    }

    private void Update(float rate)
    {
        var width = Network.Shape.Token;
        foreach (var pass in _passes)
        {
            for (var token = 0; token < pass.Tokens; token++)
            {
                var gradient = pass.InputGradient.AsSpan(token * width, width);
                foreach (var row in pass.Rows.AsSpan(token * TokenFeatures.Count, TokenFeatures.Count))
                {
                    if (row < 0) continue;
                    if (!_touched[row])
                    {
                        _touched[row] = true;
                        _touchedRows.Add(row);
                    }

                    Vectors.Add(gradient, _vectorGradient.AsSpan(row * width, width));
                }
            }
        }

        _adam.Begin(rate);
        for (var i = 0; i < Network.Dense.Count; i++)
        {
            var sum = _passes[0].Dense[i].AsSpan();
            for (var p = 1; p < Parts; p++)
            {
                var other = _passes[p].Dense[i];
                for (var k = 0; k < sum.Length; k++) sum[k] += other[k];
            }

            _adam.Step(i, 0, sum);
        }

        foreach (var row in _touchedRows)
        {
            var gradient = _vectorGradient.AsSpan(row * width, width);
            _adam.Step(Network.Dense.Count, row * width, gradient);
            gradient.Clear();
            _touched[row] = false;
        }

        _touchedRows.Clear();
    }
}
