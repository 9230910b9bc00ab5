using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Readout.Sources.Fetching;

/// <summary>One answer: a result, or where it leads, or how long it asks to wait.</summary>
internal sealed record Answer(FetchResult Result, string? Location = null, TimeSpan? RetryAfter = null);

/// <summary>One request and its answer, within all limits of time and size. Follows nothing and waits for nobody.</summary>
internal sealed class Exchange : IDisposable
{
    private readonly FetcherOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _client;

    public Exchange(FetcherOptions options, TimeProvider time, Connector connector)
    {
        _options = options;
        _time = time;

        // The one place that may make a client: every connection goes through the connector.
#pragma warning disable RS0030
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = connector.ConnectAsync,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = options.Proxy is not null,
            Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
            MaxConnectionsPerServer = Math.Max(options.HostConcurrency, 1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 64 * 1024,
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(100),
            ActivityHeadersPropagator = null,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ConnectTimeout = Timeout.InfiniteTimeSpan,
        };
        if (options.Certificates is { } judge) handler.SslOptions.RemoteCertificateValidationCallback = judge;
        _client = new HttpMessageInvoker(handler, disposeHandler: true);
#pragma warning restore RS0030
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Asks. Only the caller's own cancellation throws.</summary>
    /// <param name="result">What is asked: its <see cref="FetchResult.Url"/>.</param>
    /// <param name="known">Validators to send, or null.</param>
    /// <param name="cut">So many bytes are enough, and the rest is left; null where the whole is wanted.</param>
    /// <param name="cancellation">The caller's.</param>
    public async Task<Answer> AskAsync(FetchResult result, CacheValidators? known, int? cut, CancellationToken cancellation)
    {
        using var request = Request(result.Url, known);
        return await SendAsync(result, request, (response, whole) => ReadAsync(Described(result, response), response, cut, whole, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a body. Of the answer only the status is read, unless the whole is wanted.</summary>
    public async Task<Answer> PostAsync(FetchResult result, HttpContent body, IEnumerable<KeyValuePair<string, string>> headers, bool readAnswer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, result.Url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower, Content = body };
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(result, request, (response, whole) => readAnswer
            ? ReadAsync(Described(result, response), response, cut: null, whole, cancellation)
            : Task.FromResult(Taken(result with { Status = (int)response.StatusCode }, response)), cancellation).ConfigureAwait(false);
    }

    private async Task<Answer> SendAsync(FetchResult result, HttpRequestMessage request, Func<HttpResponseMessage, CancellationToken, Task<Answer>> read, CancellationToken cancellation)
    {
        using var whole = new CancellationTokenSource(_options.WholeTimeout, _time);
        using var headers = new CancellationTokenSource(_options.HeadersTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, whole.Token, headers.Token);
        try
        {
            using var response = await _client.SendAsync(request, either.Token).ConfigureAwait(false);
            headers.CancelAfter(Timeout.InfiniteTimeSpan);
            return await read(response, whole.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Answer(result with
            {
                Problem = whole.IsCancellationRequested ? $"it was not there within {Shown(_options.WholeTimeout)}" : $"the server did not answer within {Shown(_options.HeadersTimeout)}",
            });
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or SocketException)
        {
            return new Answer(result with { Problem = Words(e) });
        }
    }

    private Answer Taken(FetchResult result, HttpResponseMessage response) => response.IsSuccessStatusCode
        ? new Answer(result)
        : new Answer(result with { Problem = $"the server answered {result.Status} and not that it took it" }, RetryAfter: result.Status is 429 or 503 ? Wait(response.Headers.RetryAfter) : null);

    private HttpRequestMessage Request(string url, CacheValidators? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/*;q=0.8, */*;q=0.1");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ContentCodings.Accepted);
        if (known?.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (known?.LastModified is { } date) request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        return request;
    }

    private static FetchResult Described(FetchResult result, HttpResponseMessage response)
    {
        var (media, charset) = MediaType.Of(First(response.Content.Headers, "Content-Type"));
        var tag = First(response.Headers, "ETag");
        var modified = First(response.Content.Headers, "Last-Modified");
        return result with
        {
            Status = (int)response.StatusCode,
            MediaType = media,
            Charset = charset,
            Validators = tag is null && modified is null ? null : new CacheValidators(tag, modified),
        };
    }

    private async Task<Answer> ReadAsync(FetchResult result, HttpResponseMessage response, int? cut, CancellationToken whole, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (status == 304) return new Answer(result with { NotModified = true });
        if (status is 301 or 302 or 303 or 307 or 308)
        {
            var location = First(response.Headers, "Location");
            return new Answer(result with { Problem = $"the server answered {status} and not where to go" }, location);
        }

        if (status is < 200 or >= 300)
        {
            var told = result with { Problem = "the server answered " + Shown(response.StatusCode) };
            return new Answer(told, RetryAfter: status is 429 or 503 ? Wait(response.Headers.RetryAfter) : null);
        }

        var limit = cut ?? _options.LargestBody;
        if (cut is null && response.Content.Headers.ContentLength > limit)
            return new Answer(result with { Problem = $"it holds {FileSource.Size(response.Content.Headers.ContentLength.Value)}, more than the {FileSource.Size(limit)} that are read at most" });

        var raw = new CountedStream(await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));
        await using var closing = raw.ConfigureAwait(false);
        var guard = new RateGuard(raw, _options, _time);
        await using var guarding = guard.ConfigureAwait(false);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(whole, cancellation, guard.TooSlow);
        try
        {
            var body = await ContentCodings.DecodeAsync(raw, response.Content.Headers.ContentEncoding, either.Token).ConfigureAwait(false);
            if (body is null) return new Answer(result with { Problem = $"it is packed in a way that is not known ({string.Join(", ", response.Content.Headers.ContentEncoding)})" });
            await using var unpacked = body.ConfigureAwait(false);
            return await TakeAsync(result, new LimitedStream(body, limit), cut, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (guard.TooSlow.IsCancellationRequested && !cancellation.IsCancellationRequested && !whole.IsCancellationRequested)
        {
            return new Answer(result with { Problem = $"it came too slowly: {raw.Count:N0} bytes, less than {_options.SlowestRate} a second over {Shown(_options.RateWindow)}" });
        }
        catch (Exception e) when (ContentCodings.IsBroken(e))
        {
            return new Answer(result with { Problem = raw.Ended ? "its packed data end too soon" : "its packed data are broken" });
        }
        catch (LimitedStream.TooLongException)
        {
            return new Answer(result with { Problem = $"it is larger than the {FileSource.Size(limit)} that are read at most (cut after {FileSource.Size(raw.Count)} of the network)" });
        }
    }

    private static async Task<Answer> TakeAsync(FetchResult result, LimitedStream body, int? cut, CancellationToken cancellation)
    {
        var bytes = cut is null ? await body.ReadAllAsync(cancellation).ConfigureAwait(false) : await body.ReadStartAsync(cut.Value, cancellation).ConfigureAwait(false);
        return new Answer(result with { Content = bytes, Problem = bytes.IsEmpty ? "the answer is empty" : null });
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>What went wrong on the way, in words for people; no inner message of the framework where one of our own says it.</summary>
    private string Words(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case RefusedAddressException:
                    return $"it is not fetched because {e.Message}";
                case TimeoutException:
                    return $"no connection within {Shown(_options.ConnectTimeout)}";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "there is no host of that name, or it could not be asked for";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "the host refuses the connection";
                case SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable }:
                    return "the host cannot be reached";
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } when e.InnerException is not SocketException:
                    return "no secure connection could be made: " + (e.InnerException ?? e).Message.ReplaceLineEndings(" ");
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return "the server closed the connection before the answer was complete";
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } or HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return "the answer's headers are too long";
                case HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }:
                    return "the server's answer is not HTTP";
            }
        }

        return "it could not be fetched: " + exception.GetBaseException().Message.ReplaceLineEndings(" ");
    }

    private static string Shown(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "401: it wants a name and password",
        HttpStatusCode.PaymentRequired => "402: it wants to be paid",
        HttpStatusCode.Forbidden => "403: it does not give this page to programs, or to nobody",
        HttpStatusCode.NotFound => "404: there is no such page",
        HttpStatusCode.Gone => "410: the page is gone for good",
        HttpStatusCode.TooManyRequests => "429: too many requests",
        HttpStatusCode.UnavailableForLegalReasons => "451: not shown for legal reasons",
        HttpStatusCode.ServiceUnavailable => "503: not now",
        >= HttpStatusCode.InternalServerError => $"{(int)status}: something is broken there",
        _ => ((int)status).ToString(CultureInfo.InvariantCulture),
    };

    internal static string Shown(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Shown(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##} s");

    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } value ? value : null;
}
