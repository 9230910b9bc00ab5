using System.Collections.Frozen;
using System.Text;

namespace Readout.Comparison;

/// <summary>Whether two names can name one person: "Anna Berg", "Berg" and "A. Berg" do, "Anna Berg" and "Nils Berg" do not.</summary>
internal static class PersonNames
{
    /// <summary>From this length a surname may differ in one letter (two from <see cref="LongName"/>): transliterations vary.</summary>
    private const int VariantName = 5;
    private const int LongName = 7;

    private static readonly FrozenSet<string> NoName = new[] { "jr", "sr", "ii", "iii", "mr", "mrs", "ms", "dr", "sir", "the" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of a name, lower case, without marks above letters, titles and possessive endings.</summary>
    public static string[] Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetterOrDigit(name[i]))
            {
                word.Append(Fold(name[i]));
                continue;
            }

            var possessive = word.Length == 1 && word[0] == 's' && i >= 2 && name[i - 2] is '\'' or '’';
            if (word.Length > 0 && !possessive && !NoName.Contains(word.ToString())) words.Add(word.ToString());
            word.Clear();
        }

        return [.. words];
    }

    /// <summary>Whether two names, as their <see cref="Words"/>, can name one person.</summary>
    public static bool Same(string[] one, string[] other)
    {
        if (one.Length == 0 || other.Length == 0) return false;
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (Array.TrueForAll(shorter, longer.Contains)) return true;
        var equal = shorter[^1] == longer[^1];
        if (!equal && !Variant(shorter[^1], longer[^1])) return false;
        return shorter.Length == 1 || shorter[0] == longer[0] || shorter[0][0] == longer[0][0] || Variant(shorter[0], longer[0]);
    }

    /// <summary>A letter in lower case without the marks above or below it.</summary>
    public static char Fold(char letter)
    {
        if (letter < 128) return char.ToLowerInvariant(letter);
        if (char.IsSurrogate(letter)) return letter;
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLowerInvariant(parts[0]);
    }

    private static bool Variant(string one, string other)
    {
        var length = Math.Min(one.Length, other.Length);
        if (length < VariantName || Math.Abs(one.Length - other.Length) > 2) return false;
        return EditDistance(one, other) <= (length >= LongName ? 2 : 1);
    }

    private static int EditDistance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
