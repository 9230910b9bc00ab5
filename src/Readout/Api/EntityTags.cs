using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Readout.Serving;

namespace Readout.Api;

/// <summary>Gives each answer of the API and each feed a tag of its content, and answers 304 to whoever has it (RFC 9110, 13.1.2).</summary>
internal static class EntityTags
{
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        var isTagged = HttpMethods.IsGet(context.Request.Method) && (path.Value!.EndsWith(".atom", StringComparison.Ordinal) || (AccessControl.IsApi(context.Request) && !path.StartsWithSegments(ApiExports.Path, StringComparison.Ordinal)));
        if (!isTagged)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var body = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = body;
        }

        var bytes = held.GetBuffer().AsMemory(0, (int)held.Length);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 16))}\"";
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch.SelectMany(h => (h ?? "").Split(',')).Any(h => h.Trim() is var known && (known == "*" || known == tag || known == "W/" + tag)))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.ContentLength = null;
                context.Response.Headers.ContentType = default;
                return;
            }
        }

        context.Response.ContentLength = bytes.Length;
        await body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
