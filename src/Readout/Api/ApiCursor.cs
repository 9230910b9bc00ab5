using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Readout.Archive;

namespace Readout.Api;

/// <summary>Some rows of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">As the parameter <c>cursor</c>, brings the next rows; null at the end.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>A page of the archive, its cursor closed.</summary>
    public static ApiPage<T> Of(RowPage<T> page) => new(page.Items, page.Next is null ? null : ApiCursor.Close(page.Next));
}

/// <summary>Where a list goes on, as programs get it: a word to give back, not to take apart.</summary>
internal static partial class ApiCursor
{
    public static string Close(string cursor) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(cursor));

    /// <summary>The archive's own cursor; null where none was given. False where it is none of ours.</summary>
    public static bool TryOpen(string? word, out string? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(word)) return true;
        if (word.Length > 200 || !Base64Url.IsValid(word)) return false;
        cursor = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(word));
        return Shape().IsMatch(cursor);
    }

    [GeneratedRegex(@"^-?[0-9.E+-]+_[0-9]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
