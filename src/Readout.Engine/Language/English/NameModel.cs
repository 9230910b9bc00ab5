using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Readout.Language.English;

/// <summary>
/// Labels the words of names: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features; its scores and those of
/// the network of trees are added up and decoded by Viterbi over each sentence.
/// </summary>
internal sealed class NameModel
{
    /// <summary>Buckets that features are hashed into; a power of two.</summary>
    public const int Buckets = 1 << 17;

    /// <summary>What a logarithm of one is in weights and scores; the network's logarithms of chances count as much as this model's.</summary>
    public const int Unit = 32;

    private const int Transitions = NameLabels.Count * NameLabels.Count;

    /// <summary>A row of weights in memory: the labels, and room to read it at once.</summary>
    private const int Lanes = 16;

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
        var packed = new byte[Buckets * NameLabels.Count];
        unpacked.ReadExactly(packed);
        var weights = new sbyte[Buckets * Lanes];
        for (var bucket = 0; bucket < Buckets; bucket++) MemoryMarshal.Cast<byte, sbyte>(packed.AsSpan(bucket * NameLabels.Count, NameLabels.Count)).CopyTo(weights.AsSpan(bucket * Lanes));
        return new NameModel(weights, transitions);
    }

    /// <summary>Packs weights and transitions; <see cref="Load"/> reads them again.</summary>
    public static void Save(Stream stream, ReadOnlySpan<sbyte> weights, ReadOnlySpan<short> transitions)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        foreach (var transition in transitions) packed.Write(BitConverter.GetBytes(transition));
        packed.Write(MemoryMarshal.AsBytes(weights));
    }

    /// <summary>Labels the words from <paramref name="first"/> to <paramref name="end"/>, one sentence, by what the network and this model think together.</summary>
    /// <param name="network">For each of these words the network's logarithms of chances, <see cref="NameLabels.Count"/> a word.</param>
    /// <param name="labels">A label for each of these words.</param>
    public void Label(NameFeatures features, int first, int end, ReadOnlySpan<float> network, Span<byte> labels)
    {
        Span<uint> found = stackalloc uint[NameFeatures.Most];
        var scores = new int[(end - first) * NameLabels.Count];
        for (var i = first; i < end; i++)
        {
            var row = scores.AsSpan((i - first) * NameLabels.Count, NameLabels.Count);
            if (features.IsOpen(i)) Score(found[..features.Of(i, found)], row);
            for (var label = 0; label < row.Length; label++) row[label] += (int)(Unit * network[((i - first) * NameLabels.Count) + label]);
        }

        Viterbi(scores, labels);
    }

    /// <summary>Adds up the rows of the features.</summary>
    private void Score(ReadOnlySpan<uint> features, Span<int> row)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero);
        foreach (var feature in features)
        {
            var (first, second) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, (nuint)((feature & (Buckets - 1)) * Lanes)));
            low += first;
            high += second;
        }

        for (var label = 0; label < row.Length; label++) row[label] = label < Vector128<short>.Count ? low[label] : high[label - Vector128<short>.Count];
    }

    /// <summary>The best sequence of labels; the words around the stretch are outside.</summary>
    private void Viterbi(ReadOnlySpan<int> scores, Span<byte> labels)
    {
        const int none = int.MinValue / 2;
        var back = new byte[scores.Length];
        Span<int> best = stackalloc int[NameLabels.Count];
        Span<int> next = stackalloc int[NameLabels.Count];
        best.Fill(none);
        best[NameLabels.Outside] = 0;
        for (var at = 0; at < scores.Length; at += NameLabels.Count)
        {
            for (var label = 0; label < NameLabels.Count; label++)
            {
                var (top, from) = (none, 0);
                for (var previous = 0; previous < NameLabels.Count; previous++)
                {
                    if (best[previous] <= none || !NameLabels.MayFollow(label, previous)) continue;
                    var score = best[previous] + _transitions[(previous * NameLabels.Count) + label];
                    if (score > top) (top, from) = (score, previous);
                }

                next[label] = top <= none ? none : top + scores[at + label];
                back[at + label] = (byte)from;
            }

            next.CopyTo(best);
        }

        var last = 0;
        for (var label = 1; label < NameLabels.Count; label++)
        {
            if (best[label] > best[last]) last = label;
        }

        for (var i = labels.Length - 1; i >= 0; i--)
        {
            labels[i] = (byte)last;
            last = back[(i * NameLabels.Count) + last];
        }
    }
}
