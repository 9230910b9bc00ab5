using System.Reflection;

namespace Readout.Extraction.Model;

/// <summary>Says of each block how likely it belongs to the article's text: first by its own features, then again with what was said of the others.</summary>
/// <param name="Words">Weighs a block's words.</param>
/// <param name="Marks">Weighs what a block's elements are called.</param>
/// <param name="First">Over <see cref="BlockFeatures.Count"/> features.</param>
/// <param name="Second">Over the same and the first answers around the block (<see cref="AnswerFigures"/>).</param>
/// <param name="Bylines">Over a line's figures (<see cref="LineFigures"/>), whether it names the author.</param>
/// <param name="Titles">Over the same, whether a block is the headline.</param>
/// <param name="Names">Weighs a short line's words: authors' names or a page's working.</param>
internal sealed record BlockModel(TokenWeights Words, TokenWeights Marks, BoostedTrees First, BoostedTrees Second, BoostedTrees Bylines, BoostedTrees Titles, TokenWeights Names)
{
    /// <summary>The model for the lines of saved text.</summary>
    public static BlockModel Flat { get; } = Load("flat");

    /// <summary>The model for the blocks of HTML pages.</summary>
    public static BlockModel Html { get; } = Load("html");

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => First.IsEmpty;

    /// <summary>Judges every block.</summary>
    public BlockAnswers Answer(PageReading reading)
    {
        var tree = reading.Tree;
        var tokens = new BlockTokens(tree.Blocks);
        var rows = BlockFeatures.Of(reading, tokens, Words, Marks);
        var answers = new float[tree.Blocks.Count];
        First.Probabilities(rows, answers);
        BlockAnswers.EvenRows(tree.Blocks, answers);
        var wide = AnswerFigures.Widened(tree, rows, answers);
        Second.Probabilities(wide, answers);
        BlockAnswers.EvenRows(tree.Blocks, answers);
        return new BlockAnswers(this, tree.Blocks, tokens, wide, answers);
    }

    private static BlockModel Load(string kind)
    {
        var model = new BlockModel(Weights("words"), Weights("marks"), Trees("first"), Trees("second"), Trees("bylines"), Trees("titles"), Weights("names"));
        if (model.First.Features != BlockFeatures.Count || model.Second.Features != AnswerFigures.Width) return model with { First = BoostedTrees.None };
        if (model.Bylines.Features != LineFigures.Width) model = model with { Bylines = BoostedTrees.None };
        return model.Titles.Features == LineFigures.Width ? model : model with { Titles = BoostedTrees.None };

        TokenWeights Weights(string part) => Part(kind + "." + part) is { } stream ? TokenWeights.Read(stream) : TokenWeights.None;

        BoostedTrees Trees(string part) => Part(kind + "." + part) is { } stream ? BoostedTrees.Read(stream) : BoostedTrees.None;
    }

    private static Stream? Part(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"Readout.Extraction.{name}.bin");
}
