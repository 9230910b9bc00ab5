using Readout.Documents;
using Readout.Facts.Status;
using Readout.Language.English;

namespace Readout.Facts;

/// <summary>When, where, how long, on what occasion, and why not.</summary>
internal sealed partial class ContactReader
{
    private void Dated(ContactMention mention, ContactTrigger trigger, string rule)
    {
        mention.Duration = _circumstances.HowLong(trigger);
        if (_circumstances.When(trigger) is not { } time) return;
        if (trigger.IsVerb && _words[trigger.First] is "left" or "departed" && _triggers.EndsVisit(trigger.First))
        {
            mention.End = time.Start;
            return;
        }

        // "an upcoming visit … on Sunday", printed that Sunday: the weekday is that of the telling.
        if (!trigger.IsVerb && mention.Status is ContactStatus.Planned or ContactStatus.Possible && IsWeekday(time.Span.Of(reading.Text)) && time.Start is { Day: not null } told && told == reading.Document.Article.Published.Date && rule.StartsWith("described", StringComparison.Ordinal)) return;
        (mention.Start, mention.OwnDate) = (time.Start, true);
        if (time.End is { } last && last != time.Start && (mention.Kind == ContactKind.Visit || time.Span.Of(reading.Text).Contains("week", StringComparison.OrdinalIgnoreCase))) mention.End = last;
        if (mention.Status == ContactStatus.UnderWay && rule.StartsWith("present", StringComparison.Ordinal) && IsWeekday(time.Span.Of(reading.Text)) && !OpensWithDate()) mention.Status = ContactStatus.Planned;
        Ahead(mention, time);
    }

    /// <summary>A bare weekday or month of what is still to come lies ahead of publication, wherever the tense of its sentence put it.</summary>
    private void Ahead(ContactMention mention, TimeExpression time)
    {
        Nearest(mention, time);
        if (mention.Status is not (ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed) || mention.Start is not { } start || reading.Document.Article.Published.Date is not { Day: not null } published || start.Last >= published.First) return;
        var words = time.Span.Of(reading.Text);
        if (words.AsSpan().ContainsAnyInRange('0', '9') && start.Day is not null && start.First.PlusDays(LongestWeek) < published.First || words.Contains("last", StringComparison.OrdinalIgnoreCase) || words.Contains("ago", StringComparison.OrdinalIgnoreCase)) return;
        if (start.Day is not null && start.First.PlusDays(LongestWeek) >= published.First && IsWeekday(words)) mention.Start = new PartialDate(start.First.PlusDays(7));
        else if (start is { Month: not null, Day: null } && words.IndexOf(' ', StringComparison.Ordinal) < 0 && start.First.PlusYears(1) >= published.First) mention.Start = new PartialDate(start.Year + 1, start.Month);
        else return;
        mention.End = null;
    }

    /// <summary>A bare weekday of what was called off or put off is the nearest one to publication: "called off a trip that was to begin on Monday".</summary>
    private void Nearest(ContactMention mention, TimeExpression time)
    {
        if (mention.Status is not (ContactStatus.Cancelled or ContactStatus.Postponed or ContactStatus.Declined) || mention.Start is not { Day: not null } start || reading.Document.Article.Published.Date is not { Day: not null } published) return;
        if (!IsWeekday(time.Span.Of(reading.Text)) || start.First >= published.First || start.First.PlusDays(LongestWeek / 2) >= published.First || start.First.PlusDays(LongestWeek) < published.First) return;
        (mention.Start, mention.End) = (new PartialDate(start.First.PlusDays(LongestWeek)), null);
    }

    private const int LongestWeek = 7;

    private static bool IsWeekday(string words)
    {
        var first = words.Split(' ')[0];
        return first.EndsWith("day", StringComparison.Ordinal) && first is not ("today" or "yesterday" or "Today" or "Yesterday");
    }

    private void Placed(ContactMention mention, ContactTrigger trigger)
    {
        foreach (var place in _circumstances.Where(trigger))
        {
            if (mention.Place is not null) break;
            Take(mention, place);
        }

        mention.Occasion = Occasion(trigger);
    }

    private void Take(ContactMention mention, Name place)
    {
        var text = place.Span.Of(reading.Text);
        var country = (Gazetteer.Find(text) is { Kind: GazetteerKind.Country } ? null : reading.LandBehind(reading.TokensOf(place.Span).End)) ?? Gazetteer.CountryOf(text);
        if (Venues.IsVenue(text))
        {
            mention.Venue ??= text;
            mention.PlaceSide ??= place.Side ?? country;
        }
        else (mention.Place, mention.PlaceSide) = (text, country ?? place.Side);
    }

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
                if (from < 0 || _words[t] != "citing" && !GivesReason(t, cue.First, trigger)) continue;
                var end = from;
                while (end < _sentence.EndToken && end - from < 24 && _words[end] is not ("," or "." or ";" or "—")) end++;
                if (end > from && !_sentenceTriggers.Exists(told => told.First >= from && told.First < end)) mention.Reason ??= reading.SpanOf(from, end).Of(reading.Text);
            }

            break;
        }
    }

    /// <summary>Whether the preposition or conjunction belongs to what undid the contact or to the contact's own words, and not to a verb of its own: "drifting over Montana".</summary>
    private bool GivesReason(int preposition, int undoing, ContactTrigger trigger)
    {
        var syntax = reading.Syntax;
        if (syntax.Head(preposition) is not (>= 0 and var phrase)) return false;
        var above = syntax.Head(phrase);
        return above < 0 || above == undoing || above == syntax.Clause(undoing) || (trigger.First <= above && above < trigger.End) || phrase == undoing || !syntax.IsVerb(above) && syntax.Clause(above) == syntax.Clause(undoing);
    }

    /// <summary>Fills the side that the place or the nouns tell: the host of a visit, the country whose leader is met there.</summary>
    private void Complete(ContactMention mention, ContactTrigger trigger)
    {
        mention.FirstSide ??= SideOf(mention.First);
        mention.SecondSide ??= SideOf(mention.Second);
        if (mention.Kind == ContactKind.Visit)
        {
            mention.SecondSide ??= mention.PlaceSide;
            if (mention.SecondSide is null && mention.Place is null && mention.First.Count > 0) mention.SecondSide = OtherSideNear(mention.FirstSide, trigger);
        }

        if (mention.SecondSide is null && mention.FirstSide is not null && mention.Kind == ContactKind.Meeting && mention.PlaceSide is { } host && host != mention.FirstSide && Gazetteer.IsState(host))
        {
            if (mention.Venue is not null && mention.Second.Exists(p => cast.People[p] is { Side: null, Level: Level.Leader }) || _parties.MeetsHosts(trigger)) mention.SecondSide = host;
        }

        if (mention.Mediated && mention.PlaceSide != mention.FirstSide) mention.SecondSide ??= mention.PlaceSide;
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

    /// <summary>"on behalf of the African Union", "as part of an EU peace effort": the body of states in whose name somebody comes.</summary>
    private Side? Mandate(ContactTrigger trigger)
    {
        for (var t = trigger.End; t + 3 < _sentence.EndToken; t++)
        {
            if (_sentenceTriggers.Exists(other => other.First == t)) return null;
            if (_words[t + 2] != "of" || !(_words[t] is "on" && _words[t + 1] is "behalf" || _words[t] is "as" && _words[t + 1] is "part")) continue;
            var end = Math.Min(_sentence.EndToken, t + 3 + LongestMandate);
            for (var at = t + 3; at < end && _words[at] is not ("," or ";" or "."); at++)
            {
                if (reading.NameAt(at) is not (>= 0 and var name) || reading.Document.Names[name].Side is not { } body || Gazetteer.IsState(body)) continue;
                return _words[t] is "on" || Missions.Any(mission => Array.IndexOf(_words, mission, at, end - at) >= 0) ? body : null;
            }
        }

        return null;
    }

    private const int LongestMandate = 9;

    private static readonly string[] Missions = ["effort", "efforts", "initiative", "mission", "delegation", "mediation", "push", "bid", "troika", "panel", "team"];

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
