using Readout.Documents;

namespace Readout.Language.English;

/// <summary>The labels of words in names: 0 outside, then for each type of name one for its first word and one for the others.</summary>
internal static class NameLabels
{
    public const int Outside = 0;
    public const int Count = 9;

    public static int First(NameType type) => 1 + (2 * (int)type);

    public static int Inside(NameType type) => 2 + (2 * (int)type);

    public static bool IsFirst(int label) => label % 2 == 1;

    public static bool IsInside(int label) => label != Outside && label % 2 == 0;

    public static NameType TypeOf(int label) => (NameType)((label - 1) / 2);

    /// <summary>Whether the label may follow the other: the inside of a name only follows its own beginning or inside.</summary>
    public static bool MayFollow(int label, int previous) => !IsInside(label) || (previous != Outside && TypeOf(previous) == TypeOf(label));
}
