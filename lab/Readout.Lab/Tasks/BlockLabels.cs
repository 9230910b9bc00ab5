using System.Text.Json;
using Readout.Extraction;
using Readout.Extraction.Metadata;
using Readout.Extraction.Model;

namespace Readout.Lab.Tasks;

/// <summary>Says which blocks of a page stand in its gold body.</summary>
internal static class BlockLabels
{
    private const int Shingle = 4;

    /// <summary>A label and a weight for each block; the weight follows the block's share of the body, as the measure does.</summary>
    public static (bool[] Labels, float[] Weights) Of(PageTree tree, string body)
    {
        var gold = Tokens(body);
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + Shingle <= gold.Count; i++) Add(shingles, string.Join(' ', gold.GetRange(i, Shingle)));
        var shorter = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 1; n < Shingle; n++)
            for (var i = 0; i + n <= gold.Count; i++) shorter.Add(string.Join(' ', gold.GetRange(i, n)));
        var lines = body.Split('\n').Select(l => string.Join(' ', Tokens(l))).ToHashSet(StringComparer.Ordinal);
        var blocks = tree.Blocks;
        var labels = new bool[blocks.Count];
        var weights = new float[blocks.Count];
        var size = Math.Max(100, gold.Count);
        var open = new bool[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            var tokens = Tokens(blocks[i].Text);
            weights[i] = 0.0015f + Math.Min(0.3f, (float)tokens.Count / size);
            if (tokens.Count >= Shingle)
            {
                var found = 0;
                for (var t = 0; t + Shingle <= tokens.Count; t++) found += shingles.ContainsKey(string.Join(' ', tokens.GetRange(t, Shingle))) ? 1 : 0;
                labels[i] = found * 2 > tokens.Count - Shingle + 1;
            }
            else
            {
                var joined = string.Join(' ', tokens);
                labels[i] = tokens.Count > 0 && lines.Contains(joined);
                open[i] = tokens.Count == 0 || !labels[i] && shorter.Contains(joined);
            }
        }

        LabelRows(blocks, labels, open, shingles);

        // A short piece that occurs somewhere in the body belongs to it where both its neighbours do.
        for (var i = 1; i + 1 < blocks.Count; i++) labels[i] |= open[i] && labels[i - 1] && labels[i + 1];
        return (labels, Array.ConvertAll(weights, w => w * 100));
    }

    /// <summary>The short cells of a table's row are wanted together: most of them are shorter than a shingle.</summary>
    private static void LabelRows(List<PageBlock> blocks, bool[] labels, bool[] open, Dictionary<string, int> shingles)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Row == 0) continue;
            var end = i;
            while (end + 1 < blocks.Count && blocks[end + 1].Row == blocks[i].Row) end++;
            if (end > i && Enumerable.Range(i, end + 1 - i).All(b => blocks[b].Text.Length <= BlockAnswers.LongestCell))
            {
                var tokens = Tokens(string.Join(' ', blocks.Skip(i).Take(end + 1 - i).Select(b => b.Text)));
                var found = 0;
                for (var t = 0; t + Shingle <= tokens.Count; t++) found += shingles.ContainsKey(string.Join(' ', tokens.GetRange(t, Shingle))) ? 1 : 0;
                if (tokens.Count >= Shingle) Array.Fill(labels, found * 2 > tokens.Count - Shingle + 1, i, end + 1 - i);
                Array.Fill(open, false, i, end + 1 - i);
            }

            i = end;
        }
    }

    /// <summary>Which blocks are the annotated headline; null where none is annotated.</summary>
    public static bool[]? Titles(PageTree tree, JsonElement gold)
    {
        if (gold.TextOrNull("title") is not { Length: > 0 } title) return null;
        var wanted = Joined(title);
        return [.. tree.Blocks.Select(b => b.Text.Length <= LineFigures.LongestLine && Joined(b.Text) == wanted)];
    }

    /// <summary>Which short blocks hold an annotated author's name, people's names alone; null for a set without such annotations.</summary>
    public static bool[]? Bylines(PageTree tree, JsonElement gold)
    {
        const int Longest = 160;
        if (!gold.TryGetProperty("byline", out var byline) || byline.ValueKind != JsonValueKind.Array || gold.TextOrNull("title") is null) return null;
        var host = Uri.TryCreate(gold.TextOrNull("url"), UriKind.Absolute, out var url) ? url.Host.Replace("-", "", StringComparison.Ordinal) : "";
        var names = byline.EnumerateArray().Select(n => n.GetString() ?? "").Where(IsPerson).Select(n => " " + Joined(n) + " ").ToList();
        return [.. tree.Blocks.Select(b => b.Text.Length <= Longest && !b.IsProse && names.Exists((" " + Joined(b.Text) + " ").Contains))];

        // A word alone is a first name or pen name, unless the site is called so.
        bool IsPerson(string name) => BylineReader.IsPerson(name) || BylineReader.PenName(name) is not null && !host.Contains(string.Concat(name.Where(char.IsLetterOrDigit)), StringComparison.OrdinalIgnoreCase);
    }

    private static string Joined(string text) => string.Join(' ', Tokens(text.ToLowerInvariant()));

    private static void Add(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    /// <summary>Runs of word characters, as the scorer counts them.</summary>
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            tokens.Add(text[start..i]);
            start = -1;
        }

        return tokens;
    }
}
