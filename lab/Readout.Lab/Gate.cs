using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Readout.Lab;

/// <summary>Runs the scorers over the public data and compares every pinned figure with its floor (or ceiling).</summary>
/// <remarks>
/// The checks stand in <c>lab/floors.json</c>. A floor is raised when a figure rises (<c>--raise</c>); lowering one needs a reason in the
/// commit. Exit codes: 0 all hold, 1 one is broken or could not be measured, 2 bad usage.
/// </remarks>
internal static class Gate
{
    /// <summary>One run of one scorer. Paths are relative to the data's folder.</summary>
    internal sealed record Check
    {
        public required string Name { get; init; }
        public required string Task { get; init; }
        public required string Input { get; init; }
        public required string Gold { get; init; }

        /// <summary>Whether it is part of the subset that every build runs.</summary>
        public bool Subset { get; init; }

        public SortedDictionary<string, double> AtLeast { get; init; } = new(StringComparer.Ordinal);
        public SortedDictionary<string, double> AtMost { get; init; } = new(StringComparer.Ordinal);
    }

    private const double Precision = 1e-9;
    private const int FloorDigits = 3;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static int Run(string[] options)
    {
        var full = options.Contains("--full");
        var raise = options.Contains("--raise");
        var shared = Value(options, "--shared") ?? "../shared";
        var floors = Value(options, "--floors") ?? "lab/floors.json";
        var only = Value(options, "--only");
        if (!Directory.Exists(Path.Combine(shared, "data")))
        {
            Console.Error.WriteLine($"The gate needs the public data: there is no folder {Path.Combine(shared, "data")}. Name its parent with --shared DIR.");
            return 2;
        }

        var checks = JsonSerializer.Deserialize<List<Check>>(File.ReadAllText(floors), Json) ?? [];
        var run = checks.Where(c => only is not null ? c.Name.Contains(only, StringComparison.Ordinal) : full || c.Subset).ToList();
        var held = 0;
        var broken = 0;
        Console.WriteLine($"{"check",-26} {"figure",-30} {"measured",9} {"pinned",9}");
        foreach (var check in run)
        {
            var watch = Stopwatch.StartNew();
            Dictionary<string, double> figures;
            try
            {
                figures = Measure(check, shared);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                Console.WriteLine($"{check.Name,-26} could not be measured: {error.Message}");
                broken += check.AtLeast.Count + check.AtMost.Count;
                continue;
            }

            foreach (var (figure, floor) in check.AtLeast.ToList())
                Compare(check.Name, figure, floor, ">=", v => v >= floor - Precision);
            foreach (var (figure, ceiling) in check.AtMost.ToList())
                Compare(check.Name, figure, ceiling, "<=", v => v <= ceiling + Precision);
            if (raise) Raise(check, figures);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {check.Name}: {watch.Elapsed.TotalSeconds:F1} s"));

            void Compare(string name, string figure, double pinned, string relation, Func<double, bool> holds)
            {
                var known = figures.TryGetValue(figure, out var value);
                var fine = known && holds(value);
                held += fine ? 1 : 0;
                broken += fine ? 0 : 1;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name,-26} {figure,-30} {(known ? value : double.NaN),9:F4} {relation}{pinned,7:F3}{(fine ? "" : "   BROKEN")}"));
            }
        }

        if (raise) File.WriteAllText(floors, JsonSerializer.Serialize(checks, Json) + "\n");
        Console.WriteLine($"gate: {held} held, {broken} broken");
        return broken == 0 ? 0 : 1;
    }

    /// <summary>Pins every figure at what was reached, cut to three digits; a pinned figure only ever gets stricter.</summary>
    private static void Raise(Check check, Dictionary<string, double> figures)
    {
        var step = Math.Pow(10, FloorDigits);
        foreach (var figure in check.AtLeast.Keys.ToList())
        {
            if (figures.TryGetValue(figure, out var value)) check.AtLeast[figure] = Math.Max(check.AtLeast[figure], Math.Floor((value + Precision) * step) / step);
        }

        foreach (var figure in check.AtMost.Keys.ToList())
        {
            if (figures.TryGetValue(figure, out var value)) check.AtMost[figure] = Math.Min(check.AtMost[figure], Math.Max(0, Math.Ceiling((value - Precision) * step) / step));
        }
    }

    private static Dictionary<string, double> Measure(Check check, string shared)
    {
        var output = Path.Combine(Path.GetTempPath(), "readout-gate-" + Environment.ProcessId + "-" + check.Name.Replace('/', '-') + ".jsonl");
        try
        {
            var code = Predict.Run(check.Task, Path.Combine(shared, "data", check.Input), output);
            if (code != 0) throw new InvalidOperationException($"predict {check.Task} ended with {code}");
            return Score(Path.Combine(shared, "score", check.Task + ".py"), Path.Combine(shared, "data", check.Gold), output);
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static Dictionary<string, double> Score(string scorer, string gold, string output)
    {
        var start = new ProcessStartInfo("python3", [scorer, gold, output]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var python = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start");
        var error = python.StandardError.ReadToEndAsync();
        var text = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        if (python.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(scorer)} ended with {python.ExitCode}: {error.Result.Trim()}");
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
            if (colon > 0 && double.TryParse(line.AsSpan(colon + 2), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                figures[line[..colon]] = value;
        }

        // What is told twice shows in the number of contacts; fewer than there are is seen by recall.
        if (figures.TryGetValue("contacts predicted", out var predicted) && figures.TryGetValue("contacts gold", out var all) && all > 0)
            figures["contacts per gold contact"] = Math.Max(1, predicted / all);
        return figures;
    }

    private static string? Value(string[] options, string name)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : null;
    }
}
