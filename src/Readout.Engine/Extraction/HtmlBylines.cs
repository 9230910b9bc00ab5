using AngleSharp.Dom;

namespace Readout.Extraction;

/// <summary>Finds who wrote a page: its data first, then what it shows near the headline.</summary>
internal static class HtmlBylines
{
    /// <summary>The names, people only.</summary>
    public static List<string> Of(PageMetadata page, IDocument document, PageTree tree)
    {
        var people = page.Authors.Where(a => a.Type is not "Organization" and not "NewsMediaOrganization").Select(a => a.Name);
        var names = BylineReader.Names(people);
        if (names.Count > 0) return names;
        foreach (var key in (ReadOnlySpan<string>)["author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "citation_author", "article:author_name", "twitter:data1"])
        {
            names = BylineReader.Names(page.All(key));
            if (names.Count > 0) return names;
        }

        names = BylineReader.Names(document.QuerySelectorAll("[rel~=author],[itemprop=author]").Select(e => Folding.Line(e.TextContent)));
        if (names.Count > 0) return names;
        return Shown(tree);
    }

    private static List<string> Shown(PageTree tree)
    {
        const int Before = 6;
        const int Behind = 14;
        var title = tree.Blocks.FindIndex(b => b.Role == "title");
        for (var i = Math.Max(0, title - Before); i < Math.Min(tree.Blocks.Count, title + Behind); i++)
        {
            var block = tree.Blocks[i];
            if (i == title || block.Text.Length > 200) continue;
            if (!LineShapes.IsByline(block.Text) && ((tree.Nodes[block.Node].Own | block.Inline) & BlockKinds.Author) == 0) continue;
            var names = BylineReader.Split(block.Text);
            if (names.Count > 0) return names;
        }

        return [];
    }
}
