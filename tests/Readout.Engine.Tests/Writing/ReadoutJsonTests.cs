using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Readout.Comparison;
using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Tests.Writing;

public sealed class ReadoutJsonTests
{
    private static string Json { get; } = ReadoutJson.Write(EditionReadout.Of(SampleEdition.Both));

    [Fact]
    public void What_is_written_reads_back_strictly_and_writes_the_same() => ReadoutJson.Write(ReadoutJson.Read(Json)).ShouldBe(Json);

    [Fact]
    public void An_unknown_member_is_refused() =>
        Should.Throw<JsonException>(() => ReadoutJson.Read(Json.Replace("\"asOf\":", "\"mood\": 1,\n  \"asOf\":", StringComparison.Ordinal)));

    [Fact]
    public void A_missing_member_is_refused() =>
        Should.Throw<JsonException>(() => ReadoutJson.Read("""{"asOf": null, "stories": []}"""));

    [Fact]
    public void A_doubled_member_is_refused() =>
        Should.Throw<JsonException>(() => ReadoutJson.Read("""{"asOf": null, "asOf": null, "stories": [], "channels": []}"""));

    [Fact]
    public void A_null_where_none_may_stand_is_refused() =>
        Should.Throw<JsonException>(() => ReadoutJson.Read("""{"asOf": null, "stories": null, "channels": []}"""));

    [Theory]
    [InlineData("\"status\": \"held\"", "\"status\": \"Held\"")]
    [InlineData("\"start\": \"2031-04-22\"", "\"start\": \"22.4.2031\"")]
    [InlineData("\"start\": \"2031-04-22\"", "\"start\": \"2031-02-30\"")]
    public void Words_and_dates_of_another_form_are_refused(string from, string to)
    {
        Json.ShouldContain(from);
        Should.Throw<JsonException>(() => ReadoutJson.Read(Json.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void Letters_of_all_scripts_stand_as_they_are() => Json.ShouldContain("漁業協定");

    [Fact]
    public void Words_of_states_and_levels_are_those_of_the_output()
    {
        Json.ShouldContain("\"level\": \"foreign minister\"");
        Json.ShouldContain("\"publishedFrom\": \"structured data\"");
        Json.ShouldContain("\"state\": \"strained\"");
    }

    [Fact]
    public void The_published_schema_is_that_of_the_types() => Golden.ShouldBe("docs/readout.schema.json", ReadoutJson.Schema());

    [Fact]
    public void Every_member_of_the_schema_is_described()
    {
        var undescribed = new List<string>();
        Walk(JsonNode.Parse(ReadoutJson.Schema())!, "");
        undescribed.ShouldBeEmpty();

        void Walk(JsonNode? node, string path)
        {
            if (node is JsonArray array)
            {
                foreach (var item in array) Walk(item, path);
            }

            if (node is not JsonObject members) return;
            if (members["properties"] is JsonObject properties)
            {
                foreach (var (name, property) in properties)
                {
                    if (property is not JsonObject described || !(described.ContainsKey("description") || described.ContainsKey("$ref"))) undescribed.Add($"{path}.{name}");
                    Walk(property, $"{path}.{name}");
                }
            }

            Walk(members["items"], path);
        }
    }

    [Fact]
    public void Every_citation_resolves_in_its_report()
    {
        var texts = SampleEdition.Both.Stories.SelectMany(s => s.Story.Reports).ToDictionary(d => d.Article.Name, d => d.Text);
        var cites = CitesIn(EditionReadout.Of(SampleEdition.Both)).ToList();
        cites.Count.ShouldBeGreaterThan(20);
        foreach (var cite in cites) texts[cite.File][cite.Start..cite.End].ShouldBe(cite.Text);
    }

    [Fact]
    public void A_citation_whose_words_are_not_there_is_refused()
    {
        var false_ = new Citation(SampleEdition.Herald.Id, new TextSpan(0, 5), "Never");
        var story = SampleEdition.Talks with { Sole = [new Claim("Never", [false_], 1)] };
        Should.Throw<BrokenCitationException>(() => StoryReadout.Of(story)).Citation.ShouldBe(false_);
    }

    [Fact]
    public void A_citation_of_a_report_outside_the_stories_is_refused()
    {
        var story = SampleEdition.Talks with { Sole = [new Claim("Ulmen", [SampleEdition.Cite(SampleEdition.Weather, "Ulmen")], 1)] };
        Should.Throw<BrokenCitationException>(() => StoryReadout.Of(story));
    }

    [Fact]
    public void Two_reports_of_one_name_are_told_apart()
    {
        var first = new Article("page.html", "https://a.example/", "A", "One text.");
        var second = new Article("page.html", "https://b.example/", "B", "Another text.");
        var story = new StoryComparison { Story = new Story(new StoryId("00000000000000f4"), "A", [new Document(first), new Document(second)], []) };
        StoryReadout.Of(story).Reports.Select(r => r.File).ShouldBe(["page.html", "page.html (2)"]);
    }

    [Fact]
    public void A_report_in_no_group_of_origins_is_an_original_of_its_own()
    {
        var story = SampleEdition.Talks with { Story = SampleEdition.Talks.Story with { Origins = [] } };
        var origins = StoryReadout.Of(story).Origins;
        origins.Independent.ShouldBe(3);
        origins.Groups.ShouldAllBe(g => g.Count == 1);
    }

    [Fact]
    public void A_copy_names_the_report_it_goes_back_to() =>
        StoryReadout.Of(SampleEdition.Talks).Reports.Single(r => r.File == "courier.txt").Origin.ShouldBe("herald.html");

    /// <summary>All citations of a model, wherever they stand.</summary>
    private static IEnumerable<Cite> CitesIn(object? node) => node switch
    {
        null or string => [],
        Cite cite => [cite],
        IEnumerable items => items.Cast<object?>().SelectMany(CitesIn),
        _ when node.GetType().Namespace == typeof(Cite).Namespace && !node.GetType().IsEnum =>
            node.GetType().GetProperties().SelectMany(p => CitesIn(p.GetValue(node))),
        _ => [],
    };
}
