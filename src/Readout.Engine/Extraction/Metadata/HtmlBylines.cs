using System.Text.RegularExpressions;

namespace Readout.Extraction.Metadata;

/// <summary>Finds who wrote a page: its data first, then what it shows near the headline, then its links to authors' pages.</summary>
internal static partial class HtmlBylines
{
    private static readonly string[] MetaNames = ["author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "citation_author", "article:author_name", "twitter:data1"];

    /// <summary>The names, people only.</summary>
    public static List<string> Of(PageReading reading)
    {
        var page = reading.Metadata!;
        var names = Found(page.Authors.Where(a => a.Type is not "Organization" and not "NewsMediaOrganization").Select(a => a.Name));
        if (names.Count > 0) return names;
        foreach (var key in MetaNames)
        {
            names = Found(page.All(key));
            if (names.Count > 0) return names;
        }

        names = Found(reading.Document!.QuerySelectorAll("[rel~=author],[itemprop=author]").Select(e => Folding.Line(e.TextContent)));
        if (names.Count > 0) return names;
        names = Shown(reading);
        if (names.Count > 0) return names;
        foreach (var link in reading.Document!.QuerySelectorAll("a[href*='/author'],a[href*='/staff/'],a[href*='/profile'],a[href*='/people/'],a[href*='/contributor'],a[href*='/writer'],a[href*='/reporter'],a[href*='/journalist']"))
        {
            names = Found([Folding.Line(link.TextContent)]);
            if (names.Count > 0) return names;
        }

        // A first name or pen name alone counts only where data call it a person.
        return page.Authors.Where(a => a.Type == "Person").Select(a => BylineReader.Single(a.Name)).OfType<string>().Where(n => !IsSite(n)).Distinct(StringComparer.Ordinal).ToList();

        List<string> Found(IEnumerable<string> texts) => BylineReader.Names(texts).FindAll(n => !IsSite(n));

        bool IsSite(string name) => string.Equals(name, reading.Outlet, StringComparison.OrdinalIgnoreCase)
            || reading.Outlet is { } outlet && outlet.Contains(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>All that data call authors, agencies too.</summary>
    public static IEnumerable<string> Credits(PageMetadata page) => page.Authors.Select(a => a.Name).Concat(MetaNames.SelectMany(page.All));

    private static List<string> Shown(PageReading reading)
    {
        const int Before = 6;
        const int Behind = 14;
        const int Longest = 200;
        var blocks = reading.Tree.Blocks;
        var title = reading.TitleIndex;
        for (var i = Math.Max(0, title - Before); i < Math.Min(blocks.Count, title + Behind); i++)
        {
            var text = blocks[i].Text;
            if (i == title || text.Length > Longest) continue;
            if (WrittenBy().IsMatch(text) && i + 1 < blocks.Count && BylineReader.Split(blocks[i + 1].Text) is { Count: > 0 } below) return below;
            var by = AtEnd().Match(text);
            var marked = blocks[i].Is(LineLooks.Byline) || ((reading.Tree.Nodes[blocks[i].Node].Own | blocks[i].Inline) & BlockKinds.Author) != 0;
            if (!marked && !by.Success) continue;
            var names = BylineReader.Split(marked ? text : by.Groups["who"].Value);
            if (names.Count > 0) return names;
        }

        return [];
    }

    [GeneratedRegex(@"^(written |posted |published |reported |story |words )?by:?$|^authors?:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenBy();

    [GeneratedRegex(@"(^|[\s|·•,])(?:by|By|BY) (?<who>\p{Lu}[^|]{3,60})$", RegexOptions.CultureInvariant)]
    private static partial Regex AtEnd();
}
