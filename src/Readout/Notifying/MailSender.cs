using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Readout.Notifying;

/// <summary>The mail server that whoever runs the program named.</summary>
/// <param name="Server"><c>smtp://host:587</c> (encrypted where the server offers it, and always where a name signs in), or <c>smtps://host:465</c>.</param>
/// <param name="User">The name to sign in by; null where none is needed.</param>
/// <param name="Password">The password.</param>
/// <param name="From">The address that mail comes from.</param>
internal sealed record MailOptions(Uri Server, string? User, string? Password, string From);

/// <summary>Sends messages by SMTP.</summary>
internal sealed class MailSender(MailOptions options)
{
    private const int Milliseconds = 30_000;
    private const int Submission = 587;
    private const int SubmissionOverTls = 465;

    /// <summary>From here on an SMTP answer means that the same will be refused again.</summary>
    private const int RefusedForGood = 500;

    public async Task<Outcome> SendAsync(string to, string key, Message message, CancellationToken cancellation)
    {
        using var mail = new MimeMessage();
        mail.From.Add(new MailboxAddress("Readout", options.From));
        mail.To.Add(MailboxAddress.Parse(to));
        mail.Subject = message.Subject.ReplaceLineEndings(" ");
        mail.MessageId = $"{key}@{options.From[(options.From.IndexOf('@', StringComparison.Ordinal) + 1)..]}";
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html }.ToMessageBody();
        return await UseAsync(client => client.SendAsync(mail, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Connects and signs in as for a mail, and sends none: what is wrong; null where all is well.</summary>
    public async Task<string?> TryAsync(CancellationToken cancellation) => (await UseAsync(static _ => Task.CompletedTask, cancellation).ConfigureAwait(false)).Problem;

    private async Task<Outcome> UseAsync(Func<SmtpClient, Task> use, CancellationToken cancellation)
    {
        try
        {
            // A house's own mail server often has a certificate of which nobody can be asked whether it was revoked.
            using var client = new SmtpClient { Timeout = Milliseconds, CheckCertificateRevocation = false };
            var isTls = options.Server.Scheme == "smtps";
            var port = options.Server.Port > 0 ? options.Server.Port : isTls ? SubmissionOverTls : Submission;
            // Who stands between could take the offer of TLS away: no password goes out without it.
            var plain = options.User is null ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
            await client.ConnectAsync(options.Server.Host, port, isTls ? SecureSocketOptions.SslOnConnect : plain, cancellation).ConfigureAwait(false);
            if (options.User is { } user) await client.AuthenticateAsync(user, options.Password ?? "", cancellation).ConfigureAwait(false);
            await use(client).ConfigureAwait(false);
            await client.DisconnectAsync(quit: true, CancellationToken.None).ConfigureAwait(false);
            return Outcome.Arrived;
        }
        catch (SmtpCommandException refused)
        {
            return new Outcome("the mail server refused it: " + refused.Message.ReplaceLineEndings(" "), (int)refused.StatusCode >= RefusedForGood);
        }
        catch (Exception problem) when (problem is ProtocolException or IOException or SocketException or AuthenticationException or SslHandshakeException or TimeoutException or NotSupportedException or InvalidOperationException)
        {
            return new Outcome("the mail server could not be used: " + problem.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>An address that mail can be sent to, as it is kept; null where the words are none.</summary>
    public static string? Address(string words) =>
        words.Length <= 254 && !words.Any(char.IsControl) && MailboxAddress.TryParse(words, out var address) && address.Address.IndexOf('@', StringComparison.Ordinal) > 0 ? address.Address : null;
}
