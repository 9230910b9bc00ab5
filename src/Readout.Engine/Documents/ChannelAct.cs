namespace Readout.Documents;

/// <summary>What a state does to its channels with another, beside using them.</summary>
public enum ChannelAct
{
    /// <summary>Diplomats of the other are sent away.</summary>
    DiplomatsExpelled,

    /// <summary>The own ambassador is called home.</summary>
    AmbassadorRecalled,

    /// <summary>The own ambassador goes back.</summary>
    AmbassadorReturned,

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
    private static readonly (ChannelAct Act, string Mode, EventRoot Root)[] Rows =
    [
        (ChannelAct.DiplomatsExpelled, "expel-diplomats", EventRoot.Sanction),
        (ChannelAct.AmbassadorRecalled, "recall-ambassador", EventRoot.Sanction),
        (ChannelAct.AmbassadorReturned, "return-ambassador", EventRoot.Support),
        (ChannelAct.AmbassadorSummoned, "summon-ambassador", EventRoot.Accuse),
        (ChannelAct.RelationsSevered, "sever-relations", EventRoot.Sanction),
        (ChannelAct.RelationsDowngraded, "downgrade-relations", EventRoot.Sanction),
        (ChannelAct.RelationsRestored, "restore-relations", EventRoot.Support),
        (ChannelAct.MissionClosed, "close-mission", EventRoot.Sanction),
        (ChannelAct.MissionOpened, "open-mission", EventRoot.Support),
        (ChannelAct.HotlineCut, "cut-hotline", EventRoot.Sanction),
        (ChannelAct.HotlineOpened, "open-hotline", EventRoot.Cooperate),
    ];

    /// <summary>Its word as the mode of a <see cref="CodedEvent"/>, such as "recall-ambassador".</summary>
    public static string Mode(this ChannelAct act) => Rows[(int)act].Mode;

    /// <summary>Its type among the coded events.</summary>
    public static EventRoot Root(this ChannelAct act) => Rows[(int)act].Root;

    /// <summary>The act that an event's mode names, or null.</summary>
    public static ChannelAct? OfMode(string? mode)
    {
        foreach (var row in Rows)
        {
            if (row.Mode == mode) return row.Act;
        }

        return null;
    }
}
