using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Language.English;

/// <summary>Titles of office and the level each carries.</summary>
public static class Offices
{
    private const int LongestInWords = 9;

    private static readonly FrozenDictionary<string, Level> Levels = Read();
    private static readonly FrozenDictionary<string, Level>.AlternateLookup<ReadOnlySpan<char>> Lookup = Levels.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string> WordsOfTitles = Levels.Keys.SelectMany(title => title.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordLookup = WordsOfTitles.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The level of exactly this title in any case, such as "Foreign Minister"; null where it is none.</summary>
    public static Level? Find(ReadOnlySpan<char> title)
    {
        Span<char> lower = title.Length <= 128 ? stackalloc char[title.Length] : new char[title.Length];
        title.ToLowerInvariant(lower);
        lower.Replace('’', '\'');
        return Lookup.TryGetValue(lower, out var level) ? level : null;
    }

    /// <summary>
    /// The level that a longer description carries: that of the longest title in it, of two equally long ones the first;
    /// null where it holds none. "Chinese Vice Foreign Minister" → <see cref="Level.Deputy"/>.
    /// </summary>
    public static Level? LevelIn(ReadOnlySpan<char> description) => TitleIn(description, out _, out var level) ? level : null;

    /// <summary>Finds the longest title in a description.</summary>
    /// <param name="description">Any words.</param>
    /// <param name="span">Where it stands, in code units from the start of <paramref name="description"/>.</param>
    /// <param name="level">The level it carries.</param>
    public static bool TitleIn(ReadOnlySpan<char> description, out TextSpan span, out Level level)
    {
        span = default;
        level = Level.Other;
        var bestWords = 0;
        for (var start = 0; start < description.Length;)
        {
            var end = start;
            for (var words = 1; words <= LongestInWords && end < description.Length; words++)
            {
                end = EndOfWord(description, end);
                var title = description[start..end].TrimEnd(",;:");
                if (words > bestWords && Find(title) is { } found)
                {
                    bestWords = words;
                    level = found;
                    span = new TextSpan(start, start + title.Length);
                }

                if (end < description.Length) end++;
            }

            start = EndOfWord(description, start) + 1;
        }

        return bestWords != 0;

        static int EndOfWord(ReadOnlySpan<char> text, int from)
        {
            if (from >= text.Length) return text.Length;
            var space = text[from..].IndexOf(' ');
            return space < 0 ? text.Length : from + space;
        }
    }

    /// <summary>Whether the word, in any case, is part of some title.</summary>
    internal static bool IsWordOfTitle(ReadOnlySpan<char> word) => WordLookup.Contains(word);

    private static FrozenDictionary<string, Level> Read()
    {
        var levels = new Dictionary<string, Level>(StringComparer.Ordinal);
        foreach (var line in WordLists.Lines("offices"))
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var level = Enum.Parse<Level>(line.AsSpan(0, bar));
            foreach (var title in WordLists.Split(line[(bar + 1)..])) levels.TryAdd(title, level);
        }

        return levels.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
