using System.Collections.Frozen;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Facts;

/// <summary>The words of a sentence that name a contact.</summary>
/// <param name="First">First token.</param>
/// <param name="End">After its last token.</param>
/// <param name="Kind">The kind they name.</param>
/// <param name="IsVerb">Whether it is a verb.</param>
internal readonly record struct ContactTrigger(int First, int End, ContactKind Kind, bool IsVerb)
{
    /// <summary>The token that stands for it in the tree: a verb before its particle, a noun behind its modifier.</summary>
    public int Head => IsVerb ? First : End - 1;
}

/// <summary>Finds the nouns and verbs that name meetings, visits, calls and letters.</summary>
internal sealed class TriggerFinder(Reading reading)
{
    private readonly string[] _words = reading.Lower;

    public List<ContactTrigger> Find(Sentence sentence)
    {
        var found = new List<ContactTrigger>();
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            if (At(t, sentence) is not { } trigger) continue;
            found.Add(trigger);
            t = trigger.End - 1;
        }

        return found;
    }

    private ContactTrigger? At(int t, Sentence sentence)
    {
        var end = sentence.EndToken;
        var next = t + 1 < end ? _words[t + 1] : "";
        var before = t > sentence.FirstToken ? _words[t - 1] : "";
        switch (_words[t])
        {
            case "meet" or "meets" or "met":
                return next is "the" && t + 2 < end && _words[t + 2] is "press" ? null : new ContactTrigger(t, t + 1, Remote(t, sentence) is ContactKind.VideoCall ? ContactKind.VideoCall : ContactKind.Meeting, true);
            case "meeting" when IsVerb(t, before, next) || before is "after" or "before" or "since" or "while" or "without" && next is "in" or "on" or "at" && reading.Syntax.Is(t, "advcl") || before is "out" or "considered" or "avoid" or "avoided" or "refused" && reading.Syntax.Tag(t) == "VBG": return new ContactTrigger(t, t + 1, ContactKind.Meeting, true);
            case "come" or "comes" or "came" or "coming" when next is "together" or "face" && t + 3 < end && _words[t + 3] is "face" or "face-to-face": return new ContactTrigger(t, t + 2, ContactKind.Meeting, true);
            case "brought" or "bring" or "brings" or "bringing" when next is "together" && SomebodyFollows(t + 2, end): return new ContactTrigger(t, t + 2, ContactKind.Meeting, true);
            case "meeting" or "meetings": return Nominal(t, before, next, ContactKind.Meeting);
            case "talks" or "negotiations" or "discussions" or "consultations" or "conversation" or "conversations": return Nominal(t, before, next, Remote(t, sentence) ?? ContactKind.Meeting);
            case "summit" when before is not ("at" or "g20" or "g7" or "nato" or "apec" or "the" or "a" or "leaders") || next is "between" or "with" or "in" or "of": return Nominal(t, before, next, ContactKind.Meeting);
            case "dinner" or "lunch" when next is "with" or "between": return Nominal(t, before, next, ContactKind.Meeting);
            case "handshake" or "encounter" when next is "with" or "between": return Nominal(t, before, next, ContactKind.Meeting);
            case "visit" or "visits" when IsVerb(t, before, next): return new ContactTrigger(t, t + 1, ContactKind.Visit, true);
            case "visited" or "visiting" when before is not "a": return new ContactTrigger(t, t + 1, ContactKind.Visit, true);
            case "visit" or "visits" or "trip" or "trips" or "stopover": return Nominal(t, before, next, ContactKind.Visit);
            case "tour" when next is "of": return Nominal(t, before, next, ContactKind.Visit);
            case "travel" or "travels" or "traveled" or "travelled" or "traveling" or "travelling" or "fly" or "flies" or "flew" or "flying" or "go" or "goes" or "went" or "headed" or "return" or "returned" or "heads" or "head" or "heading" when reading.Syntax.IsVerb(t) || _words[t] is "heads" && next is "to" && t + 2 < end && reading.NameAt(t + 2) >= 0:
                return next is "to" or "back" || next is "into" && t + 2 < end && IsPlace(t + 2) || GoesTo(t) ? new ContactTrigger(t, t + 1, ContactKind.Visit, true) : null;
            case "arrive" or "arrives" or "arrived" or "arriving" or "landed" or "lands":
                return next is "in" or "at" or "on" or "from" or "for" ? new ContactTrigger(t, t + 1, ContactKind.Visit, true) : null;
            case "call" when before is "courtesy" && next is "on" or "to": return new ContactTrigger(t, t + 1, ContactKind.Meeting, false);
            case "call" or "calls" or "conversation" when before is "phone" or "telephone" or "video" or "conference" or "held" or "a" or "-":
                return before is "a" && next is not ("with" or "between" or "to" or "from") ? null : new ContactTrigger(before is "a" or "held" or "-" ? t : t - 1, t + 1, before is "video" ? ContactKind.VideoCall : Remote(t, sentence) ?? ContactKind.Call, false);
            case "phoned" or "telephoned" or "telephones" or "phones": return new ContactTrigger(t, t + 1, ContactKind.Call, true);
            case "called" or "calls" when next is not ("off" or "out" or "back" or "upon") && SomebodyFollows(t + 1, end) && !Renamed(t + 1, end): return new ContactTrigger(t, t + 1, ContactKind.Call, true);
            case "spoke" or "speak" or "speaks" or "spoken" or "speaking" or "talked" or "conferred":
                if (Remote(t, sentence) is { } kind) return new ContactTrigger(t, t + 1, kind, true);
                var toward = SpokenTo(t, end);
                return toward > 0 && SomebodyFollows(toward + 1, end) ? new ContactTrigger(t, t + 1, FaceToFace(t, end) || _words[t] is "talked" or "conferred" ? ContactKind.Meeting : ContactKind.Call, true) : null;
            case "see" when Sees(t): return new ContactTrigger(t, t + 1, ContactKind.Meeting, true);
            case "negotiate" or "negotiates" or "negotiated" or "negotiating" when next is "with" && SomebodyFollows(t + 2, end): return new ContactTrigger(t, t + 1, ContactKind.Meeting, true);
            case "invite" or "invites" or "invited" or "inviting" when reading.Syntax.IsVerb(t): return Invitation(t);
            case "address" or "addresses" or "addressed" or "addressing" when reading.Syntax.IsVerb(t) && reading.Syntax.Child(t, "obj") is >= 0 and var house && Houses.Contains(_words[house]):
                return new ContactTrigger(t, t + 1, ContactKind.Visit, true);
            case "attend" or "attends" or "attended" or "attending" when reading.Syntax.IsVerb(t) && Gathering(t) is >= 0 and var gathering:
                return BodyOf(gathering) is not { } body ? new ContactTrigger(t, t + 1, ContactKind.Visit, true) : Forums.Contains(body.Code) ? null : new ContactTrigger(t, t + 1, ContactKind.Meeting, true);
            case "expected" or "due" when next is "in" && t + 2 < end && IsPlace(t + 2) && reading.TimeAt(t + 2) < 0 && ContactWordLists.BeForms.Contains(before): return new ContactTrigger(t, t + 1, ContactKind.Visit, true);
            case "left" or "departed" when EndsVisit(t): return new ContactTrigger(t, t + 1, ContactKind.Visit, true);
            case "left" or "leaves" or "leave" or "leaving" or "departed" or "departs" or "depart" when next is "for" && t + 2 < end && reading.NameAt(t + 2) is >= 0 and var goal && reading.Document.Names[goal].Type == NameType.Place:
                return new ContactTrigger(t, t + 1, ContactKind.Visit, true);
            case "shook" or "shake" or "shakes" or "shaken" or "shaking" when next is "hands": return new ContactTrigger(t, t + 2, ContactKind.Meeting, true);
            case "sat" or "sit" or "sits" when next is "down" or "face" or "face-to-face" or "across": return new ContactTrigger(t, t + 2, ContactKind.Meeting, true);
            case "hosted" or "hosts" or "host" or "received" or "receives" or "receive" or "welcomed" or "greeted" or "greets" or "greet" or "hosting" or "receiving":
                return SomebodyFollows(t + 1, end) || HasAgent(t) ? new ContactTrigger(t, t + 1, ContactKind.Meeting, true) : null;
            case "discussed" or "discusses" when HasWith(t, end): return new ContactTrigger(t, t + 1, ContactKind.Meeting, true);
            case "wrote" or "writes" when next is "to" && SomebodyFollows(t + 2, end): return new ContactTrigger(t, t + 1, ContactKind.Letter, true);
            case "message" when next is "to" or "from" && SomebodyFollows(t + 2, end): return Nominal(t, before, next, ContactKind.Letter);
            case "letter" or "letters" when next is "to" or "from": return Nominal(t, before, next, ContactKind.Letter);
            default: return null;
        }
    }

    /// <summary>"was greeted at the airport by A".</summary>
    private bool HasAgent(int verb) => reading.Syntax.IsPassive(verb) && reading.Syntax.Children(verb, "obl").Any(child => reading.Syntax.Case(child, _words) == "by" && SomebodyFollows(child, Math.Min(child + 1, _words.Length)));

    /// <summary>"spoke with", "spoke today with", "spoke briefly on Sunday to": where "with" or "to" stands, or 0.</summary>
    private int SpokenTo(int verb, int end)
    {
        for (var t = verb + 1; t < Math.Min(end, verb + 5); t++)
        {
            if (_words[t] is "with" or "to") return t;
            if (reading.TimeAt(t) < 0 && !ContactWordLists.Adverbs.Contains(_words[t]) && _words[t] is not ("on" or "at" or "late" or "early" or "length")) return 0;
        }

        return 0;
    }

    private static ContactTrigger? Nominal(int t, string before, string next, ContactKind kind)
    {
        if (kind == ContactKind.Meeting && (next is "room" or "rooms" or "hall" or "place" or "point" or "points" || before is "cabinet" or "board" or "press" or "news" or "town")) return null;
        return new ContactTrigger(t, t + 1, before is "virtual" or "video" or "online" ? ContactKind.VideoCall : before is "phone" or "telephone" ? ContactKind.Call : kind, false);
    }

    /// <summary>"by phone", "via video link", "virtually" in the same clause.</summary>
    private ContactKind? Remote(int t, Sentence sentence)
    {
        for (var i = Math.Max(sentence.FirstToken, t - 3); i < Math.Min(sentence.EndToken, t + 14); i++)
        {
            if (i > t && _words[i] is ";" or ".") break;
            if (_words[i] is "video" or "virtually" or "videolink" or "videoconference" or "zoom" or "virtual" or "online") return ContactKind.VideoCall;
            if (_words[i] is "phone" or "telephone" or "hotline") return ContactKind.Call;
        }

        return null;
    }

    private bool IsVerb(int t, string before, string next)
    {
        if (_words[t] == "meeting")
            return ContactWordLists.BeForms.Contains(before) && next is not ("of" or "between") || (next is "with" && before is "," or "from" or "after" or "of" or "by" or "before" or "than" or "since" or "while")
                || t + 1 < reading.Count && reading.NameAt(t + 1) >= 0 && before is "," or "from" or "after" or "of" or "by" or "before" or "since" or "not" or "while" or "be";
        if (before is "to" or "will" or "would" or "may" or "might" or "could" or "can" or "should" or "must" or "'ll" or "n't" or "not" or "did" or "who" or "also" or "he" or "she" or "they" or "then" or "later") return true;
        if (next is "to" or "by" or "with" or "of" or "from" or "," or "." or "was" or "will" or "is" or "has" or "in" or "that" or "and" or "at" or "would" or "could") return false;
        return t + 1 < reading.Count && (reading.NameAt(t + 1) >= 0 || next is "the") && t > 0 && (reading.NameAt(t - 1) >= 0 || reading.Raw(t - 1).EndsWith('s')) && _words[t - 1] is not ("'s" or "'");
    }

    /// <summary>"invited A to Lima": a visit is offered; "invited A to visit Lima" and "invited A for talks" carry a word of their own for it.</summary>
    private ContactTrigger? Invitation(int t)
    {
        var syntax = reading.Syntax;
        foreach (var child in syntax.Children(t))
        {
            foreach (var goal in syntax.Is(child, "obj") ? syntax.Children(child, "nmod") : [child])
            {
                if (syntax.Case(goal, _words) == "to" && reading.NameAt(goal) is >= 0 and var n && reading.Document.Names[n] is { Type: NameType.Place or NameType.Organization, Side: not null })
                    return new ContactTrigger(t, t + 1, ContactKind.Visit, true);
            }
        }

        return null;
    }

    /// <summary>What somebody attends: a summit, a funeral, an inauguration; -1 where it is nothing to which guests travel.</summary>
    private int Gathering(int verb)
    {
        var syntax = reading.Syntax;
        var taken = syntax.Child(verb, "obj");
        for (var at = verb; taken < 0 && at >= 0 && syntax.IsVerb(at); at = syntax.Head(at))
        {
            // "the summit, which A is expected to attend".
            if (syntax.Is(at, "acl")) taken = syntax.Head(at);
            else if (!syntax.Is(at, "xcomp")) break;
        }

        return taken >= 0 && Gatherings.Contains(_words[taken]) ? taken : -1;
    }

    /// <summary>"a NATO summit": who attends meets the body.</summary>
    private Side? BodyOf(int gathering)
    {
        if (reading.NameAt(gathering) is >= 0 and var own && reading.SummitOf(own) is { } whose) return whose;
        foreach (var child in reading.Syntax.Children(gathering))
        {
            if (child < gathering && reading.NameAt(child) is >= 0 and var n && (reading.Document.Names[n].Side ?? reading.SummitOf(n)) is { } side && !Gazetteer.IsState(side)) return side;
        }

        return null;
    }

    /// <summary>Forums that meet now here, now there and speak for nobody: who attends has met whom the report names.</summary>
    private static readonly FrozenSet<string> Forums = FrozenSet.ToFrozenSet(["G20", "G7", "G8", "APEC", "BRICS", "QUAD"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Gatherings = FrozenSet.ToFrozenSet(["summit", "inauguration", "funeral", "coronation", "wedding", "forum", "parade", "commemoration", "commemorations", "assembly", "conference"], StringComparer.Ordinal);

    /// <summary>"declined to see A", "refused to see A": only what is turned down is surely a meeting.</summary>
    private bool Sees(int verb)
    {
        var syntax = reading.Syntax;
        return syntax.Is(verb, "xcomp") && syntax.Head(verb) is >= 0 and var above && syntax.Lemma(above) is "decline" or "refuse" && syntax.Child(verb, "obj") is >= 0 and var guest
            && reading.NameAt(guest) is >= 0 and var n && reading.Document.Names[n].Type == NameType.Person;
    }

    /// <summary>"left Peru on Monday": who leaves a foreign country has been there.</summary>
    public bool EndsVisit(int verb) => reading.Syntax.Tag(verb) == "VBD" && reading.Syntax.Child(verb, "obj") is >= 0 and var land && land > verb && reading.NameAt(land) is >= 0 and var n
        && reading.Document.Names[n] is { Type: NameType.Place, Side: not null };

    /// <summary>"travels on from Lima to Quito": the goal stands anywhere behind the verb.</summary>
    private bool GoesTo(int verb)
    {
        foreach (var child in reading.Syntax.Children(verb, "obl"))
        {
            if (child > verb && reading.Syntax.Case(child, _words) == "to" && (IsPlace(child) || reading.Syntax.Children(child, "nmod").Any(IsPlace))) return true;
        }

        return false;
    }

    private bool IsPlace(int token) => reading.NameAt(token) is >= 0 and var n && reading.Document.Names[n].Type == NameType.Place;

    private bool FaceToFace(int t, int end)
    {
        for (var i = t + 1; i < Math.Min(end, t + 16) && _words[i] is not (";" or "."); i++)
        {
            if (_words[i] is "sidelines" or "face-to-face" or "person" or "margins" or "face") return true;
        }

        return false;
    }

    /// <summary>Houses of parliament that a guest addresses.</summary>
    private static readonly FrozenSet<string> Houses = FrozenSet.ToFrozenSet(["congress", "parliament", "knesset", "bundestag", "senate", "duma", "assembly", "diet", "session", "lawmakers", "legislators", "house", "parliamentarians", "mps", "commons"], StringComparer.Ordinal);

    private bool SomebodyFollows(int from, int end)
    {
        for (var t = from; t < Math.Min(end, from + 9); t++)
        {
            if (_words[t] is "," or ";" or "." or "that" or "for" or "on" or "in") return false;
            if (reading.NameAt(t) is >= 0 and var n && reading.Document.Names[n].Type == NameType.Person) return true;
            if (ContactWordLists.PeopleWords.Contains(_words[t]) && _words[t] is not ("who" or "it")) return true;
        }

        return false;
    }

    private bool Renamed(int from, int end)
    {
        for (var t = from; t < Math.Min(end, from + 8); t++)
        {
            if (_words[t] is "a" or "an" or "on" or "for" or "“" or "\"" || ContactWordLists.NameCalling.Contains(_words[t])) return true;
            if (_words[t] is "," or ".") return false;
        }

        return false;
    }

    private bool HasWith(int t, int end)
    {
        for (var i = t + 1; i < Math.Min(end, t + 16); i++)
        {
            if (_words[i] is "." or ";") return false;
            if (_words[i] == "with") return SomebodyFollows(i + 1, end);
        }

        return false;
    }
}
