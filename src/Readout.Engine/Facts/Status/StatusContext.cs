using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts.Status;

/// <summary>What the rules ask of the words around: negation, subjects, clauses, dates.</summary>
internal sealed partial class StatusJudge
{
    private static Judgement Said(ContactStatus status, string rule) => new(status, Standing.Past, true, rule);

    private static Judgement None(string rule) => new(null, Standing.Past, true, rule);

    private static ContactStatus StatusOf(CueKind kind) => kind switch
    {
        CueKind.Cancel => ContactStatus.Cancelled,
        CueKind.Postpone => ContactStatus.Postponed,
        CueKind.Decline => ContactStatus.Declined,
        CueKind.Possible => ContactStatus.Possible,
        CueKind.Propose => ContactStatus.Proposed,
        CueKind.Accept or CueKind.Plan => ContactStatus.Planned,
        CueKind.UnderWay => ContactStatus.UnderWay,
        _ => ContactStatus.Held,
    };

    /// <summary>Of several things said of one contact the stronger is its fate: a plan that was cancelled is cancelled.</summary>
    private static int Rank(ContactStatus? status) => status switch
    {
        ContactStatus.Cancelled => 8,
        ContactStatus.Declined => 7,
        ContactStatus.Postponed => 6,
        ContactStatus.Held => 5,
        ContactStatus.UnderWay => 4,
        ContactStatus.Possible => 3,
        ContactStatus.Proposed => 2,
        ContactStatus.Planned => 1,
        _ => 0,
    };

    private bool Negated(int at)
    {
        for (var i = at - 1; i >= Math.Max(_first, at - 4); i--)
        {
            if (_words[i] is "not" or "n't" or "never" or "no" or "without" or "nor") return true;
            if (_words[i] == "far" && i + 1 < at && _words[i + 1] == "from") return true;
            if (!ContactWordLists.Auxiliaries.Contains(_words[i]) && !ContactWordLists.Adverbs.Contains(_words[i]) && _words[i] is not ("a" or "the" or "has" or "have" or "had")) return false;
        }

        return false;
    }

    /// <summary>"no official has met", "neither of them spoke".</summary>
    private bool NegativeSubject(int chain)
    {
        for (var i = chain - 1; i >= Math.Max(_first, chain - 10); i--)
        {
            if (_words[i] is "," or ";" or ":" or "that" or "." or "but" or "and") return false;
            if (_words[i] is "no" or "none" or "neither" or "nobody") return true;
        }

        return false;
    }

    private bool AskedTo(int before)
    {
        foreach (var cue in _cues)
        {
            if (cue.End <= before && cue.Kind == CueKind.Propose && cue.Shape is CueShape.Verb or CueShape.Forward) return true;
        }

        return false;
    }

    private bool PassiveBefore(int at)
    {
        if (VerbForms.Of(_words[at]) is not { } verb || (verb.Form & VerbForm.Participle) == 0) return false;
        for (var i = at - 1; i >= Math.Max(_first, at - 4); i--)
        {
            if (ContactWordLists.BeForms.Contains(_words[i])) return true;
            if (!ContactWordLists.Adverbs.Contains(_words[i])) return false;
        }

        return false;
    }

    /// <summary>"the visit, set for Monday," and "talks planned for May": a participle right after its noun, no object after it.</summary>
    private bool ReducedRelative(int at, int nounEnd)
    {
        if (VerbForms.Of(_words[at]) is not { } verb || (verb.Form & VerbForm.Participle) == 0) return false;
        if (at + 1 < _end && (ContactWordLists.Determiners.Contains(_words[at + 1]) || reading.NameAt(at + 1) >= 0)) return false;
        return at == nounEnd || at == nounEnd + 1 && _words[nounEnd] == ",";
    }

    /// <summary>Whether another subject stands between the noun's phrase and the verb: "…, and the minister cancelled".</summary>
    private bool SubjectBetween(int from, int to)
    {
        for (var i = from; i < to - 1; i++)
        {
            if (_words[i] is "but" or "and" or "," or "which" && _words[i + 1] is "he" or "she" or "they" or "who") return true;
            if (_words[i] is "and" or "but" && ContactWordLists.Determiners.Contains(_words[i + 1]) && !HasWithin(i, 4, ContactWordLists.Anaphors)) return true;
        }

        return false;
    }

    private bool Broken(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_words[i] is ";" or ":" or "—" or "." or "?" or "!") return true;
            if (_words[i] is "," && !(i + 1 < to && _words[i + 1] is "but" or "and" or "or") && !ClosesAside(from, i)) return true;
            if (_words[i] is "while" or "because" or "although" or "though" or "when" or "as" or "after" or "before" && i > from) return true;
        }

        return false;
    }

    private bool ClosesAside(int from, int comma)
    {
        for (var i = comma - 1; i >= from; i--)
        {
            if (_words[i] == ",") return i + 1 < comma && _words[i + 1] is "but" or "and" or "or";
        }

        return false;
    }

    /// <summary>Whether a finite verb of its own stands between a governor and a noun, so that the noun belongs to that verb.</summary>
    private bool VerbBetween(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (VerbForms.Of(_words[i]) is { } verb && (verb.Form & (VerbForm.Past | VerbForm.Third)) != 0 && !ContactWordLists.NounsToo.Contains(_words[i]) && (verb.Form & VerbForm.Participle) == 0) return true;
            if (ContactWordLists.BeForms.Contains(_words[i])) return true;
        }

        return false;
    }

    /// <summary>The first token of the noun phrase that holds the token.</summary>
    private int PhraseStart(int noun)
    {
        var start = noun;
        for (var steps = 0; start > _first && steps < 10; steps++)
        {
            var word = _words[start - 1];
            if (ContactWordLists.Determiners.Contains(word)) return start - 2 >= _first && (word is "two" or "three" or "four" or "five" or "six" or "several" && ContactWordLists.Determiners.Contains(_words[start - 2]) || _words[start - 2] is "all" or "both") ? start - 2 : start - 1;
            if (ContactWordLists.Prepositions.Contains(word) || ContactWordLists.Auxiliaries.Contains(word) || ContactWordLists.Conjunctions.Contains(word)) break;
            if (word is "off" or "out" or "back" or "up" or "down") break;
            if (char.IsPunctuation(word[0]) && word is not ("'s" or "'" or "-" or "“" or "”" or "\"")) break;
            if (VerbForms.Of(word) is not null && (!ContactWordLists.NounsToo.Contains(word) || _words[Math.Max(_first, start - 2)] is "to" && IsVerbHere(start - 1)) && !(IsAdjectiveCue(start - 1) && !HaveBefore(start - 1))) break;
            start--;
        }

        return start;
    }

    /// <summary>"have suspended talks": a participle of the perfect describes nothing.</summary>
    private bool HaveBefore(int at)
    {
        for (var i = at - 1; i >= Math.Max(_first, at - 3); i--)
        {
            if (_words[i] is "have" or "has" or "had" or "'ve") return true;
            if (!ContactWordLists.Adverbs.Contains(_words[i])) return false;
        }

        return false;
    }

    private bool IsAdjectiveCue(int token) => _cues.Exists(cue => cue.First == token && cue.Shape == CueShape.Adjective);

    /// <summary>The light verb whose object the noun is ("held talks", "paid a visit"), or -1.</summary>
    private int LightVerb(int start)
    {
        var from = DescribedAs(start);
        for (var i = from - 1; i >= Math.Max(_first, from - 7); i--)
        {
            if (VerbForms.Of(_words[i]) is { } verb && ContactWordLists.LightVerbs.Contains(verb.Lemma) && !(ContactWordLists.NounsToo.Contains(_words[i]) && !IsVerbHere(i))) return i;
            if (!ContactWordLists.Adverbs.Contains(_words[i]) && !Measures.Contains(_words[i])) return -1;
        }

        return -1;
    }

    /// <summary>What may stand between a light verb and its noun: "wrapped up a first day of", "held two rounds of".</summary>
    private static readonly FrozenSet<string> Measures = FrozenSet.ToFrozenSet(["what", "a", "the", "with", "on", "of", "up", "series", "round", "rounds", "day", "days", "hours", "session", "sessions", "first", "second", "third", "fourth", "fifth", "final", "latest",
        "new", "another", "two", "three", "four", "five", "several", "more"], StringComparer.Ordinal);

    /// <summary>"held what both sides called frank talks": the phrase begins at "what".</summary>
    private int DescribedAs(int start)
    {
        for (var i = start - 1; i >= Math.Max(_first, start - 14); i--)
        {
            if (_words[i] == "what") return i;
            if (_words[i] is ";" or "." or "that") break;
        }

        return start;
    }

    /// <summary>A past date within the noun's own phrase: "a meeting in Rome last March".</summary>
    private bool DatedInPast(int end)
    {
        for (var i = end; i < Math.Min(_end, end + 16); i++)
        {
            if (_words[i] is "," or ";" or "." or "that" or "which" or "where" || _words[i] != "to" && ContactWordLists.Auxiliaries.Contains(_words[i])) return false;
            if (StandingOf(i) is { } standing) return standing == Standing.Past;
        }

        return false;
    }

    private bool PublishedUnknown => reading.Document.Article.Published.Date is null;

    private bool PastPredicate(int end)
    {
        for (var i = end; i < Math.Min(_end, end + 14); i++)
        {
            if (_words[i] is "." or ";" or "who" or "which" or "that" or ",") return false;
            if (VerbForms.LooksPast(_words[i])) return true;
            if (_words[i] is "will" or "would" or "may" or "could" or "might" or "is" or "are") return false;
        }

        return false;
    }

    private bool HadBefore(int at)
    {
        for (var i = at - 1; i >= Math.Max(_first, at - 4); i--)
        {
            if (_words[i] == "had") return true;
            if (_words[i] is not "been" && !ContactWordLists.Adverbs.Contains(_words[i])) return false;
        }

        return false;
    }

    /// <summary>Whether a visit that began is still going on: a length of more than a day, or an end to come.</summary>
    private bool VisitGoesOn(int verb)
    {
        for (var i = verb; i < _end; i++)
        {
            if (_words[i] is "week-long" or "weeklong" or "continue" or "until" or "through" or "run") return true;
            if (_words[i].EndsWith("-day", StringComparison.Ordinal) || _words[i].EndsWith("-week", StringComparison.Ordinal)) return true;
            if (_words[i] is "day" && i >= 2 && _words[i - 1] == "-") return true;
        }

        return false;
    }

    /// <summary>"was denied a meeting", "was offered talks": a passive that keeps its object.</summary>
    private bool RetainsObject(StatusCue cue) => VerbForms.Of(_words[cue.First]) is { Lemma: "deny" or "refuse" or "offer" or "promise" or "grant" } && cue.End <= _end;

    /// <summary>Headlines end without a mark and have hardly an article or auxiliary.</summary>
    private bool IsHeadline() => _end > _first && _words[_end - 1] is not ("." or "?" or "!" or "”" or "\"" or "'");

    private bool IsHabit(int first, int end) => HasWithin(Math.Max(_first, first - 12), end - first + 24, ContactWordLists.Habits);

    private bool HasPastVerb(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (VerbForms.Of(_words[i]) is { } verb && (verb.Form & VerbForm.Past) != 0 && (verb.Form & VerbForm.Base) == 0) return true;
        }

        return false;
    }

    private bool HasFutureWord(int at)
    {
        for (var i = Math.Max(_first, at - 10); i < Math.Min(_end, at + 14); i++)
        {
            if (_words[i] is "tomorrow" or "next" or "later" or "coming" or "soon" or "upcoming") return true;
        }

        return false;
    }

    /// <summary>Where the first date behind the token stands against publication; a bare weekday after a present tense lies ahead.</summary>
    private Standing? TimeAfter(int at)
    {
        for (var i = at; i < Math.Min(_end, at + 14); i++)
        {
            if (StandingOf(i) is { } standing) return standing;
        }

        return null;
    }

    private bool DateNear(int first, int end)
    {
        for (var i = Math.Max(_first, first - 8); i < Math.Min(_end, end + 12); i++)
        {
            if (reading.TimeAt(i) >= 0 && reading.Document.Times[reading.TimeAt(i)].Type is TimeType.Date or TimeType.Time) return true;
        }

        return false;
    }

    private bool PastDateNear(int first, int end)
    {
        for (var i = Math.Max(_first, first - 8); i < Math.Min(_end, end + 12); i++)
        {
            if (StandingOf(i) == Standing.Past) return true;
        }

        return false;
    }

    /// <summary>Where the date that the token belongs to stands against publication, or null where there is none or it cannot be told.</summary>
    private Standing? StandingOf(int token)
    {
        if (_words[token] is "yesterday" or "ago") return Standing.Past;
        if (_words[token] is "tomorrow") return Standing.Future;
        if (reading.TimeAt(token) is not (>= 0 and var time) || reading.Document.Times[time] is not { Start: { } start } expression) return null;
        var words = expression.Span.Of(reading.Text.AsSpan());
        if (words.StartsWith("last ", StringComparison.OrdinalIgnoreCase)) return Standing.Past;
        if (words.StartsWith("next ", StringComparison.OrdinalIgnoreCase)) return Standing.Future;
        if (reading.Document.Article.Published.Date is not { } published) return null;
        if (start.First > published.Last) return Standing.Future;
        return (expression.End ?? start).Last < published.First ? Standing.Past : Standing.Present;
    }

    /// <summary>For something cancelled or declined: whether its day has passed.</summary>
    private bool IsOver(int first, int end)
    {
        for (var i = _first; i < _end; i++)
        {
            if (_words[i] is "last" && i + 1 < _end && (reading.TimeAt(i) >= 0 || _words[i + 1].StartsWith("week", StringComparison.Ordinal))) return true;
            if (StandingOf(i) == Standing.Past && Math.Abs(i - first) < Reach) return true;
            if (_words[i] is "had" && i < end && i >= first - 3) return true;
            if (_words[i] is "did" && i >= first && i < end + 8 && i + 1 < _end && _words[i + 1] is "not" or "n't") return true;
            if (_words[i] is "skipped" or "ended" or "never") return true;
        }

        return HasPastVerb(first, end) && reading.TimeAt(first) < 0 && _words[Math.Max(_first, first - 1)] is "to" or "have";
    }

    private Standing TenseOf(int first, int end)
    {
        for (var i = Math.Max(_first, first - 3); i < end; i++)
        {
            if (_words[i] is "will" or "shall" or "'ll") return Standing.Future;
            if (_words[i] is "did" or "had" or "was" or "were" or "has" or "have") return i + 1 < end && _words[i] is "has" or "have" && _words[i + 1] == "not" ? Standing.Present : Standing.Past;
        }

        return HasPastVerb(first, end) ? Standing.Past : Standing.Present;
    }

    private bool HasWord(string word, int first, int end)
    {
        for (var i = Math.Max(_first, first); i < Math.Min(_end, end); i++)
        {
            if (_words[i] == word) return true;
        }

        return false;
    }

    private bool HasWithin(int from, int count, System.Collections.Frozen.FrozenSet<string> words)
    {
        for (var i = Math.Max(_first, from); i < Math.Min(_end, from + count); i++)
        {
            if (words.Contains(_words[i])) return true;
        }

        return false;
    }

    private bool HasSubject(int verb, System.Collections.Frozen.FrozenSet<string> words) => HasWithin(verb - 4, 4, words) && !SomebodyWithin(verb - 4, 4);

    private bool SomebodyWithin(int from, int count)
    {
        for (var i = Math.Max(_first, from); i < Math.Min(_end, from + count); i++)
        {
            if (reading.NameAt(i) >= 0 || ContactWordLists.PeopleWords.Contains(_words[i])) return true;
        }

        return false;
    }
}
