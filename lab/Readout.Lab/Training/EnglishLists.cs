using System.Collections.Immutable;
using System.Text;
using Readout.Documents;
using Readout.Language;
using Readout.Language.English;
using Readout.Language.Trees;

namespace Readout.Lab.Training;

/// <summary>Makes the table of listed words and phrases that goes into the model: the engine's own lists and those of <c>models/en/lists</c>.</summary>
internal static class EnglishLists
{
    private const int FirstOfPersons = 0;
    private const int FirstOfPlaces = 8;
    private const int FirstOfOthers = 16;

    /// <summary>Lists of <c>names.txt</c> by their mark, and their bits.</summary>
    private static readonly Dictionary<string, int> Marks = new(StringComparer.Ordinal)
    {
        ["first"] = FirstOfPersons + 1,
        ["person"] = FirstOfPersons + 2,
        ["famous"] = FirstOfPersons + 3,
        ["city"] = FirstOfPlaces + 5,
        ["town"] = FirstOfPlaces + 6,
        ["location"] = FirstOfPlaces + 7,
        ["company"] = FirstOfOthers + 3,
        ["group"] = FirstOfOthers + 4,
    };

    /// <summary>The words of the engine's own lists, and their bits.</summary>
    private static readonly (string List, string? Mark, int Bit)[] Own =
    [
        ("first_names", null, FirstOfPersons), ("honorifics", null, FirstOfPersons + 4),
        ("organization_heads", "last", FirstOfOthers + 5), ("organization_heads", "first", FirstOfOthers + 6),
        ("place_heads", "last", FirstOfOthers + 7), ("place_heads", "first", FirstOfOthers + 8),
        ("event_heads", null, FirstOfOthers + 9), ("starters", null, FirstOfOthers + 10),
    ];

    /// <summary>The bit of the words of titles of office.</summary>
    private const int Office = FirstOfPersons + 5;

    /// <summary>Adjectives of states and what else is neither person, organisation nor place.</summary>
    public const uint Others = (1u << (FirstOfPlaces + 1)) | (1u << (FirstOfOthers + 2));

    /// <summary>Given names.</summary>
    public const uint GivenNames = (1u << FirstOfPersons) | (1u << (FirstOfPersons + 1));

    /// <summary>Given names, family names and famous persons.</summary>
    public const uint Persons = GivenNames | (1u << (FirstOfPersons + 2)) | (1u << (FirstOfPersons + 3));

    /// <summary>States, cities, regions.</summary>
    public const uint Places = 0xFFu << FirstOfPlaces & ~(1u << (FirstOfPlaces + 1));

    /// <summary>Organisations, bodies, companies, groups.</summary>
    public const uint Organizations = 0b11011u << FirstOfOthers;

    /// <summary>Words that end an organisation's name.</summary>
    public const uint OrganizationLast = 1u << (FirstOfOthers + 5);

    /// <summary>Words that end a place's name.</summary>
    public const uint PlaceLast = 1u << (FirstOfOthers + 7);

    /// <summary>Honorifics, words of titles, months and common words.</summary>
    public const uint Common = (0b11u << (FirstOfPersons + 4)) | (1u << (FirstOfOthers + 10));

    public static ListedPhrases Read(string file)
    {
        List<(string Phrase, int Bit)> phrases = [];
        foreach (var (list, mark, bit) in Own)
            phrases.AddRange((mark is null ? WordLists.Words(list) : WordLists.Marked(list, mark)).Select(word => (word, bit)));
        foreach (var line in WordLists.Lines("offices"))
            phrases.AddRange(WordLists.Split(line[(line.IndexOf('|', StringComparison.Ordinal) + 1)..]).Select(title => (title, Office)));
        phrases.AddRange(Gazetteer.All.Select(entry => (entry.Name, BitOf(entry.Kind))));
        foreach (var line in File.ReadLines(file, Encoding.UTF8).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = WordLists.Split(line);
            phrases.AddRange(words.Skip(1).Select(word => (word, Marks[words[0]])));
        }

        return ListedPhrases.Of(phrases.Select(phrase => ((IReadOnlyList<string>)TokensOf(phrase.Phrase), 1u << phrase.Bit)));
    }

    private static int BitOf(GazetteerKind kind) => kind switch
    {
        GazetteerKind.Country => FirstOfPlaces,
        GazetteerKind.Nationality => FirstOfPlaces + 1,
        GazetteerKind.Seat => FirstOfPlaces + 2,
        GazetteerKind.City => FirstOfPlaces + 3,
        GazetteerKind.Province or GazetteerKind.Region => FirstOfPlaces + 4,
        GazetteerKind.Organization => FirstOfOthers,
        GazetteerKind.Body => FirstOfOthers + 1,
        _ => FirstOfOthers + 2,
    };

    private static string[] TokensOf(string phrase)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        Tokenizer.Tokenize(phrase, new TextSpan(0, phrase.Length), tokens);
        return [.. tokens.Select(token => token.Span.Of(phrase))];
    }
}
