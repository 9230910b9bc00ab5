using System.Collections.Frozen;
using Words = System.Collections.Frozen.FrozenSet<string>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace Readout.Language.English;

/// <summary>The word lists that tell parts of names.</summary>
internal static class Lexicon
{
    /// <summary>Given names, and family names that stand first.</summary>
    public static readonly Words FirstNames = Of(WordLists.Words("first_names"));

    /// <summary>Words before a person's name that are no part of it.</summary>
    public static readonly Words Honorifics = Of(WordLists.Words("honorifics"));

    /// <summary>Lower-case words that are no names when written large at the head of a sentence.</summary>
    public static readonly Words Starters = Of(WordLists.Words("starters"));

    /// <summary>Words that end an organisation's name.</summary>
    public static readonly Words OrganizationLast = Of(WordLists.Marked("organization_heads", "last"));

    /// <summary>Words that begin an organisation's name before "of" or "for".</summary>
    public static readonly Words OrganizationFirst = Of(WordLists.Marked("organization_heads", "first"));

    /// <summary>Houses whose names stand for those who govern in them.</summary>
    public static readonly Words Houses = Of(WordLists.Words("houses"));

    /// <summary>Words that end a place's name.</summary>
    public static readonly Words PlaceLast = Of(WordLists.Marked("place_heads", "last"));

    /// <summary>Words that begin a place's name.</summary>
    public static readonly Words PlaceFirst = Of(WordLists.Marked("place_heads", "first"));

    /// <summary>Words that end the name of an event, a treaty or a prize.</summary>
    public static readonly Words EventLast = Of(WordLists.Words("event_heads"));

    /// <summary>Small words inside a person's name.</summary>
    public static readonly Words Particles = Of(
        new[] { "bin", "bint", "ibn", "ben", "al", "el", "ul", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "zu", "y", "abu", "af" }
            .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Months and weekdays: capitals that are no names here.</summary>
    public static readonly Words Calendar = Of(new[]
    {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.",
        "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday", "Sunday", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun", "AM", "PM", "A.M.", "P.M.",
        "GMT", "UTC", "EST", "EDT", "CET", "BC", "AD", "BCE", "CE", "B.C.", "A.D.",
    }.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Verbs whose subject is most often a person.</summary>
    public static readonly Words PersonVerbs = Of(new[]
    {
        "said", "says", "told", "added", "asked", "wrote", "tweeted", "replied", "met", "visited", "joined", "resigned", "died", "married", "testified", "noted", "argued", "warned", "insisted", "stressed", "explained",
        "recalled", "thinks", "believes", "believed", "thought", "arrived", "travelled", "traveled", "flew", "spoke", "vowed", "pledged", "urged", "scored", "was", "who", "went", "replied", "began", "became",
    }.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The longest word of <see cref="Starters"/>.</summary>
    public const int LongestStarter = 16;

    /// <summary>The word in lower case in the buffer given; what is longer than the buffer comes back as it is.</summary>
    public static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > buffer.Length) return word;
        word.ToLowerInvariant(buffer);
        buffer[..word.Length].Replace('’', '\'');
        return buffer[..word.Length];
    }

    /// <summary>Whether the word, in lower case, is a common word at the head of sentences.</summary>
    public static bool IsStarter(ReadOnlySpan<char> word) => Starters.Contains(Lower(word, stackalloc char[LongestStarter]));

    private static Words Of(FrozenSet<string> words) => words.GetAlternateLookup<ReadOnlySpan<char>>();
}
