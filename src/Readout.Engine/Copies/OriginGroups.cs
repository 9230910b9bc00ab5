using Readout.Documents;

namespace Readout.Copies;

/// <summary>Groups articles by the text they go back to, over chains of copies.</summary>
internal static class OriginGroups
{
    /// <summary>So many articles of one first day are compared to find which text the others contain.</summary>
    private const int MostCompared = 12;

    /// <summary>Groups the articles of these numbers; the links may lead over articles that are not among them.</summary>
    public static EquatableArray<OriginGroup> Of(IEnumerable<int> numbers, List<CopyIndex.Entry> entries)
    {
        var groups = numbers.GroupBy(number => Root(number, entries)).Select(group => Group([.. group], entries)).ToList();
        groups.Sort((a, b) => Compare(entries[a.Original], entries[b.Original]));
        return groups.Select(group => new OriginGroup(
            entries[group.Original].Id,
            Agency(group, entries),
            group.Members.Select(number => entries[number].Id).ToEquatableArray())).ToEquatableArray();
    }

    /// <summary>The same groups of articles whose dates have changed: originals and order are chosen anew.</summary>
    public static EquatableArray<OriginGroup> Again(EquatableArray<OriginGroup> groups, IReadOnlyList<Article> articles)
    {
        var entries = articles.Select(article => new CopyIndex.Entry(article, WordSequence.Of(article.Text).Codes.ToArray())).ToList();
        var numbers = new Dictionary<ArticleId, int>();
        for (var number = 0; number < entries.Count; number++) numbers.TryAdd(entries[number].Id, number);
        foreach (var group in groups)
        {
            foreach (var id in group.Articles) entries[numbers[id]].Parent = numbers[group.Original];
        }

        return Of(Enumerable.Range(0, entries.Count), entries);
    }

    private static int Root(int number, List<CopyIndex.Entry> entries)
    {
        while (entries[number].Parent != number) number = entries[number].Parent;
        return number;
    }

    private static (int Original, List<int> Members) Group(List<int> members, List<CopyIndex.Entry> entries)
    {
        members.Sort((a, b) => Compare(entries[a], entries[b]));
        var first = entries[members[0]].Published;
        var equallyEarly = members.TakeWhile(number => Nullable.Equals(entries[number].Published, first)).Take(MostCompared).ToList();
        var original = equallyEarly.Count == 1 ? members[0] : MostContained(equallyEarly, entries);
        members.Remove(original);
        members.Insert(0, original);
        return (original, members);
    }

    /// <summary>The one of whose words the others hold most: the text before it was extended; by id where several are equal.</summary>
    private static int MostContained(List<int> members, List<CopyIndex.Entry> entries)
    {
        var best = members[0];
        var bestShare = -1.0;
        foreach (var number in members)
        {
            var codes = entries[number].Codes;
            var aligner = new PassageAligner(codes);
            var share = 0.0;
            foreach (var other in members)
            {
                if (other != number && codes.Length > 0) share += (double)aligner.Align(entries[other].Codes).Sum(passage => passage.Matched) / codes.Length;
            }

            if (share <= bestShare) continue;
            (best, bestShare) = (number, share);
        }

        return best;
    }

    private static string? Agency((int Original, List<int> Members) group, List<CopyIndex.Entry> entries) =>
        group.Members.Select(number => entries[number].Agency).FirstOrDefault(agency => agency is not null);

    /// <summary>By date, those without one last; then by id.</summary>
    private static int Compare(CopyIndex.Entry a, CopyIndex.Entry b)
    {
        if (a.Published is null != b.Published is null) return a.Published is null ? 1 : -1;
        var byDate = a.Published is { } first && b.Published is { } second ? first.First.CompareTo(second.First) : 0;
        return byDate != 0 ? byDate : a.Id.CompareTo(b.Id);
    }
}
