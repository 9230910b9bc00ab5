namespace Readout.Serving;

/// <summary>What somebody may do: each may also do what stands before it.</summary>
internal enum Role
{
    /// <summary>Nothing.</summary>
    Nobody,

    /// <summary>Read, and keep marks, searches and receivers of one's own.</summary>
    Reader,

    /// <summary>Correct stories and choose sources.</summary>
    Editor,

    /// <summary>Manage accounts.</summary>
    Admin,
}

/// <summary>Who asks, for as long as one request takes. On a machine of one's own it is nobody by name, who may do everything.</summary>
internal sealed class Visitor
{
    /// <summary>The account's name; empty on a machine of one's own.</summary>
    public string Name { get; set; } = "";

    /// <summary>What may be done.</summary>
    public Role Role { get; set; }

    /// <summary>How many alerts the page's head says are not seen; null where they were not counted yet.</summary>
    public int? Unseen { get; set; }

    /// <summary>Whether a program asks by a token that may change something.</summary>
    public bool MayWriteByToken { get; set; }

    /// <summary>Whether a program asks by a token of somebody who may have reports forgotten for good.</summary>
    public bool MayForgetByToken { get; set; }

    /// <summary>Whether there are accounts, so that one can sign in and out.</summary>
    public bool HasAccounts { get; set; }
}

/// <summary>On an endpoint: who may use it. Without it, a reader may.</summary>
internal sealed record NeededRole(Role Role, bool ByToken = false);
