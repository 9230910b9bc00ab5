using System.Collections.Frozen;
using System.Text;

namespace Readout.Language.English;

/// <summary>The word lists embedded in the engine: one file each, lines that begin with # are remarks, words are parted by semicolons.</summary>
internal static class WordLists
{
    /// <summary>The lines of a list, remarks and empty lines left out.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream($"Readout.Language.English.Data.{name}.txt")
            ?? throw new InvalidOperationException($"The word list '{name}' is not embedded in the engine.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length != 0 && line[0] != '#') yield return line;
        }
    }

    /// <summary>All words of a list.</summary>
    public static FrozenSet<string> Words(string name) => Lines(name).SelectMany(Split).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of those lines that begin with the mark and a semicolon.</summary>
    public static FrozenSet<string> Marked(string name, string mark) =>
        Lines(name).Where(line => line.StartsWith(mark + ";", StringComparison.Ordinal)).SelectMany(line => Split(line).Skip(1)).ToFrozenSet(StringComparer.Ordinal);

    public static string[] Split(string words) => words.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
