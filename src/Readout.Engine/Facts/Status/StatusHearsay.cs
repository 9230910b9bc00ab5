using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts.Status;

/// <summary>What is told as a report, a rumour or a claim of others, and what did not quite come about.</summary>
internal sealed partial class StatusJudge
{
    /// <summary>How far before the contact the noun of hearsay may stand, in tokens.</summary>
    private const int HearsayReach = 16;

    private static readonly FrozenSet<string> Hearsay = FrozenSet.ToFrozenSet(
        ["reports", "report", "rumours", "rumors", "rumour", "rumor", "claims", "claim", "allegations", "allegation", "speculation", "suggestions", "suggestion", "story", "stories"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Refuting = FrozenSet.ToFrozenSet(["deny", "reject", "dismiss", "dispute", "refute", "rebut", "contradict"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Doubtful = FrozenSet.ToFrozenSet(["false", "untrue", "fabricated", "baseless", "unfounded", "unconfirmed", "groundless", "fake", "wrong", "denied", "dismissed", "rejected"], StringComparer.Ordinal);

    /// <summary>Whether the word denies something, and is not denied itself.</summary>
    public bool IsRefuting(int token) => VerbForms.Of(_words[token]) is { } verb && Refuting.Contains(verb.Lemma) && !Negated(token);

    /// <summary>"almost met" tells of no contact; "dismissed reports that she had met B" neither; "reports that they met could not be confirmed" leave it possible.</summary>
    private Judgement? Unheld(int first, int end)
    {
        for (var i = first - 1; i >= Math.Max(_first, first - 2); i--)
        {
            if (_words[i] is "almost" or "nearly") return new Judgement(null, Standing.Past, true, "did not quite come about");
        }

        for (var i = first - 1; i >= Math.Max(_first, first - HearsayReach); i--)
        {
            if (_words[i] is ";" or "." or "!" or "?") return null;
            if (!Hearsay.Contains(_words[i]) || i + 1 >= _end || _words[i + 1] is not ("that" or "of" or "about") || _syntax.IsVerb(i) || !_syntax.Within(end - 1, i)) continue;
            for (var k = i - 1; k >= Math.Max(_first, i - 6); k--)
            {
                if (IsRefuting(k)) return new Judgement(null, Standing.Past, true, "denied");
            }

            if (i > _first && _words[i - 1] == "about" || HasWithin(end, Window, Doubtful) || IsUnconfirmed(end)) return new Judgement(ContactStatus.Possible, Standing.Past, true, "told of by hearsay");
            return null;
        }

        return null;
    }

    /// <summary>"could not be confirmed", "declined to comment on": behind the contact.</summary>
    private bool IsUnconfirmed(int end)
    {
        for (var i = end; i < Math.Min(_end, end + Window); i++)
        {
            if (_words[i] is "comment" || _words[i] is "confirmed" or "verified" && Negated(i)) return true;
        }

        return false;
    }
}
