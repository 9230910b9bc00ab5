using System.Collections.Frozen;

namespace Readout.Facts;

/// <summary>The forms of a verb; a word may be several at once ("met" is past and participle).</summary>
[Flags]
internal enum VerbForm
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    Participle = 8,
    Gerund = 16,
}

/// <summary>A word as a form of a verb.</summary>
internal readonly record struct Inflected(string Lemma, VerbForm Form);

/// <summary>The verbs that the rules of contacts and quotations name, in all their forms.</summary>
/// <remarks>Regular forms follow from the lemma; <c>+</c> doubles the last letter, both spellings of "cancelled" are made; the rest is listed.</remarks>
internal static class VerbForms
{
    private const string Regular =
        "visit travel+ tour arrive host receive welcome greet hug dine lunch telephone phone confer+ convene gather discuss talk consult negotiate contact " +
        "cancel+ scrap+ axe abandon nix ditch scuttle scrub+ drop+ abort postpone delay defer+ reschedule suspend adjourn shelve push move decline refuse " +
        "reject rebuff snub+ skip+ boycott spurn shun+ dismiss rule turn stay pull back propose suggest offer invite urge ask request seek float appeal " +
        "recommend want wish press demand plan+ schedule agree expect arrange fix confirm announce prepare accept finalise finalize intend consider weigh " +
        "explore mull contemplate hope resume continue start open end finish conclude complete attend join chair lead walk emerge return call fail last " +
        "collapse produce yield focus cover follow claim allege deny dispute say declare insist warn note add explain argue tell remark observe " +
        "state stress tweet post reply respond concede acknowledge admit+ assert maintain reiterate repeat comment describe emphasise emphasize " +
        "caution complain vow pledge promise predict recall joke quip+ shout yell exclaim whisper mutter conclude estimate believe " +
        "land head depart stop+ address sign exchange engage stage set mediate broker accompany summon deliver carry send hand clash lobby huddle " +
        "pave extend issue welcome trade convey underline underscore indicate signal+ reveal report mention muse lament boast interject opine contend " +
        "disclose testify retort wonder question stop greet resolve succeed tell appear look aim like need manage try mean use work play facilitate moderate advise advocate brace brush decide encourage gear opt pass pencil+ plead raise reopen restart solicit storm toy undertake volunteer suppose exclude grant ignore abandon would wrap";

    private const string Irregular =
        "meet meets met met meeting|see sees saw seen seeing|speak speaks spoke spoken speaking|hold holds held held holding|have has had had having|" +
        "pay pays paid paid paying|make makes made made making|fly flies flew flown flying|go goes went gone going|come comes came come coming|" +
        "leave leaves left left leaving|begin begins began begun beginning|put puts put put putting|set sets set set setting|shake shakes shook shaken shaking|" +
        "sit sits sat sat sitting|write writes wrote written writing|send sends sent sent sending|withdraw withdraws withdrew withdrawn withdrawing|" +
        "break breaks broke broken breaking|take takes took taken taking|give gives gave given giving|strike strikes struck struck striking|" +
        "say says said said saying|tell tells told told telling|think thinks thought thought thinking|lead leads led led leading|" +
        "keep keeps kept kept keeping|run runs ran run running|get gets got got getting|do does did done doing|be is was been being|" +
        "bring brings brought brought bringing|find finds found found finding|know knows knew known knowing|read reads read read reading|" +
        "seek seeks sought sought seeking|understand understands understood understood understanding|wind winds wound wound winding|" +
        "shut shuts shut shut shutting|forgo forgoes forwent forgone forgoing|say says said said saying|swear swears swore sworn swearing|" +
        "stand stands stood stood standing|feel feels felt felt feeling|welcome welcomes welcomed welcomed welcoming|" +
        "become becomes became become becoming|let lets let let letting|rise rises rose risen rising|fall falls fell fallen falling|" +
        "draw draws drew drawn drawing|win wins won won winning|lose loses lost lost losing|show shows showed shown showing|" +
        "hear hears heard heard hearing|grow grows grew grown growing|build builds built built building|agree agrees agreed agreed agreeing|beg begs begged begged begging|lay lays laid laid laying|oversee oversees oversaw overseen overseeing";

    private static readonly FrozenDictionary<string, Inflected> Table = Build();

    /// <summary>The verb of which the lower-case word is a form, or null.</summary>
    public static Inflected? Of(string word) => Table.TryGetValue(word, out var found) ? found : null;

    public static bool Is(string word, string lemma) => Table.TryGetValue(word, out var found) && found.Lemma == lemma;

    /// <summary>Whether a word looks like a finite past verb: listed, or ending in -ed.</summary>
    public static bool LooksPast(string word) => Table.TryGetValue(word, out var found)
        ? (found.Form & VerbForm.Past) != 0
        : word is "was" or "were" or "did" || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal));

    private static FrozenDictionary<string, Inflected> Build()
    {
        var table = new Dictionary<string, Inflected>(StringComparer.Ordinal);
        foreach (var entry in Irregular.Split('|'))
        {
            var forms = entry.Split(' ');
            Add(table, forms[0], forms[0], VerbForm.Base);
            Add(table, forms[1], forms[0], VerbForm.Third);
            Add(table, forms[2], forms[0], VerbForm.Past);
            Add(table, forms[3], forms[0], VerbForm.Participle);
            Add(table, forms[4], forms[0], VerbForm.Gerund);
        }

        foreach (var entry in Regular.Split(' '))
        {
            var doubles = entry.EndsWith('+');
            var lemma = entry.TrimEnd('+');
            if (table.ContainsKey(lemma)) continue;
            Add(table, lemma, lemma, VerbForm.Base);
            Add(table, Third(lemma), lemma, VerbForm.Third);
            Add(table, Past(lemma), lemma, VerbForm.Past | VerbForm.Participle);
            Add(table, Gerund(lemma), lemma, VerbForm.Gerund);
            if (!doubles) continue;
            Add(table, lemma + lemma[^1] + "ed", lemma, VerbForm.Past | VerbForm.Participle);
            Add(table, lemma + lemma[^1] + "ing", lemma, VerbForm.Gerund);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, Inflected> table, string word, string lemma, VerbForm form)
    {
        var before = table.TryGetValue(word, out var known) && known.Lemma == lemma ? known.Form : VerbForm.None;
        table[word] = new Inflected(lemma, before | form);
    }

    private static bool ConsonantAndY(string lemma) => lemma[^1] == 'y' && lemma.Length > 1 && !"aeiou".Contains(lemma[^2], StringComparison.Ordinal);

    private static string Third(string lemma) => ConsonantAndY(lemma) ? lemma[..^1] + "ies"
        : lemma[^1] is 's' or 'x' or 'z' or 'o' || lemma.EndsWith("sh", StringComparison.Ordinal) || lemma.EndsWith("ch", StringComparison.Ordinal) ? lemma + "es"
        : lemma + "s";

    private static string Past(string lemma) => ConsonantAndY(lemma) ? lemma[..^1] + "ied" : lemma[^1] == 'e' ? lemma + "d" : lemma + "ed";

    private static string Gerund(string lemma) => lemma[^1] == 'e' && lemma[^2] is not 'e' ? lemma[..^1] + "ing" : lemma + "ing";
}
