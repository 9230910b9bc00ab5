using System.Text.Json;
using Readout.Commands;
using Readout.Tests.Commands;
using Readout.Tests.Notifying;

namespace Readout.Tests.Assisting;

public sealed class AssistantTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    private static string Saying(string content) => JsonSerializer.Serialize(new { choices = new[] { new { message = new { role = "assistant", content } } } });

    private async Task<WebhookSink> ReadAsync(string answer, params string[] more)
    {
        var model = new WebhookSink(200) { Answer = answer };
        var report = _place.Put("talks.html", Workplace.Talks);
        (await _place.RunAsync(["read", report, "--assistant", new Uri(new Uri(model.Address), "/v1").AbsoluteUri, "--assistant-model", "parrot-1", "--width", "200", .. more])).ShouldBe(ExitCode.Done);
        return model;
    }

    [Fact]
    public async Task A_sentence_that_says_what_it_cites_takes_the_place_of_the_extracted_gist()
    {
        await using var model = await ReadAsync(Saying("""```json {"sentences":[{"text":"The foreign ministers of Norway and Chile met in Port Selm on Tuesday.","cites":[1]},{"text":"The ministers met in Oslo on Friday.","cites":[1]}]} ```"""),
            "--assistant-key", "secret-word");
        _place.Output.ShouldContain("The foreign ministers of Norway and Chile met in Port Selm on Tuesday.");
        _place.Output.ShouldContain("Phrased by parrot-1");
        _place.Output.ShouldNotContain("Friday");
        _place.Error.ShouldBeEmpty();
        var posted = model.Posted.ShouldHaveSingleItem();
        posted.Path.ShouldBe("/v1/chat/completions");
        posted.Headers["Authorization"].ShouldBe("Bearer secret-word");
        using var request = JsonDocument.Parse(posted.Text);
        request.RootElement.GetProperty("model").GetString().ShouldBe("parrot-1");
        request.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!.ShouldStartWith("<passage number=\"1\">");
    }

    [Theory]
    [InlineData("""{"sentences":[{"text":"The ministers quarrelled in Oslo.","cites":[1]}]}""", "none of its sentences")]
    [InlineData("""{"sentences":[{"text":"The foreign ministers met in Port Selm.","cites":[99]}]}""", "none of its sentences")]
    [InlineData("""{"sentences":"all is well"}""", "not the JSON")]
    [InlineData("Certainly! Here is your summary.", "not the JSON")]
    public async Task What_does_not_stand_on_its_citations_leaves_the_gist_as_it_is(string said, string problem)
    {
        await using var model = await ReadAsync(Saying(said));
        _place.Output.ShouldNotContain("Phrased by");
        _place.Output.ShouldContain("the first meeting of the two in more than two years");
        _place.ErrorLines.ShouldHaveSingleItem().ShouldContain(problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"choices":[]}""")]
    public async Task An_answer_that_is_none_leaves_the_gist_as_it_is(string answer)
    {
        await using var model = await ReadAsync(answer);
        _place.Output.ShouldContain("the first meeting of the two in more than two years");
        _place.ErrorLines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_that_is_not_there_is_named_and_the_readout_is_made()
    {
        var gone = new WebhookSink();
        var address = gone.Address;
        await gone.DisposeAsync();
        var report = _place.Put("talks.html", Workplace.Talks);
        (await _place.RunAsync("read", report, "--assistant", address, "--assistant-model", "m")).ShouldBe(ExitCode.Done);
        _place.ErrorLines.ShouldHaveSingleItem().ShouldContain("refuses the connection");
        _place.Output.ShouldContain("Port Selm");
    }

    [Theory]
    [InlineData("--assistant", "ftp://x/v1")]
    [InlineData("--assistant", "http://127.0.0.1/v1")]
    public async Task One_without_a_model_or_an_address_of_the_web_is_wrong_usage(string option, string value) =>
        (await _place.RunAsync("read", _place.Put("talks.html", Workplace.Talks), option, value)).ShouldBe(ExitCode.WrongUsage);
}
