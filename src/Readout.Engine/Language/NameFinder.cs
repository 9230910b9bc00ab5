using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;
using Readout.Language.Trees;

namespace Readout.Language;

/// <summary>
/// Finds the names of a document: <see cref="NamePatterns"/> sentence by sentence; then the document's memory decides what the form of a word left open
/// ("Blinken" is the person who was "Antony Blinken" elsewhere); then the network of <see cref="TreeModel"/> and the <see cref="NameModel"/>, which sees both, settle spans and types together.
/// </summary>
internal static class NameFinder
{
    private const double ShareOfCapitalsInTitleCase = 0.7;
    private const int ShortWord = 4;
    private const int MostWordsBeyond = 3;

    /// <summary>Finds the names.</summary>
    /// <param name="parsed">What the network says of the tokens.</param>
    /// <param name="model">What sees the patterns and the rest of the document.</param>
    public static ImmutableArray<Name> Find(string text, ImmutableArray<Paragraph> paragraphs, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, ParsedTokens parsed, NameModel model)
    {
        var plain = new HashSet<TextSpan>();
        var patterns = ByPatterns(text, paragraphs, sentences, tokens, plain, out var words, out var sentenceOf);
        var labels = JointLabels.Of(model, new NameFeatures(text, words, sentenceOf, patterns, parsed.Listings), words, sentenceOf, parsed);
        var names = ByLabels(labels, parsed, text, tokens, WritesSmall(text, sentences), patterns, plain);
        return WithDatelines(text, paragraphs, Acronyms.Find(text, tokens, NameEdges.Mend(text, names, QuotedTitles.Of(text, words, sentenceOf))));
    }

    /// <summary>The names by patterns and memory alone, and the words they were read from; in <paramref name="plain"/> those that a title, a given name or "in" makes plain.</summary>
    public static List<Name> ByPatterns(string text, ImmutableArray<Paragraph> paragraphs, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, HashSet<TextSpan> plain, out List<NameWord> words, out List<int> sentenceOf)
    {
        words = new List<NameWord>(tokens.Length);
        sentenceOf = new List<int>(tokens.Length);
        var candidates = new List<NameCandidate>();
        var sentence = new List<NameWord>();
        for (var s = 0; s < sentences.Length; s++)
        {
            NameWords.Of(text, tokens.AsSpan(), sentences[s], sentence);
            var heading = paragraphs[sentences[s].Paragraph].Kind == ParagraphKind.Heading || InTitleCase(text, sentence);
            new NamePatterns(text, sentence, heading, candidates).Run();
            words.AddRange(sentence);
            for (var i = 0; i < sentence.Count; i++) sentenceOf.Add(s);
        }

        var memory = NameMemory.Of(text, candidates);
        var names = new List<Name>(candidates.Count);
        foreach (var candidate in candidates)
        {
            if (memory.Decide(text, candidate) is not { } name || (names.Count > 0 && names[^1].Span.End > name.Span.Start)) continue;
            names.Add(name);
            if (IsPlain(text, candidate, name)) plain.Add(name.Span);
        }

        return names;
    }

    private static ImmutableArray<Name> ByLabels(byte[] labels, ParsedTokens parsed, string text, ImmutableArray<Token> tokens, bool small, List<Name> patterns, HashSet<TextSpan> plain)
    {
        var names = ImmutableArray.CreateBuilder<Name>();
        var families = new HashSet<string>(StringComparer.Ordinal);
        var votes = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var chances = new float[tokens.Length * NameTags.Types];
        NameTags.Weigh(parsed.NameScores, NameTags.Count, labels, chances);
        var next = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (labels[i] == NameTags.Outside) continue;
            var first = i;
            while (!NameTags.IsLast(labels[i])) i++;
            var type = NameTags.TypeOf(labels[i]);
            while (first < i && IsNoPart(tokens[first].Span.Of(text.AsSpan()), type)) first++;
            var last = i;
            while (last > first && type != NameType.Other && Lexicon.Calendar.Contains(tokens[last].Span.Of(text.AsSpan()))) last--;
            var span = new TextSpan(tokens[first].Span.Start, tokens[last].Span.End);
            Listed(span.Start);
            if (!small && !HasCapital(span.Of(text.AsSpan()))) continue;
            if (IsAddress(span.Of(text.AsSpan())) || (type != NameType.Person && Lexicon.Calendar.Contains(span.Of(text.AsSpan())))) continue;
            while (next < patterns.Count && patterns[next].Span.Start < span.End) next++;
            if (next > 0 && IsTitled(text, patterns[next - 1], span, plain))
            {
                (span, type) = (patterns[next - 1].Span, patterns[next - 1].Type);
                while (tokens[first].Span.Start < span.Start) first++;
            }

            if (next > 0 && IsWider(text, patterns[next - 1], span, plain) && (names.Count == 0 || names[^1].Span.End <= patterns[next - 1].Span.Start))
            {
                names.Add(patterns[next - 1]);
                _ = IsPlainName(text, patterns[next - 1], plain, families);
                while (i + 1 < tokens.Length && tokens[i + 1].Span.Start < names[^1].Span.End) i++;
                continue;
            }

            var lead = FirstWithin(patterns, next, span);
            if (type != NameType.Person && StateAlone(text, tokens, first, last, lead))
            {
                if (lead >= 0) names.Add(patterns[lead]);
                continue;
            }

            NameMemory.Vote(votes, span.Of(text), chances.AsSpan(i * NameTags.Types, NameTags.Types));
            Name? same = next > 0 && patterns[next - 1].Span == span ? patterns[next - 1] : null;
            var person = same is { Type: NameType.Person } && plain.Contains(span);
            if (person) IsPlainName(text, patterns[next - 1], plain, families);
            NameSplitter.Add(text, Settled(text, new Name(span, person ? NameType.Person : TypeByHead(text, span, type, same), SideOf(text, span, patterns, next))), patterns, next, names);
        }

        Listed(text.Length);
        NameMemory.Agree(text, names, votes);
        return RecurringNames.Find(text, tokens, names);

        // States and organisations of states that the model passed over stay names: the list knows them. So do persons with a known given name, and their family names alone.
        void Listed(int before)
        {
            for (; next < patterns.Count && patterns[next].Span.End <= before; next++)
            {
                if (patterns[next].Side is not null || IsPlainName(text, patterns[next], plain, families) || Gazetteer.Find(patterns[next].Span.Of(text.AsSpan())) is { Kind: GazetteerKind.City or GazetteerKind.Seat or GazetteerKind.Province } && patterns[next].Type == NameType.Place || Lexicon.Calendar.Contains(patterns[next].Span.Of(text.AsSpan()))) names.Add(patterns[next]);
            }
        }
    }

    /// <summary>The names with the places of datelines in the stead of what was found there.</summary>
    private static ImmutableArray<Name> WithDatelines(string text, ImmutableArray<Paragraph> paragraphs, ImmutableArray<Name> found)
    {
        var names = ImmutableArray.CreateBuilder<Name>(found.Length);
        var next = 0;
        foreach (var paragraph in paragraphs)
        {
            if (Dateline.PlaceOf(text, paragraph.Span) is not { } place) continue;
            while (next < found.Length && found[next].Span.End <= place.Start) names.Add(found[next++]);
            while (next < found.Length && found[next].Span.Start < place.End) next++;
            names.Add(new Name(place, NameType.Place, Gazetteer.Find(place.Of(text.AsSpan()))?.Side));
        }

        while (next < found.Length) names.Add(found[next++]);
        return names.DrainToImmutable();
    }

    /// <summary>Whether the writer does without capitals: a third of the sentences begin with a small letter. Elsewhere a name without a capital is none ("frank talks").</summary>
    private static bool WritesSmall(string text, ImmutableArray<Sentence> sentences) =>
        sentences.Count(s => char.IsLower(text[s.Span.Start])) * 3 > sentences.Length;

    private static bool HasCapital(ReadOnlySpan<char> words)
    {
        foreach (var letter in words)
        {
            if (!char.IsLower(letter) && char.IsLetterOrDigit(letter)) return true;
        }

        return false;
    }

    /// <summary>"Mr", "Professor" before a person, "February" before anything: no part of the name.</summary>
    private static bool IsNoPart(ReadOnlySpan<char> word, NameType type) =>
        type == NameType.Person ? Lexicon.Honorifics.Contains(word) && !Lexicon.FirstNames.Contains(word) : Lexicon.Calendar.Contains(word);

    /// <summary>Whether the lists, or a title or given name, know a longer name around these words: "People's Republic of China", "Vice Premier Liu He".</summary>
    private static bool IsWider(string text, Name pattern, TextSpan span, HashSet<TextSpan> plain) =>
        pattern.Span.Start <= span.Start && pattern.Span.End >= span.End && pattern.Span.Length > span.Length
        && (plain.Contains(pattern.Span) || Gazetteer.Find(pattern.Span.Of(text.AsSpan())) is not null);

    /// <summary>"Prime Minister Barrantes", "Foreign Minister of Peru": a title of office that the model took into the name behind it.</summary>
    private static bool IsTitled(string text, Name pattern, TextSpan span, HashSet<TextSpan> plain)
    {
        if (pattern.Span.Start <= span.Start || pattern.Span.End != span.End) return false;
        var title = text.AsSpan(span.Start, pattern.Span.Start - span.Start).TrimEnd();
        if (pattern.Type == NameType.Person) return plain.Contains(pattern.Span) && Offices.Find(title) is not null;
        if (title.EndsWith(" the")) title = title[..^" the".Length];
        return pattern.Side is not null && title.EndsWith(" of") && Offices.Find(title[..^" of".Length]) is not null;
    }

    /// <summary>Index of the state's name or adjective that begins the span and ends within it, or -1.</summary>
    private static int FirstWithin(List<Name> patterns, int next, TextSpan span)
    {
        for (var i = next - 1; i >= 0 && patterns[i].Span.Start >= span.Start; i--)
        {
            if (patterns[i].Span.Start == span.Start) return patterns[i].Side is not null && patterns[i].Span.End < span.End ? i : -1;
        }

        return -1;
    }

    /// <summary>
    /// Whether nothing but the leading state is a name: the rest is the beginning of a title ("US Defence" Secretary, "National Security" Adviser) or written small
    /// ("Chinese foreign ministry").
    /// </summary>
    /// <param name="lead">Index of the leading state among the patterns, or -1.</param>
    private static bool StateAlone(string text, ImmutableArray<Token> tokens, int first, int last, int lead)
    {
        var rest = lead < 0 ? first : first + 1;
        while (lead >= 0 && rest <= last && tokens[rest].Span.Start < tokens[first].Span.End + 1) rest++;
        if (rest > last) return false;
        var words = new TextSpan(tokens[rest].Span.Start, tokens[last].Span.End).Of(text.AsSpan());
        if (lead < 0 && Gazetteer.Find(words) is not null) return false;
        if (lead >= 0 && char.IsLower(words[0]) && !words.ContainsAnyInRange('A', 'Z')) return true;
        for (var end = last + 1; end < Math.Min(tokens.Length, last + 1 + MostWordsBeyond); end++)
        {
            if (text[tokens[end].Span.Start - 1] != ' ') return false;
            if (Offices.Find(text.AsSpan(tokens[rest].Span.Start, tokens[end].Span.End - tokens[rest].Span.Start)) is not null) return true;
        }

        return false;
    }

    /// <summary>What the last word of a name says where the patterns agree: "Guesthouse" is a place, "War" an event.</summary>
    private static NameType TypeByHead(string text, TextSpan span, NameType type, Name? same)
    {
        if (same is not { } pattern || pattern.Type == type) return type;
        var words = span.Of(text.AsSpan());
        var last = words[(words.LastIndexOf(' ') + 1)..];
        return pattern.Type switch
        {
            NameType.Place when last.Length < words.Length && Lexicon.PlaceLast.Contains(last) && !Lexicon.OrganizationLast.Contains(last) => NameType.Place,
            NameType.Other when last.Length < words.Length && Lexicon.EventLast.Contains(last) => NameType.Other,
            _ => type,
        };
    }

    /// <summary>An address of mail or of a page, or a file.</summary>
    private static bool IsAddress(ReadOnlySpan<char> words) =>
        !words.Contains(' ') && (words.Contains('@') || words.Contains("://", StringComparison.Ordinal) || words.StartsWith("www.", StringComparison.OrdinalIgnoreCase));

    /// <summary>A state is a place even where it acts, a people no organisation, a parliament one; a person is not the place of the same name.</summary>
    private static Name Settled(string text, Name name)
    {
        var listed = Gazetteer.Find(name.Span.Of(text.AsSpan()));
        if (name.Type == NameType.Person && listed is { Kind: GazetteerKind.Country or GazetteerKind.Seat or GazetteerKind.Organization } && !Lexicon.FirstNames.Contains(name.Span.Of(text.AsSpan())))
            return name with { Type = listed.Kind == GazetteerKind.Organization ? NameType.Organization : NameType.Place, Side = listed.Side };
        if (name.Type == NameType.Person && listed?.Kind is GazetteerKind.City or GazetteerKind.Province && name.Span.Of(text.AsSpan()).Contains(' ')) return name with { Type = NameType.Place };
        if (name.Type == NameType.Person) return IsCommonNoun(name.Span.Of(text.AsSpan())) ? name with { Type = listed?.Kind == GazetteerKind.Body || Lexicon.OrganizationLast.Contains(name.Span.Of(text.AsSpan())) ? NameType.Organization : NameType.Other, Side = null } : name with { Side = null };
        return listed?.Kind switch
        {
            GazetteerKind.Nationality => name with { Type = NameType.Other },
            GazetteerKind.Organization or GazetteerKind.Body => name with { Type = NameType.Organization },
            GazetteerKind.Seat or GazetteerKind.Country when Lexicon.Houses.Contains(name.Span.Of(text.AsSpan())) => name with { Type = IsWhere(text, name.Span.Start) ? NameType.Place : NameType.Organization },
            GazetteerKind.Country => name with { Type = NameType.Place },
            _ when name.Type == NameType.Other && IsCommonNoun(name.Span.Of(text.AsSpan())) && Lexicon.OrganizationLast.Contains(name.Span.Of(text.AsSpan())) => name with { Type = NameType.Organization },
            _ => name,
        };
    }

    /// <summary>"at the White House", "near the Kremlin": something takes place there.</summary>
    private static bool IsWhere(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        if (before.EndsWith(" the", StringComparison.OrdinalIgnoreCase)) before = before[..^4].TrimEnd();
        return before[(before.LastIndexOfAny(' ', '\n') + 1)..] is "at" or "in" or "to" or "into" or "near" or "outside" or "inside" or "around" or "toward" or "towards" or "within" or "beneath";
    }

    /// <summary>A full name behind a title or with a listed given name, or a single word behind "in" that is no heading's.</summary>
    private static bool IsPlain(string text, NameCandidate candidate, Name name) => !candidate.InHeading && (candidate.Type, name.Type, candidate.Strength) switch
    {
        (NameType.Person, NameType.Person, NameStrength.Sure) => true,
        (NameType.Person, NameType.Person, NameStrength.Likely) => BehindTitle(text, candidate.Span.Start),
        (NameType.Place, NameType.Place, NameStrength.Likely) => !candidate.First && name.Span.Length >= ShortWord,
        _ => false,
    };

    /// <summary>"foreign minister Julio Barrantes": a title written small stands right before.</summary>
    private static bool BehindTitle(string text, int start)
    {
        var before = text.AsSpan(0, Math.Max(0, start - 1));
        var word = before[(before.LastIndexOf(' ') + 1)..];
        return start > 0 && text[start - 1] == ' ' && word.Length >= ShortWord && char.IsAsciiLetterLower(word[0]) && Offices.Find(word) is not null;
    }

    /// <summary>"Foreign Minister Uno": an office of two words written large stands right before.</summary>
    private static bool BehindOffice(string text, int start)
    {
        var before = text.AsSpan(0, Math.Max(0, start - 1));
        var second = before.LastIndexOf(' ');
        var first = second < 0 ? -1 : before[..second].LastIndexOfAny(' ', '\n');
        return second > 0 && text[start - 1] == ' ' && char.IsUpper(before[first + 1]) && Offices.Find(before[(first + 1)..]) is not null;
    }

    /// <summary>What the patterns found plainly: "Julio Barrantes" behind his title, and after it "Barrantes".</summary>
    private static bool IsPlainName(string text, Name pattern, HashSet<TextSpan> plain, HashSet<string> families)
    {
        if (pattern.Type == NameType.Place) return plain.Contains(pattern.Span);
        if (pattern.Type != NameType.Person) return false;
        var words = pattern.Span.Of(text);
        var space = words.LastIndexOf(' ');
        if (space < 0) return families.Contains(words) || (plain.Contains(pattern.Span) && BehindOffice(text, pattern.Span.Start));
        if (!plain.Contains(pattern.Span)) return false;
        families.Add(words[(space + 1)..]);
        families.Add(words[..words.IndexOf(' ', StringComparison.Ordinal)]);
        return true;
    }

    /// <summary>"Majesties", "the Senate", "Gate": a single word that heads titles, bodies or places and that no given name spells is no person.</summary>
    private static bool IsCommonNoun(ReadOnlySpan<char> words) =>
        !words.Contains(' ') && !Lexicon.FirstNames.Contains(words) && (Lexicon.OrganizationLast.Contains(words) || Lexicon.PlaceLast.Contains(words)
            || words is "Majesty" or "Majesties" or "Highness" or "Highnesses" or "Excellency" or "Consort" or "Royals" or "Senate" or "Congress" or "Parliament" or "Group" or "Gate");

    /// <summary>The side of the pattern that covers the same words, or that the list gives for them.</summary>
    private static Side? SideOf(string text, TextSpan span, List<Name> patterns, int next)
    {
        for (var i = next - 1; i >= 0 && patterns[i].Span.End > span.Start; i--)
        {
            if (patterns[i].Span == span) return patterns[i].Side;
        }

        return Gazetteer.Find(span.Of(text.AsSpan()))?.Side;
    }

    /// <summary>Whether nearly all longer words are written large, as in headlines: capitals then say little.</summary>
    private static bool InTitleCase(string text, List<NameWord> words)
    {
        if (words.Count == 0 || text[words[^1].Span.End - 1] == '.') return false;
        var (all, capitals) = (0, 0);
        foreach (var word in words)
        {
            if (!word.Is(WordForm.Letter) || word.Span.Length < ShortWord) continue;
            all++;
            if (word.Is(WordForm.Capital)) capitals++;
        }

        return all >= ShortWord && capitals >= all * ShareOfCapitalsInTitleCase;
    }
}
