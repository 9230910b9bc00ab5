namespace Readout.Extraction;

/// <summary>Takes saved text apart into lines, one block each, and finds where in it the article lies.</summary>
internal static class FlatText
{
    /// <summary>What a short line takes from the run's sum.</summary>
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

    /// <summary>The headline's index, or -1: the line near the start of the run of prose whose words the text takes up most.</summary>
    public static int TitleIn(List<PageBlock> blocks, int start, int end)
    {
        const int Back = 40;
        const int Into = 8;
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = start; i < end && words.Count < 2000; i++) AddWords(blocks[i].Text, words);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in blocks) counts[block.Text] = counts.GetValueOrDefault(block.Text) + 1;
        var best = -1;
        var most = 0.0;
        var prose = 0;
        for (var i = Math.Max(0, start - Back); i <= Math.Min(start + Into, blocks.Count - 1) && prose < 2; i++)
        {
            if (i >= start && blocks[i].IsProse) prose++;
            var signed = SignedBelow(blocks, i);
            if (!MayBeTitle(blocks[i]) || i > start && !signed) continue;
            var shared = TakenUp(blocks[i].Text, words);
            var count = blocks[i].Words;
            var score = 2 * shared + Math.Min(count, 10) * 0.12 - Math.Abs(start - i) * 0.03 - Math.Max(0, count - 16) * 0.1
                + (count < 4 ? -0.5 : 0) + (signed ? 0.7 : 0) - (blocks[i].Text[^1] == '?' ? 0.1 : 0)
                + (counts[blocks[i].Text] == 2 && count >= 4 ? 0.2 : counts[blocks[i].Text] > 2 ? -0.5 : 0);
            if (shared > 0 && score > most) (best, most) = (i, score);
        }

        return BeforeStandFirst(blocks, best, words);
    }

    /// <summary>Whether a by-line or a date stands within the next few lines, before any other headline-like line of some length but one.</summary>
    private static bool SignedBelow(List<PageBlock> blocks, int i)
    {
        const int Lines = 5;
        var headlines = 0;
        for (var j = i + 1; j < Math.Min(blocks.Count, i + 1 + Lines) && headlines < 2; j++)
        {
            var text = blocks[j].Text;
            if (blocks[j].Is(LineLooks.Byline) || blocks[j].Is(LineLooks.DateLine) && !blocks[j].IsProse) return true;
            if (blocks[j].Is(LineLooks.Headline) && blocks[j].Words >= 5) headlines++;
        }

        return false;
    }

    /// <summary>A long line right below another headline is its stand-first.</summary>
    private static int BeforeStandFirst(List<PageBlock> blocks, int best, HashSet<string> words)
    {
        const int LongHeadline = 13;
        const int Lines = 3;
        if (best < 0 || blocks[best].Words < LongHeadline) return best;
        if (StandsAlone(blocks, best - 1) && blocks[best - 1].Words is >= 4 and < LongHeadline && TakenUp(blocks[best - 1].Text, words) > 0) return best - 1;
        for (var i = best - 1; i >= Math.Max(0, best - Lines); i--)
        {
            if (MayBeTitle(blocks[i]) && blocks[i].Words is >= 4 and < LongHeadline && TakenUp(blocks[i].Text, words) >= 0.34) return i;
        }

        return best;
    }

    /// <summary>May be the headline, and is none of a list of them: no other stands above it.</summary>
    private static bool StandsAlone(List<PageBlock> blocks, int i) =>
        i >= 0 && MayBeTitle(blocks[i]) && (i == 0 || !MayBeTitle(blocks[i - 1]) || blocks[i - 1].Words < 4);

    private static bool MayBeTitle(PageBlock block)
    {
        var text = block.Text;
        return block.Is(LineLooks.Headline) && block.Words <= 24 && !block.Bullet && !block.Is(LineLooks.Working) && !block.Is(LineLooks.ReadOn)
            && !block.Is(LineLooks.Caption) && !block.Is(LineLooks.DateLine) && !block.Is(LineLooks.Byline) && !block.Is(LineLooks.EndMatter) && !block.Is(LineLooks.Count);
    }

    private static double TakenUp(string text, HashSet<string> words)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        AddWords(text, own);
        return own.Count == 0 ? 0 : (double)own.Count(words.Contains) / own.Count;
    }

    /// <summary>The run of lines with the most prose: from the first to behind the last of it.</summary>
    public static (int Start, int End) Run(List<PageBlock> blocks)
    {
        int start = 0, bestStart = 0, bestEnd = 0;
        double sum = 0, best = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (sum <= 0) (sum, start) = (0, i);
            sum += Weight(blocks[i]);
            if (sum > best) (best, bestStart, bestEnd) = (sum, start, i + 1);
        }

        return (bestStart, bestEnd);
    }

    private static double Weight(PageBlock block)
    {
        var text = block.Text;
        const double Unit = 120;
        const int Most = 600;
        if (block.Is(LineLooks.ReadOn) && text.Contains(':', StringComparison.Ordinal)) return -0.1;
        if (block.Is(LineLooks.OtherPart)) return -2.5;
        if (block.Is(LineLooks.Caption) && !(block.IsProse && LineShapes.EndsInAgency(text))) return 0;
        if (block.Is(LineLooks.ReadOn)) return -0.1;
        if (block.Is(LineLooks.DateAlone)) return ShortLine;
        if (block.Is(LineLooks.Working)) return -0.8;
        if (block.Is(LineLooks.EndMatter) || block.Is(LineLooks.Biography)) return -1.2;
        return block.IsProse ? Math.Min(text.Length, Most) / Unit : ShortLine;
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
        if (line.Length < 2 || line[0] is not ('•' or '●' or '▪' or '◦' or '‣' or '·' or '■' or '*' or '>' or '›' or '-' or '–') || line[1] != ' ') return line;
        return line[2..].TrimStart();
    }
}
