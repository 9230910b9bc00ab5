namespace Readout.Language.Trees;

/// <summary>How a form becomes its lemma: so many code units off the end, these on.</summary>
/// <param name="KeepsCase">Whether capitals stay.</param>
/// <param name="Cut">How many code units go.</param>
/// <param name="Add">What comes instead.</param>
internal readonly record struct LemmaScript(bool KeepsCase, int Cut, string Add);

/// <summary>Lemmas by tag: whole forms that are known, else the longest known ending.</summary>
internal sealed class Lemmas
{
    /// <summary>The longest ending that a rule looks at, in code units.</summary>
    public const int LongestEnding = 6;

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const int LongestForm = 64;

    private readonly Dictionary<ulong, ushort> _rules;

    /// <summary>Rules by the keys of <see cref="Key"/>.</summary>
    public Lemmas(IReadOnlyList<LemmaScript> scripts, IReadOnlyList<(ulong Key, ushort Script)> rules)
    {
        Scripts = scripts;
        Rules = rules;
        _rules = new Dictionary<ulong, ushort>(rules.Count);
        foreach (var (key, script) in rules)
        {
            if (script >= scripts.Count) throw new ArgumentException($"There is no script {script}.", nameof(rules));
            _rules.Add(key, script);
        }
    }

    public IReadOnlyList<LemmaScript> Scripts { get; }

    public IReadOnlyList<(ulong Key, ushort Script)> Rules { get; }

    /// <summary>The key of a rule.</summary>
    /// <param name="lower">A form in lower case or an ending of one.</param>
    /// <param name="tag">The number of its XPOS.</param>
    /// <param name="whole">Whether it is the whole form.</param>
    public static ulong Key(ReadOnlySpan<char> lower, int tag, bool whole)
    {
        var hash = (Offset ^ (uint)((tag << 1) | (whole ? 1 : 0))) * Prime;
        foreach (var c in lower) hash = (hash ^ c) * Prime;
        return hash;
    }

    /// <summary>The lemma of a form with a tag.</summary>
    public string Find(ReadOnlySpan<char> form, int tag)
    {
        if (form.Length > LongestForm) return form.ToString();
        Span<char> lower = stackalloc char[form.Length];
        for (var i = 0; i < form.Length; i++) lower[i] = char.ToLowerInvariant(form[i]);
        if (_rules.TryGetValue(Key(lower, tag, whole: true), out var script)) return Apply(Scripts[script], form, lower);
        for (var size = Math.Min(LongestEnding, lower.Length); size >= 0; size--)
        {
            if (_rules.TryGetValue(Key(lower[(lower.Length - size)..], tag, whole: false), out script)) return Apply(Scripts[script], form, lower);
        }

        return lower.ToString();
    }

    private static string Apply(LemmaScript script, ReadOnlySpan<char> form, ReadOnlySpan<char> lower)
    {
        var from = script.KeepsCase ? form : lower;
        return script.Cut > from.Length ? lower.ToString() : string.Concat(from[..^script.Cut], script.Add);
    }
}
