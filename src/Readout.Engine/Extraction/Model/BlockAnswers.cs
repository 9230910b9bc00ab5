using Readout.Extraction.Metadata;

namespace Readout.Extraction.Model;

/// <summary>What a model says of a page's blocks. Who wrote it and what it is called are asked of single blocks, when needed.</summary>
internal sealed class BlockAnswers
{
    private readonly BlockModel _model;
    private readonly List<PageBlock> _blocks;
    private readonly BlockTokens _tokens;
    private readonly float[] _row = new float[LineFigures.Width];
    private readonly Dictionary<int, float> _bylines = [];
    private LineFigures? _lines;
    private readonly float[] _rows;

    /// <summary>Keeps the answers.</summary>
    /// <param name="model">Who answered.</param>
    /// <param name="blocks">The page.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="rows">The widened rows.</param>
    /// <param name="text">How likely each block is text.</param>
    public BlockAnswers(BlockModel model, List<PageBlock> blocks, BlockTokens tokens, float[] rows, float[] text) => (_model, _blocks, _tokens, _rows, Text) = (model, blocks, tokens, rows, text);

    /// <summary>A table's cell with more characters than this is judged by itself: it may be a page's layout.</summary>
    public const int LongestCell = 200;

    /// <summary>How likely each block belongs to the article's text, 0 to 1.</summary>
    public float[] Text { get; }

    /// <summary>How likely the block names the author, 0 to 1; null where the model cannot tell.</summary>
    private float? Byline(int block)
    {
        if (_model.Bylines.IsEmpty || _blocks[block].Text.Length > LineFigures.LongestLine) return null;
        if (!_bylines.TryGetValue(block, out var likely)) _bylines[block] = likely = _model.Bylines.Probability(Row(block));
        return likely;
    }

    /// <summary>How likely the block is the headline, 0 to 1; null where the model cannot tell.</summary>
    public float? Title(int block) => _model.Titles.IsEmpty || _blocks[block].Text.Length > LineFigures.LongestLine ? null : _model.Titles.Probability(Row(block));

    /// <summary>The names in the line that most likely names the author and does hold a name; empty where none is likely enough.</summary>
    /// <param name="least">From this likelihood on.</param>
    /// <param name="penNames">Whether a first name or pen name alone will do.</param>
    /// <param name="fits">Which names may be authors.</param>
    /// <param name="surely">Which are where neither the line says "by" nor the model is sure.</param>
    /// <param name="from">Before this line only a plain by-line will do: sections and mastheads stand there.</param>
    public List<string> Authors(float least, bool penNames, Predicate<string> fits, Predicate<string> surely, int from = 0)
    {
        const int Longest = 200;
        var likely = new List<(float Likely, int Block)>();
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (i < from && !_blocks[i].Is(LineLooks.Byline)) continue;
            if (_blocks[i].Role != "title" && !_blocks[i].Is(LineLooks.Caption) && _blocks[i].Text.Length <= Longest && !_blocks[i].IsProse && Byline(i) is { } value && value >= least) likely.Add((value, i));
        }

        const float Convinced = 0.6f;
        foreach (var (sure, block) in likely.OrderByDescending(l => l.Likely).ThenBy(l => l.Block))
        {
            var plain = sure >= Convinced || _blocks[block].Is(LineLooks.Byline);
            var names = BylineReader.Names([_blocks[block].Text]).FindAll(n => fits(n) && (plain || surely(n)));
            if (names.Count > 0) return names;
            if (penNames && BylineReader.PenName(_blocks[block].Text) is { } pen && fits(pen)) return [pen];
        }

        return [];
    }

    /// <summary>Gives the short cells of a table's row their mean, weighed by length: a row is text as a whole or not at all.</summary>
    public static void EvenRows(List<PageBlock> blocks, float[] answers)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Row == 0) continue;
            var end = i;
            var (sum, length, longest) = (0f, 0, 0);
            for (; end < blocks.Count && blocks[end].Row == blocks[i].Row; end++)
            {
                sum += answers[end] * blocks[end].Text.Length;
                length += blocks[end].Text.Length;
                longest = Math.Max(longest, blocks[end].Text.Length);
            }

            if (longest <= LongestCell) Array.Fill(answers, sum / Math.Max(1, length), i, end - i);
            i = end - 1;
        }
    }

    private ReadOnlySpan<float> Row(int block)
    {
        _lines ??= new LineFigures(_blocks, _rows, Text, _tokens, _model.Names);
        _lines.Write(_row, block);
        return _row;
    }
}
