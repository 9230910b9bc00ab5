using Readout.Documents;

namespace Readout.Facts;

/// <summary>How long visitors stay: "during his stay through Monday", "the visit lasts until Friday". A visit is under way until its end has passed.</summary>
internal sealed partial class ContactReader
{
    /// <summary>A stay that began so many days before publication is another one.</summary>
    private const int LongestStay = 14;

    private readonly List<(int Person, PartialDate End)> _stays = [];

    /// <summary>Notes the end of a stay that the sentence tells.</summary>
    private void Stays()
    {
        for (var t = _sentence.FirstToken + 1; t + 1 < _sentence.EndToken; t++)
        {
            if (_words[t] is not ("through" or "until" or "till") || reading.TimeAt(t + 1) is not (>= 0 and var time) || reading.Document.Times[time] is not { Start: { Day: not null } end }) continue;
            if (StayBefore(t) is not (>= 0 and var stay) || Visitor(stay) is not (>= 0 and var person)) continue;
            _stays.Add((person, end));
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

    /// <summary>Visits whose stay has not ended by the day of publication go on.</summary>
    private void StillThere()
    {
        if (reading.Document.Article.Published.Date is not { } published) return;
        foreach (var (person, end) in _stays)
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
}
