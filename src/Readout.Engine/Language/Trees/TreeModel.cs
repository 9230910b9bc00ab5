using System.Collections.Concurrent;
using Readout.Documents;

namespace Readout.Language.Trees;

/// <summary>Tags tokens, finds their lemmas, labels names and parses their sentences.</summary>
/// <remarks>
/// The tokens are given. Sentences are taken together in batches, longest first; a sentence's tree does not depend on the others. One longer
/// than <see cref="LongestSentence"/> is cut, so that time and memory stay linear in the text. Safe for use by many threads.
/// </remarks>
internal sealed class TreeModel
{
    /// <summary>In tokens; the rest is parsed as if it were a sentence, its root a <c>parataxis</c> of the first piece's.</summary>
    public const int LongestSentence = 256;

    private const int BatchTokens = 512;
    private const int UniversalTags = (int)UniversalTag.X + 1;
    private const string Cut = "parataxis";

    private const string EnglishResource = "models.en.trees.bin";

    private static readonly Lazy<TreeModel> LazyEnglish = new(() =>
    {
        using var stream = typeof(TreeModel).Assembly.GetManifestResourceStream(EnglishResource)
            ?? throw new InvalidOperationException("The engine was built without models/en/trees.bin: train it with the lab's `train trees`, and build again.");
        return Load(stream);
    });

    private readonly ConcurrentBag<Workspace> _workspaces = [];
    private readonly int _parataxis;

    public TreeModel(TreeNetwork network, TreeNames names, Lemmas lemmas, ListedPhrases lists)
    {
        Network = network;
        Lists = lists;
        Names = names;
        Lemmas = lemmas;
        _parataxis = Math.Max(0, names.Relations.ToList().IndexOf(Cut));
    }

    /// <summary>The model for English that comes with the engine; read on first use.</summary>
    public static TreeModel English => LazyEnglish.Value;

    public TreeNetwork Network { get; }

    public TreeNames Names { get; }

    public Lemmas Lemmas { get; }

    /// <summary>The words and phrases that are listed.</summary>
    public ListedPhrases Lists { get; }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The stream holds no such model.</exception>
    public static TreeModel Load(Stream stream) => TreeModelFile.Read(stream);

    /// <summary>Parses the sentences of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">All its tokens.</param>
    /// <param name="sentences">Its sentences: ranges of tokens that do not overlap. A token outside of them is a root of its own, an <c>X</c>.</param>
    public ParsedTokens Parse(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences)
    {
        var universal = new UniversalTag[tokens.Length];
        var tags = new byte[tokens.Length];
        var relations = new byte[tokens.Length];
        var heads = new int[tokens.Length];
        var lemmas = new string[tokens.Length];
        Array.Fill(universal, UniversalTag.X);
        Array.Fill(heads, -1);
        Array.Fill(lemmas, "");
        var parsed = new ParsedTokens(Names, universal, tags, relations, heads, lemmas);

        if (!_workspaces.TryTake(out var workspace)) workspace = new Workspace(Network.Shape);
        List<(int First, int End)> pieces = [];
        var held = 0;
        foreach (var sentence in sentences)
        {
            for (var first = sentence.FirstToken; first < sentence.EndToken; first += LongestSentence)
            {
                var end = Math.Min(sentence.EndToken, first + LongestSentence);
                if (held + end - first > BatchTokens && held > 0) Flush(text, tokens);
                pieces.Add((first, end));
                held += end - first;
            }
        }

        if (held > 0) Flush(text, tokens);
        foreach (var sentence in sentences) Join(sentence, heads, relations);
        for (var i = 0; i < tokens.Length; i++) lemmas[i] = Lemmas.Find(tokens[i].Span.Of(text), tags[i]);
        _workspaces.Add(workspace);
        return parsed;

        void Flush(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
        {
            pieces.Sort((a, b) => a.End - a.First != b.End - b.First ? (b.End - b.First).CompareTo(a.End - a.First) : a.First.CompareTo(b.First));
            ParseBatch(text, tokens, pieces, workspace, parsed, tags, relations);
            pieces.Clear();
            held = 0;
        }
    }

    private void ParseBatch(
        ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, List<(int First, int End)> pieces, Workspace work, ParsedTokens parsed, byte[] tags, byte[] relations)
    {
        var shape = Network.Shape;
        Span<int> lengths = stackalloc int[BatchTokens];
        for (var p = 0; p < pieces.Count; p++) lengths[p] = pieces[p].End - pieces[p].First;
        var batch = new SentenceBatch(lengths[..pieces.Count]);
        Embed(text, tokens, pieces, batch, parsed.Listings, work.Input);
        ReadOnlySpan<float> x = work.Input;
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var output = layer % 2 == 0 ? work.Even : work.Odd;
            for (var direction = 0; direction < 2; direction++)
            {
                Network.Memory[(2 * layer) + direction].Run(
                    batch, x, work.Gates, work.Cells, output, shape.Context, direction * shape.Units, work.States);
            }

            x = output;
        }

        Network.Project(x, work.Projected, batch.Tokens);
        for (var s = 0; s < batch.Sentences; s++)
        {
            var start = batch.Start(s);
            var n = batch.Length(s);
            var first = pieces[s].First;
            var projected = work.Projected.AsSpan(start * shape.Projection, n * shape.Projection);
            var stride = Workspace.ArcStride(n);
            Network.ScoreArcs(projected, n, work.Arcs, stride, work.Queries, work.Heads);
            var heads = parsed.Heads.AsSpan(first, n);
            SpanningTree.Find(work.Arcs, stride, n, heads);
            var names = projected[(UniversalTags + Names.Tags.Count)..];
            for (var i = 0; i < n; i++) names.Slice(i * shape.Projection, NameTags.Count).CopyTo(parsed.NameScores.AsSpan((first + i) * NameTags.Count, NameTags.Count));
            for (var i = 0; i < n; i++)
            {
                var row = projected.Slice(i * shape.Projection, shape.Projection);
                parsed.Universal[first + i] = (UniversalTag)Vectors.Greatest(row[..UniversalTags]);
                tags[first + i] = (byte)Vectors.Greatest(row.Slice(UniversalTags, Names.Tags.Count));
                var head = heads[i];
                Network.Pair(row, head < 0 ? [] : projected.Slice(head * shape.Projection, shape.Projection), work.Pairs.AsSpan((start + i) * shape.Label, shape.Label));
            }
        }

        Network.ScoreRelations(work.Pairs, work.Relations, batch.Tokens);
        for (var s = 0; s < batch.Sentences; s++)
        {
            var first = pieces[s].First;
            for (var i = 0; i < batch.Length(s); i++)
            {
                var scores = work.Relations.AsSpan((batch.Start(s) + i) * shape.Relations, Names.Relations.Count);
                var isRoot = parsed.Heads[first + i] < 0;
                relations[first + i] = isRoot ? (byte)0 : (byte)(1 + Vectors.Greatest(scores[1..]));
                if (!isRoot) parsed.Heads[first + i] += first;
            }
        }
    }

    private void Embed(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, List<(int First, int End)> pieces, SentenceBatch batch, Listing[] listings, Span<float> input)
    {
        var width = Network.Shape.Token;
        Span<ulong> keys = stackalloc ulong[TokenFeatures.Count];
        Span<int> rows = stackalloc int[TokenFeatures.Count];
        for (var s = 0; s < pieces.Count; s++)
        {
            Lists.Find(text, tokens[pieces[s].First..pieces[s].End], listings.AsSpan(pieces[s].First, batch.Length(s)));
            for (var i = 0; i < batch.Length(s); i++)
            {
                var at = pieces[s].First + i;
                var span = tokens[at].Span;
                var glued = at > 0 && tokens[at - 1].Span.End == span.Start;
                var gluedAfter = at + 1 < tokens.Length && tokens[at + 1].Span.Start == span.End;
                TokenFeatures.Write(span.Of(text), glued, gluedAfter, listings[at], keys);
                for (var kind = 0; kind < rows.Length; kind++) rows[kind] = Network.Row(kind, keys[kind]);
                Network.Embed(rows, input.Slice((batch.Start(s) + i) * width, width));
            }
        }
    }

    /// <summary>Hangs the roots of the later pieces of a cut sentence under that of the first.</summary>
    private void Join(Sentence sentence, int[] heads, byte[] relations)
    {
        if (sentence.EndToken - sentence.FirstToken <= LongestSentence) return;
        var root = -1;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (heads[i] >= 0) continue;
            if (root < 0)
            {
                root = i;
                continue;
            }

            heads[i] = root;
            relations[i] = (byte)_parataxis;
        }
    }

    /// <summary>The numbers of one batch on their way through the network.</summary>
    private sealed class Workspace(TreeShape shape)
    {
        private const int Padding = 16;

        public float[] Input { get; } = new float[BatchTokens * shape.Token];
        public float[] Gates { get; } = new float[BatchTokens * 4 * shape.Units];
        public float[] Cells { get; } = new float[BatchTokens * shape.Units];
        public float[] States { get; } = new float[BatchTokens * 6 * shape.Units];
        public float[] Even { get; } = new float[BatchTokens * shape.Context];
        public float[] Odd { get; } = new float[BatchTokens * shape.Context];
        public float[] Projected { get; } = new float[BatchTokens * shape.Projection];
        public float[] Queries { get; } = new float[LongestSentence * shape.Arc];
        public float[] Heads { get; } = new float[shape.Arc * ArcStride(LongestSentence)];
        public float[] Arcs { get; } = new float[LongestSentence * ArcStride(LongestSentence)];
        public float[] Pairs { get; } = new float[BatchTokens * shape.Label];
        public float[] Relations { get; } = new float[BatchTokens * shape.Relations];

        /// <summary>The columns of a sentence's arcs: the root and its tokens, filled up.</summary>
        public static int ArcStride(int tokens) => (tokens + 1 + Padding - 1) / Padding * Padding;
    }
}
