using Readout.Documents;
using Readout.Language.English;

namespace Readout.Facts.Events;

/// <summary>What one predicate says was done to a channel between two sides.</summary>
/// <param name="Act">What.</param>
/// <param name="Source">Who did it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Coded">The same as a coded predicate: whether it is denied, ahead or only possible.</param>
/// <param name="Background">Whether it is told as what was before: "had expelled", "when Spain recalled"; without a date it is no news then.</param>
internal readonly record struct ChannelActReading(ChannelAct Act, EventActor Source, EventActor Target, CodedPredicate Coded, bool Background);

/// <summary>Reads diplomats expelled, ambassadors recalled, relations severed and restored, embassies closed and opened, hotlines set up: a verb and what it acts on, with both sides named.</summary>
/// <remarks>
/// Only between two states or bodies of states. Who does it is the subject, also one shared with a governing verb, and each of several; to whom is named in what is acted on or in a phrase with it. What
/// nobody is said to do, or to nobody, is not told, nor what a film or novel tells.
/// </remarks>
internal sealed class ChannelActReader(Reading reading, SentenceTrees trees, EventActors actors, Cast cast)
{
    /// <summary>How many predicates deep a chain is followed: "agreed to begin to restore".</summary>
    private const int Deepest = 4;

    /// <summary>So many tokens behind a verb "persona non grata" may stand.</summary>
    private const int Far = 30;

    private readonly string[] _words = reading.Lower;

    /// <summary>What the verb says: one act for each who does it; empty where it says none.</summary>
    public IReadOnlyList<ChannelActReading> Of(int verb)
    {
        if (trees.Relation(verb) == "amod") return Misread(verb);
        if (!trees.IsVerb(verb)) return [];
        var thing = trees.PassiveSubject[verb] >= 0 ? trees.PassiveSubject[verb] : trees.Object[verb];
        if (thing < 0 || !IsOfChannels(thing) && !ChannelActWords.Nouns.ContainsKey(trees.Lemma(thing))) return [];
        var lemma = EventWords.VerbLemma(trees.Lemma(verb), _words[verb]);
        if (Ordered(verb, lemma, thing) is { } ordered) return Told(verb, verb, thing, ordered);
        if (ChannelActWords.Announcing.Contains(lemma) && ChannelActWords.Nouns.TryGetValue(trees.Lemma(thing), out var named) && Inside(thing) is >= 0 and var inside)
            return ActOn(named, inside) is { } announced ? Told(verb, thing, inside, announced) : [];
        return ChannelActWords.Verbs.TryGetValue(Phrase(verb, lemma), out var kind) && ActOn(kind, thing) is { } act ? Told(verb, verb, thing, act) : [];
    }

    /// <summary>"Bolivia severed relations": the parser takes some verbs in -ed for an adjective, and who does it for a part of the noun.</summary>
    private IReadOnlyList<ChannelActReading> Misread(int adjective)
    {
        var thing = trees.Head(adjective);
        if (thing < adjective || !_words[adjective].EndsWith("ed", StringComparison.Ordinal) || !IsOfChannels(thing) || !ChannelActWords.Verbs.TryGetValue(EventWords.VerbLemma(trees.Lemma(adjective), _words[adjective]), out var kind)) return [];
        for (var c = trees.FirstChild(thing); c >= 0 && c < adjective; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "compound" or "nsubj" && IsGovernment(c) && actors.In(c) is { } source && ActOn(kind, thing) is { } act)
                return With([thing], source.Side, "with", "to") is { } target && Reading(adjective, adjective, source, target, act) is { } read ? [read] : [];
        }

        return [];
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

    private bool IsOfChannels(int thing) => IsEnvoy(thing) || IsMission(thing) || IsRelations(thing) || IsHotline(thing);

    private ChannelAct? ActOn(ActKinds kinds, int thing)
    {
        if (IsEnvoy(thing)) return kinds.Envoys;
        if (IsMission(thing)) return kinds.Missions;
        if (IsRelations(thing)) return kinds.Relations;
        return IsHotline(thing) ? kinds.Hotlines : null;
    }

    private bool IsEnvoy(int thing)
    {
        if (ChannelActWords.Envoys.Contains(trees.Lemma(thing))) return !HasModifier(thing, "trade", "climate", "special", "peace", "cultural", "goodwill");
        if (trees.Lemma(thing) == "commissioner" && HasModifier(thing, "high")) return true;
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

    private List<ChannelActReading> Told(int verb, int noun, int thing, ChannelAct act) =>
        IsFiction(verb) ? [] : Sides(verb, noun, thing, act).Select(pair => Reading(verb, noun, pair.Source, pair.Target, act)).OfType<ChannelActReading>().ToList();

    private ChannelActReading? Reading(int verb, int trigger, EventActor source, EventActor target, ChannelAct act)
    {
        if (source.Side == target.Side || !CanHaveChannels(source.Side) || !CanHaveChannels(target.Side)) return null;
        return new ChannelActReading(act, source, target, Standing(verb, act) with { Trigger = trigger }, IsBackground(verb));
    }

    private bool IsFiction(int verb)
    {
        var sentence = reading.Document.Sentences[reading.SentenceAt(verb)];
        for (var t = sentence.FirstToken; t < Math.Min(sentence.EndToken, trees.Count); t++)
        {
            if (_words[t] is "film" or "movie" or "novel" or "cartoon" or "satire" or "sitcom" or "episode" or "thriller") return true;
        }

        return false;
    }

    /// <summary>"had expelled", "in 2024, when Spain recalled", "since Austria closed": what was before, unless somebody says just now that it was.</summary>
    private bool IsBackground(int verb)
    {
        if (trees.Relation(verb) is "ccomp") return false;
        for (var c = trees.FirstChild(verb); c >= 0 && c < verb; c = trees.NextChild(c))
        {
            if (_words[c] is "when" or "since" or "until" || trees.Relation(c) == "aux" && _words[c] == "had") return true;
        }

        return false;
    }

    private static bool CanHaveChannels(Side side) => Gazetteer.IsState(side) || side.Code is "EU" or "NATO" or "UN" or "AU";

    private IEnumerable<(EventActor Source, EventActor Target)> Sides(int verb, int noun, int thing, ChannelAct act)
    {
        var mutual = act is ChannelAct.RelationsSevered or ChannelAct.RelationsDowngraded or ChannelAct.RelationsRestored or ChannelAct.HotlineCut or ChannelAct.HotlineOpened;
        if (mutual && Between(thing) is { } both) return [both];
        var passive = trees.PassiveSubject[verb] >= 0;
        var subject = passive ? trees.Agent[verb] : Subject(verb);
        var doers = Doers(subject);
        if (subject >= 0 && doers.Count == 0) return [];
        if (doers.Count == 2 && (mutual && With([thing, verb], null, "with", "from", "to") is null || EachOther(verb))) return [(doers[0], doers[1])];
        if (doers.Count == 0 && Doer(verb, thing, act, passive) is { } unnamed) doers.Add(unnamed);
        return doers.Select(doer => (doer, Target(doer.Side, verb, noun, thing, act))).Where(pair => pair.Item2 is not null).Select(pair => (pair.doer, pair.Item2!.Value));
    }

    /// <summary>The sides of a subject, each of those joined by "and".</summary>
    private List<EventActor> Doers(int subject)
    {
        var doers = new List<EventActor>();
        if (subject < 0 || !IsGovernment(subject)) return doers;
        if (actors.InAlone(subject) is { } first) doers.Add(first);
        for (var c = trees.FirstChild(subject); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) == "conj" && IsGovernment(c) && actors.InAlone(c) is { } next && !doers.Exists(d => d.Side == next.Side)) doers.Add(next);
        }

        return doers;
    }

    /// <summary>Who does it where nobody is its subject: "expelled from Chile", "the Spanish ambassador was recalled".</summary>
    private EventActor? Doer(int verb, int thing, ChannelAct act, bool passive) => act switch
    {
        ChannelAct.DiplomatsExpelled => With([verb, thing], null, "from", "by"),
        ChannelAct.EnvoysRecalled or ChannelAct.EnvoysReturned => Owner(thing),
        _ => passive ? With([verb], null, "by") : null,
    };

    private EventActor? Target(Side source, int verb, int noun, int thing, ChannelAct act)
    {
        switch (act)
        {
            case ChannelAct.DiplomatsExpelled:
            case ChannelAct.AmbassadorSummoned:
                return actors.Other(thing, source) ?? With([thing, noun], source, "of", "from");
            case ChannelAct.EnvoysRecalled:
            case ChannelAct.EnvoysReturned:
                return With([thing, verb, noun], source, "to", "from", "in", "at");
            case ChannelAct.MissionClosed:
            case ChannelAct.MissionOpened:
                return Owner(thing) is { } owner && owner.Side != source ? owner : With([thing, verb, noun], source, "in", "to", "at");
            default:
                return With([thing, verb, noun], source, "with", "to");
        }
    }

    /// <summary>"recalled each other's ambassadors".</summary>
    private bool EachOther(int verb)
    {
        for (var t = trees.Left(verb); t < trees.Right(verb); t++)
        {
            if (_words[t] is "each" or "one" && _words[t + 1] is "other" or "another") return true;
        }

        return false;
    }

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

    /// <summary>Whether it is denied, ahead or only possible: by the verb's own auxiliaries, adverbs and subject, and by what governs it.</summary>
    private CodedPredicate Standing(int verb, ChannelAct act)
    {
        var coded = new CodedPredicate(act.Root(), act.Mode(), "channel act", verb, act.Root());
        var at = verb;
        for (var depth = 0; depth < Deepest; depth++)
        {
            coded = Qualified(coded, at);
            var head = trees.Head(at);
            if (head < 0) return coded;
            var governor = trees.Lemma(head);
            if (trees.Relation(at) is "obj" && ChannelActWords.Refusing.Contains(governor)) return coded with { Negated = true };
            if (trees.Relation(at) is not ("xcomp" or "ccomp" or "acl" or "advcl")) return coded;
            if (IsInstead(at)) return coded with { Negated = true };
            var governed = trees.Relation(at) is "xcomp" or "acl" || trees.Marker(at) is >= 0 and var mark && _words[mark] == "to";
            if (trees.Relation(at) == "advcl" && !governed && !(trees.Tag(at) == "VBG" && ChannelActWords.Refusing.Contains(governor))) return coded;
            if (ChannelActWords.Refusing.Contains(governor)) coded = coded with { Negated = true };
            else if (ChannelActWords.Wishing.Contains(governor)) coded = coded with { Possible = true };
            else if (governed && (!ChannelActWords.Doing.Contains(governor) || HasYet(head))) coded = coded with { Ahead = true };
            at = head;
        }

        return coded;
    }

    private CodedPredicate Qualified(CodedPredicate coded, int at)
    {
        for (var c = trees.FirstChild(at); c >= 0; c = trees.NextChild(c))
        {
            switch (trees.Relation(c))
            {
                case "advmod" when _words[c] is "not" or "n't" or "never" or "almost" or "nearly" or "falsely" or "wrongly":
                case "nsubj" when _words[c] is "nobody" or "none" || trees.FirstChild(c) is >= 0 and var first && _words[first] is "no" or "neither":
                    coded = coded with { Negated = true };
                    break;
                case "advmod" when _words[c] is "allegedly" or "reportedly" or "supposedly" or "apparently" or "perhaps" or "possibly":
                case "aux" when _words[c] is "would" or "may" or "might" or "could" or "can" or "should" or "must":
                    coded = coded with { Possible = true };
                    break;
                case "aux" when _words[c] is "will" or "'ll" or "shall" or "wo":
                    coded = coded with { Ahead = true };
                    break;
            }
        }

        return coded;
    }

    /// <summary>"has yet to reopen".</summary>
    private bool HasYet(int verb)
    {
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (_words[c] == "yet") return true;
        }

        return false;
    }

    /// <summary>"instead of recalling", "rather than expel", "stopped short of closing", "without".</summary>
    private bool IsInstead(int verb)
    {
        for (var t = Math.Max(0, trees.Left(verb) - 2); t < verb; t++)
        {
            if (_words[t] is "instead" or "rather" or "short" or "without") return true;
        }

        return false;
    }
}
