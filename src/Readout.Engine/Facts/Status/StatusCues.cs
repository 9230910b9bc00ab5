using System.Collections.Frozen;

namespace Readout.Facts.Status;

/// <summary>What a cue does to the contact it governs.</summary>
internal enum CueKind
{
    Cancel,
    Postpone,
    Decline,
    Possible,
    Propose,
    Accept,
    Plan,
    UnderWay,
    Hold,
}

/// <summary>Where a cue stands to the contact's words.</summary>
internal enum CueShape
{
    /// <summary>A verb: its object follows it, or, in the passive, its subject precedes.</summary>
    Verb,

    /// <summary>A word whose complement follows: "invitation to", "due to", "talk of".</summary>
    Forward,

    /// <summary>What is said of a subject that precedes: "takes place", "under consideration".</summary>
    Backward,

    /// <summary>An adjective of the contact's noun: "planned", "possible".</summary>
    Adjective,
}

/// <summary>A phrase that tells the status of a contact.</summary>
internal readonly record struct StatusCue(int First, int End, CueKind Kind, CueShape Shape);

/// <summary>The phrases that tell a status, as English has them.</summary>
internal static class StatusCues
{
    // "~" before a word: any form of that verb. "/" between words: any of them. "_": up to four words between a verb and its particle.
    private static readonly (CueKind Kind, CueShape Shape, string Phrases)[] Lists =
    [
        (CueKind.Cancel, CueShape.Verb, "~cancel|~scrap|~axe|~abandon|~nix|~ditch|~scuttle|~scrub|~drop|~abort|~call off|~call _ off|~pull out of|~withdraw from|~back out of|" +
            "~strike from|~withdraw its/his/her/their/the|~drop out of|~shut down|~pull the plug on|~break off plans for|~call a halt to"),
        (CueKind.Cancel, CueShape.Backward, "will not take place|not take place|will not happen|not go ahead|never took place|never happened|fell through|~fall through|is off|are off|was off|was dead|is dead|" +
            "never left|~be not to be|will not now take place|not happen after all|came to nothing|did not materialise|did not materialize|never materialised|never materialized|did not come off"),
        (CueKind.Postpone, CueShape.Verb, "~postpone|~delay|~defer|~put off|~put _ off|~push back|~push _ back|~put back|~reschedule|~suspend|~adjourn|~shelve|~put on hold|~put _ on hold|" +
            "~put on ice|~put _ on ice|~hold over|~hold off|~push off"),
        (CueKind.Postpone, CueShape.Backward, "will not take place before|not take place before|will not take place until|not take place until|not happen before|not happen until|on hold|on ice|in abeyance|in limbo|delayed until|held up|been moved|was moved|were moved|be moved|being moved"),
        (CueKind.Decline, CueShape.Verb, "~decline|~refuse|~reject|~rebuff|~snub|~skip|~boycott|~spurn|~shun|~dismiss|~rule out|~turn down|~turn _ down|~say no to|~stay away from|~pass up|" +
            "~opt out of|~fail to show up|~fail to appear|~fail to attend|~give a miss|~walk away from|~brush off|~stand up|~shut the door on|~forgo|~slam the door on|~ignore an invitation to|~stay out of"),
        (CueKind.Decline, CueShape.Forward, "there will be no|there would be no|was denied|were denied|been denied|being denied|was refused|were refused|been refused|unwilling to|reluctant to|no intention of|no plans to|no plan to|not interested in|no interest in|refusal to|refusal of|rejection of|not ready to|in no mood to|" +
            "no point in|no reason to|nothing to discuss"),
        (CueKind.Possible, CueShape.Verb, "~consider|~weigh|~explore|~mull|~contemplate|~hope to|~hope for|~hope that|~hope|~look into|~toy with|~try to|~seek ways to|~pave the way for|~set the stage for|" +
            "~open the door to|~raise the possibility of|~raise the prospect of|~work towards|~work toward|~leave open"),
        (CueKind.Possible, CueShape.Forward, "possibility of|possibility that|prospect of|prospects of|prospects for|prospect that|chance of|chances of|chance to|chance for|rumours of|rumors of|rumours that|" +
            "speculation about|speculation that|talk of|hopes of|hopes for|hopes that|hope of|likely to|unlikely to|perhaps|possibly|maybe|potentially|likelihood of|whether|unclear if|" +
            "option of|room for|in case of|open to|willing to|ready to|prepared to|able to|eager to|keen to|opportunity to|opportunity for|in the event of|set the stage for|paves the way for|not ruled out|" +
            "refused to rule out|not rule out|not ruling out|not excluded|did not exclude|no decision on|no decision has been taken on|no decision has been made on|no decision was taken on|potential for|preparations for possible|possible|conditions for"),
        (CueKind.Possible, CueShape.Backward, "can not be excluded|not be excluded|under consideration|in doubt|possible|uncertain|on the cards|in the works|not ruled out|cannot be ruled out|can not be ruled out|being considered|being discussed|being explored|" +
            "under discussion|remains open|remained open|in question|may|might|could|is likely|are likely|unlikely|up in the air|hinges on|depends on|depend on|hinge on"),
        (CueKind.Possible, CueShape.Adjective, "possible|potential|rumoured|rumored|hoped-for|likely|mooted|prospective|eventual|would-be|hypothetical|any|further|more|future"),
        (CueKind.Propose, CueShape.Verb, "~propose|~suggest|~offer|~invite|~call for|~urge|~ask|~request|~seek|~float|~appeal|~appeal for|~recommend|~want|~wish|~press for|~push for|~demand|~encourage|~advise|" +
            "~advocate|~volunteer|~beg|~plead for|~lobby for|~extend an invitation|~solicit|~would like"),
        (CueKind.Propose, CueShape.Forward, "ready to host|willing to host|prepared to host|invitation to|invitation for|invitation from|offer to|offer of|proposal to|proposal for|proposal of|proposal that|request to|request for|call for|calls for|appeal for|idea of|" +
            "suggestion of|suggestion that|suggestion to|ought to|bid to|bid for|push for|in favour of|in favor of|demand for|demands for|would like to|summons to|draft that calls for"),
        (CueKind.Propose, CueShape.Adjective, "proposed|suggested|requested"),
        (CueKind.Accept, CueShape.Verb, "~accept|~take up|~agree to an|~say yes to|~welcome"),
        (CueKind.Plan, CueShape.Verb, "~plan|~plan to|~schedule|~agree|~agree to|~agree on|~expect|~arrange|~fix|~set for|~set up|~prepare|~prepare for|~finalise|~finalize|~intend|~confirm|~announce|~set out|" +
            "~set a date for|~decide to|~decide on|~promise to|~pledge to|~vow to|~undertake to|~gear up for|~brace for|~make plans for|~make plans to|~pencil in|~lay the groundwork for|~look forward to"),
        (CueKind.Plan, CueShape.Forward, "due to|due in|due for|due on|due at|due|set to|slated to|slated for|scheduled to|scheduled for|scheduled|expected to|planned to|poised to|plans to|plan to|plans for|plan for|on course to|about to|" +
            "ahead of|in advance of|on the eve of|preparations for|agenda for|going to|arrangements for|date for|bound for|run-up to|upcoming|supposed to|agreement to|decision to|intention to"),
        (CueKind.Plan, CueShape.Backward, "set for|scheduled for|scheduled to|expected to|expected on|expected in|expected|due to|due on|due in|due at|due|slated for|slated to|planned for|to take place|to be held|to begin|to open|" +
            "goes ahead|go ahead|will take place|will be held|will begin|will follow|will come|will be|will go ahead|to start|will start|will open|opens in|opens on|opens at|will last|will focus|will cover|will mark|will|" +
            "as scheduled|confirmed|arranged for|on track|agreed|fixed for"),
        (CueKind.Plan, CueShape.Adjective, "planned|scheduled|upcoming|forthcoming|coming|impending|next|expected|tomorrow|agreed|prospective|looming"),
        (CueKind.Cancel, CueShape.Adjective, "cancelled|canceled|scrapped|aborted|abandoned|called-off"),
        (CueKind.Postpone, CueShape.Adjective, "postponed|delayed|deferred|suspended|rescheduled|stalled"),
        (CueKind.UnderWay, CueShape.Verb, "~continue|~resume|~restart|~reopen"),
        (CueKind.UnderWay, CueShape.Backward, "entered their|enter their|entered a|entered its|into a second day|into a third day|into a second week|under way|underway|ongoing|in progress|still going on|are continuing|is continuing|continue|continues|going on|in session|at the table|still talking|has begun|have begun|taking place|dragged on|drag on|drags on"),
        (CueKind.UnderWay, CueShape.Forward, "locked in|is engaged in|are engaged in|remain engaged in|embroiled in|in the midst of|in the middle of"),
        (CueKind.UnderWay, CueShape.Adjective, "ongoing|current|continuing|present|under-way"),
        (CueKind.Hold, CueShape.Backward, "took place|lasted|broke off|broke up|ended|concluded|collapsed|was held|were held|turned into|came to an end|wrapped up|broke down|ran|came after|came as|came amid|came a|came just|followed|" +
            "produced|yielded|focused|focussed|covered|was followed|were followed|dealt with|went on for|has ended|have ended|had ended|angered|drew|marked|failed|failed to|went well|touched on|centred on|centered on|stretched"),
        (CueKind.Hold, CueShape.Forward, "used the|used their|used his|used her|used a|~walk out of|~emerge from|~return from|~come out of|back from|fresh from|~storm out of|~end|~conclude|~wrap up|~complete|~finish|~wind up|~wind _ up|~wrap _ up|aftermath of|outcome of|result of|results of|readout of|minutes of|footage of|heels of|wake of|" +
            "readout from|transcript of|account of|following|since|after"),
        (CueKind.Hold, CueShape.Adjective, "recent|previous|earlier|last|past|historic|landmark|yesterday|long-awaited"),
    ];

    private static readonly FrozenDictionary<string, (string[] Tail, CueKind Kind, CueShape Shape)[]> ByWord = Index(lemma: false);
    private static readonly FrozenDictionary<string, (string[] Tail, CueKind Kind, CueShape Shape)[]> ByLemma = Index(lemma: true);

    /// <summary>All cues between two tokens, in order; several may start at one token, of each shape the longest.</summary>
    public static List<StatusCue> Find(string[] words, int first, int end)
    {
        var found = new List<StatusCue>();
        for (var i = first; i < end; i++)
        {
            if (ByWord.TryGetValue(words[i], out var plain)) Match(words, i, end, plain, found);
            if (VerbForms.Of(words[i]) is { } verb && ByLemma.TryGetValue(verb.Lemma, out var forms)) Match(words, i, end, forms, found);
        }

        return found;
    }

    private static void Match(string[] words, int at, int end, (string[] Tail, CueKind Kind, CueShape Shape)[] patterns, List<StatusCue> found)
    {
        foreach (var (rest, kind, shape) in patterns)
        {
            var after = Follow(words, at + 1, end, rest, 0);
            if (after < 0) continue;
            var same = found.FindIndex(cue => cue.First == at && cue.Shape == shape);
            if (same < 0) found.Add(new StatusCue(at, after, kind, shape));
            else if (found[same].End < after) found[same] = new StatusCue(at, after, kind, shape);
        }
    }

    private static int Follow(string[] words, int at, int end, string[] rest, int next)
    {
        if (next == rest.Length) return at;
        if (rest[next] == "_")
        {
            for (var skipped = 1; skipped <= MostBetween && at + skipped < end; skipped++)
            {
                if (words[at + skipped] == rest[next + 1] && !HasStop(words.AsSpan(at, skipped))) return Follow(words, at + skipped, end, rest, next + 1);
            }

            return -1;
        }

        if (at >= end) return -1;
        var fits = rest[next][0] == '~' ? VerbForms.Is(words[at], rest[next][1..])
            : rest[next].Contains('/', StringComparison.Ordinal) ? rest[next].Split('/').Contains(words[at], StringComparer.Ordinal)
            : words[at] == rest[next];
        return fits ? Follow(words, at + 1, end, rest, next + 1) : -1;
    }

    private const int MostBetween = 4;

    private static bool HasStop(ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (word is "," or ";" or "." or ":" or "\"" or "“" or "”") return true;
        }

        return false;
    }

    private static FrozenDictionary<string, (string[] Tail, CueKind Kind, CueShape Shape)[]> Index(bool lemma) => Lists
        .SelectMany(list => list.Phrases.Split('|').Select(phrase => (Words: phrase.Split(' '), list.Kind, list.Shape)))
        .Where(entry => entry.Words[0][0] == '~' == lemma)
        .GroupBy(entry => entry.Words[0].TrimStart('~'), StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(entry => (entry.Words[1..], entry.Kind, entry.Shape)).ToArray(), StringComparer.Ordinal);
}
