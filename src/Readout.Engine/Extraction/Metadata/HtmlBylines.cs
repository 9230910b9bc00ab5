using System.Text.RegularExpressions;

namespace Readout.Extraction.Metadata;

/// <summary>Finds who wrote a page: its data first, then what it shows near the headline, then its links to authors' pages.</summary>
internal static partial class HtmlBylines
{
    /// <summary>From this likelihood on a block is taken for the one that names the author.</summary>
    private const float Likely = 0.25f;

    /// <summary>From here on a first name or a pen name alone will do.</summary>
    private const float Sure = 0.5f;

    private const int LongestLine = 200;
    private static readonly string[] MetaNames = ["citation_author", "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "article:author_name", "twitter:data1"];

    /// <summary>The names, people only.</summary>
    public static List<string> Of(PageReading reading, string? url)
    {
        var page = reading.Metadata!;
        var words = new Lazy<CommonWords>(() => new CommonWords(reading.Tree.Blocks));
        var people = page.Authors.Where(a => a.Type is not "Organization" and not "NewsMediaOrganization").ToList();
        var names = BylineReader.Names(people.Select(a => a.Name)).FindAll(n => !IsSite(n) || people.Exists(a => IsTyped(a.Type) && a.Name == n));
        if (names.Count > 0) return names;
        foreach (var key in MetaNames)
        {
            names = Found(page.All(key));
            if (names.Count > 0) return names;
        }

        names = Found(page.AuthorElements.Select(e => Folding.Line(e.TextContent)));
        if (names.Count > 0) return names;
        names = reading.Answers?.Authors(Likely, penNames: false, MayBe, words.Value.LikelyNames) ?? [];
        if (names.Count > 0) return names;

        // A first name or pen name alone counts only where the page surely calls it the author.
        var stated = page.Authors.Where(a => IsTyped(a.Type)).Select(a => a.Name).Concat(page.All("author")).Concat(page.AuthorElements.Select(e => Folding.Line(e.TextContent)));
        foreach (var text in stated)
        {
            if (text.Length is > 0 and <= LongestLine && BylineReader.PenName(text) is { } pen && !IsSite(pen)) return [pen];
        }

        names = Shown(reading).FindAll(MayBe);
        if (names.Count > 0) return names;
        names = Found(page.AuthorLinks.Select(e => Folding.Line(e.TextContent)).Where(t => t.Length is > 0 and <= 60).Take(1)).FindAll(MayBe);
        if (names.Count > 0) return names;
        names = reading.Answers?.Authors(Sure, penNames: true, n => MayBe(n) && words.Value.SurelyNames(n), words.Value.SurelyNames) ?? [];
        if (names.Count > 0) return names;

        // Nobody is named: a desk or a team that signs.
        foreach (var text in page.Authors.Select(a => a.Name).Concat(page.All("author")).Concat(page.AuthorElements.Select(e => Folding.Line(e.TextContent))).Concat(Signed(reading)))
        {
            if (BylineReader.Collective(text) is { } desk) return [desk];
        }

        return [];

        List<string> Found(IEnumerable<string> texts) => BylineReader.Names(texts).FindAll(n => !IsSite(n) || n.Contains(' ', StringComparison.Ordinal) && words.Value.SurelyNames(n));

        // A site called by a person's name is that person's; one called by common words is none.
        bool MayBe(string name) => IsSite(name) ? name.Contains(' ', StringComparison.Ordinal) && words.Value.SurelyNames(name) && !IsLonger(name) : words.Value.MayName(name);

        bool IsSite(string name) => string.Equals(name, reading.Outlet, StringComparison.OrdinalIgnoreCase)
            || reading.Outlet is { } outlet && outlet.Contains(name, StringComparison.OrdinalIgnoreCase) || IsHost(name, url);

        bool IsLonger(string name) => reading.Outlet is { } outlet && outlet.Length > name.Length + 2 && outlet.Contains(name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsTyped(string? type) => string.Equals(type, "Person", StringComparison.OrdinalIgnoreCase);

    /// <summary>All that data call authors, agencies too.</summary>
    public static IEnumerable<string> Credits(PageMetadata page) => page.Authors.Select(a => a.Name).Concat(MetaNames.SelectMany(page.All));

    private static List<string> Shown(PageReading reading)
    {
        var blocks = reading.Tree.Blocks;
        foreach (var i in BesideTitle(reading))
        {
            var text = blocks[i].Text;
            if (WrittenBy().IsMatch(text) && i + 1 < blocks.Count && BylineReader.Split(blocks[i + 1].Text) is { Count: > 0 } below) return below;
            var by = AtEnd().Match(text);
            var marked = IsMarked(reading, i);
            if (!marked && !by.Success && !IsNameAndDay(blocks, i)) continue;
            var names = BylineReader.Split(by.Success && !marked ? by.Groups["who"].Value : text);
            if (names.Count > 0) return names;
        }

        return [];
    }

    /// <summary>The lines near the headline that are marked as the author's.</summary>
    private static IEnumerable<string> Signed(PageReading reading) => BesideTitle(reading).Where(i => IsMarked(reading, i)).Select(i => reading.Tree.Blocks[i].Text);

    /// <summary>The short blocks near the headline, it itself left out.</summary>
    private static IEnumerable<int> BesideTitle(PageReading reading)
    {
        const int Before = 6;
        const int Behind = 14;
        var blocks = reading.Tree.Blocks;
        for (var i = Math.Max(0, reading.TitleIndex - Before); i < Math.Min(blocks.Count, reading.TitleIndex + Behind); i++)
        {
            if (i != reading.TitleIndex && blocks[i].Text.Length <= LongestLine) yield return i;
        }
    }

    private static bool IsMarked(PageReading reading, int i)
    {
        var block = reading.Tree.Blocks[i];
        return block.Is(LineLooks.Byline) || ((reading.Tree.Nodes[block.Node].Own | block.Inline) & BlockKinds.Author) != 0;
    }

    /// <summary>A name alone with the day right above or below it.</summary>
    private static bool IsNameAndDay(List<PageBlock> blocks, int i) => BylineReader.IsPerson(blocks[i].Text)
        && (i + 1 < blocks.Count && blocks[i + 1].Is(LineLooks.DateLine) || i > 0 && blocks[i - 1].Is(LineLooks.DateLine));

    /// <summary>Whether a name, its signs left out, is what the site is called: "Harbor Post" at harborpost.example.</summary>
    private static bool IsHost(string name, string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var address)) return false;
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return letters.Length > 0 && address.Host.Split('.').Any(part => part.Replace("-", "", StringComparison.Ordinal) == letters);
    }

    [GeneratedRegex(@"^(written |posted |published |reported |story |words )?by:?$|^authors?:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenBy();

    [GeneratedRegex(@"(^|[\s|·•,])(?:by|By|BY) (?<who>\p{Lu}[^|]{3,60})$", RegexOptions.CultureInvariant)]
    private static partial Regex AtEnd();
}
