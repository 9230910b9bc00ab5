using System.Collections.Frozen;

namespace Readout.Facts;

/// <summary>Closed and half-closed word classes that the rules of contacts use. The project's own lists.</summary>
internal static class ContactWordLists
{
    public static readonly FrozenSet<string> BeForms = Set("is are was were be been being 're am 's gets got");

    public static readonly FrozenSet<string> Auxiliaries = Set("is are was were be been being am 're have has had having 've will would shall 'll may might could can should must do does did wo ca n't not to 'd");

    public static readonly FrozenSet<string> Adverbs = Set("also not never n't again yet still already finally twice once actually first later now then briefly recently previously formerly just only even ever " +
        "officially personally privately publicly secretly formally reportedly apparently allegedly repeatedly separately jointly directly initially eventually subsequently quickly quietly soon always often usually " +
        "regularly probably possibly certainly clearly originally tentatively abruptly suddenly currently since last both all immediately flatly simply together earlier virtually remotely tersely unexpectedly widely");

    public static readonly FrozenSet<string> Determiners = Set("the a an this that these those his her its their our my your some any no each every another both two three four five six several");

    public static readonly FrozenSet<string> Prepositions = Set("in at on to of for with by from into after before during over about between among through under against since until via following without amid despite towards toward " +
        "on onto near as than like per upon within around behind ahead");

    public static readonly FrozenSet<string> Conjunctions = Set("and or but that which who whom whose when while as if because although though where whether unless nor so yet than");

    /// <summary>Nouns that name a contact.</summary>
    public static readonly FrozenSet<string> ContactNouns = Set("meeting meetings talks talk summit summits visit visits trip trips call calls dinner lunch breakfast negotiations negotiation conference session round encounter " +
        "discussions discussion consultations exchange conversation conversations audience tour mission delegation stay stop stopover journey letter letters message messages phonecall teleconference videoconference " +
        "dialogue handshake reception banquet gathering mediation table interview contacts contact get-together tete-a-tete rendezvous");

    /// <summary>Words that are as often nouns as verbs.</summary>
    public static readonly FrozenSet<string> NounsToo = Set("meeting meetings talks talk summit visit visits trip trips call calls dinner lunch tour tours stay stays stop stops exchange contact contacts conference host hosts " +
        "plan plans offer offers request requests proposal hope hopes delay delays claim claims move moves end ends set round table message messages letter letters address use uses work play report reports " +
        "comment comments promise pledge vow question note need aim appeal demand demands state schedule start push press welcome mention result stage head hand invite look trade exchange focus following opening landing phone telephone open");

    public static readonly FrozenSet<string> LightVerbs = Set("hold have pay make conduct begin start open attend host lead complete conclude end finish resume continue join chair launch take stage enter convene pursue undertake " +
        "finish wrap exchange broker kick mediate facilitate oversee moderate write send deliver");

    /// <summary>What people meet that is no person: deadlines, demands, needs.</summary>
    public static readonly FrozenSet<string> MetThings = Set("deadline deadlines target targets demand demands need needs requirement requirements criteria criterion standard standards obligation obligations expectation expectations " +
        "goal goals condition conditions cost costs challenge challenges resistance opposition threshold quota quotas commitment commitments definition payroll payments bill bills test fate death end match " +
        "objective objectives half share objections quorum cross benchmark benchmarks point timetable ball forecast forecasts eye level levels");

    public static readonly FrozenSet<string> MetWithThings = Set("criticism resistance opposition silence approval success failure skepticism scepticism suspicion anger outrage applause protest protests fury disbelief scorn derision " +
        "enthusiasm indifference hostility praise condemnation relief laughter boos cheers jeers accident disaster disdain caution force surprise dismay alarm concern");

    public static readonly FrozenSet<string> ThingsThatMeet = Set("road roads river rivers railway lines line streets street reports report accounts borders seas oceans paths supply demand traders investors shares prices factory company companies " +
        "striker header shot proposal plan bill walls eyes");

    public static readonly FrozenSet<string> VisitedThings = Set("levels lows highs website site page doctor hospital hospitals gp dentist grave museum exhibition www.");

    public static readonly FrozenSet<string> NameCalling = Set("disgrace disaster mistake liar crime attack outrage murder farce sham shame coward tyrant terrorist scandal historic illegal unacceptable");

    public static readonly FrozenSet<string> PeopleWords = Set("president minister ministers premier premiers leader leaders secretary chancellor king queen emir envoy envoys ambassador delegation delegations counterpart counterparts officials official " +
        "colleague he him she her they them who people governors diplomats generals general rebels opposition president's chief chiefs speaker negotiators mediators commander commanders pope sides neighbour neighbor " +
        "lawmakers senators deputies pair two men women kings presidents representatives");

    public static readonly FrozenSet<string> Disputes = Set("denies denied deny disputes disputed dispute rejects rejected no false untrue never contests contested");

    /// <summary>Nouns whose "in X" tells of what is talked about, not where: "the war in X".</summary>
    public static readonly FrozenSet<string> TopicNouns = Set("war wars conflict conflicts crisis crises situation fighting violence policy policies invasion elections election unrest coup troops ceasefire cease-fire truce peace developments " +
        "rights stability presence interests investment investments programme program bases forces operation operations offensive protests famine genocide abuses involvement intervention role");

    public static readonly FrozenSet<string> Anaphors = Set("it visit trip meeting talks plans plan session summit call tour stay event invitation dinner encounter journey conference them round offer appearance");

    /// <summary>Verbs that tell what others hold to be done: "is believed to have met".</summary>
    public static readonly FrozenSet<string> Reporting = Set("believe think say report know understand appear seem claim allege confirm see remember assume rumour rumor");

    public static readonly FrozenSet<string> DidNot = Set("did");

    public static readonly FrozenSet<string> Firsts = Set("first last only latest second third highest-ranking most-senior top senior");

    public static readonly FrozenSet<string> Habits = Set("every each roughly weekly monthly annually yearly regularly often usually always frequently routinely annual traditionally");

    public static readonly FrozenSet<string> SayingVerbs = Set("say tell add note warn insist declare argue report announce confirm believe think claim state stress quote ask know explain emphasise emphasize underline reiterate");

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
