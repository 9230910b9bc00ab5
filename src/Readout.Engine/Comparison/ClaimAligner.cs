using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Finds what two or more origins tell and what only one tells.</summary>
/// <remarks>
/// A sentence is borne out by a sentence of another origin that states the same (<see cref="StatementMatch"/>); the longer one may say more. So a claim is
/// told in its briefest wording, and a long sentence may bear out several claims. The cost grows with the sentences: neighbours come from an index.
/// </remarks>
internal sealed class ClaimAligner(ReportIndex reports, PassageTable table)
{
    /// <summary>Two claims with this much in common are one.</summary>
    private const double OneClaim = 0.5;

    /// <summary>A sentence with nothing nearer than this elsewhere stands alone.</summary>
    private const double Alone = 0.4;

    /// <summary>A shorter sentence elsewhere whose weight stands in a sentence to this share tells part of it.</summary>
    private const double ToldInPart = 0.55;

    /// <summary>And this share of what it says, names and offices left out: people, ministries and who told whom are in many sentences.</summary>
    private const double SaidElsewhere = 0.3;

    /// <summary>From this share of quoted words a sentence is a bare quotation.</summary>
    private const double BareQuotation = 0.8;

    private const int FewestTerms = 5;
    private const int LongestClaim = 45;
    private const int MostShared = 40;
    private const int MostSole = 120;
    private const int MostSoleOfOneReport = 24;

    private readonly StatementMatch _statements = new(table);

    /// <summary>What two or more independent origins say, those with most origins first.</summary>
    public EquatableArray<Claim> Shared()
    {
        if (reports.Origins < 2) return [];
        var claims = table.Foremost
            .Where(CanBeClaim)
            .Select(p => (Claim: p, Support: Support(p)))
            .Where(c => c.Support.Count > 0)
            .Select(c => (c.Claim, c.Support, Origins: c.Support.SelectMany(s => s.Passage.Origins).Union(c.Claim.Origins).Distinct().Count()))
            .Where(c => c.Origins >= 2)
            .OrderByDescending(c => c.Origins)
            .ThenByDescending(c => Math.Round(c.Support.Average(s => s.Share), 3) * Math.Log(1 + c.Claim.Weight))
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

    /// <summary>News that one origin tells, in one report or in copies of it, and nobody else; what counts most first.</summary>
    public EquatableArray<Claim> Sole(EquatableArray<Contact> contacts)
    {
        if (reports.Origins < 2) return [];
        var worth = new NewsWorth(reports, table, contacts);
        var ofReport = new Dictionary<int, int>();
        var sole = new List<Claim>();
        var candidates = table.Foremost
            .Where(p => CanBeClaim(p) && p.Origins.Count == 1)
            .OrderByDescending(worth.Of)
            .ThenBy(p => p.Number);
        foreach (var passage in candidates)
        {
            if (sole.Count == MostSole) break;
            var report = passage.Places[0].Report;
            if (ofReport.GetValueOrDefault(report) == MostSoleOfOneReport) continue;
            if (ToldElsewhere(passage) || sole.Exists(c => c.Evidence.Any(e => e == table.Cite(passage)))) continue;
            ofReport[report] = ofReport.GetValueOrDefault(report) + 1;
            sole.Add(new Claim(table.Cite(passage).Quote, Evidence(passage, Support(passage).Select(s => s.Passage)), 1));
        }

        return sole.ToEquatableArray();
    }

    /// <summary>The sentences of other reports that tell what a sentence tells, the nearest first.</summary>
    public List<(Passage Passage, double Share)> Support(Passage claim)
    {
        var least = _statements.LeastCommon(claim);
        return table.Near(claim, _ => least)
            .Where(other => other.Places.Exists(p => claim.Places.TrueForAll(c => c.Report != p.Report)))
            .Select(other => (Passage: other, Share: _statements.Share(claim, other)))
            .Where(s => s.Share > 0)
            .OrderByDescending(s => s.Share)
            .ThenBy(s => s.Passage.Number)
            .ToList();
    }

    private bool ToldElsewhere(Passage passage)
    {
        foreach (var other in table.Near(passage, o => Math.Min(Alone * passage.Weight, ToldInPart * o.Weight)))
        {
            if (other.Origins.IsSubsetOf(passage.Origins)) continue;
            if (table.Coverage(passage, other) >= Alone && _statements.SaidIn(passage, other) >= SaidElsewhere) return true;
            if (table.Coverage(other, passage) >= ToldInPart && other.Terms.Length >= FewestTerms && _statements.SaidIn(other, passage) >= SaidElsewhere) return true;
        }

        return false;
    }

    private bool CanBeClaim(Passage passage)
    {
        if (!passage.IsBody || passage.Terms.Length < FewestTerms || passage.Words > LongestClaim) return false;
        if ((!passage.HasName && !passage.HasNumber) || passage.Asks) return false;
        var details = table.DetailsOf(passage);
        return !details.Introduces && details.QuotedShare < BareQuotation;
    }

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
