using System.Collections.Frozen;
using System.Text;
using Readout.Documents;

namespace Readout.Facts.Events;

/// <summary>What a word of the event lexicon may mean: a type of event, or a class whose meaning comes from what it governs.</summary>
[Flags]
internal enum EventSenses : ulong
{
    None = 0,

    /// <summary>The bits of the sixteen types, in the order of <see cref="EventRoot"/>.</summary>
    Roots = 0xFFFF,

    Say = 1UL << 16,
    Agree = 1UL << 17,
    Ask = 1UL << 18,
    Reject = 1UL << 19,
    Threaten = 1UL << 20,
    Allow = 1UL << 21,
    Cause = 1UL << 22,
    Light = 1UL << 23,
    Impose = 1UL << 24,
    Lift = 1UL << 25,
    Cut = 1UL << 26,
    Give = 1UL << 27,
    Move = 1UL << 28,
    Withdraw = 1UL << 29,
    Free = 1UL << 30,
    Sign = 1UL << 31,
    Seize = 1UL << 32,
    Restraint = 1UL << 33,
    Hostile = 1UL << 34,
    Goods = 1UL << 35,
    Tie = 1UL << 36,
    Force = 1UL << 37,
    Captive = 1UL << 38,
    Peace = 1UL << 39,
    Meeting = 1UL << 40,
    Media = 1UL << 41,
    Decree = 1UL << 42,
    Territory = 1UL << 43,
    Migrant = 1UL << 44,
    Mission = 1UL << 45,
    Crowd = 1UL << 46,
}

/// <summary>An entry of the lexicon.</summary>
/// <param name="Senses">All that it may mean.</param>
/// <param name="First">The type listed first, or null.</param>
/// <param name="Mode">That type's mode, or null.</param>
internal readonly record struct EventWord(EventSenses Senses, EventRoot? First, string? Mode)
{
    public bool Has(EventSenses sense) => (Senses & sense) != 0;
}

/// <summary>The lexicon of political events: verbs, nouns and adjectives by type, from <c>Data/event_words.txt</c>.</summary>
internal static class EventWords
{
    /// <summary>Endings that a lemma may keep where the lemmatizer does not know the verb.</summary>
    private static readonly (string Ending, string Instead)[] Endings =
        [("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y"), ("es", ""), ("s", "")];

    static EventWords()
    {
        var tables = new Dictionary<string, Dictionary<string, EventWord>>(StringComparer.Ordinal) { ["verb"] = new(StringComparer.Ordinal), ["noun"] = new(StringComparer.Ordinal), ["adjective"] = new(StringComparer.Ordinal) };
        using var stream = typeof(EventWords).Assembly.GetManifestResourceStream("Readout.Facts.Events.Data.event_words.txt")
            ?? throw new InvalidOperationException("The list 'event_words' is not embedded in the engine.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split('|');
            var name = fields[0].Split(':');
            var root = Enum.TryParse<EventRoot>(name[0], true, out var type) && char.IsUpper(name[0][1]) ? type : (EventRoot?)null;
            var sense = root is { } r ? (EventSenses)(1UL << (int)r) : Enum.Parse<EventSenses>(name[0], true);
            var table = tables[fields[1]];
            foreach (var word in fields[2].Split(';'))
            {
                var known = table.GetValueOrDefault(word);
                table[word] = new EventWord(known.Senses | sense, known.First ?? root, known.First is null && root is not null && name.Length > 1 ? name[1] : known.Mode);
            }
        }

        (Verbs, Nouns, Adjectives) = (Frozen(tables["verb"]), Frozen(tables["noun"]), Frozen(tables["adjective"]));
    }

    public static FrozenDictionary<string, EventWord> Verbs { get; }

    public static FrozenDictionary<string, EventWord> Nouns { get; }

    public static FrozenDictionary<string, EventWord> Adjectives { get; }

    /// <summary>The lemma as the lexicon lists the verb, also where the lemmatizer left an ending.</summary>
    public static string VerbLemma(string lemma, string word)
    {
        if (Verbs.ContainsKey(lemma)) return lemma;
        foreach (var (ending, instead) in Endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal)) continue;
            var tried = word[..^ending.Length] + instead;
            if (Verbs.ContainsKey(tried)) return tried;
        }

        return lemma;
    }

    private static FrozenDictionary<string, EventWord> Frozen(Dictionary<string, EventWord> table) => table.ToFrozenDictionary(StringComparer.Ordinal);
}
