using Readout.Documents;

namespace Readout.Facts.Status;

/// <summary>What the tree lets a word of status reach: the contact it governs, the contact it speaks of, the clause a condition belongs to.</summary>
internal sealed partial class StatusJudge
{
    /// <summary>What an "if" hangs on is open: the contact stands in the condition, or in a clause to which the condition belongs.</summary>
    private ContactStatus Conditional(ContactStatus status, int at) => IsConditional(at) ? ContactStatus.Possible : status;

    private bool IsConditional(int at)
    {
        for (var i = _first; i < _end; i++)
        {
            if (_words[i] is "whether" && i < at) return true;
            if (_words[i] is not ("if" or "unless" or "provided") || i > _first && _words[i - 1] is "as" or "even" or "asked" or "only" && i < at) continue;
            var condition = _syntax.Head(i);
            if (condition < 0 || _syntax.Within(at, condition)) return true;
            if (_syntax.Head(condition) is >= 0 and var main && _syntax.Within(at, _syntax.Clause(main))) return true;
        }

        return false;
    }

    /// <summary>The words that govern a token: its heads, but not those it is only joined to by "and".</summary>
    private bool Governs(StatusCue cue, int token)
    {
        for (var at = token; at >= 0; at = _syntax.Head(at))
        {
            for (var k = cue.First; k < cue.End; k++)
            {
                if (_syntax.Head(k) == at && !_syntax.Is(k, "conj") && !_syntax.Is(k, "parataxis") && !_syntax.IsVerb(k)) return true;
                if (_syntax.Head(at) == k && !_syntax.Is(at, "conj") && !_syntax.Is(at, "parataxis")) return true;
            }
        }

        return false;
    }

    /// <summary>Whether a cue speaks of the contact: the contact is in the subject of the cue's clause, or that subject is a word that stands for it, or the cue's clause describes it.</summary>
    private bool SpeaksOf(StatusCue cue, int token)
    {
        var clause = _syntax.Clause(cue.First);
        if (_syntax.Within(clause, token)) return true;
        var subject = _syntax.Subject(clause);
        return subject < 0 || _syntax.Within(token, subject) || ContactWordLists.Anaphors.Contains(_words[subject]) || _words[subject] is "which" or "that" or "this" || _syntax.Within(subject, token);
    }
}
