namespace Readout.Extraction.Model;

/// <summary>What a model says of a page's blocks. Who wrote it and what it is called are asked of single blocks, when needed.</summary>
internal sealed class BlockAnswers
{
    private readonly BlockModel _model;
    private readonly float[] _rows;

    /// <summary>Keeps the answers.</summary>
    /// <param name="model">Who answered.</param>
    /// <param name="rows">The widened rows.</param>
    /// <param name="text">How likely each block is text.</param>
    public BlockAnswers(BlockModel model, float[] rows, float[] text) => (_model, _rows, Text) = (model, rows, text);

    /// <summary>How likely each block belongs to the article's text, 0 to 1.</summary>
    public float[] Text { get; }

    /// <summary>How likely the block names the author; null where the model cannot tell.</summary>
    public float? Byline(int block) => _model.Bylines.IsEmpty ? null : _model.Bylines.Probability(Row(block));

    /// <summary>How likely the block is the headline; null where the model cannot tell.</summary>
    public float? Title(int block) => _model.Titles.IsEmpty ? null : _model.Titles.Probability(Row(block));

    private ReadOnlySpan<float> Row(int block) => _rows.AsSpan(block * AnswerFigures.Width, AnswerFigures.Width);
}
