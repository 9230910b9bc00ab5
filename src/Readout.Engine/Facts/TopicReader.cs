using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts;

/// <summary>Finds the issues of a report by the words of a small open taxonomy, and whether they are told as a concern or as cooperation.</summary>
internal sealed class TopicReader(Reading reading)
{
    // Label: phrases; more specific labels stand first.
    private static readonly (string Label, string[] Phrases)[] Taxonomy =
    [
        ("military-to-military talks", ["military-to-military", "military channels", "military communication", "defence talks", "defense talks"]),
        ("human rights", ["human rights", "rights record", "political prisoners", "press freedom", "repression", "persecution", "torture", "genocide"]),
        ("detained citizens", ["detained citizens", "citizens detained", "detaining", "detained", "hostages", "prisoner swap", "prisoner exchange", "prisoners"]),
        ("nuclear programme", ["nuclear programme", "nuclear program", "uranium", "enrichment", "nuclear deal", "nuclear talks", "nuclear weapons", "nuclear weapon", "nuclear-armed"]),
        ("arms control", ["arms control", "missiles", "missile", "ballistic", "warheads"]),
        ("semiconductors", ["semiconductor", "semiconductors", "chips", "microchips", "chipmakers"]),
        ("artificial intelligence", ["artificial intelligence"]),
        ("technology", ["technology", "cyber", "cyberattack", "cyberattacks", "hacking", "5g"]),
        ("espionage", ["spy balloon", "spying", "espionage", "surveillance", "spy"]),
        ("fentanyl and drugs", ["fentanyl", "drug trafficking", "narcotics", "opioid", "cocaine", "smuggling"]),
        ("trade", ["trade", "tariff", "tariffs", "exports", "imports", "export controls", "market access", "wto"]),
        ("investment and economy", ["investment", "investments", "economic cooperation", "loan", "loans", "debt", "aid package", "bailout"]),
        ("sanctions", ["sanctions", "sanction", "embargo", "blacklist"]),
        ("ceasefire", ["ceasefire", "cease-fire", "truce", "cessation of hostilities", "armistice"]),
        ("peace process", ["peace talks", "peace process", "peace plan", "peace deal", "peace agreement", "roadmap", "two-state"]),
        ("war and security", ["war", "invasion", "air strikes", "airstrikes", "security", "attack", "attacks", "fighting", "troops", "conflict"]),
        ("terrorism", ["terrorism", "terrorist", "terrorists", "extremism", "counterterrorism"]),
        ("climate", ["climate", "emissions", "global warming", "carbon"]),
        ("energy", ["energy", "oil", "gas", "pipeline", "electricity", "nuclear power"]),
        ("water and rivers", ["dam", "river water", "water sharing", "water dispute"]),
        ("migration", ["migration", "migrants", "refugees", "asylum", "border crossings", "deportation"]),
        ("borders and territory", ["border", "territorial", "sovereignty", "disputed islands", "annexation", "maritime"]),
        ("health", ["pandemic", "vaccine", "vaccines", "public health", "virus", "outbreak"]),
        ("humanitarian aid", ["humanitarian aid", "humanitarian", "famine", "relief supplies"]),
        ("elections and power", ["power-sharing", "elections", "election", "transition", "unity government", "coalition government"]),
        ("flights and travel", ["commercial flights", "direct flights", "flights", "visas", "visa", "tourism"]),
        ("communication channels", ["lines of communication", "channels of communication", "communication channels", "hotline", "open channels", "crisis management", "crisis communication"]),
        ("diplomatic relations", ["diplomatic relations", "diplomatic ties", "bilateral relations", "ambassadors", "embassy", "recognition"]),
    ];

    private static readonly FrozenSet<string> Disputes = Set("concern concerns concerned dispute disputes odds tension tensions worry worries worried warn warned warning criticism criticised criticized accuse accused condemn condemned conflict escalate " +
        "clash threat threats threaten deteriorated fraught friction row crisis anger angered oppose opposed objection violation detained downed downing alarm alarming protest");

    private static readonly FrozenSet<string> Joint = Set("cooperation cooperate co-operation collaborate collaboration agree agreed agreement partnership progress joint shared together boost deepen strengthen expand increasing welcome improve improved " +
        "resume restore establish maintaining exploring stabilise stabilize");

    private static readonly FrozenDictionary<string, (string[] Words, int Label)[]> Index = Taxonomy
        .SelectMany((topic, label) => topic.Phrases.Select(phrase => (Words: phrase.Split(' '), Label: label)))
        .GroupBy(entry => entry.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Words.Length).ToArray(), StringComparer.Ordinal);

    public List<Topic> Read()
    {
        var mentions = new List<TextSpan>[Taxonomy.Length];
        var concern = new int[Taxonomy.Length];
        var cooperation = new int[Taxonomy.Length];
        for (var t = 0; t < reading.Count; t++)
        {
            if (!Index.TryGetValue(reading.Lower[t], out var entries)) continue;
            foreach (var (words, label) in entries)
            {
                if (t + words.Length > reading.Count || !reading.Lower.AsSpan(t, words.Length).SequenceEqual(words)) continue;
                (mentions[label] ??= []).Add(reading.SpanOf(t, t + words.Length));
                Weigh(t, ref concern[label], ref cooperation[label]);
                t += words.Length - 1;
                break;
            }
        }

        return Enumerable.Range(0, Taxonomy.Length).Where(label => mentions[label] is not null).OrderBy(label => mentions[label][0])
            .Select(label => new Topic(Taxonomy[label].Label, Stance(concern[label], cooperation[label]), mentions[label].ToEquatableArray())).ToList();
    }

    private void Weigh(int token, ref int concern, ref int cooperation)
    {
        var sentence = reading.SentenceAt(token);
        for (var i = Math.Max(0, token - 15); i < Math.Min(reading.Count, token + 16); i++)
        {
            if (reading.SentenceAt(i) != sentence) continue;
            if (Disputes.Contains(reading.Lower[i])) concern++;
            else if (Joint.Contains(reading.Lower[i])) cooperation++;
        }
    }

    private static TopicStance Stance(int concern, int cooperation) => concern > cooperation ? TopicStance.Concern : cooperation > concern ? TopicStance.Cooperation : TopicStance.Neutral;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
