using Readout.Documents;

namespace Readout.Relations;

/// <summary>How a channel stands.</summary>
public enum ChannelState
{
    /// <summary>Used, and nothing against it.</summary>
    Open,

    /// <summary>The newest word on it is a refusal or a postponement.</summary>
    Strained,

    /// <summary>Broken off by one side.</summary>
    Suspended,

    /// <summary>Only plans, or no contact known to have been held.</summary>
    Silent,
}

/// <summary>The channel between two sides on one level.</summary>
/// <param name="First">The side whose code comes first in ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="Level">The level.</param>
/// <param name="State">How it stands.</param>
/// <param name="LastHeld">The newest contact that was held or is under way, or null.</param>
/// <param name="Next">The next one planned or possible, or null.</param>
/// <param name="Contacts">All contacts on it, by date.</param>
public sealed record Channel(Side First, Side Second, Level Level, ChannelState State, Contact? LastHeld, Contact? Next,
    EquatableArray<Contact> Contacts);

/// <summary>The board of channels between pairs of states, made of their contacts.</summary>
public static class ChannelBoard
{
    /// <summary>The channels of all pairs that occur, by pair, then by level.</summary>
    public static EquatableArray<Channel> Of(IEnumerable<Contact> contacts, PartialDate? asOf)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return [];
    }
}
