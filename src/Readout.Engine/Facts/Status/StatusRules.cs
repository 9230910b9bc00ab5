using Readout.Documents;

namespace Readout.Facts.Status;

/// <summary>The rules for verbs and for nouns.</summary>
internal sealed partial class StatusJudge
{
    private Judgement JudgeVerb(int verb, int end)
    {
        var form = VerbForms.Of(_words[verb])?.Form ?? VerbForm.Past;
        var negated = false;
        var perfect = false;
        var been = false;
        var i = verb - 1;
        while (i >= _first)
        {
            var word = _words[i];
            if (word is "not" or "n't" or "never") negated = true;
            else if (word is "have" or "has" or "had" or "having" or "'ve") perfect = true;
            else if (word is "been" or "be" or "being") been = true;
            else if (!ContactWordLists.Adverbs.Contains(word) || reading.NameAt(i) >= 0) break;
            i--;
        }

        if (i < _first || reading.NameAt(i) >= 0) return Finite(verb, form, i + 1, negated, perfect, been, end);
        switch (_words[i])
        {
            case "will" or "'ll" or "wo" or "shall" when perfect && !negated: return Said(ContactStatus.Planned, "will have");
            case "will" or "'ll" or "wo" or "shall" or "wilt":
                return negated ? Said(ContactStatus.Declined, "will not") : Outer(i, Conditional(ContactStatus.Planned, i), "will");
            case "would" or "'d" or "could" or "might" or "should" when perfect: return negated ? None("would not have") : Said(ContactStatus.Cancelled, "would have");
            case "would" or "'d": return negated ? Said(ContactStatus.Declined, "would not") : Outer(i, Conditional(ContactStatus.Planned, i), "would");
            case "may" or "might" or "could" or "can" or "ca": return negated ? None("cannot") : perfect ? Said(ContactStatus.Possible, "may have") : Outer(i, ContactStatus.Possible, "may");
            case "should" or "must": return negated ? Said(ContactStatus.Declined, "should not") : Outer(i, ContactStatus.Proposed, "should");
            case "did" or "do" or "does": return negated ? AskedTo(i) ? Said(ContactStatus.Declined, "asked but did not") : None("did not") : Said(ContactStatus.Held, "did");
            case "to": return Infinitive(verb, i, negated, perfect, end);
            case "is" or "are" or "'re" or "am" or "'s" or "was" or "were" when i < verb: return Copula(verb, form, i, negated, end);
            default: return Finite(verb, form, i + 1, negated, perfect, been, end);
        }
    }

    private Judgement Copula(int verb, VerbForm form, int be, bool negated, int end)
    {
        var past = _words[be] is "was" or "were";
        if ((form & VerbForm.Gerund) != 0)
        {
            if (negated) return None("is not ...ing");
            if (!past && TimeAfter(verb) == Standing.Future) return Said(ContactStatus.Planned, "is ...ing, future date");
            return Said(past && PastDateNear(verb, end) && !HasWord("as", verb, _end) ? ContactStatus.Held : ContactStatus.UnderWay, "is ...ing");
        }

        if ((form & VerbForm.Participle) == 0) return Finite(verb, form, be, negated, false, false, end);
        if (negated) return None("was not ...ed");
        return past || !HasFutureWord(verb) ? Outer(be, past ? ContactStatus.Held : ContactStatus.UnderWay, "passive") : Said(ContactStatus.Planned, "is ...ed, future date");
    }

    private Judgement Infinitive(int verb, int to, bool negated, bool perfect, int end)
    {
        var before = to - 1;
        while (before >= _first && ContactWordLists.Adverbs.Contains(_words[before])) before--;
        if (negated) return Said(ContactStatus.Declined, "not to");
        if (before >= _first && ContactWordLists.BeForms.Contains(_words[before]))
        {
            var past = _words[before] is "was" or "were" or "been";
            if (past && perfect) return Said(ContactStatus.Cancelled, "was to have");
            return After(Outer(before, Conditional(ContactStatus.Planned, before), "is to"), verb, end);
        }

        if (perfect && before >= _first && Reported(before) is { } told) return told;
        var governed = Governed(to, objectOnly: false);
        if (governed is { } found) return After(found.Status == ContactStatus.Planned && IsConditional(to) ? Said(ContactStatus.Possible, "if") : found, verb, end);
        if (!perfect && JourneyBefore(to)) return Said(ContactStatus.Held, "went to");
        if (HasWithin(before - 6, 7, ContactWordLists.Firsts) && HasWord("the", before - 8, before)) return Said(ContactStatus.Held, "the first to") with { Sure = false };
        if (before >= _first && VerbForms.Of(_words[before]) is null && IsHeadline()) return Said(ContactStatus.Planned, "headline: to");
        return After(Said(ContactStatus.Planned, "purpose") with { Sure = false }, verb, end);
    }

    /// <summary>"is believed to have met", "appears to have met": told by others, and done.</summary>
    private Judgement? Reported(int before)
    {
        if (VerbForms.Is(_words[before], "schedule") || VerbForms.Is(_words[before], "expect") || VerbForms.Is(_words[before], "plan") || VerbForms.Is(_words[before], "suppose") || _words[before] is "due") return Said(ContactStatus.Cancelled, "was due to have");
        return ContactWordLists.Reporting.Contains(_syntax.Lemma(before)) ? Said(ContactStatus.Held, "reported to have") : null;
    }

    /// <summary>"went to Rome in March to meet": the purpose of a journey that was made, where nothing undoes it.</summary>
    private bool JourneyBefore(int to)
    {
        for (var i = to - 1; i >= Math.Max(_first, to - Reach); i--)
        {
            if (_words[i] is "," or ";" or "." or ":" or "who" or "which" or "that" or "will" or "to" && reading.NameAt(i + 1) < 0) return false;
            if (_words[i] is "went" or "flew" or "travelled" or "traveled" or "came" or "journeyed" && !(i > _first && ContactWordLists.Auxiliaries.Contains(_words[i - 1])))
                return !HasWord("but", to, _end) && PastDateNear(i, to);
        }

        return false;
    }

    private Judgement Finite(int verb, VerbForm form, int chain, bool negated, bool perfect, bool been, int end)
    {
        if (negated) return AskedTo(chain) ? Said(ContactStatus.Declined, "asked but not") : None("not");
        if (NegativeSubject(chain)) return (form & VerbForm.Gerund) != 0 && Governed(verb, objectOnly: false) is { Status: ContactStatus.Declined } refused ? refused : None("no ... met");
        if ((form & VerbForm.Gerund) != 0)
        {
            if (HasWithin(chain - 1, verb - chain + 1, Now)) return Said(ContactStatus.UnderWay, "currently ...ing");
            if (perfect && been) return Said(ContactStatus.UnderWay, "has been ...ing");
            if (Meanwhile(verb) is { } meanwhile) return meanwhile;
            return Governed(verb, objectOnly: false) is { } governed && governed.Status is not ContactStatus.Held ? governed
                : chain > _first && _words[chain - 1] is "before" or "of" or "for" or "about" ? Follow(chain - 1, end)
                : Said(ContactStatus.Held, "...ing");
        }

        var arrives = VerbForms.Is(_words[verb], "arrive") || VerbForms.Is(_words[verb], "start") || VerbForms.Is(_words[verb], "begin") || VerbForms.Is(_words[verb], "open")
            || VerbForms.Is(_words[verb], "resume") || VerbForms.Is(_words[verb], "continue");
        if (perfect || (form & (VerbForm.Past | VerbForm.Participle)) != 0 && (form & VerbForm.Base) == 0)
        {
            if (arrives && VisitGoesOn(verb)) return Said(ContactStatus.UnderWay, "began, goes on");
            return Outer(chain, ContactStatus.Held, "past");
        }

        if (IsHabit(verb, end) && !HasWord("this", verb, verb + 8)) return Said(ContactStatus.Held, "habit");
        if (Subjunctive(chain) is { } wished) return wished;
        if (HasWord("if", _first, verb) || HasWord("unless", _first, verb)) return Said(ContactStatus.Possible, "if");
        if (TimeAfter(verb) == Standing.Future || HasFutureWord(verb)) return Said(ContactStatus.Planned, "present, future date");
        if (arrives) return Said(ContactStatus.UnderWay, "present: arrives");
        if (IsHeadline()) return Said(ContactStatus.Held, "headline, present");
        return DateNear(verb, end) ? Said(ContactStatus.Planned, "present with a date") : Said(ContactStatus.UnderWay, "present") with { Sure = false };
    }

    private static readonly System.Collections.Frozen.FrozenSet<string> Now = System.Collections.Frozen.FrozenSet.ToFrozenSet(["currently", "now", "still"], StringComparer.Ordinal);

    /// <summary>"would face protests while visiting Lima": what goes on beside another clause is as real as that clause.</summary>
    private Judgement? Meanwhile(int gerund)
    {
        if (!_syntax.Is(gerund, "advcl") || _syntax.Head(gerund) is not (>= 0 and var main) || main < _first || main >= _end) return null;
        if (_syntax.Child(gerund, "mark") is >= 0 and var mark && _words[mark] is not ("while" or "when")) return null;
        if (IsConditional(gerund)) return Said(ContactStatus.Possible, "if");
        if (VerbForms.Of(_words[main]) is null || ContactWordLists.SayingVerbs.Contains(_syntax.Lemma(main)) || gerund < main) return null;
        return JudgeVerb(main, main + 1) is { Status: ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed } open ? open with { Rule = "beside '" + _words[main] + "'" } : null;
    }

    /// <summary>"suggested that the two meet", "calls for the ministers to convene".</summary>
    private Judgement? Subjunctive(int chain)
    {
        for (var i = _cues.Count - 1; i >= 0; i--)
        {
            var cue = _cues[i];
            if (cue.End > chain || cue.End < chain - Reach || cue.Kind != CueKind.Propose || cue.Shape == CueShape.Adjective) continue;
            for (var t = cue.End - 1; t < chain; t++)
            {
                if (_words[t] == "that") return Said(ContactStatus.Proposed, "proposed that");
            }
        }

        return null;
    }

    private Judgement JudgeNoun(int first, int end)
    {
        var start = PhraseStart(first);
        var right = SaidOfSubject(end, start);
        if (_words[start] == "no" && start > _first + 1 && _words[start - 1] == "be" && _words[start - 2] is "will" or "would") return Said(ContactStatus.Declined, "will be none");
        if (_words[start] == "no" && (right is { Status: ContactStatus.Held or ContactStatus.UnderWay } || start > _first && _words[start - 1] is "was" or "were")) return None("there was none");
        if (right is { Status: ContactStatus.Cancelled or ContactStatus.Postponed or ContactStatus.Declined }) return right.Value;
        var light = LightVerb(start);
        if (light >= 0)
        {
            var judged = JudgeVerb(light, end);
            var opens = VerbForms.Of(_words[light]) is { Lemma: "begin" or "start" or "open" or "resume" or "continue" or "launch" };
            return judged.Status == ContactStatus.Held && opens && (VisitGoesOn(light) || JustBegun(light)) ? judged with { Status = ContactStatus.UnderWay, Rule = "began, goes on" } : judged;
        }

        if (start - 1 >= _first && _words[start - 1] is "for" or "on" && BeingThere(end - 1) is { } there) return there;
        if (start - 1 >= _first && _words[start - 1] is "during") return (DatedInPast(end) ? Said(ContactStatus.Held, "during") : Follow(start - 1, end)) with { Sure = DatedInPast(end) || PublishedUnknown };
        var governed = Governed(start, objectOnly: true);
        if (governed is { } found && (found.Status != ContactStatus.Held || right is null)) return After(found, first, end);
        if (right is { } said) return said;
        var described = Described(start, end);
        if (described is { Sure: true }) return described.Value;
        if (DatedInPast(end)) return Said(ContactStatus.Held, "dated in the past");
        var before = start - 1;
        if (before >= _first && _words[before] is "was" or "were" && described is null or { Sure: false } && !Negated(start)) return Said(ContactStatus.Held, "was one");
        if (before >= _first && _words[before] == "on" && reading.Syntax.Kind(end - 1) == UniversalTag.Noun && Follow(before, end) is { Sure: false, Rule: "nothing decides" }) return Said(ContactStatus.UnderWay, "on a journey");
        if (before >= _first && _words[before] is "after" or "during" or "following" or "since") return Said(ContactStatus.Held, "after");
        if (before >= _first && _words[before] is "of" or "and" && PhraseStart(before) is var outer && outer - 1 >= _first && _words[outer - 1] is "after" or "during" or "following")
            return Said(ContactStatus.Held, "after ... of");
        if (before >= _first && _words[before] is "before" or "until" or "pending") return Said(ContactStatus.Planned, "before") with { Sure = false };
        if (before >= _first && _words[before] is "in" or "at" or "during" && Fronted(before, first, end) is { } fronted) return fronted;
        if (before >= _first && _words[before] is "for" or "in" or "at" or "on" or "into" or "from" or "with" or "of" or "to" or "by") return described ?? Follow(before, end);
        if (OpensItself(end) is >= 0 and var opening && JustBegun(opening)) return Said(ContactStatus.UnderWay, "has begun");
        if (PastPredicate(end)) return described is { Status: ContactStatus.Planned or ContactStatus.Possible } ? described.Value : Said(ContactStatus.Held, "subject of a past verb");
        return described ?? Said(ContactStatus.Possible, "nothing decides") with { Sure = false };
    }

    /// <summary>"is in Paris for a visit", "is on a visit": the place, or the visit, is the predicate.</summary>
    private Judgement? BeingThere(int noun)
    {
        var at = _syntax.Child(noun, "cop") >= 0 && _syntax.Case(noun, _words) is "on" ? noun : _syntax.Head(noun);
        if (at < 0 || at != noun && _syntax.Case(at, _words) is not ("in" or "at") || _syntax.Child(at, "cop") is not (>= 0 and var be)) return null;
        if (_syntax.IsNegated(at, _words)) return None("not there");
        if (at != noun && _syntax.Children(at).Any(child => _words[child] is "due" or "expected")) return null;
        foreach (var aux in _syntax.Children(at, "aux"))
        {
            if (_words[aux] is "will" or "'ll" or "would") return Said(ContactStatus.Planned, "will be there");
            if (_words[aux] is "may" or "might" or "could") return Said(ContactStatus.Possible, "may be there");
        }

        return _words[be] is "is" or "are" or "'s" or "been" ? Said(ContactStatus.UnderWay, "is there") : _words[be] is "was" or "were" ? Said(ContactStatus.Held, "was there") : null;
    }

    /// <summary>"In a letter to B, A offered help": what opens the sentence is as real as its main clause.</summary>
    private Judgement? Fronted(int before, int first, int end)
    {
        for (var i = before - 1; i >= _first; i--)
        {
            if (_syntax.IsVerb(i)) return null;
        }

        var main = _syntax.Clause(end - 1);
        return main >= end && main < _end && _syntax.Tag(main) is "VBD" && !Negated(main) ? Said(ContactStatus.Held, "done in it") : null;
    }

    /// <summary>What is said of a noun that is a subject, or what a relative clause adds; the strongest wins.</summary>
    private Judgement? SaidOfSubject(int end, int start)
    {
        Judgement? best = null;
        var verbs = 0;
        for (var t = end; t < _end; t++)
        {
            if (_words[t] is ";" or "—" or ":" && verbs == 0) break;
            if (_words[t] is ";" or "." or "where" or "when" or "whose" || _words[t] is "as" or "because" or "although" or "while" or "after" && t > end + 1 && _words[t - 1] == ",") break;
            foreach (var cue in _cues)
            {
                if (cue.First != t || cue.Shape is CueShape.Forward or CueShape.Adjective) continue;
                if (cue.Shape == CueShape.Verb && !PassiveBefore(t) && !ReducedRelative(t, end) && !(cue.Kind == CueKind.UnderWay && verbs == 0)) continue;
                if (ContactWordLists.ContactNouns.Contains(_words[t]) && !PassiveBefore(t)) continue;
                if (SubjectBetween(end, t) || !SpeaksOf(cue, end - 1)) continue;
                var status = StatusOf(cue.Kind);
                if (Negated(t) && cue.Kind is not CueKind.Possible) status = cue.Kind is CueKind.Cancel or CueKind.Postpone ? ContactStatus.Planned : ContactStatus.Possible;
                if (best is null || Rank(status) > Rank(best.Value.Status)) best = Said(status, $"said of it: {_words[t]}");
            }

            if (VerbForms.Of(_words[t]) is { Form: var form } && (form & (VerbForm.Past | VerbForm.Third)) != 0 && !ContactWordLists.ContactNouns.Contains(_words[t]) && ++verbs > 3) break;
        }

        return best;
    }

    /// <summary>Adjectives and dates within the noun's phrase.</summary>
    private Judgement? Described(int start, int end)
    {
        Judgement? best = null;
        foreach (var cue in _cues)
        {
            if (cue.Shape != CueShape.Adjective || cue.First < start || cue.First >= end) continue;
            var weak = _words[cue.First] is "any" or "further" or "more" or "future" or "last" or "past" or "previous" or "earlier" or "historic" or "landmark" or "current" or "present";
            if (best is { Sure: true } && weak) continue;
            best = Said(StatusOf(cue.Kind), $"described as {_words[cue.First]}") with { Sure = !weak };
        }

        for (var t = start; t < end && best is null; t++)
        {
            if (StandingOf(t) is { } standing)
                best = Said(standing == Standing.Future ? ContactStatus.Planned : ContactStatus.Held, "dated in its phrase") with { Sure = standing != Standing.Future };
        }

        return best;
    }

    /// <summary>The nearest governor before a token, with those that govern it in turn.</summary>
    private Judgement? Governed(int at, bool objectOnly)
    {
        Judgement? judged = null;
        var reach = at;
        for (var i = _cues.Count - 1; i >= 0; i--)
        {
            var cue = _cues[i];
            if (cue.End > reach + 1 || cue.First >= reach || cue.Shape is CueShape.Backward or CueShape.Adjective) continue;
            if (cue.End == reach + 1 && _words[reach] != "to") continue;
            if (cue.End < reach - Reach) break;
            if (!Governs(cue, at) || _cues.Exists(longer => longer.First < cue.First && longer.End >= cue.End && longer.Shape == CueShape.Forward)) continue;
            if (Broken(cue.End, reach)) break;
            if (cue.Kind == CueKind.Propose && HasWord("about", cue.End, reach)) continue;
            if (cue.Shape == CueShape.Verb && objectOnly && judged is null && PassiveBefore(cue.First) && !RetainsObject(cue)) continue;
            if (cue.Shape == CueShape.Verb && ContactWordLists.NounsToo.Contains(_words[cue.First]) && cue.End == cue.First + 1 && !IsVerbHere(cue.First)) continue;
            if (judged is null && objectOnly && VerbBetween(cue.End, reach)) break;
            var negated = Negated(cue.First);
            judged = judged is null ? Inner(cue, negated) : Compose(judged.Value, cue, negated);
            reach = cue.First;
        }

        return judged;
    }

    private Judgement Inner(StatusCue cue, bool negated)
    {
        var status = StatusOf(cue.Kind);
        var rule = $"governed by '{_words[cue.First]}'";
        if (cue.Kind is CueKind.Plan or CueKind.Propose or CueKind.Accept && HadBefore(cue.First) && !_syntax.Is(_syntax.Clause(cue.First), "ccomp")) return Said(ContactStatus.Cancelled, rule + " had") with { Sure = cue.Kind == CueKind.Plan };
        if (!negated) return Said(status, rule);
        return cue.Kind switch
        {
            CueKind.Decline or CueKind.Cancel or CueKind.Possible => Said(ContactStatus.Possible, rule + " not"),
            CueKind.Postpone => Said(ContactStatus.Planned, rule + " not"),
            CueKind.Plan or CueKind.Propose or CueKind.Accept => None(rule + " not"),
            _ => None(rule + " not"),
        };
    }

    private static Judgement Compose(Judgement inner, StatusCue outer, bool negated) => outer.Kind switch
    {
        CueKind.Decline when !negated => inner with { Status = ContactStatus.Declined, Sure = true, Rule = inner.Rule + ", refused" },
        CueKind.Decline or CueKind.Cancel => negated ? inner with { Status = ContactStatus.Possible } : inner with { Status = ContactStatus.Cancelled },
        CueKind.Postpone when !negated => inner with { Status = ContactStatus.Postponed },
        CueKind.Accept when !negated && inner.Status == ContactStatus.Proposed => inner with { Status = ContactStatus.Planned, Rule = inner.Rule + ", accepted" },
        CueKind.Possible when inner.Status is ContactStatus.Planned or ContactStatus.Proposed => inner with { Status = ContactStatus.Possible },
        CueKind.Propose when inner.Status is ContactStatus.Planned => inner with { Status = ContactStatus.Proposed },
        CueKind.Propose or CueKind.Plan when inner.Status is ContactStatus.Postponed => inner,
        _ => inner,
    };

    /// <summary>Governors over a finite clause: "whether he will", "hopes they will".</summary>
    private Judgement Outer(int at, ContactStatus status, string rule)
    {
        for (var i = at - 1; i >= Math.Max(_first, at - Reach); i--)
        {
            if (_words[i] is ";" or "." or ":") break;
            if (_words[i] is "whether" && status != ContactStatus.Held) return Said(ContactStatus.Possible, "whether");
            if (status == ContactStatus.Planned && (VerbForms.Is(_words[i], "hope") || _words[i] is "hopeful" or "rumours" or "rumors" or "speculation"
                || _words[i] is "chance" or "chances" or "possibility" or "likelihood" or "prospect" && !Negated(i) || VerbForms.Is(_words[i], "confirm") && Negated(i))) return Said(ContactStatus.Possible, "hoped");
        }

        return After(Said(status, rule), at, at + 1);
    }

    /// <summary>A plan told first and undone later in the sentence: "was to visit, but postponed the trip".</summary>
    private Judgement After(Judgement judged, int from, int end)
    {
        if (judged.Status is not (ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed)) return judged;
        foreach (var cue in _cues)
        {
            if (cue.First < end || cue.Kind is not (CueKind.Cancel or CueKind.Postpone or CueKind.Decline)) continue;
            var undone = cue.Shape switch
            {
                CueShape.Backward => true,
                CueShape.Verb when PassiveBefore(cue.First) => HasWithin(cue.First - 5, 5, ContactWordLists.Anaphors),
                CueShape.Verb => HasWithin(cue.End - 1, 5, ContactWordLists.Anaphors) || cue.Kind != CueKind.Decline && WithoutObject(cue.End),
                _ => false,
            };
            if (undone && !Negated(cue.First) && cue.First > from) return Said(StatusOf(cue.Kind), judged.Rule + $", then {_words[cue.First]}");
        }

        for (var t = end; t < _end - 1; t++)
        {
            if (judged.Status == ContactStatus.Proposed && VerbForms.Of(_words[t]) is { Lemma: "agree", Form: VerbForm.Past or (VerbForm.Past | VerbForm.Participle) } && t + 2 < _end && _words[t + 1] == "to" && !Negated(t) && HasWithin(t + 2, 6, ContactWordLists.Anaphors))
                return Said(ContactStatus.Planned, judged.Rule + ", agreed");
            if (judged.Status == ContactStatus.Proposed && _words[t] is "accepted" && !Negated(t) && (WithoutObject(t + 1) || HasWithin(t + 1, 4, ContactWordLists.Anaphors))) return Said(ContactStatus.Planned, judged.Rule + ", accepted");
            if (_words[t] == "but" && HasWithin(t, 4, ContactWordLists.DidNot) && judged.Status == ContactStatus.Proposed) return Said(ContactStatus.Declined, judged.Rule + ", but did not");
        }

        return judged;
    }

    /// <summary>"…; the hosts cancelled two days before": a verb of undoing that names nothing undoes what was told.</summary>
    private bool WithoutObject(int next) => next >= _end || _words[next] is "." or "," or ";" or "after" or "less" or "hours" or "days" or "minutes" or "weeks" or "because" or "when" or "at"
        || next + 1 < _end && _words[next + 1] is "hours" or "days" or "minutes" or "weeks";

    /// <summary>A noun that only follows a verb ("flew to Rome for talks") shares that verb's fate.</summary>
    private Judgement Follow(int before, int end)
    {
        for (var i = before - 1; i >= Math.Max(_first, before - 2 * Reach); i--)
        {
            if (_words[i] is ";" or "." or ":") break;
            if (ContactWordLists.BeForms.Contains(_words[i]) && i + 1 < _end && _words[i + 1] is "in" or "at" or "on")
            {
                if (_words[i] is "be") return Said(ContactStatus.Planned, "will be in");
                return _words[i] is "was" or "were" or "been" ? Said(ContactStatus.Held, "was in") : Said(ContactStatus.UnderWay, "is in");
            }

            if (VerbForms.Of(_words[i]) is not { } verb || ContactWordLists.NounsToo.Contains(_words[i]) && !IsVerbHere(i)) continue;
            if (ContactWordLists.SayingVerbs.Contains(verb.Lemma))
            {
                if (_words[before] is "in" or "at" or "during" && (verb.Form & VerbForm.Past) != 0) return Said(ContactStatus.Held, "said in it");
                continue;
            }

            var judged = JudgeVerb(i, i + 1);
            if (judged.Status == ContactStatus.Held && _words[before] is "for" && verb.Lemma is "arrive" or "fly" or "travel" or "head" or "land" or "leave" or "depart")
                return judged with { Status = ContactStatus.UnderWay, Rule = "came for" };
            return judged with { Sure = judged.Sure && i > before - Reach, Rule = "follows '" + _words[i] + "'" };
        }

        return Said(ContactStatus.Possible, "nothing decides") with { Sure = false };
    }
}
