using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Readout.Archive;
using Readout.Commands;
using Readout.Sources.Fetching;

namespace Readout.Notifying;

/// <summary>Sends deliveries to addresses of the web, signed, by the way that all fetching goes: addresses that are not public are refused.</summary>
/// <remarks>
/// The body is JSON. <c>Readout-Delivery</c> is the same at every try. <c>Readout-Signature: t=SECONDS,v1=HEX</c> holds the HMAC-SHA256, by the receiver's
/// secret, of the seconds, a full stop and the body: who receives it refuses what is unsigned or old.
/// </remarks>
internal sealed class WebhookSender(Fetcher fetcher, Uri root, TimeProvider time)
{
    private const int Gone = 410;

    public async Task<Outcome> SendAsync(Delivery delivery, CancellationToken cancellation)
    {
        var body = Body(delivery);
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        KeyValuePair<string, string>[] headers =
        [
            new("Readout-Delivery", delivery.Key),
            new("Readout-Signature", string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Signature(delivery.Receiver.Secret, seconds, body)}")),
        ];
        var result = await fetcher.PostAsync(delivery.Receiver.Address, body, "application/json; charset=utf-8", headers, readAnswer: false, cancellation).ConfigureAwait(false);
        return new Outcome(result.Problem, result.Status == Gone, result.NotBefore);
    }

    /// <summary>The HMAC-SHA256 of a body at a time, in hexadecimal digits.</summary>
    public static string Signature(string secret, long seconds, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.")));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private byte[] Body(Delivery delivery)
    {
        var digest = delivery.Digest is null ? null : JsonSerializer.Deserialize<Message>(delivery.Digest);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Delivery = delivery.Key,
            Type = digest is null ? "alert" : "digest",
            Alert = delivery.Alert is { } alert ? AlertJson.Of(alert, root) : null,
            Digest = digest is null ? null : new { digest.Subject, digest.Text },
        }, RowJson.Line);
    }
}

/// <summary>An alert as programs get it.</summary>
internal sealed record AlertJson(long Number, string Kind, DateTimeOffset At, string Title, string Detail, Uri Url, IReadOnlyList<EvidenceJson> Evidence)
{
    public static AlertJson Of(AlertRow alert, Uri root) => new(alert.Number, Word(alert.Kind), alert.At, alert.Title, alert.Detail, new Uri(root, alert.Path),
        [.. alert.Evidence.Select(e => new EvidenceJson(e.Article.Value, e.Outlet, e.Quote, e.Span.Start, e.Span.End, new Uri(root, Pages.Links.Passage(e.Article, e.Span))))]);

    /// <summary>A kind in small letters.</summary>
    public static string Word(AlertKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>The words that an alert stands on, as programs get them.</summary>
internal sealed record EvidenceJson(string Article, string? Outlet, string Text, int Start, int End, Uri Url);
