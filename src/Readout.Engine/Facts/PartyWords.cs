using System.Collections.Frozen;

namespace Readout.Facts;

/// <summary>The verbs and nouns that decide who is a party to a contact.</summary>
internal static class PartyWords
{
    /// <summary>Verbs whose subject calls a contact together or leads it.</summary>
    public static readonly FrozenSet<string> Conveners = Set("host mediate broker chair lead facilitate convene attend sponsor");

    /// <summary>People at odds with their own government.</summary>
    public static readonly FrozenSet<string> Rebels = Set("rebel rebels opposition insurgents faction factions militants guerrillas separatists dissidents");

    /// <summary>"the summit that A will attend": verbs that make their subject a party to what they take.</summary>
    public static readonly FrozenSet<string> Attendance = Set("attend join hold have host chair");

    /// <summary>Verbs whose subject is not for that reason a party to the contact they take: who praises talks sits at no table.</summary>
    public static readonly FrozenSet<string> Outsiders = Set("praise criticise criticize condemn support describe report cover watch monitor protest hail back denounce applaud follow recall remember know read hear think believe compare protect guard overshadow dominate deplore denounce disrupt");

    /// <summary>Verbs whose subject is visited and does not visit.</summary>
    public static readonly FrozenSet<string> Hosts = Set("host receive welcome expect await");

    /// <summary>Nouns whose "with" is their own.</summary>
    public static readonly FrozenSet<string> TakesWith = Set("relation relations tie ties relationship deal agreement pact treaty border war conflict dispute trade alliance cooperation friction tension tensions friendship partnership rift row standoff truce ceasefire peace link links");

    /// <summary>Nouns for people who act for the side that modifies them.</summary>
    public static readonly FrozenSet<string> Bodies = Set("delegation mission team government administration official officials leader leaders minister ministers president presidents negotiator negotiators diplomat diplomats envoy envoys representative representatives " +
        "counterpart counterparts side sides rebel rebels opposition general generals commander commanders lawmaker lawmakers senator senators authority authorities regime leadership party group bloc mediator mediators chief chiefs " +
        "ministry embassy monarch king queen emir sultan prince taoiseach ruler premier chancellor ambassador ambassadors troika panel faction factions militant militants guerrilla guerrillas junta parliament foreign head heads secretary delegate delegates adviser advisers aide aides " +
        "executive executives dignitary emissary emissaries people");

    /// <summary>People of the government of the place where they are met.</summary>
    public static readonly FrozenSet<string> Hosting = Set("officials leaders authorities government president premier chancellor king emir sultan ruler rulers junta minister ministers leader leadership generals commanders lawmakers");

    /// <summary>Words that leave such people of their government.</summary>
    public static readonly FrozenSet<string> OfGovernment = Set("top senior local government foreign prime defence defense interior finance junta military political high-ranking leading other key country national state civilian");

    /// <summary>Nouns for what is put to somebody: "an offer of talks from B".</summary>
    public static readonly FrozenSet<string> Offers = Set("offer proposal request invitation appeal bid");

    /// <summary>Verbs whose object is spoken to.</summary>
    public static readonly FrozenSet<string> Telling = Set("tell inform assure warn urge thank brief ask congratulate remind promise press update");

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
