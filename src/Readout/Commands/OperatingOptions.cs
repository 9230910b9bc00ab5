using System.CommandLine;
using Microsoft.Extensions.Logging;
using Readout.Serving;

namespace Readout.Commands;

/// <summary>The options that say what a server tells those who run it.</summary>
internal sealed class OperatingOptions
{
    private readonly Option<string> _form = new("--log-format") { Description = "The log on standard error: lines for people, or JSON Lines.", HelpName = "text|json", DefaultValueFactory = _ => "text" };

    private readonly Option<string> _level = new("--log-level")
    {
        Description = "From what on the log is written: problems, or each request too (its route, not its address).",
        HelpName = "warning|information",
        DefaultValueFactory = _ => "warning",
    };

    private readonly Option<string?> _collector = new("--otlp") { Description = "Send traces and metrics to this collector of OpenTelemetry, as http://localhost:4317. [default: none]", HelpName = "ADDRESS" };

    private readonly Option<string?> _config = Configuration.File();

    public OperatingOptions()
    {
        _form.AcceptOnlyFromAmong("text", "json");
        _level.AcceptOnlyFromAmong("warning", "information");
        _collector.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !(Uri.TryCreate(word, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")) result.AddError($"'{word}' is no address of a collector: write it as http://localhost:4317.");
        });
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _form, _level, _collector, _config }) command.Options.Add(option);
    }

    public LogOptions Log(ParseResult parsed) => new(parsed.GetValue(_form) == "json", Enum.Parse<LogLevel>(parsed.GetValue(_level)!, ignoreCase: true));

    public Uri? Collector(ParseResult parsed) => parsed.GetValue(_collector) is { } address ? new Uri(address) : null;
}
