namespace Readout.Documents;

/// <summary>What one political actor does to another: the types of PLOVER 2.0 (draft manual, Open Event Data Alliance, CC BY-SA 4.0).</summary>
public enum EventRoot
{
    /// <summary>Says it will cooperate; anything cooperative that still lies ahead.</summary>
    Agree,

    /// <summary>Talks, meets, visits.</summary>
    Consult,

    /// <summary>Backs in words or diplomatic form.</summary>
    Support,

    /// <summary>Does something material together from which both gain.</summary>
    Cooperate,

    /// <summary>Gives something material.</summary>
    Aid,

    /// <summary>Gives way in words.</summary>
    Concede,

    /// <summary>Gives way in deed.</summary>
    Retreat,

    /// <summary>Asks, urges, demands.</summary>
    Request,

    /// <summary>Blames, criticises, charges, investigates.</summary>
    Accuse,

    /// <summary>Says no.</summary>
    Reject,

    /// <summary>Warns of harm to come.</summary>
    Threaten,

    /// <summary>Civilians act together against somebody.</summary>
    Protest,

    /// <summary>Cuts back relations.</summary>
    Sanction,

    /// <summary>Moves or readies forces.</summary>
    Mobilize,

    /// <summary>Uses power short of violence.</summary>
    Coerce,

    /// <summary>Does bodily harm or large destruction.</summary>
    Assault,
}

/// <summary>How an event stands to the day of the report: the auxiliary modes of PLOVER.</summary>
public enum EventStatus
{
    /// <summary>Told as done or under way.</summary>
    Happened,

    /// <summary>Told as background: long before the report.</summary>
    Historical,

    /// <summary>Still to come.</summary>
    Future,

    /// <summary>Only possible or conditional.</summary>
    Hypothetical,

    /// <summary>Told not to have happened.</summary>
    Negated,
}

/// <summary>A side of an event as one sentence names it.</summary>
/// <param name="Words">The words that name it.</param>
/// <param name="Side">The state or organisation.</param>
public readonly record struct EventActor(TextSpan Words, Side Side);

/// <summary>One side does something to another, coded from one sentence.</summary>
/// <param name="Root">The type.</param>
/// <param name="Mode">Its mode in PLOVER's words, such as "visit" or "arrest", or that of a <see cref="ChannelAct"/>, where the trigger tells it; else null.</param>
/// <param name="Source">Who does it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Date">When, as far as the sentence tells; null where it does not.</param>
/// <param name="Status">How it stands to the day of the report.</param>
/// <param name="Trigger">The word that names what is done.</param>
/// <param name="Evidence">The sentence.</param>
/// <param name="Rule">The rule that decided.</param>
public sealed record CodedEvent(
    EventRoot Root, string? Mode, EventActor Source, EventActor Target, PartialDate? Date, EventStatus Status, TextSpan Trigger, Citation Evidence, string Rule);

/// <summary>The classes and numbers of the types: quad classes and scores are those of the PLOVER 2.0 draft manual, CAMEO roots those of CAMEO 1.1b3.</summary>
public static class EventRootTable
{
    /// <summary>1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.</summary>
    public static int Quad(this EventRoot root) => root switch
    {
        EventRoot.Agree or EventRoot.Consult or EventRoot.Support or EventRoot.Concede => 1,
        EventRoot.Cooperate or EventRoot.Aid or EventRoot.Retreat => 2,
        EventRoot.Request or EventRoot.Accuse or EventRoot.Reject or EventRoot.Threaten => 3,
        _ => 4,
    };

    /// <summary>From conflict (-10) to cooperation (+10).</summary>
    public static double Score(this EventRoot root) => root switch
    {
        EventRoot.Agree or EventRoot.Consult => 2.5,
        EventRoot.Support => 5,
        EventRoot.Concede => 4.5,
        EventRoot.Cooperate => 9.5,
        EventRoot.Aid => 10,
        EventRoot.Retreat => 6.5,
        EventRoot.Request => 0,
        EventRoot.Accuse => -3,
        EventRoot.Reject => -2,
        EventRoot.Threaten => -3.5,
        EventRoot.Protest => -5,
        EventRoot.Sanction => -6,
        EventRoot.Mobilize => -5.5,
        EventRoot.Coerce => -7,
        _ => -9,
    };

    /// <summary>The two digits of the CAMEO root that answers to the type.</summary>
    public static string CameoRoot(this EventRoot root) => root switch
    {
        EventRoot.Agree => "03",
        EventRoot.Consult => "04",
        EventRoot.Support => "05",
        EventRoot.Cooperate => "06",
        EventRoot.Aid => "07",
        EventRoot.Concede or EventRoot.Retreat => "08",
        EventRoot.Request => "02",
        EventRoot.Accuse => "11",
        EventRoot.Reject => "12",
        EventRoot.Threaten => "13",
        EventRoot.Protest => "14",
        EventRoot.Mobilize => "15",
        EventRoot.Sanction => "16",
        EventRoot.Coerce => "17",
        _ => "18",
    };
}
