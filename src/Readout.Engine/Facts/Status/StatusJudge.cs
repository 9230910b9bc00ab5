using Readout.Documents;

namespace Readout.Facts.Status;

/// <summary>Where a contact stands, or would have stood, against the day of publication.</summary>
internal enum Standing
{
    Past,
    Present,
    Future,
}

/// <summary>What a sentence says became of the contact that some of its words name.</summary>
/// <param name="Status">Null where the words name no contact, or one that plainly never was.</param>
/// <param name="Time">Where it stands against publication.</param>
/// <param name="Sure">Whether words say so; else it is the reading that is least wrong.</param>
/// <param name="Rule">The rule that decided.</param>
internal readonly record struct Judgement(ContactStatus? Status, Standing Time, bool Sure, string Rule);

/// <summary>Judges held, planned, declined … from tense, modality, negation, governing verbs and what is said of the contact in its sentence.</summary>
/// <remarks>
/// Factuality from a chain of embedding predicates after Saurí and Pustejovsky, "A factuality profiler for eventualities in text" (2009),
/// narrowed to contacts: inner tense first, then each governor outwards. Where nothing decides, the answer is never "held".
/// </remarks>
internal sealed partial class StatusJudge(Reading reading)
{
    /// <summary>How far a governor may stand from what it governs, in tokens.</summary>
    private const int Reach = 14;

    /// <summary>How far the judgement looks beyond the predicate, in tokens: bounds the cost of endless sentences.</summary>
    private const int Window = 48;

    private readonly string[] _words = reading.Lower;
    private readonly Syntax _syntax = reading.Syntax;
    private List<StatusCue> _cues = [];
    private int _first;
    private int _end;
    private int _cuedFirst = -1;
    private int _cuedEnd = -1;

    /// <summary>Judges the words from the first token to the one before <paramref name="end"/>; they must lie in one sentence.</summary>
    public Judgement Judge(int first, int end)
    {
        var sentence = reading.SentenceAt(first) is >= 0 and var s ? reading.Document.Sentences[s] : default;
        _first = Math.Max(sentence.FirstToken, first - Window);
        _end = Math.Min(Math.Max(sentence.EndToken, end), end + Window);
        if (_cuedFirst != _first || _cuedEnd != _end)
        {
            _cues = StatusCues.Find(_words, _first, _end);
            _cues.RemoveAll(cue => reading.NameAt(cue.First) >= 0 && cue.End == cue.First + 1 || _words[cue.First] == "may" && reading.TimeAt(cue.First) >= 0);
            (_cuedFirst, _cuedEnd) = (_first, _end);
        }

        if (NamesNoContact(first, end)) return new Judgement(null, TenseOf(first, end), true, "no contact meant");
        if (end == first + 1 && _words[first] is "expected" or "due" && first > _first) return Timed(Said(ContactStatus.Planned, "expected") with { Sure = _words[first - 1] is not ("was" or "were") }, first, end);
        if (Unheld(first, end) is { } unheld) return unheld;
        if (OwnStatus(first, end) is { } own) return own;
        if (first + 1 < end && ContactWordLists.BeForms.Contains(_words[first]) && _words[first + 1] is "in" or "at" or "on")
            return Timed(Said(_words[first] is "was" or "were" ? ContactStatus.Held : ContactStatus.UnderWay, "is there"), first, end);
        var verb = HeadVerb(first, end);
        var judged = verb >= 0 ? JudgeVerb(verb, end) : JudgeNoun(first, end);
        return Timed(Disputed(judged, first, end), first, end);
    }

    /// <summary>Whether "met", "called" or "visited" take an object that no person meets or visits.</summary>
    private bool NamesNoContact(int first, int end)
    {
        var head = first;
        while (head < end - 1 && (VerbForms.Of(_words[head]) is null || ContactWordLists.Auxiliaries.Contains(_words[head]))) head++;
        if (VerbForms.Of(_words[head]) is not { } verb) return false;
        if (ContactWordLists.NounsToo.Contains(_words[head]) && !IsVerbHere(head)) return false;
        var next = head + 1;
        if (verb.Lemma == "meet")
        {
            if (PassiveBefore(head) && next < _end && _words[next] is "with" or "by") return !SomebodyWithin(next, 6);
            if (next < _end && _words[next] == "with") return HasWithin(next, 4, ContactWordLists.MetWithThings) && !SomebodyWithin(next, 3);
            return HasWithin(next, 6, ContactWordLists.MetThings) && !SomebodyWithin(next, 2) || HasSubject(first, ContactWordLists.ThingsThatMeet);
        }

        if (verb.Lemma == "call")
        {
            if (next < _end && _words[next] is "for" or "on" or "off") return next < _end && _words[next] == "for" && !HasWithin(next, 8, ContactWordLists.ContactNouns);
            return !SomebodyWithin(next, 4) || HasWithin(next, 8, ContactWordLists.NameCalling);
        }

        if (verb.Lemma is "greet" or "welcome" or "receive" or "hail" && PassiveBefore(head)) return next < _end && _words[next] is "with" or "as" && !SomebodyWithin(next, 4);
        if (verb.Lemma is "receive" or "welcome" or "greet" && !PassiveBefore(head)) return !SomebodyWithin(next, 8);
        if (verb.Lemma is "visit" or "see") return HasWithin(next, 3, ContactWordLists.VisitedThings) || HasSubject(first, ContactWordLists.ThingsThatMeet);
        return false;
    }

    /// <summary>The predicate is itself a word of status: "skipped last week's summit".</summary>
    private Judgement? OwnStatus(int first, int end)
    {
        foreach (var cue in _cues)
        {
            if (cue.First < first || cue.First >= end || cue.Shape is CueShape.Adjective || cue.End < end - 1) continue;
            var status = cue.Kind switch
            {
                CueKind.Cancel => ContactStatus.Cancelled,
                CueKind.Postpone => ContactStatus.Postponed,
                CueKind.Decline => ContactStatus.Declined,
                CueKind.Propose when cue.Shape == CueShape.Verb && !ContactWordLists.ContactNouns.Contains(_words[cue.First]) => ContactStatus.Proposed,
                CueKind.UnderWay when cue.Shape is CueShape.Verb or CueShape.Backward => UnderWayOrOver(cue),
                CueKind.Plan when cue.Shape == CueShape.Backward && _words[cue.First] is not ("to" or "will") => ContactStatus.Planned,
                CueKind.Hold when cue.Shape is CueShape.Backward or CueShape.Forward && cue.First == first && VerbForms.Of(_words[cue.First]) is not null => ContactStatus.Held,
                _ => (ContactStatus?)null,
            };
            if (status is null || status == ContactStatus.Planned && HeadVerb(first, end) > cue.First) continue;
            if (status is ContactStatus.Postponed or ContactStatus.Proposed && cue.First > first && _words[cue.First - 1] == "to") continue;
            return Timed(After(new Judgement(status, Standing.Future, true, $"own word '{_words[cue.First]}'"), first, end), first, end);
        }

        return null;
    }

    private ContactStatus UnderWayOrOver(StatusCue cue) =>
        _cues.Exists(c => c.First > cue.End && c.Kind == CueKind.Hold && c.Shape != CueShape.Adjective && VerbForms.Of(_words[c.First]) is not null && !ContactWordLists.NounsToo.Contains(_words[c.First])) ? ContactStatus.Held : ContactStatus.UnderWay;

    /// <summary>The verb that carries the predicate, or -1 where it is a noun.</summary>
    private int HeadVerb(int first, int end)
    {
        for (var i = end - 2; i >= first; i--)
        {
            if (_words[i] == "to" && VerbForms.Of(_words[i + 1]) is { } infinitive && (infinitive.Form & VerbForm.Base) != 0) return i + 1;
        }

        for (var i = first; i < end; i++)
        {
            if (ContactWordLists.Auxiliaries.Contains(_words[i]) && !(_words[i] is "have" or "has" or "had" && i == end - 1)) continue;
            if (ContactWordLists.Adverbs.Contains(_words[i])) continue;
            if (VerbForms.Of(_words[i]) is not { } verb) return -1;
            if (!ContactWordLists.NounsToo.Contains(_words[i])) return (verb.Form, i) is (VerbForm.Gerund, _) && !IsGerundVerb(i) ? -1 : i;
            return IsVerbHere(i) ? i : -1;
        }

        return -1;
    }

    /// <summary>"talks", "visit", "call", "plans": verb or noun, as the tagger has it; "meeting" by what stands around it.</summary>
    private bool IsVerbHere(int at) => _words[at] == "meeting" ? IsGerundVerb(at) : _syntax.IsVerb(at) && !IsObjectOf(at - 1, at);

    /// <summary>"have requested talks": a word in -s right behind a verb that takes it is its object, whatever the tagger says.</summary>
    private bool IsObjectOf(int verb, int noun) => verb >= _first && _words[noun].EndsWith('s') && ContactWordLists.ContactNouns.Contains(_words[noun])
        && VerbForms.Of(_words[verb]) is { Form: var form } && (form & (VerbForm.Past | VerbForm.Participle | VerbForm.Gerund)) != 0 && !ContactWordLists.BeForms.Contains(_words[verb]);

    private bool IsGerundVerb(int at)
    {
        if (at > _first && _words[at - 1] is "'s") return false;
        var be = at - 1;
        while (be > _first && ContactWordLists.Adverbs.Contains(_words[be])) be--;
        if (be >= _first && ContactWordLists.BeForms.Contains(_words[be])) return true;
        if (at + 1 >= _end) return false;
        var takesObject = _words[at + 1] is "hands" || reading.NameAt(at + 1) >= 0 || ContactWordLists.Determiners.Contains(_words[at + 1]) || reading.IsCapital(at + 1);
        return takesObject && (at == _first || !ContactWordLists.Determiners.Contains(_words[at - 1]));
    }

    /// <summary>A claim that somebody disputes, or that nobody could settle, is possible; a denial leaves nothing.</summary>
    private Judgement Disputed(Judgement judged, int first, int end)
    {
        if (judged.Status is not (ContactStatus.Held or ContactStatus.UnderWay)) return judged;
        for (var i = first - 1; i >= Math.Max(_first, first - Reach); i--)
        {
            if (_words[i] is ";" or "." or "!" or "?") break;
            if (VerbForms.Is(_words[i], "deny") && !Negated(i)) return judged with { Status = null, Rule = "denied" };
            if (_words[i] is "whether") return judged with { Status = ContactStatus.Possible, Rule = "whether" };
            if (_words[i] is "claims" or "claimed" or "alleges" or "alleged" && HasWithin(end, Window, ContactWordLists.Disputes))
                return judged with { Status = ContactStatus.Possible, Rule = "claimed and disputed" };
        }

        for (var i = end; i < _end - 1; i++)
        {
            if (_words[i] == "no" && _words[i + 1] == "such") return judged with { Status = ContactStatus.Possible, Rule = "claimed and disputed" };
        }

        return judged;
    }

    private Judgement Timed(Judgement judged, int first, int end)
    {
        var time = judged.Status switch
        {
            null => TenseOf(first, end),
            ContactStatus.Held => IsHabit(first, end) && !HasPastVerb(first, end) ? Standing.Present : Standing.Past,
            ContactStatus.UnderWay => Standing.Present,
            ContactStatus.Possible when judged.Rule is "whether" or "claimed and disputed" => Standing.Past,
            ContactStatus.Cancelled or ContactStatus.Declined => IsOver(first, end) ? Standing.Past : Standing.Future,
            _ => Standing.Future,
        };
        return judged with { Time = time };
    }
}
