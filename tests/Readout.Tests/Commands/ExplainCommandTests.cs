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

    [Theory]
    [InlineData("1")]
    [InlineData("meeting")]
    public async Task A_contact_is_traced_to_the_words_that_tell_it(string wanted)
    {
        (await _place.RunAsync("explain", _place.Put("talks.html", Workplace.Talks), "--why", wanted)).ShouldBe(ExitCode.Done);
        _place.Output.ShouldContain("#1 · ");
        _place.Output.ShouldContain("The words that tell it, each by itself");
        _place.Output.ShouldContain("so: the first words on this contact");
        _place.Output.ShouldNotContain("Its blocks");
    }

    [Fact]
    public async Task A_contact_that_is_not_there_is_said_not_to_be()
    {
        (await _place.RunAsync("explain", _place.Put("talks.html", Workplace.Talks), "--why", "99")).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines.Single().ShouldContain("'99'");
        _place.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_named()
    {
        (await _place.RunAsync("explain", _place.Put("empty.html", ""))).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines.Single().ShouldStartWith("readout: empty.html: ");
    }
}
