namespace Readout.Archive;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">The name, without regard to case.</param>
/// <param name="Password">The hash of the password.</param>
/// <param name="Role">"reader", "editor" or "admin".</param>
/// <param name="Added">Since when.</param>
public sealed record AccountRow(string Name, string Password, string Role, DateTimeOffset Added);

/// <summary>A key for programs. The key itself is known only to whoever made it.</summary>
/// <param name="Id">The first digits of its hash, to name it by.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">"read", or "read write".</param>
/// <param name="Reader">Whose it is.</param>
/// <param name="Created">Since when.</param>
/// <param name="LastUsed">When it was last used; null where never.</param>
public sealed record TokenRow(string Id, string Name, string Scopes, string Reader, DateTimeOffset Created, DateTimeOffset? LastUsed);
