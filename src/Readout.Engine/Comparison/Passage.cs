using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Where a passage is printed.</summary>
/// <param name="Report">The report's number.</param>
/// <param name="Span">Where in its text.</param>
/// <param name="Position">The sentence's place in its report, from 0.</param>
internal readonly record struct Printed(int Report, TextSpan Span, int Position);

/// <summary>A sentence as worded, with all the places where reports print it: copies of one wording are one passage.</summary>
internal sealed class Passage(int number, int[] terms, double weight, int words)
{
    /// <summary>Its number in the table.</summary>
    public int Number => number;

    /// <summary>Its distinct terms, ascending.</summary>
    public int[] Terms => terms;

    /// <summary>The sum of its terms' weights.</summary>
    public double Weight => weight;

    /// <summary>How many words it has.</summary>
    public int Words => words;

    /// <summary>Where it is printed, in the order of the reports.</summary>
    public List<Printed> Places { get; } = [];

    /// <summary>The origins that print it.</summary>
    public SortedSet<int> Origins { get; } = [];

    /// <summary>Whether it holds a name of a person, organisation or place.</summary>
    public bool HasName { get; init; }

    /// <summary>Whether it holds a number.</summary>
    public bool HasNumber { get; init; }

    /// <summary>Whether it is running text, and not a heading or a list's item.</summary>
    public bool IsBody { get; init; }

    /// <summary>Whether it opens with a word that leans on the sentence before it, such as "he" or "but".</summary>
    public bool Leans { get; init; }

    /// <summary>Whether it is a question.</summary>
    public bool Asks { get; init; }

    /// <summary>Its place nearest to the start of any report that prints it.</summary>
    public int Lead => Places.Min(p => p.Position);
}
