namespace Readout.Extraction.Model;

/// <summary>What is measured of each block of a page before a model judges it: its words, its place, its markup, its neighbours.</summary>
internal sealed class BlockFeatures
{
    private const int Kinds = 29;
    private const int Near = 3;
    private const int NearEach = 5;
    private const int WeighedNear = 2;
    private const int Own = 20;

    /// <summary>How many features a block has.</summary>
    public const int Count = Own + Kinds + PageFigures.Count + 2 * Near * NearEach + 2 + 4 * WeighedNear;

    private readonly PageTree _tree;
    private readonly HtmlBody? _body;
    private readonly List<PageBlock> _blocks;

    private BlockFeatures(PageTree tree, HtmlBody? body) => (_tree, _body, _blocks) = (tree, body, tree.Blocks);

    /// <summary>The rows of all blocks, one after the other, <see cref="Count"/> numbers each.</summary>
    /// <param name="reading">The page.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="words">Weighs a block's words.</param>
    /// <param name="marks">Weighs what a block's elements are called.</param>
    public static float[] Of(PageReading reading, BlockTokens tokens, TokenWeights words, TokenWeights marks) =>
        new BlockFeatures(reading.Tree, reading.Body).Rows(reading, tokens, words, marks);

    /// <summary>Where in a row the two weights stand.</summary>
    public const int WeightsAt = Own + Kinds + PageFigures.Count + 2 * Near * NearEach;

    /// <summary>The logarithm of a block's length.</summary>
    public static float LogLength(PageBlock block) => MathF.Log2(1 + block.Text.Length);

    internal static float Bit(bool value) => value ? 1 : 0;

    /// <summary>Writes the two weights of every block into its row and its neighbours'.</summary>
    public static void Weigh(float[] rows, ReadOnlySpan<float> words, ReadOnlySpan<float> marks)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var row = rows.AsSpan(i * Count, Count);
            var at = WeightsAt;
            row[at++] = words[i];
            row[at++] = marks[i];
            for (var d = 1; d <= WeighedNear; d++)
            {
                row[at++] = i >= d ? words[i - d] : 0;
                row[at++] = i >= d ? marks[i - d] : 0;
                row[at++] = i + d < words.Length ? words[i + d] : 0;
                row[at++] = i + d < words.Length ? marks[i + d] : 0;
            }
        }
    }

    private static float TagCode(string tag) => tag switch
    {
        "p" => 0,
        "blockquote" => 1,
        "li" => 2,
        "h2" => 3,
        "h3" => 4,
        "h4" or "h5" or "h6" => 5,
        "pre" => 6,
        "td" or "th" => 7,
        "dt" or "dd" => 8,
        "div" => 9,
        "figcaption" => 11,
        "h1" => 12,
        "line" => 9,
        _ => 10,
    };

    private float[] Rows(PageReading reading, BlockTokens tokens, TokenWeights words, TokenWeights marks)
    {
        var rows = new float[_blocks.Count * Count];
        var page = new PageFigures(_tree, _body, tokens, reading.TitleIndex, reading.Title, reading.Metadata);
        var (wordLogits, markLogits) = (new float[_blocks.Count], new float[_blocks.Count]);
        var weighed = new List<int>();
        for (var i = 0; i < _blocks.Count; i++)
        {
            var row = rows.AsSpan(i * Count, Count);
            var at = OwnFeatures(row, i);
            var kinds = _body?.KindsOf(_blocks[i]) ?? BlockKinds.None;
            for (var bit = 0; bit < Kinds; bit++) row[at++] = ((int)kinds >> bit) & 1;
            at = page.Write(row, at, i, reading.TitleIndex);
            for (var d = 1; d <= Near; d++)
            {
                at = NearFeatures(row, at, i, i - d);
                at = NearFeatures(row, at, i, i + d);
            }

            if (at != WeightsAt) throw new InvalidOperationException("The features are counted wrongly.");
            tokens.Tokens(i, weighed);
            wordLogits[i] = words.Logit(weighed);
            BlockTokens.Marks(_tree, _blocks[i], weighed);
            markLogits[i] = marks.Logit(weighed);
        }

        Weigh(rows, wordLogits, markLogits);
        return rows;
    }

    private int OwnFeatures(Span<float> row, int i)
    {
        var block = _blocks[i];
        int upper = 0, digits = 0, commas = 0, marks = 0;
        foreach (var c in block.Text)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsAsciiDigit(c)) digits++;
            else if (c is ',' or '،' or '、' or '，') commas++;
            else if (c is '|' or '•' or '·' or '/' or '@' or '{' or '}' or '=' or '_' or '#' or '$' or '>') marks++;
        }

        var length = Math.Max(1, block.Text.Length);
        ReadOnlySpan<float> own =
        [
            LogLength(block), block.Words, (float)block.LinkShare, Bit(block.Is(LineLooks.Ends)), Bit(block.IsProse), TagCode(block.Tag), Bit(block.Is(LineLooks.Caption)),
            Bit(block.Is(LineLooks.ReadOn)), Bit(block.Is(LineLooks.Working)), Bit(block.Is(LineLooks.EndMatter)), Bit(block.Is(LineLooks.OtherPart)), Bit(block.Is(LineLooks.Biography)),
            Bit(block.Is(LineLooks.Count)) + 2 * Bit(block.Is(LineLooks.Byline)) + 4 * Bit(block.Is(LineLooks.DateLine)), Bit(block.Is(LineLooks.Headline)),
            (float)upper / length, (float)digits / length, (float)commas / length * 100, (float)length / Math.Max(1, block.Words), (float)marks / length * 100,
            Bit(block.Text.EndsWith('…') || block.Text.EndsWith("...", StringComparison.Ordinal)),
        ];
        own.CopyTo(row);
        return Own;
    }

    private int NearFeatures(Span<float> row, int at, int i, int other)
    {
        if (other >= 0 && other < _blocks.Count)
        {
            var near = _blocks[other];
            row[at] = LogLength(near) * (near.Is(LineLooks.Ends) ? 1 : -1);
            row[at + 1] = (float)near.LinkShare;
            row[at + 2] = TagCode(near.Tag);
            row[at + 3] = Bit(near.Is(LineLooks.ReadOn | LineLooks.Working | LineLooks.EndMatter | LineLooks.Count)) + 2 * Bit(near.Is(LineLooks.OtherPart)) + 4 * Bit(near.Is(LineLooks.Caption));
            row[at + 4] = _body is null ? _blocks[Math.Max(i, other)].Gap
                : Bit(near.Node == _blocks[i].Node || _tree.Nodes[near.Node].Parent == _tree.Nodes[_blocks[i].Node].Parent)
                    + 2 * Bit((_body.KindsOf(near) & BlockKinds.Furniture) != 0);
        }
        else
        {
            row[at] = row[at + 1] = row[at + 2] = row[at + 3] = row[at + 4] = -1;
        }

        return at + NearEach;
    }
}
