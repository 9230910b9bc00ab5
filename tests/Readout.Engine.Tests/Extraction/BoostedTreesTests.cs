using Readout.Extraction.Model;
using Node = Readout.Extraction.Model.BoostedTrees.Node;

namespace Readout.Tests.Extraction;

/// <summary>Many rows are judged side by side.</summary>
public sealed class BoostedTreesTests
{
    private const int Features = 5;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(100)]
    public void Rows_judged_together_get_the_very_answers_that_each_gets_alone(int count)
    {
        var random = new Random(7);
        var model = new BoostedTrees(Features, -0.3f, [.. Enumerable.Range(0, 20).Select(_ => Tree(random))]);
        var rows = Enumerable.Range(0, count * Features).Select(_ => (float)Math.Round(random.NextDouble() * 4)).ToArray();
        var answers = new float[count];
        model.Probabilities(rows, answers);
        for (var i = 0; i < count; i++) answers[i].ShouldBe(model.Probability(rows.AsSpan(i * Features, Features)));
    }

    [Fact]
    public void A_threshold_itself_goes_left()
    {
        var model = new BoostedTrees(1, 0, [[new Node(0, 2, 1), new Node(BoostedTrees.Leaf, 1, 0), new Node(BoostedTrees.Leaf, -1, 0)]]);
        var answers = new float[3];
        model.Probabilities([1, 2, 3], answers);
        answers[0].ShouldBe(answers[1]);
        answers[2].ShouldBeLessThan(answers[1]);
    }

    [Fact]
    public void A_tree_that_leads_nowhere_is_refused()
    {
        Should.Throw<InvalidDataException>(() => new BoostedTrees(1, 0, [[new Node(0, 2, 1), new Node(BoostedTrees.Leaf, 1, 0)]]));
        Should.Throw<InvalidDataException>(() => new BoostedTrees(1, 0, [[new Node(3, 2, 1), new Node(BoostedTrees.Leaf, 1, 0), new Node(BoostedTrees.Leaf, 1, 0)]]));
        Should.Throw<InvalidDataException>(() => new BoostedTrees(1, 0, [[]]));
    }

    [Fact]
    public void Rows_of_another_width_are_refused() =>
        Should.Throw<ArgumentException>(() => new BoostedTrees(2, 0, []).Probabilities(new float[3], new float[1]));

    /// <summary>A tree grown at random, so that its leaves lie at all depths.</summary>
    private static Node[] Tree(Random random)
    {
        var nodes = new List<Node> { default };
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes.Count > 40 || i > 2 && random.Next(3) == 0)
            {
                nodes[i] = new Node(BoostedTrees.Leaf, (float)random.NextDouble() - 0.5f, 0);
                continue;
            }

            nodes[i] = new Node((byte)random.Next(Features), random.Next(4), nodes.Count);
            nodes.Add(default);
            nodes.Add(default);
        }

        return [.. nodes];
    }
}
