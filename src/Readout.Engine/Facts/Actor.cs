using Readout.Documents;

namespace Readout.Facts;

/// <summary>Somebody or some state that can take part in a contact, as one sentence names it.</summary>
/// <param name="First">First token of the phrase, role included.</param>
/// <param name="End">After its last token.</param>
/// <param name="People">Indexes into <see cref="Cast.People"/>; empty where only a side is named.</param>
/// <param name="Side">The side, where no person is named.</param>
/// <param name="Preposition">The preposition before the phrase, or empty.</param>
/// <param name="Possessive">Whether "'s" follows.</param>
/// <param name="IsPronoun">Whether it stands for somebody named elsewhere.</param>
internal sealed record Actor(int First, int End, EquatableArray<int> People, Side? Side, string Preposition, bool Possessive, bool IsPronoun)
{
    public bool IsPerson => !People.IsEmpty;
}

/// <summary>Finds the actors of a sentence: people with their roles, titles without a name, states and their bodies, pronouns.</summary>
internal sealed class ActorFinder(Reading reading, Cast cast)
{
    /// <summary>A text with more people is a list: a title alone tells nobody there.</summary>
    private const int MostPeople = 400;

    private readonly string[] _words = reading.Lower;

    /// <summary>The people of the last sentence that named two sides, for "the two" and "they".</summary>
    public EquatableArray<int> LastPair { get; set; } = [];

    /// <summary>The person who was last the subject of a sentence, for "he" and "she".</summary>
    public int LastSubject { get; set; } = -1;

    public List<Actor> Find(Sentence sentence)
    {
        var actors = new List<Actor>();
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            if (cast.PersonAt[t] >= 0 && !(t > sentence.FirstToken && reading.NameAt(t - 1) == reading.NameAt(t)))
            {
                var end = t;
                while (end < sentence.EndToken && reading.NameAt(end) == reading.NameAt(t)) end++;
                var start = cast.PhraseStart.GetValueOrDefault(t, t);
                actors.Add(Make(start, end, [cast.PersonAt[t]], cast.People[cast.PersonAt[t]].Side, false, sentence));
                t = end - 1;
                continue;
            }

            if (cast.InRole[t]) continue;
            if (t > sentence.FirstToken && reading.IsQuoted(t) && !reading.IsQuoted(sentence.FirstToken) && cast.PersonAt[t] < 0 && _words[t] is not ("he" or "she")) continue;
            if (_words[t] is "he" or "she" && Antecedent(actors, sentence, t) is >= 0 and var subject)
            {
                actors.Add(Make(t, t + 1, [subject], cast.People[subject].Side, true, sentence));
                continue;
            }

            if (PairEnd(t, sentence.EndToken) is > 0 and var pairEnd)
            {
                var pair = PairIn(actors);
                if (pair.Count >= 2) actors.Add(Make(t, pairEnd, pair, null, true, sentence));
                t = pairEnd - 1;
                continue;
            }

            if (reading.NameAt(t) is >= 0 and var n && reading.Document.Names[n] is { Side: { } side, Type: not NameType.Person })
            {
                var end = t;
                while (end < sentence.EndToken && reading.NameAt(end) == n) end++;
                if (TitleEnd(end, sentence.EndToken) is > 0 and var titleEnd)
                {
                    var person = Titled(end, titleEnd, side);
                    actors.Add(Make(t, titleEnd, person >= 0 ? [person] : [], side, person >= 0, sentence));
                    t = titleEnd - 1;
                    continue;
                }

                actors.Add(Make(t, end, [], side, false, sentence));
                t = end - 1;
                continue;
            }

            if (_words[t] is "the" or "his" or "her" or "their" && TitleEnd(t + 1, sentence.EndToken) is > 0 and var plainEnd)
            {
                var person = _words[t] == "the" ? Titled(t + 1, plainEnd, null) : -1;
                if (person >= 0) actors.Add(Make(t, plainEnd, [person], cast.People[person].Side, true, sentence));
            }
        }

        if (Subject(actors) is >= 0 and var first) LastSubject = first;
        return actors;
    }

    private Actor Make(int first, int end, EquatableArray<int> people, Side? side, bool pronoun, Sentence sentence)
    {
        var before = first - 1;
        while (before >= sentence.FirstToken && ContactWordLists.Determiners.Contains(_words[before])) before--;
        var preposition = "";
        if (before >= sentence.FirstToken)
        {
            if (ContactWordLists.Prepositions.Contains(_words[before])) preposition = _words[before];
            else if (_words[before] is "possibly" or "perhaps" or "maybe") preposition = _words[before];
        }

        return new Actor(before + 1, end, people, side, preposition, end < sentence.EndToken && _words[end] is "'s" or "'" or "’", pronoun);
    }

    /// <summary>The first person of a sentence who is neither owner nor behind a preposition; else who was it before.</summary>
    private int Subject(List<Actor> actors)
    {
        foreach (var actor in actors)
        {
            if (actor.People.Count == 1 && !actor.Possessive && actor.Preposition.Length == 0) return actor.People[0];
        }

        return LastSubject;
    }

    /// <summary>
    /// Whom "he" or "she" means: the subject of its own sentence, else that of the sentence before. A possessor who opens that sentence ("Doe's answer was …") is the one spoken of;
    /// where neither tells, nobody.
    /// </summary>
    private int Antecedent(List<Actor> actors, Sentence sentence, int pronoun)
    {
        var own = actors.Find(actor => actor.People.Count == 1 && !actor.Possessive && actor.Preposition.Length == 0);
        if (own is not null) return own.People[0];
        var at = reading.SentenceAt(pronoun);
        if (at <= 0) return -1;
        var before = reading.Document.Sentences[at - 1];
        if (before.EndToken - before.FirstToken <= LongestBefore)
        {
            for (var t = before.FirstToken; t < Math.Min(before.EndToken, before.FirstToken + OpeningWords); t++)
            {
                if (cast.PersonAt[t] < 0 || reading.IsQuoted(t)) continue;
                var end = t;
                while (end < before.EndToken && reading.NameAt(end) == reading.NameAt(t)) end++;
                if (end < before.EndToken && _words[end] is "'s" or "'" && !ContactWordLists.Prepositions.Contains(t > before.FirstToken ? _words[t - 1] : "") && before.Paragraph == sentence.Paragraph) return cast.PersonAt[t];
                break;
            }
        }

        return LastSubject;
    }

    private const int LongestBefore = 200;

    private const int OpeningWords = 4;

    /// <summary>Whom "his" or "her" means, by the same rule.</summary>
    public int AntecedentOf(List<Actor> actors, Sentence sentence, int pronoun) => Antecedent(actors.FindAll(actor => actor.End <= pronoun), sentence, pronoun);

    /// <summary>Whom "their" means.</summary>
    public EquatableArray<int> PairBefore(List<Actor> actors) => PairIn(actors);

    private EquatableArray<int> PairIn(List<Actor> actors)
    {
        var people = actors.Where(actor => actor.People.Count == 1).Select(actor => actor.People[0]).Distinct().ToList();
        return people.Count == 2 ? people.ToEquatableArray() : LastPair;
    }

    /// <summary>"the two", "both men", "the two leaders", "they", "the pair".</summary>
    private int PairEnd(int t, int end)
    {
        if (_words[t] == "they") return t + 1;
        if (_words[t] == "both" && t + 1 < end && _words[t + 1] is "leaders" or "men" or "women" or "presidents" or "ministers") return t + 2;
        if (_words[t] != "the" || t + 1 >= end) return 0;
        if (_words[t + 1] == "pair") return t + 2;
        if (_words[t + 1] != "two") return 0;
        if (t + 2 < end && _words[t + 2] is "leaders" or "men" or "presidents" or "ministers" or "officials" or "women" or "diplomats" or "chiefs") return t + 3;
        return t + 2 < end && VerbForms.Of(_words[t + 2]) is not null || t + 2 < end && ContactWordLists.Auxiliaries.Contains(_words[t + 2]) ? t + 2 : 0;
    }

    /// <summary>Behind "the Israeli" or "the": "prime minister", "foreign minister" without a name.</summary>
    private int TitleEnd(int from, int end)
    {
        var t = from;
        if (t < end && _words[t] is "'s" or "'") t++;
        var head = -1;
        while (t < end && t - from < 6 && cast.PersonAt[t] < 0 && (RoleWords.Modifiers.Contains(_words[t]) || RoleWords.Heads.Contains(_words[t]) || head == t - 1 && _words[t] is "of" && t + 1 < end && _words[t + 1] is "state" or "defense" or "defence"))
        {
            if (RoleWords.Heads.Contains(_words[t])) head = t;
            t++;
        }

        if (t < end && cast.PersonAt[t] >= 0) return 0;
        return head < 0 ? 0 : head + 1 < end && _words[head + 1] is "of" && head + 2 < t ? t : head + 1;
    }

    /// <summary>The one person of the report who holds the office that the words name, or -1.</summary>
    private int Titled(int first, int end, Side? side)
    {
        if (cast.People.Count > MostPeople) return -1;
        var title = reading.SpanOf(first, end).Of(reading.Text);
        var level = RoleWords.LevelOf(title);
        if (level is Level.Other or Level.Official) return -1;
        var head = _words[end - 1];
        var office = end - first >= 2 ? $"{_words[end - 2]} {head}" : head;
        var exact = cast.People.Exists(p => p.Role is { } r && r.Contains(office, StringComparison.OrdinalIgnoreCase) && (side is null || p.Side == side));
        var found = -1;
        for (var p = 0; p < cast.People.Count; p++)
        {
            var person = cast.People[p];
            if (person.Level != level || person.Role is not { } role || side is not null && person.Side is not null && person.Side != side) continue;
            if (!role.Contains(exact ? office : head, StringComparison.OrdinalIgnoreCase) && (exact || level == Level.Leader)) continue;
            if (found >= 0) return -1;
            found = p;
        }

        return found;
    }
}
