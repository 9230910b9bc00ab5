using System.Globalization;
using Readout.Extraction.Model;

namespace Readout.Extraction;

/// <summary>Judges an HTML page's blocks one by one: plain rules for what has a plain shape, the model for the rest.</summary>
internal static class BlockJudge
{
    /// <summary>From this probability on a block is text.</summary>
    private const float Wanted = 0.5f;

    /// <summary>Where a page has next to no text by that, the likelier blocks are taken.</summary>
    private const float WantedAtLeast = 0.2f;

    private const int NextToNothing = 200;

    /// <summary>What the page itself calls an advertisement or an offer, and a mere number, must be as likely as this to be text.</summary>
    private const float Certain = 0.6f;

    private const BlockKinds Foreign = BlockKinds.Advert | BlockKinds.SignUp | BlockKinds.Popup;

    /// <summary>A caption stands at most so many blocks from the text.</summary>
    private const int CaptionReach = 8;

    /// <summary>Sets role and rule of every block.</summary>
    public static void Judge(PageReading reading, BlockModel model)
    {
        var blocks = reading.Tree.Blocks;
        var answers = reading.Answers = model.Answer(reading);
        var likely = answers.Text;
        var length = 0;
        for (var i = 0; i < blocks.Count; i++) length += likely[i] >= Wanted ? blocks[i].Text.Length : 0;
        var wanted = length < NextToNothing ? WantedAtLeast : Wanted;
        for (var i = 0; i < blocks.Count; i++) JudgeBlock(reading, i, likely[i], wanted);
        if (blocks.Sum(b => b.Role == "body" ? b.Text.Length : 0) < NextToNothing) TakeParagraphs(reading);
        if (!blocks.Exists(b => b.Role == "body")) TakeLongest(reading);
        TakePosts(reading);
        DropRepeated(blocks);
        TakeBreaks(blocks);
        DropHeadingsWithoutText(blocks);
        KeepCaptionsNearText(blocks);
    }

    private static void JudgeBlock(PageReading reading, int i, float likely, float wanted)
    {
        var block = reading.Tree.Blocks[i];
        var text = block.Text;
        var kinds = reading.Body!.KindsOf(block);
        if (i == reading.TitleIndex) block.Take("title", "the headline");
        else if (text == reading.Title) block.Take("furniture", "repeats the headline");
        else if (IsCaption(block, kinds)) block.Take("caption", "caption class or credit line");
        else if (IsData(block)) block.Take("furniture", "data for a script");
        else if (block.Is(LineLooks.Count) && likely < Certain) block.Take("furniture", "a count or running time");
        else if (block.Is(LineLooks.ReadOn) && !block.IsProse) block.Take("furniture", "sends the reader on");
        else if ((kinds & BlockKinds.Furniture) != 0 && !IsLong(text) && (block.Is(LineLooks.Working) || block.Is(LineLooks.EndMatter))) block.Take("furniture", "class and words of the page's working");
        else if (likely < Certain && (kinds & Foreign) != 0) block.Take("furniture", "class: " + (kinds & Foreign));
        else if (IsStandFirst(reading, i, kinds)) block.Take("furniture", "stand-first between headline and byline");
        else if (IsDescription(reading, i, kinds)) block.Take("furniture", "stand-first in the headline's header, repeated by the page's description");
        else if (likely >= wanted) block.Take(IsHeading(block) ? "heading" : "body", Model(likely));
        else if (block.Is(LineLooks.Byline)) block.Take("byline", "by-line");
        else if (block.Words <= 20 && block.Is(LineLooks.DateLine)) block.Take("date", "a date alone");
        else block.Take("furniture", Why(block) + Model(likely));
    }

    /// <summary>On a page with next to no text, a report of a few lines perhaps: what stands as paragraphs in the article's part and is no furniture.</summary>
    private static void TakeParagraphs(PageReading reading)
    {
        const int Fewest = 5;
        const double FewLinks = 0.3;
        const LineLooks NoText = LineLooks.Caption | LineLooks.ReadOn | LineLooks.Working | LineLooks.EndMatter | LineLooks.OtherPart | LineLooks.Biography | LineLooks.Count | LineLooks.DateLine;
        foreach (var block in reading.Tree.Blocks)
        {
            if (block.Role != "furniture" || block.Tag is not ("p" or "blockquote" or "article") || block.Words < Fewest || !block.Is(LineLooks.Ends) || block.Is(NoText) || block.LinkShare > FewLinks) continue;
            if ((reading.Body!.KindsOf(block) & BlockKinds.Furniture) == 0 && reading.Body.InRoot(block)) block.Take("body", "a paragraph on a page with hardly any");
        }
    }

    /// <summary>On a page without any text by that: its longest paragraph, best one in the headline's own article, where it is a long one and nothing calls it furniture.</summary>
    private static void TakeLongest(PageReading reading)
    {
        const int Shortest = 300;
        const double FewLinks = 0.1;
        var body = reading.Body!;
        var article = reading.TitleIndex < 0 ? -1 : ArticleOf(reading.Tree, reading.Tree.Blocks[reading.TitleIndex].Node);
        var paragraphs = reading.Tree.Blocks.Where(b => b.Role == "furniture" && b.Tag is "p" && b.Text.Length >= Shortest && b.LinkShare <= FewLinks
            && !b.Is(LineLooks.EndMatter | LineLooks.Working | LineLooks.Biography)).ToList();
        var longest = paragraphs.Where(IsOwn).MaxBy(b => b.Text.Length) ?? paragraphs.Where(b => b.Is(LineLooks.Ends)).MaxBy(b => b.Text.Length);
        if (longest is not null && (IsOwn(longest) || (body.KindsOf(longest) & BlockKinds.Furniture) == 0)) longest.Take("body", "the longest paragraph on a page without text");

        // What the article element itself is called, its tags and categories perhaps, says nothing about its paragraphs.
        bool IsOwn(PageBlock block) => article > 0 && (block.Is(LineLooks.Ends) || HoldsSentences(block.Text)) && ArticleOf(reading.Tree, block.Node) == article
            && (KindsWithin(reading.Tree, block.Node, article) & BlockKinds.Furniture) == 0;
    }

    /// <summary>The innermost article element around an element; -1 where there is none.</summary>
    private static int ArticleOf(PageTree tree, int node) => Around(tree, node, "article");

    /// <summary>The innermost element of that name which holds the element or is it; -1 where there is none.</summary>
    private static int Around(PageTree tree, int node, string tag)
    {
        while (node >= 0 && tree.Nodes[node].Tag != tag) node = tree.Nodes[node].Parent;
        return node;
    }

    /// <summary>What the elements from one up to another, which is left out, are called.</summary>
    private static BlockKinds KindsWithin(PageTree tree, int node, int outer)
    {
        var kinds = BlockKinds.None;
        for (; node > outer; node = tree.Nodes[node].Parent) kinds |= tree.Nodes[node].Own;
        return kinds;
    }

    /// <summary>Whether two sentences end within the paragraph, whatever its last one ends with.</summary>
    private static bool HoldsSentences(string text)
    {
        var first = text.IndexOf(". ", StringComparison.Ordinal);
        return first > 0 && text.IndexOf(". ", first + 1, StringComparison.Ordinal) > 0;
    }

    /// <summary>What somebody posted elsewhere and the article shows between its paragraphs is text, with the line that says whose it is.</summary>
    private static void TakePosts(PageReading reading)
    {
        var blocks = reading.Tree.Blocks;
        var posts = blocks.ConvertAll(b => IsPost(reading.Tree, b));
        if (!posts.Contains(true)) return;
        var paragraphs = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Role == "body" && !posts[i]).ToList();
        if (paragraphs.Count == 0) return;
        for (var i = paragraphs[0] + 1; i < paragraphs[^1]; i++)
        {
            if (posts[i] && reading.Body!.InRoot(blocks[i])) blocks[i].Take("body", "an embedded post between paragraphs");
        }
    }

    /// <summary>Whether the innermost quotation around it is one that a script of another site makes a post of.</summary>
    private static bool IsPost(PageTree tree, PageBlock block)
    {
        var quote = Around(tree, block.Node, "blockquote");
        return quote >= 0 && (tree.Nodes[quote].Own & BlockKinds.Embed) != 0;
    }

    /// <summary>A line of underscores right below a paragraph parts two stretches of the text, as agencies write it.</summary>
    private static void TakeBreaks(List<PageBlock> blocks)
    {
        for (var i = 1; i < blocks.Count; i++)
        {
            if (blocks[i].Text.Length > 1 && blocks[i - 1].Role == "body" && blocks[i].Role == "furniture" && blocks[i].Text.AsSpan().IndexOfAnyExcept('_') < 0)
                blocks[i].Take("body", "a break within the text");
        }
    }

    /// <summary>No article says a long paragraph twice: what comes again is a box shown in two places, or the page's other shape.</summary>
    private static void DropRepeated(List<PageBlock> blocks)
    {
        const int Long = 60;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (block.Role is "body" && block.Row == 0 && block.Text.Length >= Long && !seen.Add(block.Text)) block.Take("furniture", "stands on the page more than once");
        }
    }

    private static bool IsCaption(PageBlock block, BlockKinds kinds)
    {
        if ((kinds & BlockKinds.Caption) != 0) return block.Tag == "figcaption" || !block.IsProse || (kinds & BlockKinds.Picture) != 0;
        if (!block.Is(LineLooks.Caption)) return false;
        return (kinds & BlockKinds.Picture) != 0 || !block.IsProse;
    }

    /// <summary>A line without an end mark under the headline that the page calls a summary, before the byline.</summary>
    private static bool IsStandFirst(PageReading reading, int i, BlockKinds kinds)
    {
        const int Reach = 3;
        var (blocks, title) = (reading.Tree.Blocks, reading.TitleIndex);
        if (title < 0 || i <= title || i > title + Reach || (kinds & BlockKinds.Summary) == 0 || blocks[i].Is(LineLooks.Ends)) return false;
        for (var j = i + 1; j < Math.Min(blocks.Count, i + Reach); j++)
        {
            if (blocks[j].Is(LineLooks.Byline) || blocks[j].Is(LineLooks.DateLine)) return true;
        }

        return false;
    }

    /// <summary>A paragraph in the header that the headline stands in, before the byline, which the page's own description repeats: it tells what the article is about.</summary>
    /// <remarks>Subtitles (<c>h2</c>, or what the page calls a title or a summary) are as often text; they are left to the model.</remarks>
    private static bool IsDescription(PageReading reading, int i, BlockKinds kinds)
    {
        const int Reach = 4;
        var (tree, title) = (reading.Tree, reading.TitleIndex);
        var (blocks, block) = (tree.Blocks, tree.Blocks[i]);
        if (title < 0 || i <= title || i > title + Reach || block.Tag is "h2" || (kinds & (BlockKinds.Summary | BlockKinds.Title)) != 0) return false;
        var header = Around(tree, block.Node, "header");
        if (header < 0 || Around(tree, blocks[title].Node, "header") != header || blocks.GetRange(title, i - title).Exists(IsSigned)) return false;
        return blocks.GetRange(i + 1, Math.Min(blocks.Count - i - 1, Reach)).Exists(IsSigned) && IsRepeated(block.Text, reading.Metadata?.First("og:description", "description", "twitter:description"));

        bool IsSigned(PageBlock line) => !line.IsProse && line.Text.Length <= LineFigures.LongestLine
            && (line.Is(LineLooks.Byline | LineLooks.DateLine) || (reading.Body!.KindsOf(line) & (BlockKinds.Author | BlockKinds.Date)) != 0);
    }

    /// <summary>Whether the description holds the paragraph, or its beginning where it breaks off.</summary>
    private static bool IsRepeated(string text, string? description)
    {
        const int Shortest = 30;
        if (description is null) return false;
        var (own, told) = (LettersOf(text), LettersOf(description));
        return own.Length >= Shortest && told.Length >= Shortest && (told.Contains(own, StringComparison.Ordinal) || own.StartsWith(told, StringComparison.Ordinal));

        static string LettersOf(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }

    /// <summary>Objects written out for a script to read, outside of what the page shows as code.</summary>
    private static bool IsData(PageBlock block) => block.Tag is not ("pre" or "td") && (block.Text.StartsWith("{\"", StringComparison.Ordinal) || block.Text.StartsWith("[{\"", StringComparison.Ordinal));

    private static bool IsLong(string text) => text.Length > 300;

    internal static string Model(float likely) => Answers[(int)Math.Round((double)likely * 100, MidpointRounding.AwayFromZero)];

    /// <summary>What is said of each hundredth.</summary>
    private static readonly string[] Answers = [.. Enumerable.Range(0, 101).Select(i => string.Create(CultureInfo.InvariantCulture, $"model: {i / 100m:F2} text"))];

    private static string Why(PageBlock block) =>
        block.Is(LineLooks.Working) ? "words of the page's working; "
        : block.Is(LineLooks.EndMatter) ? "end matter; "
        : block.Is(LineLooks.OtherPart) ? "heads another part; "
        : block.Is(LineLooks.Biography) ? "about the author; "
        : "";

    private static bool IsHeading(PageBlock block) => block.Tag.Length == 2 && block.Tag[0] == 'h' && char.IsAsciiDigit(block.Tag[1]);

    private static void DropHeadingsWithoutText(List<PageBlock> blocks)
    {
        var follows = false;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (blocks[i].Role == "body") follows = true;
            else if (blocks[i].Role == "heading" && !follows) blocks[i].Take("furniture", "heading without text");
        }
    }

    private static void KeepCaptionsNearText(List<PageBlock> blocks)
    {
        var near = new bool[blocks.Count];
        Sweep(0, 1);
        Sweep(blocks.Count - 1, -1);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Role == "caption" && !near[i]) blocks[i].Take("furniture", "a caption far from the text");
        }

        void Sweep(int from, int step)
        {
            var last = CaptionReach + 1;
            for (var i = from; i >= 0 && i < blocks.Count; i += step)
            {
                last = blocks[i].Role is "body" or "title" ? 0 : last + 1;
                near[i] |= last <= CaptionReach;
            }
        }
    }
}
