using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Readout.Archive;
using Readout.Serving;
using Readout.Sources.Fetching;
using Readout.Tests.Commands;
using Readout.Tests.Notifying;

namespace Readout.Tests.Serving;

/// <summary>What others have fallen for, each tried on the running server. More of it stands in <see cref="ServerTests"/> and <see cref="AccountTests"/>.</summary>
public sealed class SecurityTests
{
    private const string Marker = "xq7evil";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Ways in which markup has come through elsewhere.</summary>
    public static TheoryData<string> Markup =>
    [
        "<script>xq7evil</script>", "<img src=x onerror=xq7evil>", "<svg><script>xq7evil</script></svg>", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=xq7evil&gt;\">",
        "<iframe srcdoc=\"<script>xq7evil</script>\">", "<button formaction=javascript:xq7evil>", "<noscript><p title=\"</noscript><img src=x onerror=xq7evil>\">", "\"><script>xq7evil</script>",
        "'-xq7evil-'", "javascript:xq7evil", "</title><script>xq7evil</script>", "</textarea><script>xq7evil</script>", "{{xq7evil}}", "<base href=//xq7evil.example>", "<a href=\"&#106;avascript:xq7evil\">x</a>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=xq7evil>",
    ];

    [Theory]
    [MemberData(nameof(Markup))]
    public async Task What_people_type_comes_back_as_text(string markup)
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var typed = Uri.EscapeDataString(markup);
        await server.PostAsync("/searches", $"name={typed}&query=fishing&alert=1");
        await server.PostAsync("/follows", $"subject=topic:{typed}");
        await server.PostAsync("/tokens", $"name={typed}&scope=read");
        await server.PostAsync("/sources", $"address=https%3A%2F%2Ffeed.example%2F&name={typed}");
        foreach (var path in new[] { "/search?q=" + typed, "/?topic=" + typed, "/?side=" + typed, "/people?name=" + typed, "/contacts?person=" + typed, "/contacts?status=" + typed, "/board/" + typed + "/NOR", "/board?side=" + typed,
            "/stories/" + typed, "/search", "/alerts", "/settings", "/sources", "/alerts?kind=" + typed })
        {
            var answer = await server.GetAsync(path);
            answer.Status.ShouldBeOneOf(200, 400, 404);
            IsInert(answer);
        }
    }

    [Theory]
    [MemberData(nameof(Markup))]
    public async Task What_a_feed_or_page_fills_in_comes_out_as_text(string markup)
    {
        var line = JsonValue.Create(markup).ToJsonString();
        var report = $$"""{"url":"https://herald.example/{{Uri.EscapeDataString(markup)}}","title":{{line}},"published":"2031-04-22","source":{{line}},"byline":{{line}},"text":{{JsonValue.Create($"The Norwegian foreign minister, Mara Lind, met her Chilean counterpart in Oslo on Tuesday. {markup}\n\n“We spoke {markup} plainly,” said Lind.").ToJsonString()}}}""";
        await using var server = await RunningServer.StartAsync(("reports.jsonl", report));
        var story = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items[0].Id;
        var article = (await server.Archive.StoryAsync(story, cancellation: Token))!.Readout.Reports[0].Id;
        foreach (var path in new[] { "/", "/stories/" + story, $"/articles/{article}?start=0&end=20", "/contacts", "/people", "/board", "/search?q=Lind", "/sources" }) IsInert(await server.GetAsync(path));
        foreach (var path in new[] { "/today.atom", "/contacts.atom", "/alerts.atom" }) System.Xml.Linq.XDocument.Parse((await server.GetAsync(path)).Text);
        foreach (var path in new[] { "/api/v1/stories/" + story, "/api/v1/reports/" + article })
        {
            var answer = await server.GetAsync(path);
            (answer.Header("Content-Type"), answer.Header("X-Content-Type-Options")).ShouldBe(("application/json; charset=utf-8", "nosniff"));
        }
    }

    /// <summary>Every place where the marker stands is text, or the value of an attribute between quotation marks that leads nowhere.</summary>
    private static void IsInert(Answer answer)
    {
        answer.Header("Content-Security-Policy")!.ShouldContain("default-src 'none'");
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(answer.Text);
        document.Scripts.ShouldAllBe(s => s.GetAttribute("src") == "/app.js" && s.TextContent == "");
        foreach (var element in document.All)
        {
            element.NodeName.ShouldNotBeOneOf("IFRAME", "OBJECT", "EMBED", "BASE", "MATH", "NOSCRIPT", "IMG");
            foreach (var attribute in element.Attributes)
            {
                attribute.Name.ShouldNotStartWith("on");
                attribute.Name.ShouldNotBeOneOf("formaction", "srcdoc");
                if (attribute.Name is "href" or "src" or "action") attribute.Value.TrimStart().ShouldNotStartWith("javascript", Case.Insensitive);
            }
        }

        document.QuerySelectorAll("svg script, svg foreignObject").ShouldBeEmpty();
        answer.Header("Set-Cookie").ShouldBeNull();
        answer.Head.ShouldNotContain(Marker);
    }

    [Theory]
    [InlineData("/articles/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/articles/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/app.css/..%5c..%5cweb.config")]
    [InlineData("/stories/%00")]
    [InlineData("/api/v1/export/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/..%2freadout.db")]
    [InlineData("/readout.db")]
    public async Task No_path_leads_to_a_file(string path)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.GetAsync(path);
        answer.Status.ShouldBeOneOf(400, 404);
        answer.Body.ShouldNotContain("root:");
        answer.Body.ShouldNotContain("SQLite format");
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\r\n folded\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    public async Task A_request_that_two_readers_could_read_in_two_ways_is_refused(string request)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await RawAsync(server.Port, request);
        answer.Split("HTTP/1.1 ").Length.ShouldBe(2, answer);
        int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(400, 501);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        (await server.GetAsync("/search?q=" + new string('a', 9000))).Status.ShouldBe(414);
        (await server.GetAsync("/", "X-Long: " + new string('a', 40_000))).Status.ShouldBe(431);
        (await server.PostAsync("/searches", "name=x&query=" + new string('a', 300_000))).Status.ShouldBeOneOf(400, 413);
    }

    public static TheoryData<string> HardSearches =>
    [
        new string('(', 1900), new string('-', 1900) + "a", string.Concat(Enumerable.Repeat("a* ", 600)), string.Join(" OR ", Enumerable.Repeat("a*", 330)),
        string.Join(" OR ", Enumerable.Repeat("side:AAA", 150)), string.Concat(Enumerable.Repeat("-x ", 600)), "\"" + string.Concat(Enumerable.Repeat("a ", 900)) + "\"", string.Concat(Enumerable.Repeat("person:a* ", 150)),
        "outlet:" + string.Concat(Enumerable.Repeat("%_", 900)), "\"a\" NEAR/5 \"b\" AND NOT {x}:*", "said:\"" + string.Concat(Enumerable.Repeat("a ", 500)) + "\"", "((a OR b) (c OR d)) OR ((e OR f) -(g h))",
    ];

    [Theory]
    [MemberData(nameof(HardSearches))]
    public async Task No_search_takes_long_or_breaks(string search)
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var began = TimeProvider.System.GetTimestamp();
        (await server.GetAsync("/search?q=" + Uri.EscapeDataString(search))).Status.ShouldBeOneOf(200, 400, 414);
        TimeProvider.System.GetElapsedTime(began).TotalSeconds.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task The_log_holds_neither_a_key_nor_a_text_nor_what_is_searched_for()
    {
        await using var server = await RunningServer.StartAsync(options => options with
        {
            Access = new AccessOptions { HasAccounts = true },
            Log = new LogOptions(IsJson: true, LogLevel.Information),
            Every = TimeSpan.FromMilliseconds(300),
        }, ("talks.html", Workplace.Talks), ("storm.txt", Workplace.Storm));
        await server.Archive.Access.AddAccountAsync("ann", AccountRoutes.Hashed("passsecret1234"), "admin", Token);
        var cookie = await server.SignInAsync("ann", "passsecret1234");
        await server.PostAsync("/login", "name=ann&password=wrongsecret");
        await server.GetAsync("/search?q=searchsecret", cookie);
        await server.PostAsync("/searches", "name=Fish&query=boat&alert=1", cookie);
        await server.PostAsync("/receivers", "kind=webhook&rhythm=each&address=" + Uri.EscapeDataString("http://127.0.0.1:9444/hooksecret?key=querysecret"), cookie);
        await server.PostAsync("/sources", "address=" + Uri.EscapeDataString("http://127.0.0.1:9444/feed?key=feedsecret"), cookie);
        var key = await server.TokenAsync("read", "ann");
        await server.SendAsync("GET", "/api/v1/stories", null, key);
        await server.GetAsync("/x%0d%0aforged:%20line", cookie);
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "in", "empty.html"), "<html></html>", Token);
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "in", "more.html"), Workplace.Talks.Replace("seized boat", "boat of Ulmen", StringComparison.Ordinal), Token);
        for (var i = 0; i < 200 && !(Log().Contains("nothing could be sent", StringComparison.Ordinal) && Log().Contains("/feed", StringComparison.Ordinal)); i++) await Task.Delay(100, Token);
        var log = Log();
        log.ShouldContain("nothing could be sent to 127.0.0.1");
        log.ShouldContain("\"route\":\"/search\"");
        foreach (var secret in new[] { "passsecret", "wrongsecret", "searchsecret", "hooksecret", "querysecret", "feedsecret", key, cookie.Split('=')[1], "fishing grounds", "forged" }) log.ShouldNotContain(secret);
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries)) JsonNode.Parse(line)!["at"].ShouldNotBeNull();

        string Log() => server.ErrorText();
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/inside")]
    [InlineData("http://localhost:{0}/inside")]
    [InlineData("http://[::1]:{0}/inside")]
    [InlineData("http://2130706433:{0}/inside")]
    [InlineData("http://0x7f.1:{0}/inside")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task A_source_leads_into_no_network_of_ones_own(string address)
    {
        await using var inside = new WebhookSink();
        await using var server = await RunningServer.StartAsync(options => options with { Every = TimeSpan.FromMilliseconds(200) });
        var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, new Uri(inside.Address).Port);
        (await server.PostAsync("/sources", "address=" + Uri.EscapeDataString(url))).Status.ShouldBe(303);
        await FailsAsync(server);
        inside.Posted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_of_feeds_leads_into_no_network_of_ones_own()
    {
        await using var inside = new WebhookSink();
        using var place = new Workplace();
        var list = place.Put("feeds.opml", $"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml version="2.0"><head/><body><outline text="&x;" type="rss" xmlUrl="{inside.Address}"/></body></opml>""");
        await using var server = await RunningServer.StartAsync(options => options with { Every = TimeSpan.FromMilliseconds(200) });
        await place.RunAsync("add", list, "--data", server.Folder);
        (await server.Archive.SourcesAsync(Token)).ShouldHaveSingleItem().Name.ShouldNotContain("root:");
        await FailsAsync(server);
        inside.Posted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_a_feed_names_leads_into_no_network_of_ones_own()
    {
        await using var inside = new WebhookSink();
        var port = new Uri(inside.Address).Port;
        var feed = $"""<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><title>In</title><link>http://127.0.0.1:{port}/inside</link></item></channel></rss>""";
        using var listener = new TcpListener(IPAddress.Parse("127.0.0.2"), 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(Token);
                await using var stream = client.GetStream();
                var asked = new byte[4096];
                var length = await stream.ReadAsync(asked, Token);
                var isRobots = Encoding.ASCII.GetString(asked, 0, length).Contains("/robots.txt", StringComparison.Ordinal);
                var body = isRobots ? "" : feed;
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {(isRobots ? 404 : 200)} So\r\nContent-Type: application/rss+xml\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), Token);
            }
        }, Token);
        await using var server = await RunningServer.StartAsync(options => options with
        {
            Every = TimeSpan.FromMilliseconds(200),
            Fetching = new FetcherOptions { AllowedNetworks = [IPNetwork.Parse("127.0.0.2/32")], HostDelay = TimeSpan.Zero },
        });
        await server.PostAsync("/sources", "address=" + Uri.EscapeDataString($"http://127.0.0.2:{((IPEndPoint)listener.LocalEndpoint).Port}/feed"));
        for (var i = 0; i < 150 && (await server.Archive.SourcesAsync(Token))[0].Health.Successes == 0; i++) await Task.Delay(100, Token);
        (await server.Archive.SourcesAsync(Token))[0].Health.Successes.ShouldBeGreaterThan(0);
        inside.Posted.ShouldBeEmpty();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private static async Task FailsAsync(RunningServer server)
    {
        for (var i = 0; i < 150 && (await server.Archive.SourcesAsync(Token)) is [{ Health.Failures: 0 }]; i++) await Task.Delay(100, Token);
        var health = (await server.Archive.SourcesAsync(Token)).ShouldHaveSingleItem().Health;
        health.Failures.ShouldBeGreaterThan(0);
        (health.LastProblem ?? "").ShouldContain("address");
    }

    private static async Task<string> RawAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Token);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Token);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(late.Token);
    }
}
