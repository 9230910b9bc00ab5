using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Learns lemmas: the commonest script of each ending with each tag, and the whole forms that those get wrong.</summary>
internal static class LemmaLearner
{
    private const int LongestLemma = 40;

    /// <summary>An ending must have been seen this often, unless it is the empty one.</summary>
    private const int EndingSeen = 3;

    public static Lemmas Learn(IEnumerable<(string Form, string Lemma, int Tag)> words)
    {
        var seen = words.Where(w => w.Form.Length <= LongestLemma && w.Lemma != "_").ToList();
        var scripts = new Dictionary<LemmaScript, ushort>();
        var endings = new SortedDictionary<(int Size, string Ending, int Tag), Dictionary<LemmaScript, int>>();
        var wholes = new SortedDictionary<(string Form, int Tag), Dictionary<LemmaScript, int>>();
        foreach (var (form, lemma, tag) in seen)
        {
            var lower = form.ToLowerInvariant();
            var script = Script(form, lower, lemma);
            Count(wholes, (lower, tag), script);
        }

        // A form counts once in the rules of its endings: rules are for forms that were never seen.
        foreach (var ((form, tag), counts) in wholes)
        {
            var script = Commonest(counts);
            for (var size = 0; size <= Math.Min(Lemmas.LongestEnding, form.Length); size++) Count(endings, (size, form[^size..], tag), script);
        }

        List<(ulong, ushort)> rules = [];
        var byEnding = new Dictionary<(string, int), LemmaScript>();
        foreach (var ((size, ending, tag), counts) in endings)
        {
            var total = counts.Values.Sum();
            if (size > 0 && total < EndingSeen) continue;
            var script = Commonest(counts);
            if (size > 0 && Known(ending[1..], tag) == script) continue;
            byEnding[(ending, tag)] = script;
            rules.Add((Lemmas.Key(ending, tag, whole: false), Number(script)));
        }

        foreach (var ((form, tag), counts) in wholes)
        {
            var script = Commonest(counts);
            if (Known(form[^Math.Min(Lemmas.LongestEnding, form.Length)..], tag) == script) continue;
            rules.Add((Lemmas.Key(form, tag, whole: true), Number(script)));
        }

        return new Lemmas([.. scripts.OrderBy(s => s.Value).Select(s => s.Key)], rules);

        LemmaScript? Known(string ending, int tag)
        {
            for (; ; ending = ending[1..])
            {
                if (byEnding.TryGetValue((ending, tag), out var script)) return script;
                if (ending.Length == 0) return null;
            }
        }

        ushort Number(LemmaScript script)
        {
            if (!scripts.TryGetValue(script, out var number)) scripts.Add(script, number = (ushort)scripts.Count);
            return number;
        }
    }

    private static LemmaScript Script(string form, string lower, string lemma)
    {
        var kept = Shared(form, lemma);
        var lowered = Shared(lower, lemma);
        return kept > lowered
            ? new LemmaScript(true, form.Length - kept, lemma[kept..])
            : new LemmaScript(false, lower.Length - lowered, lemma[lowered..]);
    }

    private static int Shared(string a, string b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[length] == b[length]) length++;
        return length;
    }

    private static LemmaScript Commonest(Dictionary<LemmaScript, int> counts) =>
        counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Cut).ThenBy(c => c.Key.Add, StringComparer.Ordinal).ThenBy(c => c.Key.KeepsCase).First().Key;

    private static void Count<TKey>(SortedDictionary<TKey, Dictionary<LemmaScript, int>> all, TKey key, LemmaScript script)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var counts)) all.Add(key, counts = []);
        counts[script] = counts.GetValueOrDefault(script) + 1;
    }
}
