using System.Text.RegularExpressions;

namespace Readout.Extraction.Metadata;

/// <summary>Finds who wrote a saved text: "By …" near the headline, a name beside the date there, the box about the author behind the text.</summary>
internal static partial class FlatBylines
{
    private const int Before = 4;
    private const int Behind = 8;

    /// <summary>A box about the author stands at most so many lines behind the text.</summary>
    private const int BoxReach = 24;

    /// <summary>From this likelihood on a line is taken for the one that names the author.</summary>
    private const float Likely = 0.15f;

    /// <summary>From here on a first name or a pen name alone will do.</summary>
    private const float Sure = 0.5f;

    /// <summary>The names, people only.</summary>
    /// <param name="reading">The lines, judged.</param>
    /// <param name="first">The first line of text.</param>
    /// <param name="last">The last line of text, or -1.</param>
    public static List<string> Of(PageReading reading, int first, int last)
    {
        var names = ByRules(reading.Tree.Blocks, reading.TitleIndex, first, last);
        if (names.Count > 0 || reading.Answers is not { } answers) return names;
        var words = new CommonWords(reading.Tree.Blocks);
        names = answers.Authors(Likely, penNames: false, n => IsNoSite(n) && words.MayName(n), words.LikelyNames, reading.TitleIndex + 1);
        return names.Count > 0 ? names : answers.Authors(Sure, penNames: true, n => IsNoSite(n) && words.SurelyNames(n), words.SurelyNames, reading.TitleIndex + 1);

        bool IsNoSite(string name) => !string.Equals(name, reading.Outlet, StringComparison.OrdinalIgnoreCase);
    }

    private static List<string> ByRules(List<PageBlock> blocks, int title, int first, int last)
    {
        var from = Math.Max(0, title - Before);
        var to = Math.Min(blocks.Count, Math.Max(first, title) + Behind);
        for (var i = from; i < to; i++)
        {
            var text = blocks[i].Text;
            if (i == title || blocks[i].IsProse) continue;
            if (IsByAlone(text) && i + 1 < blocks.Count && BylineReader.Split(blocks[i + 1].Text) is { Count: > 0 } below) return below;
            if (blocks[i].Is(LineLooks.Byline) && BylineReader.Names([text]) is { Count: > 0 } names) return names;
            if (AfterBy(text) is { } rest && BylineReader.Split(rest) is { Count: > 0 } behind) return behind;
            if (i > title && i < first && WithOffice(text) is { } told) return [told];
        }

        for (var i = Math.Max(0, title + 1); i < to; i++)
        {
            if (i <= first && BylineReader.DatedName(blocks[i].Text) is { } dated) return [dated];
            if (!BylineReader.IsPerson(blocks[i].Text)) continue;
            if (i + 1 < blocks.Count && blocks[i + 1].Is(LineLooks.DateLine) || i - 1 != title && i > 0 && blocks[i - 1].Is(LineLooks.DateLine)) return [blocks[i].Text];
        }

        return last < 0 ? [] : InBox(blocks, last);
    }

    /// <summary>A name alone, and right below it "NAME is …": the box about the author.</summary>
    private static List<string> InBox(List<PageBlock> blocks, int last)
    {
        for (var i = last + 1; i + 1 < Math.Min(blocks.Count, last + BoxReach); i++)
        {
            var name = blocks[i].Text;
            if (BylineReader.IsPerson(name) && blocks[i + 1].Text.StartsWith(name + " ", StringComparison.Ordinal) && blocks[i + 1].Is(LineLooks.Biography)) return [name];
        }

        return [];
    }

    /// <summary>"Our correspondent, Ann Bell".</summary>
    private static string? WithOffice(string text) =>
        text.Length <= 80 && Office().Match(text) is { Success: true } match && BylineReader.IsPerson(match.Groups["name"].Value) ? match.Groups["name"].Value : null;

    private static bool IsByAlone(string text) => text.Length <= 14 && (text.Equals("by", StringComparison.OrdinalIgnoreCase) || text.EndsWith(" by", StringComparison.OrdinalIgnoreCase)
        || text.Equals("by:", StringComparison.OrdinalIgnoreCase) || text.Equals("written by:", StringComparison.OrdinalIgnoreCase) || text.Equals("author", StringComparison.OrdinalIgnoreCase));

    /// <summary>"June 1, 2024 by Ann Bell": what stands behind the word, where the line is short.</summary>
    private static string? AfterBy(string text)
    {
        const int Longest = 120;
        if (text.Length > Longest) return null;
        var at = text.LastIndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        return at < 0 || DateReader.Visible(text) is null ? null : text[(at + 4)..];
    }

    [GeneratedRegex(@"^(our |from our |staff |special |\p{L}+ )?(own )?(correspondent|reporter|staff writer|writer|columnist|editor)( in \p{Lu}\p{L}+)?[,:] (?<name>\p{Lu}.{3,50})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Office();
}
