namespace Readout.Stories;

/// <summary>What a term weighs in a report; each view has length one (or zero, where it is empty). Fixed point, in parts of <see cref="One"/>: a stream keeps millions of them.</summary>
/// <param name="Body">In the whole report.</param>
/// <param name="Lead">In the title and the first words.</param>
/// <param name="Title">In the title.</param>
/// <param name="Named">Among the names.</param>
/// <param name="Rare">What it adds to another report that shares it, for its rareness alone, in parts of <see cref="OneRare"/>.</param>
internal readonly record struct TermWeight(ushort Body, ushort Lead, ushort Title, ushort Named, ushort Rare)
{
    /// <summary>The weight of a view's only term.</summary>
    public const float One = ushort.MaxValue;

    /// <summary>A rareness of one; none is above fifteen.</summary>
    public const float OneRare = 4096;
}

/// <summary>A report's terms, weighted.</summary>
/// <remarks>Weights are (1 + ln tf) · idf (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988).</remarks>
internal sealed class ReportVector
{
    /// <summary>Terms worth less are left out: they stand in every second text.</summary>
    private const float LeastIdf = 0.7f;

    /// <summary>Where fewer would stay, all are kept: in a stream of one story its every word is common.</summary>
    private const int FewestTerms = 8;

    /// <summary>1 + ln of how often a term is used; zero where it is not.</summary>
    private static readonly float[] OftenWeights = [0, .. Enumerable.Range(1, byte.MaxValue).Select(count => 1 + MathF.Log(count))];

    private ReportVector(int terms)
    {
        Keys = new uint[terms];
        Weights = new TermWeight[terms];
    }

    /// <summary>Of a report without words.</summary>
    public static ReportVector Empty { get; } = new(0);

    /// <summary>Ascending.</summary>
    public uint[] Keys { get; }

    /// <summary>The weight of each.</summary>
    public TermWeight[] Weights { get; }

    /// <summary>Whether there is a title.</summary>
    public bool HasTitle { get; private init; }

    /// <summary>The years that the report names.</summary>
    public ulong Years { get; private init; }

    /// <summary>The terms that weigh most in the whole report, by descending weight; of equal ones that with the smaller key first.</summary>
    public (uint Key, float Weight)[] Weightiest(int most)
    {
        var largest = new Largest(most);
        for (var at = 0; at < Keys.Length; at++) largest.Offer(((ulong)Weights[at].Body << 32) | ~Keys[at]);
        var terms = new (uint Key, float Weight)[largest.Count];
        for (var at = 0; at < terms.Length; at++) terms[at] = (~(uint)largest.Values[at], (largest.Values[at] >> 32) / TermWeight.One);
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
        float body = 0, lead = 0, title = 0, named = 0;
        for (var at = 0; at < terms.Length; at++)
        {
            var (term, idf) = (terms[at], worth[at].Idf);
            if (idf < least) continue;
            body += Square(Weight(term.Count, idf));
            lead += Square(Weight(term.Lead, idf));
            title += Square(Weight(term.Title, idf));
            named += Square(Weight(term.Named, idf));
        }

        var (ofBody, ofLead, ofTitle, ofNamed) = (Scale(body), Scale(lead), Scale(title), Scale(named));
        var vector = new ReportVector(kept) { HasTitle = title > 0, Years = ReportTerms.YearsOf(terms) };
        var to = 0;
        for (var at = 0; at < terms.Length; at++)
        {
            var (term, (idf, rarity)) = (terms[at], worth[at]);
            if (idf < least) continue;
            vector.Keys[to] = term.Key;
            vector.Weights[to++] = new TermWeight(
                Fixed(Weight(term.Count, idf) * ofBody),
                Fixed(Weight(term.Lead, idf) * ofLead),
                Fixed(Weight(term.Title, idf) * ofTitle),
                Fixed(Weight(term.Named, idf) * ofNamed),
                Fixed(rarity * TermWeight.OneRare));
        }

        return vector;
    }

    private static float Weight(byte count, float idf) => OftenWeights[count] * idf;

    private static float Square(float value) => value * value;

    private static float Scale(float squares) => squares > 0 ? TermWeight.One / MathF.Sqrt(squares) : 0;

    private static ushort Fixed(float value) => (ushort)MathF.Min(value + 0.5f, ushort.MaxValue);
}
