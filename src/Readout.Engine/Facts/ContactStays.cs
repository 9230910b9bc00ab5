using Readout.Documents;

namespace Readout.Facts;

/// <summary>How long visitors stay: "during his stay through Monday", "the visit lasts until Friday". A visit is under way until its end has passed.</summary>
internal sealed partial class ContactReader
{
    /// <summary>A stay that began so many days before publication is another one.</summary>
    private const int LongestStay = 14;

    private readonly List<(int Person, PartialDate End, int Sentence)> _stays = [];

    /// <summary>Notes the end of a stay that the sentence tells.</summary>
    private void Stays()
    {
        for (var t = _sentence.FirstToken + 1; t + 1 < _sentence.EndToken; t++)
        {
            if (_words[t] is not ("through" or "until" or "till") || reading.TimeAt(t + 1) is not (>= 0 and var time) || reading.Document.Times[time] is not { Start: { Day: not null } end }) continue;
            if (StayBefore(t) is not (>= 0 and var stay) || Visitor(stay) is not (>= 0 and var person)) continue;
            _stays.Add((person, end, _sentenceIndex));
        }
    }

    private int StayBefore(int through)
    {
        for (var t = through - 1; t >= Math.Max(_sentence.FirstToken, through - 6); t--)
        {
            if (_words[t] is "stay" or "stays" or "visit" or "trip" or "tour") return t;
            if (_words[t] is "," or ";") return -1;
        }

        return -1;
    }

    private int Visitor(int stay)
    {
        var owner = _actors.LastOrDefault(actor => actor.End <= stay && actor.Possessive && actor.IsPerson && stay - actor.End <= 4);
        if (owner is not null) return owner.People[0];
        var subject = _actors.Find(actor => actor.IsPerson && !actor.IsPronoun && !actor.Possessive && actor.Preposition.Length == 0);
        return subject is { People.Count: 1 } ? subject.People[0] : stay > _sentence.FirstToken && _words[stay - 1] is "his" or "her" ? _actorFinder.LastSubject : -1;
    }

    /// <summary>"During her stay through Monday she is to meet A": a plan within a stay lies between publication and the stay's end, as precisely as one date tells that.</summary>
    private void WithinStays()
    {
        if (reading.Document.Article.Published.Date is not { Day: not null } published) return;
        foreach (var (person, end, sentence) in _stays)
        {
            if (end.Last < published.First || published.First.PlusDays(LongestStay) < end.First) continue;
            var window = published == end ? end : published.Year != end.Year ? default(PartialDate?) : published.Month == end.Month ? new PartialDate(end.Year, end.Month) : new PartialDate(end.Year);
            foreach (var mention in _mentions)
            {
                if (mention.Sentences[0] == sentence && mention.Start is null && mention.Status is ContactStatus.Planned or ContactStatus.Possible && mention.Kind != ContactKind.Visit && mention.People.Contains(person)) mention.Start = window;
            }
        }
    }

    /// <summary>Visits whose stay has not ended by the day of publication go on.</summary>
    private void StillThere()
    {
        if (reading.Document.Article.Published.Date is not { } published) return;
        foreach (var (person, end, _) in _stays)
        {
            foreach (var mention in _mentions)
            {
                if (mention.Kind != ContactKind.Visit || mention.Status is not (ContactStatus.Held or ContactStatus.UnderWay) || !mention.First.Contains(person) || end.Last < published.First) continue;
                if (mention.Start is not { } start || start.First > published.Last || start.First.PlusDays(LongestStay) < published.First) continue;
                mention.End ??= end;
                if (mention.Status == ContactStatus.Held) (mention.Status, mention.Rule) = (ContactStatus.UnderWay, mention.Rule + ", stay not over");
            }
        }
    }

    /// <summary>Somebody who arrived within the last days, and of whose leaving nothing is said, is still there.</summary>
    private void Arrived(ContactMention mention, ContactTrigger trigger)
    {
        if (mention.Kind != ContactKind.Visit || mention.Status != ContactStatus.Held || reading.Document.Article.Published.Date is var date && date is null && mention.Start is not null) return;
        var arrives = VerbForms.Of(_words[trigger.First]) is { Lemma: "arrive" or "land" };
        var begins = mention.Start is { Day: not null } begun && date is { } day && begun.First.PlusDays(1) >= day.First && Begins(trigger);
        if (begins) (mention.Status, mention.Rule) = (ContactStatus.UnderWay, mention.Rule + ", just begun");
        var lately = mention.Start is { } start && date is { } published ? start.Last.PlusDays(StayDays) >= published.First && start.Day is not null : arrives && _sentenceIndex < LeadSentences;
        if (lately && arrives) (mention.Status, mention.Rule) = (ContactStatus.UnderWay, mention.Rule + ", just arrived");
    }

    /// <summary>A visit told by its arrival is taken to last so many days.</summary>
    private const int StayDays = 2;

    /// <summary>An arrival without a date in these first sentences is the report's news.</summary>
    private const int LeadSentences = 4;

    /// <summary>"began meetings in Lima, the first minister to visit": what has just begun goes on.</summary>
    private bool Begins(ContactTrigger trigger)
    {
        for (var t = trigger.First - 1; t >= _sentence.FirstToken; t--)
        {
            if (VerbForms.Of(_words[t]) is { Lemma: "begin" or "start" or "open", Form: VerbForm.Past or (VerbForm.Past | VerbForm.Participle) }) return true;
            if (_words[t] is ";" or "after" or "when" or "that" or "since") return false;
        }

        return false;
    }

    private bool InPast(ContactMention mention) => mention.Start is { Day: not null } start && reading.Document.Article.Published.Date is { } published && (mention.End ?? start).Last < published.First;

    private bool OpensWithDate() => reading.TimeAt(_sentence.FirstToken) is >= 0 and var time && reading.Document.Times[time] is { Type: TimeType.Date, Start.Day: not null };

    /// <summary>What is still to come, or going on, has no date that lies so far back: the date is of something else.</summary>
    private bool LongPast(ContactMention mention) => mention.Start is { } start && reading.Document.Article.Published.Date is { } published && (mention.End ?? start).Last.PlusDays(LongestStay) < published.First;

    /// <summary>"was to visit in May": a plan of the past keeps its date.</summary>
    private bool PastBefore(ContactTrigger trigger)
    {
        for (var t = Math.Max(_sentence.FirstToken, trigger.First - 8); t < trigger.First; t++)
        {
            if (_words[t] is "was" or "were" or "had" or "been" || VerbForms.LooksPast(_words[t])) return true;
        }

        return false;
    }
}
