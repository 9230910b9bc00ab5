using System.Diagnostics;
using System.Globalization;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>The first schooling of the network, on text without annotation: to tell each word from what stands before it and what stands behind it.</summary>
/// <remarks>
/// The token vectors and the first layer of memory learn; the layer's two directions have not seen the word in question (Baevski et al. 2019). A word
/// is told from the other words of its part of the batch. The same input gives the same weights, whatever
/// the number of threads.
/// </remarks>
internal sealed class Foretelling
{
    private const int Parts = 2;
    private const int BatchWords = 1600;
    private const float VectorSpread = 0.05f;
    private const float HighestRate = 0.002f;

    private readonly int _seed;
    private readonly int _epochs;
    private readonly TreeNetwork _network;
    private readonly List<Line> _lines;
    private readonly float[] _before, _behind, _words;
    private readonly Part[] _parts;
    private readonly Adam _adam;
    private readonly SparseRows _vectors, _told;

    /// <param name="network">Its token vectors and first layer are taught.</param>
    /// <param name="examples">The sentences.</param>
    /// <param name="words">For each example the numbers of its words, -1 where a word is too rare to be told.</param>
    /// <param name="vocabulary">How many words are told apart.</param>
    public Foretelling(TreeNetwork network, IReadOnlyList<TreeExample> examples, IReadOnlyList<int[]> words, int vocabulary, int epochs, int seed)
    {
        (_network, _epochs, _seed) = (network, epochs, seed);
        _lines = [.. examples.Select((e, i) => new Line(e, words[i]))];
        var shape = network.Shape;
        _before = new float[shape.Units * shape.Token];
        _behind = new float[shape.Units * shape.Token];
        _words = new float[vocabulary * shape.Token];
        var noise = SeededNoise.For(seed, 0, 0, 1);
        foreach (var weights in new[] { _before, _behind, _words })
        {
            for (var i = 0; i < weights.Length; i++) weights[i] = ((2 * noise.Unit()) - 1) * VectorSpread;
        }

        _parts = [.. Enumerable.Range(0, Parts).Select(_ => new Part(this, BatchWords + (2 * TreeModel.LongestSentence)))];
        _adam = new Adam([network.TokenVectors, _words, .. _parts[0].Learned.Select(l => l.Weights)], 0.9f, 0.98f);
        _vectors = new SparseRows(network.TokenVectors.Length, shape.Token);
        _told = new SparseRows(_words.Length, shape.Token);
    }

    /// <summary>How many epochs are done.</summary>
    public int Epoch { get; private set; }

    /// <summary>Reads every sentence once.</summary>
    public string RunEpoch(int threads)
    {
        var watch = Stopwatch.StartNew();
        var (loss, told) = (0.0, 0L);
        var batches = Batches();
        for (var b = 0; b < batches.Count; b++)
        {
            var weight = 1f / batches[b].Sum(line => line.Example.Length);
            var halves = Enumerable.Range(0, Parts).Select(p => batches[b].Where((_, i) => i % Parts == p).ToList()).ToArray();
            Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, p => _parts[p].Run(halves[p], weight, SeededNoise.For(_seed, Epoch, b, p + 2)));
            foreach (var part in _parts) (loss, told) = (loss + part.Loss, told + part.Told);
            Update((Epoch + ((double)b / batches.Count)) / _epochs);
        }

        Epoch++;
        return string.Create(CultureInfo.InvariantCulture, $"words foretold, epoch {Epoch} of {_epochs}: {told:N0} words, loss {loss / told:F3}, {watch.Elapsed.TotalSeconds:F0} s");
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Epoch);
        _adam.Write(writer);
    }

    public void Read(BinaryReader reader)
    {
        Epoch = reader.ReadInt32();
        _adam.Read(reader);
    }

    private List<List<Line>> Batches()
    {
        const int jitter = 6;
        var noise = SeededNoise.For(_seed, Epoch, 0, 0);
        List<List<Line>> batches = [];
        List<Line> batch = [];
        var words = 0;
        foreach (var line in _lines.Select(l => (Line: l, Key: l.Example.Length + noise.Below(jitter), Tie: noise.Next())).OrderBy(l => l.Key).ThenBy(l => l.Tie).Select(l => l.Line))
        {
            batch.Add(line);
            words += line.Example.Length;
            if (words < BatchWords) continue;
            batches.Add([.. batch.OrderByDescending(l => l.Example.Length)]);
            batch.Clear();
            words = 0;
        }

        var order = batches.ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = noise.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return [.. order];
    }

    private void Update(double done)
    {
        var width = _network.Shape.Token;
        foreach (var part in _parts)
        {
            for (var token = 0; token < part.Tokens; token++)
            {
                foreach (var row in part.Rows.AsSpan(token * TokenFeatures.Count, TokenFeatures.Count))
                {
                    if (row >= 0) _vectors.Add(row, part.InputGradient.AsSpan(token * width, width));
                }
            }

            for (var i = 0; i < part.Candidates.Count; i++) _told.Add(part.Candidates[i], part.CandidateGradient.AsSpan(i * width, width));
        }

        _adam.Begin((float)(HighestRate * Math.Min(1, done * 20) * 0.5 * (1 + Math.Cos(Math.PI * done))));
        _vectors.Take((offset, gradient) => _adam.Step(0, offset, gradient));
        _told.Take((offset, gradient) => _adam.Step(1, offset, gradient));
        for (var i = 0; i < _parts[0].Learned.Length; i++)
        {
            var sum = _parts[0].Learned[i].Gradient;
            foreach (var other in _parts.Skip(1)) Vectors.Add(other.Learned[i].Gradient, sum);
            _adam.Step(2 + i, 0, sum);
        }
    }

    private sealed record Line(TreeExample Example, int[] Words);

    /// <summary>One way forward and back over a part of a batch.</summary>
    private sealed class Part
    {
        private const float DropFeature = 0.1f;

        private readonly Foretelling _all;
        private readonly LstmGradient[] _memory;
        private readonly float[] _beforeGradient, _behindGradient, _input, _states, _statesGradient, _transposed, _seen, _seenGradient, _query, _queryGradient, _turned;
        private readonly float[][] _gates, _cells;
        private readonly float[] _scratchStates;
        private readonly LstmGradient.Scratch _scratch;
        private readonly Dictionary<int, int> _place = [];
        private float[] _candidateVectors = [], _candidateTransposed = [], _scores = [], _scoresTransposed = [];

        public Part(Foretelling all, int capacity)
        {
            _all = all;
            var shape = all._network.Shape;
            _memory = [new LstmGradient(all._network.Memory[0]), new LstmGradient(all._network.Memory[1])];
            _beforeGradient = new float[all._before.Length];
            _behindGradient = new float[all._behind.Length];
            Learned = [(all._before, _beforeGradient), (all._behind, _behindGradient),
                .. _memory.SelectMany((m, i) => new[] { (all._network.Memory[i].FromInput, m.FromInput), (all._network.Memory[i].FromState, m.FromState), (all._network.Memory[i].Bias, m.Bias) })];
            Rows = new int[capacity * TokenFeatures.Count];
            _input = new float[capacity * shape.Token];
            InputGradient = new float[capacity * shape.Token];
            _states = new float[capacity * shape.Context];
            _statesGradient = new float[capacity * shape.Context];
            _seen = new float[capacity * shape.Units];
            _seenGradient = new float[capacity * shape.Units];
            _query = new float[capacity * shape.Token];
            _queryGradient = new float[capacity * shape.Token];
            _turned = new float[Math.Max(shape.Units, shape.Token) * Math.Max(shape.Token, capacity)];
            _gates = [new float[capacity * 4 * shape.Units], new float[capacity * 4 * shape.Units]];
            _cells = [new float[capacity * shape.Units], new float[capacity * shape.Units]];
            _scratchStates = new float[capacity * 6 * shape.Units];
            var widest = Math.Max(shape.Token, shape.Context);
            _transposed = new float[capacity * widest];
            _scratch = new LstmGradient.Scratch(capacity, widest);
        }

        public (float[] Weights, float[] Gradient)[] Learned { get; }

        public int[] Rows { get; }

        public float[] InputGradient { get; }

        public int Tokens { get; private set; }

        public double Loss { get; private set; }

        public long Told { get; private set; }

        /// <summary>The words of the part, each once.</summary>
        public List<int> Candidates { get; } = [];

        public float[] CandidateGradient { get; private set; } = [];

        public void Run(List<Line> lines, float weight, SeededNoise noise)
        {
            var shape = _all._network.Shape;
            var batch = new SentenceBatch([.. lines.Select(l => l.Example.Length)]);
            Tokens = batch.Tokens;
            (Loss, Told) = (0, 0);
            Candidates.Clear();
            _place.Clear();
            foreach (var (_, gradient) in Learned) Array.Clear(gradient);
            Embed(lines, ref noise);
            Array.Clear(InputGradient, 0, Tokens * shape.Token);
            Array.Clear(_statesGradient, 0, Tokens * shape.Context);
            Array.Clear(_query, 0, Tokens * shape.Token);
            for (var direction = 0; direction < 2; direction++)
            {
                _all._network.Memory[direction].Run(batch, _input, _gates[direction], _cells[direction], _states, shape.Context, direction * shape.Units, _scratchStates);
                Gather(batch, direction);
                MatrixProduct.Add(_seen, shape.Units, direction == 0 ? _all._before : _all._behind, shape.Token, _query, shape.Token, Tokens, shape.Units, shape.Token);
            }

            Tell([.. lines.SelectMany(l => l.Words)], weight);
            for (var direction = 0; direction < 2; direction++)
            {
                Gather(batch, direction);
                MatrixProduct.Transpose(_seen, _turned, Tokens, shape.Units);
                MatrixProduct.Add(_turned, Tokens, _queryGradient, shape.Token, direction == 0 ? _beforeGradient : _behindGradient, shape.Token, shape.Units, Tokens, shape.Token);
                MatrixProduct.Transpose(direction == 0 ? _all._before : _all._behind, _turned, shape.Units, shape.Token);
                Array.Clear(_seenGradient, 0, Tokens * shape.Units);
                MatrixProduct.Add(_queryGradient, shape.Token, _turned, shape.Units, _seenGradient, shape.Units, Tokens, shape.Token, shape.Units);
                Scatter(batch, direction);
            }

            MatrixProduct.Transpose(_input, _transposed, Tokens, shape.Token);
            for (var direction = 0; direction < 2; direction++)
                _memory[direction].Run(batch, _transposed, _gates[direction], _cells[direction], _states, _statesGradient, shape.Context, direction * shape.Units, InputGradient, _scratch);
        }

        private void Embed(List<Line> lines, ref SeededNoise noise)
        {
            var width = _all._network.Shape.Token;
            var row = 0;
            foreach (var line in lines)
            {
                for (var i = 0; i < line.Example.Length; i++, row++)
                {
                    var rows = Rows.AsSpan(row * TokenFeatures.Count, TokenFeatures.Count);
                    line.Example.Rows.AsSpan(i * TokenFeatures.Count, TokenFeatures.Count).CopyTo(rows);
                    var vector = _input.AsSpan(row * width, width);
                    vector.Clear();
                    foreach (ref var feature in rows)
                    {
                        if (noise.Unit() < DropFeature) feature = -1;
                        else Vectors.Add(_all._network.TokenVectors.AsSpan(feature * width, width), vector);
                    }
                }
            }
        }

        /// <summary>For each word the state of its neighbour, which has not seen it.</summary>
        private void Gather(SentenceBatch batch, int direction)
        {
            var (units, context) = (_all._network.Shape.Units, _all._network.Shape.Context);
            Array.Clear(_seen, 0, Tokens * units);
            Each(batch, direction, (row, neighbour) => _states.AsSpan((neighbour * context) + (direction * units), units).CopyTo(_seen.AsSpan(row * units, units)));
        }

        private void Scatter(SentenceBatch batch, int direction)
        {
            var (units, context) = (_all._network.Shape.Units, _all._network.Shape.Context);
            Each(batch, direction, (row, neighbour) => _seenGradient.AsSpan(row * units, units).CopyTo(_statesGradient.AsSpan((neighbour * context) + (direction * units), units)));
        }

        private static void Each(SentenceBatch batch, int direction, Action<int, int> take)
        {
            var step = direction == 0 ? -1 : 1;
            for (var s = 0; s < batch.Sentences; s++)
            {
                for (var i = 0; i < batch.Length(s); i++)
                {
                    if (i + step >= 0 && i + step < batch.Length(s)) take(batch.Start(s) + i, batch.Start(s) + i + step);
                }
            }
        }

        private void Tell(int[] words, float weight)
        {
            var width = _all._network.Shape.Token;
            foreach (var word in words)
            {
                if (word >= 0 && _place.TryAdd(word, Candidates.Count)) Candidates.Add(word);
            }

            var stride = (Candidates.Count + 15) / 16 * 16;
            _candidateVectors = Room(_candidateVectors, stride * width);
            _candidateTransposed = Room(_candidateTransposed, stride * width);
            CandidateGradient = Room(CandidateGradient, stride * width);
            _scores = Room(_scores, words.Length * stride);
            _scoresTransposed = Room(_scoresTransposed, words.Length * stride);
            for (var i = 0; i < Candidates.Count; i++) _all._words.AsSpan(Candidates[i] * width, width).CopyTo(_candidateVectors.AsSpan(i * width, width));
            MatrixProduct.Transpose(_candidateVectors, _candidateTransposed, stride, width);
            MatrixProduct.Add(_query, width, _candidateTransposed, stride, _scores, stride, words.Length, width, stride);
            for (var i = 0; i < words.Length; i++)
            {
                var scores = _scores.AsSpan(i * stride, stride);
                if (words[i] < 0) scores.Clear();
                else Learn(scores, _place[words[i]], weight);
            }

            Array.Clear(_queryGradient, 0, words.Length * width);
            MatrixProduct.Add(_scores, stride, _candidateVectors, width, _queryGradient, width, words.Length, stride, width);
            MatrixProduct.Transpose(_scores, _scoresTransposed, words.Length, stride);
            MatrixProduct.Add(_scoresTransposed, words.Length, _query, width, CandidateGradient, width, stride, words.Length, width);

            static float[] Room(float[] array, int size)
            {
                if (array.Length < size) return new float[size * 2];
                Array.Clear(array, 0, size);
                return array;
            }
        }

        /// <summary>Softmax over the words of the part, each standing there once however often it is used.</summary>
        private void Learn(Span<float> scores, int right, float weight)
        {
            var count = Candidates.Count;
            var greatest = float.NegativeInfinity;
            for (var i = 0; i < count; i++) greatest = MathF.Max(greatest, scores[i]);
            var sum = 0f;
            var target = scores[right] - greatest;
            for (var i = 0; i < count; i++) sum += scores[i] = MathF.Exp(scores[i] - greatest);
            Loss += Math.Log(sum) - target;
            Told++;
            for (var i = 0; i < count; i++) scores[i] *= weight / sum;
            scores[right] -= weight;
            scores[count..].Clear();
        }
    }

    /// <summary>Gradients of some rows of a table.</summary>
    private sealed class SparseRows(int length, int width)
    {
        private readonly float[] _gradient = new float[length];
        private readonly bool[] _touched = new bool[length / width];
        private readonly List<int> _rows = [];

        public void Add(int row, ReadOnlySpan<float> gradient)
        {
            if (!_touched[row]) _rows.Add(row);
            _touched[row] = true;
            Vectors.Add(gradient, _gradient.AsSpan(row * width, width));
        }

        public void Take(Action<int, ReadOnlySpan<float>> step)
        {
            foreach (var row in _rows)
            {
                var gradient = _gradient.AsSpan(row * width, width);
                step(row * width, gradient);
                gradient.Clear();
                _touched[row] = false;
            }

            _rows.Clear();
        }
    }
}
