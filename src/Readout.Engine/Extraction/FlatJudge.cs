using Readout.Extraction.Metadata;
using Readout.Extraction.Model;

namespace Readout.Extraction;

/// <summary>Judges the lines of saved text: body, heading, caption or furniture.</summary>
internal static class FlatJudge
{
    /// <summary>A line of so many words without an end mark is a headline of another report rather than a subhead, unless the text takes it up.</summary>
    private const int LongHeading = 9;

    /// <summary>No subhead is as long as this.</summary>
    private const int TooLongForHeading = 12;

    /// <summary>What is no text however likely.</summary>
    private const LineLooks Never = LineLooks.ReadOn | LineLooks.Count | LineLooks.EndMatter | LineLooks.Working | LineLooks.Biography;

    private const string OtherHeadline = "another report's headline";
    private const string ShortLine = "short line inside the text";

    /// <summary>A text with fewer characters is a report of a few lines, whose sentences may be short.</summary>
    private const int NextToNothing = 400;

    /// <summary>From this likelihood on a line is taken for the headline.</summary>
    private const float Entitled = 0.05f;

    /// <summary>A line above, so many lines at most, that is as likely as this share of the likeliest is the headline.</summary>
    private const float StandFirst = 0.6f;
    private const int StandFirstReach = 30;

    /// <summary>The model overrules the rules where it is as sure as this.</summary>
    private const float SureText = 0.93f;

    /// <summary>And here that a line is no text.</summary>
    private const float SureNone = 0.04f;

    /// <summary>Sets role and rule of every line: by rules, and where the model is sure of something else, by it.</summary>
    public static void Judge(PageReading reading, BlockModel model)
    {
        var blocks = reading.Tree.Blocks;
        var (start, end) = FlatText.Run(blocks);
        if (!model.IsEmpty && blocks.Count > 0)
        {
            reading.Answers = model.Answer(reading);
            Entitle(reading, reading.Answers);
        }

        Judge(blocks, reading.TitleIndex, start, end);
        if (reading.Answers is { } answers) Overrule(reading, answers.Text);
        if (blocks.Sum(b => b.Role == "body" ? b.Text.Length : 0) < NextToNothing) TakeSentences(blocks, reading.TitleIndex);
    }

    /// <summary>Of a report of a few lines, the short sentences right above and below what was taken for text.</summary>
    private static void TakeSentences(List<PageBlock> blocks, int title)
    {
        var first = blocks.FindIndex(b => b.Role == "body");
        if (first < 0) first = blocks.FindIndex(Math.Max(0, title + 1), IsSentence);
        if (first < 0) return;
        for (var i = first; i < blocks.Count && (blocks[i].Role == "body" || IsSentence(blocks[i])); i++) Take(i);
        for (var i = first - 1; i > title && IsSentence(blocks[i]); i--) Take(i);

        void Take(int i)
        {
            if (blocks[i].Role != "body") blocks[i].Take("body", "a sentence of a short report");
        }

        static bool IsSentence(PageBlock block)
        {
            const int Fewest = 4;
            return block.Role == "furniture" && block.Words >= Fewest && block.Is(LineLooks.Ends) && !block.Is(Never | LineLooks.Caption | LineLooks.OtherPart | LineLooks.DateLine | LineLooks.Byline);
        }
    }

    private static void Entitle(PageReading reading, BlockAnswers answers)
    {
        var blocks = reading.Tree.Blocks;
        var likely = new float[blocks.Count];
        for (var i = 0; i < likely.Length; i++) likely[i] = IsParagraph(blocks[i]) ? 0 : answers.Title(i) ?? 0;
        var best = Array.IndexOf(likely, likely.Max());
        if (likely[best] < Entitled) return;

        // A stand-first is as likely as the headline right above it.
        for (var i = Math.Max(0, best - StandFirstReach); i <= best; i++)
        {
            if (likely[i] < likely[best] * StandFirst) continue;
            reading.Entitle(i);
            return;
        }
    }

    /// <summary>A sentence of some length with a full stop is no headline: of a text saved without one the first paragraph stays text.</summary>
    private static bool IsParagraph(PageBlock block)
    {
        const int Fewest = 20;
        return block.Words >= Fewest && block.IsProse && block.Is(LineLooks.Ends) && block.Text[^1] is not ('?' or '!' or '…');
    }

    private static void Overrule(PageReading reading, float[] likely)
    {
        var blocks = reading.Tree.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Role is "body" or "heading" && likely[i] <= SureNone) block.Take("furniture", BlockJudge.Model(likely[i]));
            else if (block.Role is "furniture" && likely[i] >= SureText && i != reading.TitleIndex && block.Text != reading.Title && block.Rule != OtherHeadline && !block.Is(Never))
                block.Take(block.IsProse || block.Bullet || block.Is(LineLooks.Ends) ? "body" : "heading", BlockJudge.Model(likely[i]));
        }

        DropHeadingsWithoutText(blocks);
    }

    private static void Judge(List<PageBlock> blocks, int title, int start, int end)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in blocks) counts[block.Text] = counts.GetValueOrDefault(block.Text) + 1;
        for (var i = 0; i < blocks.Count; i++) JudgeLine(blocks, i, title, start, end, counts);
        DropLists(blocks, start, end);
        DropHeadingsWithoutText(blocks);
    }

    private static void JudgeLine(List<PageBlock> blocks, int i, int title, int start, int end, Dictionary<string, int> counts)
    {
        var block = blocks[i];
        var text = block.Text;
        if (i == title) block.Take("title", "headline before the longest run of prose");
        else if (i > title && title >= 0 && text == blocks[title].Text) block.Take("furniture", "repeats the headline");
        else if (DateReader.IsAlone(text)) block.Take("date", "a date alone");
        else if (IsSignedOff(blocks, i, end)) block.Take("body", "the last paragraph, signed off by an agency");
        else if (block.Is(LineLooks.Caption) || IsPrintedTwice(blocks, i)) block.Take(i >= Math.Min(title, start) && i < end + 3 && i >= title - 3 ? "caption" : "furniture", "a picture's words");
        else if (i < start && i < title) block.Take("furniture", "before the headline");
        else if (i < start && !block.IsProse) block.Take(block.Is(LineLooks.DateLine) ? "date" : block.Is(LineLooks.Byline) ? "byline" : "furniture", "between headline and text");
        else if (i >= end) block.Take("furniture", "behind the article's end");
        else if (block.Is(LineLooks.Count)) block.Take("furniture", "a count or running time");
        else if (block.Is(LineLooks.ReadOn)) block.Take("furniture", "sends the reader on");
        else if (block.Is(LineLooks.Working)) block.Take("furniture", "words of the page's working");
        else if (block.Is(LineLooks.EndMatter)) block.Take("furniture", "end matter");
        else if (block.Is(LineLooks.Byline) && !block.IsProse) block.Take("byline", "by-line");
        else if (block.Is(LineLooks.DateLine) && block.Words <= 6) block.Take("date", "a date alone");
        else if (block.IsProse || block.Is(LineLooks.Ends)) block.Take("body", "prose");
        else if (counts[text] > 1) block.Take("furniture", "stands on the page more than once");
        else if (IsOtherHeadline(blocks, i, end)) block.Take("furniture", OtherHeadline);
        else block.Take(block.Bullet ? "body" : "heading", ShortLine);
    }

    /// <summary>Prose that ends in an agency's name in brackets, right behind prose, and no prose of the article behind it.</summary>
    private static bool IsSignedOff(List<PageBlock> blocks, int i, int end)
    {
        const int Shortest = 12;
        if (!blocks[i].IsProse || blocks[i].Words < Shortest || !LineShapes.EndsInAgency(blocks[i].Text) || i == 0 || i >= end || !blocks[i - 1].IsProse) return false;
        for (var j = i + 1; j < end; j++)
        {
            if (blocks[j].IsProse && !blocks[j].Is(LineLooks.EndMatter | LineLooks.Biography | LineLooks.Caption)) return false;
        }

        return true;
    }

    /// <summary>A picture's alternative text and its caption: the same words twice, one under the other, the second perhaps with a credit.</summary>
    private static bool IsPrintedTwice(List<PageBlock> blocks, int i)
    {
        const int Shortest = 20;
        var text = blocks[i].Text;
        if (text.Length < Shortest) return false;
        return Twin(i + 1) || Twin(i - 1);

        bool Twin(int other)
        {
            if (other < 0 || other >= blocks.Count || blocks[Math.Max(i, other)].Gap > 1) return false;
            var words = blocks[other].Text;
            if (words.Length < Shortest) return false;
            var common = words.AsSpan().CommonPrefixLength(text);
            return common >= Math.Min(words.Length, text.Length) - 2 && Math.Abs(words.Length - text.Length) < 60;
        }
    }

    /// <summary>A long line without an end mark, with prose on both sides, whose words the next paragraphs do not take up.</summary>
    private static bool IsOtherHeadline(List<PageBlock> blocks, int i, int end)
    {
        const int Ahead = 3;
        const double TakenUp = 0.5;
        var text = blocks[i].Text;
        var count = blocks[i].Words;
        if (!blocks[i].Is(LineLooks.Headline) || count < LongHeading || text[^1] is ':' or ';' or ',' || text.Contains('—', StringComparison.Ordinal)) return false;
        if (count >= TooLongForHeading) return true;
        var own = new HashSet<string>(StringComparer.Ordinal);
        FlatText.AddWords(text, own);
        var next = new HashSet<string>(StringComparer.Ordinal);
        for (var j = i + 1; j < Math.Min(end, i + 1 + Ahead); j++) FlatText.AddWords(blocks[j].Text, next);
        return own.Count == 0 || own.Count(next.Contains) < own.Count * TakenUp;
    }

    /// <summary>Three and more headline-like lines in a row are a list of links; so is what follows an "Also read".</summary>
    private static void DropLists(List<PageBlock> blocks, int start, int end)
    {
        const int Fewest = 3;
        var run = 0;
        for (var i = start; i <= end && i <= blocks.Count; i++)
        {
            var inRun = i < Math.Min(end, blocks.Count) && (blocks[i].Role == "heading" || IsBulletBehindCue(blocks, i) || run > 0 && blocks[i].Role is "furniture" or "date");
            if (inRun)
            {
                run++;
                continue;
            }

            var headings = 0;
            for (var j = i - run; j < i; j++) headings += blocks[j].Role == "heading" ? 1 : 0;
            var cue = i - run - 1;
            while (cue > 0 && blocks[cue].Rule == OtherHeadline) cue--;
            var afterCue = cue >= 0 && blocks[cue].Rule == "sends the reader on";
            for (var j = i - run; j < i && (headings >= Fewest || afterCue); j++)
            {
                if (blocks[j].Rule == ShortLine) blocks[j].Take("furniture", "a list of headlines");
            }

            run = 0;
        }
    }

    /// <summary>A short bullet right behind an "Also read", or behind what stood there.</summary>
    private static bool IsBulletBehindCue(List<PageBlock> blocks, int i) =>
        blocks[i].Rule == ShortLine && blocks[i].Bullet && i > 0 && blocks[i - 1].Role == "furniture";

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
