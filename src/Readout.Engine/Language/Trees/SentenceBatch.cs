namespace Readout.Language.Trees;

/// <summary>Which rows of a batch belong to which sentence: longest sentence first, one row a token, sentence after sentence.</summary>
internal sealed class SentenceBatch
{
    private readonly int[] _starts;
    private readonly int[] _lengths;

    /// <summary>Lays out sentences of these lengths.</summary>
    /// <exception cref="ArgumentException">A length is not positive, or greater than the one before it.</exception>
    public SentenceBatch(ReadOnlySpan<int> lengths)
    {
        _lengths = lengths.ToArray();
        _starts = new int[lengths.Length];
        for (var s = 0; s < lengths.Length; s++)
        {
            if (lengths[s] <= 0 || (s > 0 && lengths[s] > lengths[s - 1])) throw new ArgumentException("Lengths must be positive and fall.", nameof(lengths));
            _starts[s] = Tokens;
            Tokens += lengths[s];
        }
    }

    /// <summary>How many sentences.</summary>
    public int Sentences => _lengths.Length;

    /// <summary>How many rows.</summary>
    public int Tokens { get; }

    /// <summary>The length of the longest sentence.</summary>
    public int Longest => _lengths.Length == 0 ? 0 : _lengths[0];

    /// <summary>The first row of a sentence.</summary>
    public int Start(int sentence) => _starts[sentence];

    /// <summary>The number of rows of a sentence.</summary>
    public int Length(int sentence) => _lengths[sentence];

    /// <summary>The row that a sentence has at a step of a walk over all sentences at once, from the front or from the back.</summary>
    public int Row(int sentence, int step, bool backward) =>
        backward ? _starts[sentence] + _lengths[sentence] - 1 - step : _starts[sentence] + step;

    /// <summary>How many sentences have a row at a step; they are the first ones.</summary>
    public int Active(int step, int before)
    {
        var active = before;
        while (active > 0 && _lengths[active - 1] <= step) active--;
        return active;
    }
}
