using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Readout.Archive;
using Readout.Pages;

namespace Readout.Serving;

/// <summary>Signing in and out, accounts, and tokens for programs.</summary>
internal static class AccountRoutes
{
    private const int LongestName = 60;
    private const int ShortestPassword = 12;
    private const int LongestPassword = 1024;
    private const int MostTokens = 50;

    private static readonly TimeSpan SessionLasts = TimeSpan.FromDays(30);
    private static readonly PasswordHasher<string> Hasher = new();

    /// <summary>Compared with where there is no such account, so that the time tells nothing.</summary>
    private static readonly string NobodysPassword = Hasher.HashPassword("", SecretKey.NewPassword());

    public static void Map(IEndpointRouteBuilder app, AccessOptions options)
    {
        MapTokens(app);
        if (!options.HasAccounts) return;
        MapSessions(app, options);
        MapAccounts(app);
    }

    /// <summary>A password as it is kept.</summary>
    public static string Hashed(string password) => Hasher.HashPassword("", password);

    /// <summary>Whether a name can be that of an account: letters, digits, dots, hyphens and underscores.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@');

    private static void MapSessions(IEndpointRouteBuilder app, AccessOptions options)
    {
        var byName = PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetFixedWindowLimiter(name.ToUpperInvariant(), _ => new FixedWindowRateLimiterOptions { PermitLimit = options.LoginTries, Window = TimeSpan.FromMinutes(5) }));
        app.MapGet("/login", (string? back) => PageRoutes.Page<LoginPage>(new() { ["Back"] = Links.Own(back) })).WithMetadata(new NeededRole(Role.Nobody));
        app.MapPost("/login", async (HttpContext context, NewsArchive archive, ServerOptions server, TimeProvider time, CancellationToken cancellation) =>
        {
            var form = await context.Request.ReadFormAsync(cancellation).ConfigureAwait(false);
            var (name, password, back) = (form["name"].ToString().Trim(), form["password"].ToString(), Links.Own(form["back"]));
            using var permit = byName.AttemptAcquire(name.Length <= LongestName ? name : "");
            if (!permit.IsAcquired) return Denied("Too many tries. Wait five minutes.", StatusCodes.Status429TooManyRequests);
            var account = IsName(name) ? await archive.Access.AccountAsync(name, cancellation).ConfigureAwait(false) : null;
            var verdict = password.Length > LongestPassword ? PasswordVerificationResult.Failed : Hasher.VerifyHashedPassword("", account?.Password ?? NobodysPassword, password);
            if (account is null || verdict == PasswordVerificationResult.Failed) return Denied("Name and password do not go together.", StatusCodes.Status401Unauthorized);
            var key = SecretKey.New("");
            var ends = time.GetUtcNow() + SessionLasts;
            await archive.Access.BeginSessionAsync(SecretKey.Hash(key), account.Name, ends, cancellation).ConfigureAwait(false);
            context.Response.Cookies.Append(AccessControl.Cookie, key, Cookie(context, server, ends));
            return ChangeRoutes.Back(back);

            IResult Denied(string why, int status) => PageRoutes.Page<LoginPage>(new() { ["Back"] = back, ["Problem"] = why }, status);
        }).WithMetadata(new NeededRole(Role.Nobody)).RequireRateLimiting(RateLimits.Login);
        app.MapPost("/logout", async (HttpContext context, NewsArchive archive, ServerOptions server, CancellationToken cancellation) =>
        {
            if (context.Request.Cookies[AccessControl.Cookie] is { } key) await archive.Access.EndSessionAsync(SecretKey.Hash(key), cancellation).ConfigureAwait(false);
            context.Response.Cookies.Delete(AccessControl.Cookie, Cookie(context, server, null));
            return ChangeRoutes.Back("/login");
        }).WithMetadata(new NeededRole(Role.Nobody));
    }

    private static void MapAccounts(IEndpointRouteBuilder app)
    {
        app.MapPost("/password", async (HttpRequest request, NewsArchive archive, Visitor visitor, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (await archive.Access.AccountAsync(visitor.Name, cancellation).ConfigureAwait(false) is not { } account || Hasher.VerifyHashedPassword("", account.Password, form["old"].ToString()) == PasswordVerificationResult.Failed)
                return PageRoutes.Missing("The password was not changed", "The old one was wrong.");
            if (PasswordProblem(form["new"].ToString()) is { } problem) return PageRoutes.Missing("The password was not changed", problem);
            await archive.Access.SetPasswordAsync(visitor.Name, Hashed(form["new"].ToString()), cancellation).ConfigureAwait(false);
            return ChangeRoutes.Back("/login");
        }).RequireRateLimiting(RateLimits.Login);
        var admin = app.MapGroup("/accounts").WithMetadata(new NeededRole(Role.Admin));
        admin.MapGet("", async (NewsArchive archive, CancellationToken cancellation) => await PageAsync(archive, null, null, cancellation).ConfigureAwait(false));
        admin.MapPost("", async (HttpRequest request, NewsArchive archive, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            var (name, role) = (form["name"].ToString().Trim(), form["role"].ToString());
            if (!IsName(name) || RoleNames.All(r => r != role)) return await PageAsync(archive, "A name is made of letters, digits, dots, hyphens and underscores; the role is reader, editor or admin.", null, cancellation).ConfigureAwait(false);
            var password = SecretKey.NewPassword();
            return await archive.Access.AddAccountAsync(name, Hashed(password), role, cancellation).ConfigureAwait(false)
                ? await PageAsync(archive, null, $"The password of {name} is {password} — it is shown this once.", cancellation).ConfigureAwait(false)
                : await PageAsync(archive, "There is an account of that name.", null, cancellation).ConfigureAwait(false);
        });
        admin.MapPost("/{name}/role", async (HttpRequest request, NewsArchive archive, string name, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            var done = RoleNames.Contains(form["role"].ToString()) && await archive.Access.SetRoleAsync(name, form["role"].ToString(), cancellation).ConfigureAwait(false);
            return done ? ChangeRoutes.Back("/accounts") : await PageAsync(archive, "The role was not changed: somebody must be left who manages accounts.", null, cancellation).ConfigureAwait(false);
        });
        admin.MapPost("/{name}/password", async (NewsArchive archive, string name, CancellationToken cancellation) =>
        {
            var password = SecretKey.NewPassword();
            return await archive.Access.SetPasswordAsync(name, Hashed(password), cancellation).ConfigureAwait(false)
                ? await PageAsync(archive, null, $"The new password of {name} is {password} — it is shown this once.", cancellation).ConfigureAwait(false)
                : PageRoutes.Missing("There is no such account");
        });
        admin.MapPost("/{name}/remove", async (NewsArchive archive, string name, CancellationToken cancellation) =>
            await archive.Access.RemoveAccountAsync(name, cancellation).ConfigureAwait(false)
                ? ChangeRoutes.Back("/accounts")
                : await PageAsync(archive, "The account was not removed: somebody must be left who manages accounts.", null, cancellation).ConfigureAwait(false));
    }

    private static void MapTokens(IEndpointRouteBuilder app)
    {
        app.MapPost("/tokens", async (HttpRequest request, NewsArchive archive, Visitor visitor, ServerOptions options, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            var name = form["name"].ToString().Trim();
            if (name.Length is 0 or > LongestName || (await archive.Access.TokensAsync(visitor.Name, cancellation).ConfigureAwait(false)).Count >= MostTokens)
                return PageRoutes.Missing("No token was made", "It needs a name that says what it is for; and there may be fifty at most.");
            var key = SecretKey.New("readout_");
            await archive.Access.AddTokenAsync(visitor.Name, name, form["scope"] == "write" ? "read write" : "read", SecretKey.Hash(key), cancellation).ConfigureAwait(false);
            return await PageRoutes.SettingsAsync(archive, visitor, key, cancellation).ConfigureAwait(false);
        });
        app.MapPost("/tokens/{id}/remove", async (NewsArchive archive, Visitor visitor, string id, CancellationToken cancellation) =>
            await archive.Access.RemoveTokenAsync(visitor.Name, id, cancellation).ConfigureAwait(false) ? ChangeRoutes.Back("/settings#tokens") : PageRoutes.Missing("There is no such token"));
    }

    /// <summary>The roles that accounts may have.</summary>
    public static IReadOnlyList<string> RoleNames { get; } = ["reader", "editor", "admin"];

    private static string? PasswordProblem(string password) => password.Length switch
    {
        < ShortestPassword => $"It must have {ShortestPassword} letters at least.",
        > LongestPassword => $"It may have {LongestPassword} letters at most.",
        _ => null,
    };

    private static CookieOptions Cookie(HttpContext context, ServerOptions server, DateTimeOffset? ends) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps || server.Root?.Scheme == "https",
        Path = "/",
        Expires = ends,
        IsEssential = true,
    };

    private static async Task<IResult> PageAsync(NewsArchive archive, string? problem, string? told, CancellationToken cancellation) => PageRoutes.Page<AccountsPage>(new()
    {
        ["Accounts"] = await archive.Access.AccountsAsync(cancellation).ConfigureAwait(false),
        ["Problem"] = problem,
        ["Told"] = told,
    }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
