using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Readout.Sources.Fetching;

namespace Readout.Tests.Sources.Fetching;

public sealed class FetcherTests : IAsyncLifetime
{
    private readonly LocalServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>For clocks that run fast: nothing is given up because the test moved the time on.</summary>
    private static FetcherOptions Patient { get; } = LocalServer.Options with
    {
        ConnectTimeout = TimeSpan.FromHours(9),
        HeadersTimeout = TimeSpan.FromHours(9),
        WholeTimeout = TimeSpan.FromHours(9),
        RateWindow = TimeSpan.FromHours(9),
    };

    /// <summary>For short timeouts: what is timed is the page and not robots.txt.</summary>
    private static FetcherOptions Hasty { get; } = LocalServer.Options with { ObeyRobots = false };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<FetchResult> Fetch(string address, FetcherOptions? options = null, CacheValidators? known = null, TimeProvider? time = null)
    {
        using var fetcher = new Fetcher(options ?? LocalServer.Options, time ?? TimeProvider.System);
        return await fetcher.FetchAsync(address, known, Token);
    }

    [Fact]
    public void The_program_is_named_and_whom_to_ask_where_that_is_known()
    {
        new FetcherOptions().UserAgent.ShouldMatch(@"^Readout/[0-9.]+ \(self-hosted news reader\)$");
        new FetcherOptions { Contact = "mailto:desk@post.example" }.UserAgent.ShouldMatch(@"^Readout/[0-9.]+ \(self-hosted news reader; \+mailto:desk@post\.example\)$");
    }

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> with)
    {
        using var packed = new MemoryStream();
        using (var stream = with(packed)) stream.Write(bytes);
        return packed.ToArray();
    }

    [Fact]
    public async Task A_page_is_fetched_with_what_is_needed_to_read_it()
    {
        _server.On("/a", "<p>words</p>", "Text/HTML; Charset=\"UTF-8\"", "ETag: \"one\"\r\nLast-Modified: Tue, 22 Apr 2031 18:00:00 GMT\r\n");
        var result = await Fetch(_server.Url("/a"));
        result.Problem.ShouldBeNull();
        Encoding.UTF8.GetString(result.Content.Span).ShouldBe("<p>words</p>");
        (result.Status, result.MediaType, result.Charset).ShouldBe((200, "text/html", "UTF-8"));
        result.Validators.ShouldBe(new CacheValidators("\"one\"", "Tue, 22 Apr 2031 18:00:00 GMT"));
        var headers = _server.Requests.Single().Headers;
        headers["User-Agent"].ShouldBe(new FetcherOptions().UserAgent);
        headers["Accept-Encoding"].ShouldBe("gzip, deflate, br");
        headers.Keys.ShouldNotContain("Cookie");
        headers.Keys.ShouldNotContain("traceparent");
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        _server.On("/a", (asked, stream, token) => LocalServer.WriteAsync(stream, asked.Headers.TryGetValue("If-None-Match", out var tag) && tag == "W/\"one\"" && asked.Headers.ContainsKey("If-Modified-Since")
            ? "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nETag: W/\"one\"\r\nLast-Modified: yesterday, more or less\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx", token));
        var first = await Fetch(_server.Url("/a"));
        first.Validators.ShouldBe(new CacheValidators("W/\"one\"", "yesterday, more or less"));
        var second = await Fetch(_server.Url("/a"), known: first.Validators);
        second.NotModified.ShouldBeTrue();
        second.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("bare deflate")]
    [InlineData("identity")]
    public async Task Each_coding_is_undone(string coding)
    {
        var words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the same words again. ", 100)));
        var body = coding switch
        {
            "gzip" or "x-gzip" => Packed(words, s => new GZipStream(s, CompressionLevel.Fastest)),
            "br" => Packed(words, s => new BrotliStream(s, CompressionLevel.Fastest)),
            "deflate" => Packed(words, s => new ZLibStream(s, CompressionLevel.Fastest)),
            "bare deflate" => Packed(words, s => new DeflateStream(s, CompressionLevel.Fastest)),
            _ => words,
        };
        _server.On("/a", body, headers: $"Content-Encoding: {coding.Split(' ')[^1]}\r\n");
        (await Fetch(_server.Url("/a"))).Content.ToArray().ShouldBe(words);
    }

    [Fact]
    public async Task Several_codings_are_undone_in_their_order()
    {
        var words = "words"u8.ToArray();
        _server.On("/a", Packed(Packed(words, s => new GZipStream(s, CompressionLevel.Fastest)), s => new BrotliStream(s, CompressionLevel.Fastest)), headers: "Content-Encoding: gzip, br\r\n");
        (await Fetch(_server.Url("/a"))).Content.ToArray().ShouldBe(words);
    }

    [Fact]
    public async Task A_coding_nobody_knows_is_named()
    {
        _server.On("/a", "x", headers: "Content-Encoding: zip7\r\n");
        (await Fetch(_server.Url("/a"))).Problem.ShouldBe("it is packed in a way that is not known (zip7)");
    }

    [Fact]
    public async Task Redirects_are_followed_to_the_page_and_its_address_is_told()
    {
        _server.Redirect("/a", "b", 301).Redirect("/b", "/c?x=1#part", 307).On("/c?x=1", "there");
        var result = await Fetch(_server.Url("/a"));
        result.Problem.ShouldBeNull();
        (result.Address, result.Url).ShouldBe((_server.Url("/a"), _server.Url("/c?x=1")));
    }

    [Fact]
    public async Task Redirects_in_a_circle_are_named()
    {
        _server.Redirect("/a", "/b").Redirect("/b", "/a");
        (await Fetch(_server.Url("/a"))).Problem.ShouldBe($"its redirects go in a circle (back to {_server.Url("/a")})");
        _server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Redirects_without_end_are_named()
    {
        for (var i = 0; i < 20; i++) _server.Redirect($"/{i}", $"/{i + 1}");
        (await Fetch(_server.Url("/0"))).Problem.ShouldBe("it was redirected more than 10 times");
        _server.Requests.Count.ShouldBe(11);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", "10.0.0.1 is a private address")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is a link-local or metadata address")]
    [InlineData("http://[::ffff:192.168.1.1]/", "192.168.1.1 is a private address")]
    [InlineData("http://0xA9FEA9FE/", "169.254.169.254 is a link-local or metadata address")]
    [InlineData("file:///etc/passwd", "only http and https addresses are fetched")]
    [InlineData("http://example.org:25/", "port 25 belongs to another service than the web")]
    [InlineData("http://me:secret@example.org/", "it holds a name or password")]
    public async Task A_redirect_cannot_lead_into_a_network_or_out_of_the_web(string target, string reason)
    {
        _server.Redirect("/a", target);
        var problem = (await Fetch(_server.Url("/a"))).Problem!;
        problem.ShouldContain(reason);
        problem.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_name_that_leads_to_loopback_is_refused_when_connecting()
    {
        _server.On("/a", "inside");
        var options = new FetcherOptions { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) };
        (await Fetch(_server.Url("/a", "news.example"), options)).Problem!.ShouldContain("127.0.0.1 is a loopback address");
        (await Fetch(_server.Url("/a", "localhost"), new FetcherOptions { ObeyRobots = false })).Problem!.ShouldContain("loopback address");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_changes_its_address_between_two_looks_is_judged_by_the_one_connected_to()
    {
        _server.On("/a", "inside");
        var looks = 0;
        var options = new FetcherOptions
        {
            HostDelay = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([++looks == 1 ? IPAddress.Parse("192.0.2.1") : IPAddress.Loopback]),
        };
        using var fetcher = new Fetcher(options, TimeProvider.System);
        (await fetcher.FetchAsync(_server.Url("/a", "news.example"), null, Token)).Problem!.ShouldContain("documentation");
        (await fetcher.FetchAsync(_server.Url("/b", "news.example"), null, Token)).Problem.ShouldNotBeNull();
        (await Fetch(_server.Url("/a", "other.example"), options with { ObeyRobots = false })).Problem!.ShouldContain("loopback");
        _server.Requests.ShouldBeEmpty();
        _server.RobotsRequests.ShouldBe(0);
    }

    [Fact]
    public async Task Of_several_addresses_only_those_that_may_be_are_connected_to()
    {
        _server.On("/a", "allowed");
        var options = LocalServer.Options with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.Loopback]) };
        (await Fetch(_server.Url("/a", "news.example"), options)).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("ftp://example.org/", "only http and https addresses are fetched")]
    [InlineData("javascript:alert(1)", "only http and https addresses are fetched")]
    [InlineData("a/b", "whole address")]
    [InlineData("not an address", "whole address")]
    [InlineData("", "whole address")]
    [InlineData("http://", "whole address")]
    [InlineData("http://user@example.org/", "name or password")]
    [InlineData("https://example.org:22/", "port 22")]
    [InlineData("http://127.1/", "loopback")]
    [InlineData("http://2130706433/", "loopback")]
    [InlineData("http://[::1]/", "loopback")]
    [InlineData("http://[fe80::1%25eth0]/", "link-local")]
    public async Task What_is_not_fit_to_be_fetched_is_refused_before_anything_is_asked(string address, string reason) =>
        (await Fetch(address, new FetcherOptions())).Problem!.ShouldContain(reason);

    [Theory]
    [InlineData(403, "403")]
    [InlineData(404, "there is no such page")]
    [InlineData(410, "gone for good")]
    [InlineData(500, "500: something is broken there")]
    [InlineData(502, "502")]
    public async Task A_refusal_is_told_in_words(int status, string words)
    {
        _server.OnStatus("/a", status);
        var result = await Fetch(_server.Url("/a"));
        result.Problem!.ShouldContain(words);
        result.Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_body_that_ends_too_soon_is_no_page()
    {
        _server.On("/a", (_, stream, token) => LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this", token));
        _server.On("/b", (_, stream, token) => LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n", token));
        foreach (var path in new[] { "/a", "/b" }) (await Fetch(_server.Url(path))).Problem.ShouldBe("the server closed the connection before the answer was complete");
    }

    [Fact]
    public async Task What_is_no_HTTP_is_named()
    {
        _server.On("/a", (_, stream, token) => LocalServer.WriteAsync(stream, "220 mail.example ESMTP\r\n\r\n", token));
        (await Fetch(_server.Url("/a"))).Problem!.ShouldContain("not HTTP");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task A_bomb_is_cut_at_the_limit(string coding)
    {
        var bomb = coding == "br" ? Packed(new byte[10_000_000], s => new BrotliStream(s, CompressionLevel.Fastest)) : Packed(new byte[10_000_000], s => new GZipStream(s, CompressionLevel.Optimal));
        if (coding == "gzip, gzip") bomb = Packed(bomb, s => new GZipStream(s, CompressionLevel.Optimal));
        bomb.Length.ShouldBeLessThan(100_000);
        _server.On("/a", bomb, headers: $"Content-Encoding: {coding}\r\n");
        (await Fetch(_server.Url("/a"), LocalServer.Options with { LargestBody = 1_000_000 })).Problem!.ShouldStartWith("it is larger than the 1 MB that are read at most");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Packed_data_that_end_too_soon_are_named(string coding)
    {
        var words = Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 5000)));
        var packed = Packed(words, s => coding switch { "gzip" => new GZipStream(s, CompressionLevel.Fastest), "br" => new BrotliStream(s, CompressionLevel.Fastest), _ => new ZLibStream(s, CompressionLevel.Fastest) });
        _server.On("/a", packed[..(packed.Length / 2)], headers: $"Content-Encoding: {coding}\r\n");
        _server.On("/b", "no such thing", headers: $"Content-Encoding: {coding}\r\n");
        (await Fetch(_server.Url("/a"))).Problem.ShouldBe("its packed data end too soon");
        (await Fetch(_server.Url("/b"))).Problem!.ShouldStartWith("its packed data");
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        _server.On("/a", (_, _, token) => Task.Delay(Timeout.Infinite, token));
        (await Fetch(_server.Url("/a"), Hasty with { HeadersTimeout = TimeSpan.FromMilliseconds(150) })).Problem.ShouldBe("the server did not answer within 0.15 s");
    }

    [Fact]
    public async Task A_server_that_stalls_in_mid_body_is_given_up()
    {
        _server.On("/a", async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nthe start", token);
            await Task.Delay(Timeout.Infinite, token);
        });
        (await Fetch(_server.Url("/a"), Hasty with { RateWindow = TimeSpan.FromMilliseconds(400) })).Problem!.ShouldStartWith("it came too slowly: ");
    }

    [Fact]
    public async Task A_server_that_drips_bytes_is_given_up_though_each_comes_in_time()
    {
        _server.On("/a", async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", token);
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), token);
                await Task.Delay(20, token);
            }
        });
        (await Fetch(_server.Url("/a"), Hasty with { RateWindow = TimeSpan.FromMilliseconds(200), SlowestRate = 1000 })).Problem!.ShouldStartWith("it came too slowly");
    }

    [Fact]
    public async Task A_body_that_takes_too_long_as_a_whole_is_given_up()
    {
        _server.On("/a", async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\n\r\n", token);
            while (true)
            {
                await stream.WriteAsync(new byte[1000], token);
                await Task.Delay(5, token);
            }
        });
        (await Fetch(_server.Url("/a"), Hasty with { WholeTimeout = TimeSpan.FromMilliseconds(300) })).Problem.ShouldBe("it was not there within 0.3 s");
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        _server.On("/a", async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\n", token);
            for (var i = 0; i < 10_000; i++) await LocalServer.WriteAsync(stream, $"X-Header-{i}: {new string('x', 100)}\r\n", token);
        });
        (await Fetch(_server.Url("/a"))).Problem.ShouldBe("the answer's headers are too long");
    }

    [Fact]
    public async Task A_closed_port_and_an_unknown_host_are_named()
    {
        int port;
        await using (var gone = new LocalServer()) port = gone.Port;
        var options = LocalServer.Options with { ObeyRobots = false };
        (await Fetch($"http://127.0.0.1:{port}/", options)).Problem.ShouldBe("the host refuses the connection");
        var unknown = options with { Resolve = (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound) };
        (await Fetch("http://nowhere.example/", unknown)).Problem.ShouldBe("there is no host of that name, or it could not be asked for");
    }

    [Fact]
    public async Task Whoever_cancels_gets_a_cancellation_and_no_problem()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _server.On("/a", async (_, _, token) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });
        using var fetcher = new Fetcher(LocalServer.Options, TimeProvider.System);
        await Should.ThrowAsync<OperationCanceledException>(fetcher.FetchAsync(_server.Url("/a"), null, stop.Token));
    }

    [Fact]
    public async Task A_server_that_asks_for_a_short_wait_is_asked_once_more()
    {
        var asked = 0;
        _server.On("/a", (_, stream, token) => LocalServer.WriteAsync(stream, ++asked == 1
            ? "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nword", token));
        var time = new FakeTimeProvider();
        using var fetcher = new Fetcher(Patient, time);
        var fetching = fetcher.FetchAsync(_server.Url("/a"), null, Token);
        while (asked == 0) await Task.Delay(5, Token);
        await Task.Delay(50, Token);
        time.Advance(TimeSpan.FromSeconds(6));
        await Task.Delay(50, Token);
        asked.ShouldBe(1);
        while (!fetching.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }

        (await fetching).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(429, "Retry-After: 3600\r\n")]
    [InlineData(503, "Retry-After: Tue, 22 Apr 2031 19:00:00 GMT\r\n")]
    public async Task A_server_that_asks_for_a_long_wait_is_left_alone_until_then(int status, string header)
    {
        _server.OnStatus("/a", status, header).On("/b", "there");
        var time = new FakeTimeProvider(new DateTimeOffset(2031, 4, 22, 18, 0, 0, TimeSpan.Zero));
        using var fetcher = new Fetcher(Patient, time);
        var first = await fetcher.FetchAsync(_server.Url("/a"), null, Token);
        first.NotBefore.ShouldBe(time.GetUtcNow().AddHours(1));
        first.Problem!.ShouldEndWith("it asks to wait until 2031-04-22 19:00:00 UTC");
        (await fetcher.FetchAsync(_server.Url("/b"), null, Token)).Problem.ShouldBe("127.0.0.1 asked not to be called before 2031-04-22 19:00:00 UTC");
        _server.Requests.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(61));
        (await fetcher.FetchAsync(_server.Url("/b"), null, Token)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Requests_to_one_host_keep_their_distance()
    {
        _server.On("/a", "one").On("/b", "two");
        var time = new FakeTimeProvider();
        using var fetcher = new Fetcher(Patient with { HostDelay = TimeSpan.FromSeconds(5) }, time);
        (await fetcher.FetchAsync(_server.Url("/a"), null, Token)).Problem.ShouldBeNull();
        var second = fetcher.FetchAsync(_server.Url("/b"), null, Token);
        await Task.Delay(100, Token);
        _server.Requests.Count.ShouldBe(1);
        while (!second.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Token);
        }

        (await second).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task No_more_requests_run_at_a_time_than_a_host_is_to_bear()
    {
        int now = 0, most = 0;
        for (var i = 0; i < 8; i++)
        {
            _server.On($"/{i}", async (_, stream, token) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                await Task.Delay(30, token);
                Interlocked.Decrement(ref now);
                await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx", token);
            });
        }

        using var fetcher = new Fetcher(LocalServer.Options, TimeProvider.System);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => fetcher.FetchAsync(_server.Url($"/{i}"), null, Token)));
        results.ShouldAllBe(r => r.Problem == null);
        most.ShouldBeInRange(1, 2);
        _server.RobotsRequests.ShouldBe(1);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; seen < value;)
        {
            var before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }

    [Fact]
    public async Task Robots_txt_is_obeyed_also_behind_a_redirect()
    {
        _server.On("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain").On("/private/a", "no").On("/b", "yes").Redirect("/c", "/private/a");
        using var fetcher = new Fetcher(LocalServer.Options, TimeProvider.System);
        (await fetcher.FetchAsync(_server.Url("/private/a"), null, Token)).Problem.ShouldBe("robots.txt of 127.0.0.1 does not allow it");
        (await fetcher.FetchAsync(_server.Url("/b"), null, Token)).Problem.ShouldBeNull();
        (await fetcher.FetchAsync(_server.Url("/c"), null, Token)).Problem.ShouldBe("robots.txt of 127.0.0.1 does not allow it");
        _server.RobotsRequests.ShouldBe(1);
        _server.Requests.Select(r => r.Path).ShouldBe(["/b", "/c"]);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task Without_robots_txt_all_is_allowed_and_with_a_broken_one_nothing(int status, bool allowed)
    {
        _server.OnStatus("/robots.txt", status).On("/a", "there");
        var problem = (await Fetch(_server.Url("/a"))).Problem;
        if (allowed) problem.ShouldBeNull();
        else problem!.ShouldStartWith("robots.txt of 127.0.0.1 could not be read, so nothing is fetched there: the server answered " + status);
    }

    [Fact]
    public async Task Robots_txt_of_any_length_is_read_at_its_beginning_alone()
    {
        _server.On("/robots.txt", async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /a\n", token);
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("# a comment\n", 5000)));
            while (true) await stream.WriteAsync(block, token);
        });
        _server.On("/a", "no").On("/b", "yes");
        using var fetcher = new Fetcher(LocalServer.Options, TimeProvider.System);
        (await fetcher.FetchAsync(_server.Url("/a"), null, Token)).Problem!.ShouldContain("does not allow it");
        (await fetcher.FetchAsync(_server.Url("/b"), null, Token)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_proxy_that_was_asked_for_is_gone_through_and_opens_no_network()
    {
        _server.On("http://news.example/a", "by proxy");
        var options = Hasty with { AllowedNetworks = [], Proxy = new Uri(_server.Url()), Resolve = (_, _) => throw new InvalidOperationException("Names are the proxy's to find.") };
        Encoding.UTF8.GetString((await Fetch("http://news.example/a", options)).Content.Span).ShouldBe("by proxy");
        (await Fetch("http://10.0.0.1/a", options)).Problem.ShouldBe("10.0.0.1 is a private address");
        (await Fetch(_server.Url("/a"), options)).Problem.ShouldBe("127.0.0.1 is a loopback address");
    }

    [Fact]
    public async Task Any_address_is_answered_with_a_page_or_a_problem()
    {
        var random = new Random(5);
        const string Letters = "ab.-:/?#[]@!$&'()*+,;=%01 \\é\u0130\u00DF\uD83D\0\n";
        using var fetcher = new Fetcher(Hasty with { Resolve = (_, _) => Task.FromResult<System.Net.IPAddress[]>([]) }, TimeProvider.System);
        List<string> addresses = ["http://" + new string('a', 300) + "/", "http://a..b/", "http://xn--/", "http://a/" + new string('b', 100_000)];
        for (var i = 0; i < 300; i++) addresses.Add("http://" + string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Letters[random.Next(Letters.Length)])));
        foreach (var address in addresses) (await fetcher.FetchAsync(address, null, Token)).Problem.ShouldNotBeNull(address);
    }

    [Fact]
    public async Task An_empty_answer_is_named()
    {
        _server.On("/a", "");
        (await Fetch(_server.Url("/a"))).Problem.ShouldBe("the answer is empty");
    }
}
