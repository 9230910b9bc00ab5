using Readout.Documents;

namespace Readout.Sources.Warc;

/// <summary>One record of a WARC file (ISO 28500; WARC/1.0 and 1.1), or what is wrong at its place.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Headers">Its named fields, in their order, names as they stand.</param>
/// <param name="Block">Its block; empty where it was passed over, or is only part of what was announced (see <see cref="Problem"/>).</param>
public sealed record WarcRecord(long Number, EquatableArray<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Block)
{
    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary><c>WARC-Type</c> in small letters: response, request, warcinfo, metadata, revisit, resource, conversion …</summary>
    public string Type => this["WARC-Type"]?.ToLowerInvariant() ?? "";

    /// <summary><c>WARC-Target-URI</c>; angle brackets, which old writers put around it, left out.</summary>
    public string? TargetUri => this["WARC-Target-URI"]?.Trim('<', '>');

    /// <summary>A named field, the first of its name, whatever its case; null where it is not there.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var header in Headers)
            {
                if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value;
            }

            return null;
        }
    }
}
