using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Readout.Writing;

namespace Readout.Commands;

/// <summary>The options that say how a page of text looks; commands that print one share them.</summary>
internal sealed class PageOptions(Terminal terminal)
{
    private const int DefaultWidth = 80;

    /// <summary>Lines longer than this are hard to read; a wider terminal stays empty at its right.</summary>
    private const int ReadableWidth = 120;

    /// <summary>No terminal is wider.</summary>
    private const int GreatestWidth = 1000;

    public Option<int?> Width { get; } = WidthOption();

    public Option<string> Color { get; } = ColorOption();

    /// <summary>Columns and colours: as asked for, else as the terminal has them.</summary>
    public WritingOptions Of(ParseResult parsed, bool toFile)
    {
        var width = parsed.GetValue(Width) ?? Math.Clamp(toFile ? DefaultWidth : terminal.Columns ?? DefaultWidth, WritingOptions.LeastWidth, ReadableWidth);
        var color = parsed.GetValue(Color) switch
        {
            "always" => true,
            "never" => false,
            _ => !toFile && terminal.OutputIsTerminal && string.IsNullOrEmpty(terminal.Variable("NO_COLOR")) && terminal.Variable("TERM") != "dumb",
        };
        return new WritingOptions { Width = width, Color = color };
    }

    private static Option<int?> WidthOption()
    {
        var option = new Option<int?>("--width")
        {
            Description = $"Columns of the text. [default: those of the terminal, at most {ReadableWidth}; else {DefaultWidth}]",
            HelpName = "N",
            CustomParser = Number("--width", WritingOptions.LeastWidth, GreatestWidth),
        };
        return option;
    }

    /// <summary>Reads a whole number within bounds, both included.</summary>
    public static Func<ArgumentResult, int?> Number(string name, int least, int greatest) => result =>
    {
        var word = result.Tokens[0].Value;
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest) return number;
        result.AddError(greatest == int.MaxValue ? $"{name} takes a number from {least} on, not '{word}'." : $"{name} takes a number from {least} to {greatest}, not '{word}'.");
        return null;
    };

    private static Option<string> ColorOption()
    {
        var option = new Option<string>("--color")
        {
            Description = "Colours in the text; auto: on a terminal, unless NO_COLOR is set.",
            HelpName = "auto|always|never",
            DefaultValueFactory = _ => "auto",
        };
        option.AcceptOnlyFromAmong("auto", "always", "never");
        return option;
    }
}
