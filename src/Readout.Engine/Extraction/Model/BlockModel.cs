using System.Reflection;

namespace Readout.Extraction.Model;

/// <summary>Says of each block how likely it belongs to the article's text: first by its own features, then again with what was said of the others.</summary>
/// <param name="Words">Weighs a block's words.</param>
/// <param name="Marks">Weighs what a block's elements are called.</param>
/// <param name="First">Over <see cref="BlockFeatures.Count"/> features.</param>
/// <param name="Second">Over the same and the first answers around the block (<see cref="AnswerFigures"/>).</param>
internal sealed record BlockModel(TokenWeights Words, TokenWeights Marks, BoostedTrees First, BoostedTrees Second)
{
    /// <summary>The model for the blocks of HTML pages.</summary>
    public static BlockModel Html { get; } = Load("html");

    /// <summary>The probability of each block, 0 to 1.</summary>
    public float[] Probabilities(PageReading reading)
    {
        var tree = reading.Tree;
        var rows = BlockFeatures.Of(reading, Words, Marks);
        var answers = new float[tree.Blocks.Count];
        for (var i = 0; i < answers.Length; i++) answers[i] = First.Probability(rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count));
        var wide = AnswerFigures.Widened(tree, rows, answers);
        for (var i = 0; i < answers.Length; i++) answers[i] = Second.Probability(wide.AsSpan(i * AnswerFigures.Width, AnswerFigures.Width));
        return answers;
    }

    private static BlockModel Load(string kind)
    {
        var (words, marks, first, second) = (Part(kind + ".words"), Part(kind + ".marks"), Part(kind + ".first"), Part(kind + ".second"));
        var model = new BlockModel(
            words is null ? TokenWeights.None : TokenWeights.Read(words),
            marks is null ? TokenWeights.None : TokenWeights.Read(marks),
            first is null ? BoostedTrees.None : BoostedTrees.Read(first),
            second is null ? BoostedTrees.None : BoostedTrees.Read(second));
        return model.First.Features == BlockFeatures.Count && model.Second.Features == AnswerFigures.Width ? model : model with { First = BoostedTrees.None };
    }

    private static Stream? Part(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"Readout.Extraction.{name}.bin");
}
