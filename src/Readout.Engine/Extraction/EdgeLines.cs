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
            else if (byline.Contains(block.Text, StringComparer.OrdinalIgnoreCase) || BylineReader.DatedName(block.Text) is not null) block.Take("byline", "an author's name alone");
            else break;
        }

        if (blocks.FindLast(b => b.Role is "body") is { } last && IsFoot(last.Text, outlet)) last.Take("furniture", "names the paper");
    }

    /// <summary>The outlet's name and no sentence: "The Harbor Post, Quay Street, Harborville".</summary>
    private static bool IsFoot(string text, string? outlet) => outlet is { Length: > 3 } && text.Length <= LongestFoot && !LineShapes.EndsSentence(text)
        && text.StartsWith(outlet, StringComparison.OrdinalIgnoreCase) && (text.Length == outlet.Length || !char.IsLetterOrDigit(text[outlet.Length]));
}
