using System.CommandLine;

namespace Readout.Commands;

/// <summary>The option that says how often sources are visited.</summary>
internal sealed class EveryOption
{
    private const int MinutesUsually = 15;

    public Option<int?> Option { get; } = new("--every")
    {
        Description = $"Minutes between two visits to the sources. [default: {MinutesUsually}]",
        HelpName = "MINUTES",
        CustomParser = PageOptions.Number("--every", 1, 10_080),
    };

    /// <summary>The time between two visits.</summary>
    public TimeSpan Of(ParseResult parsed) => TimeSpan.FromMinutes(parsed.GetValue(Option) ?? MinutesUsually);
}
