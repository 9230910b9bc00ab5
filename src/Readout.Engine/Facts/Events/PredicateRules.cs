using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Facts.Events;

/// <summary>The rules by which a predicate and what it governs make an event.</summary>
internal sealed partial class PredicateCoder
{
    /// <summary>How far around a verb a peacekeeping mission may be named, in tokens.</summary>
    private const int Around = 25;

    private static CodedPredicate As(EventRoot root, string rule, int trigger, string? mode = null) => new(root, mode, rule, trigger, root);

    private CodedPredicate? Base(int token, int depth) => trees.Part(token) switch
    {
        UniversalTag.Noun or UniversalTag.Propn => NounPredicate(token, depth),
        UniversalTag.Adj => AdjectivePredicate(token, depth),
        _ => VerbPredicate(token, depth),
    };

    private CodedPredicate? NounPredicate(int noun, int depth)
    {
        for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "amod" or "compound" && trees.Tag(c).StartsWith("VB", StringComparison.Ordinal) && Verb(c).Has(EventSenses.Lift) && (_nouns.SensesOf(noun) & EventSenses.Restraint) != 0)
                return As(EventRoot.Concede, "lift", c);
        }

        if (_nouns.RootOf(noun) is { } named) return As(named.Root, "noun", named.Noun, named.Mode);
        for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "acl" or "acl:relcl" && Code(c, depth + 1) is { } coded) return coded;
        }

        return null;
    }

    private CodedPredicate? AdjectivePredicate(int adjective, int depth)
    {
        var entry = EventWords.Adjectives.GetValueOrDefault(trees.Lemma(adjective));
        if (entry.Has(EventSenses.Reject)) return As(EventRoot.Reject, "unwilling", adjective);
        var inner = Inner(adjective, depth);
        if (!entry.Has(EventSenses.Agree)) return inner?.Coded;
        var hostile = inner is { } i && i.Coded.Root.Quad() == 4 && trees.Lemma(adjective) is "ready" or "set" or "poised" or "prepared" or "bound";
        return As(hostile ? EventRoot.Threaten : EventRoot.Agree, "willing", adjective) with { Ahead = true };
    }

    private CodedPredicate? VerbPredicate(int verb, int depth)
    {
        var phrase = Phrasal(verb);
        var word = phrase is { } found ? new EventWord(found.Word.Senses | Verb(verb).Senses, found.Word.First ?? Verb(verb).First, found.Word.First is null ? Verb(verb).Mode : found.Word.Mode) : Verb(verb);
        var lemma = VerbLemma(verb);
        var direct = Direct(verb);
        var senses = EventSenses.None;
        foreach (var noun in direct) senses |= _nouns.SensesOf(noun);
        if (word.Has(EventSenses.Threaten)) return As(EventRoot.Threaten, "threaten", verb);
        if (lemma == "find" && FoundGuilty(verb)) return As(EventRoot.Sanction, "convict", verb, "convict");
        if (word.Has(EventSenses.Say) && Reported(verb, depth) is { } reported) return reported;
        return Special(verb, lemma, phrase?.Form, direct, senses) ?? Turned(verb, lemma, word, direct, senses, depth) ?? Addressed(verb, lemma, direct, depth)
            ?? Listed(verb, phrase?.Word)
            ?? Attitude(verb, lemma, word, depth) ?? Named(verb, word, direct, depth);
    }

    private static CodedPredicate? Listed(int verb, EventWord? phrase) => phrase is { First: { } root } word ? As(root, "phrase", verb, word.Mode) : null;

    private bool FoundGuilty(int verb)
    {
        foreach (var c in new[] { trees.OpenComplement[verb], trees.Complement[verb] })
        {
            if (c >= 0 && trees.Lemma(c) is "guilty" or "liable" or "responsible") return true;
        }

        return false;
    }

    /// <summary>"said X was responsible", "said it would lift …".</summary>
    private CodedPredicate? Reported(int verb, int depth)
    {
        if (trees.Complement[verb] is >= 0 and var said && trees.Part(said) == UniversalTag.Adj && trees.Lemma(said) is "responsible" or "guilty" or "complicit" or "irresponsible" or "wrong" or "unacceptable")
            return As(EventRoot.Accuse, "held responsible", said);
        return Inner(verb, depth, true) is { IsNoun: false } inner ? inner.Coded with { Rule = "complement" } : null;
    }

    /// <summary>Verbs and nouns that mean together what neither means alone.</summary>
    private CodedPredicate? Special(int verb, string lemma, string? form, List<int> direct, EventSenses senses)
    {
        bool Is(EventSenses sense) => (senses & sense) != 0;
        if (lemma is "cancel" or "postpone" or "boycott" or "skip" or "delay" or "suspend" or "scrap" or "abandon" && Is(EventSenses.Meeting)) return As(EventRoot.Reject, "meeting called off", verb, "meet");
        if (Is(EventSenses.Meeting) && (lemma is "conclude" or "finish" or "wrap" or "complete" || lemma is "end" && direct.Exists(noun => Courses.Contains(trees.Lemma(noun))))) return As(EventRoot.Consult, "concluded", verb, "meet");
        if (form == "call off") return Is(EventSenses.Hostile) ? As(EventRoot.Retreat, "called off", verb) : As(EventRoot.Reject, "called off", verb, Is(EventSenses.Meeting) ? "meet" : null);
        if (lemma is "violate" or "break" or "breach" && Is(EventSenses.Peace)) return As(EventRoot.Assault, "truce broken", verb);
        if (lemma is "accept" or "admit" or "host" or "take" or "welcome" or "receive" or "resettle" && Is(EventSenses.Migrant)) return As(EventRoot.Aid, "refugees", verb);
        foreach (var noun in lemma == "go" ? Arguments(verb) : direct)
        {
            if (trees.Lemma(noun) != "strike") continue;
            if (lemma == "go" && trees.Marker(noun) is >= 0 and var on && _words[on] == "on" || lemma is "stage" or "call" or "begin" or "hold" or "launch" or "join" && trees.Child(noun, "nmod") < 0) return As(EventRoot.Protest, "strike", noun, "strike");
        }

        return null;
    }

    /// <summary>What comes to its end and is not broken off: "ended three days of talks", "ended her visit".</summary>
    private static readonly FrozenSet<string> Courses = FrozenSet.ToFrozenSet(["hour", "day", "week", "round", "session", "visit", "trip", "tour", "stay"], StringComparer.Ordinal);

    /// <summary>Verbs that turn the meaning of their object: a ban lifted, aid cut, troops sent.</summary>
    private CodedPredicate? Turned(int verb, string lemma, EventWord word, List<int> direct, EventSenses senses, int depth)
    {
        bool Is(EventSenses sense) => (senses & sense) != 0;
        if (word.Has(EventSenses.Cut) && Is(EventSenses.Media) && !Is(EventSenses.Peace)) return As(EventRoot.Coerce, "silence", verb, "censor");
        if (word.Has(EventSenses.Lift) && Is(EventSenses.Restraint | EventSenses.Hostile)) return As(EventRoot.Concede, "lift", verb);
        if (word.Has(EventSenses.Lift) && Is(EventSenses.Peace) && lemma is "end" or "break" or "cancel" or "suspend") return As(EventRoot.Assault, "truce ended", verb);
        if (word.Has(EventSenses.Free) && Is(EventSenses.Captive) && !Is(EventSenses.Goods)) return As(EventRoot.Retreat, "free", verb, "release");
        if (word.Has(EventSenses.Withdraw) && Is(EventSenses.Mission)) return As(EventRoot.Sanction, "mission withdrawn", verb, "withdraw");
        if (word.Has(EventSenses.Withdraw) && Is(EventSenses.Force) && !Is(EventSenses.Goods)) return As(EventRoot.Retreat, "forces withdrawn", verb, "withdraw");
        if (word.Has(EventSenses.Cut) && Is(EventSenses.Tie | EventSenses.Goods)) return As(EventRoot.Sanction, "cut", verb, "discontinue");
        if (word.Has(EventSenses.Sign) && Is(EventSenses.Peace)) return As(EventRoot.Retreat, "peace signed", verb, "ceasefire");
        var support = (EventSenses)(1UL << (int)EventRoot.Support);
        if (lemma is "sign" or "approve" or "issue" or "pass" or "enact" or "adopt" or "order" && Is(EventSenses.Decree) && !Is(support) && Decreed(direct, depth) is { } decreed) return decreed;
        if (word.Has(EventSenses.Sign) && Is(support)) return As(EventRoot.Support, "sign", verb);
        if (word.Has(EventSenses.Impose) && Is(EventSenses.Restraint)) return Imposed(direct);
        var sends = word.Has(EventSenses.Move) || word.Has(EventSenses.Give) || lemma == "deploy";
        if (sends && (Is(EventSenses.Mission) || Is(EventSenses.Force) && MissionAround(verb))) return As(EventRoot.Aid, "peacekeeping", verb);
        if (word.Has(EventSenses.Move) && Is(EventSenses.Force) && !Is(EventSenses.Goods)) return As(EventRoot.Mobilize, "forces moved", verb, "troops");
        if (word.Has(EventSenses.Give) && Is((EventSenses)(1UL << (int)EventRoot.Concede))) return As(EventRoot.Concede, "grant", verb);
        if (word.Has(EventSenses.Give) && Is(EventSenses.Goods)) return As(EventRoot.Aid, "give", verb);
        if (word.Has(EventSenses.Seize) && direct.Count > 0 && lemma is not ("hold" or "take"))
        {
            return Is(EventSenses.Territory) || direct.Exists(_nouns.IsPlace) ? As(EventRoot.Assault, "territory seized", verb)
                : direct.Exists(_nouns.IsPerson) ? As(EventRoot.Coerce, "seize", verb, "arrest") : As(EventRoot.Coerce, "seize", verb, "seize");
        }

        return null;
    }

    private CodedPredicate? Decreed(List<int> direct, int depth)
    {
        foreach (var noun in direct)
        {
            for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
            {
                if (trees.Relation(c) is "acl" or "acl:relcl" && Code(c, depth + 1) is { } coded) return coded;
            }
        }

        return null;
    }

    private CodedPredicate Imposed(List<int> direct)
    {
        foreach (var noun in direct)
        {
            if (trees.Lemma(noun) is "blockade" or "siege") return As(EventRoot.Coerce, "blockade", noun, "restrict");
            if (_nouns.RootOf(noun) is { Root: EventRoot.Sanction } economic) return As(EventRoot.Sanction, "impose", economic.Noun, "discontinue");
        }

        return As(EventRoot.Coerce, "impose", direct[0], trees.Lemma(direct[0]) switch { "curfew" => "curfew", "emergency" or "martial law" => "martial-law", "censorship" => "censor", _ => "restrict" });
    }

    private bool MissionAround(int verb)
    {
        for (var t = Math.Max(0, verb - Around); t < Math.Min(trees.Count, verb + Around); t++)
        {
            if (trees.Part(t) is UniversalTag.Noun or UniversalTag.Adj or UniversalTag.Propn && EventWords.Nouns.GetValueOrDefault(trees.Lemma(t)).Has(EventSenses.Mission)) return true;
        }

        return false;
    }

    /// <summary>"welcomed the visitor", "welcomed the decision"; "called the minister to thank him".</summary>
    private CodedPredicate? Addressed(int verb, string lemma, List<int> direct, int depth)
    {
        if (direct.Count == 0) return null;
        if (lemma == "welcome") return direct.Exists(_nouns.IsPerson) ? As(EventRoot.Consult, "welcome", verb, "visit") : As(EventRoot.Support, "welcome", verb);
        if (lemma != "call" || trees.Object[verb] < 0 || trees.OpenComplement[verb] >= 0 || !direct.Exists(_nouns.IsPerson)) return null;
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "advcl" or "conj" && Code(c, depth + 1) is { Root: EventRoot.Support or EventRoot.Accuse or EventRoot.Concede or EventRoot.Threaten } purpose)
                return purpose.Root == EventRoot.Concede ? purpose with { Root = EventRoot.Support, Mode = null } : purpose;
        }

        return As(EventRoot.Consult, "call", verb, "phone");
    }

    /// <summary>Verbs of asking, refusing, agreeing and allowing, with what is asked, refused or agreed.</summary>
    private CodedPredicate? Attitude(int verb, string lemma, EventWord word, int depth)
    {
        if (word.Has(EventSenses.Ask))
        {
            var inner = Inner(verb, depth)?.Coded;
            if (lemma is "order" or "direct" or "instruct")
            {
                if (inner is { Root: EventRoot.Sanction }) return As(EventRoot.Coerce, "order", verb);
                if (inner is { Root: EventRoot.Accuse or EventRoot.Coerce or EventRoot.Assault or EventRoot.Retreat or EventRoot.Mobilize or EventRoot.Concede } ordered) return ordered;
                if (trees.OpenComplement[verb] is >= 0 and var stop && trees.Lemma(stop) is "stop" or "suspend" or "close" or "halt" or "leave" or "shut" or "cease") return As(EventRoot.Coerce, "order", verb, "restrict");
            }

            return inner is { Root: EventRoot.Accuse } && lemma is "call" or "demand" or "seek" ? inner : As(EventRoot.Request, "ask", verb, inner?.Root switch { EventRoot.Consult => "meet", EventRoot.Aid => "assist", EventRoot.Concede or EventRoot.Retreat => "yield", _ => null });
        }

        if (word.Has(EventSenses.Reject))
        {
            var inner = Inner(verb, depth)?.Coded;
            if (lemma == "fail" && inner is { Root: EventRoot.Coerce or EventRoot.Sanction }) return As(EventRoot.Concede, "not done", verb);
            return As(EventRoot.Reject, "reject", verb, inner?.Root switch { EventRoot.Consult => "meet", EventRoot.Aid => "assist", EventRoot.Concede or EventRoot.Retreat => "yield", _ => null });
        }

        if (word.Has(EventSenses.Agree))
        {
            var inner = Inner(verb, depth);
            if (inner is { IsNoun: true, Coded.Root: EventRoot.Support } support) return support.Coded with { Rule = "agree" };
            var hostile = inner is { } i && i.Coded.Root.Quad() == 4 && lemma is "vow" or "plan" or "swear" or "prepare" or "intend" or "set" or "consider" or "want" or "wish";
            return As(hostile ? EventRoot.Threaten : EventRoot.Agree, "agree", verb) with { Ahead = hostile };
        }

        return word.Has(EventSenses.Allow) ? As(EventRoot.Concede, "allow", verb) : null;
    }

    /// <summary>A light verb's noun, the verb's own type, and where neither tells, what the clause holds besides.</summary>
    private CodedPredicate? Named(int verb, EventWord word, List<int> direct, int depth)
    {
        if (word.Has(EventSenses.Light | EventSenses.Say))
        {
            foreach (var noun in direct)
            {
                if (trees.Lemma(noun) is "commitment" or "intention" or "willingness" or "plan" or "readiness" or "decision" or "effort" or "campaign" && Decreed([noun], depth) is { Root: EventRoot.Support } support) return support;
                if (_nouns.RootOf(noun) is { } named) return As(named.Root, "light verb", named.Noun, named.Mode);
            }

            foreach (var noun in Arguments(verb))
            {
                // "held talks on the war": what the doing is about is not what is done.
                if (direct.Count > 0 && trees.Relation(noun) is "obl" && trees.Marker(noun) is >= 0 and var marker && trees.Lemma(marker) is "on" or "over" or "about" or "during" or "after" or "amid") continue;
                if (_nouns.RootOf(noun) is { } named) return As(named.Root, "light verb", named.Noun, named.Mode);
            }
        }

        if (word.First is { } root) return As(root, "verb", verb, word.Mode);
        if (Inner(verb, depth) is { } inner) return inner.Coded;
        foreach (var subject in new[] { trees.Subject[verb], trees.PassiveSubject[verb], trees.Agent[verb] })
        {
            if (subject >= 0 && EventWords.Nouns.ContainsKey(trees.Lemma(subject)) && trees.FirstChild(subject) >= 0 && _nouns.RootOf(subject) is { } named) return As(named.Root, "subject", named.Noun, named.Mode);
        }

        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "advcl" or "conj" or "parataxis" && Code(c, depth + 1) is { } coded) return coded with { Rule = "beside" };
        }

        return null;
    }
}
