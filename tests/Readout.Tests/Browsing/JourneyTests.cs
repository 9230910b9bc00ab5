using System.Net;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Readout.Notifying;
using Readout.Serving;
using Readout.Sources.Fetching;
using Readout.Tests.Commands;
using Readout.Tests.Notifying;
using Readout.Tests.Samples;
using Readout.Tests.Serving;

namespace Readout.Tests.Browsing;

/// <summary>What people do in the app, done in a real browser against the real server.</summary>
public sealed class JourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Root(RunningServer server) => $"http://127.0.0.1:{server.Port}";

    private static ServerOptions OnLoopback(ServerOptions options) => options with { Fetching = new FetcherOptions { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")], HostDelay = TimeSpan.Zero } };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_opens_a_story_and_sees_the_words_it_stands_on(bool withScript)
    {
        var page = await chromium.OpenAsync(new() { JavaScriptEnabled = withScript });
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        await page.GotoAsync(Root(server));
        await page.GetByRole(AriaRole.Link, new() { Name = "Ministers meet in Port Selm" }).First.ClickAsync();
        await page.Locator("a[href^='#']").Filter(new() { HasTextRegex = new("[0-9]") }).First.ClickAsync();
        await Assertions.Expect(page.Locator("mark:visible, :target:visible").First).ToBeVisibleAsync();
        (await page.Locator(":target").First.InnerTextAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_reader_rejects_a_statement_and_takes_that_back()
    {
        var page = await chromium.OpenAsync();
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        await page.GotoAsync(Root(server));
        await page.GetByRole(AriaRole.Link, new() { Name = "Ministers meet in Port Selm" }).First.ClickAsync();
        await page.GetByText("Set something right").ClickAsync();
        var quote = page.Locator("select[name=fact] option").Filter(new() { HasText = "fishing grounds" }).First;
        await page.Locator("select[name=fact]").SelectOptionAsync([await quote.GetAttributeAsync("value") ?? ""]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject it" }).ClickAsync();
        await Assertions.Expect(page.Locator("#corrections")).ToContainTextAsync("a statement rejected");
        await Assertions.Expect(page.Locator("select[name=fact] option").Filter(new() { HasText = "We spoke plainly about the fishing grounds" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator("#corrections .undone")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("select[name=fact] option").Filter(new() { HasText = "We spoke plainly about the fishing grounds" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_search_that_is_kept_tells_of_a_new_report_by_page_mail_and_webhook()
    {
        var page = await chromium.OpenAsync();
        await using var mail = new MailSink();
        await using var hook = new WebhookSink();
        await using var site = await FeedServer.StartAsync(Workplace.Talks);
        await using var server = await RunningServer.StartAsync(o => OnLoopback(o) with { Mail = new MailOptions(mail.Address, null, null, "readout@desk.example") }, ("storm.txt", Workplace.Storm));
        await page.GotoAsync(Root(server) + "/search?q=" + Uri.EscapeDataString("fishing OR fishery"));
        await page.GetByLabel("Keep this search as").FillAsync("Fish");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await page.GotoAsync(Root(server) + "/alerts");
        foreach (var (kind, address) in new[] { ("mail", "reader@desk.example"), ("webhook", hook.Address) })
        {
            await page.Locator("#receivers select[name=kind]").SelectOptionAsync(kind);
            await page.Locator("#receivers input[name=address]").FillAsync(address);
            await page.Locator("#receivers").GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        }

        await SubscribeAsync(page, server, site);
        await WaitAsync(async () =>
        {
            await page.GotoAsync(Root(server) + "/alerts");
            return await page.Locator(".alerts > li").CountAsync() > 0;
        });
        await Assertions.Expect(page.Locator(".alerts > li").First).ToContainTextAsync("Ministers meet in Port Selm");
        await WaitAsync(() => Task.FromResult(mail.Messages.Count > 0 && hook.Posted.Count > 0));
        mail.Messages[0].Subject!.ShouldContain("Ministers meet in Port Selm");
        hook.Posted[0].Text.ShouldContain("Ministers meet in Port Selm");
    }

    [Fact]
    public async Task A_feed_is_subscribed_to_and_its_story_appears()
    {
        var page = await chromium.OpenAsync();
        await using var site = await FeedServer.StartAsync(Workplace.Talks);
        await using var server = await RunningServer.StartAsync(OnLoopback);
        await SubscribeAsync(page, server, site);
        await WaitAsync(async () =>
        {
            await page.GotoAsync(Root(server));
            return await page.GetByRole(AriaRole.Link, new() { Name = "Ministers meet in Port Selm" }).CountAsync() > 0;
        });
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_today_to_the_evidence_and_to_search()
    {
        var page = await chromium.OpenAsync();
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks), ("storm.txt", Workplace.Storm));
        await page.GotoAsync(Root(server));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("o");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/stories/"));
        for (var i = 0; i < 60 && !await OnCitationAsync(page); i++) await page.Keyboard.PressAsync("Tab");
        (await OnCitationAsync(page)).ShouldBeTrue();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(":target").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/board$"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("harbour");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=harbour$"));
        await Assertions.Expect(page.Locator(".stories > li")).ToHaveCountAsync(1);
    }

    private static Task<bool> OnCitationAsync(IPage page) => page.EvaluateAsync<bool>("() => document.activeElement?.matches(\"main a[href^='#']\") && /[0-9]/.test(document.activeElement.textContent)");

    /// <summary>Every page: nothing is wider than a phone, and axe finds nothing, light and dark.</summary>
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_fits_a_phone_and_is_accessible(ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 375, Height = 740 }, BypassCSP = true });
        await using var server = await RunningServer.StartAsync([.. SampleFolder.Reports()]);
        await page.GotoAsync(Root(server));
        var story = await page.Locator(".stories > li h2 a").First.GetAttributeAsync("href");
        await page.GotoAsync(Root(server) + "/people");
        var person = await page.Locator("main a[href^='/people/']").First.GetAttributeAsync("href");
        await page.GotoAsync(Root(server) + "/board");
        var pair = await page.Locator("main a[href^='/board/']").First.GetAttributeAsync("href");
        await page.GotoAsync(Root(server) + "/search?q=talks");
        var report = await page.Locator("main a[href^='/articles/']").First.GetAttributeAsync("href");
        var wrong = new List<string>();
        foreach (var path in new[] { "/", story, report, "/board", pair, "/contacts", "/people", person, "/search", "/search?q=talks", "/search?q=((", "/sources", "/settings", "/alerts", "/nowhere" })
        {
            await page.GotoAsync(Root(server) + path);
            var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
            if (over > 0) wrong.Add($"{path} is {over} pixels wider than the window");
            var result = await page.RunAxe();
            wrong.AddRange(result.Violations.Select(v => $"{path}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task SubscribeAsync(IPage page, RunningServer server, FeedServer site)
    {
        await page.GotoAsync(Root(server) + "/sources");
        await page.GetByLabel("Address of a feed, a site or a page").FillAsync(site.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync(site.Address);
    }

    private static async Task WaitAsync(Func<Task<bool>> done)
    {
        for (var i = 0; !await done(); i++)
        {
            if (i > 150) throw new TimeoutException("It did not come about within half a minute.");
            await Task.Delay(200, Token);
        }
    }
}
