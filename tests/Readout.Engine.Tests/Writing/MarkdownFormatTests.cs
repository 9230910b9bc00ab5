using Readout.Writing;

namespace Readout.Tests.Writing;

public sealed class MarkdownFormatTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("a *b* _c_ `d` [e](f) <g> h|i", @"a \*b\* \_c\_ \`d\` \[e\](f) \<g\> h\|i")]
    [InlineData("# no heading", @"\# no heading")]
    [InlineData("- no item", @"\- no item")]
    [InlineData("1. no item", @"1\. no item")]
    [InlineData("2023) no item", @"2023\) no item")]
    [InlineData("in 2023. Then", "in 2023. Then")]
    [InlineData("line\n# two", "line # two")]
    [InlineData("$1bn and $2bn &copy;", @"\$1bn and \$2bn \&copy;")]
    public void Words_of_a_report_are_never_markup(string words, string escaped) => MarkdownFormat.Escaped(words).ShouldBe(escaped);

    [Fact]
    public void A_mark_leads_to_the_words_on_the_original_page()
    {
        var page = ReadoutWriter.Write(SampleEdition.One, ReadoutFormat.Markdown, new WritingOptions());
        page.ShouldContain(@"[\[1\]](https://herald.example/world/talks%281%29#:~:text=14%20sailors%20were%20held)");
        page.ShouldContain("https://gazette.example/a?b=1&amp;c=2");
    }

    [Fact]
    public void Each_row_of_a_table_has_its_five_cells()
    {
        var rows = ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Markdown, new WritingOptions()).Split('\n').Where(l => l.StartsWith('|')).ToList();
        rows.Count.ShouldBe(9);
        rows.ShouldAllBe(r => r.Replace(@"\|", "", StringComparison.Ordinal).Count(c => c == '|') == 6);
    }
}
