namespace Readout.Extraction;

/// <summary>Finds who wrote a saved text: "By …" near the headline, a name alone beside the date there.</summary>
internal static class FlatBylines
{
    private const int Before = 4;
    private const int Behind = 8;

    /// <summary>The names, people only.</summary>
    /// <param name="blocks">The lines.</param>
    /// <param name="title">The headline's index, or -1.</param>
    /// <param name="first">The first line of text.</param>
    public static List<string> Of(List<PageBlock> blocks, int title, int first)
    {
        var from = Math.Max(0, title - Before);
        var to = Math.Min(blocks.Count, Math.Max(first, title) + Behind);
        for (var i = from; i < to; i++)
        {
            var text = blocks[i].Text;
            if (i == title || LineShapes.IsProse(text)) continue;
            if (IsByAlone(text) && i + 1 < blocks.Count && BylineReader.Split(blocks[i + 1].Text) is { Count: > 0 } below) return below;
            if (LineShapes.IsByline(text) && BylineReader.Names([text]) is { Count: > 0 } names) return names;
            if (AfterBy(text) is { } rest && BylineReader.Split(rest) is { Count: > 0 } behind) return behind;
        }

        for (var i = Math.Max(0, title + 1); i < to; i++)
        {
            if (!BylineReader.IsPerson(blocks[i].Text)) continue;
            if (i + 1 < blocks.Count && LineShapes.IsDateLine(blocks[i + 1].Text) || i - 1 != title && i > 0 && LineShapes.IsDateLine(blocks[i - 1].Text)) return [blocks[i].Text];
        }

        return [];
    }

    private static bool IsByAlone(string text) => text.Length <= 14 && (text.Equals("by", StringComparison.OrdinalIgnoreCase) || text.EndsWith(" by", StringComparison.OrdinalIgnoreCase)
        || text.Equals("by:", StringComparison.OrdinalIgnoreCase) || text.Equals("written by:", StringComparison.OrdinalIgnoreCase) || text.Equals("author", StringComparison.OrdinalIgnoreCase));

    /// <summary>"June 1, 2024 by Ann Bell": what stands behind the word, where the line is short.</summary>
    private static string? AfterBy(string text)
    {
        const int Longest = 120;
        if (text.Length > Longest) return null;
        var at = text.LastIndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        return at < 0 || DateReader.Visible(text) is null ? null : text[(at + 4)..];
    }
}
