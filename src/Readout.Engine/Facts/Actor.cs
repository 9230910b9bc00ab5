using Readout.Documents;
using Readout.Language.English;

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
    private readonly Syntax _syntax = reading.Syntax;

    private int _sentencesSincePair;
    private EquatableArray<int> _lastPair = [];

    /// <summary>How many sentences on "the two" still means the pair last told of.</summary>
    private const int PairReach = 3;

    /// <summary>The people of the last contact that named two sides, for "the two" and "they".</summary>
    public EquatableArray<int> LastPair
    {
        get => _lastPair;
        set => (_lastPair, _sentencesSincePair) = (value, 0);
    }

    /// <summary>The two sides last told of together, for "the two countries" and "both sides".</summary>
    public EquatableArray<Side> LastSides { get; set; } = [];

    /// <summary>The person who was last the subject of a sentence, for "he" and "she".</summary>
    public int LastSubject { get; set; } = -1;

    public List<Actor> Find(Sentence sentence)
    {
        _sentencesSincePair++;
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
            if ((_words[t] is "he" or "she" or "him" || _words[t] is "her" && _syntax.Tag(t) == "PRP") && Antecedent(actors, t) is >= 0 and var subject)
            {
                actors.Add(Make(t, t + 1, [subject], cast.People[subject].Side, true, sentence));
                continue;
            }

            if (reading.NameAt(t) is >= 0 and var gathering && (t == sentence.FirstToken || reading.NameAt(t - 1) != gathering) && reading.SummitOf(gathering) is { } body)
            {
                actors.Add(Make(t, t + 1, [], body, false, sentence));
                continue;
            }

            if (SharedName(t, sentence.EndToken) is { } shared)
            {
                actors.Add(Make(t, t + 1, [], shared, false, sentence));
                continue;
            }

            if (SidesEnd(t, sentence.EndToken) is > 0 and var sidesEnd)
            {
                foreach (var one in LastSides) actors.Add(Make(t, sidesEnd, [], one, true, sentence));
                t = sidesEnd - 1;
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
                if (TitleEnd(end, sentence.EndToken) is > 0 and var titleEnd && HoldsOffice(end, titleEnd))
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

        LastSubject = Subject(actors, sentence);
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

    /// <summary>
    /// Who is spoken of when the sentence ends: the subject of its main clause. A main clause about something else keeps the person only where it names no other;
    /// its owner ("Doe's answer was …") is the one spoken of; after two people, or another's doing, nobody is sure.
    /// </summary>
    private int Subject(List<Actor> actors, Sentence sentence)
    {
        var root = sentence.FirstToken;
        while (root < sentence.EndToken && _syntax.Head(root) >= 0) root++;
        var subject = root < sentence.EndToken ? _syntax.Subject(root) : -1;
        if (subject >= 0 && actors.Find(actor => actor.First <= subject && subject < actor.End) is { IsPerson: true } found) return found.People.Count == 1 && _syntax.Child(subject, "conj") < 0 ? found.People[0] : -1;
        var people = actors.FindAll(actor => actor.People.Count == 1);
        if (people.Count == 0 && !actors.Exists(actor => actor.People.Count > 1)) return LastSubject;
        if (subject < 0) return people.Find(actor => !actor.Possessive && actor.Preposition.Length == 0) is { } first ? first.People[0] : LastSubject;
        if (people.Count > 0 && people[0] is { Possessive: true, Preposition.Length: 0 } owner && _syntax.Within(owner.End - 1, subject)) return owner.People[0];
        return people.TrueForAll(actor => actor.People[0] == LastSubject) ? LastSubject : -1;
    }

    /// <summary>
    /// Whom "he" or "she" means: the subject of a clause that governs its own, else the only subject before it in its sentence, else who was spoken of in the sentence before,
    /// unless somebody else has come between.
    /// </summary>
    private int Antecedent(List<Actor> actors, int pronoun)
    {
        var clause = _syntax.Clause(pronoun);
        var doer = _syntax.Is(pronoun, "nsubj") || _syntax.Is(pronoun, "nmod:poss") ? -1 : PersonAt(actors, _syntax.Subject(clause), pronoun);
        if (doer >= 0) actors = actors.FindAll(actor => !actor.People.Contains(doer));
        for (var steps = 0; steps < MostClauses && _syntax.Head(clause) >= 0; steps++)
        {
            clause = _syntax.Clause(_syntax.Head(clause));
            if (PersonAt(actors, _syntax.Subject(clause), pronoun) is >= 0 and var governing) return governing;
        }

        var before = actors.FindAll(actor => actor.End <= pronoun && actor.People.Count == 1);
        var subjects = before.Where(IsSubject).Select(actor => actor.People[0]).Distinct().ToList();
        if (subjects.Count > 0) return subjects.Count == 1 ? subjects[0] : -1;
        var named = before.Select(actor => actor.People[0]).Distinct().ToList();
        if (named.Count == 0) return LastSubject;
        if (LastSubject >= 0 && before.TrueForAll(actor => actor.Preposition.Length > 0)) return named.Contains(LastSubject) && named.Count > 1 ? -1 : LastSubject;
        return named.Count == 1 && LastSubject < 0 ? named[0] : -1;
    }

    private const int MostClauses = 6;

    private static int PersonAt(List<Actor> actors, int token, int before) =>
        token >= 0 && token < before && actors.Find(actor => actor.First <= token && token < actor.End) is { People.Count: 1 } found ? found.People[0] : -1;

    private bool IsSubject(Actor actor)
    {
        for (var t = actor.First; t < actor.End; t++)
        {
            if (_syntax.Is(t, "nsubj")) return true;
        }

        return false;
    }

    /// <summary>Whom "his" or "her" means, by the same rule.</summary>
    public int AntecedentOf(List<Actor> actors, int pronoun) => Antecedent(actors, pronoun);

    /// <summary>Whom "their" means.</summary>
    public EquatableArray<int> PairBefore(List<Actor> actors) => PairIn(actors);

    private EquatableArray<int> PairIn(List<Actor> actors)
    {
        var people = actors.Where(actor => actor.People.Count == 1).Select(actor => actor.People[0]).Distinct().ToList();
        return people.Count == 2 ? people.ToEquatableArray() : _sentencesSincePair <= PairReach ? LastPair : [];
    }

    /// <summary>"the two", "both men", "the two leaders", "they", "the pair".</summary>
    private int PairEnd(int t, int end)
    {
        if (_words[t] == "they") return t + 1;
        if (_words[t] == "both" && t + 1 < end && _words[t + 1] is "leaders" or "men" or "women" or "presidents" or "ministers" or "sides" or "officials" or "diplomats") return t + 2;
        if (_words[t] != "the" || t + 1 >= end) return 0;
        if (_words[t + 1] == "pair") return t + 2;
        if (_words[t + 1] is "leaders" or "presidents" or "ministers" && t + 2 < end && (VerbForms.Of(_words[t + 2]) is not null || ContactWordLists.Auxiliaries.Contains(_words[t + 2]) || ContactWordLists.Adverbs.Contains(_words[t + 2]))) return t + 2;
        if (_words[t + 1] != "two") return 0;
        if (t + 2 < end && _words[t + 2] is "leaders" or "men" or "presidents" or "ministers" or "officials" or "women" or "diplomats" or "chiefs" or "sides" or "politicians" or "rivals" or "counterparts") return t + 3;
        return t + 2 < end && VerbForms.Of(_words[t + 2]) is not null || t + 2 < end && ContactWordLists.Auxiliaries.Contains(_words[t + 2]) ? t + 2 : 0;
    }

    /// <summary>"North and South Korea": the first of two names that share their last word.</summary>
    private Side? SharedName(int t, int end)
    {
        if (t + 3 >= end || !reading.IsCapital(t) || _words[t + 1] != "and" || reading.NameAt(t + 2) is not (>= 0 and var n) || reading.Document.Names[n].Side is null || reading.NameAt(t + 3) != n) return null;
        var full = reading.Document.Names[n].Span.Of(reading.Text);
        return Gazetteer.Find(reading.Raw(t) + full[full.IndexOf(' ', StringComparison.Ordinal)..]) is { Kind: GazetteerKind.Country or GazetteerKind.Nationality, Side: { } side } ? side : null;
    }

    /// <summary>"the two countries", "both governments", "the two delegations".</summary>
    private int SidesEnd(int t, int end)
    {
        var noun = _words[t] == "both" ? t + 1 : _words[t] == "the" && t + 1 < end && _words[t + 1] is "two" ? t + 2 : end;
        return LastSides.Count == 2 && noun < end && _words[noun] is "countries" or "governments" or "delegations" or "nations" or "states" or "capitals" ? noun + 1 : 0;
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

    /// <summary>"the Peruvian minister", "its Peruvian counterpart", but not "a Peruvian student": roles that act for no state are left to their country's adjective.</summary>
    private bool HoldsOffice(int first, int end) => RoleWords.LevelOf(reading.SpanOf(first, end).Of(reading.Text)) != Level.Other || PartyWords.Bodies.Contains(_words[end - 1]);

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
