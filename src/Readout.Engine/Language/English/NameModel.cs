using System.IO.Compression;

namespace Readout.Language.English;

/// <summary>
/// Labels the words of names: an averaged structured perceptron (Collins 2002, "Discriminative Training Methods for Hidden Markov Models")
/// over hashed features; its scores and those of the network of trees are added up and decoded by Viterbi over each sentence.
/// </summary>
internal sealed class NameModel
{
    /// <summary>Buckets that features are hashed into; a power of two.</summary>
    public const int Buckets = 1 << 17;

    private const int Transitions = NameLabels.Count * NameLabels.Count;

    /// <summary>What the logarithm of a chance counts beside this model's weights; chosen on the development sets.</summary>
    private const float NetworkWeight = 100;

    private static readonly Lazy<NameModel> Shipped = new(() =>
    {
        using var stream = typeof(NameModel).Assembly.GetManifestResourceStream("Readout.Models.en.names")
            ?? throw new InvalidOperationException("The engine was built without models/en/names.bin: take it from the repository, or train it with the lab's `train names`, and build again.");
        return Load(stream);
    });

    private readonly sbyte[] _weights;
    private readonly short[] _transitions;

    private NameModel(sbyte[] weights, short[] transitions) => (_weights, _transitions) = (weights, transitions);

    /// <summary>The model that ships with the engine; read on first use.</summary>
    public static NameModel English => Shipped.Value;

    /// <summary>Reads a packed model.</summary>
    public static NameModel Load(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var transitions = new short[Transitions];
        var bytes = new byte[Transitions * 2];
        unpacked.ReadExactly(bytes);
        for (var i = 0; i < Transitions; i++) transitions[i] = BitConverter.ToInt16(bytes, i * 2);
        var weights = new sbyte[Buckets * NameLabels.Count];
        unpacked.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new NameModel(weights, transitions);
    }

    /// <summary>Packs weights and transitions; <see cref="Load"/> reads them again.</summary>
    public static void Save(Stream stream, ReadOnlySpan<sbyte> weights, ReadOnlySpan<short> transitions)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        foreach (var transition in transitions) packed.Write(BitConverter.GetBytes(transition));
        packed.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights));
    }

    /// <summary>Labels the words from <paramref name="first"/> to <paramref name="end"/>, one sentence, by what the network and this model think together.</summary>
    /// <param name="network">For each of these words the network's logarithms of chances, <see cref="NameLabels.Count"/> a word.</param>
    /// <param name="labels">A label for each of these words.</param>
    public void Label(NameFeatures features, int first, int end, ReadOnlySpan<float> network, Span<byte> labels)
    {
        Span<uint> found = stackalloc uint[NameFeatures.Most];
        var scores = new List<int[]>(end - first);
        for (var i = first; i < end; i++)
        {
            var sums = new int[NameLabels.Count];
            if (features.IsOpen(i))
            {
                var count = features.Of(i, found);
                foreach (var feature in found[..count])
                {
                    var at = (int)(feature & (Buckets - 1)) * NameLabels.Count;
                    for (var label = 0; label < NameLabels.Count; label++) sums[label] += _weights[at + label];
                }
            }

            for (var label = 0; label < NameLabels.Count; label++) sums[label] += (int)(NetworkWeight * network[((i - first) * NameLabels.Count) + label]);
            scores.Add(sums);
        }

        Viterbi(scores, _transitions, labels);
    }

    /// <summary>The best sequence of labels; the words around the stretch are outside.</summary>
    public static void Viterbi(List<int[]> scores, ReadOnlySpan<short> transitions, Span<byte> labels)
    {
        var back = new byte[scores.Count * NameLabels.Count];
        var best = new long[NameLabels.Count];
        var next = new long[NameLabels.Count];
        for (var i = 0; i < scores.Count; i++)
        {
            for (var label = 0; label < NameLabels.Count; label++)
            {
                var (top, from) = (long.MinValue, 0);
                for (var previous = 0; previous < NameLabels.Count; previous++)
                {
                    if (i == 0 && previous != NameLabels.Outside || !NameLabels.MayFollow(label, previous)) continue;
                    var score = (i == 0 ? 0 : best[previous]) + transitions[(previous * NameLabels.Count) + label];
                    if (i > 0 && best[previous] == long.MinValue || score <= top) continue;
                    (top, from) = (score, previous);
                }

                next[label] = top == long.MinValue ? long.MinValue : top + scores[i][label];
                back[(i * NameLabels.Count) + label] = (byte)from;
            }

            (best, next) = (next, best);
        }

        var last = 0;
        for (var label = 1; label < NameLabels.Count; label++)
        {
            if (best[label] > best[last]) last = label;
        }

        for (var i = scores.Count - 1; i >= 0; i--)
        {
            labels[i] = (byte)last;
            last = back[(i * NameLabels.Count) + last];
        }
    }
}
