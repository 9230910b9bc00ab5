using Readout.Documents;
using Readout.Language.English;

namespace Readout.Facts.Events;

/// <summary>What one predicate says was done to a channel between two sides.</summary>
/// <param name="Act">What.</param>
/// <param name="Source">Who did it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Coded">The same as a coded predicate: whether it is denied, ahead or only possible.</param>
internal readonly record struct ChannelActReading(ChannelAct Act, EventActor Source, EventActor Target, CodedPredicate Coded);

/// <summary>Reads diplomats expelled, ambassadors recalled, relations severed and restored, embassies closed and opened, hotlines set up: a verb and what it acts on, with both sides named.</summary>
/// <remarks>Only between two states or bodies of states, both named in the predicate's own clause; what nobody is said to do, or to nobody, is not told.</remarks>
internal sealed class ChannelActReader(Reading reading, SentenceTrees trees, EventActors actors, Cast cast)
{
    /// <summary>How many predicates deep a chain is followed: "agreed to begin to restore".</summary>
    private const int Deepest = 4;

    /// <summary>So many tokens behind a verb "persona non grata" may stand.</summary>
    private const int Far = 30;

    private readonly string[] _words = reading.Lower;

    /// <summary>What the verb says, or null.</summary>
    public ChannelActReading? Of(int verb)
    {
        if (trees.Relation(verb) == "amod") return Misread(verb);
        if (!trees.IsVerb(verb)) return null;
        var lemma = EventWords.VerbLemma(trees.Lemma(verb), _words[verb]);
        var thing = trees.PassiveSubject[verb] >= 0 ? trees.PassiveSubject[verb] : trees.Object[verb];
        if (thing < 0) return null;
        if (Ordered(verb, lemma, thing) is { } ordered) return Told(verb, verb, thing, ordered);
        if (ChannelActWords.Announcing.Contains(lemma) && ChannelActWords.Nouns.TryGetValue(trees.Lemma(thing), out var named) && Inside(thing) is >= 0 and var inside)
            return ActOn(named, inside) is { } announced ? Told(verb, thing, inside, announced) : null;
        return ChannelActWords.Verbs.TryGetValue(Phrase(verb, lemma), out var kind) && ActOn(kind, thing) is { } act ? Told(verb, verb, thing, act) : null;
    }

    /// <summary>"Bolivia severed relations": the parser takes some verbs in -ed for an adjective, and who does it for a part of the noun.</summary>
    private ChannelActReading? Misread(int adjective)
    {
        var thing = trees.Head(adjective);
        if (thing < adjective || trees.Relation(thing) != "root" || !ChannelActWords.Verbs.TryGetValue(EventWords.VerbLemma(trees.Lemma(adjective), _words[adjective]), out var kind)) return null;
        for (var c = trees.FirstChild(thing); c >= 0 && c < adjective; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "compound" or "nsubj" && IsGovernment(c) && actors.In(c) is { } source && ActOn(kind, thing) is { } act)
                return With([thing], source.Side, "with", "to") is { } target ? Reading(adjective, adjective, (source, target), act) : null;
        }

        return null;
    }

    /// <summary>"ordered two diplomats to leave", "declared the ambassador persona non grata".</summary>
    private ChannelAct? Ordered(int verb, string lemma, int thing)
    {
        if (lemma is not ("order" or "tell" or "ask" or "give" or "declare" or "name") || !IsEnvoy(thing)) return null;
        if (lemma is "declare" or "name")
        {
            for (var t = verb + 1; t < Math.Min(trees.Count, verb + Far) && reading.SentenceAt(t) == reading.SentenceAt(verb); t++)
            {
                if (_words[t] is "persona" or "personae" or "personas") return ChannelAct.DiplomatsExpelled;
            }

            return null;
        }

        for (var t = Math.Max(verb, thing) + 1; t < Math.Min(trees.Count, verb + Far) && reading.SentenceAt(t) == reading.SentenceAt(verb); t++)
        {
            if (trees.Lemma(t) is "leave" or "depart" && trees.Marker(t) is >= 0 and var to && _words[to] == "to") return ChannelAct.DiplomatsExpelled;
        }

        return null;
    }

    /// <summary>The verb with its particle: "call back", "shut down".</summary>
    private string Phrase(int verb, string lemma)
    {
        if (trees.Child(verb, "compound:prt") is >= 0 and var particle) return $"{lemma} {_words[particle]}";
        return verb + 1 < trees.Count && ChannelActWords.Verbs.ContainsKey($"{lemma} {_words[verb + 1]}") ? $"{lemma} {_words[verb + 1]}" : lemma;
    }

    private int Inside(int noun)
    {
        for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) == "nmod" && trees.Marker(c) is >= 0 and var marker && _words[marker] == "of") return c;
        }

        return -1;
    }

    private ChannelAct? ActOn(ActKinds kinds, int thing)
    {
        if (IsEnvoy(thing)) return kinds.Envoys;
        if (IsMission(thing)) return kinds.Missions;
        if (IsRelations(thing)) return kinds.Relations;
        return IsHotline(thing) ? kinds.Hotlines : null;
    }

    private bool IsEnvoy(int thing)
    {
        if (ChannelActWords.Envoys.Contains(trees.Lemma(thing))) return true;
        if (cast.PersonAt[thing] >= 0 && cast.People[cast.PersonAt[thing]] is { Level: Level.Envoy, Role: { } role } && role.Contains("ambassador", StringComparison.OrdinalIgnoreCase)) return true;
        var staff = ChannelActWords.Staff.Contains(trees.Lemma(thing));
        for (var c = trees.FirstChild(thing); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "compound" or "amod" && staff && trees.Lemma(c) is "embassy" or "consulate" or "consular" or "diplomatic") return true;
            if (trees.Relation(c) is "compound" or "appos" or "flat" && ChannelActWords.Envoys.Contains(trees.Lemma(c))) return true;
        }

        return false;
    }

    private bool IsMission(int thing) => trees.Lemma(thing) is "embassy" or "consulate" or "legation" || trees.Lemma(thing) is "mission" or "post" or "office" && HasModifier(thing, "diplomatic", "liaison");

    private bool IsHotline(int thing) => trees.Lemma(thing) is "hotline" or "hotlines" || trees.Lemma(thing) is "line" or "channel" or "link" && HasModifier(thing, "hot", "communication", "communications", "deconfliction");

    /// <summary>"diplomatic relations", "all ties": not trade ties, nor any others that are named.</summary>
    private bool IsRelations(int thing)
    {
        if (trees.Lemma(thing) is not ("relation" or "tie" or "link" or "relations" or "ties")) return false;
        for (var c = trees.FirstChild(thing); c >= 0 && c < thing; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "amod" or "compound" && (reading.NameAt(c) < 0 || reading.Document.Names[reading.NameAt(c)].Side is null) && !ChannelActWords.OfRelations.Contains(_words[c])) return false;
        }

        return true;
    }

    private bool HasModifier(int noun, params ReadOnlySpan<string> words)
    {
        for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "amod" or "compound" && words.Contains(_words[c])) return true;
        }

        return false;
    }

    private ChannelActReading? Told(int verb, int noun, int thing, ChannelAct act) => Sides(verb, noun, thing, act) is { } sides ? Reading(verb, noun, sides, act) : null;

    private ChannelActReading? Reading(int verb, int trigger, (EventActor Source, EventActor Target) sides, ChannelAct act)
    {
        var (source, target) = sides;
        if (source.Side == target.Side || !CanHaveChannels(source.Side) || !CanHaveChannels(target.Side)) return null;
        return new ChannelActReading(act, source, target, Standing(verb, act) with { Trigger = trigger });
    }

    private static bool CanHaveChannels(Side side) => Gazetteer.IsState(side) || side.Code is "EU" or "NATO" or "UN" or "AU";

    private (EventActor Source, EventActor Target)? Sides(int verb, int noun, int thing, ChannelAct act)
    {
        if (act is ChannelAct.RelationsSevered or ChannelAct.RelationsDowngraded or ChannelAct.RelationsRestored or ChannelAct.HotlineCut or ChannelAct.HotlineOpened && Between(thing) is { } both) return both;
        var subject = trees.PassiveSubject[verb] >= 0 ? trees.Agent[verb] : Subject(verb);
        var source = subject >= 0 && IsGovernment(subject) ? actors.In(subject) : null;
        if (subject >= 0 && source is null) return null;
        if (subject >= 0 && trees.Child(subject, "conj") is >= 0 and var other && actors.In(other) is { } partner && actors.InAlone(subject) is { } first && first.Side != partner.Side
            && With([thing, verb], null, "with", "from", "to") is null) return (first, partner);
        switch (act)
        {
            case ChannelAct.DiplomatsExpelled:
            case ChannelAct.AmbassadorSummoned:
                source ??= act == ChannelAct.DiplomatsExpelled ? With([verb, thing], null, "from", "by") : With([verb], null, "by");
                return Pair(source, source is { } sender ? actors.Other(thing, sender.Side) ?? With([thing, noun], sender.Side, "of", "from") : null);
            case ChannelAct.AmbassadorRecalled:
            case ChannelAct.AmbassadorReturned:
                source ??= Owner(thing);
                return Pair(source, source is { } recaller ? With([thing, verb, noun], recaller.Side, "to", "from", "in", "at") : null);
            case ChannelAct.MissionClosed:
            case ChannelAct.MissionOpened:
                if (Owner(thing) is { } owner && source is { } host && owner.Side != host.Side) return Pair(source, owner);
                source ??= Owner(thing);
                return Pair(source, source is { } opener ? With([thing, verb, noun], opener.Side, "in", "to", "at") : null);
            default:
                return Pair(source, source is { } doer ? With([thing, verb, noun], doer.Side, "with", "to") : null);
        }
    }

    private static (EventActor Source, EventActor Target)? Pair(EventActor? source, EventActor? target) => source is { } from && target is { } to ? (from, to) : null;

    /// <summary>The verb's own subject, or that of the verb it depends on: "agreed to restore", "closed its embassy and recalled".</summary>
    private int Subject(int verb)
    {
        for (var depth = 0; depth < Deepest && verb >= 0; depth++, verb = trees.Head(verb))
        {
            if (trees.Subject[verb] is >= 0 and var subject) return Speaker(subject, verb);
            if (trees.Relation(verb) is not ("xcomp" or "conj" or "advcl" or "acl")) return -1;
            if (trees.Relation(verb) == "acl" && !ChannelActWords.Intentions.Contains(trees.Lemma(trees.Head(verb)))) return -1;
        }

        return -1;
    }

    /// <summary>"Oslo said it had recalled …": the pronoun is whoever says so.</summary>
    private int Speaker(int subject, int verb) =>
        _words[subject] is "it" or "they" && trees.Relation(verb) == "ccomp" && trees.Head(verb) is >= 0 and var report && trees.Subject[report] is >= 0 and var speaker ? speaker : subject;

    /// <summary>"the Polish embassy", "Poland's ambassador": whose it is, where it stands before the noun.</summary>
    private EventActor? Owner(int thing)
    {
        for (var c = trees.FirstChild(thing); c >= 0 && c < thing; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "amod" or "compound" or "nmod:poss" && actors.In(c) is { } owner) return owner;
        }

        return null;
    }

    /// <summary>"relations between Chad and Sudan".</summary>
    private (EventActor Source, EventActor Target)? Between(int thing)
    {
        for (var c = trees.FirstChild(thing); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is not "nmod" || trees.Marker(c) is not (>= 0 and var marker) || _words[marker] is not ("between" or "of")) continue;
            if (trees.Child(c, "conj") is >= 0 and var other && actors.InAlone(c) is { } first && actors.In(other) is { } second) return (first, second);
        }

        return null;
    }

    /// <summary>The first side in a phrase with one of the prepositions; towns stand for their state here.</summary>
    private EventActor? With(ReadOnlySpan<int> heads, Side? not, params ReadOnlySpan<string> prepositions)
    {
        foreach (var head in heads)
        {
            for (var c = trees.FirstChild(head); c >= 0; c = trees.NextChild(c))
            {
                if (trees.Relation(c) is not ("obl" or "nmod" or "obl:agent") || trees.Marker(c) is not (>= 0 and var marker) || !prepositions.Contains(_words[marker]) || !IsGovernment(c)) continue;
                if (Land(c, not) is { } land) return land;
            }
        }

        return null;
    }

    /// <summary>Whether the noun names a state, or whoever acts for one: no company, no court of a town.</summary>
    private bool IsGovernment(int noun) => reading.NameAt(noun) >= 0 || cast.PersonAt[noun] >= 0 || trees.Part(noun) is UniversalTag.Propn or UniversalTag.Pron
        || RoleWords.Heads.Contains(_words[noun]) || ChannelActWords.Governments.Contains(trees.Lemma(noun));

    private EventActor? Land(int noun, Side? not)
    {
        if ((not is { } other ? actors.Other(noun, other) : actors.In(noun)) is { } side) return side;
        return reading.NameAt(noun) is >= 0 and var name && Gazetteer.Find(reading.Document.Names[name].Span.Of(reading.Text)) is { Side: { } land } && land != not
            ? new EventActor(reading.Document.Names[name].Span, land) : null;
    }

    /// <summary>Whether it is denied, ahead or only possible: by the verb's own auxiliaries and by what governs it.</summary>
    private CodedPredicate Standing(int verb, ChannelAct act)
    {
        var coded = new CodedPredicate(act.Root(), act.Mode(), "channel act", verb, act.Root());
        var at = verb;
        for (var depth = 0; depth < Deepest; depth++)
        {
            for (var c = trees.FirstChild(at); c >= 0; c = trees.NextChild(c))
            {
                if (trees.Relation(c) == "advmod" && _words[c] is "not" or "n't" or "never") coded = coded with { Negated = true };
                if (trees.Relation(c) != "aux") continue;
                if (_words[c] is "will" or "'ll" or "shall" or "wo") coded = coded with { Ahead = true };
                if (_words[c] is "would" or "may" or "might" or "could" or "can" or "should" or "must") coded = coded with { Possible = true };
            }

            var head = trees.Head(at);
            if (head < 0 || trees.Relation(at) is not ("xcomp" or "ccomp" or "acl" or "advcl")) return coded;
            var governed = trees.Relation(at) is "xcomp" or "acl" || trees.Marker(at) is >= 0 and var mark && _words[mark] == "to";
            if (trees.Relation(at) == "advcl" && !governed) return coded;
            var governor = trees.Lemma(head);
            if (ChannelActWords.Refusing.Contains(governor)) coded = coded with { Negated = true };
            else if (ChannelActWords.Wishing.Contains(governor)) coded = coded with { Possible = true };
            else if (governed && !ChannelActWords.Doing.Contains(governor)) coded = coded with { Ahead = true };
            at = head;
        }

        return coded;
    }
}
