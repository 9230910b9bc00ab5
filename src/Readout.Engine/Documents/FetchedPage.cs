namespace Readout.Documents;

/// <summary>What the bytes of a page are.</summary>
public enum PageForm
{
    /// <summary>Not told: Extraction looks at the bytes.</summary>
    Unknown,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>Text that somebody saved from a page, with all its furniture.</summary>
    FlatText,

    /// <summary>The body of an article and nothing else; what else is known stands in <see cref="FetchedPage.Given"/>.</summary>
    CleanText,
}

/// <summary>What a source itself says of a page (a feed's entry, a line of JSON). Null where it says nothing.</summary>
public sealed record GivenMetadata
{
    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>The outlet's name.</summary>
    public string? Outlet { get; init; }

    /// <summary>When published.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>The authors' names.</summary>
    public EquatableArray<string> Byline { get; init; } = [];
}

/// <summary>A page as a source brings it: bytes, where from, and what the source says of it.</summary>
/// <param name="Name">What a person calls it: a file's name, or its address. Used in messages and as <c>file</c> in the output.</param>
/// <param name="Content">The bytes, decompressed, in any encoding.</param>
public sealed record FetchedPage(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>The address, where it is known.</summary>
    public string? Url { get; init; }

    /// <summary>What the bytes are.</summary>
    public PageForm Form { get; init; }

    /// <summary>The character set that the transport named (HTTP header), where it did.</summary>
    public string? Charset { get; init; }

    /// <summary>What the source says of the page.</summary>
    public GivenMetadata? Given { get; init; }
}
