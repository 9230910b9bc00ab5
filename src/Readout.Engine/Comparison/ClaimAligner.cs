using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Finds what two or more origins tell and what only one tells.</summary>
/// <remarks>
/// A sentence is borne out by a sentence of another origin that holds most of the weight of its terms (the longer one may say more), shares a name or a
/// number with it and tells no other number. So a claim is told in its briefest wording, and a long sentence may bear out several claims.
/// The cost grows with the sentences: neighbours come from an index.
/// </remarks>
internal sealed class ClaimAligner(ReportIndex reports, PassageTable table)
{
    /// <summary>This share of a claim's weight must stand in the sentence that bears it out.</summary>
    private const double BorneOut = 0.55;

    /// <summary>Two claims with this much in common are one.</summary>
    private const double OneClaim = 0.5;

    /// <summary>A sentence with nothing nearer than this elsewhere stands alone.</summary>
    private const double Alone = 0.4;

    private const int FewestTerms = 5;
    private const int LongestClaim = 45;
    private const int MostShared = 40;
    private const int MostSole = 40;
    private const int MostSoleOfOneReport = 8;

    /// <summary>What two or more independent origins say, those with most origins first.</summary>
    public EquatableArray<Claim> Shared()
    {
        if (reports.Origins < 2) return [];
        var claims = table.Passages
            .Where(CanBeClaim)
            .Select(p => (Claim: p, Support: Support(p)))
            .Where(c => c.Support.Count > 0)
            .Select(c => (c.Claim, c.Support, Origins: c.Support.SelectMany(s => s.Passage.Origins).Union(c.Claim.Origins).Distinct().Count()))
            .Where(c => c.Origins >= 2)
            .OrderByDescending(c => c.Origins)
            .ThenByDescending(c => c.Support.Max(s => s.Share) * Math.Log(1 + c.Claim.Weight))
            .ThenBy(c => c.Claim.Lead)
            .ThenBy(c => c.Claim.Number)
            .ToList();
        var told = new List<Passage>();
        var shared = new List<Claim>();
        foreach (var (claim, support, origins) in claims)
        {
            if (shared.Count == MostShared) break;
            if (told.Exists(t => Math.Max(table.Coverage(claim, t), table.Coverage(t, claim)) >= OneClaim)) continue;
            told.Add(claim);
            shared.Add(new Claim(table.Cite(claim).Quote, Evidence(claim, support.Select(s => s.Passage)), origins));
        }

        return shared.ToEquatableArray();
    }

    /// <summary>Informative sentences that one report tells, or the copies of one origin, and nobody else; the most informative first.</summary>
    public EquatableArray<Claim> Sole()
    {
        if (reports.Reports.Length < 2) return [];
        var ofReport = new Dictionary<int, int>();
        var sole = new List<Claim>();
        var candidates = table.Passages
            .Where(p => CanBeClaim(p) && p.Origins.Count == 1)
            .OrderByDescending(Information)
            .ThenBy(p => p.Number);
        foreach (var passage in candidates)
        {
            if (sole.Count == MostSole) break;
            var report = passage.Places[0].Report;
            if (ofReport.GetValueOrDefault(report) == MostSoleOfOneReport) continue;
            if (ToldElsewhere(passage)) continue;
            ofReport[report] = ofReport.GetValueOrDefault(report) + 1;
            sole.Add(new Claim(table.Cite(passage).Quote, Evidence(passage, []), 1));
        }

        return sole.ToEquatableArray();
    }

    /// <summary>The sentences of other reports that tell what a sentence tells, the nearest first.</summary>
    public List<(Passage Passage, double Share)> Support(Passage claim) => table.Near(claim)
        .Select(other => (Passage: other, Share: table.Coverage(claim, other)))
        .Where(s => s.Share >= BorneOut && table.SharesNameOrNumber(claim, s.Passage) && table.NumbersIn(claim, s.Passage))
        .Where(s => s.Passage.Places.Exists(p => claim.Places.TrueForAll(c => c.Report != p.Report)))
        .OrderByDescending(s => s.Share)
        .ThenBy(s => s.Passage.Number)
        .ToList();

    private bool ToldElsewhere(Passage passage)
    {
        foreach (var other in table.Near(passage))
        {
            if (other.Places.TrueForAll(p => passage.Places.Exists(c => c.Report == p.Report))) continue;
            if (table.Coverage(passage, other) >= Alone || (table.Coverage(other, passage) >= BorneOut && other.Terms.Length >= FewestTerms)) return true;
        }

        return false;
    }

    private static bool CanBeClaim(Passage passage) => passage.IsBody && passage.Terms.Length >= FewestTerms && passage.Words <= LongestClaim
        && (passage.HasName || passage.HasNumber) && !passage.Asks;

    /// <summary>Names and numbers make a sentence tell; one that leans on its neighbour tells less when it stands alone.</summary>
    private double Information(Passage passage) => table.HardWeight(passage) + (0.3 * passage.Weight) - (passage.Leans ? 0.25 * passage.Weight : 0);

    /// <summary>Every printing of a sentence, then for each further report the words that bear it out.</summary>
    public EquatableArray<Citation> Evidence(Passage claim, IEnumerable<Passage> support)
    {
        var own = claim.Places.Select(p => p.Report).ToHashSet();
        return table.CiteAll(claim)
            .Concat(support.SelectMany(s => s.Places.Where(p => !own.Contains(p.Report)).Select(p => (p.Report, Passage: s, Place: p)))
                .DistinctBy(s => s.Report)
                .OrderBy(s => s.Report)
                .Select(s => table.Cite(s.Place)))
            .ToEquatableArray();
    }
}
