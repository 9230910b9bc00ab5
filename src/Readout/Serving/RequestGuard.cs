using System.Net;
using Microsoft.AspNetCore.Http;

namespace Readout.Serving;

/// <summary>What every request must be, and what every answer carries.</summary>
/// <remarks>
/// Only names of this machine are answered, so that a page elsewhere whose name was bound anew to this machine reads nothing. What changes something is
/// a POST from a page of this app, told by the headers that browsers set and scripts of other pages cannot. No answer may be framed, and none runs a script but the app's own.
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
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy();
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        if (!IsThisMachine(context.Request.Host)) return RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This address is not served here.");
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !IsOwn(context.Request))
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "What changes something must come from a page of this app.");
        return next(context);
    }

    private static bool IsThisMachine(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers.Origin is [{ } origin]) return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return request.Headers["Sec-Fetch-Site"] is ["same-origin"];
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why + "\n", context.RequestAborted);
    }
}
