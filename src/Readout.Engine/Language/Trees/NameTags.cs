using Readout.Documents;

namespace Readout.Language.Trees;

/// <summary>The labels of tokens in names: 0 outside, then for each type of name begin, inside, end and single (Ratinov and Roth 2009).</summary>
internal static class NameTags
{
    public const byte Outside = 0;

    /// <summary>How many labels.</summary>
    public const int Count = 1 + (Types * Places);

    /// <summary>How many types of names.</summary>
    public const int Types = 4;

    private const int Places = 4;
    private const int Begin = 0;
    private const int Inside = 1;
    private const int End = 2;
    private const int Single = 3;

    /// <summary>The label of a token.</summary>
    /// <param name="first">Whether the name begins with it.</param>
    /// <param name="last">Whether the name ends with it.</param>
    public static byte Of(NameType type, bool first, bool last) =>
        (byte)(1 + ((int)type * Places) + (first ? last ? Single : Begin : last ? End : Inside));

    /// <summary>The type of a label that is not outside.</summary>
    public static NameType TypeOf(byte label) => (NameType)((label - 1) / Places);

    /// <summary>Whether a name ends with the token.</summary>
    public static bool IsLast(byte label) => label != Outside && (label - 1) % Places is End or Single;

    /// <summary>The best sequence of labels in which every name has a beginning and an end (Viterbi 1967).</summary>
    /// <param name="scores">A row a token.</param>
    /// <param name="stride">The width of a row.</param>
    public static void Decode(ReadOnlySpan<float> scores, int stride, Span<byte> labels)
    {
        if (labels.IsEmpty) return;
        var n = labels.Length;
        var from = new byte[n * Count];
        Span<float> best = stackalloc float[Count];
        Span<float> next = stackalloc float[Count];
        best.Fill(float.NegativeInfinity);
        best[Outside] = 0;
        for (var i = 0; i < n; i++)
        {
            var row = scores.Slice(i * stride, Count);
            var closed = Closed(best);
            next[Outside] = best[closed] + row[Outside];
            from[i * Count] = closed;
            for (var type = 0; type < Types; type++)
            {
                var at = 1 + (type * Places);
                var open = (byte)(best[at + Begin] >= best[at + Inside] ? at + Begin : at + Inside);
                for (var place = 0; place < Places; place++)
                {
                    var previous = place is Begin or Single ? closed : open;
                    next[at + place] = best[previous] + row[at + place];
                    from[(i * Count) + at + place] = previous;
                }
            }

            next.CopyTo(best);
        }

        var label = Closed(best);
        for (var i = n - 1; i >= 0; i--)
        {
            labels[i] = label;
            label = from[(i * Count) + label];
        }
    }

    /// <summary>How likely each type is for the names that labels spell, written where a name ends.</summary>
    /// <param name="chances">Four numbers a token, in the order of the types.</param>
    public static void Weigh(ReadOnlySpan<float> scores, int stride, ReadOnlySpan<byte> labels, Span<float> chances)
    {
        var first = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == Outside) first = i + 1;
            if (!IsLast(labels[i])) continue;
            var row = chances.Slice(i * Types, Types);
            for (var type = 0; type < Types; type++)
            {
                for (var at = first; at <= i; at++) row[type] += scores[(at * stride) + Of((NameType)type, at == first, at == i)];
            }

            var greatest = row[Vectors.Greatest(row)];
            var sum = 0f;
            foreach (ref var chance in row) sum += chance = MathF.Exp(chance - greatest);
            foreach (ref var chance in row) chance /= sum;
            first = i + 1;
        }
    }

    /// <summary>The chances that a token's scores stand for.</summary>
    public static void Chances(ReadOnlySpan<float> scores, Span<float> chances)
    {
        var greatest = scores[Vectors.Greatest(scores)];
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++) sum += chances[i] = MathF.Exp(scores[i] - greatest);
        for (var i = 0; i < scores.Length; i++) chances[i] /= sum;
    }

    /// <summary>The best label behind which a name may begin.</summary>
    private static byte Closed(ReadOnlySpan<float> best)
    {
        byte closed = Outside;
        for (byte label = 1; label < Count; label++)
        {
            if (IsLast(label) && best[label] > best[closed]) closed = label;
        }

        return closed;
    }
}
