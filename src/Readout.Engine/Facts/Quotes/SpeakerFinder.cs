using Readout.Documents;

namespace Readout.Facts.Quotes;

/// <summary>The words that name a speaker, and the cue.</summary>
/// <param name="First">First token of the source's words.</param>
/// <param name="End">After its last token.</param>
/// <param name="Person">Index of the person named, or -1.</param>
/// <param name="Cue">Token of the cue, or -1.</param>
/// <param name="Other">Index of the second person where two speak together, or -1.</param>
internal readonly record struct SpokenBy(int First, int End, int Person, int Cue, int Other = -1);

/// <summary>Finds who speaks beside a cue: "X said", "said X", "according to X", by noun phrases before or behind.</summary>
internal sealed class SpeakerFinder(Reading reading, Cast cast)
{
    private const int LongestPhrase = 24;

    /// <summary>How far back the subject of a clause is looked for, in tokens.</summary>
    private const int LongestClause = 120;

    private readonly string[] _words = reading.Lower;

    public bool IsCue(int token) => SpeechWords.Cues.Contains(_words[token]) && !reading.IsQuoted(token) && reading.NameAt(token) < 0;

    /// <summary>Reads "said X", "X said", "according to X" at the tokens right behind a closing mark; null where they say no such thing.</summary>
    public SpokenBy? After(int at, int end)
    {
        if (at >= end) return null;
        if (_words[at] is ",") at++;
        if (at + 1 >= end) return null;
        if (_words[at] == "according" && at + 2 < end && _words[at + 1] == "to") return Phrase(at + 2, end, at);
        var verb = at;
        if (ContactWordLists.Adverbs.Contains(_words[verb]) && verb + 1 < end) verb++;
        if (IsCue(verb))
        {
            if (Phrase(verb + 1, end, verb) is { } phrase) return phrase;
        }

        if (Phrase(at, end, -1) is not { } subject) return null;
        var cue = subject.End;
        while (cue < end && cue < subject.End + 6 && !IsCue(cue) && (ContactWordLists.Adverbs.Contains(_words[cue]) || ContactWordLists.Auxiliaries.Contains(_words[cue]) || _words[cue] is "," or "who" or "'s")) cue++;
        if (cue < end && IsCue(cue)) return subject with { Cue = cue };
        return AppositiveCue(subject, end);
    }

    /// <summary>"X, a long apposition, said".</summary>
    private SpokenBy? AppositiveCue(SpokenBy subject, int end)
    {
        if (subject.End >= end || _words[subject.End] is not ("," or "(" or "-" or "–" or "—")) return null;
        for (var t = subject.End + 1; t < Math.Min(end, subject.End + LongestPhrase); t++)
        {
            if (reading.IsQuoted(t) || _words[t] is "." or ";") return null;
            if (IsCue(t) && (_words[t - 1] is "," or ")" or "-" or "–" or "—" || cast.InRole[t - 1] && !cast.InRole[t]) && !_words[t].EndsWith("ing", StringComparison.Ordinal)) return subject with { Cue = t };
        }

        return null;
    }

    /// <summary>The subject of a cue that stands before the words reported.</summary>
    public SpokenBy? SubjectOf(int cue, int sentenceFirst)
    {
        var t = cue - 1;
        if (_words[cue] is "saying" or "adding" or "telling" or "calling" or "insisting" or "noting" or "warning" or "arguing" or "asking" or "writing" or "describing" or "tweeting" or "declaring" or "claiming" or "stating" or "accusing"
            || _words[cue].EndsWith("ing", StringComparison.Ordinal) && (t < sentenceFirst || !ContactWordLists.BeForms.Contains(_words[t]))) return ClauseSubject(cue, sentenceFirst);
        while (t >= sentenceFirst && (ContactWordLists.Adverbs.Contains(_words[t]) && cast.PersonAt[t] < 0 || ContactWordLists.Auxiliaries.Contains(_words[t]) && _words[t] is not "to")) t--;
        if (t < sentenceFirst) return null;
        if (_words[t] == "and" || _words[t] == "but" || _words[t] == "then") return ClauseSubject(t, sentenceFirst);
        if (_words[t] == "who" || _words[t] == "which")
        {
            t--;
            if (t >= sentenceFirst && _words[t] == ",") t--;
            return t < sentenceFirst ? null : PhraseEndingAt(t, sentenceFirst, cue);
        }

        if (_words[t] is "," or ")" or "—" or "–" or "-" && Apposed(t, sentenceFirst, cue) is { } apposed) return apposed;
        return PhraseEndingAt(t, sentenceFirst, cue);
    }

    /// <summary>"X, a senior fellow at …, said": the name before the comma that opens the apposition.</summary>
    private SpokenBy? Apposed(int comma, int sentenceFirst, int cue)
    {
        for (var t = comma - 1; t >= Math.Max(sentenceFirst, comma - 40); t--)
        {
            if (reading.IsQuoted(t)) return null;
            if (cast.PersonAt[t] >= 0 && t + 1 < comma && _words[t + 1] is "," or "(" or "—" or "–" or "-" && (t == 0 || !ContactWordLists.Prepositions.Contains(Before(t)))) return Person(t, cue);
        }

        return comma - 1 >= sentenceFirst ? PhraseEndingAt(comma - 1, sentenceFirst, cue) : null;
    }

    private string Before(int token)
    {
        var t = token;
        while (t > 0 && cast.PersonAt[t - 1] == cast.PersonAt[token]) t--;
        return t > 0 ? _words[cast.PhraseStart.TryGetValue(t, out var start) && start > 0 ? start - 1 : t - 1] : "";
    }

    /// <summary>The subject of the clause, for "…, saying" and "… and added".</summary>
    private SpokenBy? ClauseSubject(int at, int sentenceFirst)
    {
        var opening = Math.Max(sentenceFirst, at - LongestClause);
        var prepositional = false;
        for (var t = opening; t < at; t++)
        {
            if (reading.IsQuoted(t)) continue;
            if (ContactWordLists.Prepositions.Contains(_words[t]) || _words[t] is "when" or "while" or "as") prepositional = true;
            if (_words[t] == ",") prepositional = false;
            if (prepositional) continue;
            if (cast.PersonAt[t] >= 0 && !cast.InRole[t] && !(t + 1 < at && PossessiveAfter(t))) return Person(t, at);
            if (SpeechWords.Pronouns.Contains(_words[t]) && _words[t] is "he" or "she" or "they") return new SpokenBy(t, t + 1, -1, at);
            if (SpeechWords.Sources.Contains(_words[t]) && !cast.InRole[t] && (t + 1 >= at || VerbForms.LooksPast(_words[t + 1]) || VerbForms.Of(_words[t + 1]) is not null)) return Noun(t, sentenceFirst, at);
            if (VerbForms.Of(_words[t]) is { } verb && (verb.Form & VerbForm.Past) != 0 && t > opening + 3) break;
        }

        return null;
    }

    private bool PossessiveAfter(int t)
    {
        while (t + 1 < reading.Count && cast.PersonAt[t + 1] == cast.PersonAt[t]) t++;
        return t + 1 < reading.Count && _words[t + 1] is "'s" or "'";
    }

    private SpokenBy? PhraseEndingAt(int last, int sentenceFirst, int cue)
    {
        if (reading.IsQuoted(last)) return null;
        if (cast.PersonAt[last] >= 0) return Person(last, cue);
        if (SpeechWords.Pronouns.Contains(_words[last])) return new SpokenBy(last, last + 1, -1, cue);
        if (cast.InRole[last])
        {
            for (var t = last; t >= sentenceFirst && t > last - LongestPhrase; t--)
            {
                if (cast.PersonAt[t] >= 0) return Person(t, cue);
            }
        }

        if (DescribedByPlace(last, sentenceFirst) is >= 0 and var described) return Noun(described, sentenceFirst, cue, last + 1);
        if (SpeechWords.Sources.Contains(_words[last]) || reading.NameAt(last) >= 0 && reading.Document.Names[reading.NameAt(last)].Type != NameType.Other) return Noun(last, sentenceFirst, cue);
        for (var t = last; t >= Math.Max(sentenceFirst, last - 6); t--)
        {
            if (_words[t] is "," or ";" or ":") break;
            // "one analyst said offered …": the verb before it has the speaker.
            if (t < last + 1 && IsCue(t) && t > sentenceFirst) return SubjectOf(t, sentenceFirst);
            if (SpeechWords.Sources.Contains(_words[t]) || cast.PersonAt[t] >= 0 && !PossessiveAfter(t)) return cast.PersonAt[t] >= 0 ? Person(t, cue) : Noun(t, sentenceFirst, cue, last + 1);
        }

        return null;
    }

    /// <summary>"a European diplomat in Lima said", "the ambassador to Lima said": the noun that the place belongs to, or -1.</summary>
    private int DescribedByPlace(int last, int sentenceFirst)
    {
        if (reading.NameAt(last) is not (>= 0 and var n) || reading.Document.Names[n].Type != NameType.Place) return -1;
        var first = last;
        while (first > sentenceFirst && reading.NameAt(first - 1) == n) first--;
        var before = first - 1;
        if (before > sentenceFirst && _words[before] is "the") before--;
        return before > sentenceFirst && _words[before] is "in" or "at" or "from" or "near" or "to" && SpeechWords.Sources.Contains(_words[before - 1]) && cast.PersonAt[before - 1] < 0 ? before - 1 : -1;
    }

    /// <summary>The agent of a passive: "described by the minister's office as".</summary>
    public SpokenBy? Agent(int cue, int end) => cue + 2 < end && _words[cue + 1] == "by" ? Phrase(cue + 2, end, cue) : null;

    /// <summary>"A and B said": whoever stands beside the person within the subject, or -1.</summary>
    private int Beside(int first, int end, int person)
    {
        if (first >= 2 && _words[first - 1] == "and" && cast.PersonAt[first - 2] is >= 0 and var before && before != person)
        {
            var opening = first - 2;
            while (opening > 0 && reading.NameAt(opening - 1) == reading.NameAt(first - 2)) opening--;
            opening = cast.PhraseStart.GetValueOrDefault(opening, opening) - 1;
            if (opening >= 0 && ContactWordLists.Determiners.Contains(_words[opening])) opening--;
            return opening < 0 || reading.SentenceAt(opening) != reading.SentenceAt(first) || (VerbForms.Of(_words[opening]) is null || IsCue(opening)) && !ContactWordLists.Prepositions.Contains(_words[opening]) ? before : -1;
        }

        return end + 1 < reading.Count && _words[end] == "and" && cast.PersonAt[end + 1] is >= 0 and var after && after != person
            && EndOfMention(end + 1) is var stop && stop < reading.Count && (IsCue(stop) || _words[stop] is "." or ",") ? after : -1;
    }

    private int EndOfMention(int token)
    {
        var end = token + 1;
        while (end < reading.Count && reading.NameAt(end) == reading.NameAt(token)) end++;
        return end;
    }

    private SpokenBy Person(int token, int cue)
    {
        var first = token;
        while (first > 0 && cast.PersonAt[first - 1] == cast.PersonAt[token] && reading.NameAt(first - 1) == reading.NameAt(token)) first--;
        var end = token + 1;
        while (end < reading.Count && reading.NameAt(end) == reading.NameAt(token)) end++;
        var start = cast.PhraseStart.TryGetValue(first, out var role) ? role : first;
        if (start > 0 && ContactWordLists.Determiners.Contains(_words[start - 1]) && start < first) start--;
        return new SpokenBy(start, end, cast.PersonAt[token], cue, Beside(start, end, cast.PersonAt[token]));
    }

    private SpokenBy Noun(int last, int sentenceFirst, int cue, int end = -1)
    {
        var first = last;
        var name = reading.NameAt(last);
        while (first > sentenceFirst && last - first < 12)
        {
            var word = _words[first - 1];
            // "a move Lima slammed as": a common noun before a name does not belong to it.
            if (name >= 0 && reading.NameAt(first - 1) != name && !reading.IsCapital(first - 1) && !ContactWordLists.Determiners.Contains(word) && reading.Document.Names[name].Type == NameType.Place) break;
            if (ContactWordLists.Determiners.Contains(word) || word is "one") { first--; break; }
            if (char.IsPunctuation(word[0]) && word is not ("'s" or "-" or "'") || ContactWordLists.Conjunctions.Contains(word) || ContactWordLists.Auxiliaries.Contains(word)
                || ContactWordLists.Prepositions.Contains(word) && word is not ("of" or "for") || SpeechWords.Cues.Contains(word)) break;
            first--;
        }

        while (first < last && _words[first] is "of" or "for") first++;
        return new SpokenBy(first, end > 0 ? end : reading.NameAt(last) >= 0 ? LastOfName(last) + 1 : last + 1, -1, cue);
    }

    /// <summary>The noun phrase that opens at a token: a person with role, a pronoun, "a senior official", a body with a side.</summary>
    private SpokenBy? Phrase(int at, int end, int cue)
    {
        if (at >= end) return null;
        if (SpeechWords.Pronouns.Contains(_words[at]) && _words[at] is not "it") return new SpokenBy(at, at + 1, -1, cue);
        var sawSource = -1;
        for (var t = at; t < Math.Min(end, at + LongestPhrase); t++)
        {
            if (reading.IsQuoted(t)) return null;
            if (cast.PersonAt[t] >= 0)
            {
                var person = Person(t, cue);
                if (PossessiveAfter(t)) continue;
                return person.First <= at + 1 || t == at ? person with { First = Math.Min(person.First, at) } : sawSource >= 0 && _words[t - 1] != "," ? person with { First = at } : sawSource >= 0 ? new SpokenBy(at, sawSource + 1, -1, cue) : OnlyPhraseWords(at, t) ? person with { First = at } : null;
            }

            if (SpeechWords.Sources.Contains(_words[t]) || RoleWords.Heads.Contains(_words[t])) sawSource = t;
            if (reading.NameAt(t) >= 0 && t == at) sawSource = Math.Max(sawSource, LastOfName(t));
            if (IsCue(t) && t > at && sawSource >= 0) return new SpokenBy(at, t, -1, cue);
            if (_words[t] is "," && sawSource >= 0 && t + 1 < end && cast.PersonAt[t + 1] >= 0) return Person(t + 1, cue) with { First = at };
            if (_words[t] is "." or ";" or "," or ":" || ContactWordLists.Conjunctions.Contains(_words[t]) || VerbForms.LooksPast(_words[t]) && sawSource >= 0) break;
            if (ContactWordLists.Prepositions.Contains(_words[t]) && _words[t] is not ("of" or "for" or "at" or "from" or "in" or "with" or "to" or "on")) break;
            if (ContactWordLists.Prepositions.Contains(_words[t]) && sawSource < 0 && _words[t] != "of") break;
        }

        if (sawSource < 0) return null;
        return new SpokenBy(at, sawSource + 1, -1, cue);
    }

    private bool OnlyPhraseWords(int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            if (char.IsPunctuation(_words[t][0]) && _words[t] is not ("'s" or "-" or "'") || ContactWordLists.Auxiliaries.Contains(_words[t]) || ContactWordLists.Conjunctions.Contains(_words[t])) return false;
            if (VerbForms.LooksPast(_words[t]) && reading.NameAt(t) < 0 && !RoleWords.Modifiers.Contains(_words[t])) return false;
        }

        return to - from <= 10;
    }

    private int LastOfName(int t)
    {
        while (t + 1 < reading.Count && reading.NameAt(t + 1) == reading.NameAt(t)) t++;
        return t;
    }
}
