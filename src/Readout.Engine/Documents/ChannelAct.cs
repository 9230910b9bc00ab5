namespace Readout.Documents;

/// <summary>What a state does to its channels with another, beside using them.</summary>
public enum ChannelAct
{
    /// <summary>Diplomats of the other are sent away.</summary>
    DiplomatsExpelled,

    /// <summary>The own ambassador or other diplomats are called home.</summary>
    EnvoysRecalled,

    /// <summary>The own ambassador or other diplomats go back.</summary>
    EnvoysReturned,

    /// <summary>The other's ambassador is called in.</summary>
    AmbassadorSummoned,

    /// <summary>Diplomatic relations are broken off.</summary>
    RelationsSevered,

    /// <summary>Diplomatic relations are lowered in rank or frozen.</summary>
    RelationsDowngraded,

    /// <summary>Diplomatic relations are taken up, again or for the first time.</summary>
    RelationsRestored,

    /// <summary>An embassy or consulate is closed.</summary>
    MissionClosed,

    /// <summary>An embassy or consulate is opened, again or for the first time.</summary>
    MissionOpened,

    /// <summary>A hotline is cut off.</summary>
    HotlineCut,

    /// <summary>A hotline is opened, again or for the first time.</summary>
    HotlineOpened,
}

/// <summary>What belongs to each <see cref="ChannelAct"/>.</summary>
public static class ChannelActTable
{
    private static readonly ChannelAct[] All = Enum.GetValues<ChannelAct>();

    /// <summary>Its word as the mode of a <see cref="CodedEvent"/>, such as "recall-envoys".</summary>
    public static string Mode(this ChannelAct act) => act switch
    {
        ChannelAct.DiplomatsExpelled => "expel-diplomats",
        ChannelAct.EnvoysRecalled => "recall-envoys",
        ChannelAct.EnvoysReturned => "return-envoys",
        ChannelAct.AmbassadorSummoned => "summon-ambassador",
        ChannelAct.RelationsSevered => "sever-relations",
        ChannelAct.RelationsDowngraded => "downgrade-relations",
        ChannelAct.RelationsRestored => "restore-relations",
        ChannelAct.MissionClosed => "close-mission",
        ChannelAct.MissionOpened => "open-mission",
        ChannelAct.HotlineCut => "cut-hotline",
        _ => "open-hotline",
    };

    /// <summary>Its type among the coded events.</summary>
    public static EventRoot Root(this ChannelAct act) => act switch
    {
        ChannelAct.AmbassadorSummoned => EventRoot.Accuse,
        ChannelAct.EnvoysReturned or ChannelAct.RelationsRestored or ChannelAct.MissionOpened => EventRoot.Support,
        ChannelAct.HotlineOpened => EventRoot.Cooperate,
        _ => EventRoot.Sanction,
    };

    /// <summary>The act that an event's mode names, or null.</summary>
    public static ChannelAct? OfMode(string? mode)
    {
        foreach (var act in All)
        {
            if (act.Mode() == mode) return act;
        }

        return null;
    }
}
