using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;
using Readout.Writing;

namespace Readout.Tests.Writing;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(120)]
    public void No_line_is_wider_than_the_page(int width)
    {
        var text = ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Text, new WritingOptions { Width = width, Evidence = true, All = true });
        foreach (var line in text.Split('\n')) DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(width, line);
    }

    [Fact]
    public void Whatever_the_words_no_line_is_wider_than_the_page()
    {
        Prop.ForAll<string, int>((words, indent) =>
        {
            var page = new TextPage(40, color: false);
            page.Paragraph(Math.Abs(indent % 20), 4, new Run(words ?? ""), new Run("漁業協定漁業協定漁業協定漁業協定漁業協定"), new Run("[12]", Ink.Mark));
            foreach (var line in page.ToString().Split('\n')) DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(40);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Colours_change_no_letter()
    {
        var plain = ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Text, new WritingOptions());
        var colored = ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Text, new WritingOptions { Color = true });
        plain.ShouldNotContain("\e");
        colored.ShouldContain("\e[");
        System.Text.RegularExpressions.Regex.Replace(colored, "\e\\[[0-9;]*m", "").ShouldBe(plain);
    }

    [Fact]
    public void No_line_ends_in_a_space()
    {
        var text = ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Text, new WritingOptions { Evidence = true });
        text.Split('\n').ShouldAllBe(line => !line.EndsWith(' '));
    }

    [Fact]
    public void A_long_section_is_cut_and_says_so_unless_all_is_asked_for()
    {
        var claims = Enumerable.Range(1, 20).Select(i => new Readout.Comparison.Claim($"Claim number {i}.", [SampleEdition.Cite(SampleEdition.Weather, "storm")], 1));
        var edition = new Edition(null, [SampleEdition.Storm with { Sole = claims.ToEquatableArray() }], []);
        var cut = ReadoutWriter.Write(edition, ReadoutFormat.Text, new WritingOptions());
        cut.ShouldContain("Claim number 12.");
        cut.ShouldNotContain("Claim number 13.");
        cut.ShouldContain("… and 8 more (--all shows them)");
        ReadoutWriter.Write(edition, ReadoutFormat.Text, new WritingOptions { All = true }).ShouldContain("Claim number 20.");
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("漁業", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🙂", 2)]
    [InlineData("\u200B", 0)]
    [InlineData("“–…”", 4)]
    [InlineData("한국", 4)]
    public void Width_is_counted_as_a_terminal_shows_it(string text, int columns) => DisplayWidth.Of(text).ShouldBe(columns);

    [Theory]
    [InlineData("a\u001B[31mb", "a [31mb")]
    [InlineData("a\t\n b", "a b")]
    [InlineData("a\u202Eb", "ab")]
    public void What_could_steer_a_terminal_does_not_reach_it(string text, string printed) => DisplayWidth.Printable(text).ShouldBe(printed);

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() => DisplayWidth.Printable("a\uD800b").ShouldBe("a\uFFFDb");

    [Theory]
    [InlineData("PT5H30M", "5 h 30 min")]
    [InlineData("P1D", "1 day")]
    [InlineData("P2DT3H", "2 days 3 h")]
    [InlineData("PT90M", "90 min")]
    [InlineData("PT0.5H", "30 min")]
    [InlineData("PT2.5H", "2 h 30 min")]
    [InlineData("P1.5Y", "1.5 years")]
    [InlineData("PXD", "PXD")]
    [InlineData("P", "P")]
    [InlineData("P5", "P5")]
    [InlineData("half an hour", "half an hour")]
    public void Durations_are_told_for_people(string duration, string told) => Wording.Duration(duration).ShouldBe(told);

    [Theory]
    [InlineData("2031-04-22", null, "22 April 2031")]
    [InlineData("2031-04-22", "2031-04-24", "22–24 April 2031")]
    [InlineData("2031-04-30", "2031-05-02", "30 April – 2 May 2031")]
    [InlineData("2031-12-30", "2032-01-02", "30 December 2031 – 2 January 2032")]
    [InlineData("2031-04", null, "April 2031")]
    [InlineData("2031-04", "2031-05", "April – May 2031")]
    [InlineData("2031", "2032", "2031 – 2032")]
    public void Dates_are_told_for_people(string start, string? end, string told) =>
        Wording.Dates(PartialDate.Parse(start)!.Value, PartialDate.Parse(end)).ShouldBe(told);
}
