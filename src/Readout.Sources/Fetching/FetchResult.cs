namespace Readout.Sources.Fetching;

/// <summary>What a server said to know an unchanged answer by (RFC 9110, 8.8).</summary>
/// <param name="ETag">The header <c>ETag</c> as it stood, quotes included.</param>
/// <param name="LastModified">The header <c>Last-Modified</c> as it stood.</param>
public sealed record CacheValidators(string? ETag, string? LastModified);

/// <summary>What came of one address: a body, the word that nothing changed, or a problem.</summary>
/// <param name="Address">The address asked for.</param>
/// <param name="Url">The address that answered, redirects followed.</param>
public sealed record FetchResult(string Address, string Url)
{
    /// <summary>The status code of the last answer; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The body, decompressed; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The media type, in small letters and without parameters; null where none was named.</summary>
    public string? MediaType { get; init; }

    /// <summary>The character set of the header <c>Content-Type</c>; null where none was named.</summary>
    public string? Charset { get; init; }

    /// <summary>What to send the next time, so that only a changed body is sent again; null where the server named nothing.</summary>
    public CacheValidators? Validators { get; init; }

    /// <summary>Whether the server said that nothing changed since the validators given (304).</summary>
    public bool NotModified { get; init; }

    /// <summary>Why there is no body, in words for people; null where there is one, or where nothing changed.</summary>
    public string? Problem { get; init; }

    /// <summary>Before this the server does not want to be asked again; null where it said nothing.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
