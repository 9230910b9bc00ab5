using Readout.Archive.Searching;

namespace Readout.Archive.Tables;

/// <summary>How far a search reads.</summary>
internal sealed record SearchBounds
{
    /// <summary>Hits that are ranked: the newest.</summary>
    public int Ranked { get; init; } = 200;

    /// <summary>A word that stands in more reports is common: to weigh it, all of them would have to be read.</summary>
    public int RareWord { get; init; } = 1000;

    /// <summary>The same of a phrase, each hit of which costs the places of its words in many reports.</summary>
    public int RarePhrase { get; init; } = 200;

    /// <summary>So many reports are listed by what a field says of them.</summary>
    public int Listed { get; init; } = 20_000;

    /// <summary>In so many reports words stand that are rare.</summary>
    public int Rare(QueryWords words) => words.Text.Trim().Any(letter => !char.IsLetterOrDigit(letter)) ? RarePhrase : RareWord;
}
