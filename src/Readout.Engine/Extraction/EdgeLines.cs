using Readout.Extraction.Metadata;

namespace Readout.Extraction;

/// <summary>Takes off a judged text's edges what only names the author, the day or the paper.</summary>
internal static class EdgeLines
{
    private const int LongestFoot = 160;

    /// <summary>Judges the first lines again until running text begins, and the last one.</summary>
    /// <param name="blocks">The page, judged.</param>
    /// <param name="byline">Its authors.</param>
    /// <param name="outlet">Its outlet, where that is known.</param>
    public static void Judge(List<PageBlock> blocks, List<string> byline, string? outlet)
    {
        foreach (var block in blocks)
        {
            if (block.Role is not ("body" or "heading")) continue;
            if (DateReader.IsAlone(block.Text)) block.Take("date", "a date alone");
            else if (IsByline(block.Text, byline) || IsSigned(block)) block.Take("byline", "an author's name alone");
            else break;
        }

        if (blocks.FindLast(b => b.Role is "body") is not { } last) return;
        if (IsFoot(last.Text, outlet)) last.Take("furniture", "names the paper");
        else if (byline.Exists(author => IsAboutAuthor(last.Text, author))) last.Take("furniture", "tells of its author");
    }

    /// <summary>An author's name, perhaps with a place and a day: "Ann Bell", "Ann Bell at Quay Park", "Ann Bell, Oslo, 4 June 2024".</summary>
    private static bool IsByline(string text, List<string> byline)
    {
        const int MostWords = 8;
        if (byline.Exists(n => text.StartsWith(n, StringComparison.OrdinalIgnoreCase)) && !LineShapes.EndsSentence(text) && LineShapes.Words(text) <= MostWords
            && BylineReader.Split(text) is { Count: > 0 } names && names.TrueForAll(n => byline.Contains(n, StringComparer.OrdinalIgnoreCase))) return true;
        return BylineReader.DatedName(text) is not null;
    }

    /// <summary>"By Ann Bell Monday, June 4, 2024": a by-line and no sentence.</summary>
    private static bool IsSigned(PageBlock block)
    {
        const int MostWords = 10;
        return block.Is(LineLooks.Byline) && block.Words <= MostWords && !block.Is(LineLooks.Ends);
    }

    /// <summary>"Ann Bell has covered the harbour since 2009.": at the end of what Ann Bell wrote, that is told of her and not of the news.</summary>
    private static bool IsAboutAuthor(string text, string author)
    {
        if (text.Length > LongestAbout || text.Length <= author.Length + 1 || !text.StartsWith(author, StringComparison.OrdinalIgnoreCase) || text[author.Length] != ' ') return false;
        var rest = text.AsSpan(author.Length + 1);
        foreach (var work in Works)
        {
            if (rest.StartsWith(work, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private const int LongestAbout = 600;

    private static readonly string[] Works =
        ["is a ", "is an ", "is the ", "is our ", "is based ", "has covered ", "has reported ", "has written ", "has been ", "covers ", "reports ", "writes ", "edits ", "works ", "joined "];

    /// <summary>The outlet's name and no sentence: "The Harbor Post, Quay Street, Harborville".</summary>
    private static bool IsFoot(string text, string? outlet) => outlet is { Length: > 3 } && text.Length <= LongestFoot && !LineShapes.EndsSentence(text)
        && text.StartsWith(outlet, StringComparison.OrdinalIgnoreCase) && (text.Length == outlet.Length || !char.IsLetterOrDigit(text[outlet.Length]));
}
