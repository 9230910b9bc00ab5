using System.Text.RegularExpressions;

namespace Readout.Extraction.Metadata;

/// <summary>Finds who wrote a page: its data first, then what it shows near the headline, then its links to authors' pages.</summary>
internal static partial class HtmlBylines
{
    /// <summary>From this likelihood on a block is taken for the one that names the author.</summary>
    private const float Likely = 0.4f;

    private const int LongestLine = 200;
    private static readonly string[] MetaNames = ["author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "citation_author", "article:author_name", "twitter:data1"];

    /// <summary>The names, people only.</summary>
    public static List<string> Of(PageReading reading, string? url)
    {
        var page = reading.Metadata!;
        var people = page.Authors.Where(a => a.Type is not "Organization" and not "NewsMediaOrganization").ToList();
        var names = BylineReader.Names(people.Select(a => a.Name)).FindAll(n => !IsSite(n) || people.Exists(a => a.Type == "Person" && a.Name == n && n != page.Publisher));
        if (names.Count > 0) return names;
        foreach (var key in MetaNames)
        {
            names = Found(page.All(key));
            if (names.Count > 0) return names;
        }

        names = Found(page.AuthorElements.Select(e => Folding.Line(e.TextContent)));
        if (names.Count > 0) return names;
        var shown = Line(reading);
        if (shown is not null && Found([shown]) is { Count: > 0 } seen) return seen;
        names = Shown(reading);
        if (names.Count > 0) return names;
        names = Found(page.AuthorLinks.Select(e => Folding.Line(e.TextContent)).Where(t => t.Length is > 0 and <= 60).Take(1));
        if (names.Count > 0) return names;
        if (Owner(reading, url) is { } owner) return [owner];

        // A first name or pen name alone counts only where the page surely calls it the author.
        var stated = page.Authors.Where(a => a.Type == "Person").Select(a => a.Name).Concat(page.All("author")).Concat(page.AuthorElements.Select(e => Folding.Line(e.TextContent)));
        var pen = stated.Append(shown ?? "").Where(t => t.Length is > 0 and <= LongestLine).Select(BylineReader.PenName).OfType<string>().FirstOrDefault(n => !IsSite(n) && !IsHost(n, url));
        return pen is null ? [] : [pen];

        List<string> Found(IEnumerable<string> texts) => BylineReader.Names(texts).FindAll(n => !IsSite(n));

        bool IsSite(string name) => string.Equals(name, reading.Outlet, StringComparison.OrdinalIgnoreCase)
            || reading.Outlet is { } outlet && outlet.Contains(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>All that data call authors, agencies too.</summary>
    public static IEnumerable<string> Credits(PageMetadata page) => page.Authors.Select(a => a.Name).Concat(MetaNames.SelectMany(page.All));

    /// <summary>The block that most likely names the author, or null.</summary>
    private static string? Line(PageReading reading)
    {
        if (reading.Answers is not { } answers) return null;
        var blocks = reading.Tree.Blocks;
        var (best, most) = (-1, Likely);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i == reading.TitleIndex || blocks[i].Text.Length > LongestLine || blocks[i].IsProse || answers.Byline(i) is not { } likely || likely <= most) continue;
            (best, most) = (i, likely);
        }

        return best < 0 ? null : blocks[best].Text;
    }

    private static List<string> Shown(PageReading reading)
    {
        const int Before = 6;
        const int Behind = 14;
        var blocks = reading.Tree.Blocks;
        var title = reading.TitleIndex;
        for (var i = Math.Max(0, title - Before); i < Math.Min(blocks.Count, title + Behind); i++)
        {
            var text = blocks[i].Text;
            if (i == title || text.Length > LongestLine) continue;
            if (WrittenBy().IsMatch(text) && i + 1 < blocks.Count && BylineReader.Split(blocks[i + 1].Text) is { Count: > 0 } below) return below;
            var by = AtEnd().Match(text);
            if (!blocks[i].Is(LineLooks.Byline) && !by.Success) continue;
            var names = BylineReader.Split(by.Success ? by.Groups["who"].Value : text);
            if (names.Count > 0) return names;
        }

        return [];
    }

    /// <summary>On a person's own site the one who claims the rights: "© 2024 Ann Bell" at annbell.example.</summary>
    private static string? Owner(PageReading reading, string? url)
    {
        const int Foot = 30;
        var blocks = reading.Tree.Blocks;
        for (var i = blocks.Count - 1; i >= Math.Max(0, blocks.Count - Foot); i--)
        {
            if (blocks[i].Text.Length <= LongestLine && FlatOutlets.OwnerIn(blocks[i].Text) is { } owner && BylineReader.Split(owner) is [var name] && IsHost(name, url)) return name;
        }

        return null;
    }

    /// <summary>Whether an address's host holds a name or one of its longer words.</summary>
    private static bool IsHost(string name, string? url)
    {
        const int LongWord = 4;
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var address)) return false;
        var host = string.Concat(address.Host.Where(char.IsLetterOrDigit));
        return name.Split(' ').Any(word => word.Length >= LongWord && host.Contains(string.Concat(word.Where(char.IsLetterOrDigit)), StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"^(written |posted |published |reported |story |words )?by:?$|^authors?:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenBy();

    [GeneratedRegex(@"(^|[\s|·•,])(?:by|By|BY) (?<who>\p{Lu}[^|]{3,60})$", RegexOptions.CultureInvariant)]
    private static partial Regex AtEnd();
}
