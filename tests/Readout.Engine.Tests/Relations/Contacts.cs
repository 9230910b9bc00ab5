using Readout.Documents;

namespace Readout.Tests.Relations;

/// <summary>Contacts of two invented ministers for the tests of the board.</summary>
internal static class Contacts
{
    private static readonly Citation Words = new(new ArticleId("a"), new TextSpan(0, 1), "x");

    public static Contact Of(ContactStatus status, string? start, ContactKind kind = ContactKind.Meeting) => new()
    {
        Id = ContentHash.Of(status.Word(), start ?? "", kind.Word()),
        Kind = kind,
        Status = status,
        Level = Level.ForeignMinister,
        Start = PartialDate.Parse(start),
        Sides = [new Side("NOR"), new Side("CHL")],
        Evidence = [Words],
    };

    /// <summary>The contact with one more word on its status.</summary>
    public static Contact Told(Contact contact, ContactStatus status, string published) =>
        contact with { History = [.. contact.History, new StatusReport(status, PartialDate.Parse(published), Words)] };
}
