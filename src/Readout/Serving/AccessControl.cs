using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Readout.Archive;

namespace Readout.Serving;

/// <summary>How people and programs are known.</summary>
internal sealed record AccessOptions
{
    /// <summary>Whether one must sign in; else this machine's own user may do everything.</summary>
    public bool HasAccounts { get; init; }

    /// <summary>The header in which a listed proxy names who asks; null where none does.</summary>
    public string? UserHeader { get; init; }

    /// <summary>The proxies that are believed, in what they say of who asks and from where.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Requests to the API in a minute, of one token or address.</summary>
    public int ApiPerMinute { get; init; } = 1200;

    /// <summary>Tries to sign in within five minutes, from one address or to one name.</summary>
    public int LoginTries { get; init; } = 10;
}

/// <summary>Finds out who asks, and refuses what they may not do.</summary>
/// <remarks>
/// Programs come with a token (as <c>Authorization: Bearer</c>; feed readers and calendars as the password of Basic), people with a session's cookie, or with a name that a
/// listed proxy gives in a header. Tokens open the API, feeds and calendars and no page. Nothing is written through the API without one: so no page elsewhere can have a browser do it.
/// </remarks>
internal static class AccessControl
{
    /// <summary>The name of the session's cookie.</summary>
    public const string Cookie = "readout_session";

    private static readonly string[] ForPrograms = [".atom", ".ics"];

    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var visitor = context.RequestServices.GetRequiredService<Visitor>();
        var options = context.RequestServices.GetRequiredService<ServerOptions>().Access;
        var archive = context.RequestServices.GetRequiredService<NewsArchive>();
        visitor.HasAccounts = options.HasAccounts;
        var isApi = IsApi(context.Request);
        var isForPrograms = isApi || Array.Exists(ForPrograms, end => context.Request.Path.Value!.EndsWith(end, StringComparison.Ordinal));
        if (isForPrograms && Key(context.Request) is { } key) await ByTokenAsync(visitor, archive, options, key, context.RequestAborted).ConfigureAwait(false);
        else await ByPersonAsync(context, visitor, archive, options).ConfigureAwait(false);

        var needed = context.GetEndpoint()?.Metadata.GetMetadata<NeededRole>() ?? new NeededRole(Role.Reader);
        if (visitor.Role >= needed.Role && (!needed.ByToken || visitor.MayWriteByToken))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        await RefuseAsync(context, visitor, needed, isApi, isForPrograms).ConfigureAwait(false);
    }

    /// <summary>Whether a request is for the API.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>The key that a program sends with a request, or null.</summary>
    public static string? Key(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header]) return null;
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return header["Bearer ".Length..].Trim();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..].Trim())).Split(':', 2) is [_, var password] ? password : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The address that a request comes from: of a listed proxy, the one that it names.</summary>
    public static IPAddress Address(HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress ?? IPAddress.None;
        var options = context.RequestServices.GetRequiredService<ServerOptions>().Access;
        return IsProxy(options, remote) && context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } told && IPAddress.TryParse(told, out var client) ? client : remote;
    }

    private static async Task ByTokenAsync(Visitor visitor, NewsArchive archive, AccessOptions options, string key, CancellationToken cancellation)
    {
        if (await archive.Access.TokenAsync(SecretKey.Hash(key), cancellation).ConfigureAwait(false) is not { } token) return;
        var most = Role.Admin;
        if (options.HasAccounts)
        {
            if (await archive.Access.AccountAsync(token.Reader, cancellation).ConfigureAwait(false) is not { } account) return;
            most = RoleOf(account);
        }

        visitor.Name = token.Reader;
        visitor.MayWriteByToken = token.Scopes.Contains("write", StringComparison.Ordinal);
        visitor.MayForgetByToken = visitor.MayWriteByToken && most == Role.Admin;
        visitor.Role = !visitor.MayWriteByToken ? Role.Reader : most < Role.Editor ? most : Role.Editor;
    }

    private static async Task ByPersonAsync(HttpContext context, Visitor visitor, NewsArchive archive, AccessOptions options)
    {
        if (!options.HasAccounts)
        {
            visitor.Role = Role.Admin;
            return;
        }

        AccountRow? account = null;
        if (options.UserHeader is { } header && IsProxy(options, context.Connection.RemoteIpAddress) && context.Request.Headers[header] is [{ Length: > 0 } name])
            account = await archive.Access.AccountAsync(name, context.RequestAborted).ConfigureAwait(false);
        else if (context.Request.Cookies[Cookie] is { Length: > 0 } session)
            account = await archive.Access.SessionAsync(SecretKey.Hash(session), context.RequestAborted).ConfigureAwait(false);
        if (account is null) return;
        visitor.Name = account.Name;
        visitor.Role = RoleOf(account);
    }

    /// <summary>What an account may do.</summary>
    public static Role RoleOf(AccountRow account) => account.Role switch { "admin" => Role.Admin, "editor" => Role.Editor, "reader" => Role.Reader, _ => Role.Nobody };

    private static bool IsProxy(AccessOptions options, IPAddress? address)
    {
        if (address is null) return false;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return options.Proxies.Any(p => p.Contains(address));
    }

    private static Task RefuseAsync(HttpContext context, Visitor visitor, NeededRole needed, bool isApi, bool isForPrograms)
    {
        var isKnown = visitor.Role > Role.Nobody && !(needed.ByToken && !visitor.MayWriteByToken && Key(context.Request) is null);
        if (isForPrograms)
        {
            if (!isKnown) context.Response.Headers.WWWAuthenticate = isApi ? "Bearer realm=\"Readout\"" : "Basic realm=\"Readout: any name, a token as the password\"";
            var status = isKnown ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
            var why = isKnown ? "This token may not do that." : "This needs a token: the page Settings makes one.";
            return Results.Problem(why, statusCode: status).ExecuteAsync(context);
        }

        if (isKnown) return PageRoutes.Refused().ExecuteAsync(context);
        if (!HttpMethods.IsGet(context.Request.Method)) return Results.Text("Sign in first.\n", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
        context.Response.Redirect("/login" + (context.Request.Path == "/" ? "" : "?back=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)));
        return Task.CompletedTask;
    }
}
