using System.Collections.Frozen;

namespace Readout.Facts.Quotes;

/// <summary>The words that report speech.</summary>
internal static class SpeechWords
{
    /// <summary>Verbs whose subject speaks, in every form that may report.</summary>
    public static readonly FrozenSet<string> Cues = Forms("say tell add note warn insist declare argue announce claim state stress tweet post reply respond concede acknowledge admit+ assert maintain reiterate repeat " +
        "comment describe emphasise emphasize caution complain vow pledge promise predict recall joke quip+ shout yell exclaim whisper conclude explain remark observe urge ask call demand suggest propose " +
        "continue write think ask wonder answer counter charge accuse blast slam+ denounce condemn criticise criticize dismiss label+ brand dub+ deride praise hail mock declare voice express " +
        "interject opine contend testify retort lament muse boast confirm deny indicate signal+ reveal report quote chant cry sing joke scream mutter recount allege agree proclaim ridicule offer " +
        "rail tout characterize characterise echo cite read snap+ chide+ implore plead clarify elaborate brag+ gush insinuate hint rebut+ recite sum+ theorize speculate beg+ deem pronounce term tease taunt decry bemoan");

    public static readonly FrozenSet<string> Pronouns = "he she they i we it".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Nouns by which unnamed people and papers speak.</summary>
    public static readonly FrozenSet<string> Sources = ("official officials source sources spokesman spokeswoman spokesperson spokespeople aide aides diplomat diplomats adviser advisers advisor advisors analyst analysts expert experts statement " +
        "report letter readout communique communiqué ministry minister president secretary government delegation campaign administration party group committee office department embassy police lawyer lawyers attorney " +
        "lawmaker lawmakers senator congressman congresswoman governor mayor chairman chairwoman director chief leader leaders critics critic supporters supporter opponents protesters protester voters voter man woman " +
        "resident residents witness witnesses eyewitness rebel rebels activist activists strategist strategists pollster professor author reporter reporters judge officer officers student students mother father son " +
        "daughter wife husband brother sister friend friends candidate nominee former host moderator crowd author editorial memo document documents email e-mail post tweet ad survey poll study court lawsuit complaint " +
        "company organization organisation agency newspaper paper website actor singer star comedian businessman billionaire mogul teacher historian scientist lawyer manager organizer operative consultant veteran general " +
        "commander premier chancellor king queen speaker ambassador envoy negotiator mediator general-secretary staffer staffers insider insiders anchor correspondent journalist columnist people others many some").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Forms(string lemmas)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in lemmas.Split(' '))
        {
            var lemma = entry.TrimEnd('+');
            switch (lemma)
            {
                case "say": all.UnionWith(["say", "says", "said", "saying"]); continue;
                case "tell": all.UnionWith(["tell", "tells", "told", "telling"]); continue;
                case "write": all.UnionWith(["write", "writes", "wrote", "written", "writing"]); continue;
                case "think": all.UnionWith(["thinks", "thought"]); continue;
                case "sing": all.UnionWith(["sang", "singing"]); continue;
                case "read": all.UnionWith(["read", "reads", "reading"]); continue;
            }

            var yConsonant = lemma[^1] == 'y' && !"aeiou".Contains(lemma[^2], StringComparison.Ordinal);
            all.Add(yConsonant ? lemma[..^1] + "ies" : lemma[^1] is 's' or 'x' or 'h' or 'z' ? lemma + "es" : lemma + "s");
            all.Add(yConsonant ? lemma[..^1] + "ied" : lemma[^1] == 'e' ? lemma + "d" : lemma + "ed");
            all.Add(lemma[^1] == 'e' && lemma[^2] != 'e' ? lemma[..^1] + "ing" : lemma + "ing");
            if (!entry.EndsWith('+')) continue;
            all.Add(lemma + lemma[^1] + "ed");
            all.Add(lemma + lemma[^1] + "ing");
        }

        return all.ToFrozenSet(StringComparer.Ordinal);
    }
}
