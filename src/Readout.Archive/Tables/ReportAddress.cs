using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>The address under which versions of one report meet.</summary>
/// <remarks>A page may call another address its own (canonical) only on its own host, and not the host's root. A text without one is known by its words and outlet.</remarks>
internal static class ReportAddress
{
    /// <summary>What links carry to be counted, and what says nothing of the page.</summary>
    private static readonly string[] Counting = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ocid", "cmpid", "at_medium", "at_campaign"];

    /// <summary>Of longer addresses the end is hashed: an index takes no keys without bound.</summary>
    private const int Longest = 2000;

    public static string Of(Article article)
    {
        if (article.Url is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var own)) return "text:" + ContentHash.Of(article.Outlet ?? "", article.Text);
        if (article.Canonical is { } canonical && Uri.TryCreate(own, canonical, out var named) && named.Host == own.Host && (named.AbsolutePath.Length > 1 || own.AbsolutePath.Length <= 1)) own = named;
        var query = own.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !Counting.Any(c => p.StartsWith(c, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal);
        var rest = string.Join('&', query);
        var path = own.AbsolutePath.Length > 1 ? own.AbsolutePath.TrimEnd('/') : "/";
        var address = $"{own.Authority}{path}{(rest.Length > 0 ? "?" + rest : "")}";
        return address.Length <= Longest ? address : $"{address[..Longest]}#{ContentHash.Of(address)}";
    }
}
