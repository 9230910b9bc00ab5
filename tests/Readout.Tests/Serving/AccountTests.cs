using System.Net;
using System.Text.RegularExpressions;
using Readout.Archive;
using Readout.Serving;
using Readout.Tests.Commands;

namespace Readout.Tests.Serving;

/// <summary>A server that others can reach: who gets in, and what they may do there.</summary>
public sealed partial class AccountTests
{
    private const string Password = "correct horse battery";

    private static readonly AccessOptions WithAccounts = new() { HasAccounts = true, LoginTries = 1000 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Routes
    {
        get
        {
            var routes = new TheoryData<string, string>();
            var folder = Path.Combine(Repository.Root, "src", "Readout");
            foreach (var text in Directory.EnumerateFiles(folder, "*Routes.cs", SearchOption.AllDirectories).Append(Path.Combine(folder, "Api", "ApiChanges.cs")).Append(Path.Combine(folder, "Api", "ApiExports.cs")).Select(File.ReadAllText))
            {
                foreach (Match match in Route().Matches(text))
                {
                    var path = Parameter().Replace(match.Groups[2].Value, "1");
                    if (text.Contains("MapGroup(\"/accounts\")", StringComparison.Ordinal) && match.Value.StartsWith("admin", StringComparison.Ordinal)) path = "/accounts" + path;
                    if (match.Value.StartsWith("api.", StringComparison.Ordinal) || match.Value.StartsWith("own.", StringComparison.Ordinal) || (match.Value.StartsWith("editing.", StringComparison.Ordinal) && text.Contains("ApiRoutes.Missing", StringComparison.Ordinal))) path = "/api/v1" + path;
                    if (path is "/login" or "/logout" or "/app.css" or "/app.js") continue;
                    routes.Add(match.Groups[1].Value.ToUpperInvariant(), path);
                }
            }

            return routes;
        }
    }

    [Fact]
    public void The_routes_are_found_in_the_source() => Routes.Count.ShouldBeGreaterThan(45);

    [Fact]
    public async Task Nobody_gets_anything_from_any_address()
    {
        await using var server = await StartAsync(("talks.html", Workplace.Talks));
        foreach (var route in Routes)
        {
            var (method, path) = route.Data;
            var answer = method == "GET" ? await server.GetAsync(path) : await server.AskAsync(method, path, "", [$"Origin: http://127.0.0.1:{server.Port}"]);
            var isRefused = answer.Status == 401 || (answer.Status == 302 && answer.Header("Location")!.StartsWith("/login", StringComparison.Ordinal));
            isRefused.ShouldBeTrue($"{method} {path} is answered by {answer.Status}");
            answer.Body.ShouldNotContain("Selm");
        }

        (await server.GetAsync("/healthz")).Status.ShouldBe(200);
        (await server.GetAsync("/login")).Text.ShouldNotContain("href=\"/board\"");
    }

    [Fact]
    public async Task One_signs_in_by_name_and_password_and_out_for_good()
    {
        await using var server = await StartAsync();
        await AddAsync(server, "ann", "reader");
        (await server.PostAsync("/login", "name=ann&password=wrong")).Status.ShouldBe(401);
        (await server.PostAsync("/login", "name=nobody&password=wrong")).Status.ShouldBe(401);
        var answer = await server.PostAsync("/login", $"name=Ann&password={Uri.EscapeDataString(Password)}&back=/board");
        (answer.Status, answer.Header("Location")).ShouldBe((303, "/board"));
        var set = answer.Header("Set-Cookie")!;
        set.ShouldContain("httponly", Case.Insensitive);
        set.ShouldContain("samesite=lax", Case.Insensitive);
        var cookie = "Cookie: " + set.Split(';')[0];
        (await server.GetAsync("/", cookie)).Status.ShouldBe(200);
        (await server.GetAsync("/settings", cookie)).Text.ShouldContain("Sign out");
        (await server.PostAsync("/logout", "", cookie)).Status.ShouldBe(303);
        (await server.GetAsync("/", cookie)).Status.ShouldBe(302);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_leads_nowhere_else(string back)
    {
        await using var server = await StartAsync();
        await AddAsync(server, "ann", "reader");
        (await server.PostAsync("/login", $"name=ann&password={Uri.EscapeDataString(Password)}&back={Uri.EscapeDataString(back)}")).Header("Location").ShouldBe("/");
    }

    [Fact]
    public async Task Guessing_is_stopped_even_where_the_last_guess_is_right()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Access = WithAccounts with { LoginTries = 3 } });
        await AddAsync(server, "ann", "reader");
        for (var i = 0; i < 3; i++) (await server.PostAsync("/login", "name=ann&password=guess" + i)).Status.ShouldBe(401);
        (await server.PostAsync("/login", $"name=ann&password={Uri.EscapeDataString(Password)}")).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Another_page_can_sign_nobody_in()
    {
        await using var server = await StartAsync();
        await AddAsync(server, "ann", "reader");
        (await server.AskAsync("POST", "/login", $"name=ann&password={Uri.EscapeDataString(Password)}", ["Origin: https://evil.example"])).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_long_password_is_not_cut()
    {
        await using var server = await StartAsync();
        var longOne = new string('a', 300);
        await AddAsync(server, "ann", "reader", longOne + "1");
        (await server.PostAsync("/login", $"name=ann&password={longOne}2")).Status.ShouldBe(401);
        (await server.PostAsync("/login", $"name=ann&password={longOne}1")).Status.ShouldBe(303);
    }

    [Fact]
    public async Task Corrections_and_sources_are_offered_to_those_who_may_change_them()
    {
        await using var server = await StartAsync(("talks.html", Workplace.Talks));
        await AddAsync(server, "ed", "editor");
        await AddAsync(server, "ann", "reader");
        var story = "";
        foreach (var (name, offered) in new[] { ("ed", true), ("ann", false), ("ed", true) })
        {
            var cookie = await server.SignInAsync(name, Password);
            if (story.Length == 0) story = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items[0].Id;
            (await server.GetAsync("/sources", cookie)).Body.Contains("action=\"/sources\"", StringComparison.Ordinal).ShouldBe(offered, name);
            (await server.GetAsync("/stories/" + story, cookie)).Body.Contains("Set something right", StringComparison.Ordinal).ShouldBe(offered, name);
        }
    }

    [Theory]
    [InlineData("reader", 403, 403)]
    [InlineData("editor", 303, 403)]
    [InlineData("admin", 303, 200)]
    public async Task What_one_may_do_is_what_the_role_says(string role, int source, int accounts)
    {
        await using var server = await StartAsync();
        await AddAsync(server, "boss", "admin");
        await AddAsync(server, "ann", role);
        var cookie = await server.SignInAsync("ann", Password);
        (await server.PostAsync("/sources", "address=https://feed.example/", cookie)).Status.ShouldBe(source);
        (await server.PostAsync("/corrections/1/undo", "story=x", cookie)).Status.ShouldBe(role == "reader" ? 403 : 404);
        (await server.GetAsync("/accounts", cookie)).Status.ShouldBe(accounts);
        (await server.PostAsync("/accounts", "name=eve&role=admin", cookie)).Status.ShouldBe(accounts);
        (await server.PostAsync("/accounts/ann/role", "role=admin", cookie)).Status.ShouldBe(accounts == 200 ? 303 : 403);
        (await server.Archive.Access.AccountAsync("ann", Token))!.Role.ShouldBe(role);
    }

    [Fact]
    public async Task Nobody_makes_an_administrator_of_himself()
    {
        await using var server = await StartAsync();
        await AddAsync(server, "ann", "reader");
        var cookie = await server.SignInAsync("ann", Password);
        await server.PostAsync("/password", $"old={Uri.EscapeDataString(Password)}&new=another+long+word&role=admin&Role=Admin&name=boss", cookie);
        (await server.Archive.Access.AccountAsync("ann", Token))!.Role.ShouldBe("reader");
        (await server.GetAsync("/", cookie)).Status.ShouldBe(302);
        var again = await server.SignInAsync("ann", "another long word");
        await server.PostAsync("/tokens", "name=x&scope=admin&role=admin&scopes=read+write+admin", again);
        (await server.Archive.Access.TokensAsync("ann", Token)).ShouldHaveSingleItem().Scopes.ShouldBe("read");
    }

    [Fact]
    public async Task A_token_may_no_more_than_its_account()
    {
        await using var server = await StartAsync();
        await AddAsync(server, "ann", "reader");
        var write = await server.TokenAsync("read write", "ann");
        (await server.SendAsync("GET", "/api/v1/stories", null, write)).Status.ShouldBe(200);
        (await server.SendAsync("POST", "/api/v1/sources", """{"address":"https://feed.example/"}""", write)).Status.ShouldBe(403);
        (await server.GetAsync("/", "Authorization: Bearer " + write)).Status.ShouldBe(302);
        var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("any:" + write));
        (await server.GetAsync("/today.atom", "Authorization: Basic " + basic)).Status.ShouldBe(200);
        (await server.GetAsync("/today.atom")).Status.ShouldBe(401);
        await server.Archive.Access.AddAccountAsync("boss", "x", "admin", Token);
        await server.Archive.Access.RemoveAccountAsync("ann", Token);
        (await server.SendAsync("GET", "/api/v1/stories", null, write)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task What_is_anothers_is_neither_seen_nor_touched()
    {
        await using var server = await StartAsync(("talks.html", Workplace.Talks));
        await AddAsync(server, "ann", "editor");
        await AddAsync(server, "bob", "editor");
        var (ann, bob) = (await server.SignInAsync("ann", Password), await server.SignInAsync("bob", Password));
        await server.PostAsync("/searches", "name=Secretwish&query=fishing&alert=1", ann);
        await server.PostAsync("/receivers", "kind=webhook&rhythm=each&address=https%3A%2F%2Fsecret.example%2Fhook", ann);
        await server.PostAsync("/tokens", "name=secrettoken&scope=read", ann);
        await server.PostAsync("/follows", "subject=side:NOR", ann);
        var search = (await server.Archive.SavedSearchesAsync("ann", Token)).ShouldHaveSingleItem().Number;
        var receiver = (await server.Archive.Alerts.ReceiversAsync("ann", Token)).ShouldHaveSingleItem().Number;
        var token = (await server.Archive.Access.TokensAsync("ann", Token)).ShouldHaveSingleItem().Id;
        foreach (var path in new[] { "/search", "/alerts", "/settings", "/alerts.atom", "/" })
        {
            var page = (await server.GetAsync(path, bob)).Text;
            foreach (var word in new[] { "Secretwish", "secret.example", "secrettoken" }) page.ShouldNotContain(word);
        }

        (await server.PostAsync($"/receivers/{receiver}/remove", "", bob)).Status.ShouldBe(404);
        (await server.PostAsync($"/receivers/{receiver}/pause", "paused=1", bob)).Status.ShouldBe(404);
        (await server.PostAsync($"/tokens/{token}/remove", "", bob)).Status.ShouldBe(404);
        await server.PostAsync($"/searches/{search}/forget", "", bob);
        (await server.Archive.SavedSearchesAsync("ann", Token)).Count.ShouldBe(1);
        (await server.Archive.Alerts.ReceiversAsync("ann", Token))[0].Paused.ShouldBeFalse();
        var story = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items[0].Id;
        await server.PostAsync($"/stories/{story}/mark", "starred=1", ann);
        (await server.GetAsync("/?starred=1", bob)).Text.ShouldNotContain("Ministers meet");
        (await server.GetAsync("/?starred=1", ann)).Text.ShouldContain("Ministers meet");
    }

    [Fact]
    public async Task A_header_names_somebody_only_where_a_listed_proxy_sends_it()
    {
        await using (var stranger = await RunningServer.StartAsync(options => options with { Access = WithAccounts with { UserHeader = "Remote-User", Proxies = [IPNetwork.Parse("10.0.0.0/8")] } }))
        {
            await AddAsync(stranger, "ann", "admin");
            (await stranger.GetAsync("/", "Remote-User: ann")).Status.ShouldBe(302);
        }

        await using var server = await RunningServer.StartAsync(options => options with { Access = WithAccounts with { UserHeader = "Remote-User", Proxies = [IPNetwork.Parse("127.0.0.0/8")] } });
        await AddAsync(server, "ann", "reader");
        (await server.GetAsync("/", "Remote-User: ann")).Status.ShouldBe(200);
        (await server.GetAsync("/", "Remote-User: eve")).Status.ShouldBe(302);
        (await server.GetAsync("/", "X-Remote-User: ann")).Status.ShouldBe(302);
        (await server.GetAsync("/accounts", "Remote-User: ann")).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("readout.example", 302)]
    [InlineData("10.1.2.3:5080", 302)]
    [InlineData("evil.example", 421)]
    [InlineData("readout.example.evil.example", 421)]
    public async Task Only_the_name_it_was_given_is_served(string host, int status)
    {
        await using var server = await RunningServer.StartAsync(options => options with { Access = WithAccounts, Root = new Uri("https://readout.example") });
        (await server.GetAsync("/", "Host: " + host)).Status.ShouldBe(status);
        if (status != 302) return;
        await AddAsync(server, "ann", "reader");
        var answer = await server.AskAsync("POST", "/login", $"name=ann&password={Uri.EscapeDataString(Password)}", ["Host: readout.example", "Origin: https://readout.example"]);
        (answer.Status, answer.Header("Set-Cookie")!.Contains("secure", StringComparison.OrdinalIgnoreCase)).ShouldBe((303, true));
    }

    [Fact]
    public async Task Somebody_is_left_who_manages_accounts()
    {
        await using var server = await StartAsync();
        await AddAsync(server, "boss", "admin");
        var cookie = await server.SignInAsync("boss", Password);
        (await server.PostAsync("/accounts/boss/remove", "", cookie)).Status.ShouldBe(400);
        (await server.PostAsync("/accounts/BOSS/role", "role=reader", cookie)).Status.ShouldBe(400);
        (await server.GetAsync("/accounts", cookie)).Status.ShouldBe(200);
        var page = (await server.PostAsync("/accounts", "name=ann&role=reader", cookie)).Text;
        var password = Regex.Match(page, "The password of ann is ([a-z0-9]{20})").Groups[1].Value;
        await server.SignInAsync("ann", password);
        (await server.GetAsync("/accounts", cookie)).Text.ShouldNotContain(password);
    }

    [Fact]
    public async Task A_server_that_others_can_reach_does_not_start_without_an_administrator()
    {
        using var place = new Workplace();
        var data = Path.Combine(place.Folder, "data");
        (await place.RunAsync("serve", "--listen", "0.0.0.0", "--port", "0", "--data", data)).ShouldBe(1);
        place.Error.ShouldContain("readout account NAME --role admin");
        (await place.RunAsync("account", "ann", "--role", "reader", "--data", data)).ShouldBe(0);
        (await place.RunAsync("serve", "--accounts", "--port", "0", "--data", data)).ShouldBe(1);
        (await place.RunAsync("account", "boss", "--role", "admin", "--data", data)).ShouldBe(0);
        var password = Regex.Match(place.Output, "is ([a-z0-9]{20}) \\(").Groups[1].Value;
        password.Length.ShouldBe(20);
        (await File.ReadAllTextAsync(Path.Combine(data, "readout.db"), System.Text.Encoding.Latin1, Token)).ShouldNotContain(password);
        (await place.RunAsync("account", "--data", data)).ShouldBe(0);
        place.Output.ShouldContain("boss\tadmin");
        place.Output.ShouldNotContain(password);
        (await place.RunAsync("account", "boss", "--remove", "--data", data)).ShouldBe(1);
        (await place.RunAsync("serve", "--user-header", "Remote-User", "--data", data)).ShouldBe(2);
    }

    private static Task<RunningServer> StartAsync(params (string Name, string Text)[] reports) => RunningServer.StartAsync(options => options with { Access = WithAccounts }, reports);

    private static Task<bool> AddAsync(RunningServer server, string name, string role, string password = Password) => server.Archive.Access.AddAccountAsync(name, AccountRoutes.Hashed(password), role, Token);

    [GeneratedRegex("\\w+\\.Map(Get|Post|Delete)\\((?:Path \\+ )?\"([^\"]*)\"")]
    private static partial Regex Route();

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Parameter();
}
