using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;
using Readout.Language.Trees;

namespace Readout.Tests.Language.Trees;

public sealed class NameTagsTests
{
    [Fact]
    public void A_beginning_without_an_end_is_not_chosen()
    {
        var scores = new float[NameTags.Count];
        scores[NameTags.Of(NameType.Person, first: true, last: false)] = 5;
        scores[NameTags.Of(NameType.Person, first: true, last: true)] = 1;
        var labels = new byte[1];
        NameTags.Decode(scores, NameTags.Count, labels);
        labels.ShouldBe([NameTags.Of(NameType.Person, first: true, last: true)]);
    }

    [Fact]
    public void A_name_of_three_tokens_has_a_beginning_an_inside_and_an_end()
    {
        byte[] wanted = [NameTags.Of(NameType.Organization, true, false), NameTags.Of(NameType.Organization, false, false), NameTags.Of(NameType.Organization, false, true)];
        var scores = new float[3 * NameTags.Count];
        for (var i = 0; i < wanted.Length; i++) scores[(i * NameTags.Count) + wanted[i]] = 1;
        var labels = new byte[3];
        NameTags.Decode(scores, NameTags.Count, labels);
        labels.ShouldBe(wanted);
        NameTags.TypeOf(labels[2]).ShouldBe(NameType.Organization);
    }

    [Fact]
    public void Whatever_the_scores_every_name_has_a_beginning_and_an_end() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<byte>(), (seed, size) =>
    {
        var n = (size % 20) + 1;
        var scores = MatrixProductTests.Numbers(n * NameTags.Count, seed);
        var labels = new byte[n];
        NameTags.Decode(scores, NameTags.Count, labels);
        var open = -1;
        foreach (var label in labels)
        {
            var first = label != NameTags.Outside && label == NameTags.Of(NameTags.TypeOf(label), true, NameTags.IsLast(label));
            if ((open >= 0) == (label == NameTags.Outside || first)) return false;
            if (label == NameTags.Outside) continue;
            if (open >= 0 && open != (int)NameTags.TypeOf(label)) return false;
            open = NameTags.IsLast(label) ? -1 : (int)NameTags.TypeOf(label);
        }

        return open < 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_chances_of_a_names_types_stand_at_its_end_and_sum_up_to_one()
    {
        var scores = MatrixProductTests.Numbers(2 * NameTags.Count, 7);
        byte[] labels = [NameTags.Of(NameType.Place, true, false), NameTags.Of(NameType.Place, false, true)];
        var chances = new float[2 * NameTags.Types];
        NameTags.Weigh(scores, NameTags.Count, labels, chances);
        chances[..4].ShouldBe([0, 0, 0, 0]);
        chances[4..].Sum().ShouldBe(1, 1e-5);
    }
}
