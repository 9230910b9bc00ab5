namespace Readout.Copies;

/// <summary>A passage that two texts share: words of the one and of the other, ends excluded.</summary>
/// <param name="Start">First word in the text at hand.</param>
/// <param name="End">Word after the last in the text at hand.</param>
/// <param name="OtherStart">First word in the other text.</param>
/// <param name="OtherEnd">Word after the last in the other text.</param>
/// <param name="Matched">How many words are the same.</param>
internal readonly record struct Passage(int Start, int End, int OtherStart, int OtherEnd, int Matched);

/// <summary>Finds the passages that one text shares with others, by seed and extend (after Altschul et al., BLAST, J. Mol. Biol. 1990) over words.</summary>
/// <remarks>
/// Made for one text and used for each candidate. A seed is a run of three words; it grows in both directions over substituted, lost and added words
/// (a misprint, a synonym, a cut clause) until too many in a row do not fit. Passages may stand in another order than in the other text. Each
/// word of the text at hand belongs to one passage at most, so the time is linear in both lengths, times a small bound.
/// </remarks>
internal sealed class PassageAligner
{
    /// <summary>A passage with fewer matched words is chance or a set phrase.</summary>
    private const int FewestMatched = 8;

    private const int SeedWords = 3;
    private const int MostPlaces = 6;

    /// <summary>Places looked at for one seed, those already taken included: bounds the time on a text that repeats itself.</summary>
    private const int MostSteps = 48;
    private const int Reach = 5;
    private const double MissCost = 0.65;
    private const double GiveUp = 7;

    /// <summary>Two passages in one order with no more words between them are one passage.</summary>
    private const int WidestGap = 12;

    private readonly ushort[] _codes;
    private readonly int[] _first;
    private readonly int[] _following;
    private readonly int _mask;

    public PassageAligner(ushort[] codes)
    {
        _codes = codes;
        var size = 16;
        while (size < codes.Length * 2) size *= 2;
        _mask = size - 1;
        _first = new int[size];
        _first.AsSpan().Fill(-1);
        _following = new int[codes.Length];
        for (var at = codes.Length - SeedWords; at >= 0; at--)
        {
            var bucket = Bucket(codes, at);
            _following[at] = _first[bucket];
            _first[bucket] = at;
        }
    }

    /// <summary>The shared passages in order of the text at hand.</summary>
    public List<Passage> Align(ReadOnlySpan<ushort> other)
    {
        ReadOnlySpan<ushort> codes = _codes;
        var covered = new bool[codes.Length];
        var passages = new List<Passage>();
        for (var otherAt = 0; otherAt + SeedWords <= other.Length; otherAt++)
        {
            var best = default(Passage);
            var places = 0;
            var steps = 0;
            for (var at = _first[Bucket(other, otherAt)]; at >= 0 && places < MostPlaces && steps++ < MostSteps; at = _following[at])
            {
                if (covered[at] || !SameSeed(codes, at, other, otherAt)) continue;
                places++;
                var passage = Extend(codes, at, other, otherAt, covered);
                if (passage.Matched > best.Matched) best = passage;
            }

            if (best.Matched < FewestMatched) continue;
            passages.Add(best);
            covered.AsSpan(best.Start, best.End - best.Start).Fill(true);
            otherAt = best.OtherEnd - 1;
        }

        passages.Sort((a, b) => a.Start.CompareTo(b.Start));
        return Joined(passages);
    }

    private static bool Same(ushort a, ushort b) => ((a ^ b) & WordSequence.WordMask) == 0;

    private static bool SameSeed(ReadOnlySpan<ushort> codes, int at, ReadOnlySpan<ushort> other, int otherAt)
    {
        for (var word = 0; word < SeedWords; word++)
        {
            if (!Same(codes[at + word], other[otherAt + word])) return false;
        }

        return true;
    }

    private int Bucket(ReadOnlySpan<ushort> codes, int at)
    {
        var hash = 0u;
        for (var word = 0; word < SeedWords; word++) hash = (hash ^ (uint)(codes[at + word] & WordSequence.WordMask)) * 0x9E3779B1;
        return (int)(hash >> 7) & _mask;
    }

    private static Passage Extend(ReadOnlySpan<ushort> codes, int at, ReadOnlySpan<ushort> other, int otherAt, bool[] covered)
    {
        var right = Grow(codes, at + SeedWords, other, otherAt + SeedWords, 1, covered);
        var left = Grow(codes, at - 1, other, otherAt - 1, -1, covered);
        return new Passage(left.At + 1, right.At, left.Other + 1, right.Other, SeedWords + left.Matched + right.Matched);
    }

    /// <summary>Walks from a place in one direction; where the last good match ends, and how many words matched.</summary>
    private static (int At, int Other, int Matched) Grow(ReadOnlySpan<ushort> codes, int at, ReadOnlySpan<ushort> other, int otherAt, int step, bool[] covered)
    {
        var end = (At: at, Other: otherAt, Matched: 0);
        var score = 0.0;
        var best = 0.0;
        var matched = 0;
        while (InRange(at, codes.Length) && InRange(otherAt, other.Length) && !covered[at])
        {
            if (Same(codes[at], other[otherAt]))
            {
                at += step;
                otherAt += step;
                matched++;
                score++;
                if (score >= best)
                {
                    best = score;
                    end = (at, otherAt, matched);
                }

                continue;
            }

            if (!Resume(codes, at, other, otherAt, step, out var skip, out var otherSkip)) break;
            score -= MissCost * Math.Max(skip, otherSkip);
            if (best - score > GiveUp) break;
            at += skip * step;
            otherAt += otherSkip * step;
        }

        return end;
    }

    /// <summary>The nearest place where two words in a row match again.</summary>
    private static bool Resume(ReadOnlySpan<ushort> codes, int at, ReadOnlySpan<ushort> other, int otherAt, int step, out int skip, out int otherSkip)
    {
        for (var far = 1; far <= Reach * 2; far++)
        {
            for (var i = 0; i <= far; i++)
            {
                // 0, 1, -1, 2, -2 … from the middle: a word for a word before a word lost or added.
                skip = (far / 2) + ((i & 1) == 0 ? i / 2 : -((i / 2) + 1));
                otherSkip = far - skip;
                if (skip < 0 || otherSkip < 0 || skip > Reach || otherSkip > Reach) continue;
                var a = at + (skip * step);
                var b = otherAt + (otherSkip * step);
                if (!InRange(a, codes.Length) || !InRange(b, other.Length) || !Same(codes[a], other[b])) continue;
                if (InRange(a + step, codes.Length) && InRange(b + step, other.Length) && Same(codes[a + step], other[b + step])) return true;
            }
        }

        skip = otherSkip = 0;
        return false;
    }

    private static bool InRange(int at, int length) => (uint)at < (uint)length;

    private static List<Passage> Joined(List<Passage> passages)
    {
        var joined = new List<Passage>(passages.Count);
        foreach (var passage in passages)
        {
            if (joined.Count > 0)
            {
                var last = joined[^1];
                var gap = passage.Start - last.End;
                var otherGap = passage.OtherStart - last.OtherEnd;
                if (gap <= WidestGap && otherGap >= 0 && otherGap <= WidestGap)
                {
                    joined[^1] = new Passage(last.Start, passage.End, last.OtherStart, passage.OtherEnd, last.Matched + passage.Matched);
                    continue;
                }
            }

            joined.Add(passage);
        }

        return joined;
    }
}
