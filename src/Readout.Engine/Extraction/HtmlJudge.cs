namespace Readout.Extraction;

/// <summary>Judges a page's blocks one by one by rules alone; where no model is at hand.</summary>
internal static class HtmlJudge
{
    private const double MostlyLinks = 0.6;

    /// <summary>Sets role and rule of every block. The title's block has been taken before.</summary>
    public static void Judge(PageReading reading)
    {
        var (blocks, body, title) = (reading.Tree.Blocks, reading.Body!, reading.Title);
        if (reading.TitleIndex >= 0) blocks[reading.TitleIndex].Take("title", "the headline");
        var start = StartOf(blocks, body);
        var ended = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var kinds = body.KindsOf(block);
            if (block.Role == "title") continue;
            if ((kinds & BlockKinds.Caption) != 0 || block.Is(LineLooks.Caption) && (kinds & BlockKinds.Picture) != 0)
            {
                block.Take(body.InRoot(block) && (kinds & BlockKinds.Furniture) == 0 ? "caption" : "furniture", "caption class or credit line");
                continue;
            }

            if (!body.InRoot(block))
            {
                block.Take("furniture", "outside the part that holds the article");
                continue;
            }

            if (i < start) block.Take("furniture", "before the headline");
            else if (ended) block.Take("furniture", "behind the article's end");
            else if (block.Text == title) block.Take("title", "repeats the headline");
            else if ((kinds & BlockKinds.Furniture) != 0) block.Take("furniture", "class: " + (kinds & BlockKinds.Furniture));
            else if (block.Is(LineLooks.Working)) block.Take("furniture", "words of the page's working");
            else if (block.Is(LineLooks.ReadOn)) block.Take("furniture", "sends the reader on");
            else if (block.Is(LineLooks.EndMatter)) block.Take("furniture", "end matter");
            else if (block.Is(LineLooks.Count)) block.Take("furniture", "a count or running time");
            else if (block.Is(LineLooks.Caption) && !block.IsProse) block.Take("caption", "credit line");
            else if ((kinds & (BlockKinds.Author | BlockKinds.Date)) != 0 && !block.IsProse) block.Take("byline", "class: " + (kinds & (BlockKinds.Author | BlockKinds.Date)));
            else if (block.LinkShare > MostlyLinks && !block.IsProse) block.Take("furniture", "mostly links");
            else if (IsHeading(block.Tag)) block.Take("heading", "heading in the article");
            else block.Take("body", "text in the article's part");
            if (block.Role == "heading" && block.Is(LineLooks.OtherPart) && i > blocks.Count / 3)
            {
                block.Take("furniture", "heads another part");
                ended = block.Tag is "h2" or "h3" or "h1";
            }
        }

        DropHeadingsWithoutText(blocks);
    }

    private static int StartOf(List<PageBlock> blocks, HtmlBody body)
    {
        var title = blocks.FindIndex(b => b.Role == "title" && body.InRoot(b));
        return title < 0 ? 0 : title;
    }

    private static bool IsHeading(string tag) => tag.Length == 2 && tag[0] == 'h' && char.IsAsciiDigit(tag[1]);

    private static void DropHeadingsWithoutText(List<PageBlock> blocks)
    {
        var follows = false;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (blocks[i].Role == "body") follows = true;
            else if (blocks[i].Role == "heading" && !follows) blocks[i].Take("furniture", "heading without text");
        }
    }
}
