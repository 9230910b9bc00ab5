namespace Readout.Documents;

/// <summary>Names one article as extracted: a hash of its canonical address and its text. Another extraction, another id.</summary>
public readonly record struct ArticleId(string Value) : IComparable<ArticleId>
{
    /// <summary>The id of the text found at an address (a file's name where no address is known).</summary>
    public static ArticleId Of(string address, string text) => new(ContentHash.Of(address, text));

    /// <inheritdoc/>
    public int CompareTo(ArticleId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The sixteen hexadecimal digits.</summary>
    public override string ToString() => Value;

    /// <inheritdoc/>
    public static bool operator <(ArticleId left, ArticleId right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(ArticleId left, ArticleId right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(ArticleId left, ArticleId right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(ArticleId left, ArticleId right) => left.CompareTo(right) >= 0;
}
