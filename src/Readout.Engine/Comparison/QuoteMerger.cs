using System.Text;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Makes one quotation of its printings in many reports: the same words, or one printed within the other.</summary>
/// <remarks>Longest first; a shorter one joins where at least four fifths of its runs of three words stand in the longer one.</remarks>
internal sealed class QuoteMerger(ReportIndex reports)
{
    private const int Run = 3;
    private const double SameShare = 0.8;

    private readonly List<Group> _groups = [];
    private readonly Dictionary<string, List<int>> _byRun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byWords = new(StringComparer.Ordinal);

    /// <summary>All quotations, those with most independent origins first, then in the order of the reports.</summary>
    public EquatableArray<StoryQuote> Merge()
    {
        foreach (var saying in Sayings()) Place(saying);
        return _groups
            .Select(g => (Quote: Tell(g), Origins: reports.CountOrigins(g.Sayings.Select(s => s.Report)), First: g.Sayings.Min(s => (s.Report, s.Quotation.Content))))
            .OrderByDescending(q => q.Origins)
            .ThenBy(q => q.First)
            .Select(q => q.Quote)
            .ToEquatableArray();
    }

    private IEnumerable<Saying> Sayings()
    {
        var sayings = new List<Saying>();
        for (var report = 0; report < reports.Reports.Length; report++)
        {
            var document = reports.Reports[report];
            foreach (var quotation in document.Quotes)
            {
                var words = Words(quotation.Content.Of(document.Text.AsSpan()));
                if (words.Length > 0) sayings.Add(new Saying(report, quotation, words));
            }
        }

        return sayings
            .OrderByDescending(s => s.Words.Length)
            .ThenBy(s => s.Report)
            .ThenBy(s => s.Quotation.Content)
            .ThenBy(s => s.Quotation.Kind);
    }

    private void Place(Saying saying)
    {
        var whole = string.Join(' ', saying.Words);
        var runs = Runs(saying.Words);
        var found = -1;
        if (_byWords.TryGetValue(whole, out var same)) found = same.FindIndex(g => Agree(_groups[g], saying)) is var at and >= 0 ? same[at] : -1;
        if (found < 0 && runs.Count > 0) found = Holder(saying, runs);
        if (found < 0)
        {
            found = _groups.Count;
            _groups.Add(new Group(saying.Words.Length, []));
            foreach (var run in runs) List(_byRun, run).Add(found);
        }

        var listed = List(_byWords, whole);
        if (!listed.Contains(found)) listed.Add(found);
        _groups[found].Sayings.Add(saying);
    }

    private int Holder(Saying saying, HashSet<string> runs)
    {
        var shared = new SortedDictionary<int, int>();
        foreach (var run in runs)
        {
            if (!_byRun.TryGetValue(run, out var groups)) continue;
            foreach (var group in groups) shared[group] = shared.GetValueOrDefault(group) + 1;
        }

        var best = -1;
        foreach (var (group, count) in shared)
        {
            if (count < SameShare * runs.Count || !Agree(_groups[group], saying)) continue;
            if (best < 0 || count > shared[best]) best = group;
        }

        return best;
    }

    /// <summary>A few words may be said by anybody: there the speakers must not differ.</summary>
    private static bool Agree(Group group, Saying saying)
    {
        const int Few = 5;
        if (saying.Words.Length >= Few || saying.Quotation.Speaker is not { } speaker) return true;
        var name = PersonNames.Words(speaker);
        return group.Sayings.TrueForAll(s => s.Quotation.Speaker is not { } other || PersonNames.Same(name, PersonNames.Words(other)));
    }

    private StoryQuote Tell(Group group)
    {
        var kind = group.Sayings.Min(s => s.Quotation.Kind);
        var fullest = group.Sayings.First(s => s.Quotation.Kind == kind);
        var (speaker, role) = SpeakerOf(group);
        var evidence = group.Sayings
            .GroupBy(s => s.Report)
            .OrderBy(g => g.Key)
            .Select(g => Citation.Of(reports.Reports[g.Key].Article, g.First().Quotation.Content));
        var text = fullest.Quotation.Content.Of(reports.Reports[fullest.Report].Text);
        return new StoryQuote(text, kind, speaker, role, evidence.ToEquatableArray());
    }

    /// <summary>The speaker whom most origins name, by the fullest name; null where as many name another. A name goes before a description.</summary>
    private (string? Speaker, string? Role) SpeakerOf(Group group)
    {
        var speakers = new List<(string[] Words, List<Saying> Sayings)>();
        foreach (var saying in group.Sayings.Where(s => s.Quotation.Speaker is not null).OrderByDescending(s => PersonNames.Words(s.Quotation.Speaker!).Length))
        {
            var words = PersonNames.Words(saying.Quotation.Speaker!);
            var known = speakers.FindIndex(s => PersonNames.Same(s.Words, words));
            if (known < 0)
            {
                known = speakers.Count;
                speakers.Add((words, []));
            }

            speakers[known].Sayings.Add(saying);
        }

        var named = speakers.Where(s => s.Sayings.Exists(x => IsName(x.Quotation.Speaker!))).ToList();
        var ranked = (named.Count > 0 ? named : speakers)
            .Select(s => (s.Sayings, Origins: reports.CountOrigins(s.Sayings.Select(x => x.Report))))
            .OrderByDescending(s => s.Origins)
            .ToList();
        if (ranked.Count == 0 || (ranked.Count > 1 && ranked[0].Origins == ranked[1].Origins)) return (null, null);
        var sayings = ranked[0].Sayings;
        return (Commonest(sayings.Where(s => IsName(s.Quotation.Speaker!) || named.Count == 0), s => s.Quotation.Speaker), Commonest(sayings, s => s.Quotation.Role));
    }

    private string? Commonest(IEnumerable<Saying> sayings, Func<Saying, string?> what) => sayings
        .Where(s => what(s) is not null)
        .GroupBy(s => what(s)!, StringComparer.Ordinal)
        .OrderByDescending(g => PersonNames.Words(g.Key).Length > 1)
        .ThenByDescending(g => reports.CountOrigins(g.Select(s => s.Report)))
        .ThenByDescending(g => g.Key.Length)
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private static bool IsName(string speaker) => speaker.Length > 0 && !char.IsLower(speaker[0]);

    private static HashSet<string> Runs(string[] words)
    {
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + Run <= words.Length; i++) runs.Add(string.Join(' ', words[i], words[i + 1], words[i + 2]));
        return runs;
    }

    /// <summary>Lower-case words; marks within a word are dropped, so "U.S." is "us" and "China’s" "chinas".</summary>
    private static string[] Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                word.Append(PersonNames.Fold(text[i]));
            }
            else if (word.Length > 0 && i + 1 < text.Length && text[i] is '.' or '\'' or '’' && char.IsLetter(text[i + 1]))
            {
                continue;
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words];
    }

    private static List<int> List(Dictionary<string, List<int>> index, string key)
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        return list;
    }

    private sealed record Saying(int Report, Quotation Quotation, string[] Words);

    private sealed record Group(int Length, List<Saying> Sayings);
}
