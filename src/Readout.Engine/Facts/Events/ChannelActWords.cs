using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts.Events;

/// <summary>What a verb does to envoys, missions, relations and hotlines; null where it makes no act of them.</summary>
internal readonly record struct ActKinds(ChannelAct? Envoys = null, ChannelAct? Missions = null, ChannelAct? Relations = null, ChannelAct? Hotlines = null);

/// <summary>The words of <see cref="ChannelActReader"/>.</summary>
internal static class ChannelActWords
{
    private static readonly ActKinds Expel = new(Envoys: ChannelAct.DiplomatsExpelled);
    private static readonly ActKinds Recall = new(Envoys: ChannelAct.EnvoysRecalled);
    private static readonly ActKinds Summon = new(Envoys: ChannelAct.AmbassadorSummoned);
    private static readonly ActKinds Sever = new(Relations: ChannelAct.RelationsSevered, Hotlines: ChannelAct.HotlineCut);
    private static readonly ActKinds Downgrade = new(Relations: ChannelAct.RelationsDowngraded);
    private static readonly ActKinds Close = new(Missions: ChannelAct.MissionClosed, Hotlines: ChannelAct.HotlineCut);
    private static readonly ActKinds Open = new(Missions: ChannelAct.MissionOpened, Hotlines: ChannelAct.HotlineOpened);
    private static readonly ActKinds SetUp = new(Missions: ChannelAct.MissionOpened, Relations: ChannelAct.RelationsRestored, Hotlines: ChannelAct.HotlineOpened);
    private static readonly ActKinds Restore = new(ChannelAct.EnvoysReturned, ChannelAct.MissionOpened, ChannelAct.RelationsRestored, ChannelAct.HotlineOpened);
    private static readonly ActKinds Return = new(Envoys: ChannelAct.EnvoysReturned);

    /// <summary>Verbs by lemma, with their particle.</summary>
    public static FrozenDictionary<string, ActKinds> Verbs { get; } = Of(
        (Expel, "expel;eject;throw out;kick out;boot out;turf out;send home"),
        (Recall, "recall;withdraw;call back;call home;pull;pull out;bring home;bring back"),
        (Summon, "summon;call in"),
        (Sever, "sever;cut;cut off;break;break off;end;terminate;suspend;rupture"),
        (Downgrade, "downgrade;freeze;lower;scale back;scale down"),
        (Close, "close;shut;shut down;shutter;close down"),
        (Open, "open;reopen;re-open;launch;inaugurate;install"),
        (SetUp, "establish;set up"),
        (Restore, "restore;resume;reestablish;re-establish;normalize;normalise;renew;reactivate"),
        (Return, "return;send back;reinstate"));

    /// <summary>What is announced or ordered, with "of" before what it is done to.</summary>
    public static FrozenDictionary<string, ActKinds> Nouns { get; } = Of(
        (Expel, "expulsion;ejection"),
        (Recall, "recall;withdrawal"),
        (Sever, "severing;severance;suspension;termination;rupture"),
        (Downgrade, "downgrade;downgrading;freezing"),
        (Close, "closure;closing;shutdown"),
        (Open, "opening;reopening;launch;inauguration"),
        (SetUp, "establishment"),
        (Restore, "restoration;resumption;normalization;normalisation;reestablishment;re-establishment;renewal"),
        (Return, "return;reinstatement"));

    /// <summary>Verbs that make what they govern known or do it.</summary>
    public static FrozenSet<string> Announcing { get; } = Set("announce;order;declare;confirm;celebrate;mark");

    public static FrozenSet<string> Envoys { get; } = Set("ambassador;diplomat;envoy;attaché;attache;consul;chargé;charge;nuncio;chargés");

    public static FrozenSet<string> Staff { get; } = Set("staff;staffer;official;employee;worker;personnel;officer;member;mission;team");

    /// <summary>Who acts for a state, beside the roles.</summary>
    public static FrozenSet<string> Governments { get; } = Set("government;ministry;state;country;republic;kingdom;nation;neighbor;neighbour;regime;authority;cabinet;parliament;leader;leadership;side;junta;administration;army;military;monarchy;bloc;rival;ally;official");

    /// <summary>What may stand before "relations" where those between states are meant.</summary>
    public static FrozenSet<string> OfRelations { get; } = Set("diplomatic;formal;full;official;bilateral;normal;consular;all;frozen;severed;broken;long-severed;long-frozen;strained;state-to-state;fully;two-way");

    /// <summary>Nouns whose subject is that of the act they announce: "took the decision to recall".</summary>
    public static FrozenSet<string> Intentions { get; } = Set("decision;plan;agreement;deal;pledge;promise;intention;move;vow;threat;willingness;step;intent");

    /// <summary>What governs an act that does not come about.</summary>
    public static FrozenSet<string> Refusing { get; } = Set("refuse;decline;deny;reject;refrain;avoid;fail;cancel;drop;reverse;rule;stop;shelve;abandon;scrap;forgo;resist;dismiss;exclude;halt");

    /// <summary>What governs an act that may come about.</summary>
    public static FrozenSet<string> Wishing { get; } = Set("threaten;consider;want;wish;hope;propose;urge;call;ask;demand;mull;weigh;offer;seek;suggest;try;attempt;fear;expect;request;advise;recommend;vote;debate;discuss;press");

    /// <summary>What governs an act that is being done.</summary>
    public static FrozenSet<string> Doing { get; } = Set("begin;start;move;proceed;go;force;say;announce;report;confirm;tell;state;add;note;declare;have;order;act;respond;retaliate;react");

    private static FrozenSet<string> Set(string words) => words.Split(';').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, ActKinds> Of(params (ActKinds Kinds, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(';').Select(word => KeyValuePair.Create(word, row.Kinds))).ToFrozenDictionary(StringComparer.Ordinal);
}
