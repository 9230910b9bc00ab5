using Readout.Documents;

namespace Readout.Stories;

/// <summary>Joins the reports of a part of the stream anew, in the order of their dates and ids, by all that is known now.</summary>
internal sealed class StoryRegion(List<StreamReport> reports, Dictionary<ArticleId, int> numbers, TermStatistics statistics)
{
    /// <summary>The groups of these leading reports, given in order; people's corrections hold.</summary>
    public List<List<int>> Join(int[] order, IReadOnlyList<StoryCorrection> corrections)
    {
        var index = new ReportIndex();
        var own = new TermPlaces();
        var places = new Dictionary<int, int>();
        var pairs = new List<(int A, int B, float Similarity)>();
        for (var place = 0; place < order.Length; place++)
        {
            var report = reports[order[place]];
            if (report.Terms.Length > 0) report.Vector = ReportVector.Of(report.Terms, statistics);
            places.Add(order[place], place);
        }

        var sight = new float[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var report = reports[order[place]];
            var terms = ReportIndex.TermsOf(report.Vector!);
            own.Take(report.Vector!);
            foreach (var other in index.Candidates(terms, ReportIndex.WorthSettling))
            {
                var earlier = reports[order[other]];
                pairs.Add((other, place, StorySimilarity.Of(own, report.Day, earlier.Vector!, earlier.Day)));
            }

            sight[place] = index.Sight;
            if (report.Origin is { } origin && places.TryGetValue(origin, out var from)) pairs.Add((Math.Min(place, from), Math.Max(place, from), StorySimilarity.OfCopy));
            index.Add(place, terms);
        }

        var held = corrections.Reverse().Select(correction => (Places(correction.Together), Places(correction.Apart))).Where(pair => pair.Item1.Count > 0);
        return StoryLinkage.Join(sight, pairs, held).ConvertAll(group => group.ConvertAll(place => order[place]));

        List<int> Places(EquatableArray<ArticleId> ids) => ids
            .Select(id => numbers.TryGetValue(id, out var number) ? places.GetValueOrDefault(reports[number].Leader ?? number, -1) : -1)
            .Where(place => place >= 0)
            .Distinct()
            .ToList();
    }
}
