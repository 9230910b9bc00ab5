namespace Readout.Extraction.Metadata;

/// <summary>Chooses a page's headline: the first-level heading where the head agrees, else the head's own word without the site's name.</summary>
internal static class TitleReader
{
    private const double Agreement = 0.6;
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " » ", " « ", " : ", " :: ", " // ", " • ", " ~ ", " / "];

    /// <summary>Where no spaces stand between words, none stand around these.</summary>
    private static readonly string[] WideSeparators = ["_", "|", "｜", "--", "—", "-"];

    /// <summary>The headline and the block that shows it (null where none does). Empty where the page has none.</summary>
    public static (string Title, PageBlock? Block) Of(PageTree tree, HtmlBody body, PageMetadata page, string? outlet)
    {
        var stated = Stated(page, outlet);
        var headings = tree.Blocks.Where(b => b.Tag == "h1" && b.Text.Length is > 3 and < 400).ToList();
        PageBlock? best = null;
        var closeness = 0.0;
        foreach (var heading in headings)
        {
            var likeness = stated.Count == 0 ? 0 : stated.Max(s => Likeness(heading.Text, s));
            if (likeness > closeness) (best, closeness) = (heading, likeness);
        }

        if (best is not null && closeness >= Agreement) return (best.Text, best);
        if (headings.Count == 1 && (LineShapes.Words(headings[0].Text) >= 4 || stated.Count == 0) && !IsSite(headings[0].Text, outlet, page)) return (headings[0].Text, headings[0]);
        foreach (var block in tree.Blocks)
        {
            if (block.Tag is "h2" or "h3" or "h1" && stated.Any(s => Likeness(block.Text, s) >= 0.8)) return (block.Text, block);
        }

        if (stated.Count > 0) return (stated[0], tree.Blocks.Find(b => b.Text == stated[0]));
        var first = headings.Find(body.InRoot) ?? headings.FirstOrDefault() ?? tree.Blocks.Find(b => b.Tag == "h2" && body.InRoot(b));
        return (first?.Text ?? "", first);
    }

    /// <summary>The words of a title without the site's name behind or before a separator.</summary>
    public static string WithoutSite(string title, string? site)
    {
        if (site is { Length: > 1 })
        {
            foreach (var separator in IsWide(title) ? [.. Separators, .. WideSeparators] : Separators)
            {
                if (title.EndsWith(separator + site, StringComparison.OrdinalIgnoreCase)) return title[..^(separator.Length + site.Length)].Trim();
                if (title.StartsWith(site + separator, StringComparison.OrdinalIgnoreCase)) return title[(separator.Length + site.Length)..].Trim();
            }
        }

        return title;
    }

    /// <summary>What the head says of the headline, the surest first.</summary>
    private static List<string> Stated(PageMetadata page, string? outlet)
    {
        var stated = new List<string>();
        Add(page.First("og:title", "twitter:title"));
        Add(page.Headline);
        Add(page.First("parsely-title", "sailthru.title", "dc.title", "citation_title", "title"));
        if (page.PageTitle is { Length: > 0 } title)
        {
            var cut = WithoutSite(title, outlet);
            Add(cut == title ? LongestPart(title) : cut);
        }

        return stated;

        void Add(string? text)
        {
            if (string.IsNullOrWhiteSpace(text)) return;
            var cut = WithoutSite(Folding.Line(System.Net.WebUtility.HtmlDecode(text)), outlet);
            if (cut.Length > 1 && !stated.Contains(cut)) stated.Add(cut);
        }
    }

    /// <summary>"Headline | Site": the part with the most words, where the rest is short.</summary>
    private static string LongestPart(string title)
    {
        foreach (var separator in IsWide(title) ? WideSeparators : Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at < 0) continue;
            var head = title[..at];
            var tail = title[(at + separator.Length)..];
            if (LineShapes.Words(head) >= 3 && LineShapes.Words(tail) <= 5) return IsWide(title) ? LongestPart(head.Trim()) : head.Trim();
            if (LineShapes.Words(tail) >= 3 && LineShapes.Words(head) <= 3) return tail.Trim();
        }

        return title;
    }

    private static bool IsWide(string title) => title.AsSpan().ContainsAnyInRange('\u3040', '\u9FFF');

    private static bool IsSite(string heading, string? outlet, PageMetadata page) =>
        string.Equals(heading, outlet, StringComparison.OrdinalIgnoreCase) || string.Equals(heading, page.Site, StringComparison.OrdinalIgnoreCase);

    /// <summary>Shared words over the words of the longer one (each word once), 0 to 1.</summary>
    internal static double Likeness(string left, string right)
    {
        var a = WordSet(left);
        var b = WordSet(right);
        if (a.Count == 0 || b.Count == 0) return 0;
        var shared = a.Count(b.Contains);
        return (double)shared / Math.Max(a.Count, b.Count);
    }

    private static HashSet<string> WordSet(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var start = -1;
        var length = Math.Min(text.Length, 400);
        for (var i = 0; i <= length; i++)
        {
            // East Asian writing parts no words: each character is one.
            var wide = i < length && text[i] is >= '\u3040' and <= '\u9FFF';
            var inside = i < length && !wide && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0) start = i;
            if (!inside && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }

            if (wide) words.Add(text.Substring(i, 1));
        }

        return words;
    }
}
