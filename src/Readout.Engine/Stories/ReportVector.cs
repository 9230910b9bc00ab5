namespace Readout.Stories;

/// <summary>A report's terms, weighted: each view has length one (or zero, where it is empty).</summary>
/// <remarks>Weights are (1 + ln tf) · idf (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988).</remarks>
internal sealed class ReportVector
{
    /// <summary>Terms worth less are left out: they stand in every second text.</summary>
    private const float LeastIdf = 0.7f;

    /// <summary>Where fewer would stay, all are kept: in a stream of one story its every word is common.</summary>
    private const int FewestTerms = 8;

    private ReportVector(int terms)
    {
        Keys = new uint[terms];
        Body = new float[terms];
        Lead = new float[terms];
        Title = new float[terms];
        Names = new float[terms];
        Rarity = new float[terms];
    }

    /// <summary>Ascending.</summary>
    public uint[] Keys { get; }

    /// <summary>The whole report.</summary>
    public float[] Body { get; }

    /// <summary>The title and the first words.</summary>
    public float[] Lead { get; }

    /// <summary>The title.</summary>
    public float[] Title { get; }

    /// <summary>The names.</summary>
    public float[] Names { get; }

    /// <summary>What each term adds to another report that shares it, for its rareness alone; not of length one.</summary>
    public float[] Rarity { get; }

    /// <summary>Whether there is a title.</summary>
    public bool HasTitle { get; private init; }

    /// <summary>The years that the report names.</summary>
    public ulong Years { get; private init; }

    /// <summary>The terms that weigh most in the whole report, by descending weight.</summary>
    public (uint Key, float Weight)[] Weightiest(int most)
    {
        var weights = Array.ConvertAll(Body, weight => -weight);
        var keys = (uint[])Keys.Clone();
        Array.Sort(weights, keys);
        var terms = new (uint Key, float Weight)[Math.Min(most, keys.Length)];
        for (var at = 0; at < terms.Length; at++) terms[at] = (keys[at], -weights[at]);
        return terms;
    }

    /// <summary>Weights the terms by what is known of them now.</summary>
    public static ReportVector Of(ReportTerm[] terms, TermStatistics statistics)
    {
        Span<(float Idf, float Rarity)> worth = terms.Length <= 1024 ? stackalloc (float, float)[terms.Length] : new (float, float)[terms.Length];
        var kept = 0;
        for (var at = 0; at < terms.Length; at++)
        {
            worth[at] = statistics.Of(terms[at].Key);
            if (worth[at].Idf >= LeastIdf) kept++;
        }

        var least = kept >= Math.Min(FewestTerms, terms.Length) ? LeastIdf : 0;
        if (least == 0) kept = terms.Length;
        var vector = new ReportVector(kept) { HasTitle = Array.Exists(terms, term => term.Title > 0), Years = ReportTerms.YearsOf(terms) };
        var to = 0;
        for (var at = 0; at < terms.Length; at++)
        {
            var (idf, rarity) = worth[at];
            if (idf < least) continue;
            var term = terms[at];
            vector.Keys[to] = term.Key;
            vector.Body[to] = Weight(term.Count, idf);
            vector.Lead[to] = Weight(term.Lead, idf);
            vector.Title[to] = Weight(term.Title, idf);
            vector.Names[to] = Weight(term.Named, idf);
            vector.Rarity[to] = rarity;
            to++;
        }

        foreach (var view in new[] { vector.Body, vector.Lead, vector.Title, vector.Names }) Normalise(view);
        return vector;
    }

    private static float Weight(int count, float idf) => count == 0 ? 0 : (1 + MathF.Log(count)) * idf;

    private static void Normalise(float[] view)
    {
        var sum = 0f;
        foreach (var weight in view) sum += weight * weight;
        if (sum == 0) return;
        var length = MathF.Sqrt(sum);
        for (var at = 0; at < view.Length; at++) view[at] /= length;
    }
}
