using System.Text.RegularExpressions;

namespace Readout.Extraction.Metadata;

/// <summary>Finds the outlet of saved text: a masthead above the headline that comes back in the foot or in an address, or a foot that says it alone.</summary>
/// <remarks>A name that stands only once and nowhere as an owner is not taken: it may be a section, a column, a place.</remarks>
internal static partial class FlatOutlets
{
    private const int HeadLines = 12;
    private const int FootLines = 30;
    private const int LongestName = 40;
    private const int LongestFoot = 200;
    private const int MostWords = 5;

    /// <summary>The name, or null where nothing says it surely.</summary>
    /// <param name="blocks">The lines, judged.</param>
    /// <param name="title">The headline's index, or -1.</param>
    /// <param name="first">The first line of text.</param>
    /// <param name="last">The last line of text, or -1.</param>
    public static string? Of(List<PageBlock> blocks, int title, int first, int last)
    {
        var top = Math.Min(HeadLines, title >= 0 ? title : first);
        var foot = blocks.Skip(last + 1).Take(FootLines).Select(b => b.Text).Where(t => t.Length <= LongestFoot).ToList();
        var head = blocks.Take(Math.Max(0, Math.Max(title, first))).Select(b => b.Text).ToList();
        for (var i = 0; i < top; i++)
        {
            if (Name(blocks[i].Text) is { } name && Shown(name, foot, head) is { } shown) return shown;
        }

        foreach (var line in foot)
        {
            if (Speaks().Match(line) is { Success: true } match && IsName(match.Groups["name"].Value)) return match.Groups["name"].Value;
            if (Works().Match(line) is { Success: true } box && !box.Value.Contains("freelance", StringComparison.OrdinalIgnoreCase)) return box.Groups["name"].Value;
        }

        return null;
    }

    /// <summary>Who claims the rights in a line: "© 2024 The Harbor Post", "Copyright Harbor Post. All rights reserved"; null where nobody does.</summary>
    public static string? OwnerIn(string line) => Owner().Match(line) is { Success: true } match ? match.Groups["name"].Value.Trim() : null;

    /// <summary>The name in a masthead line, without a motto behind a dash; null where the line is none.</summary>
    private static string? Name(string line)
    {
        var dash = line.IndexOfAny(['—', '–', '|']);
        var name = (dash > 2 && line[dash - 1] == ' ' ? line[..dash] : line).Trim();
        return IsName(name) && !LineShapes.IsWorking(name) && !LineShapes.IsReadOn(name) && !LineShapes.StartsOtherPart(name) ? name : null;
    }

    private static bool IsName(string name)
    {
        if (name.Length is < 3 or > LongestName || LineShapes.Words(name) > MostWords || !char.IsUpper(name[0])) return false;
        foreach (var word in name.Split(' '))
        {
            if (word.Length == 0 || !char.IsUpper(word[0]) && word is not ("&" or "of" or "the" or "and" or "in" or "for" or "on")) return false;
            foreach (var c in word)
            {
                if (!char.IsLetter(c) && c is not ('&' or '-' or '\'' or '’' or '.')) return false;
            }
        }

        return true;
    }

    /// <summary>The masthead as the foot writes it, or as itself where an address holds it; null where neither does.</summary>
    private static string? Shown(string name, List<string> foot, List<string> head)
    {
        var single = !name.Contains(' ', StringComparison.Ordinal);
        foreach (var line in foot)
        {
            if (single && OwnerIn(line) is null && !Speaks().IsMatch(line)) continue;
            var at = IndexOfWords(line, name);
            if (at >= 0) return Plain(line.Substring(at, name.Length));
            if (!single && OwnerIn(line) is { } owner && FirstTwo(name) is { } two && owner.StartsWith(two, StringComparison.OrdinalIgnoreCase)) return Plain(name);
        }

        var letters = Letters(name);
        foreach (var line in head.Concat(foot))
        {
            if (IndexOfWords(line, "By " + name) == 0) return Plain(name);
            if (letters.Length > 5 && !line.Equals(name, StringComparison.Ordinal) && Address().Match(line) is { Success: true } address && Letters(address.Groups["host"].Value) == letters) return Plain(name);
        }

        return null;
    }

    private static string? FirstTwo(string name)
    {
        var words = name.Split(' ');
        return words.Length >= 3 ? words[0] + " " + words[1] : null;
    }

    private static int IndexOfWords(string line, string words)
    {
        var at = line.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at > 0 && char.IsLetterOrDigit(line[at - 1])) return -1;
        return at + words.Length < line.Length && char.IsLetterOrDigit(line[at + words.Length]) ? -1 : at;
    }

    /// <summary>Letters alone, lower case, without the article at the head.</summary>
    private static string Letters(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
        return letters.StartsWith("the", StringComparison.Ordinal) ? letters[3..] : letters;
    }

    /// <summary>A masthead in capitals in the usual way of writing.</summary>
    private static string Plain(string name) => name.Any(char.IsLower) || name.Length < 6 ? name
        : string.Create(name.Length, name, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = i > 0 && char.IsLetter(from[i - 1]) ? char.ToLowerInvariant(from[i]) : from[i];
        });

    [GeneratedRegex(@"(?:©|\(c\)|\bcopyright\b)(?: ?©| ?\(c\))?[ ,]*(?:(?:19|20)[0-9]{2}(?: ?[-–] ?(?:19|20)?[0-9]{2})?)?[ ,]*(?:by )?(?<name>(?-i:\p{Lu})[^.,|©]{2,50})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Owner();

    /// <summary>A foot in which the outlet speaks of itself.</summary>
    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}&.'’ -]{2,40}?) (?:does not provide [\p{L}, ]{2,30} advice|is published (?:by|every|daily|weekly|[\p{L}]+ times)|is a (?:title|publication|nonprofit|non-profit)\b|is not responsible for the content)", RegexOptions.CultureInvariant)]
    private static partial Regex Speaks();

    /// <summary>A box about the author that says for whom she works now.</summary>
    [GeneratedRegex(@"^(?:\p{Lu}[\p{L}.'’-]* ){2,4}is (?:(?:a|an|the) )?[^.]{0,60}\b(?i:editor|reporter|correspondent|journalist|columnist)(?:-in-chief)? (?:at|for|with|of) (?<name>(?:\p{Lu}[\p{L}&'’-]*|the|of)(?: (?:\p{Lu}[\p{L}&'’-]*|of|&)){0,4})(?=[.,]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Works();

    [GeneratedRegex(@"(?:^|[\s/@.])(?<host>[\p{L}0-9-]{4,40})\.\p{L}{2,8}(?=$|[\s/.,])", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
