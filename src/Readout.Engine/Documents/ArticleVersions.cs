using System.Collections.Frozen;

namespace Readout.Documents;

/// <summary>Tells an article seen again from another one: a changed text at the same address is a new version of the same report, an unchanged one is nothing new.</summary>
public static class ArticleVersions
{
    private static readonly string[] HostPrefixes = ["www.", "m.", "amp.", "mobile."];

    /// <summary>What newsletters, searches and social sites hang onto addresses; beside these all that begins with "utm_".</summary>
    private static readonly FrozenSet<string> Trackers = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "srsltid", "cmpid", "ocid", "xtor", "smid", "amp", "outputtype", "at_medium", "at_campaign", "ref_src", "guccounter");

    /// <summary>The key that all versions of one report share: its address, without what does not name the page. An article without an address has its id for a key.</summary>
    /// <remarks>The address that the page calls its own counts where it lies on the same site; a page that names another site's as its own is that one's copy, not its version.</remarks>
    public static string ReportKey(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (url, canonical) = (Address(article.Url), Address(article.Canonical));
        if (url is null) return canonical is null || IsRoot(canonical) ? article.Id.Value : Key(canonical);
        return Key(canonical is not null && Host(canonical) == Host(url) && !IsRoot(canonical) ? canonical : url);
    }

    /// <summary>Whether two versions say the same, word for word.</summary>
    public static bool SameText(Article one, Article other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return string.Equals(one.Text, other.Text, StringComparison.Ordinal);
    }

    /// <summary>The versions of one report, the newest first: by the day they were changed, else published; then the longer one, so that the order given does not matter.</summary>
    public static IEnumerable<Article> NewestFirst(IEnumerable<Article> versions) => versions
        .OrderByDescending(v => (v.Modified.Date ?? v.Published.Date)?.First)
        .ThenByDescending(v => v.Text.Length)
        .ThenBy(v => v.Id);

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static bool IsRoot(Uri address) => address.AbsolutePath.Length <= 1 && address.Query.Length <= 1;

    private static string Host(Uri address)
    {
        var host = address.IdnHost.ToLowerInvariant();
        var prefix = Array.Find(HostPrefixes, p => host.StartsWith(p, StringComparison.Ordinal) && host.IndexOf('.', p.Length) > 0);
        return prefix is null ? host : host[prefix.Length..];
    }

    private static string Key(Uri address)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/amp", StringComparison.Ordinal)) path = path[..^"/amp".Length];
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => p.Split('=')[0] is var name && !Trackers.Contains(name) && !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
        var port = address.IsDefaultPort ? "" : ":" + address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var asked = string.Join('&', query);
        return Host(address) + port + path + (asked.Length > 0 ? "?" + asked : "");
    }
}
