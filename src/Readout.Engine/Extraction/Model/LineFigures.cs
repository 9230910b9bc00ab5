using Readout.Extraction.Metadata;

namespace Readout.Extraction.Model;

/// <summary>What is measured of a single short block to tell whether it is the headline or names the author, beside its row.</summary>
internal sealed class LineFigures
{
    private const int Count = 12;
    private const int Reach = 8;

    /// <summary>Longer blocks are neither headline nor by-line.</summary>
    public const int LongestLine = 250;

    /// <summary>How many numbers a line has.</summary>
    public const int Width = AnswerFigures.Width + Count;

    private readonly List<PageBlock> _blocks;
    private readonly BlockTokens _tokens;
    private readonly float[] _wide;
    private readonly int[] _inText;
    private readonly int _texts;
    private readonly HashSet<int> _lead = [];
    private readonly TokenWeights _names;
    private readonly List<int> _weighed = [];

    /// <summary>Looks at a page's answers.</summary>
    /// <param name="blocks">The page.</param>
    /// <param name="wide">The widened rows.</param>
    /// <param name="text">How likely each block is text.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="names">Weighs a line's words.</param>
    public LineFigures(List<PageBlock> blocks, float[] wide, float[] text, BlockTokens tokens, TokenWeights names)
    {
        const int LeadBlocks = 3;
        (_blocks, _wide, _tokens, _names) = (blocks, wide, tokens, names);
        _inText = new int[_tokens.Distinct];
        for (var i = 0; i < blocks.Count; i++)
        {
            if (text[i] < 0.5f || !blocks[i].IsProse) continue;
            _texts++;
            foreach (var id in _tokens.Content(i)) _inText[id]++;
            if (_texts > LeadBlocks) continue;
            foreach (var id in _tokens.Content(i)) _lead.Add(id);
        }
    }

    /// <summary>Writes a line's row.</summary>
    public void Write(Span<float> row, int i)
    {
        _wide.AsSpan(i * AnswerFigures.Width, AnswerFigures.Width).CopyTo(row);
        var at = AnswerFigures.Width;
        var line = _blocks[i].Text;
        var words = _tokens.Content(i);
        int taken = 0, lead = 0;
        float often = 0;
        foreach (var id in words)
        {
            if (_inText[id] > 0) taken++;
            if (_lead.Contains(id)) lead++;
            often += Math.Min(5, _inText[id]);
        }

        var share = Math.Max(1, words.Length);
        row[at++] = (float)taken / share;
        row[at++] = (float)lead / share;
        row[at++] = words.Length;
        row[at++] = often / share;
        row[at++] = Below(i, LineLooks.Byline);
        row[at++] = Below(i, LineLooks.DateLine);
        var names = line.Length <= LongestLine / 2 ? BylineReader.Split(line) : [];
        row[at++] = names.Count;
        row[at++] = (float)names.Sum(n => n.Length) / Math.Max(1, line.Length);
        row[at++] = Weight(i);
        row[at++] = Weight(i - 1);
        row[at++] = Weight(i + 1);
        row[at] = line.Length > 0 && line[^1] is '.' or '!' or '?' ? 1 : line.Contains(':', StringComparison.Ordinal) ? 2 : 0;
    }

    private float Weight(int i)
    {
        if (i < 0 || i >= _blocks.Count || _blocks[i].Text.Length > LongestLine) return 0;
        _tokens.Tokens(i, _weighed);
        return _names.Logit(_weighed);
    }

    /// <summary>How many lines below the next such line stands.</summary>
    private int Below(int i, LineLooks looks)
    {
        for (var d = 1; d <= Reach && i + d < _blocks.Count; d++)
        {
            if (_blocks[i + d].Is(looks) && !_blocks[i + d].IsProse) return d;
        }

        return Reach + 1;
    }
}
