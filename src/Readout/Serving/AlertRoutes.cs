using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Readout.Archive;
using Readout.Notifying;
using Readout.Pages;

namespace Readout.Serving;

/// <summary>Alerts: what one was told, what one follows, where it is sent.</summary>
internal static class AlertRoutes
{
    private const int FeedLength = 100;
    private const int LongestSubject = 100;
    private const int MostReceivers = 50;
    private const int SecretDigits = 64;

    private static readonly string[] Rhythms = ["each", "daily", "weekly"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/alerts", async (NewsArchive archive, Visitor visitor, ServerOptions options, string? kind, string? next, CancellationToken cancellation) =>
            await PageAsync(archive, visitor, options, kind, next, null, cancellation).ConfigureAwait(false));
        app.MapGet("/alerts.atom", async (HttpRequest request, NewsArchive archive, Visitor visitor, string? kind, CancellationToken cancellation) =>
            PageRoutes.Xml(Feeds.Alerts(PageRoutes.Root(request), "/alerts.atom" + request.QueryString, (await archive.Alerts.ListAsync(visitor.Name, Kind(kind), FeedLength, null, cancellation).ConfigureAwait(false)).Items)));
        app.MapPost("/alerts/seen", async (HttpRequest request, NewsArchive archive, Visitor visitor, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (long.TryParse(form["number"], out var number)) await archive.Alerts.SeeAsync(visitor.Name, number, cancellation).ConfigureAwait(false);
            return ChangeRoutes.Back("/alerts");
        });
        app.MapPost("/follows", async (HttpRequest request, NewsArchive archive, Visitor visitor, ServerOptions options, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (Subject(form["subject"].ToString()) is not { } subject)
                return await PageAsync(archive, visitor, options, null, null, "That cannot be followed: write all, pair:CHN-USA, side:FRA or topic:trade.", cancellation).ConfigureAwait(false);
            await archive.Alerts.FollowAsync(visitor.Name, subject, form["follow"] != "0", cancellation).ConfigureAwait(false);
            return ChangeRoutes.Back(form.ContainsKey("back") ? Links.Own(form["back"]) : "/alerts#follows");
        });
        app.MapPost("/receivers", async (HttpRequest request, NewsArchive archive, Visitor visitor, ServerOptions options, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            var (kind, words, rhythm) = (form["kind"].ToString(), form["address"].ToString().Trim(), form["rhythm"].ToString());
            var address = kind switch { "webhook" => Links.Web(words), "mail" => MailSender.Address(words), _ => null };
            var problem = address is null ? "That is no address that alerts can be sent to: https://… for a webhook, name@host for mail."
                : !Rhythms.Contains(rhythm) ? "Choose each, daily or weekly."
                : (await archive.Alerts.ReceiversAsync(visitor.Name, cancellation).ConfigureAwait(false)).Count >= MostReceivers ? "There are too many receivers already." : null;
            if (problem is not null) return await PageAsync(archive, visitor, options, null, null, problem, cancellation).ConfigureAwait(false);
            var secret = kind == "webhook" ? RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true) : "";
            await archive.Alerts.AddReceiverAsync(visitor.Name, kind, address!, rhythm, secret, cancellation).ConfigureAwait(false);
            return ChangeRoutes.Back("/alerts#receivers");
        });
        app.MapPost("/receivers/{number:long}/pause", async (HttpRequest request, NewsArchive archive, Visitor visitor, long number, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            return await archive.Alerts.PauseReceiverAsync(visitor.Name, number, form["paused"] == "1", cancellation).ConfigureAwait(false) ? ChangeRoutes.Back("/alerts#receivers") : PageRoutes.Missing("There is no such receiver");
        });
        app.MapPost("/receivers/{number:long}/remove", async (NewsArchive archive, Visitor visitor, long number, CancellationToken cancellation) =>
            await archive.Alerts.RemoveReceiverAsync(visitor.Name, number, cancellation).ConfigureAwait(false) ? ChangeRoutes.Back("/alerts#receivers") : PageRoutes.Missing("There is no such receiver"));
    }

    /// <summary>What a pair is followed by.</summary>
    public static string PairSubject(string first, string second)
    {
        var (a, b) = (first.ToUpperInvariant(), second.ToUpperInvariant());
        return string.CompareOrdinal(a, b) <= 0 ? $"pair:{a}-{b}" : $"pair:{b}-{a}";
    }

    /// <summary>A subject as it is kept; null where the words are none.</summary>
    internal static string? Subject(string words)
    {
        words = words.Trim();
        if (words.Length > LongestSubject || words.Any(char.IsControl)) return null;
        if (words == "all") return words;
        return words.Split(':', 2) switch
        {
            ["pair", var pair] when pair.Split('-') is [{ Length: > 0 } first, { Length: > 0 } second] => PairSubject(first, second),
            ["side", { Length: > 0 } side] => "side:" + side.ToUpperInvariant(),
            ["topic", { Length: > 0 } topic] => "topic:" + topic,
            _ => null,
        };
    }

    private static AlertKind? Kind(string? word) => Enum.TryParse<AlertKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private static async Task<IResult> PageAsync(NewsArchive archive, Visitor visitor, ServerOptions options, string? kind, string? next, string? problem, CancellationToken cancellation) => PageRoutes.Page<AlertsPage>(new()
    {
        ["Alerts"] = await archive.Alerts.ListAsync(visitor.Name, Kind(kind), after: next, cancellation: cancellation).ConfigureAwait(false),
        ["Kind"] = Kind(kind),
        ["Seen"] = await archive.Alerts.SeenAsync(visitor.Name, cancellation).ConfigureAwait(false),
        ["Follows"] = await archive.Alerts.FollowsAsync(visitor.Name, cancellation).ConfigureAwait(false),
        ["Searches"] = (await archive.SavedSearchesAsync(visitor.Name, cancellation).ConfigureAwait(false)).Where(s => s.Alert).ToList(),
        ["Receivers"] = await archive.Alerts.ReceiversAsync(visitor.Name, cancellation).ConfigureAwait(false),
        ["HasMail"] = options.Mail is not null,
        ["Problem"] = problem,
    }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
