using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts;

/// <summary>When and where a contact is told to take place: the dates and places that the tree hangs on its words, on their clause, or on a clause that shares its day and place.</summary>
internal sealed class Circumstances(Reading reading, Cast cast)
{
    /// <summary>How near the tree brings a phrase to a contact; the lower the nearer.</summary>
    private enum Nearness
    {
        Own,
        Clause,
        Linked,
        Shared,
        None,
    }

    /// <summary>How many clauses up a date or place is looked for.</summary>
    private const int MostClauses = 4;

    private readonly string[] _words = reading.Lower;
    private readonly Syntax _syntax = reading.Syntax;
    private Sentence _sentence;
    private List<ContactTrigger> _triggers = [];

    public void Enter(Sentence sentence, List<ContactTrigger> triggers) => (_sentence, _triggers) = (sentence, triggers);

    /// <summary>The time expression that dates the contact, or null.</summary>
    public TimeExpression? When(ContactTrigger trigger)
    {
        TimeExpression? best = null;
        var (nearest, distance) = (Nearness.None, int.MaxValue);
        foreach (var (time, first, end) in Times())
        {
            if (time.Type is not (TimeType.Date or TimeType.Time) || time.Start is null || cast.InRole[first]) continue;
            if (reading.IsQuoted(first) && !reading.IsQuoted(trigger.First)) continue;
            if (first > _sentence.FirstToken && _words[first - 1] is "since" or "until" or "till" or "through" or "before" or "after") continue;
            if (DatesTheWord(first, trigger)) continue;
            var nearness = Near(HeadOf(first, end), trigger, isDate: true);
            if (nearness == Nearness.None) continue;
            var away = first >= trigger.End ? first - trigger.End : (trigger.First - end) * 3 / 2 + 1;
            if (nearness > nearest || (nearness == nearest && away >= distance)) continue;
            (best, nearest, distance) = (time, nearness, away);
        }

        return best;
    }

    /// <summary>How long the contact lasted, as an ISO 8601 duration, or null.</summary>
    public string? HowLong(ContactTrigger trigger)
    {
        foreach (var (time, first, end) in Times())
        {
            if (time.Type is not TimeType.Duration || time.Value is not { Length: > 1 } value || value[0] != 'P' || value.Contains('X', StringComparison.Ordinal)) continue;
            if (!(value.StartsWith("PT", StringComparison.Ordinal) || value.EndsWith('D') && value.Length <= 3)) continue;
            if (end <= trigger.First && trigger.First - end <= 3 || first >= trigger.End && first - trigger.End <= 12) return value;
        }

        return null;
    }

    /// <summary>The places of the contact, the surest first.</summary>
    public List<Name> Where(ContactTrigger trigger)
    {
        var found = new List<(Nearness Nearness, int Distance, Name Name)>();
        for (var t = _sentence.FirstToken; t < _sentence.EndToken; t++)
        {
            if (reading.NameAt(t) is not (>= 0 and var index) || (t > _sentence.FirstToken && reading.NameAt(t - 1) == index)) continue;
            var end = t;
            while (end < _sentence.EndToken && reading.NameAt(end) == index) end++;
            var name = reading.Document.Names[index];
            if (cast.InRole[t] || cast.PersonAt[t] >= 0 || reading.IsQuoted(t) && !reading.IsQuoted(trigger.First)) continue;
            if (PlaceNearness(name, t, end, trigger) is var nearness && nearness != Nearness.None) found.Add((nearness, t >= trigger.End ? t - trigger.End : (trigger.First - end) * 3 / 2 + 1, name));
        }

        return found.OrderBy(f => f.Nearness).ThenBy(f => f.Distance).Select(f => f.Name).ToList();
    }

    private Nearness PlaceNearness(Name name, int first, int end, ContactTrigger trigger)
    {
        var text = name.Span.Of(reading.Text);
        var isPlace = name.Type == NameType.Place || (name.Type == NameType.Organization && (Venues.IsVenue(text) || _words[end - 1] is "summit" or "forum"));
        var head = HeadOf(first, end);
        var isObject = trigger.IsVerb && trigger.Kind == ContactKind.Visit && _syntax.Is(head, "obj") && _syntax.Head(head) == trigger.Head;
        if (isObject && name.Side is not null && name.Type is not (NameType.Person or NameType.Other)) return Nearness.Own;
        if (!isPlace) return Nearness.None;
        if (isObject) return Nearness.Own;
        if (_syntax.Child(head, "case") is >= 0 and var after && _words[after] is "'s" or "'" && !NextIsPlace(after + 1)) return Nearness.None;
        while (_syntax.Is(head, "nmod:poss") || _syntax.Is(head, "compound") || (_syntax.Is(head, "appos") || _syntax.Is(head, "nmod")) && _syntax.Child(head, "case") < 0 || _syntax.Is(head, "flat"))
        {
            var above = _syntax.Head(head);
            if (trigger.First <= above && above < trigger.End) return trigger.First - end <= 1 && (trigger.Kind == ContactKind.Visit || trigger.Kind == ContactKind.Meeting && PartyFinder.IsTown(text)) ? Nearness.Own : Nearness.None;
            if (_syntax.Is(head, "nmod:poss") && reading.NameAt(above) < 0 && !PlaceNouns.Contains(_words[above])) return Nearness.None;
            head = above;
        }

        var preposition = _syntax.Case(head, _words);
        var goal = preposition is "to" or "into" or "for" or "toward" or "towards";
        var seat = preposition is "in" or "at" or "inside" or "near" or "outside" or "due" || preposition is "on" && !isPlace;
        if (preposition is "of" && _syntax.Head(head) is >= 0 and var whole && PlaceNouns.Contains(_words[whole])) return About(head) ? Nearness.None : Near(whole, trigger, isDate: false);
        if (!goal && !seat && !(preposition is "of" && _words[trigger.First] is "tour")) return Nearness.None;
        if (About(head)) return Nearness.None;
        var near = Near(head, trigger, isDate: false);
        if (near == Nearness.None) return near;
        if (!goal) return near;
        if (trigger.Kind == ContactKind.Visit) return near <= Nearness.Clause && preposition is not "for" || preposition is "for" && _syntax.Head(head) == trigger.Head ? near : Nearness.None;
        return _syntax.Head(head) is >= 0 and var mover && (Journeys.Contains(_syntax.Lemma(mover))) ? Nearness.Linked : Nearness.None;
    }

    /// <summary>A place that hangs deeper in nouns than this is told of something else.</summary>
    private const int MostNouns = 3;

    /// <summary>"the war in X", "policy in X": what is talked of, not where.</summary>
    private bool About(int head)
    {
        if (_syntax.Child(head, "case") is > 0 and var preposition && ContactWordLists.TopicNouns.Contains(_words[preposition - 1])) return true;
        var nouns = 0;
        for (var at = _syntax.Head(head); at >= 0 && !_syntax.IsVerb(at); at = _syntax.Head(at))
        {
            if (ContactWordLists.TopicNouns.Contains(_words[at]) || ++nouns > MostNouns) return true;
            if (_triggers.Exists(trigger => trigger.First <= at && at < trigger.End)) return false;
        }

        return false;
    }

    private bool NextIsPlace(int t) => t < _sentence.EndToken && (reading.NameAt(t) is >= 0 and var n && reading.Document.Names[n].Type is NameType.Place or NameType.Organization || PlaceNouns.Contains(_words[t]));

    private Nearness Near(int head, ContactTrigger trigger, bool isDate)
    {
        var other = false;
        for (var at = head; at >= 0; at = _syntax.Head(at))
        {
            if (trigger.First <= at && at < trigger.End) return Nearness.Own;
            if (at != head && _triggers.Exists(t => t.First <= at && at < t.End)) other = true;
            if (_syntax.Clause(at) == at) break;
        }

        var own = _syntax.Clause(head);
        var clause = _syntax.Clause(trigger.Head);
        if (isDate && (Contiguous(trigger, head) || OpensWhen(trigger, head))) return Nearness.Clause;
        if (own == clause)
        {
            if (isDate && DatesTheDecision(clause, head, trigger)) return Nearness.None;
            return other && _triggers.Exists(t => t.First <= clause && clause < t.End) ? Nearness.None : other ? Nearness.Shared : Nearness.Clause;
        }

        if (_syntax.Head(own) == trigger.Head && _syntax.Is(own, "acl")) return isDate && _syntax.Lemma(own) is "seem" or "look" or "appear" ? Nearness.None : Nearness.Own;
        return Above(own, head, trigger, clause, isDate) is var above and not Nearness.None ? above : Below(own, clause, isDate);
    }

    /// <summary>The phrase stands in a clause that governs the contact's.</summary>
    private Nearness Above(int own, int head, ContactTrigger trigger, int clause, bool isDate)
    {
        var at = clause;
        var nearness = Nearness.Linked;
        for (var steps = 0; steps < MostClauses && _syntax.Head(at) >= 0; steps++)
        {
            var up = Beyond(_syntax.Clause(_syntax.Head(at)));
            if (_syntax.Is(at, "ccomp") || _syntax.Is(at, "parataxis")) return Nearness.None;
            if (_syntax.Is(at, "xcomp"))
            {
                if (isDate && up == own && Decisions.Contains(_syntax.Lemma(up)) && head < trigger.First) return Nearness.None;
            }
            else if (_syntax.Is(at, "advcl"))
            {
                var opener = Opener(at);
                if (opener.Length > 0 ? opener is not ("to" or "when" or "as" or "while" or "by" or "where") : _syntax.Child(at, "nsubj") >= 0) return Nearness.None;
            }
            else if (_syntax.Is(at, "conj"))
            {
                if (_syntax.Child(at, "nsubj") >= 0 && (isDate || _syntax.Child(at, "nsubj") is var own2 && _words[own2] is not ("he" or "she" or "they"))) return Nearness.None;
                if (isDate && !(head < up && Opens(head)) && !Lends(head)) return Nearness.None;
                nearness = Nearness.Shared;
            }
            else if (_syntax.Is(at, "acl"))
            {
                // "in April when A met B": the clause says what the day is known for.
                if (isDate && _syntax.Head(at) == head && Opener(at) is "when") return nearness;
                if (!IsInfinitive(at) && (isDate || !HasWhere(at)) && !(_syntax.Head(at) is >= 0 and var what && _words[what] == "what")) return Nearness.None;
            }
            else return Nearness.None;

            if (up == own) return nearness;
            at = up;
        }

        return Nearness.None;
    }

    /// <summary>"will travel in July, the palace confirmed, where she will meet …": past the words of attribution put in between.</summary>
    private int Beyond(int clause) =>
        _syntax.Is(clause, "parataxis") && _syntax.Head(clause) >= 0 && ContactWordLists.SayingVerbs.Contains(_syntax.Lemma(clause)) ? _syntax.Clause(_syntax.Head(clause)) : clause;

    /// <summary>"the first to visit": what is said of the subject shares its clause.</summary>
    private bool IsInfinitive(int clause) => _syntax.Relation(clause) == "acl" && _syntax.Tag(clause) == "VB";

    /// <summary>"met B while visiting Rome in May": a participle without a subject shares day and place.</summary>
    private Nearness Below(int own, int clause, bool isDate)
    {
        if (!_syntax.Is(own, "advcl") || _syntax.Tag(own) != "VBG" || _syntax.Child(own, "nsubj") >= 0 || _syntax.Head(own) < 0) return Nearness.None;
        if (_syntax.Child(own, "mark") is >= 0 and var mark && _words[mark] is "after" or "before" or "since" or "by") return Nearness.None;
        return _syntax.Clause(_syntax.Head(own)) == clause && (!isDate || _syntax.Child(own, "mark") >= 0) ? Nearness.Shared : Nearness.None;
    }

    private bool HasWhere(int clause) => Opener(clause) == "where";

    /// <summary>The conjunction or question word that opens a clause, or nothing.</summary>
    private string Opener(int clause)
    {
        foreach (var child in _syntax.Children(clause))
        {
            if (child > clause) break;
            if (_syntax.Is(child, "mark") || _words[child] is "when" or "where" or "while") return _words[child];
        }

        return "";
    }

    /// <summary>"said on Thursday he would meet", "will travel in July, the palace confirmed Thursday": the day right behind a verb of saying is the day of the word.</summary>
    private bool DatesTheWord(int date, ContactTrigger trigger)
    {
        var t = date - 1;
        if (t > _sentence.FirstToken && _words[t] is "on" or "late" or "early" or "in") t--;
        if (t > _sentence.FirstToken && _words[t] is "reporters" or "journalists" or "lawmakers") t--;
        return t >= _sentence.FirstToken && !(trigger.First <= t && t < trigger.End) && VerbForms.Of(_words[t]) is { } verb && ContactWordLists.SayingVerbs.Contains(verb.Lemma);
    }

    /// <summary>"announced a visit on Monday", "on Monday she called off the talks": the day of the word or decision, not of the contact.</summary>
    private bool DatesTheDecision(int clause, int date, ContactTrigger trigger)
    {
        if (trigger.First <= clause && clause < trigger.End) return false;
        if (!Decisions.Contains(_syntax.Lemma(clause)) && !ContactWordLists.SayingVerbs.Contains(_syntax.Lemma(clause))) return false;
        return _syntax.Case(date, _words) is not ("for" or "until" or "from");
    }

    /// <summary>Nothing but the contact's own phrase stands between it and the date behind it.</summary>
    private bool Contiguous(ContactTrigger trigger, int date)
    {
        if (date < trigger.End) return false;
        for (var t = trigger.End; t < date; t++)
        {
            if (_syntax.IsVerb(t) && reading.NameAt(t) < 0 || _words[t] is ";" or "—" or ":" or "after" or "before" or "since" or "until" or "who" or "which" or "that" or "ahead") return false;
            if (_triggers.Exists(other => other.First == t)) return false;
        }

        return true;
    }

    /// <summary>"in April when A met B": the contact's is the first verb of a clause that tells what the day is known for.</summary>
    private bool OpensWhen(ContactTrigger trigger, int date)
    {
        if (!trigger.IsVerb || date + 1 >= trigger.First || _words[date + 1] is not "when") return false;
        for (var t = date + 2; t < trigger.First; t++)
        {
            if (_syntax.IsVerb(t) && reading.NameAt(t) < 0 || _words[t] is ";" or "—" or "that") return false;
        }

        return true;
    }

    private bool Opens(int date)
    {
        for (var t = _sentence.FirstToken; t < date; t++)
        {
            if (reading.NameAt(t) >= 0 || _syntax.IsVerb(t)) return false;
        }

        return true;
    }

    /// <summary>A month or year, unlike a day, goes on to the next clause of the same subject.</summary>
    private bool Lends(int date) => reading.TimeAt(date) is >= 0 and var time && reading.Document.Times[time].Start is { Day: null };

    private IEnumerable<(TimeExpression Time, int First, int End)> Times()
    {
        for (var t = _sentence.FirstToken; t < _sentence.EndToken; t++)
        {
            if (reading.TimeAt(t) is not (>= 0 and var index)) continue;
            var end = t;
            while (end < _sentence.EndToken && reading.TimeAt(end) == index) end++;
            yield return (reading.Document.Times[index], t, end);
            t = end - 1;
        }
    }

    private int HeadOf(int first, int end)
    {
        for (var t = first; t < end; t++)
        {
            if (_syntax.Head(t) is var head && (head < first || head >= end)) return t;
        }

        return first;
    }

    private static readonly FrozenSet<string> Journeys = Set("travel fly go come head arrive return journey depart leave move drive sail hurry rush invite");

    /// <summary>Verbs whose day is not the day of the contact they decide on or speak of.</summary>
    private static readonly FrozenSet<string> Decisions = Set("agree decide promise pledge vow refuse decline reject accept cancel call scrap postpone delay defer put announce confirm propose offer invite suggest urge ask request demand want order threaten nix rule rebuff abandon suspend approve authorize authorise appoint send");

    private static readonly FrozenSet<string> PlaceNouns = Set("island city town capital resort port republic stronghold village state province region kingdom hotel palace airport base embassy residence villa ranch castle headquarters house compound centre center retreat");

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>Names of buildings and grounds where contacts take place.</summary>
internal static class Venues
{
    private static readonly string[] Endings = ["House", "Palace", "Guesthouse", "Hotel", "Hall", "Centre", "Center", "headquarters", "Gate", "Square", "Castle", "Embassy", "Airport", "Villa", "Residence", "Cathedral", "Museum", "Resort", "Lodge", "Ranch"];

    public static bool IsVenue(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        || name is "Downing Street" or "Kremlin" or "Pentagon" or "Elysee" or "Élysée" or "Mar-a-Lago" or "Camp David";
}
