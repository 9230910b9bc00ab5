using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Readout.Archive;

namespace Readout.Serving;

/// <summary>What every request must be, and what every answer carries.</summary>
/// <remarks>
/// Only names of this machine are answered, so that a page elsewhere whose name was bound anew to this machine reads nothing; with accounts also the name that the app
/// was given (<c>--url</c>) and addresses, which cannot be bound anew. What changes something is a POST from a page of this app, told by the headers that browsers
/// set and scripts of other pages cannot, or comes to the API with a token. No answer may be framed, and none runs a script but the app's own.
/// </remarks>
internal static class RequestGuard
{
    /// <summary>The policy of a page.</summary>
    /// <param name="style">Hashes of the styles that stand in it, each as in <c>'sha256-…'</c>.</param>
    public static string Policy(string style = "") =>
        $"default-src 'none'; style-src 'self'{(style.Length > 0 ? " " + style : "")}; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Refuses what is not for this app, then goes on.</summary>
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        SetHeaders(context.Response.Headers);
        var options = context.RequestServices.GetRequiredService<ServerOptions>();
        if (!IsServed(context.Request.Host, options)) return RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This address is not served here.");
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !IsOwn(context.Request, options) && !IsByToken(context.Request))
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "What changes something must come from a page of this app.");
        return next(context);
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy();
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache";
    }

    /// <summary>An answer for what should not have happened: it says nothing of how the program is built.</summary>
    public static Task BrokenAsync(HttpContext context, ILogger log)
    {
        SetHeaders(context.Response.Headers);
        var bug = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (bug is BadHttpRequestException bad) return Results.Problem("The request was not understood, or is too large.", statusCode: bad.StatusCode).ExecuteAsync(context);
        if (bug is ArchiveException gone)
        {
            log.NotAnswered(context.Request.Method, Route(context), gone.Message);
            return Results.Problem("The archive does not answer; the program's log says why.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        }

        log.Broken(context.Request.Method, Route(context), bug?.GetType().Name ?? "unknown");
        return Results.Problem("Something is broken here; the program's log says where.", statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(context);
    }

    /// <summary>Tells the log of each request: its route, not its address, which may hold what somebody searches for.</summary>
    public static async Task TimedAsync(HttpContext context, RequestDelegate next, ILogger log, TimeProvider time)
    {
        var began = time.GetTimestamp();
        await next(context).ConfigureAwait(false);
        if (log.IsEnabled(LogLevel.Information)) log.Answered(context.Request.Method, Route(context), context.Response.StatusCode, (long)time.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <remarks>Where something broke, the endpoint was taken off the request and stands with what broke.</remarks>
    private static string Route(HttpContext context) => ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";

    private static bool IsThisMachine(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsServed(HostString host, ServerOptions options) =>
        IsThisMachine(host) || (options.Access.HasAccounts && (IPAddress.TryParse(host.Host, out _) || string.Equals(host.Host, options.Root?.Host, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A header that no page elsewhere can have a browser send; whether the token is good is judged later.</summary>
    private static bool IsByToken(HttpRequest request) => AccessControl.IsApi(request) && request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(HttpRequest request, ServerOptions options)
    {
        if (request.Headers.Origin is [{ } origin] && options.Access.HasAccounts && string.Equals(origin, options.Root?.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)) return true;
        if (request.Headers.Origin is [{ } own]) return string.Equals(own, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return request.Headers["Sec-Fetch-Site"] is ["same-origin"];
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why + "\n", context.RequestAborted);
    }
}
