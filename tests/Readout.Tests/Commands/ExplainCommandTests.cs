using Readout.Commands;

namespace Readout.Tests.Commands;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Every_stage_of_a_page_is_shown()
    {
        (await _place.RunAsync("explain", _place.Put("talks.html", Workplace.Talks))).ShouldBe(ExitCode.Done);
        var stages = new[] { "The page", "Its blocks", "The article", "Sentences", "Names", "Times", "People", "Quotations", "Attributions", "Contacts", "Events", "Topics" };
        for (var i = 0; i < stages.Length; i++) _place.Output.ShouldContain($"{i + 1}. {stages[i]}");
        _place.Output.ShouldContain("2031-04-22");
        _place.Output.ShouldContain("rule: ");
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_named()
    {
        (await _place.RunAsync("explain", _place.Put("empty.html", ""))).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines.Single().ShouldStartWith("readout: empty.html: ");
    }
}
