using System.Collections.Frozen;

namespace Readout.Facts.Quotes;

/// <summary>Verbs, adjectives and nouns by which somebody's words, thoughts, wishes and judgements are told, by the complement that holds what is told.</summary>
/// <remarks>By their lemmas. A verb with a clause as complement tells of somebody's words or thoughts unless it is listed as one that does not.</remarks>
internal static class AttitudeWords
{
    /// <summary>Verbs whose clause is a deed, an effect or a state, nobody's words.</summary>
    public static readonly FrozenSet<string> NoReport = Set("make ensure mean happen let help cause watch keep get turn be wait matter take come go do have put give bring bet leave cost stop prevent sit stand seem appear prove start begin look listen " +
        "guarantee involve entail require");

    /// <summary>Verbs whose "to …" or "-ing" is what is wished, planned, promised or refused.</summary>
    public static readonly FrozenSet<string> WithInfinitive = Set("want hope plan promise vow pledge refuse decline agree threaten seek try expect intend like love hate prefer wish offer swear aim attempt claim desire long yearn choose decide " +
        "hesitate propose demand ask consent volunteer fear opt profess strive resolve determine elect beg consider contemplate enjoy");

    /// <summary>Verbs whose object is what is said, judged, wished or thought.</summary>
    public static readonly FrozenSet<string> WithObject = Set("criticize criticise condemn denounce praise blame support oppose back endorse announce deny reject accept admit acknowledge accuse attack slam blast applaud hail welcome defend describe " +
        "characterize characterise call label brand dub portray depict explain express voice state declare proclaim claim allege assert affirm confirm report mention note cite quote reveal disclose discuss debate address highlight emphasize " +
        "emphasise stress underscore underline reiterate repeat suggest propose recommend urge demand request ask offer promise pledge predict forecast project expect anticipate want like love hate dislike fear favor favour prefer admire " +
        "doubt question challenge dispute contest protest approve believe think know recall consider regard view mock ridicule deride lament decry bemoan regret tout promote tell write say add detail outline document chronicle tweet invoke order " +
        "instruct advise warn threaten encourage remind dismiss rebuff rebut refute scorn resent appreciate seek desire crave estimate conclude infer suspect imagine envision plan pitch espouse echo testify profess hint imply signal indicate vilify " +
        "lambaste trash insult justify excuse concede rule calculate guess assume presume");

    /// <summary>Verbs whose object and what is said of it belong together: "call it a success", "urge them to come".</summary>
    public static readonly FrozenSet<string> WithPredicate = Set("call describe label brand dub portray depict consider urge ask tell order advise warn encourage expect want believe see regard view characterize characterise");

    /// <summary>Verbs in "X is expected to …": somebody who is not named expects it.</summary>
    public static readonly FrozenSet<string> ExpectedTo = Set("expect believe say think report rumor rumour allege suppose presume consider know");

    /// <summary>Verbs that may stand beside what was said, without a conjunction: "…, X said".</summary>
    public static readonly FrozenSet<string> Interposed = Set("say add think believe note argue tell warn write claim report explain suggest announce insist continue recall reply");

    /// <summary>Verbs, besides those that stand beside what is said, whose question may follow: "asked why …", "does not know when …".</summary>
    public static readonly FrozenSet<string> Asking = Set("ask know wonder learn disclose reveal decide inquire enquire specify clarify remember understand");

    /// <summary>Adjectives of persons who are sure, glad or afraid of something.</summary>
    public static readonly FrozenSet<string> Adjectives = Set("sure certain confident aware convinced clear hopeful optimistic pessimistic proud glad happy sorry afraid worried concerned surprised angry upset skeptical sceptical doubtful eager willing " +
        "unwilling reluctant keen critical supportive adamant frustrated disappointed pleased grateful excited shocked suspicious wary anxious committed opposed unhappy thankful fearful unsure uncertain disgusted outraged dismayed passionate interested");

    /// <summary>Nouns whose owner says or thinks what follows: "his claim that …", "a plan to …".</summary>
    public static readonly FrozenSet<string> Nouns = Set("claim statement assertion allegation accusation charge announcement pledge promise vow threat warning call demand request plea appeal proposal plan suggestion belief view opinion argument contention " +
        "conclusion prediction forecast estimate expectation hope fear concern worry doubt insistence refusal decision desire intention intent wish criticism condemnation denial confession admission remark comment report finding idea notion theory " +
        "sense feeling support opposition endorsement position stance offer bid question complaint objection description testimony recommendation order ruling message commitment agreement confidence conviction suspicion understanding");

    /// <summary>Verbs with the prepositions that open what is told: "call for", "warn of".</summary>
    public static readonly FrozenDictionary<string, string[]> WithPreposition = ("call:for|talk:about of|speak:about of against out|push:for|press:for|warn:of against about|argue:for against about over|agree:with on to|disagree:with about on|" +
        "complain:about of|refer:to|respond:to|react:to|object:to|worry:about|think:about of|dream:of about|rail:against|campaign:for against|lobby:for against|advocate:for|point:to out|believe:in|hope:for|wish:for|ask:for about|protest:against|" +
        "vote:for against|boast:about of|brag:about|joke:about|write:about of|hint:at|insist:on|care:about|approve:of|disapprove:of|apologize:for|apologise:for|opt:for|long:for|plead:for|appeal:for|demonstrate:against for|side:with|comment:on about|" +
        "touch:on|elaborate:on|allude:to|testify:about|learn:of about|know:about of|hear:about of|tell:about of|inform:about of|accuse:of|blame:for|criticize:for|criticise:for|praise:for|muse:about|plan:for").Split('|')
        .Select(entry => entry.Split(':')).ToFrozenDictionary(entry => entry[0], entry => entry[1].Split(' '), StringComparer.Ordinal);

    /// <summary>Verbs and forms that deny or withhold.</summary>
    public static readonly FrozenSet<string> Denials = Set("deny dispute reject refute decline refuse rebut");

    private static FrozenSet<string> Set(string lemmas) => lemmas.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
