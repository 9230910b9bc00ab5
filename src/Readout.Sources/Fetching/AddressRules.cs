using System.Net;
using System.Net.Sockets;

namespace Readout.Sources.Fetching;

/// <summary>Which addresses may be connected to: public unicast ones, and those of networks that were allowed by name.</summary>
/// <remarks>
/// After the special-purpose registries of IANA (RFC 6890, RFC 8190). An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64, ISATAP)
/// is judged by the one it carries, because that is where its packets go.
/// </remarks>
internal sealed class AddressRules(IEnumerable<IPNetwork> allowed)
{
    private static readonly (IPNetwork Network, string Words)[] Special4 =
    [
        Of("0.0.0.0/8", "an unspecified address"),
        Of("10.0.0.0/8", "a private address"),
        Of("100.64.0.0/10", "an address of a carrier's own network"),
        Of("127.0.0.0/8", "a loopback address"),
        Of("168.63.129.16/32", "a cloud's metadata address"),
        Of("169.254.0.0/16", "a link-local or metadata address"),
        Of("172.16.0.0/12", "a private address"),
        Of("192.0.0.0/24", "an address kept for protocols"),
        Of("192.0.2.0/24", "an address kept for documentation"),
        Of("192.88.99.0/24", "a relay address"),
        Of("192.168.0.0/16", "a private address"),
        Of("198.18.0.0/15", "an address kept for measurements"),
        Of("198.51.100.0/24", "an address kept for documentation"),
        Of("203.0.113.0/24", "an address kept for documentation"),
        Of("224.0.0.0/4", "a multicast address"),
        Of("240.0.0.0/4", "a reserved address"),
    ];

    private static readonly (IPNetwork Network, string Words)[] Special6 =
    [
        Of("::/128", "an unspecified address"),
        Of("::1/128", "a loopback address"),
        Of("64:ff9b:1::/48", "an address of a local translator"),
        Of("2001::/23", "an address kept for protocols"),
        Of("2001:db8::/32", "an address kept for documentation"),
        Of("3fff::/20", "an address kept for documentation"),
        Of("5f00::/16", "an address kept for routing"),
        Of("fc00::/7", "a private address"),
        Of("fe80::/10", "a link-local address"),
        Of("fec0::/10", "a private address"),
        Of("ff00::/8", "a multicast address"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    private readonly IPNetwork[] _allowed = [.. allowed];

    /// <summary>Why this address is not connected to, in words; null where it may be.</summary>
    public string? Refusal(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (Array.Exists(_allowed, n => n.Contains(address))) return null;
        if (address.AddressFamily == AddressFamily.InterNetwork) return Found(Special4, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return $"{address} is no address of the internet";
        if (Carried(address) is { } carried) return Refusal(carried) is { } words ? $"{address} leads to {carried}, and {words}" : null;
        if (Found(Special6, address) is { } special) return special;
        return GlobalUnicast.Contains(address) ? null : $"{address} is a reserved address";
    }

    private static string? Found((IPNetwork Network, string Words)[] table, IPAddress address)
    {
        foreach (var (network, words) in table)
        {
            if (network.Contains(address)) return $"{address} is {words}";
        }

        return null;
    }

    /// <summary>The IPv4 address within an IPv6 one: 6to4 (RFC 3056), NAT64 (RFC 6052), ISATAP (RFC 5214, 6.1).</summary>
    private static IPAddress? Carried(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (SixToFour.Contains(address)) return new IPAddress(bytes[2..6]);
        if (Translated.Contains(address)) return new IPAddress(bytes[12..]);
        return bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE ? new IPAddress(bytes[12..]) : null;
    }

    private static (IPNetwork Network, string Words) Of(string network, string words) => (IPNetwork.Parse(network), words);
}
