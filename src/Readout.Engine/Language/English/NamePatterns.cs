using Readout.Documents;

namespace Readout.Language.English;

/// <summary>How sure a found name is.</summary>
internal enum NameStrength
{
    /// <summary>A month's name that may be a person's: only a person of that name elsewhere makes it one.</summary>
    Doubtful,

    /// <summary>Only written large: the rest of the document decides.</summary>
    Weak,

    /// <summary>The form fits a type.</summary>
    Likely,

    /// <summary>A list or a title says so.</summary>
    Sure,
}

/// <summary>A stretch of words that may be a name.</summary>
internal readonly record struct NameCandidate(TextSpan Span, NameType Type, Side? Side, NameStrength Strength, bool First, bool InHeading);

/// <summary>Finds names in one sentence by lists and by the form of words, from left to right, the longest reading first.</summary>
internal sealed class NamePatterns(string text, List<NameWord> words, bool heading, List<NameCandidate> found)
{
    private const int MostGazetteerWords = 9;
    private const int MostTitleWords = 9;
    private const int MostNameWords = 5;
    private const int MostOrganizationWords = 9;

    private bool _afterTitle;
    private int _titleEnd = -1;

    public void Run()
    {
        for (var i = 0; i < words.Count;)
        {
            var end = Step(i);
            _afterTitle = end > i && _titleEnd == end;
            i = Math.Max(end, i + 1);
        }
    }

    private int Step(int at)
    {
        var word = words[at];
        if (!word.Is(WordForm.Letter | WordForm.Number)) return at;
        if (word.Span.Length == 1 && !Joined(at + 1)) return at;
        if (word.Span.Length == 1 && Word(at) is "I" or "A") return at;
        if (Listed(at) is var (listedEnd, entry))
        {
            if (word.Is(WordForm.Capital) && Organization(at) is var longer && longer > listedEnd) return AddOrganization(at, longer);
            if (PersonOverPlace(at, listedEnd, entry) is var personEnd && personEnd > listedEnd) return AddPerson(at, personEnd, NameStrength.Sure);
            if (!HeadOnly(at, listedEnd, entry)) return AddListed(at, listedEnd, entry);
        }

        if (!word.Is(WordForm.Capital)) return at;
        if (Lexicon.Calendar.Contains(Word(at))) return MonthOrPerson(at);
        if (word.Is(WordForm.First) && Lexicon.IsStarter(Word(at)) && !Lexicon.FirstNames.Contains(Word(at)) && Title(at) == at && Organization(at) == at) return at;
        if (Organization(at) is var organization && organization > at) return AddOrganization(at, organization);
        if (Title(at) is var title && title > at)
        {
            _titleEnd = title;
            return title;
        }

        if (_afterTitle && PersonRun(at) is var titled && titled > at) return AddPerson(at, titled, NameStrength.Sure);
        if (Lexicon.FirstNames.Contains(Word(at)) && PersonRun(at) is var person && person > at + 1) return AddPerson(at, person, NameStrength.Sure);
        if (PlaceRun(at) is var place && place > at) return Add(at, place, NameType.Place, null, NameStrength.Likely);
        return Unknown(at);
    }

    private ReadOnlySpan<char> Word(int at) => words[at].Span.Of(text.AsSpan());

    private bool IsWord(int at, WordForm form) => at >= 0 && at < words.Count && words[at].Is(form);

    private bool Is(int at, string word) => at >= 0 && at < words.Count && Word(at).SequenceEqual(word);

    private (int End, GazetteerEntry Entry)? Listed(int at)
    {
        for (var end = Math.Min(words.Count, at + MostGazetteerWords); end > at; end--)
        {
            var length = words[end - 1].Span.End - words[at].Span.Start;
            if (length > Gazetteer.LongestName || !IsWord(end - 1, WordForm.Letter | WordForm.Number)) continue;
            if (Gazetteer.Find(text.AsSpan(words[at].Span.Start, length)) is { } entry) return (end, entry);
        }

        return null;
    }

    /// <summary>"Jordan Smith", "Charlotte Reed": a given name that is also a place, before a word that is no title and no place's head.</summary>
    private int PersonOverPlace(int at, int listedEnd, GazetteerEntry entry)
    {
        if (listedEnd != at + 1 || entry.Kind is not (GazetteerKind.City or GazetteerKind.Province or GazetteerKind.Country or GazetteerKind.Seat or GazetteerKind.Region)) return at;
        var first = Lexicon.FirstNames.Contains(Word(at)) || SyllablesAt(at + 1);
        if (_afterTitle && !IsWord(at + 1, WordForm.Capital)) return entry.Kind is GazetteerKind.City or GazetteerKind.Province ? at + 1 : at;
        if (!first && !_afterTitle) return at;
        var end = PersonRun(at);
        return end > at + 1 && Title(at + 1) == at + 1 ? end : at;
    }

    /// <summary>"Jae-in", "Ing-wen": a given name of two syllables, as it follows Korean and Chinese family names.</summary>
    private bool SyllablesAt(int at) => Joined(at) && IsWord(at, WordForm.Capital) && Word(at).IndexOf('-') is > 0 and var hyphen && hyphen + 1 < Word(at).Length && char.IsLower(Word(at)[hyphen + 1]);

    /// <summary>A listed word at the head of a sentence that is far more often a common word ("Nice", "Split") is left to the document's memory.</summary>
    private bool HeadOnly(int at, int end, GazetteerEntry entry) =>
        end == at + 1 && (words[at].Is(WordForm.First) || heading) && entry.Kind is not (GazetteerKind.Country or GazetteerKind.Nationality) && Lexicon.IsStarter(Word(at));

    private int AddListed(int at, int end, GazetteerEntry entry)
    {
        var type = entry.Kind switch
        {
            GazetteerKind.Country or GazetteerKind.Seat or GazetteerKind.City or GazetteerKind.Province or GazetteerKind.Region => NameType.Place,
            GazetteerKind.Organization or GazetteerKind.Body => NameType.Organization,
            _ => NameType.Other,
        };
        // A known name with further capitals behind it that make an event of it: "Munich Security Conference", "Vietnam War".
        var last = end;
        while (last < words.Count && last - at < MostNameWords && Joined(last) && IsWord(last, WordForm.Capital) && Gazetteer.Find(Word(last)) is null
            && Title(last) == last && !Lexicon.EventLast.Contains(Word(last - 1))) last++;
        if (last > end && Lexicon.EventLast.Contains(Word(last - 1))) return Add(at, last, NameType.Other, null, NameStrength.Likely);
        if (last > end && type == NameType.Place && Lexicon.PlaceLast.Contains(Word(last - 1))) return Add(at, last, NameType.Place, null, NameStrength.Likely);
        return Add(at, end, type, entry.Side, NameStrength.Sure);
    }

    /// <summary>Whether nothing but a space parts the word from the one before it.</summary>
    private bool Joined(int at) => at > 0 && at < words.Count && words[at].Span.Start == words[at - 1].Span.End + 1;

    /// <summary>The end of a title of office or an honorific written large that begins here, or <paramref name="at"/>.</summary>
    private int Title(int at)
    {
        if (at >= words.Count || !words[at].Is(WordForm.Capital)) return at;
        for (var end = Math.Min(words.Count, at + MostTitleWords); end > at; end--)
        {
            if (!words[end - 1].Is(WordForm.Letter)) continue;
            if (Offices.Find(text.AsSpan(words[at].Span.Start, words[end - 1].Span.End - words[at].Span.Start)) is not null) return end;
        }

        return Lexicon.Honorifics.Contains(Word(at)) ? at + 1 : at;
    }

    /// <summary>The end of an organisation's name that begins here, or <paramref name="at"/>.</summary>
    private int Organization(int at)
    {
        if (!words[at].Is(WordForm.Capital)) return at;
        var start = at;
        var end = at;
        // The last head within the run of capitals, with at least one word before it.
        var limit = Math.Min(words.Count, at + MostOrganizationWords);
        for (var i = at; i < limit; i++)
        {
            if (i > at && !Joined(i) && !(Word(i)[0] == '&')) break;
            if (i > at && words[i].Is(WordForm.Capital) && Lexicon.OrganizationLast.Contains(Word(i)) && !(i == at + 1 && words[at].Is(WordForm.First) && Lexicon.IsStarter(Word(at)))) end = i + 1;
            if (!words[i].Is(WordForm.Capital) && !(i > at && i + 1 < limit && IsWord(i + 1, WordForm.Capital) && Word(i) is "and" or "&" or "for" or "of")) break;
            if (Word(i) is "and" or "of" or "for" && end == 0) break;
            if (i > at && Title(i) is var title && title > i && end <= i && !Lexicon.OrganizationLast.Contains(Word(title - 1)) && Lexicon.Honorifics.Contains(Word(i)) && !HeadAhead(i, limit)) break;
        }

        if (end > start && words[start].Is(WordForm.First) && Lexicon.IsStarter(Word(start))
            && (Lexicon.Starters.Contains(Lower(Word(start))) && Gazetteer.Find(Word(start)) is null && end == start + 1)) end = at;
        var head = end > at ? end - 1 : at;
        if (Lexicon.OrganizationFirst.Contains(Word(head)) && head + 2 < words.Count && Word(head + 1) is "of" or "for" or "on")
        {
            var next = head + 2;
            if (Is(next, "the")) next++;
            var stop = next;
            while (stop < words.Count && stop - at < MostOrganizationWords && (words[stop].Is(WordForm.Capital) || (Word(stop) is "and" or "&" or "of" && IsWord(stop + 1, WordForm.Capital)))
                && (stop == next || Joined(stop))) stop++;
            if (stop > next) return stop;
        }

        return end > at + 1 ? end : at;
    }

    private bool HeadAhead(int from, int limit)
    {
        for (var i = from; i < limit && words[i].Is(WordForm.Capital); i++)
        {
            if (Lexicon.OrganizationLast.Contains(Word(i))) return true;
        }

        return false;
    }

    private static string Lower(ReadOnlySpan<char> word) => word.ToString().ToLowerInvariant();

    private int AddOrganization(int at, int end)
    {
        Side? side = Gazetteer.Find(Word(at)) is { Kind: GazetteerKind.Nationality or GazetteerKind.Country } entry && StateBody(end - 1) ? entry.Side : null;
        if (side is null && at >= 2 && StateBody(end - 1) && Word(at - 1) is "'s" or "’s" && Gazetteer.Find(Word(at - 2)) is { } owner) side = owner.Side;
        return Add(at, end, NameType.Organization, side, NameStrength.Likely);
    }

    private bool StateBody(int at) => Word(at) is "Ministry" or "Government" or "Army" or "Navy" or "Parliament" or "Embassy" or "Cabinet" or "Department" or "Forces" or "Senate" or "Congress" or "Administration";

    /// <summary>The end of the words that make a person's name from here on, or <paramref name="at"/>.</summary>
    private int PersonRun(int at)
    {
        var end = at;
        while (end < words.Count && end - at < MostNameWords && (end == at || Joined(end)))
        {
            var word = words[end];
            if (word.Is(WordForm.Capital))
            {
                if (end > at && (Title(end) > end && !Lexicon.FirstNames.Contains(Word(end)) || Lexicon.Calendar.Contains(Word(end)) && !MonthAsName(end))) break;
                if (end > at && Gazetteer.Find(Word(end)) is { Kind: GazetteerKind.Nationality or GazetteerKind.Organization }) break;
                end++;
            }
            else if (end > at && Lexicon.Particles.Contains(Word(end)) && (IsWord(end + 1, WordForm.Capital) || (Lexicon.Particles.Contains(Next(end)) && IsWord(end + 2, WordForm.Capital))))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>"May said": a month's name where no month can stand is left to the document's memory.</summary>
    private int MonthOrPerson(int at)
    {
        if (Word(at) is not ("May" or "April" or "June" or "August") || IsWord(at + 1, WordForm.Number) || IsWord(at - 1, WordForm.Number)) return at;
        if (at > 0 && Word(at - 1) is "in" or "since" or "until" or "last" or "next" or "this" or "early" or "late" or "of" or "mid" or "-" or "during") return at;
        return Add(at, at + 1, NameType.Person, null, NameStrength.Doubtful);
    }

    /// <summary>"Theresa May", "June Brown": a month's name inside a person's, no day or year behind it.</summary>
    private bool MonthAsName(int at) => Word(at) is "May" or "April" or "June" or "August" && (_afterTitle || Lexicon.FirstNames.Contains(Word(at - 1))) && !IsWord(at + 1, WordForm.Number);

    private ReadOnlySpan<char> Next(int at) => at + 1 < words.Count ? Word(at + 1) : default;

    private int AddPerson(int at, int end, NameStrength strength)
    {
        if (end < words.Count && Joined(end) && Word(end) is "Jr." or "Sr." or "Jr" or "Sr") end++;
        return Add(at, end, NameType.Person, null, strength);
    }

    private int PlaceRun(int at)
    {
        var end = at;
        while (end < words.Count && end - at < MostNameWords && words[end].Is(WordForm.Capital) && (end == at || Joined(end)))
        {
            end++;
            if (end > at + 1 && Lexicon.PlaceLast.Contains(Word(end - 1))) return end;
        }

        if (end == at + 1 && Lexicon.PlaceFirst.Contains(Word(at)) && Is(end, "of") && IsWord(end + 1, WordForm.Capital) && Word(at) is "Republic" or "Kingdom" or "Gulf" or "Isle" or "Strait" or "City") return end + 2;
        return end > at + 1 && Lexicon.PlaceFirst.Contains(Word(at)) && !Lexicon.FirstNames.Contains(Word(at)) ? end : at;
    }

    /// <summary>Capitals that no list knows.</summary>
    private int Unknown(int at)
    {
        var end = at + 1;
        while (end < words.Count && end - at < MostNameWords && words[end].Is(WordForm.Capital) && Joined(end) && Title(end) == end && !Lexicon.Calendar.Contains(Word(end))
            && Gazetteer.Find(Word(end)) is not { Kind: GazetteerKind.Nationality or GazetteerKind.Country }) end++;
        var length = end - at;
        if (Lexicon.EventLast.Contains(Word(end - 1)) && length > 1) return Add(at, end, NameType.Other, null, NameStrength.Likely);
        if (length == 1)
        {
            if (words[at].Is(WordForm.AllCapitals) && !heading) return Add(at, end, NameType.Organization, null, NameStrength.Weak);
            if (Is(end, ",") && end + 1 < words.Count && Gazetteer.Find(Word(end + 1)) is { Kind: GazetteerKind.Country or GazetteerKind.Province })
                return Add(at, end, NameType.Place, null, NameStrength.Likely);
            if (at > 0 && Word(at - 1) is "in" or "near" or "In" or "Near") return Add(at, end, NameType.Place, null, NameStrength.Likely);
            return Add(at, end, NameType.Person, null, NameStrength.Weak);
        }

        var common = false;
        var letters = true;
        for (var i = at; i < end; i++)
        {
            common |= Lexicon.IsStarter(Word(i));
            letters &= !words[i].Is(WordForm.AllCapitals);
        }

        if (length <= 3 && letters && !common) return AddPerson(at, end, NameStrength.Likely);
        return Add(at, end, NameType.Other, null, NameStrength.Weak);
    }

    private int Add(int at, int end, NameType type, Side? side, NameStrength strength)
    {
        found.Add(new NameCandidate(new TextSpan(words[at].Span.Start, words[end - 1].Span.End), type, side, strength, words[at].Is(WordForm.First), heading));
        return end;
    }
}
