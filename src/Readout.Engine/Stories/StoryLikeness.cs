namespace Readout.Stories;

/// <summary>How much two groups of reports are alike, from those of their pairs that were compared.</summary>
/// <param name="Sum">Of the pairs' likeness.</param>
/// <param name="Likeliest">The likeliest pair.</param>
/// <param name="Pairs">How many were compared.</param>
internal readonly record struct StoryLikeness(float Sum, float Likeliest, int Pairs)
{
    /// <summary>The part of the likeliest pair; the rest is the average over all pairs.</summary>
    private const float LikeliestPart = 0.06f;

    /// <summary>Of a large group so many reports are compared with one: the average is taken over no more, else no story could outgrow it.</summary>
    private const int Compared = 32;

    public StoryLikeness With(StoryLikeness other) => new(Sum + other.Sum, MathF.Max(Likeliest, other.Likeliest), Pairs + other.Pairs);

    public StoryLikeness With(float similarity) => new(Sum + similarity, MathF.Max(Likeliest, similarity), Pairs + 1);

    /// <summary>The likeness of groups of so many reports; a pair that was not compared counts as unlike, as far as all that might be alike were in sight (1: all).</summary>
    public float Of(int reports, int others, float sight)
    {
        var (fewer, more) = (Math.Min(reports, others), Math.Max(reports, others));
        return ((1 - LikeliestPart) * Sum / MathF.Max(Pairs, sight * fewer * Math.Min(more, Compared))) + (LikeliestPart * Likeliest);
    }
}
