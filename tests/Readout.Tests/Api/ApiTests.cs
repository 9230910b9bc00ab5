using System.Text;
using System.Xml.Linq;
using Readout.Archive;
using Readout.Serving;
using Readout.Tests.Commands;
using Readout.Tests.Serving;

namespace Readout.Tests.Api;

public sealed class ApiTests
{
    /// <summary>A report that tells of events between states.</summary>
    private const string Row = """
        Norway accuses Chile

        By Petra Vane

        24 April 2031

        Norway accused Chile on Thursday of seizing a fishing boat. Chile rejected the accusation and threatened Norway with sanctions.

        Norway imposed sanctions on Chile in the evening, and the government of Chile condemned Norway for it. Nobody knew what would come next.
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/stories")]
    [InlineData("/api/v1/stories?side=NOR&since=2025&unread=true&limit=5")]
    [InlineData("/api/v1/reports")]
    [InlineData("/api/v1/contacts?side=CHL&kind=meeting")]
    [InlineData("/api/v1/pairs")]
    [InlineData("/api/v1/pairs/NOR/CHL")]
    [InlineData("/api/v1/people?name=Lind")]
    [InlineData("/api/v1/people/1")]
    [InlineData("/api/v1/search?q=fishing")]
    [InlineData("/api/v1/sources")]
    [InlineData("/api/v1/alerts")]
    public async Task A_resource_has_a_tag_and_is_not_sent_again_to_whoever_has_it(string path)
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var answer = await server.GetAsync(path);
        answer.Status.ShouldBe(200, answer.Body);
        answer.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        var tag = answer.Header("ETag").ShouldNotBeNull();
        (answer.Json["items"]?.AsArray().Count ?? 1).ShouldBeGreaterThan(path.EndsWith("alerts", StringComparison.Ordinal) ? -1 : 0);
        var again = await server.GetAsync(path, "If-None-Match: " + tag);
        (again.Status, again.Body).ShouldBe((304, ""));
        (await server.GetAsync(path, "If-None-Match: \"other\"")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_story_leads_to_its_reports_whose_text_holds_its_citations()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var id = (await server.GetAsync("/api/v1/stories")).Json["items"]![0]!["id"]!.GetValue<string>();
        var story = (await server.GetAsync("/api/v1/stories/" + id)).Json;
        var contact = story["readout"]!["contacts"]![0]!;
        contact["status"]!.GetValue<string>().ShouldBe("held");
        var cite = contact["evidence"]![0]!;
        var report = story["readout"]!["reports"]!.AsArray().Single(r => r!["file"]!.GetValue<string>() == cite["file"]!.GetValue<string>())!["id"]!.GetValue<string>();
        var text = (await server.GetAsync("/api/v1/reports/" + report)).Json["text"]!.GetValue<string>();
        text[cite["start"]!.GetValue<int>()..cite["end"]!.GetValue<int>()].ShouldBe(cite["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_list_goes_on_where_its_cursor_says()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks), ("storm.txt", Workplace.Storm));
        foreach (var list in new[] { "stories", "reports" })
        {
            var first = (await server.GetAsync($"/api/v1/{list}?limit=1")).Json;
            var second = (await server.GetAsync($"/api/v1/{list}?limit=1&cursor={first["next"]}")).Json;
            second["items"]![0]!["id"]!.GetValue<string>().ShouldNotBe(first["items"]![0]!["id"]!.GetValue<string>());
            second["next"].ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("/api/v1/stories/0000000000000000", 404)]
    [InlineData("/api/v1/reports/..%2f..%2fetc%2fpasswd", 404)]
    [InlineData("/api/v1/pairs/AAA/BBB", 404)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v2/stories", 404)]
    [InlineData("/api/v1/export/secrets", 404)]
    [InlineData("/api/v1/export/reports?format=exe", 400)]
    [InlineData("/api/v1/stories?cursor=abc", 400)]
    [InlineData("/api/v1/stories?cursor=%27%20OR%201=1", 400)]
    [InlineData("/api/v1/stories?limit=0", 400)]
    [InlineData("/api/v1/stories?limit=abc", 400)]
    [InlineData("/api/v1/stories?since=yesterday", 400)]
    [InlineData("/api/v1/contacts?status=maybe", 400)]
    [InlineData("/api/v1/search?q=((", 400)]
    [InlineData("/api/v1/search", 400)]
    public async Task What_is_wrong_is_told_as_a_problem(string path, int status)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.GetAsync(path);
        answer.Status.ShouldBe(status, answer.Body);
        answer.Header("Content-Type").ShouldBe("application/problem+json");
        answer.Json["status"]!.GetValue<int>().ShouldBe(status);
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Fact]
    public async Task Only_a_token_that_may_write_changes_anything()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        const string Source = """{"address":"https://feed.example/","name":"Feed"}""";
        var (read, write) = (await server.TokenAsync("read"), await server.TokenAsync("read write"));
        (await server.AskAsync("POST", "/api/v1/sources", Source, ["Content-Type: application/json", $"Origin: http://127.0.0.1:{server.Port}"])).Status.ShouldBe(401);
        (await server.AskAsync("POST", "/api/v1/sources", Source, ["Content-Type: application/json", "Origin: https://evil.example"])).Status.ShouldBe(403);
        (await server.SendAsync("POST", "/api/v1/sources", Source, "readout_nonsense")).Status.ShouldBe(401);
        (await server.SendAsync("POST", "/api/v1/sources", Source, read)).Status.ShouldBe(403);
        (await server.Archive.SourcesAsync(Token)).Count.ShouldBe(1);
        var made = await server.SendAsync("POST", "/api/v1/sources", Source, write);
        made.Status.ShouldBe(201);
        (await server.SendAsync("POST", "/api/v1/sources", """{"address":"file:///etc/passwd"}""", write)).Status.ShouldBe(400);
        (await server.SendAsync("DELETE", $"/api/v1/sources/{made.Json["number"]}", null, write)).Status.ShouldBe(204);
        var story = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items[0].Id;
        (await server.SendAsync("POST", $"/api/v1/stories/{story}/marks", """{"starred":true}""", write)).Status.ShouldBe(204);
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items[0].IsStarred.ShouldBeTrue();
    }

    [Fact]
    public async Task The_reports_of_a_source_go_with_it_only_where_that_is_said()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var (read, write) = (await server.TokenAsync("read"), await server.TokenAsync("read write"));
        var source = (await server.Archive.SourcesAsync(Token)).ShouldHaveSingleItem().Number;
        (await server.SendAsync("DELETE", $"/api/v1/sources/{source}?reports=true", null, read)).Status.ShouldBe(403);
        (await server.SendAsync("DELETE", $"/api/v1/sources/{source}?reports=perhaps", null, write)).Status.ShouldBe(400);
        (await server.SendAsync("DELETE", "/api/v1/sources/999?reports=true", null, write)).Status.ShouldBe(404);
        (await server.Archive.SizeAsync(Token)).Reports.ShouldBe(1);
        (await server.SendAsync("DELETE", $"/api/v1/sources/{source}?reports=true", null, write)).Status.ShouldBe(204);
        (await server.Archive.SizeAsync(Token)).ShouldSatisfyAllConditions(s => s.Reports.ShouldBe(0), s => s.Stories.ShouldBe(0));
        (await server.Archive.SourcesAsync(Token)).ShouldBeEmpty();
        (await server.Archive.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_is_made_and_taken_back()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks), ("storm.txt", Workplace.Storm));
        var write = await server.TokenAsync("read write");
        var ids = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.Select(s => s.Id).ToList();
        (await server.SendAsync("POST", "/api/v1/corrections", $$"""{"kind":"merge","story":"{{ids[0]}}","other":"nothing"}""", write)).Status.ShouldBe(404);
        (await server.SendAsync("POST", "/api/v1/corrections", $$"""{"kind":"burn","story":"{{ids[0]}}"}""", write)).Status.ShouldBe(400);
        var made = await server.SendAsync("POST", "/api/v1/corrections", $$"""{"kind":"merge","story":"{{ids[0]}}","other":"{{ids[1]}}"}""", write);
        made.Status.ShouldBe(201, made.Body);
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.Count.ShouldBe(1);
        (await server.SendAsync("DELETE", $"/api/v1/corrections/{made.Json["number"]}", null, write)).Status.ShouldBe(204);
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_is_shown_once_kept_as_its_hash_and_taken_back()
    {
        await using var server = await RunningServer.StartAsync();
        var page = (await server.PostAsync("/tokens", "name=dashboard&scope=read")).Text;
        var key = System.Text.RegularExpressions.Regex.Match(page, "readout_[A-Za-z0-9_-]{43}").Value;
        key.Length.ShouldBe(51);
        (await server.GetAsync("/settings")).Text.ShouldNotContain(key);
        (await server.SendAsync("GET", "/api/v1/stories", null, key)).Status.ShouldBe(200);
        var file = Path.Combine(server.Folder, "readout.db");
        await server.Archive.BackupAsync(file + ".copy", Token);
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file + ".copy", Token)).ShouldNotContain(key);
        var token = (await server.Archive.Access.TokensAsync("", Token)).ShouldHaveSingleItem();
        token.LastUsed.ShouldNotBeNull();
        (await server.PostAsync($"/tokens/{token.Id}/remove", "")).Status.ShouldBe(303);
        (await server.SendAsync("GET", "/api/v1/stories", null, key)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Access = new AccessOptions { ApiPerMinute = 3 } });
        for (var i = 0; i < 3; i++) (await server.GetAsync("/api/v1/stories")).Status.ShouldBe(200);
        var answer = await server.GetAsync("/api/v1/stories");
        answer.Status.ShouldBe(429);
        int.Parse(answer.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await server.GetAsync("/")).Status.ShouldBe(200);
        (await server.SendAsync("GET", "/api/v1/stories", null, await server.TokenAsync("read"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_document_describes_every_address()
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.GetAsync("/api/v1/openapi.json");
        answer.Status.ShouldBe(200, answer.Body);
        var paths = answer.Json["paths"]!.AsObject();
        paths.Select(p => p.Key).ShouldBe(["/api/v1/stories", "/api/v1/stories/{id}", "/api/v1/reports", "/api/v1/reports/{id}", "/api/v1/search", "/api/v1/contacts", "/api/v1/pairs", "/api/v1/pairs/{first}/{second}",
            "/api/v1/people", "/api/v1/people/{number}", "/api/v1/sources", "/api/v1/sources/{number}", "/api/v1/alerts", "/api/v1/alerts/seen", "/api/v1/stories/{id}/marks", "/api/v1/corrections",
            "/api/v1/corrections/{number}", "/api/v1/export/{kind}"], ignoreOrder: true);
        foreach (var operation in paths.SelectMany(p => p.Value!.AsObject())) operation.Value!["summary"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("reports", "jsonl", "fishing grounds")]
    [InlineData("stories", "jsonl", "Ministers meet in Port Selm")]
    [InlineData("stories", "readouts", "\"evidence\"")]
    [InlineData("stories", "markdown", "# Ministers meet in Port Selm")]
    [InlineData("contacts", "csv", "held")]
    [InlineData("contacts", "jsonl", "\"status\":\"held\"")]
    [InlineData("contacts", "ics", "BEGIN:VEVENT")]
    [InlineData("events", "gdelt", "\tNOR\tCHL\t")]
    [InlineData("events", "icews", "\t2031-04-24\tNorway\t\tNOR\t")]
    [InlineData("events", "jsonl", "\"root\"")]
    [InlineData("sources", "opml", "https://feed.example/")]
    public async Task An_export_is_whole_and_the_same_as_that_of_the_command(string kind, string form, string words)
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks), ("row.txt", Row));
        await server.Archive.AddSourceAsync(new NewSource("web", "https://feed.example/", "Feed"), Token);
        var answer = await server.GetAsync($"/api/v1/export/{kind}?format={form}");
        answer.Status.ShouldBe(200);
        answer.Text.ShouldContain(words, Case.Sensitive);
        if (form == "ics") return;
        using var place = new Workplace();
        (await place.RunAsync("export", kind, "--format", form, "--data", server.Folder)).ShouldBe(0, place.Error);
        answer.Text.ShouldBe(place.Output);
        if (form == "opml") XDocument.Parse(answer.Text.TrimStart('\uFEFF')).Descendants("outline").Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_export_has_no_cap()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < 1203; i++) lines.Append($$"""{"url":"https://herald.example/{{i}}","title":"Boat {{i}}","published":"2031-04-22","text":"Boat number {{i}} lay in the harbour of Ulmen on Tuesday, and nobody was on it."}""").Append('\n');
        await using var server = await RunningServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "boats.jsonl"), lines.ToString(), Token);
        await using (var collector = await ImportAsync(server))
        {
        }

        (await server.GetAsync("/api/v1/export/reports")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1203);
    }

    /// <summary>Reads the file in beside the server, as its own collector would.</summary>
    private static async Task<NewsArchive> ImportAsync(RunningServer server)
    {
        await server.Archive.AddSourceAsync(new NewSource("folder", Path.Combine(server.Folder, "none"), "none"), Token);
        var other = NewsArchive.Open(Path.Combine(server.Folder, "readout.db"), TimeProvider.System);
        var articles = new List<CollectedReport>();
        var engine = new ReadoutEngine();
        await foreach (var item in Readout.Sources.FileSource.ReadAsync([Path.Combine(server.Folder, "boats.jsonl")], Token))
        {
            if (item.Page is { } page && engine.Extract(page).Article is { } article) articles.Add(new CollectedReport(new Readout.Documents.Document(article) { People = [], Events = [], Names = [], Contacts = [], Topics = [] }, null));
        }

        await other.KeepAsync(new CollectedBatch(articles, [], []), Token);
        return other;
    }
}
