using FsCheck;
using FsCheck.Fluent;
using Readout.Language.Trees;

namespace Readout.Tests.Language.Trees;

public sealed class SpanningTreeTests
{
    [Fact]
    public void Without_cycles_each_token_takes_its_best_head()
    {
        // root→1, 1→0, 1→2
        Heads(3, [0, 0, 9, 0, 9, 0, 0, 0, 0, 0, 9, 0]).ShouldBe([1, -1, 1]);
    }

    [Fact]
    public void A_cycle_is_broken_where_it_costs_least()
    {
        // 0 and 1 want each other; 1 can live with the root.
        Heads(2, [1, 0, 9, 8, 9, 0]).ShouldBe([1, -1]);
    }

    [Fact]
    public void Only_one_token_hangs_from_the_root()
    {
        Heads(2, [9, 0, 5, 9, 1, 0]).Count(h => h == -1).ShouldBe(1);
    }

    [Fact]
    public void Any_scores_give_one_tree()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>().Filter(n => n is > 0 and < 14), ArbMap.Default.ArbFor<int>(), (n, seed) =>
            {
                var heads = Heads(n, MatrixProductTests.Numbers(n * (n + 1), seed));
                return heads.Count(h => h == -1) == 1 && Enumerable.Range(0, n).All(i => ReachesRoot(heads, i));
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void With_one_root_in_view_no_tree_is_better()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            const int n = 4;
            var scores = MatrixProductTests.Numbers(n * (n + 1), seed);
            for (var i = 1; i < n; i++) scores[i * (n + 1)] = -100; // only token 0 can be the root
            var best = float.NegativeInfinity;
            var heads = new int[n];
            for (var code = 0; code < 625; code++)
            {
                for (int i = 0, rest = code; i < n; i++, rest /= 5) heads[i] = (rest % 5) - 1;
                if (heads.Count(h => h == -1) == 1 && heads[0] == -1 && Enumerable.Range(0, n).All(i => ReachesRoot(heads, i)))
                    best = Math.Max(best, Sum(heads));
            }

            Sum(Heads(n, [.. scores])).ShouldBe(best, 1e-5f);

            float Sum(int[] tree) => tree.Select((h, i) => scores[(i * (n + 1)) + h + 1]).Sum();
        }
    }

    private static int[] Heads(int n, float[] scores)
    {
        var heads = new int[n];
        SpanningTree.Find(scores, n + 1, n, heads);
        return heads;
    }

    private static bool ReachesRoot(int[] heads, int token)
    {
        for (var steps = 0; steps <= heads.Length; steps++)
        {
            if (token == -1) return true;
            token = heads[token];
        }

        return false;
    }
}
