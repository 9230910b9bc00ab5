using Readout.Documents;
using Readout.Language.English;

namespace Readout.Facts;

/// <summary>Brings the mentions of one contact together: same people or fewer, dates that agree, one family of kinds, states that agree.</summary>
internal sealed class ContactMerge(Reading reading, Cast cast)
{
    /// <summary>Where it is to be told how each mention was read: those told so far.</summary>
    public List<ContactTrace>? Traces { get; init; }

    public List<Contact> Merge(List<ContactMention> mentions)
    {
        var before = Traces is null ? [] : mentions.ToDictionary(m => m, Trace);
        var into = new Dictionary<ContactMention, ContactMention>();
        var merged = new List<ContactMention>();
        foreach (var mention in mentions.Where(m => m.Sure || m.OwnDate))
        {
            var same = Latest(merged, known => Same(known, mention));
            if (same is null) merged.Add(mention);
            else Fold(same, mention);
            into[mention] = same ?? mention;
        }

        foreach (var mention in mentions.Where(m => !m.Sure && !m.OwnDate))
        {
            bool Fits(ContactMention known) => SamePeople(known, mention) && SameFamily(known, mention) && DatesAgree(known, mention);
            if ((Latest(merged, known => known.Sentences.Contains(mention.Sentences[0]) && Fits(known)) ?? Latest(merged, Fits)) is not { } known) continue;
            Fold(known, mention, keepStatus: true);
            into[mention] = known;
        }

        var told = merged.Where(Told).OrderBy(m => m.Evidence[0]).Select(m => (Mention: m, Contact: Contact(m))).ToList();
        if (Traces is not null)
        {
            var contacts = told.ToDictionary(t => t.Mention, t => t.Contact);
            Traces.AddRange(before.Select(mention => Traced(mention.Value, mention.Key, into.GetValueOrDefault(mention.Key), contacts)));
        }

        return told.ConvertAll(t => t.Contact);
    }

    /// <summary>A mention as it was read, before others were joined to it.</summary>
    private ContactTrace Trace(ContactMention mention) => new(
        mention.Evidence[0], mention.Words, mention.Kind, mention.Status, mention.Sure, mention.Rule, mention.People.Select(p => cast.People[p].Name).ToEquatableArray(),
        SidesOf(mention).Order().ToEquatableArray(), mention.Start, mention.OwnDate, mention.Place, "", null);

    private static ContactTrace Traced(ContactTrace trace, ContactMention mention, ContactMention? into, Dictionary<ContactMention, Contact> told)
    {
        if (into is null) return trace with { Outcome = "dropped: no word says what became of it, and nothing else in the report tells of it" };
        if (!told.TryGetValue(into, out var contact)) return trace with { Outcome = "dropped: told only in general, without a person, a day or a place" };
        return trace with { Contact = contact.Id, Outcome = ReferenceEquals(into, mention) ? "the first words on this contact" : "told of before: the same people or sides, and nothing that speaks against it" };
    }

    /// <summary>
    /// What is worth a place in the record: not "meetings between A and B" without people or day that were, or may come to be, in general; nor that somebody may attend the summit of a body of states.
    /// </summary>
    private bool Told(ContactMention mention)
    {
        if (mention.Status is ContactStatus.Possible or ContactStatus.Proposed && mention.Kind == ContactKind.Meeting && mention.People.Count() == 1 && SidesOf(mention).Count(Gazetteer.IsState) < 2) return false;
        return mention.People.Any() || mention.Start is not null || mention.Duration is not null || mention.Place is not null && mention.Status == ContactStatus.Held || mention.Kind is ContactKind.Letter || mention.Status is not (ContactStatus.Held or ContactStatus.Possible);
    }

    /// <summary>The first of the last mentions that fits; a report that tells of more contacts is a chronicle, where the same one does not come back.</summary>
    private static ContactMention? Latest(List<ContactMention> merged, Func<ContactMention, bool> fits)
    {
        for (var i = Math.Max(0, merged.Count - Remembered); i < merged.Count; i++)
        {
            if (fits(merged[i])) return merged[i];
        }

        return null;
    }

    /// <summary>Within so many sentences, states told without people are those of the people told beside them.</summary>
    private const int Near = 2;

    /// <summary>How many contacts a mention is compared with.</summary>
    private const int Remembered = 300;

    private static bool SameFamily(ContactMention a, ContactMention b)
    {
        if (a.Kind == b.Kind) return true;
        if (a.Kind == ContactKind.Visit || b.Kind == ContactKind.Visit || a.Kind == ContactKind.Letter || b.Kind == ContactKind.Letter) return false;
        var sameSentence = a.Sentences.Exists(b.Sentences.Contains);
        return sameSentence || a.Start is { } start && b.Start is { } other && start == other;
    }

    private bool SamePeople(ContactMention a, ContactMention b)
    {
        if (a.WithRebels != b.WithRebels && a.People.Count() != b.People.Count()) return false;
        if (a.Kind == ContactKind.Visit && b.Kind == ContactKind.Visit)
        {
            if (a.PlaceSide is { } place && b.PlaceSide is { } other && place != other) return false;
            if (a.SecondSide is { } host && b.SecondSide is { } otherHost && host != otherHost) return false;
            if (a.First.Count == 0 || b.First.Count == 0) return a.FirstSide == b.FirstSide;
            return a.First.Exists(b.First.Contains);
        }

        var mine = a.People.ToHashSet();
        var theirs = b.People.ToHashSet();
        if (mine.Count == 0 && theirs.Count == 0) return SidesOf(a).SetEquals(SidesOf(b));
        if (mine.Count == 0 || theirs.Count == 0) return SidesOf(a).SetEquals(SidesOf(b)) && (a.Start is not null && b.Start is not null || Math.Abs(a.Sentences[^1] - b.Sentences[0]) <= Near);
        if (!mine.IsSubsetOf(theirs) && !theirs.IsSubsetOf(mine)) return false;
        return mine.Count > 1 && theirs.Count > 1 || SidesOf(a).SetEquals(SidesOf(b));
    }

    private HashSet<Side> SidesOf(ContactMention mention) => mention.People.Select(p => cast.People[p].Side).Append(mention.FirstSide).Append(mention.SecondSide).Concat(mention.MoreSides.Cast<Side?>()).OfType<Side>().ToHashSet();

    private static bool DatesAgree(ContactMention a, ContactMention b)
    {
        if (a.Start is not { } start || b.Start is not { } other) return true;
        if (start.Agrees(other)) return true;
        return Within(a, other) || Within(b, start);
    }

    private static bool Within(ContactMention mention, PartialDate date) => mention.Start is { } start && mention.End is { } end && start.First <= date.First && date.Last <= end.Last;

    private bool Same(ContactMention known, ContactMention mention)
    {
        if (!SameFamily(known, mention) || !SamePeople(known, mention) || !DatesAgree(known, mention)) return false;
        if (known.Place is { } place && mention.Place is { } other && place != other && known.Kind != ContactKind.Visit && known.PlaceSide != mention.PlaceSide) return false;
        if (known.Status == mention.Status) return true;
        var undone = IsUndone(known.Status);
        if (undone != IsUndone(mention.Status)) return undone && mention.Start is not null && known.Start is not null && mention.Start == known.Start;
        if (undone) return true;
        if (known.Again || mention.Again) return false;
        if (known.Kind == mention.Kind && known.Sentences[^1] == mention.Sentences[0] && known.Status is ContactStatus.Held or ContactStatus.UnderWay && mention.Status is ContactStatus.Held or ContactStatus.UnderWay) return true;
        if (known.Start is not null && mention.Start is not null) return true;
        if (known.Sentences[^1] == mention.Sentences[0] && known.Kind == mention.Kind && known.Status is ContactStatus.Planned or ContactStatus.Proposed && mention.Status is ContactStatus.Planned or ContactStatus.Proposed) return true;
        return !IsPast(known) && !IsPast(mention) && !(Open(known.Status) ^ Open(mention.Status));
    }

    /// <summary>A held contact that lies clearly before publication; a plan without a date is not about it.</summary>
    private bool IsPast(ContactMention mention) => mention.Status == ContactStatus.Held && (mention.Start is null || reading.Document.Article.Published.Date is not { } published || mention.Start.Value.Last.PlusDays(3) < published.First);

    private static bool Open(ContactStatus status) => status is ContactStatus.Possible or ContactStatus.Proposed;

    private static bool IsUndone(ContactStatus status) => status is ContactStatus.Postponed or ContactStatus.Cancelled or ContactStatus.Declined;

    private static void Fold(ContactMention known, ContactMention mention, bool keepStatus = false)
    {
        if (known.Kind == ContactKind.Visit && known.Sentences[^1] == mention.Sentences[0] && known.First.Count < mention.First.Count && known.First.Count > 0) mention.First.RemoveAll(p => !known.First.Contains(p));
        foreach (var person in mention.First.Where(p => !known.First.Contains(p) && !known.Second.Contains(p)).ToList()) known.First.Add(person);
        foreach (var person in mention.Second.Where(p => !known.First.Contains(p) && !known.Second.Contains(p)).ToList()) known.Second.Add(person);
        known.Mandate ??= mention.Mandate;
        known.FirstSide ??= mention.FirstSide;
        known.SecondSide ??= mention.SecondSide;
        known.MoreSides.AddRange(mention.MoreSides.Where(side => !known.MoreSides.Contains(side)));
        if (known.Start is null || mention.Start is { } start && start.Agrees(known.Start.Value) && start.First >= known.Start.Value.First && start.Last <= known.Start.Value.Last && mention.OwnDate) known.Start = mention.Start ?? known.Start;
        known.End ??= mention.End;
        if (known.Place is null || known.Place == known.PlaceSide?.Code) (known.Place, known.PlaceSide) = (mention.Place ?? known.Place, mention.PlaceSide ?? known.PlaceSide);
        known.Venue ??= mention.Venue;
        known.Duration ??= mention.Duration;
        known.Occasion ??= mention.Occasion;
        known.DeclinedBy ??= mention.DeclinedBy;
        known.Reason ??= mention.Reason;
        if (!keepStatus && Strength(mention) > Strength(known)) (known.Status, known.Rule) = (mention.Status, mention.Rule);
        if (known.Kind == ContactKind.Meeting && mention.Kind is ContactKind.Call or ContactKind.VideoCall) known.Kind = mention.Kind;
        if (!known.Evidence.Contains(mention.Evidence[0])) known.Evidence.AddRange(mention.Evidence.Where(span => !known.Evidence.Contains(span)));
        known.Sentences.AddRange(mention.Sentences);
    }

    /// <summary>That it "will not" take place is said of a contact put off or called off, too: it is the weaker word.</summary>
    private static int Strength(ContactMention mention) => mention.Status == ContactStatus.Declined && mention.Rule.Contains(" not", StringComparison.Ordinal) ? Strength(ContactStatus.UnderWay) : Strength(mention.Status);

    /// <summary>Which of two states told of one contact stands: the later stage, what was undone above all.</summary>
    private static int Strength(ContactStatus status) => status switch
    {
        ContactStatus.Cancelled => 8,
        ContactStatus.Declined => 7,
        ContactStatus.Postponed => 6,
        ContactStatus.UnderWay => 5,
        ContactStatus.Held => 4,
        ContactStatus.Planned => 3,
        ContactStatus.Proposed => 2,
        _ => 1,
    };

    private Contact Contact(ContactMention mention)
    {
        var people = mention.People.Select(p => cast.People[p]).ToList();
        var sides = new List<Side>();
        var first = mention.Mandate is { } mandate ? [mandate] : mention.First.Select(p => cast.People[p].Side).Append(mention.FirstSide);
        foreach (var side in first.Concat(mention.Second.Select(p => cast.People[p].Side)).Append(mention.SecondSide).Concat(mention.MoreSides.Cast<Side?>()))
        {
            if (side is { } s && !sides.Contains(s)) sides.Add(s);
        }

        mention.Evidence.Sort();
        var article = reading.Document.Article;
        var evidence = mention.Evidence.Distinct().Select(span => Citation.Of(article, span)).ToEquatableArray();
        return new Contact
        {
            Id = ContentHash.Of(article.Id.Value, mention.Kind.Word(), mention.Status.Word(), string.Join(',', people.Select(p => p.Name)), mention.Start?.ToString() ?? "", evidence[0].Span.ToString()),
            Kind = mention.Kind,
            Status = mention.Status,
            Evidence = evidence,
            History = [new StatusReport(mention.Status, article.Published.Date, evidence[0])],
            Sides = sides.ToEquatableArray(),
            People = people.Select(p => new Participant(p.Name, p.Role, p.Side)).ToEquatableArray(),
            Level = LevelOf(mention),
            Start = mention.Start,
            End = mention.End,
            Place = mention.Place,
            Venue = mention.Venue,
            Duration = mention.Duration,
            Occasion = mention.Occasion,
            DeclinedBy = mention.DeclinedBy,
            Reason = mention.Reason,
            Rule = mention.Rule,
        };
    }

    /// <summary>The level of the side that travels or is named first: its highest.</summary>
    private Level LevelOf(ContactMention mention)
    {
        var side = mention.First.Select(p => cast.People[p].Side).FirstOrDefault();
        var levels = mention.First.Where(p => cast.People[p].Side == side).Select(p => cast.People[p].Level).Where(level => level != Level.Other).ToList();
        if (levels.Count == 0) levels = mention.Second.Select(p => cast.People[p].Level).Where(level => level != Level.Other).ToList();
        return levels.Count == 0 ? mention.GroupLevel : levels.Min();
    }
}
