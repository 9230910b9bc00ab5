using System.Collections.Frozen;
using Readout.Documents;
using Readout.Facts.Quotes;
using Readout.Language.English;

namespace Readout.Facts.Events;

/// <summary>The two sides of a predicate.</summary>
/// <param name="Source">Who does it.</param>
/// <param name="Target">To whom.</param>
/// <param name="Demands">Whether a report's source asks something of the subject of what it reports.</param>
internal readonly record struct ActorPair(EventActor Source, EventActor Target, bool Demands);

/// <summary>Finds the states and organisations among the arguments of a predicate.</summary>
internal sealed class EventActors(Reading reading, SentenceTrees trees, Cast cast)
{
    /// <summary>How many tokens of a phrase are looked at for a side: bounds the cost of endless lists.</summary>
    private const int LongestPhrase = 40;

    private readonly string[] _words = reading.Lower;

    /// <summary>Source and target of the predicate, or null where its arguments do not name both.</summary>
    public ActorPair? Of(int verb, SourcePhrases sources, Func<int, bool> isReport)
    {
        var passive = trees.PassiveSubject[verb];
        EventActor? source;
        EventActor? target;
        if (passive >= 0)
        {
            source = trees.Agent[verb] is >= 0 and var agent ? In(agent) : ByPhrase(verb);
            target = In(passive);
        }
        else
        {
            var subject = sources.SubjectOf(verb);
            if (subject < 0 || subject == verb) return null;
            source = In(subject) ?? Named(subject, verb, sources, isReport);
            if (source is null || !Acts(subject, source.Value)) return null;
            if (trees.Child(subject, "conj") is >= 0 and var other && In(other) is { } partner && InAlone(subject) is { } first && first.Side != partner.Side) return new ActorPair(first, partner, false);
            target = Target(verb, source.Value.Side);
            if (target is null && isReport(verb) && trees.Complement[verb] is >= 0 and var said && Math.Max(trees.Subject[said], trees.PassiveSubject[said]) is >= 0 and var asked && Asks(said))
                return In(asked) is { } asks ? new ActorPair(source.Value, asks, true) : null;
        }

        return source is { } from && target is { } to ? new ActorPair(from, to, false) : null;
    }

    /// <summary>Whether the subject can act for its side: "Peruvian jets", "the Peruvian minister", not "the Peruvian baker".</summary>
    private bool Acts(int subject, EventActor actor)
    {
        if (cast.PersonAt[subject] >= 0 || trees.Part(subject) is UniversalTag.Propn or UniversalTag.Pron) return true;
        var name = reading.FirstTokenFrom(actor.Words.Start);
        if (name == subject || name >= trees.Count || trees.Relation(name) is not ("amod" or "compound")) return true;
        var noun = EventWords.Nouns.GetValueOrDefault(trees.Lemma(subject));
        return noun.Has(EventSenses.Force | EventSenses.Captive | EventSenses.Mission | EventSenses.Crowd | EventSenses.Migrant | (EventSenses)(1UL << (int)EventRoot.Assault))
            || RoleWords.Heads.Contains(_words[subject]) || SpeechWords.Sources.Contains(_words[subject]) || Bodies.Contains(trees.Lemma(subject));
    }

    /// <summary>What acts for a state besides those who speak and fight for it.</summary>
    private static readonly FrozenSet<string> Bodies = ("court authority army navy parliament cabinet senate congress ministry state people nation military militia agency regulator prosecutor intelligence monarchy regime junta lawmaker security " +
        "legislature assembly council side negotiator counterpart leadership leader embassy bank company firm group party faction rebel movement gunner pilot airstrike strike attack missile").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"said X must …", "said X was responsible".</summary>
    private bool Asks(int said)
    {
        if (trees.Lemma(said) is "responsible" or "guilty" or "complicit") return true;
        for (var c = trees.FirstChild(said); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) == "aux" && _words[c] is "must" or "should") return true;
        }

        return false;
    }

    private EventActor? ByPhrase(int verb)
    {
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is "obl" && trees.Marker(c) is >= 0 and var marker && _words[marker] == "by") return In(c);
        }

        return null;
    }

    /// <summary>The object's side, then that of a phrase with "to", "with", "against" …, then those of what the predicate governs.</summary>
    private EventActor? Target(int verb, Side source)
    {
        if (trees.Object[verb] is >= 0 and var thing && Other(thing, source) is { } direct) return direct;
        if (trees.Child(verb, "iobj") is >= 0 and var receiver && Other(receiver, source) is { } given) return given;
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (trees.Relation(c) is not ("obl" or "nmod") || trees.Marker(c) is not (>= 0 and var marker)) continue;
            if (_words[marker] is "with" or "to" or "against" or "on" or "for" or "from" or "at" or "over" or "into" or "towards" or "toward" or "of" && !IsSetting(c, marker) && Other(c, source) is { } oblique) return oblique;
        }

        if (trees.OpenComplement[verb] is >= 0 and var complement && complement > verb) return Target(complement, source);
        return null;
    }

    /// <summary>"at the United Nations", "from Geneva": where, not to whom.</summary>
    private bool IsSetting(int noun, int marker) => _words[marker] is "at" or "from" or "for" && reading.NameAt(noun) is >= 0 and var n && reading.Document.Names[n].Type == NameType.Place
        && Gazetteer.Find(reading.Document.Names[n].Span.Of(reading.Text)) is not { Kind: GazetteerKind.Country };

    /// <summary>The first side in the noun phrase that is not the one given.</summary>
    public EventActor? Other(int noun, Side source) => Find(noun, source);

    /// <summary>The first side in the noun phrase.</summary>
    public EventActor? In(int noun) => Find(noun, null);

    /// <summary>The side of the head with its own modifiers, without what is joined to it.</summary>
    public EventActor? InAlone(int noun)
    {
        var end = trees.Child(noun, "conj") is >= 0 and var joined ? trees.Left(joined) : trees.Right(noun) + 1;
        return Scan(trees.Left(noun), end, null);
    }

    private EventActor? Find(int noun, Side? not)
    {
        var end = trees.Right(noun) + 1;
        for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
        {
            if (c > noun && trees.Relation(c) is "acl:relcl" or "acl" or "parataxis" or "advcl" or "conj" or "ccomp") end = Math.Min(end, trees.Left(c));
        }

        return Scan(trees.Left(noun), Math.Max(end, noun + 1), not);
    }

    private EventActor? Scan(int first, int end, Side? not)
    {
        for (var t = first; t < Math.Min(Math.Min(end, first + LongestPhrase), trees.Count); t++)
        {
            if (cast.PersonAt[t] >= 0 && cast.People[cast.PersonAt[t]].Side is { } own && own != not) return new EventActor(NameSpan(t), own);
            if (reading.NameAt(t) is >= 0 and var name && reading.Document.Names[name].Side is { } side && side != not && !IsWhere(t)) return new EventActor(reading.Document.Names[name].Span, side);
        }

        return null;
    }

    /// <summary>"a conference in Geneva": the place of something else.</summary>
    private bool IsWhere(int token) => trees.Marker(token) is >= 0 and var marker && _words[marker] is "in" or "near" or "at";

    private TextSpan NameSpan(int token) => reading.NameAt(token) is >= 0 and var name ? reading.Document.Names[name].Span : reading.SpanOf(token);

    /// <summary>"X said it would …": the pronoun stands for who says so.</summary>
    private EventActor? Named(int subject, int verb, SourcePhrases sources, Func<int, bool> isReport)
    {
        if (_words[subject] is not ("it" or "he" or "she" or "they") || trees.Relation(verb) != "ccomp" || trees.Head(verb) is not (>= 0 and var report) || !isReport(report)) return null;
        return sources.SubjectOf(report) is >= 0 and var speaker && speaker != subject && In(speaker) is { } actor ? actor : null;
    }
}
