namespace Readout.Extraction;

/// <summary>What is measured of each block of a page before a model judges it: its words, its place, its markup, its neighbours.</summary>
internal sealed class BlockFeatures
{
    private const int Kinds = 27;
    private const int Near = 3;
    private const int NearEach = 5;
    private const int Own = 18;
    private const int Place = 29;

    /// <summary>How many features a block has.</summary>
    public const int Count = Own + Kinds + Place + 2 * Near * NearEach;

    private readonly PageTree _tree;
    private readonly HtmlBody? _body;
    private readonly List<PageBlock> _blocks;
    private readonly Looks[] _looks;

    private BlockFeatures(PageTree tree, HtmlBody? body)
    {
        (_tree, _body, _blocks) = (tree, body, tree.Blocks);
        _looks = new Looks[_blocks.Count];
        for (var i = 0; i < _looks.Length; i++) _looks[i] = Look(_blocks[i]);
    }

    /// <summary>A block's words, looked at once.</summary>
    internal record struct Looks(float Length, int Words, bool Ends, bool Prose, bool Caption, bool ReadOn, bool Working, bool EndMatter, bool OtherPart, bool Biography,
        bool CountOnly, bool Byline, bool DateLine, bool Headline, float Tag);

    /// <summary>The rows of all blocks, one after the other, <see cref="Count"/> numbers each.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="body">Where the article lies in it; null for flat text.</param>
    /// <param name="title">The title's block, or -1.</param>
    /// <param name="titleText">The title's words.</param>
    /// <param name="articleBody">The body that schema.org data give, or null.</param>
    public static float[] Of(PageTree tree, HtmlBody? body, int title, string titleText, string? articleBody)
    {
        var features = new BlockFeatures(tree, body);
        return features.Rows(title, titleText, articleBody);
    }

    private static Looks Look(PageBlock block)
    {
        var text = block.Text;
        var words = LineShapes.Words(text);
        return new Looks(MathF.Log2(1 + text.Length), words, LineShapes.EndsSentence(text), LineShapes.IsProse(text), LineShapes.IsCaption(text), LineShapes.IsReadOn(text),
            LineShapes.IsWorking(text), LineShapes.IsEndMatter(text), LineShapes.StartsOtherPart(text), LineShapes.IsBiography(text), LineShapes.IsCount(text),
            LineShapes.IsByline(text), words <= 20 && LineShapes.IsDateLine(text), LineShapes.IsHeadlineLike(text), TagCode(block.Tag));
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

    private float[] Rows(int title, string titleText, string? articleBody)
    {
        var rows = new float[_blocks.Count * Count];
        var page = new PageFigures(_tree, _body, _looks, titleText);
        for (var i = 0; i < _blocks.Count; i++)
        {
            var row = rows.AsSpan(i * Count, Count);
            var at = OwnFeatures(row, i);
            var kinds = _body?.KindsOf(_blocks[i]) ?? BlockKinds.None;
            for (var bit = 0; bit < Kinds; bit++) row[at++] = ((int)kinds >> bit) & 1;
            at = page.Write(row, at, i, title, articleBody);
            for (var d = 1; d <= Near; d++)
            {
                at = NearFeatures(row, at, i, i - d);
                at = NearFeatures(row, at, i, i + d);
            }

            if (at != Count) throw new InvalidOperationException("The features are counted wrongly.");
        }

        return rows;
    }

    private int OwnFeatures(Span<float> row, int i)
    {
        var block = _blocks[i];
        ref var looks = ref _looks[i];
        int upper = 0, digits = 0, commas = 0;
        foreach (var c in block.Text)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsAsciiDigit(c)) digits++;
            else if (c is ',' or '،' or '、' or '，') commas++;
        }

        var length = Math.Max(1, block.Text.Length);
        ReadOnlySpan<float> own =
        [
            looks.Length, looks.Words, (float)block.LinkShare, Bit(looks.Ends), Bit(looks.Prose), looks.Tag, Bit(looks.Caption), Bit(looks.ReadOn), Bit(looks.Working),
            Bit(looks.EndMatter), Bit(looks.OtherPart), Bit(looks.Biography), Bit(looks.CountOnly) + 2 * Bit(looks.Byline) + 4 * Bit(looks.DateLine), Bit(looks.Headline),
            (float)upper / length, (float)digits / length, (float)commas / length * 100, (float)length / Math.Max(1, looks.Words),
        ];
        own.CopyTo(row);
        return Own;
    }

    private int NearFeatures(Span<float> row, int at, int i, int other)
    {
        if (other >= 0 && other < _blocks.Count)
        {
            ref var looks = ref _looks[other];
            row[at] = looks.Length * (looks.Ends ? 1 : -1);
            row[at + 1] = (float)_blocks[other].LinkShare;
            row[at + 2] = looks.Tag;
            row[at + 3] = Bit(looks.ReadOn || looks.Working || looks.EndMatter || looks.CountOnly) + 2 * Bit(looks.OtherPart) + 4 * Bit(looks.Caption);
            row[at + 4] = _body is null ? _blocks[Math.Max(i, other)].Gap
                : Bit(_blocks[other].Node == _blocks[i].Node || _tree.Nodes[_blocks[other].Node].Parent == _tree.Nodes[_blocks[i].Node].Parent)
                    + 2 * Bit((_body.KindsOf(_blocks[other]) & BlockKinds.Furniture) != 0);
        }
        else
        {
            row[at] = row[at + 1] = row[at + 2] = row[at + 3] = row[at + 4] = -1;
        }

        return at + NearEach;
    }

    internal static float Bit(bool value) => value ? 1 : 0;
}
