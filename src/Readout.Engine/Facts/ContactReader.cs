using Readout.Documents;
using Readout.Facts.Status;

namespace Readout.Facts;

/// <summary>Reads the contacts of a report: triggers, who takes part, what became of it, when and where; then brings mentions together.</summary>
internal sealed partial class ContactReader(Reading reading, Cast cast)
{
    /// <summary>In a longer run of tokens nobody tells who meets whom; it bounds the cost of a text without full stops.</summary>
    private const int LongestSentence = 400;

    private readonly string[] _words = reading.Lower;
    private readonly StatusJudge _judge = new(reading);
    private readonly TriggerFinder _triggers = new(reading);
    private readonly ActorFinder _actorFinder = new(reading, cast);
    private readonly List<ContactMention> _mentions = [];
    private List<Actor> _actors = [];
    private List<ContactTrigger> _sentenceTriggers = [];
    private Sentence _sentence;
    private int _sentenceIndex;

    public List<Contact> Read()
    {
        var sentences = reading.Document.Sentences.Items;
        var section = new DatedSections(reading);
        for (_sentenceIndex = 0; _sentenceIndex < sentences.Length; _sentenceIndex++)
        {
            _sentence = sentences[_sentenceIndex];
            if (_sentence.EndToken <= _sentence.FirstToken || _sentence.EndToken - _sentence.FirstToken > LongestSentence) continue;
            _actors = _actorFinder.Find(_sentence);
            var heading = section.Of(_sentenceIndex);
            if (section.IsHeading(_sentenceIndex)) continue;
            var before = _mentions.Count;
            Frame();
            _sentenceTriggers = _triggers.Find(_sentence);
            foreach (var trigger in _sentenceTriggers) ReadTrigger(trigger);
            Stays();
            if (heading is { } dated) section.Apply(dated, _sentenceIndex, _mentions, before);
            RememberPair(before);
        }

        StillThere();
        return new ContactMerge(reading, cast).Merge(_mentions);
    }

    private void RememberPair(int before)
    {
        for (var i = before; i < _mentions.Count; i++)
        {
            if (_mentions[i].First.Count > 0 && _mentions[i].Second.Count > 0) _actorFinder.LastPair = _mentions[i].People.Distinct().ToEquatableArray();
        }
    }

    private void ReadTrigger(ContactTrigger trigger)
    {
        if (InQuoteOfHistory(trigger)) return;
        var judged = _judge.Judge(trigger.First, trigger.End);
        if (judged.Status is not { } status) return;
        var verb = trigger.IsVerb ? trigger.First : GoverningVerb(trigger.First);
        var (first, second) = trigger.IsVerb ? VerbParties(trigger) : NounParties(trigger, verb);
        var mention = new ContactMention { Kind = trigger.Kind, Status = status, Sure = judged.Sure, Rule = $"{reading.Raw(trigger.First).ToLowerInvariant()}: {judged.Rule}" };
        foreach (var actor in first) Join(mention, actor, true);
        foreach (var actor in second) Join(mention, actor, false);
        mention.Evidence.Add(_sentence.Span);
        mention.Sentences.Add(_sentenceIndex);
        mention.Again = status is ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed && trigger.End < _sentence.EndToken && _words[trigger.End] is "again";
        Dated(mention, trigger);
        Placed(mention, trigger);
        if (mention.Status is ContactStatus.Declined or ContactStatus.Postponed or ContactStatus.Cancelled) Undone(mention, trigger);
        if (mention.Status == ContactStatus.UnderWay && InPast(mention) && (OpensWithDate() || LongPast(mention))) (mention.Status, mention.Rule) = (ContactStatus.Held, mention.Rule + ", dated before publication");
        if (mention.Status is ContactStatus.Planned or ContactStatus.UnderWay && InPast(mention) && judged.Rule.StartsWith("present", StringComparison.Ordinal)) (mention.Status, mention.Rule) = (ContactStatus.Held, mention.Rule + ", dated before publication");
        if (mention.Status is ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed && LongPast(mention) && !PastBefore(trigger)) (mention.Start, mention.End, mention.OwnDate) = (null, null, false);
        if (mention.Status is ContactStatus.Held && InFuture(mention)) (mention.Status, mention.Rule) = (ContactStatus.Planned, mention.Rule + ", dated after publication");
        if (mention.Status is ContactStatus.Declined or ContactStatus.Postponed or ContactStatus.Cancelled) Inherit(mention);
        Framed(mention);
        Complete(mention, trigger);
        Arrived(mention, trigger);
        if (mention.Kind == ContactKind.Visit) KeepVisitors(mention, trigger);
        if (!IsContact(mention)) return;
        _mentions.Add(mention);
        SplitPossible(mention, second);
        SplitTravellers(mention, trigger);
    }

    /// <summary>"A is expected to visit Lima in May. A visit planned for January was postponed.": nobody named, so it lies between the sides of the sentence before.</summary>
    private void Inherit(ContactMention mention)
    {
        if (mention.People.Any() || mention.FirstSide is not null || mention.SecondSide is not null || mention.PlaceSide is not null || _mentions.Count == 0) return;
        var before = _mentions[^1];
        if (before.Kind != mention.Kind || before.Sentences[^1] != _sentenceIndex - 1 || reading.Document.Sentences[_sentenceIndex - 1].Paragraph != _sentence.Paragraph) return;
        (mention.FirstSide, mention.SecondSide) = (SideOf(before.First) ?? before.FirstSide, SideOf(before.Second) ?? before.SecondSide);
    }

    private bool InFuture(ContactMention mention) => mention.Start is { } start && reading.Document.Article.Published.Date is { } published && start.First > published.Last;

    /// <summary>Words of others are told apart from the report's: a trigger inside a long quotation still counts, but never as sure.</summary>
    private bool InQuoteOfHistory(ContactTrigger trigger) => trigger.IsVerb && reading.IsQuoted(trigger.First) && _words[trigger.First] is "meet" or "met" && !_actors.Exists(actor => actor.IsPerson);

    private static void Join(ContactMention mention, Actor actor, bool first)
    {
        var list = first ? mention.First : mention.Second;
        var other = first ? mention.Second : mention.First;
        foreach (var person in actor.People)
        {
            if (!list.Contains(person) && !other.Contains(person)) list.Add(person);
        }

        if (actor.Side is not { } side) return;
        if (first) mention.FirstSide ??= side;
        else mention.SecondSide ??= side;
    }

    /// <summary>"A met (with) B", "A visited P", "A spoke with B by phone", "A and B met".</summary>
    private (List<Actor> First, List<Actor> Second) VerbParties(ContactTrigger trigger)
    {
        var first = Subjects(trigger.First);
        if (first.Count == 0 && FrameActor(trigger) is { } framed) first.Add(framed);
        var second = new List<Actor>();
        if (trigger.Kind != ContactKind.Visit || VisitsPerson(trigger)) second = Objects(trigger.End);
        second.RemoveAll(actor => actor.People.Count > 0 && first.Exists(f => f.People.Contains(actor.People[0])));
        return (first, second);
    }

    private bool VisitsPerson(ContactTrigger trigger) => Next(trigger.End) is { IsPerson: true, Possessive: false } next && next.First <= trigger.End + 2;

    private Actor? Next(int token) => _actors.Find(actor => actor.First >= token);

    /// <summary>The subject of a verb: the nearest actors before it that no preposition and no "'s" takes away, with those joined to them.</summary>
    private List<Actor> Subjects(int verb)
    {
        for (var i = _actors.Count - 1; i >= 0; i--)
        {
            var actor = _actors[i];
            if (actor.End > verb) continue;
            if (HasBreak(actor.End, verb)) break;
            if (actor.Possessive || IsPlaceOnly(actor)) continue;
            if (actor.End == verb && VerbForms.Of(_words[verb])?.Form == VerbForm.Gerund) return WithJoined(i);
            if (!actor.IsPerson && IsComplement(actor)) continue;
            if (actor.Preposition.Length > 0 && !(actor.Preposition == "for" && ToBefore(verb)) && actor.Preposition is not ("that" or "as")) continue;
            return WithJoined(i);
        }

        return [];
    }

    private List<Actor> WithJoined(int index)
    {
        var found = new List<Actor> { _actors[index] };
        for (var j = index - 1; j >= 0 && found.Count < 8; j--)
        {
            if (!Joined(_actors[j], _actors[j + 1]) || _actors[j].Possessive) break;
            found.Insert(0, _actors[j]);
        }

        return found;
    }

    /// <summary>"X is the highest-ranking American official to visit …": the official is X.</summary>
    private bool IsComplement(Actor actor)
    {
        for (var t = actor.First - 1; t >= Math.Max(_sentence.FirstToken, actor.First - 6); t--)
        {
            if (ContactWordLists.BeForms.Contains(_words[t]) || _words[t] is "remains" or "became" or "becomes" or "as") return true;
            if (_words[t] is "," or "and" || _actors.Exists(other => other.First <= t && t < other.End)) return false;
        }

        return false;
    }

    /// <summary>A state named only as a place ("in China") takes no part.</summary>
    private static bool IsPlaceOnly(Actor actor) => !actor.IsPerson && actor.Preposition is "in" or "at" or "from" or "near" or "across" or "over" or "around";

    private bool ToBefore(int verb) => verb > 0 && _words[verb - 1] is "to";

    private bool HasBreak(int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            if (_words[t] is ";" or "." or "?" or "!" or ":") return true;
            if (_words[t] is "while" or "whereas" or "although" && t > from) return true;
        }

        return false;
    }

    /// <summary>"A and B", "A, B and C", with roles and appositions between.</summary>
    private bool Joined(Actor left, Actor right)
    {
        var and = false;
        for (var t = left.End; t < right.First; t++)
        {
            if (_words[t] is "and" or "," or "&" or "-" or "–") { and = true; continue; }
            if (_words[t] is "as" or "well" or "then" or "possibly" or "perhaps" || cast.InRole[t] || ContactWordLists.Determiners.Contains(_words[t])) continue;
            return false;
        }

        return and;
    }

    /// <summary>Whom a verb or noun takes: the actors behind it up to the end of the clause.</summary>
    private List<Actor> Objects(int from)
    {
        var found = new List<Actor>();
        var limit = ClauseEnd(from);
        foreach (var actor in _actors)
        {
            if (actor.First < from || actor.First >= limit) continue;
            if (found.Count > 0 && !Joined(found[^1], actor)) break;
            if (found.Count == 0)
            {
                if (actor.Possessive && !actor.IsPerson) continue;
                if (actor.Preposition is not ("" or "with" or "between" or "by" or "to" or "possibly" or "perhaps" or "from" or "for")) continue;
                if (!actor.IsPerson && actor.Preposition is "to" or "from" or "") { if (actor.First > from + 2) continue; }
                if (actor.IsPerson && actor.Preposition == "" && actor.First > from + 4 && FiniteBetween(from, actor.First)) break;
            }

            if (actor.Possessive && actor.IsPerson && found.Count == 0) continue;
            found.Add(actor);
        }

        return found;
    }

    private bool FiniteBetween(int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            if (_words[t] is "," or "that" or "who" or "which" or "after" or "as" or "before" or "when" or "where") return true;
        }

        return false;
    }

    private int ClauseEnd(int from)
    {
        for (var t = from; t < _sentence.EndToken; t++)
        {
            if (_words[t] is ";" or ":" or "—" or "–") return t;
            if (_words[t] is "after" or "before" or "when" or "where" or "while" or "who" or "which" or "whose" or "because" or "although" or "but" or "that" or "since" or "as" && t > from && _words[t] is not "as") return t;
        }

        return _sentence.EndToken;
    }

    /// <summary>"A's visit to P", "talks between A and B", "A held talks with B", "the A-B call".</summary>
    private (List<Actor> First, List<Actor> Second) NounParties(ContactTrigger trigger, int verb)
    {
        var first = new List<Actor>();
        var second = new List<Actor>();
        foreach (var actor in _actors)
        {
            if (actor.End <= trigger.First && actor.End >= trigger.First - 7 && (actor.Possessive || Compound(actor, trigger)) && SamePhrase(actor.End, trigger.First)) first.Add(actor);
        }

        var after = After(trigger);
        if (after.Count > 0 && after[0].Preposition is "between" or "of" or "by" or "from" or "involving" && (after.Count > 1 || first.Count == 0))
        {
            first.AddRange(after);
            return (first, second);
        }

        second.AddRange(after);
        if (first.Count > 0) return (first, second);
        if (HasPossessive(trigger)) first.AddRange(Pronoun(trigger));
        else if (verb >= 0) first.AddRange(Subjects(verb));
        first.RemoveAll(actor => second.Contains(actor));
        if (first.Count == 0 && FrameActor(trigger) is { } framed) first.Add(framed);
        return (first, second);
    }

    private bool HasPossessive(ContactTrigger trigger)
    {
        for (var t = trigger.First - 1; t >= Math.Max(_sentence.FirstToken, trigger.First - 5); t--)
        {
            if (_words[t] is "his" or "her") return true;
            if (ContactWordLists.Prepositions.Contains(_words[t]) || _words[t] is "," or "and") return false;
        }

        return false;
    }

    private List<Actor> Pronoun(ContactTrigger trigger)
    {
        var before = _actors.LastOrDefault(actor => actor.End <= trigger.First && actor.IsPerson && !actor.IsPronoun && !actor.Possessive);
        if (before is not null) return [before];
        return _actorFinder.LastSubject >= 0 ? [new Actor(trigger.First, trigger.First, [_actorFinder.LastSubject], cast.People[_actorFinder.LastSubject].Side, "", true, true)] : [];
    }

    /// <summary>"the Biden-Xi call", "US-China talks": names that stand as one word with the noun.</summary>
    private bool Compound(Actor actor, ContactTrigger trigger)
    {
        for (var t = actor.End; t < trigger.First; t++)
        {
            if (_words[t] is not ("-" or "–" or "—" or "/" or "phone" or "video" or "virtual" or "telephone" or "bilateral" or "summit" or "trade" or "nuclear" or "and") && !_actors.Exists(other => other.First <= t && t < other.End)) return false;
        }

        return actor.Preposition.Length == 0;
    }

    private bool SamePhrase(int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            if (ContactWordLists.Prepositions.Contains(_words[t]) || ContactWordLists.Auxiliaries.Contains(_words[t]) || _words[t] is "," or "and" or "that" or ";") return false;
        }

        return true;
    }

    private List<Actor> After(ContactTrigger trigger)
    {
        var limit = ClauseEnd(trigger.End);
        for (var i = 0; i < _actors.Count; i++)
        {
            var actor = _actors[i];
            if (actor.First < trigger.End || actor.First >= limit || actor.First > trigger.End + 22) continue;
            if (actor.Preposition is not ("with" or "between" or "by" or "of" or "from" or "involving" or "for") || actor.Possessive) continue;
            if (actor.Preposition is "of" or "from" or "for" && (!actor.IsPerson || trigger.Kind != ContactKind.Visit && actor.Preposition != "of")) continue;
            if (actor.Preposition is "of" && actor.First > trigger.End + 2) continue;
            if (FiniteVerbBetween(trigger.End, actor.First)) break;
            var found = new List<Actor> { actor };
            while (i + 1 < _actors.Count && Joined(_actors[i], _actors[i + 1]) && !_actors[i + 1].Possessive) found.Add(_actors[++i]);
            if (actor.Preposition == "by") found.AddRange(_actors.Skip(i + 1).Where(other => other.Preposition == "by" && other.IsPerson).SelectMany(other => WithFollowing(other)));
            return found;
        }

        return [];
    }

    private List<Actor> WithFollowing(Actor actor)
    {
        var found = new List<Actor> { actor };
        for (var i = _actors.IndexOf(actor); i + 1 < _actors.Count && Joined(_actors[i], _actors[i + 1]); i++) found.Add(_actors[i + 1]);
        return found;
    }

    private bool FiniteVerbBetween(int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            if (VerbForms.Of(_words[t]) is { } verb && (verb.Form & VerbForm.Past) != 0 && (verb.Form & VerbForm.Participle) == 0 && !ContactWordLists.NounsToo.Contains(_words[t])) return true;
            if (_words[t] is "that" or "said" or "says") return true;
        }

        return false;
    }

    /// <summary>The verb whose object the noun is, for its subject; -1 where the noun is itself a subject or stands alone.</summary>
    private int GoverningVerb(int noun)
    {
        for (var t = noun - 1; t >= Math.Max(_sentence.FirstToken, noun - 16); t--)
        {
            if (_words[t] is ";" or ":" or "." or "that" or "when" or "after" or "which" or "who") break;
            if (VerbForms.Of(_words[t]) is not null && !ContactWordLists.NounsToo.Contains(_words[t]) && !_actors.Exists(actor => actor.First <= t && t < actor.End) && StatusCueOrLight(t)) return t;
        }

        return -1;
    }

    private bool StatusCueOrLight(int t) => VerbForms.Of(_words[t]) is { } verb && !ContactWordLists.SayingVerbs.Contains(verb.Lemma) && !(reading.IsCapital(t) && t > _sentence.FirstToken);
}
