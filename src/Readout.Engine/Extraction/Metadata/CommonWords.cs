namespace Readout.Extraction.Metadata;

/// <summary>The words that a page writes with a small first letter somewhere: a phrase of them is no person's name, however its letters are set.</summary>
internal sealed class CommonWords
{
    private const int Shortest = 3;
    private const int Most = 400_000;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <summary>Reads a page.</summary>
    public CommonWords(List<PageBlock> blocks)
    {
        var read = 0;
        foreach (var block in blocks)
        {
            if ((read += block.Text.Length) > Most) break;
            Read(block.Text);
        }
    }

    /// <summary>Whether the words may be somebody's name: at most half of them are common words.</summary>
    public bool MayName(string name) => Share(name) <= 0.5;

    /// <summary>Whether fewer than half of the words are common ones.</summary>
    public bool LikelyNames(string name) => Share(name) < 0.5;

    /// <summary>Whether none of the words is a common one.</summary>
    public bool SurelyNames(string name) => Share(name) <= 0;

    private double Share(string name)
    {
        int common = 0, all = 0;
        foreach (var word in name.Split(' ', '-'))
        {
            if (word.Length < Shortest || !char.IsUpper(word[0])) continue;
            all++;
            if (_words.Contains(word.TrimEnd('.').ToLowerInvariant())) common++;
        }

        return all == 0 ? 0 : (double)common / all;
    }

    private void Read(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i])) continue;
            var start = i;
            while (i < text.Length && char.IsLetter(text[i])) i++;
            if (i - start >= Shortest && char.IsLower(text[start]) && (start == 0 || text[start - 1] is not ('@' or '.' or '/' or '_' or '-'))) _words.Add(text[start..i]);
        }
    }
}
