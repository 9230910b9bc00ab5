namespace Readout.Stories;

/// <summary>How likely two reports tell of one happening: 0 to about 1.</summary>
/// <remarks>
/// Cosines of text, opening, title and names, damped by the days between them, and the rare terms that both hold (a victim's name, a street, a
/// ship), which hold good over months. One set of numbers for every stream; chosen for four streams together (local crime, national politics, world events).
/// </remarks>
internal static class StorySimilarity
{
    private const float Body = 0.58f;
    private const float Lead = 0.1f;
    private const float Names = 0.13f;
    private const float Title = 0.19f;

    /// <summary>What shared rare terms can add at most.</summary>
    private const float Rare = 0.22f;

    /// <summary>Shared rarity that adds half of that: one rare name and a little more.</summary>
    private const float HalfRare = 6.2f;

    /// <summary>The part of the rare terms' worth that time does not damp.</summary>
    private const float RareKept = 0.7f;

    /// <summary>After 1 / this many days the damping has run half its way.</summary>
    private const float PerDay = 0.77f;

    /// <summary>What likeness is worth after years.</summary>
    private const float TimeFloor = 0.245f;

    /// <summary>What likeness is worth where a date is missing; where both reports name years and none in common, it is as after years.</summary>
    private const float Undated = 0.72f;

    /// <summary>What a copy and its origin come to at least: copies are told of what their origin tells of.</summary>
    public const float OfCopy = 0.6f;

    /// <summary>Compares a report, whose terms <paramref name="a"/> knows the places of, with another; a day is null where it is not known.</summary>
    public static float Of(TermPlaces a, int? aDay, ReportVector b, int? bDay)
    {
        long body = 0, lead = 0, title = 0, names = 0, rare = 0;
        var own = a.Vector;
        foreach (var (i, j) in a.Shared(b))
        {
            ref readonly var mine = ref own.Weights[i];
            ref readonly var theirs = ref b.Weights[j];
            body += (uint)mine.Body * theirs.Body;
            lead += (uint)mine.Lead * theirs.Lead;
            title += (uint)mine.Title * theirs.Title;
            names += (uint)mine.Named * theirs.Named;
            rare += mine.Rare;
        }

        if (!own.HasTitle || !b.HasTitle) title = lead;
        var otherYears = own.Years != 0 && b.Years != 0 && (own.Years & b.Years) == 0;
        var time = aDay is { } x && bDay is { } y ? TimeFloor + ((1 - TimeFloor) / (1 + (PerDay * Math.Abs(x - y)))) : otherYears ? TimeFloor : Undated;
        var alike = ((Body * body) + (Lead * lead) + (Names * names) + (Title * title)) / (TermWeight.One * TermWeight.One);
        var rarity = rare / TermWeight.OneRare;
        return (alike * time) + (Rare * rarity / (rarity + HalfRare) * (RareKept + ((1 - RareKept) * time)));
    }

    /// <summary>How much one report's headline says of another's headline and opening.</summary>
    public static float OfHeadline(ReportVector a, ReportVector b)
    {
        var alike = 0f;
        var (i, j) = (0, 0);
        while (i < a.Keys.Length && j < b.Keys.Length)
        {
            var order = a.Keys[i].CompareTo(b.Keys[j]);
            if (order == 0) alike += a.Weights[i].Title * (float)(b.Weights[j].Title + b.Weights[j].Lead);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return alike;
    }
}
