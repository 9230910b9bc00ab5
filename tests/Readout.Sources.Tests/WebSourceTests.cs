using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Readout.Documents;
using Readout.Sources;
using Readout.Sources.Fetching;

namespace Readout.Tests.Sources;

public sealed class WebSourceTests : IAsyncLifetime
{
    private readonly LocalServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Rss(params string[] items) => $"<rss version='2.0'><channel><title>Selm Herald</title>{string.Concat(items.Select(i => $"<item><title>{i}</title><link>{_server.Url("/" + i)}</link><pubDate>Tue, 22 Apr 2031 18:00:00 GMT</pubDate></item>"))}</channel></rss>";

    private static async Task<List<SourceItem>> Read(string[] addresses, SourceStates? states = null, WebSourceOptions? options = null, TimeProvider? time = null)
    {
        using var fetcher = new Fetcher(LocalServer.Options with { HostConcurrency = 8 }, time ?? TimeProvider.System);
        var items = new List<SourceItem>();
        await foreach (var item in new WebSource(fetcher, states ?? new SourceStates(), options ?? new WebSourceOptions()).ReadAsync(addresses, Token)) items.Add(item);
        return items;
    }

    private static string Text(SourceItem item) => Encoding.UTF8.GetString(item.Page.ShouldNotBeNull(item.Problem).Content.Span);

    [Fact]
    public async Task An_address_of_a_page_gives_the_page()
    {
        _server.On("/talks", "<p>words</p>", "text/html; charset=windows-1252");
        var page = (await Read([_server.Url("/talks")])).ShouldHaveSingleItem().Page!;
        (page.Name, page.Url, page.Form, page.Charset, page.Given).ShouldBe((_server.Url("/talks"), _server.Url("/talks"), PageForm.Html, "windows-1252", null));
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "")]
    [InlineData("text/html", "<meta charset=windows-1252>")]
    [InlineData("text/html; charset=iso-8859-1", "<meta charset=utf-8>")]
    public async Task A_charset_that_is_wrong_or_missing_does_not_spoil_the_words(string type, string meta)
    {
        var body = string.Concat(Enumerable.Repeat("<p>The café at the quay of Ulmen served the delegations until the evening, its owner said on Tuesday, and closed at nine.</p>", 3));
        _server.On("/a", Encoding.Latin1.GetBytes($"<html><head>{meta}<title>T</title></head><body><article><h1>T</h1>{body}</article></body></html>"), type);
        var page = (await Read([_server.Url("/a")])).ShouldHaveSingleItem().Page!;
        new Readout.Extraction.ArticleExtractor().Extract(page).Article!.Text.ShouldContain("The café at the quay");
    }

    [Fact]
    public async Task A_feed_gives_the_pages_it_names_in_their_order_and_each_bad_one_is_named()
    {
        _server.On("/feed", Rss("one", "gone", "two"), "application/rss+xml").On("/one", "<p>1</p>").On("/two", "<p>2</p>");
        var items = await Read([_server.Url("/feed")]);
        items.Select(i => i.Name).ShouldBe([_server.Url("/one"), _server.Url("/gone"), _server.Url("/two")]);
        Text(items[0]).ShouldBe("<p>1</p>");
        items[0].Page!.Given!.Published.ShouldBe(new PartialDate(2031, 4, 22));
        items[0].Page!.Given!.Title.ShouldBeNull();
        items[1].Problem.ShouldBe("the server answered 404: there is no such page");
        Text(items[2]).ShouldBe("<p>2</p>");
    }

    [Fact]
    public async Task A_text_that_stands_in_the_feed_is_not_fetched()
    {
        var text = string.Concat(Enumerable.Repeat("The envoy met the ferry master again. ", 30));
        _server.On("/feed", $$"""{"version":"https://jsonfeed.org/version/1.1","title":"Q","items":[{"id":"1","url":"/1","title":"T","content_text":"{{text}}","date_published":"never"}]}""", "application/feed+json");
        var item = (await Read([_server.Url("/feed")])).ShouldHaveSingleItem();
        Text(item).ShouldBe(text);
        item.Note.ShouldBe("its date is none: 'never'");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_feed_that_did_not_change_gives_nothing_and_its_health_is_kept()
    {
        _server.On("/1", "<p>1</p>").On("/feed", (asked, stream, token) => asked.Headers.ContainsKey("If-None-Match")
            ? LocalServer.WriteAsync(stream, "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n", token)
            : LocalServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nETag: \"x\"\r\nConnection: close\r\n\r\n{Rss("1")}", token));
        var states = new SourceStates();
        (await Read([_server.Url("/feed")], states)).Count.ShouldBe(1);
        var kept = new SourceStates(states.All);
        (await Read([_server.Url("/feed")], kept)).ShouldBeEmpty();
        var state = kept.All.ShouldHaveSingleItem();
        (state.Validators, state.Health.Successes, state.Health.Failures).ShouldBe((new CacheValidators("\"x\"", null), 2, 0));
    }

    [Fact]
    public async Task A_failure_is_kept_in_words_and_counted()
    {
        _server.OnStatus("/feed", 500);
        var states = new SourceStates();
        var time = new FakeTimeProvider(new DateTimeOffset(2031, 4, 22, 18, 0, 0, TimeSpan.Zero));
        await Read([_server.Url("/feed")], states, time: time);
        (await Read([_server.Url("/feed")], states, time: time)).ShouldHaveSingleItem().Problem.ShouldBe("the server answered 500: something is broken there");
        states.All.Single().Health.ShouldBe(new SourceHealth(null, time.GetUtcNow(), "the server answered 500: something is broken there", 0, 2, 2));
        _server.On("/feed", Rss());
        await Read([_server.Url("/feed")], states, time: time);
        states.All.Single().Health.ShouldBe(new SourceHealth(time.GetUtcNow(), time.GetUtcNow(), "the server answered 500: something is broken there", 1, 2, 0));
    }

    [Fact]
    public async Task A_source_that_asked_to_wait_is_not_asked_before()
    {
        _server.OnStatus("/feed", 429, "Retry-After: 600\r\n");
        var time = new FakeTimeProvider(new DateTimeOffset(2031, 4, 22, 18, 0, 0, TimeSpan.Zero));
        var states = new SourceStates();
        await Read([_server.Url("/feed")], states, time: time);
        (await Read([_server.Url("/feed")], new SourceStates(states.All), time: time)).ShouldHaveSingleItem().Problem.ShouldBe("it asked not to be called before 2031-04-22 18:10:00 UTC");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_that_breaks_off_gets_the_feed_again()
    {
        _server.On("/feed", Rss("1", "2"), headers: "ETag: \"x\"\r\n").On("/1", "one").On("/2", async (_, stream, token) =>
        {
            await Task.Delay(100, token);
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\ntwo", token);
        });
        var states = new SourceStates();
        using var fetcher = new Fetcher(LocalServer.Options, TimeProvider.System);
        await foreach (var item in new WebSource(fetcher, states, new WebSourceOptions()).ReadAsync([_server.Url("/feed")], Token))
        {
            item.Page.ShouldNotBeNull();
            break;
        }

        states.All.ShouldBeEmpty();
        (await Read([_server.Url("/feed")], states)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_news_sitemap_and_an_index_of_packed_ones_give_their_pages()
    {
        var sitemap = $"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>{_server.Url("/1")}</loc><news:news><news:publication><news:name>Selm Herald</news:name></news:publication><news:publication_date>2031-04-22</news:publication_date><news:title>T</news:title></news:news></url></urlset>";
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(sitemap), Token);
        _server.On("/news.xml.gz", packed.ToArray(), "application/gzip").On("/1", "<p>one</p>")
            .On("/index.xml", $"<sitemapindex><sitemap><loc>{_server.Url("/news.xml.gz")}</loc></sitemap></sitemapindex>", "text/xml");
        foreach (var path in new[] { "/news.xml.gz", "/index.xml" })
        {
            var page = (await Read([_server.Url(path)])).ShouldHaveSingleItem().Page!;
            page.Given.ShouldBe(new GivenMetadata { Outlet = "Selm Herald", Published = new PartialDate(2031, 4, 22) });
        }
    }

    [Fact]
    public async Task A_site_gives_the_feed_its_page_links_to()
    {
        _server.On("/", "<link rel=alternate type='application/rss+xml' href='/my.rss'><p>home</p>", headers: "ETag: \"home\"\r\n").On("/my.rss", Rss("1"), headers: "ETag: \"x\"\r\n").On("/1", "<p>1</p>");
        var states = new SourceStates();
        (await Read([_server.Url("/")], states)).ShouldHaveSingleItem().Name.ShouldBe(_server.Url("/1"));
        states.All.Select(s => (s.Address, s.Validators?.ETag)).ShouldBe([(_server.Url("/"), null), (_server.Url("/my.rss"), "\"x\"")]);
    }

    [Fact]
    public async Task A_site_whose_page_links_to_none_gives_the_feed_at_a_usual_place_or_the_sitemap_of_its_robots_txt()
    {
        _server.On("/", "<p>home</p>").On("/rss.xml", Rss("1"), "text/xml").On("/1", "<p>1</p>");
        (await Read([_server.Url("/")])).ShouldHaveSingleItem().Name.ShouldBe(_server.Url("/1"));
        await using var other = new LocalServer();
        other.On("/", "<p>home</p>").On("/robots.txt", $"Sitemap: {other.Url("/my-news.xml")}", "text/plain").On("/my-news.xml", $"<urlset><url><loc>{_server.Url("/1")}</loc></url></urlset>", "text/xml");
        (await Read([other.Url("/")])).ShouldHaveSingleItem().Name.ShouldBe(_server.Url("/1"));
    }

    [Fact]
    public async Task A_site_without_a_feed_is_read_as_a_page()
    {
        _server.On("/", "<p>home</p>");
        Text((await Read([_server.Url("/")])).ShouldHaveSingleItem()).ShouldBe("<p>home</p>");
    }

    [Fact]
    public async Task Known_articles_are_passed_over_and_no_more_are_fetched_than_asked_for()
    {
        _server.On("/feed", Rss("1", "2", "3", "4")).On("/2", "two").On("/3", "three");
        var items = await Read([_server.Url("/feed")], options: new WebSourceOptions { MostPages = 2, IsKnown = url => url == _server.Url("/1") });
        items.Select(i => i.Name).ShouldBe([_server.Url("/2"), _server.Url("/3")]);
        items[1].Note.ShouldBe($"{_server.Url("/feed")} names 1 more, which are not fetched");
    }

    [Fact]
    public async Task Items_come_in_the_order_of_the_addresses_whichever_is_there_first()
    {
        for (var i = 0; i < 6; i++)
        {
            var wait = (6 - i) * 20;
            _server.On($"/{i}", async (_, stream, token) =>
            {
                await Task.Delay(wait, token);
                await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx", token);
            });
        }

        var addresses = Enumerable.Range(0, 6).Select(i => _server.Url($"/{i}")).ToArray();
        (await Read(addresses)).Select(i => i.Name).ShouldBe(addresses);
    }

    [Fact]
    public async Task Nothing_is_fetched_far_ahead_of_a_slow_reader()
    {
        var names = Enumerable.Range(0, 60).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        _server.On("/feed", Rss(names));
        foreach (var name in names) _server.On("/" + name, name);
        using var fetcher = new Fetcher(LocalServer.Options, TimeProvider.System);
        await foreach (var _ in new WebSource(fetcher, new SourceStates(), new WebSourceOptions()).ReadAsync([_server.Url("/feed")], Token))
        {
            await Task.Delay(300, Token);
            break;
        }

        _server.Requests.Count.ShouldBeInRange(2, 15);
    }

    [Fact]
    public async Task A_reading_that_is_stopped_throws_and_stops_what_is_under_way()
    {
        _server.On("/a", (_, _, token) => Task.Delay(Timeout.Infinite, token));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        stop.CancelAfter(100);
        using var fetcher = new Fetcher(LocalServer.Options, TimeProvider.System);
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new WebSource(fetcher, new SourceStates(), new WebSourceOptions()).ReadAsync([_server.Url("/a"), _server.Url("/b")], stop.Token))
            {
            }
        });
    }

    [Theory]
    [InlineData("%PDF-1.7 x", "application/pdf", "it is no page but a PDF document")]
    [InlineData("moving pictures", "video/mp4", "it is no page (video/mp4)")]
    [InlineData("<opml/>", "text/xml", "it is a list of feeds (OPML): give the addresses of the feeds you want")]
    [InlineData("<rss><channel/></rss>", "text/xml", "it has no entries")]
    [InlineData("<rss><channel><item/></channel></rss>", "text/xml", "the feed gives neither its address nor its text")]
    public async Task What_is_no_page_is_named(string body, string type, string problem)
    {
        _server.On("/a", body, type);
        (await Read([_server.Url("/a")])).ShouldHaveSingleItem().Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task Http_2_is_spoken_where_the_server_does()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, l =>
        {
            l.Protocols = HttpProtocols.Http1AndHttp2;
            l.UseHttps(certificate);
        }));
        await using var app = builder.Build();
        app.MapGet("/a", (HttpContext context) => context.Request.Protocol);
        await app.StartAsync(Token);
        var url = app.Urls.Single() + "/a";
        using (var trusting = new Fetcher(LocalServer.Options with { Certificates = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString() }, TimeProvider.System))
            Encoding.UTF8.GetString((await trusting.FetchAsync(url, null, Token)).Content.Span).ShouldBe("HTTP/2");
        using var fetcher = new Fetcher(LocalServer.Options with { ObeyRobots = false }, TimeProvider.System);
        (await fetcher.FetchAsync(url, null, Token)).Problem!.ShouldStartWith("no secure connection could be made");
    }
}
