using Readout.Language.English;

namespace Readout.Lab.Training;

/// <summary>Words in a row that may be parts of names.</summary>
/// <param name="Features">For each word its features, as offsets of rows of weights.</param>
/// <param name="Gold">For each word its label.</param>
/// <param name="OtherIsOpen">Where the gold says outside, but the corpus does not annotate what may be here.</param>
internal sealed record NameStretch(int[][] Features, byte[] Gold, bool[] OtherIsOpen);

/// <summary>A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), fitted by L-BFGS under a Gaussian prior (Sha and Pereira 2003).</summary>
/// <remarks>Where the gold leaves a label open, the chance of all sequences that agree with it is made great (Tsuboi et al. 2008).</remarks>
internal sealed class NameField
{
    private const int Labels = NameLabels.Count;
    private const int Transitions = Labels * Labels;

    /// <summary>What the square of a weight costs; chosen on the development sets.</summary>
    private const double Prior = 2;

    private const int Steps = 120;
    private const int Remembered = 6;

    /// <summary>A step must bring this part of what its slope promises.</summary>
    private const double Enough = 1e-4;

    private readonly NameStretch[] _stretches;
    private readonly float[] _gradient = new float[Transitions + (NameModel.Buckets * Labels)];
    private readonly double[] _scores;
    private readonly double[] _forward;
    private readonly double[] _backward;
    private readonly double[] _moves = new double[Transitions];

    private NameField(NameStretch[] stretches)
    {
        _stretches = stretches;
        var longest = stretches.Max(stretch => stretch.Gold.Length) * Labels;
        (_scores, _forward, _backward) = (new double[longest], new double[longest], new double[longest]);
    }

    /// <summary>The weights: transitions first (from, to), then a row of labels for each bucket.</summary>
    public static float[] Fit(NameStretch[] stretches, Action<string> tell)
    {
        var field = new NameField(stretches);
        var weights = new float[field._gradient.Length];
        var loss = field.Loss(weights);
        var (moved, turned) = (new List<float[]>(), new List<float[]>());
        for (var step = 1; step <= Steps; step++)
        {
            var gradient = (float[])field._gradient.Clone();
            var direction = Direction(gradient, moved, turned);
            var slope = Dot(direction, gradient);
            var length = step == 1 ? 1 / Math.Sqrt(Dot(gradient, gradient)) : 1.0;
            var (next, was) = (Moved(weights, direction, length), loss);
            while ((loss = field.Loss(next)) > was + (Enough * length * slope) && length > 1e-6)
            {
                length /= 2;
                next = Moved(weights, direction, length);
            }

            var (by, turn) = (Difference(next, weights), Difference(field._gradient, gradient));
            if (Dot(by, turn) > 0)
            {
                Remember(moved, by);
                Remember(turned, turn);
            }

            weights = next;
            if (step % 20 == 0) tell($"step {step}: loss {loss:F0}");
            if (was - loss < 1e-5 * was) break;
        }

        return weights;
    }

    /// <summary>Downhill, by what the last steps told of the curvature (Nocedal 1980).</summary>
    private static float[] Direction(float[] gradient, List<float[]> moved, List<float[]> turned)
    {
        var direction = Array.ConvertAll(gradient, slope => -slope);
        var along = new double[moved.Count];
        for (var i = moved.Count - 1; i >= 0; i--)
        {
            along[i] = Dot(moved[i], direction) / Dot(moved[i], turned[i]);
            Add(direction, turned[i], -along[i]);
        }

        if (moved.Count > 0)
        {
            var scale = (float)(Dot(moved[^1], turned[^1]) / Dot(turned[^1], turned[^1]));
            for (var i = 0; i < direction.Length; i++) direction[i] *= scale;
        }

        for (var i = 0; i < moved.Count; i++) Add(direction, moved[i], along[i] - (Dot(turned[i], direction) / Dot(moved[i], turned[i])));
        return direction;
    }

    /// <summary>What the weights cost; the slope is left in <see cref="_gradient"/>.</summary>
    private double Loss(float[] weights)
    {
        var loss = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            loss += Prior / 2 * weights[i] * weights[i];
            _gradient[i] = (float)(Prior * weights[i]);
        }

        for (var i = 0; i < Transitions; i++) _moves[i] = Math.Exp(weights[i]);
        foreach (var stretch in _stretches)
        {
            Score(stretch, weights);
            loss += Pass(stretch, _ => true, 1) - Pass(stretch, at => IsTrue(stretch, at / Labels, at % Labels), -1);
        }

        return loss;
    }

    private static bool IsTrue(NameStretch stretch, int at, int label) =>
        label == stretch.Gold[at] || (stretch.OtherIsOpen[at] && stretch.Gold[at] == NameLabels.Outside && label >= NameLabels.First(Documents.NameType.Other));

    private void Score(NameStretch stretch, float[] weights)
    {
        for (var i = 0; i < stretch.Gold.Length; i++)
        {
            var row = _scores.AsSpan(i * Labels, Labels);
            row.Clear();
            foreach (var feature in stretch.Features[i])
            {
                for (var label = 0; label < Labels; label++) row[label] += weights[Transitions + feature + label];
            }

            foreach (ref var score in row) score = Math.Exp(score);
        }
    }

    /// <summary>The logarithm of the sum over the sequences that may be; their expected counts are added to the slope, times <paramref name="sign"/>.</summary>
    private double Pass(NameStretch stretch, Func<int, bool> may, int sign)
    {
        var n = stretch.Gold.Length;
        var all = 0.0;
        for (var i = 0; i < n; i++)
        {
            var sum = 0.0;
            for (var label = 0; label < Labels; label++)
            {
                var at = (i * Labels) + label;
                var before = 0.0;
                for (var previous = 0; previous < Labels && may(at); previous++)
                {
                    if (NameLabels.MayFollow(label, previous)) before += (i == 0 ? previous == NameLabels.Outside ? 1 : 0 : _forward[at - label - Labels + previous]) * _moves[(previous * Labels) + label];
                }

                sum += _forward[at] = before * _scores[at];
            }

            // Each word's sums are brought to one, against overflow; the logarithms keep the whole.
            for (var label = 0; label < Labels; label++) _forward[(i * Labels) + label] /= sum;
            all += Math.Log(sum);
        }

        // Behind the stretch is outside.
        var end = 0.0;
        for (var label = 0; label < Labels; label++) end += _forward[((n - 1) * Labels) + label] * _moves[label * Labels];
        all += Math.Log(end);
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = 0.0;
            for (var label = 0; label < Labels; label++)
            {
                var behind = i == n - 1 ? _moves[label * Labels] : 0.0;
                for (var next = 0; i < n - 1 && next < Labels; next++)
                {
                    var to = ((i + 1) * Labels) + next;
                    if (NameLabels.MayFollow(next, label) && may(to)) behind += _moves[(label * Labels) + next] * _scores[to] * _backward[to];
                }

                _backward[(i * Labels) + label] = behind;
                sum += behind * _forward[(i * Labels) + label];
            }

            // Scaled so that forward times backward are chances.
            for (var label = 0; label < Labels; label++) _backward[(i * Labels) + label] /= sum;
            Count(stretch, i, may, sign);
        }

        return all;
    }

    private void Count(NameStretch stretch, int i, Func<int, bool> may, int sign)
    {
        Span<float> chances = stackalloc float[Labels];
        for (var label = 0; label < Labels; label++)
        {
            var at = (i * Labels) + label;
            var chance = _forward[at] * _backward[at];
            chances[label] = (float)(sign * chance);
            if (i == stretch.Gold.Length - 1) _gradient[label * Labels] += (float)(sign * chance);
            if (i == 0) _gradient[label] += (float)(sign * chance);
        }

        foreach (var feature in stretch.Features[i])
        {
            for (var label = 0; label < Labels; label++) _gradient[Transitions + feature + label] += chances[label];
        }

        if (i == stretch.Gold.Length - 1) return;
        var sum = 0.0;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var label = 0; label < Labels; label++)
            {
                for (var next = 0; next < Labels; next++)
                {
                    var to = ((i + 1) * Labels) + next;
                    if (!NameLabels.MayFollow(next, label) || !may(to)) continue;
                    var weight = _forward[(i * Labels) + label] * _moves[(label * Labels) + next] * _scores[to] * _backward[to];
                    if (pass == 0) sum += weight;
                    else _gradient[(label * Labels) + next] += (float)(sign * weight / sum);
                }
            }
        }
    }

    private static void Remember(List<float[]> list, float[] vector)
    {
        if (list.Count == Remembered) list.RemoveAt(0);
        list.Add(vector);
    }

    private static float[] Moved(float[] from, float[] direction, double length)
    {
        var to = (float[])from.Clone();
        Add(to, direction, length);
        return to;
    }

    private static float[] Difference(float[] a, float[] b)
    {
        var difference = (float[])a.Clone();
        Add(difference, b, -1);
        return difference;
    }

    private static void Add(float[] to, float[] vector, double times)
    {
        var by = (float)times;
        for (var i = 0; i < to.Length; i++) to[i] += by * vector[i];
    }

    private static double Dot(float[] a, float[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += (double)a[i] * b[i];
        return sum;
    }
}
