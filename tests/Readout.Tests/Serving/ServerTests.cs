using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Readout.Archive;
using Readout.Documents;
using Readout.Tests.Commands;
using Readout.Writing;

namespace Readout.Tests.Serving;

public sealed partial class ServerTests
{
    /// <summary>What a page could carry to have a script run: in headline, text, author and outlet.</summary>
    private const string Hostile = """
        <!DOCTYPE html><html lang="en"><head><title>Envoys &lt;script&gt;alert(1)&lt;/script&gt; meet in Lund</title>
        <meta property="og:site_name" content="Lund &quot;&gt;&lt;img src=x onerror=alert(2)&gt; Post"><meta name="author" content="Ann &lt;svg/onload=alert(3)&gt; Bell">
        <meta property="article:published_time" content="2031-04-23T18:00:00Z"></head>
        <body><article><h1>Envoys &lt;script&gt;alert(1)&lt;/script&gt; meet in Lund</h1>
        <p>The envoys of Norway and Chile met in Lund on Wednesday &lt;math&gt;&lt;mtext&gt;&lt;img src=x onerror=alert(4)&gt; and talked about the fishing grounds for an hour.</p>
        <p>“We met &lt;iframe srcdoc='&lt;script&gt;alert(5)&lt;/script&gt;'&gt; and we will meet again,” said Mara Lind, the Norwegian envoy, after the talks at the town hall.</p>
        <p>The two sides agreed to speak again by telephone in May, officials said &lt;/title&gt;&lt;noscript&gt;&lt;p title="&lt;/noscript&gt;&lt;img src=x onerror=alert(6)&gt;"&gt;, and to leave the rest to their deputies.</p></article></body></html>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages => ["/", "/board", "/board/CHL/NOR", "/contacts", "/people", "/search?q=fishing", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/search?q=((", "/sources", "/settings", "/alerts", "/alerts?kind=origin", "/nowhere"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_holds_no_markup_of_a_report_and_no_script_of_its_own(string path)
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks), ("hostile.html", Hostile));
        Holds(await server.GetAsync(path));
    }

    [Fact]
    public async Task A_story_and_its_report_hold_no_markup_of_a_report()
    {
        await using var server = await RunningServer.StartAsync(("hostile.html", Hostile));
        var story = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem();
        var page = await server.GetAsync("/stories/" + story.Id);
        page.Status.ShouldBe(200);
        Holds(page);
        var article = (await server.Archive.StoryAsync(story.Id, cancellation: Token))!.Readout.Reports[0].Id;
        Holds(await server.GetAsync($"/articles/{article}?start=4&end=10"));
    }

    private static void Holds(Answer answer)
    {
        answer.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        answer.Header("Content-Security-Policy")!.ShouldContain("default-src 'none'");
        answer.Header("Content-Security-Policy")!.ShouldNotContain("unsafe");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        Script().Count(answer.Body).ShouldBe(1);
        answer.Body.ShouldContain("<script src=\"/app.js\" defer></script>");
        foreach (var tag in new[] { "<img", "<iframe", "<math", "<noscript", "<svg/", "<object", "<base" }) answer.Body.ShouldNotContain(tag, Case.Insensitive);
        Handler().IsMatch(Quoted().Replace(answer.Body, "=\"\"")).ShouldBeFalse();
    }

    [Fact]
    public async Task Today_leads_to_a_story_whose_citations_lead_to_its_words()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var today = await server.GetAsync("/");
        var link = StoryLink().Match(today.Body).Value;
        var story = await server.GetAsync(link);
        story.Body.ShouldContain("Ministers meet in Port Selm");
        var marks = Citation().Matches(story.Body).Select(m => m.Groups[1].Value).Distinct().ToList();
        marks.ShouldNotBeEmpty();
        foreach (var mark in marks) story.Body.ShouldContain($"id=\"{mark}\"");
    }

    [Fact]
    public async Task A_report_is_shown_as_it_stands_with_the_cited_words_marked_once()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var story = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem();
        var article = (await server.Archive.ArticleAsync(new ArticleId((await server.Archive.StoryAsync(story.Id, cancellation: Token))!.Readout.Reports[0].Id), Token))!.Article;
        var start = article.Text.IndexOf("more than two years", StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode((await server.GetAsync($"/articles/{article.Id}?start={start}&end={article.Text.IndexOf("said Mara", StringComparison.Ordinal)}")).Text);
        page.ShouldContain("<mark id=\"here\">more than two years.</mark></p>");
        page.ShouldContain("<p><mark>“We spoke plainly about the fishing grounds,” </mark>said Mara Lind");
        page.ShouldContain("<p>The two sides agreed");
    }

    [Theory]
    [InlineData("norway")]
    [InlineData("Norway")]
    [InlineData("nor")]
    public async Task A_side_is_asked_for_by_its_name_or_its_code(string side)
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks), ("storm.txt", Workplace.Storm));
        foreach (var path in new[] { "/board?side=", "/contacts?side=", "/?side=", "/people?side=" })
        {
            var page = (await server.GetAsync(path + side)).Text;
            page.ShouldContain("value=\"Norway\"", Case.Sensitive, path);
            page.ShouldContain(path.StartsWith("/people", StringComparison.Ordinal) ? "Mara Lind" : path.StartsWith("/board", StringComparison.Ordinal) ? "Chile – Norway" : "Ministers meet in Port Selm", Case.Sensitive, path);
            page.ShouldNotContain("Storm closes", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task The_board_is_told_for_the_day_of_the_newest_report_as_a_pair_is()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var day = "As of " + Wording.Date((await server.Archive.NewestDayAsync(Token))!.Value);
        (await server.GetAsync("/board")).Text.ShouldContain(day);
        (await server.GetAsync("/board/CHL/NOR")).Text.ShouldContain(day);
    }

    [Theory]
    [InlineData("Host: evil.example")]
    [InlineData("Host: 10.0.0.1")]
    public async Task A_name_that_is_not_this_machine_is_not_answered(string host)
    {
        await using var server = await RunningServer.StartAsync();
        (await server.GetAsync("/", host)).Status.ShouldBe(421);
    }

    [Theory]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("X-Nothing: 1")]
    public async Task What_another_page_sends_changes_nothing(string header)
    {
        await using var server = await RunningServer.StartAsync();
        (await server.AskAsync("POST", "/sources", "address=https://feed.example/", [header])).Status.ShouldBe(403);
        (await server.Archive.SourcesAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/stories/x/mark")]
    [InlineData("/sources/1/remove")]
    [InlineData("/receivers/1/remove")]
    [InlineData("/alerts/seen")]
    [InlineData("/corrections/1/undo")]
    public async Task Nothing_is_changed_by_looking(string path)
    {
        await using var server = await RunningServer.StartAsync();
        (await server.GetAsync(path)).Status.ShouldBeOneOf(404, 405);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/%0d%0aSet-Cookie: a=b")]
    public async Task Going_back_leads_nowhere_else(string back)
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var story = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items[0].Id;
        var answer = await server.PostAsync($"/stories/{story}/mark", $"read=1&back={Uri.EscapeDataString(Uri.UnescapeDataString(back))}");
        (answer.Status, answer.Header("Location"), answer.Header("Set-Cookie")).ShouldBe((303, "/", null));
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items[0].IsRead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_statement_is_rejected_and_the_rejection_undone()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var id = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items[0].Id;
        var before = (await server.Archive.StoryAsync(id, cancellation: Token))!.Readout;
        before.Contacts.ShouldNotBeEmpty();
        var fact = FactKey.Of("contact", before, before.Contacts[0].Evidence[0]);
        (await server.PostAsync($"/stories/{id}/reject", "fact=" + Uri.EscapeDataString(fact))).Status.ShouldBe(303);
        (await server.Archive.StoryAsync(id, cancellation: Token))!.Readout.Contacts.Select(c => c.Id).ShouldNotContain(before.Contacts[0].Id);
        (await server.GetAsync("/stories/" + id)).Body.ShouldContain("a statement rejected");
        var number = (await server.Archive.CorrectionsAsync(Token)).ShouldHaveSingleItem().Number;
        (await server.PostAsync($"/corrections/{number}/undo", "story=" + id)).Status.ShouldBe(303);
        (await server.Archive.StoryAsync(id, cancellation: Token))!.Readout.Contacts.Select(c => c.Id).ShouldContain(before.Contacts[0].Id);
    }

    [Fact]
    public async Task Two_stories_are_made_one_and_parted_again()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks), ("storm.txt", Workplace.Storm));
        var ids = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.Select(s => s.Id).ToList();
        (await server.PostAsync($"/stories/{ids[0]}/merge", "other=" + Uri.EscapeDataString("http://127.0.0.1/stories/" + ids[1] + "#corrections"))).Status.ShouldBe(303);
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem().Reports.ShouldBe(2);
        (await server.GetAsync("/stories/" + ids[1])).Status.ShouldBeOneOf(200, 302);
        var number = (await server.Archive.CorrectionsAsync(Token)).ShouldHaveSingleItem().Number;
        await server.PostAsync($"/corrections/{number}/undo", "story=" + ids[0]);
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_search_is_kept_and_forgotten()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        await server.PostAsync("/searches", "name=Fish&query=fishing");
        (await server.GetAsync("/search")).Body.ShouldContain("/search?q=fishing");
        var number = (await server.Archive.SavedSearchesAsync("", Token)).ShouldHaveSingleItem().Number;
        await server.PostAsync($"/searches/{number}/forget", "");
        (await server.Archive.SavedSearchesAsync("", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Feeds_are_well_formed_and_the_calendar_folds_its_lines()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks), ("hostile.html", Hostile));
        foreach (var path in new[] { "/today.atom", "/contacts.atom?side=NOR" })
        {
            var feed = XDocument.Parse((await server.GetAsync(path)).Body);
            feed.Root!.Elements().Count(e => e.Name.LocalName == "entry").ShouldBeGreaterThan(0);
        }

        var calendar = (await server.GetAsync("/contacts.ics")).Body;
        calendar.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        calendar.ShouldContain("DTSTART;VALUE=DATE:20310422");
        calendar.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
    }

    [Theory]
    [InlineData("/?since=yesterday", "is no date")]
    [InlineData("/contacts?status=maybe", "is none of")]
    public async Task A_filter_that_is_not_understood_is_said_so(string path, string said)
    {
        await using var server = await RunningServer.StartAsync();
        (await server.GetAsync(path)).Body.ShouldContain(said);
    }

    [Fact]
    public async Task An_address_that_is_none_of_the_web_becomes_no_source()
    {
        await using var server = await RunningServer.StartAsync();
        (await server.PostAsync("/sources", "address=javascript:alert(1)")).Status.ShouldBe(400);
        (await server.PostAsync("/sources", "address=file:///etc/passwd")).Status.ShouldBe(400);
        (await server.Archive.SourcesAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kind=webhook&rhythm=each&address=javascript:alert(1)")]
    [InlineData("kind=webhook&rhythm=each&address=file:///etc/passwd")]
    [InlineData("kind=mail&rhythm=each&address=ann%40desk.example%0d%0aBcc:%20x%40y.example")]
    [InlineData("kind=mail&rhythm=hourly&address=ann%40desk.example")]
    [InlineData("kind=pigeon&rhythm=each&address=ann%40desk.example")]
    public async Task Alerts_are_sent_to_no_address_that_is_none(string form)
    {
        await using var server = await RunningServer.StartAsync();
        (await server.PostAsync("/receivers", form)).Status.ShouldBe(400);
        (await server.Archive.Alerts.ReceiversAsync("", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_archive_that_was_taken_away_is_not_ready()
    {
        await using var server = await RunningServer.StartAsync();
        (await server.GetAsync("/readyz")).Status.ShouldBe(200);
        var away = server.Archive.Place + ".away";
        File.Move(server.Archive.Place, away);
        (await server.GetAsync("/readyz")).Status.ShouldBe(503);
        (await server.GetAsync("/healthz")).Status.ShouldBe(200);
        server.ErrorText().ShouldContain("GET /readyz: the archive");
        File.Move(away, server.Archive.Place);
        (await server.GetAsync("/readyz")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_pair_is_followed_from_its_page_and_no_more()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        (await server.GetAsync("/board/NOR/CHL")).Body.ShouldContain("Follow: tell me what changes");
        (await server.PostAsync("/follows", "subject=pair:NOR-CHL&follow=1&back=/board/NOR/CHL")).Header("Location").ShouldBe("/board/NOR/CHL");
        (await server.Archive.Alerts.FollowsAsync("", Token)).ShouldBe(["pair:CHL-NOR"]);
        (await server.GetAsync("/board/NOR/CHL")).Body.ShouldContain("Stop following");
        await server.PostAsync("/follows", "subject=pair:CHL-NOR&follow=0");
        (await server.Archive.Alerts.FollowsAsync("", Token)).ShouldBeEmpty();
        (await server.PostAsync("/follows", "subject=planet:Mars")).Status.ShouldBe(400);
    }

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]*\\son[a-z]+\\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("=\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("/stories/[0-9a-f]{16}")]
    private static partial Regex StoryLink();

    [GeneratedRegex("class=\"cite\" href=\"#([^\"]+)\"")]
    private static partial Regex Citation();
}
