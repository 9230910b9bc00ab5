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
    private readonly int[] _kinds;
    private readonly TreePass[] _passes;
    private readonly Adam _adam;
    private readonly float[] _vectorGradient;
    private readonly bool[] _touched;
    private readonly List<int> _touchedRows = [];

    private TreeTrainer(TreeRecipe recipe, List<TreeExample> examples, int[] kinds, TreeNetwork network, TreeNames names)
    {
        _recipe = recipe;
        _examples = examples;
        _kinds = kinds;
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
    /// <param name="texts">All texts: they decide the features.</param>
    /// <param name="learns">Whether a text is learned from.</param>
    public static TreeTrainer Start(TreeRecipe recipe, IReadOnlyList<TrainingText> texts, ListedPhrases lists, Func<TrainingText, bool> learns)
    {
        var words = texts.SelectMany(t => t.Words ?? []).ToList();
        var tags = words.Select(w => w.Tag).Distinct().Order(StringComparer.Ordinal).ToList();
        List<string> relations = ["root", .. words.Select(w => w.Relation).Where(r => r != "root").Distinct().Order(StringComparer.Ordinal)];
        var names = new TreeNames(tags, relations);

        var seen = new Dictionary<ulong, (int Gold, int All)>();
        var order = new List<(ulong Key, int Kind)>();
        foreach (var text in texts)
        {
            var keys = Keys(text, lists, text.Text);
            for (var i = 0; i < keys.Length; i++)
            {
                if (!seen.TryGetValue(keys[i], out var count)) order.Add((keys[i], i % TokenFeatures.Count));
                seen[keys[i]] = (count.Gold + (text.IsGold ? 1 : 0), count.All + 1);
            }
        }

        order.RemoveAll(k => seen[k.Key].Gold < recipe.FeatureSeen && seen[k.Key].All < recipe.PlainSeen);
        var network = new TreeNetwork(recipe.Shape(UniversalTags + tags.Count, relations.Count), [.. order.Select(k => k.Key)]);
        Initialize(network, recipe.Seed);

        var tagNumbers = Numbers(tags);
        var relationNumbers = Numbers(relations);
        List<TreeExample> examples = [];
        foreach (var text in texts.Where(learns))
        {
            var keys = Keys(text, lists, text.Text);
            var smallKeys = Keys(text, lists, text.Text.ToLowerInvariant());
            for (var s = 0; s < text.Sentences.Length; s += recipe.Every)
            {
                var (first, end) = (text.Sentences[s].FirstToken, text.Sentences[s].EndToken);
                if (end - first > TreeModel.LongestSentence || end == first) continue;
                var n = end - first;
                var tokenWords = text.Words is { } all ? all[first..end] : null;
                examples.Add(new TreeExample(Rows(keys, first, end), Rows(smallKeys, first, end), new int[n], new int[n])
                {
                    Names = text.Names?[first..end],
                    Tree = tokenWords is null ? null : new GoldTree(
                        [.. tokenWords.Select(w => (byte)Enum.Parse<UniversalTag>(w.Universal, ignoreCase: true))], [.. tokenWords.Select(w => tagNumbers[w.Tag])],
                        [.. tokenWords.Select(w => relationNumbers[w.Relation])]),
                });
                for (var i = 0; i < n; i++)
                {
                    examples[^1].FormSeen[i] = seen[keys[((first + i) * TokenFeatures.Count) + TokenFeatures.Form]].All;
                    examples[^1].Heads[i] = tokenWords is null ? -1 : tokenWords[i].Head;
                }
            }
        }

        return new TreeTrainer(recipe, examples, [.. order.Select(k => k.Kind)], network, names);

        int[] Rows(ulong[] keys, int first, int end)
        {
            var rows = new int[(end - first) * TokenFeatures.Count];
            for (var i = 0; i < rows.Length; i++) rows[i] = network.Row(i % TokenFeatures.Count, keys[(first * TokenFeatures.Count) + i]);
            return rows;
        }

        static Dictionary<string, byte> Numbers(List<string> all) => all.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => (byte)n.i, StringComparer.Ordinal);
    }

    private const int UniversalTags = (int)UniversalTag.X + 1;

    /// <summary>Runs one epoch; says how the losses stand.</summary>
    public string RunEpoch(int threads)
    {
        var watch = Stopwatch.StartNew();
        var batches = Batches(_examples.Where((e, i) => e.IsGold || (_recipe.PlainEvery > 0 && i % _recipe.PlainEvery == Epoch % _recipe.PlainEvery)));
        var losses = new double[5];
        long named = 0;
        long tokens = 0;
        long parsed = 0;
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
                foreach (var example in parts[p])
                {
                    parsed += example.Tree is null ? 0 : example.Length;
                    named += example.Names is null ? 0 : example.Length;
                }

                for (var i = 0; i < losses.Length; i++) losses[i] += _passes[p].Losses[i];
            }
        }

        Epoch++;
        return string.Create(CultureInfo.InvariantCulture,
            $"epoch {Epoch}: {tokens:N0} words, loss upos {losses[0] / parsed:F3} xpos {losses[1] / parsed:F3} head {losses[2] / parsed:F3} relation {losses[3] / parsed:F3} names {losses[4] / named:F3}, {watch.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>Asks teachers what they think of every sentence that will be read; one without a gold tree gets the tree that they favour.</summary>
    public void Listen(IReadOnlyList<TreeModel> teachers, int threads)
    {
        if (teachers.Count == 0) return;
        if (teachers.Any(t => !t.Network.Keys.AsSpan().SequenceEqual(Network.Keys))) throw new InvalidOperationException("A teacher knows other features: train it again.");
        var capacity = _recipe.BatchWords + (2 * TreeModel.LongestSentence);
        Parallel.ForEach(
            Batches(_examples.Where((e, i) => e.IsGold || (_recipe.PlainEvery > 0 && i % _recipe.PlainEvery < _recipe.Epochs))), new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => teachers.Select(t => new TreePass(t.Network, Names, _recipe.Looking(), capacity)).ToArray(),
            (batch, _, passes) =>
            {
                List<TreeExample> sentences = [.. batch.OrderByDescending(e => e.Length)];
                foreach (var pass in passes)
                {
                    pass.Look(sentences);
                    pass.BelieveTokens(sentences, 1f / passes.Length);
                }

                foreach (var sentence in sentences.Where(s => s.Tree is null)) FavouredTree(sentence);
                foreach (var pass in passes) pass.BelieveRelations(sentences, 1f / passes.Length);
                return passes;
            },
            _ => { });
    }

    /// <summary>A first schooling of the network on the sentences of this trainer, whoever annotated them.</summary>
    public Foretelling Foretell(int epochs)
    {
        var numbers = new Dictionary<(int Row, bool Capital), int>();
        return new Foretelling(Network, _examples, [.. _examples.Select(NumbersOf)], 2 * _kinds.Length, epochs, _recipe.Seed);

        // A word with a vector of its own is told by its form and whether it has a capital, another by its shape.
        int[] NumbersOf(TreeExample example)
        {
            var words = new int[example.Length];
            for (var i = 0; i < words.Length; i++)
            {
                var (form, shape) = (example.Rows[(i * TokenFeatures.Count) + TokenFeatures.Form], example.Rows[(i * TokenFeatures.Count) + TokenFeatures.Shape]);
                var key = form == TokenFeatures.Form ? (shape, false) : (form, shape != example.SmallRows[(i * TokenFeatures.Count) + TokenFeatures.Shape]);
                if (!numbers.TryGetValue(key, out words[i])) numbers.Add(key, words[i] = numbers.Count);
            }

            return words;
        }
    }

    /// <summary>Starts from what another network of the same recipe learned of words.</summary>
    public void StartFrom(TreeNetwork schooled)
    {
        if (!schooled.Keys.AsSpan().SequenceEqual(Network.Keys)) throw new InvalidOperationException("It knows other features.");
        schooled.TokenVectors.CopyTo(Network.TokenVectors, 0);
        for (var i = 0; i < 2; i++)
        {
            schooled.Memory[i].FromInput.CopyTo(Network.Memory[i].FromInput, 0);
            schooled.Memory[i].FromState.CopyTo(Network.Memory[i].FromState, 0);
            schooled.Memory[i].Bias.CopyTo(Network.Memory[i].Bias, 0);
        }
    }

    private static void FavouredTree(TreeExample sentence)
    {
        const float smallest = 1e-9f;
        var n = sentence.Length;
        var scores = new float[n * (n + 1)];
        for (var i = 0; i < scores.Length; i++) scores[i] = MathF.Log(sentence.Belief!.Heads[i] + smallest);
        SpanningTree.Find(scores, n + 1, n, sentence.Heads);
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

    private static ulong[] Keys(TrainingText text, ListedPhrases lists, string written)
    {
        var keys = new ulong[text.Tokens.Length * TokenFeatures.Count];
        var listings = new Listing[text.Tokens.Length];
        foreach (var sentence in text.Sentences)
            lists.Find(written, text.Tokens.AsSpan()[sentence.FirstToken..sentence.EndToken], listings.AsSpan()[sentence.FirstToken..sentence.EndToken]);
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var span = text.Tokens[i].Span;
            var glued = i > 0 && text.Tokens[i - 1].Span.End == span.Start;
            var gluedAfter = i + 1 < text.Tokens.Length && text.Tokens[i + 1].Span.Start == span.End;
            TokenFeatures.Write(span.Of(written.AsSpan()), glued, gluedAfter, listings[i], keys.AsSpan(i * TokenFeatures.Count, TokenFeatures.Count));
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
    private List<List<TreeExample>> Batches(IEnumerable<TreeExample> examples)
    {
        const int jitter = 6;
        var noise = SeededNoise.For(_recipe.Seed, Epoch, 0, 0);
        var order = examples.Select((e, i) => (Example: e, Index: i, Key: e.Length + noise.Below(jitter), Tie: noise.Next()))
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
