using Readout.Documents;
using Readout.Language.English;

namespace Readout.Facts;

/// <summary>Who takes part in a contact, asked of the sentence's tree: subject, object and agent of a verb; owner, "between", "with" and "by" of a noun, and the subject of the verb that governs it.</summary>
internal sealed partial class PartyFinder(Reading reading, Cast cast)
{
    /// <summary>How many phrases joined by "and" are followed.</summary>
    private const int MostJoined = 12;

    private readonly string[] _words = reading.Lower;
    private readonly Syntax _syntax = reading.Syntax;
    private List<Actor> _actors = [];
    private int[] _actorAt = [];
    private int[] _groupAt = [];
    private Sentence _sentence;
    private ActorFinder? _finder;

    /// <summary>Lays the actors of a sentence out by token.</summary>
    public void Enter(Sentence sentence, List<Actor> actors, ActorFinder finder)
    {
        (_sentence, _actors, _finder) = (sentence, actors, finder);
        _actorAt = new int[sentence.EndToken - sentence.FirstToken];
        Array.Fill(_actorAt, -1);
        for (var i = 0; i < actors.Count; i++)
        {
            for (var t = Math.Max(actors[i].First, sentence.FirstToken); t < Math.Min(actors[i].End, sentence.EndToken); t++) _actorAt[t - sentence.FirstToken] = i;
        }

        Group();
    }

    /// <summary>
    /// Numbers the runs "A and B" and "A, B and C" by the words between them, for trees are at their worst in lists of names.
    /// A comma joins only where an "and" follows in the same run, and nothing joins over a clause's edge: "A met B, and C said".
    /// </summary>
    private void Group()
    {
        _groupAt = new int[_actors.Count];
        for (var i = 0; i < _actors.Count; i++) _groupAt[i] = i;
        var run = 0;
        for (var i = 1; i <= _actors.Count; i++)
        {
            var link = i < _actors.Count ? LinkBetween(_actors[i - 1], _actors[i]) : Link.None;
            if (link == Link.And)
            {
                for (var k = run; k <= i; k++) _groupAt[k] = _groupAt[run];
            }

            if (link == Link.None) run = i;
        }
    }

    private enum Link
    {
        None,
        Comma,
        And,
    }

    private Link LinkBetween(Actor left, Actor right)
    {
        if (left.First == right.First) return Link.And;
        var link = Link.None;
        for (var t = left.End; t < right.First; t++)
        {
            if (_words[t] is "and" or "&") link = Link.And;
            else if (_words[t] is ",") link = link == Link.None ? Link.Comma : link;
            else if (!(_words[t] is "as" or "well" or "then" or "possibly" or "perhaps" or "both" || cast.InRole[t] || ContactWordLists.Determiners.Contains(_words[t]))) return Link.None;
        }

        if (link == Link.None || left.Possessive) return Link.None;
        return _syntax.Clause(HeadOf(left.First, left.End)) == _syntax.Clause(HeadOf(right.First, right.End)) && !(link == Link.And && IsSubjectOfLater(right) && !IsSubjectOfLater(left)) ? link : Link.None;
    }

    private bool IsSubjectOfLater(Actor actor)
    {
        for (var t = Math.Max(actor.First, _sentence.FirstToken); t < actor.End; t++)
        {
            for (var at = t; at >= 0 && Inside(at) && !_syntax.IsVerb(at); at = _syntax.Head(at))
            {
                if (_syntax.Is(at, "nsubj")) return _syntax.Head(at) > at;
            }
        }

        return false;
    }

    /// <summary>The parties of a trigger: those named first or who act, and those they meet.</summary>
    public (List<Actor> First, List<Actor> Second) Of(ContactTrigger trigger)
    {
        if (!trigger.IsVerb) return OfNoun(trigger);
        var (first, second) = OfVerb(trigger);
        return first.Count > 0 && first.Concat(second).All(IsBare) ? ([], []) : (first, second);
    }

    /// <summary>A country named by itself, or its people in the plural: where nobody else is named, "Spain meets Norway" is sport and "Germans visit Spain" is tourism.</summary>
    private bool IsBare(Actor actor)
    {
        if (actor.IsPerson || reading.NameAt(actor.End - 1) is not (>= 0 and var name)) return false;
        var above = _syntax.Head(HeadOf(actor.First, actor.End));
        if (above >= 0 && PartyWords.Bodies.Contains(_words[above])) return false;
        return Gazetteer.Find(reading.Document.Names[name].Span.Of(reading.Text)) is { Kind: GazetteerKind.Country or GazetteerKind.Nationality };
    }

    /// <summary>"the Geneva talks", "the Singapore summit": a town before the noun is where they meet.</summary>
    private bool IsVenueOf(int child, ContactTrigger trigger) => trigger.Kind == ContactKind.Meeting && child < trigger.Head && reading.NameAt(child) is >= 0 and var name && IsTown(reading.Document.Names[name].Span.Of(reading.Text));

    /// <summary>Whether the name is a town's, or that of a state no larger than one, which hosts more often than it takes part.</summary>
    public static bool IsTown(string name) => Gazetteer.Find(name) is { Kind: GazetteerKind.City } || name is "Singapore" or "Monaco";

    /// <summary>Whether those met are at odds with their own government: they are others than its people.</summary>
    public bool MeetsRebels(ContactTrigger trigger)
    {
        foreach (var child in _syntax.Children(trigger.Head))
        {
            if (child > trigger.Head && PartyWords.Rebels.Contains(_words[child])) return true;
        }

        return false;
    }

    /// <summary>The level of a group told by its office alone: "the Indian and Chinese foreign ministers", "the leaders of Japan and Korea".</summary>
    public Level GroupLevel(List<Actor> actors)
    {
        if (actors.Count == 0 || actors.Exists(actor => actor.IsPerson)) return Level.Other;
        var head = HeadOf(actors[0].First, actors[0].End);
        for (var steps = 0; steps < 3 && head >= 0 && !PartyWords.Bodies.Contains(_words[head]); steps++) head = _syntax.Head(head);
        if (head < 0 || !Inside(head) || _syntax.IsVerb(head) || _words[head][^1] != 's') return Level.Other;
        var first = head;
        while (first - 1 >= _sentence.FirstToken && reading.NameAt(first - 1) < 0 && (RoleWords.Modifiers.Contains(_words[first - 1]) || RoleWords.Heads.Contains(_words[first - 1]))) first--;
        return RoleWords.LevelOf(reading.SpanOf(first, head + 1).Of(reading.Text)) is var level and not Level.Official ? level : Level.Other;
    }

    /// <summary>"met officials in Kyiv", "held talks with the junta's leader in Naypyidaw": people of a government that only the place names.</summary>
    public bool MeetsHosts(ContactTrigger trigger)
    {
        var met = _syntax.Children(trigger.Head).FirstOrDefault(child => child > trigger.Head && (trigger.IsVerb && _syntax.Is(child, "obj") || _syntax.Case(child, _words) == "with"), -1);
        if (met < 0 && !trigger.IsVerb && _syntax.Is(trigger.Head, "obj")) met = _syntax.Children(_syntax.Head(trigger.Head), "obl").FirstOrDefault(child => _syntax.Case(child, _words) == "with", -1);
        if (met < 0 || !PartyWords.Hosting.Contains(_words[met])) return false;
        foreach (var child in _syntax.Children(met))
        {
            if (_syntax.Is(child, "conj") || child < met && (_syntax.Is(child, "amod") || _syntax.Is(child, "compound") || _syntax.Is(child, "nmod")) && !PartyWords.OfGovernment.Contains(_words[child])) return false;
        }

        return true;
    }

    /// <summary>Who does what the verb tells; of a passive the agent.</summary>
    public List<Actor> Doers(int verb)
    {
        if (_syntax.IsPassive(verb)) return Agent(verb);
        var subject = _syntax.Subject(verb);
        return subject >= 0 && Inside(subject) ? Phrase(subject) : [];
    }

    private (List<Actor> First, List<Actor> Second) OfVerb(ContactTrigger trigger)
    {
        var verb = trigger.Head;
        var first = SubjectOf(verb);
        var second = new List<Actor>();
        if (_syntax.IsPassive(verb) && _words[verb] is not "expected")
        {
            second = Agent(verb);
            if (trigger.Kind == ContactKind.Visit) (first, second) = (second, first);
            if (second.Count == 0 && _syntax.Is(verb, "acl")) first = [];
            return (first, second);
        }

        if (_syntax.Lemma(verb) == "invite") return _syntax.Child(verb, "obj") is >= 0 and var guest ? (Phrase(guest), first) : ([], []);
        if (_syntax.Lemma(verb) == "address") return _syntax.Child(verb, "obj") is >= 0 and var house ? (first, Phrase(house)) : (first, []);
        var toward = _syntax.Lemma(verb) is "speak" or "talk" or "write";
        foreach (var child in _syntax.Children(verb))
        {
            if (child == _syntax.Child(verb, "nsubj") || !Inside(child)) continue;
            var preposition = _syntax.Is(child, "obl") || _syntax.Is(child, "nmod") ? _syntax.Case(child, _words) : "";
            var takes = _syntax.Is(child, "obj") || _syntax.Is(child, "iobj") || preposition == "with" || preposition == "to" && toward;
            if (!takes) continue;
            if (trigger.Kind == ContactKind.Visit && !Phrase(child).Exists(actor => actor.IsPerson)) continue;
            if (trigger.Kind == ContactKind.Visit && preposition == "with") { AddAll(first, Phrase(child)); continue; }
            AddAll(second, Phrase(child));
        }

        if (second.Count == 0 && trigger.Kind != ContactKind.Visit) AddAll(second, With(trigger));
        if (second.Count == 0 && trigger.Kind != ContactKind.Visit && trigger.End < _sentence.EndToken && ActorAt(trigger.End) is { } next && next.First <= trigger.End && !first.Contains(next)) AddAll(second, [next]);
        second.RemoveAll(first.Contains);
        return (first, second);
    }

    private List<Actor> SubjectOf(int verb) => _syntax.Subject(verb) is >= 0 and var subject && Inside(subject) ? Phrase(subject) : [];

    private (List<Actor> First, List<Actor> Second) OfNoun(ContactTrigger trigger)
    {
        var noun = trigger.Head;
        var first = new List<Actor>();
        var second = new List<Actor>();
        var between = false;
        foreach (var child in _syntax.Children(noun))
        {
            if (!Inside(child)) continue;
            if (_syntax.Is(child, "nmod:poss")) { AddAll(first, Owner(child)); continue; }
            if (IsVenueOf(child, trigger)) continue;
            if ((_syntax.Is(child, "flat") && ActorAt(child) is not null || _syntax.Is(child, "compound") || _syntax.Is(child, "amod") || _syntax.Is(child, "nmod") && _syntax.Child(child, "case") < 0) && child < noun) { AddAll(first, Phrase(child)); continue; }
            if (_syntax.Is(child, "acl"))
            {
                foreach (var attends in _syntax.Children(child, "xcomp").Prepend(child)) if (PartyWords.Attendance.Contains(_syntax.Lemma(attends)) && !_syntax.IsPassive(attends)) AddAll(first, SubjectOf(attends));
                foreach (var party in _syntax.Children(child)) if (Inside(party) && _syntax.Case(party, _words) == "between") AddAll(first, Phrase(party));
                foreach (var convened in _syntax.Children(child, "conj").Prepend(child)) if (_syntax.Tag(convened) is "VBN" or "VBD" && (PartyWords.Conveners.Contains(_syntax.Lemma(convened)) || trigger.Kind == ContactKind.Visit && _syntax.Lemma(convened) is "make" or "pay" or "undertake")) AddAll(first, Agent(convened));
                continue;
            }

            if (!_syntax.Is(child, "nmod") && !_syntax.Is(child, "obl")) continue;
            switch (_syntax.Case(child, _words))
            {
                case "between" or "among" or "involving" or "by": between = true; AddAll(first, Phrase(child)); break;
                case "of" when trigger.Kind != ContactKind.Visit || Phrase(child).Exists(actor => actor.IsPerson): AddAll(first, Phrase(child)); break;
                case "with" or "and": AddAll(second, Phrase(child)); break;
                case "to" when trigger.Kind == ContactKind.Letter || Phrase(child).Exists(actor => actor.IsPerson): AddAll(second, Phrase(child)); break;
                case "on" when trigger.Kind == ContactKind.Meeting && _words[noun] is "call": AddAll(second, Phrase(child)); break;
                case "from" when trigger.Kind == ContactKind.Meeting && _syntax.Head(noun) is >= 0 and var offered && PartyWords.Offers.Contains(_syntax.Lemma(offered)): AddAll(second, Phrase(child)); break;
                case "from" when trigger.Kind is ContactKind.Letter or ContactKind.Call or ContactKind.Visit && Phrase(child).Exists(actor => actor.IsPerson): AddAll(first, Phrase(child)); break;
                default: break;
            }
        }

        if (_syntax.Is(noun, "nsubj") && _syntax.Head(noun) is >= 0 and var goesOn && first.Count + second.Count == 0)
        {
            // "Talks continued on Sunday between A and B".
            foreach (var party in _syntax.Children(goesOn, "obl")) if (_syntax.Case(party, _words) is "between" or "among" or "involving") { between = true; AddAll(first, Phrase(party)); }
        }

        if (_syntax.Is(noun, "nsubj") && _syntax.Head(noun) is >= 0 and var led && PartyWords.Conveners.Contains(_syntax.Lemma(led)) && _syntax.IsPassive(led)) AddAll(first, Agents(led));
        if (second.Count == 0 && !between) AddAll(second, With(trigger));
        if (second.Count == 0 && trigger.Kind is ContactKind.Letter or ContactKind.Call or ContactKind.VideoCall) AddAll(second, Correspondent(trigger, first));
        if (second.Count == 0 && trigger.Kind == ContactKind.Letter && trigger.End + 1 < _sentence.EndToken && _words[trigger.End] == "to" && ActorAt(trigger.End + 1) is { } addressee) AddAll(second, Phrase(addressee.End - 1));
        if (second.Count == 0 && trigger.Kind != ContactKind.Visit && Governor(noun) is >= 0 and var invites && _syntax.Lemma(invites) == "invite" && _syntax.Child(invites, "obj") is >= 0 and var invited) AddAll(second, Phrase(invited));
        if (Mediator(noun) is { Count: > 0 } mediators) AddAll(first.Count + second.Count > 0 ? second : first, mediators);
        if (first.Count > 0 && (second.Count > 0 || between || trigger.Kind == ContactKind.Visit) || first.Count > 1) return Apart(first, second);
        if (Governor(noun) is >= 0 and var verb && !PartyWords.Outsiders.Contains(_syntax.Lemma(verb)))
        {
            var doers = _syntax.IsPassive(verb) ? Agent(verb) : SubjectOf(verb);
            if (trigger.Kind == ContactKind.Visit && PartyWords.Hosts.Contains(_syntax.Lemma(verb))) doers = [];
            if (first.Count == 0) first = doers;
            else if (second.Count == 0) second = doers;
        }

        if (first.Count == 0 && trigger.Kind == ContactKind.Visit && _syntax.Child(noun, "cop") >= 0 && _syntax.Case(noun, _words) == "on") first = SubjectOf(noun);
        if (trigger.Kind == ContactKind.Visit) first.RemoveAll(actor => actor.People.Count > 1);
        if (first.Count == 0 && Misread(noun) is >= 0 and var subject) first = Phrase(subject);
        return Apart(first, second);
    }

    /// <summary>"is due to hold talks" read as one predicate: the subject hangs on the noun or on the verb that was taken for a part of it.</summary>
    private int Misread(int noun)
    {
        if (!_syntax.Is(noun, "root") && !_syntax.Is(noun, "ccomp")) return -1;
        if (_syntax.Child(noun, "nsubj") is >= 0 and var own && _syntax.Child(noun, "cop") < 0) return own;
        foreach (var child in _syntax.Children(noun))
        {
            if (child < noun && _syntax.IsVerb(child) && _syntax.Child(child, "nsubj") is >= 0 and var subject) return subject;
        }

        return -1;
    }

    /// <summary>"A, who mediated the talks between B and C": A sits at the table too.</summary>
    private List<Actor> Mediator(int noun)
    {
        if (Governor(noun) is not (>= 0 and var verb) || !PartyWords.Conveners.Contains(_syntax.Lemma(verb))) return [];
        return (_syntax.IsPassive(verb) ? Agent(verb) : SubjectOf(verb)).FindAll(actor => actor.IsPerson);
    }

    /// <summary>"A mediated the talks in Lima": of whom nobody but the mediator is told.</summary>
    public bool IsMediated(ContactTrigger trigger) => !trigger.IsVerb && trigger.Kind == ContactKind.Meeting && Governor(trigger.Head) is >= 0 and var verb && _syntax.Lemma(verb) is "mediate" or "facilitate" && Mediator(trigger.Head).Count > 0;

    private static (List<Actor> First, List<Actor> Second) Apart(List<Actor> first, List<Actor> second)
    {
        second.RemoveAll(actor => first.Exists(other => ReferenceEquals(actor, other) || actor.IsPerson && other.People.Any(actor.People.Contains)));
        return (first, second);
    }

    /// <summary>The verb whose object, complement or adjunct the noun is; -1 where the noun is itself a subject or stands alone.</summary>
    private int Governor(int noun)
    {
        var at = noun;
        for (var steps = 0; steps < MostJoined; steps++)
        {
            if (_syntax.Is(at, "nsubj") || _syntax.Head(at) is not (>= 0 and var head)) return -1;
            if (_syntax.Lemma(head) is "describe" or "call" && _syntax.Is(head, "acl") | _syntax.Is(head, "ccomp") | _syntax.Is(head, "csubj"))
            {
                at = _syntax.Head(head);
                if (at < 0 || _syntax.IsVerb(at)) return at;
                continue;
            }

            if (_syntax.IsVerb(head)) return head;
            if (_syntax.Child(head, "cop") >= 0) return head;
            if (!(_syntax.Is(at, "nmod") || _syntax.Is(at, "obl") || _syntax.Is(at, "conj") || _syntax.Is(at, "compound") || _syntax.Is(at, "appos"))) return -1;
            at = head;
        }

        return -1;
    }

    /// <summary>"held two days of talks in Lima with B": a "with" that belongs to the same clause, wherever the tree hangs it, unless a noun that takes "with" itself comes between.</summary>
    private List<Actor> With(ContactTrigger trigger)
    {
        var clause = _syntax.Clause(trigger.Head);
        foreach (var actor in _actors)
        {
            if (actor.First < trigger.End || actor.Possessive) continue;
            var head = HeadOf(actor.First, actor.End);
            for (var steps = 0; steps < 3 && _actorAt[head - _sentence.FirstToken] >= 0 && _syntax.Case(head, _words).Length == 0 && Inside(_syntax.Head(head)) && _syntax.Head(head) > head; steps++) head = _syntax.Head(head);
            if (_syntax.Case(head, _words) != "with") continue;
            var above = _syntax.Head(head);
            if (_syntax.Clause(head) != clause && above != trigger.Head || above >= 0 && PartyWords.TakesWith.Contains(_syntax.Lemma(above)) || above >= 0 && above > trigger.Head && _syntax.IsVerb(above)) continue;
            return Phrase(head);
        }

        return [];
    }

    private List<Actor> Agent(int verb)
    {
        foreach (var child in _syntax.Children(verb))
        {
            if (Inside(child) && (_syntax.Is(child, "obl") || _syntax.Is(child, "nmod")) && _syntax.Case(child, _words) == "by") return Phrase(child);
        }

        return [];
    }

    /// <summary>"led on one side by A and on the other by B".</summary>
    private List<Actor> Agents(int verb)
    {
        var found = new List<Actor>();
        foreach (var actor in _actors)
        {
            if (actor.First > verb && actor.Preposition == "by" && _syntax.Clause(HeadOf(actor.First, actor.End)) == verb) AddAll(found, Phrase(actor.End - 1));
        }

        return found;
    }

    private List<Actor> Owner(int child)
    {
        if (_words[child] is "his" or "her" && _finder!.AntecedentOf(_actors, child) is >= 0 and var person)
            return [new Actor(child, child + 1, [person], cast.People[person].Side, "", true, true)];
        if (_words[child] is "their" && _finder!.PairBefore(_actors) is { Count: >= 2 } pair) return [new Actor(child, child + 1, pair, null, "", true, true)];
        return Phrase(child);
    }

    /// <summary>"a letter from A to B", "take a call from B", "in a phone conversation A told B": the other end of the line, wherever the tree hangs it.</summary>
    private List<Actor> Correspondent(ContactTrigger trigger, List<Actor> first)
    {
        if (Governor(trigger.Head) is >= 0 and var verb && PartyWords.Telling.Contains(_syntax.Lemma(verb)) && _syntax.Children(verb).FirstOrDefault(child => _syntax.Is(child, "iobj") || _syntax.Is(child, "obj"), -1) is >= 0 and var told) return Phrase(told);
        var clause = _syntax.Clause(trigger.Head);
        foreach (var actor in _actors)
        {
            if (actor.First < trigger.End || actor.Possessive || !actor.IsPerson || first.Contains(actor) || actor.Preposition is not ("to" or "from")) continue;
            if (_syntax.Clause(HeadOf(actor.First, actor.End)) == clause) return [actor];
        }

        return [];
    }
}
