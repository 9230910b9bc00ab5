using System.IO.Compression;

namespace Readout.Language.English;

/// <summary>
/// Labels the words of names: an averaged structured perceptron (Collins 2002, "Discriminative Training Methods for Hidden Markov Models")
/// over hashed features, decoded by Viterbi over each stretch of words that can be names.
/// </summary>
internal sealed class NameModel
{
    /// <summary>Buckets that features are hashed into; a power of two.</summary>
    public const int Buckets = 1 << 17;

    private const int Transitions = NameLabels.Count * NameLabels.Count;
    private const int LongestStretch = 512;

    private static readonly Lazy<NameModel?> Shipped = new(() =>
    {
        using var stream = typeof(NameModel).Assembly.GetManifestResourceStream("Readout.Models.en.names");
        return stream is null ? null : Load(stream);
    });

    private readonly sbyte[] _weights;
    private readonly short[] _transitions;

    private NameModel(sbyte[] weights, short[] transitions) => (_weights, _transitions) = (weights, transitions);

    /// <summary>The model that ships with the engine, or null where none was built in.</summary>
    public static NameModel? Default => Shipped.Value;

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

    /// <summary>Labels the words from <paramref name="first"/> to <paramref name="end"/>, one sentence.</summary>
    public void Label(NameFeatures features, int first, int end, Span<byte> labels)
    {
        Span<uint> found = stackalloc uint[NameFeatures.Most];
        var scores = new List<int[]>();
        for (var start = first; start < end;)
        {
            if (!features.IsOpen(start))
            {
                labels[start++] = NameLabels.Outside;
                continue;
            }

            scores.Clear();
            var stop = start;
            while (stop < end && stop - start < LongestStretch && features.IsOpen(stop))
            {
                var count = features.Of(stop, found);
                var sums = new int[NameLabels.Count];
                foreach (var feature in found[..count])
                {
                    var at = (int)(feature & (Buckets - 1)) * NameLabels.Count;
                    for (var label = 0; label < NameLabels.Count; label++) sums[label] += _weights[at + label];
                }

                scores.Add(sums);
                stop++;
            }

            Viterbi(scores, _transitions, labels[start..stop]);
            start = stop;
        }
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
