using Readout.Documents;

namespace Readout.Stories;

/// <summary>Which ids the groups of a settled stream have: a story keeps its id with the greater part of its reports.</summary>
internal static class StoryNames
{
    /// <summary>The id of each group: of the story most of whose reports it holds, else one that its first report founds.</summary>
    /// <param name="groups">Numbers of leading reports.</param>
    /// <param name="reports">All reports.</param>
    /// <param name="found">Gives an id that no story has.</param>
    /// <param name="heirs">For each story that had reports in the groups, the one that has most of them now.</param>
    public static List<StoryId> Of(List<List<int>> groups, List<StreamReport> reports, Func<ArticleId, StoryId> found, out Dictionary<StoryId, StoryId> heirs)
    {
        var claims = groups
            .SelectMany((group, at) => group
                .GroupBy(number => reports[number].Story)
                .Select(part => (Group: at, Id: part.Key, Count: part.Sum(number => 1 + reports[number].Followers.Count))))
            .OrderByDescending(claim => claim.Count)
            .ThenBy(claim => claim.Group)
            .ThenBy(claim => claim.Id.Value, StringComparer.Ordinal)
            .ToList();
        var ids = new StoryId?[groups.Count];
        var taken = new HashSet<StoryId>();
        var heir = new Dictionary<StoryId, int>();
        foreach (var claim in claims)
        {
            heir.TryAdd(claim.Id, claim.Group);
            if (ids[claim.Group] is not null || !taken.Add(claim.Id)) continue;
            ids[claim.Group] = claim.Id;
            heir[claim.Id] = claim.Group;
        }

        var named = groups.Select((group, at) => ids[at] ?? found(reports[group[0]].Id)).ToList();
        heirs = heir.ToDictionary(pair => pair.Key, pair => named[pair.Value]);
        return named;
    }
}
