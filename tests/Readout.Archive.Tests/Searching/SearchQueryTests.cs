using Readout.Archive.Searching;

namespace Readout.Archive.Tests.Searching;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("harbour", "harbour")]
    [InlineData("harbour fish*", "(harbour & fish*)")]
    [InlineData("a1 OR b2 c3", "((a1 | b2) & c3)")]
    [InlineData("\"two words\" -three", "(two words & !three)")]
    [InlineData("(a1 OR (b2 c3)) -outlet:herald", "((a1 | (b2 & c3)) & !outlet=herald)")]
    [InlineData("person:\"Mara Lind\" independent:>=2", "(person=Mara Lind & independent=>=2)")]
    [InlineData("status:\"under way\" STATUS:held", "(status=under way & status=held)")]
    [InlineData("ORacle ORDER", "(ORacle & ORDER)")]
    public void A_search_is_understood(string text, string tree)
    {
        var (query, problem) = SearchQuery.Parse(text);
        problem.ShouldBeNull();
        Show(query!).ShouldBe(tree);
    }

    [Fact]
    public void A_search_of_very_many_parts_is_refused()
    {
        SearchQuery.Parse(string.Join(' ', Enumerable.Repeat("a*", 64))).Problem.ShouldBeNull();
        SearchQuery.Parse(string.Join(" OR ", Enumerable.Repeat("a*", 65))).Problem!.Message.ShouldBe("a search has at most 64 parts");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a \"b", 2)]
    [InlineData("(a b", 0)]
    [InlineData("a)", 1)]
    [InlineData("a ()", 2)]
    [InlineData("a OR", 4)]
    [InlineData("OR a", 0)]
    [InlineData("a - b", 2)]
    [InlineData("colour:red", 0)]
    [InlineData("before:yesterday", 7)]
    [InlineData("independent:many", 12)]
    [InlineData("pair:CHN", 5)]
    [InlineData("status:done", 7)]
    [InlineData("person:", 7)]
    [InlineData("...", 0)]
    public void A_wrong_search_is_told_where_it_is_wrong(string text, int position)
    {
        var (query, problem) = SearchQuery.Parse(text);
        query.ShouldBeNull();
        problem!.Position.ShouldBe(position, problem.Message);
    }

    private static string Show(QueryNode node) => node switch
    {
        QueryWords words => words.Text + (words.IsPrefix ? "*" : ""),
        QueryField field => $"{field.Name}={field.Value}",
        QueryNot not => "!" + Show(not.Part),
        QueryAll all => $"({string.Join(" & ", all.Parts.Select(Show))})",
        QueryAny any => $"({string.Join(" | ", any.Parts.Select(Show))})",
        _ => "?",
    };
}
