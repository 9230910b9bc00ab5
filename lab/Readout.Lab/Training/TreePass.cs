using Readout.Documents;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>A sentence as the network learns it.</summary>
/// <param name="Rows">The rows of the features, a token's after another's.</param>
/// <param name="SmallRows">The same, were it written in small letters.</param>
/// <param name="FormSeen">How often each token's form was seen.</param>
/// <param name="Heads">Index within the sentence, or -1; of a sentence without a gold tree what its teachers think.</param>
internal sealed record TreeExample(int[] Rows, int[] SmallRows, int[] FormSeen, int[] Heads)
{
    public int Length => Heads.Length;

    /// <summary>Gold tags and relations, or null where there is no tree.</summary>
    public GoldTree? Tree { get; init; }

    /// <summary>Gold labels of names, or null.</summary>
    public byte[]? Names { get; init; }

    /// <summary>Whether anybody annotated it.</summary>
    public bool IsGold => Tree is not null || Names is not null;

    /// <summary>What teachers think of it, or null.</summary>
    public TreeBelief? Belief { get; set; }
}

/// <summary>The gold numbers of a sentence's tags and relations.</summary>
internal sealed record GoldTree(byte[] Universal, byte[] Tags, byte[] Relations);

/// <summary>Chances of every choice in a sentence, a row a token; row i of <paramref name="Heads"/> has the root first, then the tokens.</summary>
internal sealed record TreeBelief(float[] Universal, float[] Tags, float[] Names, float[] Heads, float[] Relations);

/// <summary>One way forward and back over some sentences: the loss and its gradient.</summary>
internal sealed class TreePass
{
    private const int UniversalTags = (int)UniversalTag.X + 1;
    private const int ArcStride = TreeModel.LongestSentence + 16;

    private readonly TreeNetwork _network;
    private readonly TreeRecipe _recipe;
    private readonly TreeNames _names;
    private readonly LstmGradient[] _memory;
    private readonly float[] _projection, _projectionBias, _arcForm, _arcBias, _arcRoot, _labelRoot, _relation, _relationBias;
    private readonly float[] _projectionTransposed, _arcFormTransposed, _relationTransposed;
    private readonly float[] _input;
    private readonly float[][] _states, _statesGradient, _dropped, _gates, _cells;
    private readonly float[] _scratchStates, _projected, _projectedGradient, _queries, _queriesGradient, _pairs, _pairsGradient, _scores, _transposed;
    private readonly float[] _heads, _arcs, _arcsTransposed, _candidates, _candidatesGradient;
    private readonly float[] _maskInput, _maskProjection;
    private readonly float[][] _maskContext;
    private readonly LstmGradient.Scratch _scratch;

    public TreePass(TreeNetwork network, TreeNames names, TreeRecipe recipe, int capacity)
    {
        _network = network;
        _names = names;
        _recipe = recipe;
        var shape = network.Shape;
        _memory = [.. network.Memory.Select(m => new LstmGradient(m))];
        _projection = new float[network.Projection.Length];
        _projectionBias = new float[network.ProjectionBias.Length];
        _arcForm = new float[network.ArcForm.Length];
        _arcBias = new float[network.ArcBias.Length];
        _arcRoot = new float[network.ArcRoot.Length];
        _labelRoot = new float[network.LabelRoot.Length];
        _relation = new float[network.Relation.Length];
        _relationBias = new float[network.RelationBias.Length];
        _projectionTransposed = new float[_projection.Length];
        _arcFormTransposed = new float[_arcForm.Length];
        _relationTransposed = new float[_relation.Length];
        Dense = [.. _memory.SelectMany(m => new[] { m.FromInput, m.FromState, m.Bias }),
            _projection, _projectionBias, _arcForm, _arcBias, _arcRoot, _labelRoot, _relation, _relationBias];
        Rows = new int[capacity * TokenFeatures.Count];
        _input = new float[capacity * shape.Token];
        InputGradient = new float[capacity * shape.Token];
        _states = Layers(shape.Layers, capacity * shape.Context);
        _statesGradient = Layers(shape.Layers, capacity * shape.Context);
        _dropped = Layers(shape.Layers, capacity * shape.Context);
        _gates = Layers(shape.Layers * 2, capacity * 4 * shape.Units);
        _cells = Layers(shape.Layers * 2, capacity * shape.Units);
        _scratchStates = new float[capacity * 6 * shape.Units];
        _projected = new float[capacity * shape.Projection];
        _projectedGradient = new float[capacity * shape.Projection];
        _queries = new float[capacity * shape.Arc];
        _queriesGradient = new float[capacity * shape.Arc];
        _pairs = new float[capacity * shape.Label];
        _pairsGradient = new float[capacity * shape.Label];
        _scores = new float[capacity * shape.Relations];
        var widest = new[] { shape.Token, shape.Context, shape.Arc, shape.Label, shape.Units }.Max();
        _transposed = new float[capacity * widest];
        _heads = new float[shape.Arc * ArcStride];
        _arcs = new float[TreeModel.LongestSentence * ArcStride];
        _arcsTransposed = new float[TreeModel.LongestSentence * ArcStride];
        _candidates = new float[shape.Arc * ArcStride];
        _candidatesGradient = new float[shape.Arc * ArcStride];
        _maskInput = new float[capacity * shape.Token];
        _maskContext = Layers(shape.Layers, capacity * shape.Context);
        _maskProjection = new float[capacity * (shape.Projection - shape.Tags)];
        _scratch = new LstmGradient.Scratch(capacity, widest);

        static float[][] Layers(int count, int size) => [.. Enumerable.Range(0, count).Select(_ => new float[size])];
    }

    /// <summary>Gradients in the order of <see cref="TreeNetwork.Dense"/>.</summary>
    public IReadOnlyList<float[]> Dense { get; }

    /// <summary>The rows that were summed up for each token; -1 where a feature was left out.</summary>
    public int[] Rows { get; }

    /// <summary>The gradient of each token's vector.</summary>
    public float[] InputGradient { get; }

    /// <summary>How many tokens the last run had.</summary>
    public int Tokens { get; private set; }

    /// <summary>The summed losses of the last run: UPOS, XPOS, heads, relations, names.</summary>
    public double[] Losses { get; } = new double[5];

    /// <summary>Runs over sentences, the longest first; gradients are those of the summed loss times <paramref name="weight"/>.</summary>
    public void Run(IReadOnlyList<TreeExample> sentences, float weight, SeededNoise noise)
    {
        var shape = _network.Shape;
        var batch = new SentenceBatch([.. sentences.Select(s => s.Length)]);
        Tokens = batch.Tokens;
        Array.Clear(Losses);
        foreach (var gradient in Dense) Array.Clear(gradient);
        var x = Forward(sentences, batch, noise);
        var maskWidth = shape.Projection - shape.Tags;
        Array.Clear(_projectedGradient, 0, batch.Tokens * shape.Projection);
        LearnTags(sentences, batch, weight);
        LearnArcs(sentences, batch, weight);
        LearnRelations(sentences, batch, weight);
        BackFromProjection(batch, x, maskWidth);
        for (var layer = shape.Layers - 1; layer >= 0; layer--)
        {
            var below = layer == 0 ? _input : _dropped[layer - 1];
            var belowGradient = layer == 0 ? InputGradient : _statesGradient[layer - 1];
            Array.Clear(belowGradient, 0, batch.Tokens * (layer == 0 ? shape.Token : shape.Context));
            Mask(batch, _statesGradient[layer], _maskContext[layer], shape.Context);
            MatrixProduct.Transpose(below, _transposed, batch.Tokens, layer == 0 ? shape.Token : shape.Context);
            for (var direction = 0; direction < 2; direction++)
            {
                var at = (2 * layer) + direction;
                _memory[at].Run(
                    batch, _transposed, _gates[at], _cells[at], _states[layer], _statesGradient[layer], shape.Context, direction * shape.Units, belowGradient, _scratch);
            }
        }

        Mask(batch, InputGradient, _maskInput, shape.Token);
    }

    /// <summary>From the words to the projection; gives the states below it.</summary>
    private float[] Forward(IReadOnlyList<TreeExample> sentences, SentenceBatch batch, SeededNoise noise)
    {
        var shape = _network.Shape;
        Embed(sentences, batch, ref noise);
        var x = _input;
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            for (var direction = 0; direction < 2; direction++)
            {
                var at = (2 * layer) + direction;
                _network.Memory[at].Run(batch, x, _gates[at], _cells[at], _states[layer], shape.Context, direction * shape.Units, _scratchStates);
            }

            noise.Mask(_maskContext[layer].AsSpan(0, batch.Sentences * shape.Context), _recipe.DropContext);
            x = _dropped[layer];
            Array.Copy(_states[layer], x, batch.Tokens * shape.Context);
            Mask(batch, x, _maskContext[layer], shape.Context);
        }

        _network.Project(x, _projected, batch.Tokens);
        var maskWidth = shape.Projection - shape.Tags;
        noise.Mask(_maskProjection.AsSpan(0, batch.Sentences * maskWidth), _recipe.DropProjection);
        MaskProjection(batch, _projected, maskWidth);
        return x;
    }

    private static void Mask(SentenceBatch batch, float[] values, float[] mask, int width)
    {
        for (var s = 0; s < batch.Sentences; s++)
        {
            var line = mask.AsSpan(s * width, width);
            for (var row = batch.Start(s); row < batch.Start(s) + batch.Length(s); row++)
            {
                var value = values.AsSpan(row * width, width);
                for (var i = 0; i < width; i++) value[i] *= line[i];
            }
        }
    }

    private void MaskProjection(SentenceBatch batch, float[] projected, int maskWidth)
    {
        var shape = _network.Shape;
        for (var s = 0; s < batch.Sentences; s++)
        {
            var line = _maskProjection.AsSpan(s * maskWidth, maskWidth);
            for (var row = batch.Start(s); row < batch.Start(s) + batch.Length(s); row++)
            {
                var value = projected.AsSpan((row * shape.Projection) + shape.Tags, maskWidth);
                for (var i = 0; i < maskWidth; i++) value[i] *= line[i];
            }
        }
    }

    private void Embed(IReadOnlyList<TreeExample> sentences, SentenceBatch batch, ref SeededNoise noise)
    {
        var width = _network.Shape.Token;
        var row = 0;
        foreach (var sentence in sentences)
        {
            var written = noise.Unit() < _recipe.SmallCase ? sentence.SmallRows : sentence.Rows;
            for (var i = 0; i < sentence.Length; i++, row++)
            {
                var rows = Rows.AsSpan(row * TokenFeatures.Count, TokenFeatures.Count);
                written.AsSpan(i * TokenFeatures.Count, TokenFeatures.Count).CopyTo(rows);
                var unknown = _recipe.UnknownForm / (_recipe.UnknownForm + sentence.FormSeen[i]);
                if (noise.Unit() < unknown) rows[TokenFeatures.Form] = TokenFeatures.Form;
                for (var kind = 0; kind < rows.Length; kind++)
                {
                    if (noise.Unit() < _recipe.DropFeature) rows[kind] = -1;
                }

                var vector = _input.AsSpan(row * width, width);
                vector.Clear();
                foreach (var feature in rows)
                {
                    if (feature >= 0) Vectors.Add(_network.TokenVectors.AsSpan(feature * width, width), vector);
                }
            }
        }

        var mask = _maskInput.AsSpan(0, batch.Sentences * width);
        noise.Mask(mask, _recipe.DropInput);
        for (var i = 0; i < mask.Length; i++) mask[i] /= 1 - _recipe.DropFeature;
        Mask(batch, _input, _maskInput, width);
    }

    private void LearnTags(IReadOnlyList<TreeExample> sentences, SentenceBatch batch, float weight)
    {
        var wide = _network.Shape.Projection;
        for (var s = 0; s < batch.Sentences; s++)
        {
            for (var i = 0; i < batch.Length(s); i++)
            {
                var at = (batch.Start(s) + i) * wide;
                var example = sentences[s];
                var belief = example.Belief;
                var tags = _names.Tags.Count;
                Losses[0] += Softmax(
                    _projected.AsSpan(at, UniversalTags), example.Tree?.Universal[i], -1, weight, _projectedGradient.AsSpan(at), Row(belief?.Universal, i, UniversalTags));
                at += UniversalTags;
                Losses[1] += Softmax(
                    _projected.AsSpan(at, tags), example.Tree?.Tags[i], -1, weight, _projectedGradient.AsSpan(at), Row(belief?.Tags, i, tags));
                at += tags;
                var name = example.Names is { } names && names[i] != TrainingText.Unknown ? names[i] : (int?)null;
                Losses[4] += Softmax(
                    _projected.AsSpan(at, NameTags.Count), name, -1, weight * _recipe.NameWeight, _projectedGradient.AsSpan(at), Row(belief?.Names, i, NameTags.Count));
            }
        }
    }

    private void LearnArcs(IReadOnlyList<TreeExample> sentences, SentenceBatch batch, float weight)
    {
        var shape = _network.Shape;
        var arc = shape.Arc;
        var wide = shape.Projection;
        Array.Clear(_queriesGradient, 0, batch.Tokens * arc);
        for (var s = 0; s < batch.Sentences; s++)
        {
            var start = batch.Start(s);
            var n = batch.Length(s);
            var stride = (n + 1 + 15) / 16 * 16;
            _network.ScoreArcs(_projected.AsSpan(start * wide, n * wide), n, _arcs, stride, _queries.AsSpan(start * arc), _heads);
            for (var i = 0; i < n; i++)
            {
                var line = _arcs.AsSpan(i * stride, stride);
                Losses[2] += Softmax(line[..(n + 1)], sentences[s].Tree is null ? null : sentences[s].Heads[i] + 1, i + 1, weight, line, Row(sentences[s].Belief?.Heads, i, n + 1));
                line[(n + 1)..].Clear();
            }

            MatrixProduct.Transpose(_heads, _candidates, arc, stride);
            MatrixProduct.Add(_arcs, stride, _candidates, arc, _queriesGradient.AsSpan(start * arc), arc, n, stride, arc);
            MatrixProduct.Transpose(_arcs, _arcsTransposed, n, stride);
            Array.Clear(_candidatesGradient, 0, stride * arc);
            MatrixProduct.Add(_arcsTransposed, n, _queries.AsSpan(start * arc), arc, _candidatesGradient, arc, n + 1, n, arc);
            Vectors.Add(_candidatesGradient.AsSpan(0, arc), _arcRoot);
            for (var j = 0; j < n; j++)
                Vectors.Add(_candidatesGradient.AsSpan((j + 1) * arc, arc), _projectedGradient.AsSpan(((start + j) * wide) + shape.ArcHead, arc));
        }

        for (var row = 0; row < batch.Tokens; row++) Vectors.Add(_queriesGradient.AsSpan(row * arc, arc), _arcBias);
        MatrixProduct.Transpose(_network.ArcForm, _arcFormTransposed, arc, arc);
        MatrixProduct.Add(_queriesGradient, arc, _arcFormTransposed, arc, _projectedGradient.AsSpan(shape.ArcDependent), wide, batch.Tokens, arc, arc);
        var dependents = _pairsGradient.Length >= batch.Tokens * arc ? _pairsGradient : new float[batch.Tokens * arc];
        for (var row = 0; row < batch.Tokens; row++)
            _projected.AsSpan((row * wide) + shape.ArcDependent, arc).CopyTo(dependents.AsSpan(row * arc, arc));
        MatrixProduct.Transpose(dependents, _transposed, batch.Tokens, arc);
        MatrixProduct.Add(_transposed, batch.Tokens, _queriesGradient, arc, _arcForm, arc, arc, batch.Tokens, arc);
    }

    private void LearnRelations(IReadOnlyList<TreeExample> sentences, SentenceBatch batch, float weight)
    {
        var shape = _network.Shape;
        var label = shape.Label;
        var wide = shape.Projection;
        for (var s = 0; s < batch.Sentences; s++)
        {
            for (var i = 0; i < batch.Length(s); i++)
            {
                var row = batch.Start(s) + i;
                var head = sentences[s].Heads[i];
                _network.Pair(
                    _projected.AsSpan(row * wide, wide), head < 0 ? [] : _projected.AsSpan((batch.Start(s) + head) * wide, wide), _pairs.AsSpan(row * label, label));
            }
        }

        _network.ScoreRelations(_pairs, _scores, batch.Tokens);
        for (var s = 0; s < batch.Sentences; s++)
        {
            for (var i = 0; i < batch.Length(s); i++)
            {
                var scores = _scores.AsSpan((batch.Start(s) + i) * shape.Relations, shape.Relations);
                var known = _names.Relations.Count;
                Losses[3] += Softmax(scores[..known], sentences[s].Tree?.Relations[i], -1, weight, scores, Row(sentences[s].Belief?.Relations, i, known));
                scores[_names.Relations.Count..].Clear();
            }
        }

        MatrixProduct.Transpose(_network.Relation, _relationTransposed, label, shape.Relations);
        Array.Clear(_pairsGradient, 0, batch.Tokens * label);
        MatrixProduct.Add(_scores, shape.Relations, _relationTransposed, label, _pairsGradient, label, batch.Tokens, shape.Relations, label);
        MatrixProduct.Transpose(_pairs, _transposed, batch.Tokens, label);
        MatrixProduct.Add(_transposed, batch.Tokens, _scores, shape.Relations, _relation, shape.Relations, label, batch.Tokens, shape.Relations);
        for (var row = 0; row < batch.Tokens; row++) Vectors.Add(_scores.AsSpan(row * shape.Relations, shape.Relations), _relationBias);
        for (var s = 0; s < batch.Sentences; s++)
        {
            for (var i = 0; i < batch.Length(s); i++)
            {
                var row = batch.Start(s) + i;
                var gradient = _pairsGradient.AsSpan(row * label, label);
                var pair = _pairs.AsSpan(row * label, label);
                for (var d = 0; d < label; d++)
                {
                    if (pair[d] <= 0) gradient[d] *= Vectors.Slope;
                }

                Vectors.Add(gradient, _projectedGradient.AsSpan((row * wide) + shape.LabelDependent, label));
                var head = sentences[s].Heads[i];
                Vectors.Add(gradient, head < 0 ? _labelRoot : _projectedGradient.AsSpan(((batch.Start(s) + head) * wide) + shape.LabelHead, label));
            }
        }
    }

    private void BackFromProjection(SentenceBatch batch, float[] x, int maskWidth)
    {
        var shape = _network.Shape;
        var wide = shape.Projection;
        MaskProjection(batch, _projectedGradient, maskWidth);
        for (var row = 0; row < batch.Tokens; row++)
        {
            var gradient = _projectedGradient.AsSpan((row * wide) + shape.ArcDependent, 2 * shape.Arc);
            var value = _projected.AsSpan((row * wide) + shape.ArcDependent, 2 * shape.Arc);
            for (var d = 0; d < value.Length; d++)
            {
                if (value[d] <= 0) gradient[d] *= Vectors.Slope;
            }

            Vectors.Add(_projectedGradient.AsSpan(row * wide, wide), _projectionBias);
        }

        var top = _statesGradient[shape.Layers - 1];
        Array.Clear(top, 0, batch.Tokens * shape.Context);
        MatrixProduct.Transpose(_network.Projection, _projectionTransposed, shape.Context, wide);
        MatrixProduct.Add(_projectedGradient, wide, _projectionTransposed, shape.Context, top, shape.Context, batch.Tokens, wide, shape.Context);
        MatrixProduct.Transpose(x, _transposed, batch.Tokens, shape.Context);
        MatrixProduct.Add(_transposed, batch.Tokens, _projectedGradient, wide, _projection, wide, shape.Context, batch.Tokens, wide);
    }

    private static ReadOnlySpan<float> Row(float[]? rows, int row, int width) => rows is null ? default : rows.AsSpan(row * width, width);

    /// <summary>Cross-entropy of a choice; writes its gradient (which may overwrite the scores).</summary>
    /// <param name="gold">What is right, or null where nobody said; then only the belief counts.</param>
    /// <param name="never">A place that cannot be chosen, or -1.</param>
    /// <param name="belief">What teachers think, or nothing.</param>
    private double Softmax(Span<float> scores, int? gold, int never, float weight, Span<float> gradient, ReadOnlySpan<float> belief)
    {
        if (gold is null && belief.IsEmpty)
        {
            gradient[..scores.Length].Clear();
            return 0;
        }

        if (gold is null) weight *= _recipe.PlainWeight;
        var greatest = float.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
        {
            if (i != never) greatest = Math.Max(greatest, scores[i]);
        }

        var sum = 0f;
        var right = gold is { } place ? scores[place] - greatest : double.NaN;
        for (var i = 0; i < scores.Length; i++)
        {
            var e = i == never ? 0 : MathF.Exp(scores[i] - greatest);
            gradient[i] = e;
            sum += e;
        }

        var scale = weight / sum;
        for (var i = 0; i < scores.Length; i++) gradient[i] *= scale;
        var believed = belief.IsEmpty ? 0 : gold is null ? weight : weight * _recipe.Belief;
        for (var i = 0; i < belief.Length; i++) gradient[i] -= believed * belief[i];
        if (gold is not { } known) return 0;
        gradient[known] -= weight - believed;
        return Math.Log(sum) - right;
    }

    /// <summary>Reads sentences, the longest first, without learning; <see cref="BelieveTokens"/> and <see cref="BelieveRelations"/> may follow.</summary>
    /// <remarks>Asked of a pass whose recipe drops nothing and believes nobody.</remarks>
    public void Look(IReadOnlyList<TreeExample> sentences)
    {
        var batch = new SentenceBatch([.. sentences.Select(s => s.Length)]);
        Tokens = batch.Tokens;
        Forward(sentences, batch, new SeededNoise(0));
    }

    /// <summary>Adds to the beliefs what the network thinks of tags, names and heads.</summary>
    public void BelieveTokens(IReadOnlyList<TreeExample> sentences, float share)
    {
        var shape = _network.Shape;
        var tags = _names.Tags.Count;
        var row = 0;
        foreach (var sentence in sentences)
        {
            var n = sentence.Length;
            sentence.Belief ??= new TreeBelief(
                new float[n * UniversalTags], new float[n * tags], new float[n * NameTags.Count], new float[n * (n + 1)], new float[n * _names.Relations.Count]);
            for (var i = 0; i < n; i++)
            {
                var scores = _projected.AsSpan((row + i) * shape.Projection, shape.Projection);
                Take(scores[..UniversalTags], sentence.Belief.Universal.AsSpan(i * UniversalTags), -1, share);
                Take(scores.Slice(UniversalTags, tags), sentence.Belief.Tags.AsSpan(i * tags), -1, share);
                Take(scores.Slice(UniversalTags + tags, NameTags.Count), sentence.Belief.Names.AsSpan(i * NameTags.Count), -1, share);
            }

            var stride = (n + 1 + 15) / 16 * 16;
            _network.ScoreArcs(_projected.AsSpan(row * shape.Projection, n * shape.Projection), n, _arcs, stride, _queries, _heads);
            for (var i = 0; i < n; i++) Take(_arcs.AsSpan(i * stride, n + 1), sentence.Belief.Heads.AsSpan(i * (n + 1)), i + 1, share);
            row += n;
        }
    }

    /// <summary>Adds to the beliefs what the network thinks of relations, given the sentences' heads.</summary>
    public void BelieveRelations(IReadOnlyList<TreeExample> sentences, float share)
    {
        var shape = _network.Shape;
        var (wide, label, relations) = (shape.Projection, shape.Label, _names.Relations.Count);
        var start = 0;
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Length; i++)
            {
                var head = sentence.Heads[i];
                _network.Pair(
                    _projected.AsSpan((start + i) * wide, wide), head < 0 ? [] : _projected.AsSpan((start + head) * wide, wide), _pairs.AsSpan((start + i) * label, label));
            }

            start += sentence.Length;
        }

        _network.ScoreRelations(_pairs, _scores, Tokens);
        var row = 0;
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Length; i++, row++)
                Take(_scores.AsSpan(row * shape.Relations, relations), sentence.Belief!.Relations.AsSpan(i * relations), -1, share);
        }
    }

    /// <summary>Adds a share of the chances that scores stand for.</summary>
    private static void Take(ReadOnlySpan<float> scores, Span<float> chances, int never, float share)
    {
        var sum = 0f;
        var greatest = float.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++) greatest = i == never ? greatest : Math.Max(greatest, scores[i]);
        for (var i = 0; i < scores.Length; i++) sum += i == never ? 0 : MathF.Exp(scores[i] - greatest);
        for (var i = 0; i < scores.Length; i++) chances[i] += i == never ? 0 : share * MathF.Exp(scores[i] - greatest) / sum;
    }
}
