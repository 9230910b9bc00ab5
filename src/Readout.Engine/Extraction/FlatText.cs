namespace Readout.Extraction;

/// <summary>Takes saved text apart into lines, one block each, and finds where in it the article lies.</summary>
internal static class FlatText
{
    /// <summary>Behind the run's end at most so many short lines are passed over to reach more prose.</summary>
    private const double ShortLine = -0.45;

    /// <summary>The lines that hold something, folded, with the empty lines before each counted and bullets dropped.</summary>
    public static PageTree Blocks(string text)
    {
        var tree = new PageTree();
        tree.Nodes.Add(new PageNode(-1, "text", BlockKinds.None, 0, 0));
        var gap = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = Folding.Line(raw);
            if (line.Length == 0)
            {
                gap++;
                continue;
            }

            var words = WithoutBullet(line);
            tree.Blocks.Add(new PageBlock { Text = words.Length > 0 ? words : line, Tag = "line", Gap = gap, Bullet = words.Length != line.Length });
            gap = 0;
        }

        return tree;
    }

    /// <summary>The headline's index, or -1; it is sought before the article's run of prose and a little into it.</summary>
    public static int TitleIn(List<PageBlock> blocks, int start, int end)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = start; i < end && words.Count < 2000; i++) AddWords(blocks[i].Text, words);
        var best = -1;
        var most = 0.0;
        for (var i = Math.Max(0, start - 40); i <= Math.Min(start + 1, blocks.Count - 1); i++)
        {
            var text = blocks[i].Text;
            if (!LineShapes.IsHeadlineLike(text) || blocks[i].Bullet && i < start - 1) continue;
            if (LineShapes.IsWorking(text) || LineShapes.IsReadOn(text) || LineShapes.IsCaption(text) || LineShapes.IsDateLine(text) || LineShapes.IsByline(text)) continue;
            var own = new HashSet<string>(StringComparer.Ordinal);
            AddWords(text, own);
            if (own.Count == 0) continue;
            var shared = own.Count(words.Contains);
            var count = LineShapes.Words(text);
            var score = 2.0 * shared / own.Count + Math.Min(count, 10) * 0.12 - Math.Max(0, start - i) * 0.03 + (count < 4 ? -0.5 : 0);
            if (score > most) (best, most) = (i, score);
        }

        return best;
    }

    /// <summary>The run of lines with the most prose: from the first to behind the last of it.</summary>
    public static (int Start, int End) Run(List<PageBlock> blocks)
    {
        int start = 0, bestStart = 0, bestEnd = 0;
        double sum = 0, best = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (sum <= 0) (sum, start) = (0, i);
            sum += Weight(blocks[i].Text);
            if (sum > best) (best, bestStart, bestEnd) = (sum, start, i + 1);
        }

        return (bestStart, bestEnd);
    }

    private static double Weight(string text)
    {
        const double Unit = 120;
        const int Most = 600;
        if (LineShapes.StartsOtherPart(text)) return -2.5;
        if (LineShapes.IsCaption(text)) return 0;
        if (LineShapes.IsReadOn(text)) return -0.1;
        if (LineShapes.IsWorking(text)) return -0.8;
        if (LineShapes.IsEndMatter(text) || LineShapes.IsBiography(text)) return -1.2;
        return LineShapes.IsProse(text) ? Math.Min(text.Length, Most) / Unit : ShortLine;
    }

    /// <summary>Adds the words of four and more letters, lower case.</summary>
    public static void AddWords(string text, HashSet<string> words)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            if (i - start >= 4) words.Add(text[start..i].ToLowerInvariant());
            start = -1;
        }
    }

    private static string WithoutBullet(string line)
    {
        if (line.Length < 2 || line[0] is not ('•' or '●' or '▪' or '◦' or '‣' or '·' or '■' or '*' or '-' or '–') || line[1] != ' ') return line;
        return line[2..].TrimStart();
    }
}
