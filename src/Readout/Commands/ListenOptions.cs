using System.CommandLine;
using System.Net;
using Readout.Archive;
using Readout.Serving;

namespace Readout.Commands;

/// <summary>The options that say who can reach the server, and how they are known.</summary>
internal sealed class ListenOptions
{
    private const int PortUsually = 5080;

    private readonly Option<int?> _port = new("--port") { Description = $"The port. [default: {PortUsually}]", HelpName = "N", CustomParser = PageOptions.Number("--port", 0, 65_535) };

    private readonly Option<string> _listen = new("--listen")
    {
        Description = "The address to listen on; one that others can reach (0.0.0.0, ::) needs accounts.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private readonly Option<bool> _accounts = new("--accounts") { Description = "Have people sign in also where only this machine is listened to, as behind a proxy." };

    private readonly Option<string[]> _proxies = new("--trusted-proxy")
    {
        Description = "Believe what proxies of this network say of who asks and from where. May be given several times.",
        HelpName = "CIDR",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _header = new("--user-header") { Description = "The header in which a trusted proxy names the account of who asks, as Remote-User. [default: none]", HelpName = "NAME" };

    public ListenOptions()
    {
        _listen.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !IPAddress.TryParse(word, out _)) result.AddError($"'{word}' is no address: write 127.0.0.1, 0.0.0.0 or ::.");
        });
        _proxies.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !IPNetwork.TryParse(t.Value, out _))) result.AddError($"'{token.Value}' is no network: write it as 10.0.0.5/32.");
        });
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _port, _listen, _accounts, _proxies, _header }) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_header) is not null && result.GetValue(_proxies) is not { Length: > 0 }) result.AddError("--user-header is believed of listed proxies only: name them by --trusted-proxy.");
        });
    }

    public int Port(ParseResult parsed) => parsed.GetValue(_port) ?? PortUsually;

    public IPAddress Address(ParseResult parsed) => IPAddress.Parse(parsed.GetValue(_listen)!);

    public AccessOptions Access(ParseResult parsed) => new()
    {
        HasAccounts = parsed.GetValue(_accounts) || !IPAddress.IsLoopback(Address(parsed)),
        UserHeader = parsed.GetValue(_header),
        Proxies = [.. (parsed.GetValue(_proxies) ?? []).Select(p => IPNetwork.Parse(p))],
    };

    /// <summary>Why the server may not start; null where it may.</summary>
    public async Task<string?> RefusalAsync(ParseResult parsed, NewsArchive archive, CancellationToken cancellation)
    {
        if (!Access(parsed).HasAccounts || (await archive.Access.AccountsAsync(cancellation).ConfigureAwait(false)).Any(a => a.Role == "admin")) return null;
        return "others could reach this server, and there is nobody who manages accounts: 'readout account NAME --role admin' adds one and prints the password.";
    }
}
