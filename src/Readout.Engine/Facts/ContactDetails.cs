using Readout.Documents;
using Readout.Facts.Status;
using Readout.Language.English;

namespace Readout.Facts;

/// <summary>When, where, how long, on what occasion, and why not.</summary>
internal sealed partial class ContactReader
{
    /// <summary>How far a date may stand from the words it dates, in tokens.</summary>
    private const int DateReach = 30;

    private void Dated(ContactMention mention, ContactTrigger trigger)
    {
        TimeExpression? best = null;
        var nearest = int.MaxValue;
        foreach (var (time, first, end) in Times())
        {
            if (time.Type is TimeType.Duration && (end <= trigger.First && trigger.First - end <= 3 || first >= trigger.End && first - trigger.End <= 12)) mention.Duration ??= ContactLength(time, first);
            if (time.Type is not (TimeType.Date or TimeType.Time) || time.Start is null) continue;
            if (InRoleOrName(first) || IsAnchorOfAnother(first) || IsDayOfSpeech(first, trigger)) continue;
            if (reading.IsQuoted(first) && !reading.IsQuoted(trigger.First)) continue;
            var distance = first >= trigger.End ? first - trigger.End : (trigger.First - end) * 3 / 2 + 1;
            var opens = Opens(first, end, trigger);
            if (opens) distance = Math.Min(distance, OpeningDistance);
            if (distance > DateReach || distance >= nearest || (!opens && !Lends(time, end, trigger) && Separated(Math.Min(end, trigger.End), Math.Max(first, trigger.First), first >= trigger.End))) continue;
            (best, nearest) = (time, distance);
        }

        if (best is null) return;
        (mention.Start, mention.OwnDate) = (best.Start, true);
        if (best.End is { } last && last != best.Start && mention.Kind == ContactKind.Visit) mention.End = last;
    }

    /// <summary>A date that opens the sentence counts as standing so near to its first contact, whatever roles lie between.</summary>
    private const int OpeningDistance = 8;

    /// <summary>"In May, A and B held …": the date that opens the sentence is that of its first contact, where no clause begins between.</summary>
    private bool Opens(int first, int end, ContactTrigger trigger)
    {
        for (var t = _sentence.FirstToken; t < first; t++)
        {
            if (_words[t] is not ("in" or "on" or "and" or "but" or "earlier" or "later" or "then" or "early" or "late" or "since" or "also" or "just" or "the" or ",")) return false;
        }

        return trigger.First >= end && !_sentenceTriggers.Exists(other => other.First >= end && other.First < trigger.First && !(other.End == trigger.First || trigger.IsVerb && !other.IsVerb))
            && !ClauseBegins(end, trigger.First);
    }

    private bool ClauseBegins(int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            if (_words[t] is ";" or "after" or "when" or "before" or "since" or "that" or "while" or "who" or "because" or "although" or "said") return true;
        }

        return false;
    }

    /// <summary>"held talks with A in May, and later met B": the month, not the day, goes on to the next clause of the same subject.</summary>
    private bool Lends(TimeExpression time, int end, ContactTrigger trigger)
    {
        if (time.Start is not { Day: null } || trigger.First < end) return false;
        var t = trigger.First - 1;
        while (t > end && ContactWordLists.Adverbs.Contains(_words[t])) t--;
        return t < trigger.First - 1 && _words[t] is "and" && t - end <= 1;
    }

    private IEnumerable<(TimeExpression Time, int First, int End)> Times()
    {
        for (var t = _sentence.FirstToken; t < _sentence.EndToken; t++)
        {
            if (reading.TimeAt(t) is not (>= 0 and var index)) continue;
            var end = t;
            while (end < _sentence.EndToken && reading.TimeAt(end) == index) end++;
            yield return (reading.Document.Times[index], t, end);
            t = end - 1;
        }
    }

    private static string? ContactLength(TimeExpression time, int first) => first >= 0 && time.Value is { Length: > 1 } value && value[0] == 'P' && !value.Contains('X', StringComparison.Ordinal)
        && (value.StartsWith("PT", StringComparison.Ordinal) || value.EndsWith('D') && value.Length <= 3) ? value : null;

    private bool InRoleOrName(int token) => cast.InRole[token];

    /// <summary>"since January 2021", "five years ago" beside "first in": what lies before the contact does not date it.</summary>
    private bool IsAnchorOfAnother(int first)
    {
        var before = first > _sentence.FirstToken ? _words[first - 1] : "";
        return before is "since" or "until" or "through" or "before" or "after";
    }

    /// <summary>"said on Thursday", "confirmed Friday": the day of the words, not of the contact.</summary>
    private bool IsDayOfSpeech(int first, ContactTrigger trigger)
    {
        for (var t = first - 1; t >= Math.Max(_sentence.FirstToken, first - 4); t--)
        {
            if (trigger.First <= t && t < trigger.End) return false;
            if (VerbForms.Of(_words[t]) is { } verb && (ContactWordLists.SayingVerbs.Contains(verb.Lemma) || verb.Lemma is "reveal" or "speak") && !ContactWordLists.NounsToo.Contains(_words[t])) return true;
            if (_words[t] is not ("on" or "late" or "early" or "reporters" or "journalists" or "in")) return false;
        }

        return false;
    }

    /// <summary>Whether another happening stands between a date and the trigger.</summary>
    private bool Separated(int from, int to, bool dateAfter)
    {
        for (var t = from; t < to; t++)
        {
            if (_words[t] is ";" or "—") return true;
            if (dateAfter && t > from && _sentenceTriggers.Exists(other => other.IsVerb && other.First == t) && _words[t - 1] is "and" or "later" or "then" or "also" or ",") return true;
            // "plummeted in August when A met B": what happened when dates both.
            if (!dateAfter && t == from && _words[t] is "when") continue;
            if (dateAfter && _words[t] is "after" or "when" or "before" or "since" or "where" or "which" or "who" or "because" or "while" or "although" && t > from) return true;
            if (!dateAfter && _words[t] is "," && t + 1 < to && _words[t + 1] is "and" or "but") return true;
            if (!dateAfter && _words[t] is "after" or "when" or "before" or "since" or "that" or "while") return true;
        }

        return false;
    }

    private void Placed(ContactMention mention, ContactTrigger trigger)
    {
        var destination = mention.Kind == ContactKind.Visit;
        var limit = _sentence.EndToken;
        for (var t = trigger.End; t < limit; t++)
        {
            if (_words[t] is ";" || Separates(t, trigger.End) || t > trigger.End && _words[t - 1] == "and" && reading.NameAt(t) < 0 && VerbForms.LooksPast(_words[t]) && VerbForms.Of(_words[t]) is not null || t > trigger.End && _words[t - 1] is "later" or "then" && _sentenceTriggers.Exists(other => other.IsVerb && other.First == t)) break;
            if (PlaceAt(t, destination, trigger) is not { } place) continue;
            Take(mention, place);
            if (mention.Venue is null || mention.Place is not null) break;
        }

        for (var t = trigger.First - 1; t >= _sentence.FirstToken && mention.Place is null; t--)
        {
            if (_words[t] is ";" or "after" or "when" or "while") break;
            if (t < trigger.First && PlaceAt(t, false, trigger) is { } place) Take(mention, place);
        }

        mention.Occasion = Occasion(trigger);
    }

    private bool Separates(int t, int from) => t > from && _words[t] is "after" or "when" or "which" or "who" or "while" or "because" or "but" or "since" or "said" or "told";

    private void Take(ContactMention mention, Name place)
    {
        var text = place.Span.Of(reading.Text);
        var country = Gazetteer.CountryOf(text);
        if (IsVenue(text))
        {
            mention.Venue ??= text;
            mention.PlaceSide ??= place.Side ?? country;
        }
        else (mention.Place, mention.PlaceSide) = (text, country ?? place.Side);
    }

    private static bool IsVenue(string text) => text.EndsWith("House", StringComparison.Ordinal) || text.EndsWith("Palace", StringComparison.Ordinal) || text.EndsWith("Guesthouse", StringComparison.Ordinal)
        || text.EndsWith("Hotel", StringComparison.Ordinal) || text.EndsWith("Hall", StringComparison.Ordinal) || text.EndsWith("Centre", StringComparison.Ordinal) || text.EndsWith("Center", StringComparison.Ordinal)
        || text.EndsWith("headquarters", StringComparison.Ordinal) || text is "White House" or "Downing Street" or "Kremlin" or "Pentagon" or "Elysee" or "Élysée" or "Mar-a-Lago" or "Camp David";

    private Name? PlaceAt(int t, bool destination, ContactTrigger trigger)
    {
        if (reading.NameAt(t) is not (>= 0 and var index) || cast.InRole[t] || reading.IsQuoted(t) && !reading.IsQuoted(trigger.First)) return null;
        var name = reading.Document.Names[index];
        if (destination && trigger.IsVerb && name.Side is not null && name.Type != NameType.Person && _words[trigger.First].StartsWith("visit", StringComparison.Ordinal) && t >= trigger.End && t <= trigger.End + 1
            && Gazetteer.Find(name.Span.Of(reading.Text.AsSpan())) is { Kind: GazetteerKind.Seat or GazetteerKind.Body }) return name;
        if (name.Type is not NameType.Place && !(name.Type == NameType.Organization && IsVenue(name.Span.Of(reading.Text)))) return null;
        var end = t;
        while (end < reading.Count && reading.NameAt(end) == index) end++;
        var first = t;
        while (first > 0 && reading.NameAt(first - 1) == index) first--;
        var before = first - 1;
        while (before >= _sentence.FirstToken && (ContactWordLists.Determiners.Contains(_words[before]) || LooksAdjective(before))) before--;
        if (before < _sentence.FirstToken) return null;
        var preposition = _words[before];
        if (preposition is "in" && before > _sentence.FirstToken && ContactWordLists.TopicNouns.Contains(_words[before - 1])) return null;
        if (end < _sentence.EndToken && _words[end] is "'s" or "'" && !NextIsPlace(end + 1)) return null;
        if (preposition is "in" or "at" or "inside" or "near" or "outside") return name;
        if (preposition == "of" && before > 0 && _words[before - 1] is "island" or "city" or "town" or "capital" or "resort" or "port" or "republic" or "stronghold" or "village") return name;
        if (!destination) return null;
        if (preposition is "to" or "for" && before >= trigger.First - 1 && t - trigger.End < 10) return name;
        return trigger.IsVerb && before == trigger.First && _words[trigger.First].StartsWith("visit", StringComparison.Ordinal) ? name
            : Adjoins(first, trigger) ? name : null;
    }

    private bool Adjoins(int first, ContactTrigger trigger) => first == trigger.First - 1 || trigger.IsVerb && first == trigger.End || trigger.IsVerb && first == trigger.End + 1 && _words[trigger.End] is "the" or "back";

    private bool NextIsPlace(int t) => t < _sentence.EndToken && reading.NameAt(t) is >= 0 and var n && reading.Document.Names[n].Type is NameType.Place or NameType.Organization;

    private bool LooksAdjective(int t) => reading.NameAt(t) >= 0 && reading.Document.Names[reading.NameAt(t)].Type == NameType.Other || _words[t] is "indonesian" or "nearby" or "neighbouring" or "neighboring" or "eastern" or "western" or "southern" or "northern" or "central" or "coastal";

    /// <summary>"on the sidelines of the summit in Bali": the event's words.</summary>
    private string? Occasion(ContactTrigger trigger)
    {
        for (var t = Math.Max(_sentence.FirstToken, trigger.First - 16); t + 2 < Math.Min(_sentence.EndToken, trigger.End + 24); t++)
        {
            if (_words[t] is not ("sidelines" or "margins" or "sideline" or "fringes") || _words[t + 1] != "of") continue;
            var first = t + 2;
            while (first < _sentence.EndToken && ContactWordLists.Determiners.Contains(_words[first])) first++;
            var end = first;
            while (end < _sentence.EndToken && end - first < 9 && _words[end] is not ("," or "." or "in" or "on" or "at" or ";" or "where" or "amidst" or "amid") && reading.TimeAt(end) < 0) end++;
            return end > first ? reading.SpanOf(first, end).Of(reading.Text) : null;
        }

        return null;
    }

    /// <summary>Who undid it, and the reason given behind "over", "after", "because of", "citing".</summary>
    private void Undone(ContactMention mention, ContactTrigger trigger)
    {
        foreach (var cue in StatusCues.Find(_words, _sentence.FirstToken, _sentence.EndToken))
        {
            if (cue.Shape != CueShape.Verb || cue.Kind is not (CueKind.Cancel or CueKind.Postpone or CueKind.Decline) || Math.Abs(cue.First - trigger.First) > 20) continue;
            if (mention.DeclinedBy is null && !(cue.First > 0 && ContactWordLists.BeForms.Contains(_words[cue.First - 1])) && _parties.Doers(cue.First) is [var subject, ..])
            {
                mention.DeclinedBy = subject.Side ?? (subject.IsPerson ? cast.People[subject.People[0]].Side : null);
                if (mention.First.Count == 0 && mention.Kind == ContactKind.Visit) Join(mention, subject, true);
                else if (!mention.People.Any() || mention.FirstSide is null && subject.Side is not null && mention.First.Count == 0) Join(mention, subject, true);
            }

            for (var t = Math.Max(cue.End, trigger.First); t < Math.Min(_sentence.EndToken - 1, cue.End + 25); t++)
            {
                var from = _words[t] is "over" or "amid" or "citing" or "after" ? t + 1 : _words[t] is "because" or "due" && _words[t + 1] is "of" or "to" ? t + 2 : -1;
                if (from < 0) continue;
                var end = from;
                while (end < _sentence.EndToken && end - from < 24 && _words[end] is not ("," or "." or ";" or "—")) end++;
                if (end > from) mention.Reason ??= reading.SpanOf(from, end).Of(reading.Text);
            }

            break;
        }
    }

    /// <summary>Fills the side that the place or the nouns tell: the host of a visit, the country whose leader is met there.</summary>
    private void Complete(ContactMention mention, ContactTrigger trigger)
    {
        mention.FirstSide = SideOf(mention.First) ?? mention.FirstSide;
        mention.SecondSide = SideOf(mention.Second) ?? mention.SecondSide;
        if (mention.Kind == ContactKind.Visit)
        {
            mention.SecondSide ??= mention.PlaceSide;
            if (mention.SecondSide is null && mention.Place is null && mention.First.Count > 0) mention.SecondSide = OtherSideNear(mention.FirstSide, trigger);
        }

        if (mention.SecondSide is null && mention.FirstSide is { } known)
        {
            var other = mention.First.Select(p => cast.People[p].Side).FirstOrDefault(side => side is not null && side != known);
            mention.SecondSide = other;
        }

        if (mention.FirstSide is null && mention.SecondSide is not null && mention.First.Count > 0 && mention.DeclinedBy is { } by && by != mention.SecondSide) mention.FirstSide = by;
    }

    private Side? OtherSideNear(Side? own, ContactTrigger trigger)
    {
        foreach (var actor in _actors)
        {
            if (actor.Side is { } side && side != own && !actor.IsPerson && !IsPlaceOnly(actor) && Gazetteer.IsState(side) && actor.End <= trigger.First && trigger.First - actor.End < 14) return side;
        }

        return null;
    }

    private Side? SideOf(List<int> people)
    {
        foreach (var person in people)
        {
            if (cast.People[person].Side is { } side) return side;
        }

        return null;
    }

    /// <summary>Of a visit only the travellers are its people; those met there belong to meetings.</summary>
    private static void KeepVisitors(ContactMention mention, ContactTrigger trigger)
    {
        if (trigger.Kind == ContactKind.Visit && mention.First.Count > 0) mention.Second.Clear();
    }

    /// <summary>Two sides, or people of two sides, or a visitor and a foreign place.</summary>
    private bool IsContact(ContactMention mention)
    {
        var sides = mention.People.Select(p => cast.People[p].Side).Append(mention.FirstSide).Append(mention.SecondSide).Where(side => side is not null).Distinct().Count();
        if (mention.Kind == ContactKind.Visit) return sides >= 2 && (mention.First.Count > 0 || mention.FirstSide is not null) && (mention.Place is not null || mention.SecondSide is not null);
        if (sides < 2) return OfficeHolders(mention);
        return mention.People.Any() || mention.FirstSide is not null && mention.SecondSide is not null;
    }

    /// <summary>Two persons, of whom one holds an office of state and no words tell the side of one: still a contact, with the sides that are known.</summary>
    private bool OfficeHolders(ContactMention mention)
    {
        var people = mention.People.Distinct().Select(p => cast.People[p]).ToList();
        return people.Count >= 2 && (mention.FirstSide is null || mention.SecondSide is null)
            && people.Exists(person => person.Side is null && person.Level is Level.Leader or Level.ForeignMinister or Level.SecurityAdviser or Level.Defence or Level.Envoy && !DomesticOffice(person))
            && people.TrueForAll(person => person.Side is not null || person.Level is not (Level.Other or Level.Parliament or Level.Official));
    }

    /// <summary>"party leader", "opposition leader": offices that stand for no state.</summary>
    private static bool DomesticOffice(Person person) => person.Role is { } role && (role.Contains("party", StringComparison.OrdinalIgnoreCase) || role.Contains("opposition", StringComparison.OrdinalIgnoreCase) || role.EndsWith("leader", StringComparison.OrdinalIgnoreCase)
        || role.Contains("vice president of", StringComparison.OrdinalIgnoreCase) || role.Contains("executive", StringComparison.OrdinalIgnoreCase));

    /// <summary>"is expected to meet A and possibly B": two contacts, the second only possible.</summary>
    private void SplitPossible(ContactMention mention, List<Actor> second)
    {
        for (var i = 1; i < second.Count; i++)
        {
            if (second[i].Preposition is not ("possibly" or "perhaps" or "maybe") || second[i].People.Count == 0) continue;
            var split = Copy(mention, ContactStatus.Possible, mention.First, [second[i].People[0]]);
            mention.Second.Remove(second[i].People[0]);
            _mentions.Add(split);
        }
    }

    /// <summary>"trips by A and B": each travels alone.</summary>
    private void SplitTravellers(ContactMention mention, ContactTrigger trigger)
    {
        if (trigger.IsVerb || mention.Kind != ContactKind.Visit || mention.First.Count < 2 || _words[trigger.First] is not ("trips" or "visits")) return;
        for (var i = 1; i < mention.First.Count; i++) _mentions.Add(Copy(mention, mention.Status, [mention.First[i]], []));
        mention.First.RemoveRange(1, mention.First.Count - 1);
    }

    private static ContactMention Copy(ContactMention mention, ContactStatus status, List<int> first, List<int> second) => new()
    {
        Kind = mention.Kind,
        Status = status,
        Sure = mention.Sure,
        Rule = mention.Rule + ", split",
        First = [.. first],
        Second = [.. second],
        FirstSide = mention.FirstSide,
        SecondSide = mention.SecondSide,
        Start = mention.Start,
        End = mention.End,
        OwnDate = mention.OwnDate,
        Place = mention.Place,
        PlaceSide = mention.PlaceSide,
        Evidence = [.. mention.Evidence],
        Sentences = [.. mention.Sentences],
    };
}
