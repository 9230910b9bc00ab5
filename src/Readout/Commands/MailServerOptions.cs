using System.CommandLine;
using Readout.Notifying;

namespace Readout.Commands;

/// <summary>The options that say how alerts and digests leave the house.</summary>
internal sealed class MailServerOptions
{
    private readonly Option<string?> _url = new("--url") { Description = "The address by which others reach the app, for links in mail and webhooks. [default: the one listened on]", HelpName = "ADDRESS" };

    private readonly Option<string?> _server = new("--smtp") { Description = "The mail server for alerts and digests: smtp://host:587 or smtps://host:465. [default: none]", HelpName = "ADDRESS" };

    private readonly Option<string?> _user = new("--smtp-user") { Description = "The name to sign in to the mail server by.", HelpName = "NAME" };

    private readonly Option<string?> _password = new("--smtp-password") { Description = "The password for it; better given as READOUT_SMTP_PASSWORD or READOUT_SMTP_PASSWORD_FILE.", HelpName = "WORD" };

    private readonly Option<string?> _from = new("--mail-from") { Description = "The address that mail comes from. [default: readout@ the mail server]", HelpName = "ADDRESS" };

    public MailServerOptions()
    {
        _url.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !(Uri.TryCreate(word, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
                result.AddError($"'{word}' is no address of the web: write it as https://readout.example.");
        });
        _server.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !(Uri.TryCreate(word, UriKind.Absolute, out var url) && url is { Scheme: "smtp" or "smtps", Host.Length: > 0, UserInfo.Length: 0 }))
                result.AddError("--smtp is no address of a mail server: write it as smtp://mail.example:587, name and password as --smtp-user and --smtp-password.");
        });
        _from.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && MailSender.Address(word) is null) result.AddError($"'{word}' is no mail address.");
        });
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { _url, _server, _user, _password, _from }) command.Options.Add(option);
    }

    /// <summary>The address by which others reach the app; null where none was given.</summary>
    public Uri? Root(ParseResult parsed) => parsed.GetValue(_url) is { } url ? new Uri(url) : null;

    /// <summary>The mail server; null where none was given.</summary>
    public MailOptions? Of(ParseResult parsed) => parsed.GetValue(_server) is { } server && new Uri(server) is var address
        ? new MailOptions(address, parsed.GetValue(_user), parsed.GetValue(_password), parsed.GetValue(_from) ?? $"readout@{address.Host}")
        : null;
}
