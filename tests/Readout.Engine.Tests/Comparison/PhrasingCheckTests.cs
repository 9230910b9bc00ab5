using Readout.Comparison;

namespace Readout.Tests.Comparison;

public sealed class PhrasingCheckTests
{
    private const string Met = "Foreign Minister Marta Lind met her Chilean counterpart Pablo Rojas in Oslo on Tuesday and spoke with him about fishing quotas for 1,200 boats.";
    private const string Put = "Rojas postponed a visit that was planned for March, and the ministry did not say why.";

    [Theory]
    [InlineData("Lind met Rojas in Oslo on Tuesday.")]
    [InlineData("Marta Lind and Pablo Rojas met in Oslo on Tuesday about fishing quotas.")]
    [InlineData("Rojas, the Chilean counterpart, met Lind about quotas for 1200 boats.")]
    [InlineData("The minister met her counterpart in Oslo.")]
    public void What_the_words_say_passes(string sentence) => PhrasingCheck.Objection(sentence, [Met]).ShouldBeNull();

    [Theory]
    [InlineData("Lind met Rojas in Bergen on Tuesday.")]
    [InlineData("Lind met Rojas in Oslo on Wednesday.")]
    [InlineData("Lind will meet Rojas in Oslo on Tuesday.")]
    [InlineData("Lind met Rojas in Oslo about quotas for 1,300 boats.")]
    [InlineData("Lind twice met Rojas in Oslo about two quotas.")]
    [InlineData("Lind postponed her visit to Rojas in Oslo.")]
    [InlineData("Lind never met Rojas in Oslo.")]
    [InlineData("Lind humiliated an arrogant stubborn Rojas in Oslo with brilliant rhetoric.")]
    [InlineData("Lind met Rojas in Oslo <script>alert</script>.")]
    [InlineData("Lind met Rojas, see https://elsewhere.example.")]
    [InlineData("Oslo.")]
    public void What_they_do_not_say_is_objected_to(string sentence) => PhrasingCheck.Objection(sentence, [Met]).ShouldNotBeNull();

    [Fact]
    public void A_denial_stays_one()
    {
        PhrasingCheck.Objection("Rojas postponed a visit planned for March; the ministry did not say why.", [Put]).ShouldBeNull();
        PhrasingCheck.Objection("Rojas postponed a visit planned for March, and the ministry did say why.", [Put]).ShouldNotBeNull();
    }

    [Fact]
    public void What_cites_nothing_is_not_shown() => PhrasingCheck.Objection("Lind met Rojas in Oslo.", []).ShouldNotBeNull();
}
