using System.CommandLine;
using System.CommandLine.Help;

namespace Readout.Commands;

/// <summary>Options of commands that run for long, also from the environment and a file: what the command line says holds before <c>READOUT_…</c>, and that before the file.</summary>
/// <remarks>
/// <c>--smtp-password</c> is <c>READOUT_SMTP_PASSWORD</c>, or the content of the file that <c>READOUT_SMTP_PASSWORD_FILE</c> names, or a line <c>smtp-password = …</c> of the file that
/// <c>--config</c> or <c>READOUT_CONFIG</c> names. One file may serve several commands: each takes what is its own. Of options that may be given several times the values are parted by commas.
/// </remarks>
internal static class Configuration
{
    private const string Prefix = "READOUT_";

    /// <summary>Names the file; declared by the commands that take one.</summary>
    public static Option<string?> File() => new("--config") { Description = "A file of lines 'option = value', as 'port = 8080'; READOUT_PORT=8080 does the same. [default: READOUT_CONFIG]", HelpName = "FILE" };

    /// <summary>The command line with what environment and file add to it, or what is wrong with them.</summary>
    public static (string[] Args, string? Problem) Extend(string[] args, RootCommand root, Func<string, string?> variable)
    {
        var command = args.Length == 0 ? null : root.Subcommands.FirstOrDefault(c => c.Name == args[0]);
        if (command is null || command.Options.All(o => o.Name != "--config")) return (args, null);
        var (lines, problem) = Lines(Given(args, "--config") ?? variable("READOUT_CONFIG"), root);
        if (problem is not null) return (args, problem);
        var added = new List<string>();
        foreach (var option in command.Options.Where(o => o is not HelpOption && o.Name != "--config"))
        {
            if (args.Any(a => option.Aliases.Append(option.Name).Any(name => a == name || a.StartsWith(name + "=", StringComparison.Ordinal) || a.StartsWith(name + ":", StringComparison.Ordinal)))) continue;
            // A folder named on the command line is not outdone by a database that is named elsewhere.
            if (option.Name == "--database" && (Given(args, "--data") ?? Given(args, "-d")) is not null) continue;
            var (value, trouble) = FromEnvironment(option.Name, variable);
            if (trouble is not null) return (args, trouble);
            value ??= lines.GetValueOrDefault(option.Name[2..]);
            if (string.IsNullOrEmpty(value)) continue;
            if (option.ValueType == typeof(bool))
            {
                if (Switch(value) is not { } isOn) return (args, $"{option.Name[2..]} is yes or no, not '{value}'.");
                added.Add($"{option.Name}={(isOn ? "true" : "false")}");
            }
            else if (option.ValueType == typeof(string[])) added.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(v => $"{option.Name}={v}"));
            else added.Add($"{option.Name}={value}");
        }

        return ([args[0], .. added, .. args.Skip(1)], null);
    }

    /// <summary>What the environment says of an option, by itself or by a file; null where nothing.</summary>
    public static (string? Value, string? Problem) FromEnvironment(string option, Func<string, string?> variable)
    {
        var name = Variable(option);
        if (variable(name) is { Length: > 0 } value) return (value, null);
        if (variable(name + "_FILE") is not { Length: > 0 } file) return (null, null);
        try
        {
            return (System.IO.File.ReadAllText(file).Trim(), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, $"{name}_FILE: {problem.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Variables that look like options of this program and are none: mistyped ones, as a rule.</summary>
    public static IEnumerable<string> Unknown(Command root, IEnumerable<string> names)
    {
        var known = root.Subcommands.SelectMany(c => c.Options).Select(o => Variable(o.Name)).SelectMany(v => new[] { v, v + "_FILE" }).Append("READOUT_DEBUG").ToHashSet(StringComparer.Ordinal);
        return names.Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && !known.Contains(n)).Order(StringComparer.Ordinal);
    }

    private static string Variable(string option) => Prefix + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    private static bool? Switch(string value) => value.ToUpperInvariant() switch
    {
        "1" or "YES" or "ON" or "TRUE" => true,
        "0" or "NO" or "OFF" or "FALSE" => false,
        _ => null,
    };

    private static (Dictionary<string, string> Lines, string? Problem) Lines(string? path, Command root)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(path)) return (values, null);
        try
        {
            var known = root.Subcommands.Where(c => c.Options.Any(o => o.Name == "--config")).SelectMany(c => c.Options).Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
            var number = 0;
            foreach (var line in System.IO.File.ReadLines(path))
            {
                number++;
                if (line.TrimStart() is "" or ['#', ..]) continue;
                if (line.Split('=', 2) is not [var name, var value]) return (values, $"{path}, line {number}: write it as 'option = value'.");
                if (!known.Contains("--" + name.Trim())) return (values, $"{path}, line {number}: there is no option '{name.Trim()}'.");
                values[name.Trim()] = value.Trim();
            }

            return (values, null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (values, $"the configuration could not be read: {problem.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string? Given(string[] args, string option)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == option && i + 1 < args.Length) return args[i + 1];
            if (args[i].StartsWith(option + "=", StringComparison.Ordinal)) return args[i][(option.Length + 1)..];
        }

        return null;
    }
}
