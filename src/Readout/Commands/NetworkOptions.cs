using System.CommandLine;
using System.Net;
using Readout.Sources;
using Readout.Sources.Fetching;

namespace Readout.Commands;

/// <summary>The options of commands that fetch addresses named on the command line. Nothing else makes the program use the network.</summary>
internal sealed class NetworkOptions
{
    private const int MostPagesUsually = 30;

    public Option<string[]> AllowNetwork { get; } = new("--allow-network")
    {
        Description = "Fetch also from this network of your own (as 10.0.0.0/8); private and loopback addresses are refused otherwise. May be given several times.",
        HelpName = "CIDR",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string?> Proxy { get; } = new("--proxy") { Description = "Fetch through this HTTP proxy. [default: none, whatever the environment says]", HelpName = "ADDRESS" };

    public Option<string?> Contact { get; } = new("--contact") { Description = "Your own page or mail address, which is told to the sites that are fetched from.", HelpName = "ADDRESS" };

    public Option<int?> AtMost { get; } = new("--at-most")
    {
        Description = $"The most articles fetched for one feed or site. [default: {MostPagesUsually}]",
        HelpName = "N",
        CustomParser = PageOptions.Number("--at-most", 1, 100_000),
    };

    public NetworkOptions()
    {
        AllowNetwork.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !IPNetwork.TryParse(t.Value, out _)))
                result.AddError($"'{token.Value}' is no network: write it as 10.0.0.0/8 or fd00::/8.");
        });
        Proxy.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !(Uri.TryCreate(word, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
                result.AddError("--proxy is no address of a proxy: write it as http://proxy.example:8080.");
        });
        Contact.Validators.Add(result =>
        {
            // It becomes part of a header.
            if (result.Tokens is [{ Value: var word }] && (word.Length is 0 or > 200 || word.Any(c => c is <= ' ' or > '~' or '(' or ')')))
                result.AddError("--contact takes an address without spaces, such as https://desk.example/readout or mailto:desk@example.org.");
        });
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { AllowNetwork, Proxy, Contact, AtMost }) command.Options.Add(option);
    }

    /// <summary>How to fetch, as it was asked for.</summary>
    public (FetcherOptions Fetching, WebSourceOptions Reading) Of(ParseResult parsed)
    {
        var fetching = new FetcherOptions
        {
            AllowedNetworks = [.. (parsed.GetValue(AllowNetwork) ?? []).Select(n => IPNetwork.Parse(n))],
            Proxy = parsed.GetValue(Proxy) is { } proxy ? new Uri(proxy) : null,
        };
        return (parsed.GetValue(Contact) is { } contact ? fetching with { Contact = contact } : fetching, new WebSourceOptions { MostPages = parsed.GetValue(AtMost) ?? MostPagesUsually });
    }
}
