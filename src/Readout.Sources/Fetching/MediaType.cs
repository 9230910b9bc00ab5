namespace Readout.Sources.Fetching;

/// <summary>Reads the header <c>Content-Type</c>, also one that no grammar allows.</summary>
internal static class MediaType
{
    /// <summary>The type in small letters, and the character set; each null where it is not named.</summary>
    public static (string? Type, string? Charset) Of(string? header)
    {
        if (header is null) return (null, null);
        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        var charset = parts.Skip(1)
            .Select(p => p.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(p => p.Length == 2 && p[0].Equals("charset", StringComparison.OrdinalIgnoreCase))?[1].Trim('"', '\'');
        return (parts[0].Length == 0 ? null : parts[0].ToLowerInvariant(), charset is { Length: > 0 } ? charset : null);
    }
}
