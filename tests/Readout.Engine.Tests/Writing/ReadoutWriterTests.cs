using System.Text;
using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Tests.Writing;

public sealed class ReadoutWriterTests
{
    private const string Folder = "tests/Readout.Engine.Tests/Writing/Golden/";

    [Theory]
    [InlineData("talks.80.txt", ReadoutFormat.Text, 80, false)]
    [InlineData("talks.50.txt", ReadoutFormat.Text, 50, false)]
    [InlineData("talks.evidence.txt", ReadoutFormat.Text, 120, true)]
    [InlineData("talks.md", ReadoutFormat.Markdown, 80, false)]
    [InlineData("talks.html", ReadoutFormat.Html, 80, false)]
    [InlineData("talks.json", ReadoutFormat.Json, 80, false)]
    public void The_sample_is_written_as_its_golden_file(string file, ReadoutFormat format, int width, bool evidence) =>
        Golden.ShouldBe(Folder + file, ReadoutWriter.Write(SampleEdition.Both, format, new WritingOptions { Width = width, Evidence = evidence }));

    [Theory]
    [InlineData(ReadoutFormat.Text)]
    [InlineData(ReadoutFormat.Markdown)]
    [InlineData(ReadoutFormat.Html)]
    [InlineData(ReadoutFormat.Json)]
    public void Nothing_found_is_said_and_no_format_fails(ReadoutFormat format)
    {
        var text = ReadoutWriter.Write(SampleEdition.Empty, format, new WritingOptions());
        text.ShouldEndWith("\n");
        if (format != ReadoutFormat.Json) text.ShouldContain("No story was found");
    }

    [Theory]
    [InlineData(ReadoutFormat.Text)]
    [InlineData(ReadoutFormat.Markdown)]
    [InlineData(ReadoutFormat.Html)]
    [InlineData(ReadoutFormat.Json)]
    public void Lone_surrogates_and_control_characters_never_stop_a_format(ReadoutFormat format)
    {
        var article = new Article("odd\u0007.txt", null, "Title\u001B[31m \uD800", "Words \uDC00 with\u0000 odd\u001B[2J marks \u202Eturned.\n\nMore.") { Outlet = "Out\u0085let" };
        var claim = new Readout.Comparison.Claim(article.Text[..20], [Citation.Of(article, new TextSpan(0, 20))], 1);
        var story = SampleEdition.Storm with
        {
            Story = new Story(new StoryId("00000000000000f3"), article.Title, [new Document(article)], []),
            Sole = [claim],
        };
        var text = ReadoutWriter.Write(new Edition(null, [story], []), format, new WritingOptions { Evidence = true });
        text.ShouldNotContain("\u001B");
        text.ShouldNotContain("\u0007");
        text.ShouldNotContain("\0");
        if (format != ReadoutFormat.Json) text.ShouldNotContain("\u202E");
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_page_too_narrow_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ReadoutWriter.Write(SampleEdition.One, ReadoutFormat.Text, new WritingOptions { Width = WritingOptions.LeastWidth - 1 }));
}
