namespace Readout.Extraction.Metadata;

/// <summary>Finds the outlet of an HTML page: its data first, then the part of the title that the page shows alone or under its copyright.</summary>
internal static class HtmlOutlets
{
    private const int MostWords = 6;
    private const int LongestFoot = 200;
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " // "];

    /// <summary>The name, or null where nothing says it.</summary>
    public static string? Of(PageMetadata page, PageTree tree)
    {
        var stated = page.First("og:site_name", "application-name") ?? page.Publisher ?? page.Site ?? page.First("dc.publisher", "publication", "publisher", "source_organization");
        if (stated is not null || page.PageTitle is not { Length: > 0 } title) return stated;
        foreach (var candidate in Candidates(title))
        {
            if (LineShapes.Words(candidate) <= MostWords && candidate.Length > 2 && IsShown(tree.Blocks, candidate)) return candidate;
        }

        return null;
    }

    /// <summary>What stands behind the last separator, before the first one, and the whole.</summary>
    private static IEnumerable<string> Candidates(string title)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last < 0) continue;
            yield return title[(last + separator.Length)..].Trim();
            yield return title[..title.IndexOf(separator, StringComparison.Ordinal)].Trim();
        }

        yield return title;
    }

    /// <summary>Whether a block other than the headline is that name, or a block claims the rights under it.</summary>
    private static bool IsShown(List<PageBlock> blocks, string name)
    {
        foreach (var block in blocks)
        {
            var text = block.Text;
            if (text.Length > LongestFoot || block.Tag is "h1") continue;
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase) || FlatOutlets.OwnerIn(text) is { } owner && owner.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
