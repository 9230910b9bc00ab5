namespace Readout.Sources.Feeds;

/// <summary>The texts of entries: titles out of markup, names out of lists, and whether a text is whole.</summary>
internal static class FeedText
{
    /// <summary>How much of a text's end is looked at for a sign that it goes on elsewhere.</summary>
    private const int EndWindow = 600;

    private static readonly string[] CutMarks = ["…", "...", "read more", "continue reading", "read on", "full story", "read full article", "keep reading"];

    /// <summary>One line of text out of what may be HTML, escaped once more than it should be or not.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        return HasMarkup(text) ? string.Join(' ', HtmlTags.Lines(text)) : HtmlTags.Folded(text);
    }

    /// <summary>The text of HTML, its paragraphs parted by empty lines.</summary>
    public static string Plain(string html) => string.Join("\n\n", HtmlTags.Lines(html));

    /// <summary>Whether a text says at its end that it goes on elsewhere.</summary>
    public static bool IsCut(string plain)
    {
        var end = plain.AsSpan(Math.Max(0, plain.Length - EndWindow)).TrimEnd(" \n»→>])").ToString();
        return CutMarks.Any(m => end.EndsWith(m, StringComparison.OrdinalIgnoreCase)) || end.EndsWith("[&hellip;", StringComparison.Ordinal);
    }

    /// <summary>The names in a list of authors; addresses of mail and accounts are none.</summary>
    public static IEnumerable<string> Names(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield break;

        // RSS writes "mail@address (Name)".
        var open = text.IndexOf('(');
        if (text.Contains('@') && open > 0) text = text[(open + 1)..].TrimEnd(' ', ')');
        foreach (var name in text.Split([", ", "; ", " and ", " & "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var line = Line(name);
            if (line.StartsWith("by ", StringComparison.OrdinalIgnoreCase)) line = line[3..];
            if (line.Length > 1 && !line.Contains('@') && !line.Equals("admin", StringComparison.OrdinalIgnoreCase)) yield return line;
        }
    }

    private static bool HasMarkup(string text)
    {
        for (var i = text.IndexOfAny(['<', '&']); i >= 0 && i + 1 < text.Length; i = text.IndexOfAny(['<', '&'], i + 1))
        {
            if (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '#' or '!') return true;
        }

        return false;
    }
}
